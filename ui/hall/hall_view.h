// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_editor.h"

#include <QGraphicsView>

#include <optional>

namespace rw::ui {

class HallEdge;
class HallItem;
class HallRuler;

/// What a press on the canvas begins.
enum class HallTool {
    Select,
    Point,    ///< a thing of a given size, at each click
    Row,      ///< racks side by side along a drag
    Line,     ///< a wall or a busway along a drag
    Area,     ///< a rectangle
    Measure,
    TwoPoints ///< of the underlay, between which a distance is known
};

/// The hall's canvas: plan to scale with rulers, tools for pointer and keys. Wheel and + − zoom, the middle button or
/// Space with a drag moves the plan, F shows all of it. With the selecting tool arrows go from thing to thing, Ctrl with
/// an arrow moves what is selected by a tile (with Shift by 10 mm), Space picks it up and puts it down. With a drawing
/// tool arrows move a cross, Enter does what a click would, R turns what is drawn.
class HallView : public QGraphicsView {
    Q_OBJECT
public:
    explicit HallView(HallEditor* editor, QWidget* parent = nullptr);
    ~HallView() override;

    /// \p model: what the tool draws, with its size, kind and design.
    void setTool(HallTool tool, const Placement& model = {});
    [[nodiscard]] HallTool tool() const { return m_tool; }
    [[nodiscard]] HallItem* item() const { return m_item; }

    void fit();
    /// Moves the plan only where not all of \p mm is in view.
    void showBox(const QRectF& mm);
    void zoomBy(double factor);
    void zoomTo(const QRectF& mm);
    [[nodiscard]] double pixelsPerMillimetre() const { return transform().m11(); }
    [[nodiscard]] QPoint toViewport(const QPointF& mm) const;
    void setSnapping(bool on) { m_snapping = on; }

    [[nodiscard]] const std::vector<Placement>& ghosts() const { return m_ghosts; }
    [[nodiscard]] const std::vector<HallFault>& trialFaults() const { return m_trial.faults; }
    [[nodiscard]] std::optional<double> measured() const;  ///< mm
    [[nodiscard]] bool isCarrying() const { return m_carrying; }
    [[nodiscard]] QPointF cross() const { return m_cross; }

signals:
    void statusText(const QString& text);
    void toolFinished();  ///< Escape: the selecting tool is wanted again
    void editRequested();
    void menuRequested(const QPoint& globalPos);
    void pointsChosen(const QPointF& a, const QPointF& b);  ///< mm
    void zoomChanged();

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void leaveEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    enum class Drag { None, Pending, Pan, Band, Move, Draw };

    void drawingChanged(bool everything);
    void holdScene();
    void updateRulers();
    void showFocus();
    void zoomAbout(const QPointF& viewportPoint, double factor);
    [[nodiscard]] QPointF toFloor(const QPointF& viewportPoint) const;
    [[nodiscard]] double reach() const;  ///< mm of some pixels
    void announce(const QString& text);
    void describeSelection();
    [[nodiscard]] QString describe(std::size_t i) const;

    void walk(int key, bool extend);
    void nudge(int key, bool fine);
    void startCarrying();
    void carryTo(const QPointF& by, double snapReach);
    void tellCarried();
    void endCarrying(bool drop);
    void moveCross(int key, bool fine);
    void press(const QPointF& floor);
    void hover(const QPointF& floor);
    void finish(const QPointF& floor);
    void cancel();
    void setGhosts(std::vector<Placement> ghosts);
    [[nodiscard]] std::vector<Placement> drawn(const QPointF& from, const QPointF& to) const;
    [[nodiscard]] QString drawnSize() const;
    void turn();
    void updateCursor();
    void paintGhosts(QPainter& painter, const QTransform& toPixels) const;
    void paintTrial(QPainter& painter, const QTransform& toPixels) const;

    HallEditor* m_editor;
    HallItem* m_item;
    HallRuler* m_across;
    HallRuler* m_down;
    HallEdge* m_right;
    HallEdge* m_bottom;
    HallTool m_tool = HallTool::Select;
    Placement m_model;
    bool m_snapping = true;

    Drag m_drag = Drag::None;
    QPointF m_pressed;       ///< viewport
    QPointF m_pressedFloor;  ///< mm
    QPoint m_panFrom;
    bool m_space = false;
    bool m_spaceUsed = false;
    bool m_narrowOnRelease = false;
    std::size_t m_pressedOn = 0;
    QRectF m_band;           ///< mm
    std::vector<Placement> m_ghosts;  ///< what is carried or drawn at the moment; none where there are too many
    QRectF m_ghostBox;                ///< mm, around all of that
    HallTrial m_trial;
    bool m_carrying = false;
    QPointF m_carriedBy;
    std::optional<QPointF> m_first;  ///< of a drag by keys, or of two points
    std::optional<QLineF> m_measure;
    QString m_described;     ///< what was told last of the one thing selected
    QPointF m_cross{600.0, 600.0};
    bool m_crossShown = false;
    bool m_fitted = false;   ///< the hall has been seen as a whole once
    bool m_fitting = false;  ///< it is, and stays so while the window changes
};

}  // namespace rw::ui
