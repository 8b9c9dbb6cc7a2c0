// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/key_figure_strip.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace rw {
struct Figure;
}

namespace rw::ui {

class PlanDocument;

/// The strip of figures that is always true. Which ones is the planner's choice, kept as paths in
/// which {basis} stands for the programme's basis and {rack} for the rack design in view.
class KeyFigures : public QWidget {
    Q_OBJECT
public:
    explicit KeyFigures(QWidget* parent = nullptr);
    void setDocument(PlanDocument* document);

    static QStringList defaultPaths();
    /// The word or two that a tile has room for; empty where there is only the figure's whole label.
    static QString shortLabel(const QString& path);
    /// One that needs less room still; empty where the short one is short enough.
    static QString briefLabel(const QString& path);
    const QStringList& paths() const { return m_paths; }
    void setPaths(const QStringList& paths);
    /// A figure that a tile may show: its general path, its words, and the group it belongs to.
    struct Choice {
        QString path;
        QString label;
        QString group;
    };
    /// Those of the programme and of the rack in view; empty before the first figures.
    QList<Choice> choices() const;
    /// The path of a tile with its words in braces filled in for this plan.
    QString figurePath(int tile) const;
    /// Smaller figures in one row, for a low window.
    void setCompact(bool compact) { m_strip->setCompact(compact); }
    KeyFigureStrip* strip() const { return m_strip; }

signals:
    void figureActivated(const QString& figurePath);
    void pathsChanged();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QString filledIn(const QString& path) const;
    QString generalised(const QString& figurePath) const;
    QString rackInView() const;
    KeyFigure describe(const QString& path, const Figure* figure, const Figure* base) const;
    void refresh();

    PlanDocument* m_document = nullptr;
    KeyFigureStrip* m_strip;
    QStringList m_paths = defaultPaths();
    QTimer m_staleTimer;  ///< figures that follow at once never look stale
};

}  // namespace rw::ui
