// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/page_export.h"

#include <QGraphicsView>
#include <QPoint>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

namespace rw::ui {

/// A canvas of things that can be chosen, each by a key. Arrows choose the next one, Enter opens its derivation, the
/// wheel and + - 0 zoom. What there is, and how it is drawn, is the heirs'.
class SchemeView : public QGraphicsView, public Choosing {
    Q_OBJECT
public:
    [[nodiscard]] QString current() const { return m_current; }
    /// An unknown key chooses nothing.
    void setCurrent(const QString& key);
    [[nodiscard]] double zoom() const { return transform().m11(); }
    /// The height of a line of small text, by which drawings scale.
    [[nodiscard]] double lineHeight() const;
    void fit();
    void zoomBy(double factor);
    void setChoiceShown(bool shown) override;

signals:
    void currentChanged(const QString& key);
    void activated(const QString& key);
    void statusText(const QString& text);

protected:
    /// \p mostZoom: as near as one comes.
    SchemeView(double mostZoom, QWidget* parent);

    /// Of all that is drawn.
    [[nodiscard]] virtual QRectF bounds() const = 0;
    /// In the order of reading.
    [[nodiscard]] virtual QStringList keys() const = 0;
    [[nodiscard]] virtual QRectF boxOf(const QString& key) const = 0;
    /// What arrows go from and to.
    [[nodiscard]] virtual QPointF anchorOf(const QString& key) const { return boxOf(key).center(); }
    /// Whether an arrow up or down may come there.
    [[nodiscard]] virtual bool isOnTheWay(const QString&) const { return true; }
    /// Empty: nothing there.
    [[nodiscard]] virtual QString keyAt(const QPointF& scenePoint) const = 0;
    /// Name and figures in a line.
    [[nodiscard]] virtual QString spoken(const QString& key) const = 0;
    /// Rich text for the tooltip; empty: none.
    [[nodiscard]] virtual QString explained(const QString& key) const = 0;
    [[nodiscard]] virtual double fittingScale() const = 0;
    /// Current, focus or theme have changed.
    virtual void showStates() = 0;

    [[nodiscard]] bool isChoiceShown() const { return m_choiceShown; }
    [[nodiscard]] QString keyAt(const QPoint& viewportPoint) const { return keyAt(mapToScene(viewportPoint)); }
    /// After a new drawing: what is gone is no more chosen, and a drawing of another size is shown whole.
    void drawingChanged(const QRectF& boundsBefore);

    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] QString neighbour(int key) const;
    void announce(const QString& text);

    QString m_current;
    QString m_unshown;  ///< what is chosen, while that is not shown
    bool m_choiceShown = true;
    QPoint m_pressedAt;
    double m_mostZoom;
    bool m_ownZoom = false;  ///< the planner has chosen how near it is
};

}  // namespace rw::ui
