// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "one_line.h"

#include <QGraphicsView>

#include <functional>

namespace rw::ui {

class OneLineItem;
class OneLineWires;

/// The one-line as a canvas. Arrows choose a node, Enter opens its derivation, the wheel and + - 0 zoom. It holds no
/// data but what it draws.
class OneLineView : public QGraphicsView {
    Q_OBJECT
public:
    explicit OneLineView(QWidget* parent = nullptr);
    ~OneLineView() override;

    void setOneLine(OneLine drawing);
    [[nodiscard]] const OneLine& oneLine() const { return m_drawing; }
    /// More than fits beside a node, asked when the pointer rests on it.
    void setExplainer(std::function<QString(const OneLineNode&)> explainer)
    {
        m_explainer = std::move(explainer);
    }

    [[nodiscard]] QString current() const { return m_current; }
    /// An unknown key chooses nothing.
    void setCurrent(const QString& key);
    /// Where a node lies on the viewport.
    [[nodiscard]] QRect nodeRect(const QString& key) const;
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The height of a line of small text, by which the drawing scales.
    [[nodiscard]] double lineHeight() const;
    void fit();
    void zoomBy(double factor);

signals:
    void currentChanged(const QString& key);
    void activated(const QString& key);
    void removeRequested(const QString& key);
    /// What if a unit of it failed: the key F.
    void failRequested(const QString& key);
    /// A context menu for a node, which is then chosen.
    void menuRequested(const QString& key, const QPoint& globalPos);
    void statusText(const QString& text);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void rebuild();
    void showStates();
    [[nodiscard]] const OneLineNode* nodeAt(const QPoint& point) const;
    [[nodiscard]] const OneLineNode* neighbour(int key) const;
    [[nodiscard]] QString describe(const OneLineNode& node) const;
    void announce(const QString& text);

    OneLine m_drawing;
    std::vector<OneLineItem*> m_items;  ///< owned by the scene
    std::function<QString(const OneLineNode&)> m_explainer;
    QString m_current;
    QPoint m_pressedAt;
    bool m_ownZoom = false;  ///< the planner has chosen how near it is
};

}  // namespace rw::ui
