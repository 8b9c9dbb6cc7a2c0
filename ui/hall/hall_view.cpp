// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas does; how it looks stands in hall_view_paint.cpp.
#include "hall_view.h"

#include "hall_item.h"
#include "hall_ruler.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kStep = 1.25;           // of one notch of the wheel
constexpr double kNearest = 2.0;         // px a mm
constexpr double kFarthest = 0.25;       // of what fits
constexpr double kFitMargin = 1500.0;    // mm round all of it, where row names stand
constexpr double kReach = 8.0;           // px within which things snap
constexpr double kFine = 10.0;           // mm of a fine step
constexpr double kLeastDrawn = 100.0;    // mm of an area or a wall
constexpr double kPixelsOfZoomedThing = 90.0;

QPointF direction(int key)
{
    switch (key) {
    case Qt::Key_Left: return {-1.0, 0.0};
    case Qt::Key_Right: return {1.0, 0.0};
    case Qt::Key_Up: return {0.0, -1.0};
    default: return {0.0, 1.0};
    }
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

}  // namespace

HallView::HallView(HallEditor* editor, QWidget* parent)
    : QGraphicsView(parent), m_editor(editor), m_item(new HallItem(Theme::of(this))),
      m_across(new HallRuler(Qt::Horizontal, this)), m_down(new HallRuler(Qt::Vertical, this))
{
    auto* scene = new QGraphicsScene(this);
    scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    scene->addItem(m_item);
    setScene(scene);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::AnchorViewCenter);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(HallRuler::thickness(), HallRuler::thickness(), 0, 0);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Plan of the hall"));
    setWhatsThis(tr("Arrow keys go from thing to thing, with Shift they add to the selection. Ctrl with an arrow moves the "
                    "selection by a tile, with Shift as well by 10 mm. Space picks it up, arrows carry it, Space puts it "
                    "down and Escape leaves it. F2 edits, Ctrl+D copies, Delete removes. The wheel and + − zoom, the "
                    "middle button or a drag with Space held moves the plan, F shows all of it. With a drawing tool arrows "
                    "move a cross, Enter is a click there, R turns what is drawn, Escape ends the tool."));
    setTransform(QTransform::fromScale(0.02, 0.02));
    connect(m_editor, &HallEditor::drawingChanged, this, &HallView::drawingChanged);
    connect(m_editor, &HallEditor::hallChanged, this, [this] {
        cancel();
        m_fitted = false;
        if (isVisible()) fit();
    });
    connect(m_editor, &HallEditor::selectionChanged, this, [this] {
        m_item->setSelected(m_editor->selected());
        updateRulers();
        describeSelection();
    });
    connect(m_editor, &HallEditor::faultsChanged, this, [this] { m_item->setFaulty(m_editor->faultyPlacements()); });
    connect(&Theme::of(this), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

HallView::~HallView() = default;

void HallView::setTool(HallTool tool, const Placement& model)
{
    cancel();
    m_tool = tool;
    m_model = model;
    m_measure.reset();
    m_first.reset();
    m_crossShown = false;
    setGhosts({});
    updateCursor();
}

void HallView::updateCursor()
{
    if (m_drag == Drag::Pan) viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_space) viewport()->setCursor(Qt::OpenHandCursor);
    else viewport()->setCursor(m_tool == HallTool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
}

void HallView::drawingChanged(bool everything)
{
    m_item->setDrawing(m_editor->drawing(), everything);
    m_item->setSelected(m_editor->selected());
    m_item->setFaulty(m_editor->faultyPlacements());
    holdScene();
    if (!m_fitted && isVisible()) fit();
    updateRulers();
    viewport()->update();
}

/// The plan may be pushed about until its edge reaches the middle of the canvas.
void HallView::holdScene()
{
    if (!m_editor->drawing()) return;
    const QRectF all = m_editor->drawing()->bounds().adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    const double scale = std::max(transform().m11(), 1e-9);
    const double wide = viewport()->width() / scale / 2.0;
    const double high = viewport()->height() / scale / 2.0;
    const QRectF room = all.adjusted(-wide, -high, wide, high);
    if (room != sceneRect()) setSceneRect(room);
}

// --- the view ------------------------------------------------------------------------------------

QPoint HallView::toViewport(const QPointF& mm) const
{
    return viewportTransform().map(mm).toPoint();
}

QPointF HallView::toFloor(const QPointF& viewportPoint) const
{
    return viewportTransform().inverted().map(viewportPoint);
}

double HallView::reach() const
{
    return m_snapping ? kReach / std::max(transform().m11(), 1e-9) : 0.0;
}

void HallView::fit()
{
    if (!m_editor->drawing()) return;
    const QRectF all = m_editor->drawing()->bounds().adjusted(-kFitMargin, -kFitMargin, kFitMargin, kFitMargin);
    m_fitted = true;
    zoomTo(all);
    m_fitting = true;
}

void HallView::zoomTo(const QRectF& mm)
{
    if (mm.isEmpty() || viewport()->width() < 4) return;
    m_fitting = false;
    const double least = 600.0 / kPixelsOfZoomedThing;
    const QRectF wanted(mm.center() - QPointF(std::max(mm.width(), least) / 2.0, std::max(mm.height(), least) / 2.0),
                        QSizeF(std::max(mm.width(), least), std::max(mm.height(), least)));
    const double scale = std::min({viewport()->width() / wanted.width(), viewport()->height() / wanted.height(), kNearest});
    setTransform(QTransform::fromScale(scale, scale));
    holdScene();
    centerOn(wanted.center());
    updateRulers();
    viewport()->update();
    emit zoomChanged();
}

void HallView::zoomAbout(const QPointF& viewportPoint, double factor)
{
    if (!m_editor->drawing()) return;
    const QRectF all = m_editor->drawing()->bounds();
    const double least = kFarthest * std::min(viewport()->width() / std::max(all.width(), 1000.0),
                                              viewport()->height() / std::max(all.height(), 1000.0));
    const double before = transform().m11();
    const double after = std::clamp(before * factor, least, kNearest);
    if (after == before) return;
    m_fitting = false;
    const QPointF held = toFloor(viewportPoint);
    setTransform(QTransform::fromScale(after, after));
    holdScene();
    const QPointF off = viewportTransform().map(held) - viewportPoint;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(std::lround(off.x())));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(off.y())));
    updateRulers();
    emit zoomChanged();
}

void HallView::zoomBy(double factor)
{
    zoomAbout(QRectF(viewport()->rect()).center(), factor);
}

void HallView::updateRulers()
{
    const QTransform t = viewportTransform();
    m_across->setScale(t.dx(), t.m11(), m_editor->units());
    m_down->setScale(t.dy(), t.m22(), m_editor->units());
    const QRectF box = m_editor->selectedBox();
    if (box.isEmpty()) {
        m_across->setSpan({});
        m_down->setSpan({});
    } else {
        m_across->setSpan(std::make_pair(box.left(), box.right()));
        m_down->setSpan(std::make_pair(box.top(), box.bottom()));
    }
}

void HallView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    updateRulers();
}

void HallView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    const int t = HallRuler::thickness();
    m_across->setGeometry(t, 0, std::max(0, width() - t), t);
    m_down->setGeometry(0, t, t, std::max(0, height() - t));
    holdScene();
    if (!m_fitted || m_fitting) fit();
    updateRulers();
}

// --- telling -------------------------------------------------------------------------------------

void HallView::announce(const QString& text)
{
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    emit statusText(text);
}

QString HallView::describe(std::size_t i) const
{
    const HallDrawing& drawing = *m_editor->drawing();
    const Placement& p = drawing.at(i);
    const QRectF box = placementRect(p);
    QStringList parts{placementName(p), placementKindName(p.kind)};
    if (p.kind == PlacementKind::Zone || p.kind == PlacementKind::Containment) parts << areaUseName(p.use);
    if (p.kind == PlacementKind::Rack)
        for (const HallDesign& d : drawing.designs())
            if (p.rackDesign.empty() ? d.comes : d.id == p.rackDesign)
                parts << (p.rackDesign.empty() ? tr("any platform, as %1").arg(d.name) : d.name);
    if (!drawing.style(i).figure.isEmpty()) parts << drawing.style(i).figure;
    if (!p.row.empty()) parts << tr("row %1").arg(toQString(p.row));
    if (!p.feed.empty()) parts << tr("feed %1").arg(toQString(p.feed));
    parts << tr("at %1, %2").arg(lengthText(box.left(), drawing.units()), lengthText(box.top(), drawing.units()));
    for (const HallFault& fault : m_editor->faults())
        if (std::binary_search(fault.placements.begin(), fault.placements.end(), i)) parts << fault.text;
    return parts.join(QStringLiteral(", "));
}

void HallView::describeSelection()
{
    if (!m_editor->drawing()) return;
    const auto& selected = m_editor->selected();
    if (selected.size() == 1) {
        announce(describe(selected.front()));
    } else if (!selected.empty()) {
        const QRectF box = m_editor->selectedBox();
        announce(tr("%1 selected, %2 × %3").arg(formatCount(static_cast<qint64>(selected.size())),
                                                lengthText(box.width(), m_editor->units()), lengthText(box.height(), m_editor->units())));
    }
}

bool HallView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_editor->drawing() && m_drag == Drag::None) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::size_t i = m_editor->drawing()->hit(toFloor(help->pos()), reach() / 3.0);
        if (i == m_editor->drawing()->size()) {
            QToolTip::hideText();
        } else {
            const QStringList parts = describe(i).split(QStringLiteral(", "));
            QToolTip::showText(help->globalPos(),
                               QStringLiteral("<b>%1</b><br>%2").arg(parts.first().toHtmlEscaped(),
                                                                    parts.mid(1).join(QStringLiteral(", ")).toHtmlEscaped()),
                               viewport());
        }
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

void HallView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    m_across->update();
    m_down->update();
}

void HallView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    if (m_carrying && m_drag == Drag::None) endCarrying(false);
    m_space = false;
    updateCursor();
    m_across->update();
    m_down->update();
}

void HallView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    m_across->setPointer({});
    m_down->setPointer({});
    if (m_tool == HallTool::Point && m_drag == Drag::None && !m_crossShown) setGhosts({});
}

// --- carrying what is selected -------------------------------------------------------------------

void HallView::startCarrying()
{
    if (m_editor->selected().empty()) return;
    m_carrying = true;
    m_carriedBy = {};
    m_item->setLifted(true);
    carryTo({}, 0.0);
}

void HallView::carryTo(const QPointF& by, double snapReach)
{
    m_trial = m_editor->tryMove(by, snapReach);
    m_carriedBy = m_trial.by;
    std::vector<Placement> ghosts;
    ghosts.reserve(m_editor->selected().size());
    for (const std::size_t i : m_editor->selected()) {
        Placement p = m_editor->drawing()->at(i);
        p.x += std::llround(m_carriedBy.x());
        p.y += std::llround(m_carriedBy.y());
        ghosts.push_back(std::move(p));
    }
    m_ghosts = std::move(ghosts);
    const QString where = tr("Moved by %1, %2").arg(lengthText(m_carriedBy.x(), m_editor->units()), lengthText(m_carriedBy.y(), m_editor->units()));
    announce(m_trial.faults.empty() ? where : where + QStringLiteral(". ") + m_trial.faults.front().text);
    viewport()->update();
}

void HallView::endCarrying(bool drop)
{
    const QPointF by = m_carriedBy;
    m_carrying = false;
    m_item->setLifted(false);
    setGhosts({});
    if (drop && !by.isNull()) m_editor->moveSelected(by);
    else if (!drop) announce(tr("Left where it was"));
}

void HallView::setGhosts(std::vector<Placement> ghosts)
{
    m_ghosts = std::move(ghosts);
    m_trial = m_ghosts.empty() ? HallTrial{} : m_editor->tryAdd(m_ghosts);
    viewport()->update();
}

void HallView::cancel()
{
    if (m_carrying) endCarrying(false);
    m_drag = Drag::None;
    m_band = {};
    m_first.reset();
    if (!m_ghosts.empty()) setGhosts({});
    updateCursor();
    viewport()->update();
}

// --- drawing -------------------------------------------------------------------------------------

std::optional<double> HallView::measured() const
{
    return m_measure ? std::optional<double>(m_measure->length()) : std::nullopt;
}

/// What a drag between two points would draw.
std::vector<Placement> HallView::drawn(const QPointF& from, const QPointF& to) const
{
    const QPointF way = to - from;
    const bool along = std::abs(way.x()) >= std::abs(way.y());
    Placement p = m_model;
    const auto put = [&p](double x, double y) {
        p.x = std::llround(x);
        p.y = std::llround(y);
    };
    switch (m_tool) {
    case HallTool::Point: {
        put(to.x(), to.y());
        return {p};
    }
    case HallTool::Row: {
        // Fronts look down of a row from left to right, to the right of one that goes down; R turns them round.
        const bool turned = m_model.angle == 180 || m_model.angle == 270;
        p.angle = along ? (turned ? 180 : 0) : (turned ? 90 : 270);
        const double length = along ? way.x() : way.y();
        const double pitch = static_cast<double>(p.width);
        const auto count = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(std::abs(length) / pitch + 1e-6)));
        const double sign = length < 0.0 ? -1.0 : 1.0;
        std::vector<Placement> row;
        for (std::int64_t i = 0; i < count; ++i) {
            const double at = sign > 0.0 ? static_cast<double>(i) * pitch : -static_cast<double>(i + 1) * pitch;
            put(from.x() + (along ? at : 0.0), from.y() + (along ? 0.0 : at));
            row.push_back(p);
        }
        if (sign < 0.0) std::reverse(row.begin(), row.end());
        return row;
    }
    case HallTool::Line: {
        const double length = std::abs(along ? way.x() : way.y());
        if (length < kLeastDrawn) return {};
        p.angle = along ? 0 : 90;
        p.width = std::llround(length);
        put(along ? std::min(from.x(), to.x()) : from.x(), along ? from.y() : std::min(from.y(), to.y()));
        return {p};
    }
    case HallTool::Area: {
        if (std::abs(way.x()) < kLeastDrawn || std::abs(way.y()) < kLeastDrawn) return {};
        p.angle = 0;
        p.width = std::llround(std::abs(way.x()));
        p.depth = std::llround(std::abs(way.y()));
        put(std::min(from.x(), to.x()), std::min(from.y(), to.y()));
        return {p};
    }
    case HallTool::Select:
    case HallTool::Measure:
    case HallTool::TwoPoints: break;
    }
    return {};
}

void HallView::turn()
{
    m_model.angle = (m_model.angle + (m_tool == HallTool::Row ? 180 : 90)) % 360;
    if (m_crossShown || !m_ghosts.empty()) hover(m_crossShown ? m_cross : toFloor(viewport()->mapFromGlobal(QCursor::pos())));
    announce(tr("Turned to %1°").arg(m_model.angle));
}

void HallView::press(const QPointF& floor)
{
    const QPointF at = m_snapping ? m_editor->snapped(floor) : floor;
    if (m_tool == HallTool::Point) {
        std::vector<Placement> things = drawn(at, at);
        setGhosts({});
        m_editor->add(std::move(things));
        return;
    }
    m_first = m_tool == HallTool::Measure || m_tool == HallTool::TwoPoints ? (m_snapping && m_tool == HallTool::Measure ? at : floor) : at;
    m_measure.reset();
    if (m_tool == HallTool::TwoPoints) m_measure = QLineF(*m_first, *m_first);
    hover(floor);
}

void HallView::hover(const QPointF& floor)
{
    const QPointF at = m_snapping && m_tool != HallTool::TwoPoints ? m_editor->snapped(floor) : floor;
    if (m_tool == HallTool::Point) {
        setGhosts(drawn(at, at));
        announce(m_trial.faults.empty() ? tr("At %1, %2").arg(lengthText(at.x(), m_editor->units()), lengthText(at.y(), m_editor->units()))
                                        : m_trial.faults.front().text);
        return;
    }
    if (!m_first) {
        if (m_crossShown) announce(tr("At %1, %2").arg(lengthText(at.x(), m_editor->units()), lengthText(at.y(), m_editor->units())));
        viewport()->update();
        return;
    }
    if (m_tool == HallTool::Measure || m_tool == HallTool::TwoPoints) {
        m_measure = QLineF(*m_first, at);
        announce(tr("%1 (%2 across, %3 down)")
                     .arg(lengthText(m_measure->length(), m_editor->units()), lengthText(std::abs(m_measure->dx()), m_editor->units()),
                          lengthText(std::abs(m_measure->dy()), m_editor->units())));
        viewport()->update();
        return;
    }
    setGhosts(drawn(*m_first, at));
    if (m_ghosts.empty()) return;
    QString words;
    if (m_tool == HallTool::Row)
        words = counted(static_cast<qint64>(m_ghosts.size()), tr("%1 rack"), tr("%1 racks"));
    else
        words = tr("%1 × %2").arg(lengthText(static_cast<double>(m_ghosts.front().width), m_editor->units()),
                                  lengthText(static_cast<double>(m_ghosts.front().depth), m_editor->units()));
    announce(m_trial.faults.empty() ? words : words + QStringLiteral(". ") + m_trial.faults.front().text);
}

void HallView::finish(const QPointF& floor)
{
    if (!m_first) return;
    hover(floor);
    const QPointF from = *m_first;
    m_first.reset();
    if (m_tool == HallTool::TwoPoints) {
        if (m_measure && m_measure->length() > kFine) emit pointsChosen(from, m_measure->p2());
        return;
    }
    if (m_tool == HallTool::Measure) return;
    std::vector<Placement> things = std::move(m_ghosts);
    setGhosts({});
    if (!things.empty()) m_editor->add(std::move(things));
}

// --- pointer -------------------------------------------------------------------------------------

void HallView::mousePressEvent(QMouseEvent* event)
{
    if (!m_editor->drawing()) return;
    m_pressed = event->position();
    m_pressedFloor = toFloor(event->position());
    m_crossShown = false;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        m_drag = Drag::Pan;
        m_spaceUsed = true;
        m_panFrom = event->position().toPoint();
        updateCursor();
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    if (m_carrying) endCarrying(false);
    if (m_tool != HallTool::Select) {
        // A second click ends what a first one began, as the end of a drag does.
        m_drag = m_tool == HallTool::Point ? Drag::None : Drag::Draw;
        press(m_pressedFloor);
        return;
    }
    const std::size_t none = m_editor->drawing()->size();
    m_pressedOn = m_editor->drawing()->hit(m_pressedFloor, reach() / 3.0);
    m_narrowOnRelease = false;
    const bool adds = event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::ShiftModifier);
    if (m_pressedOn == none) {
        m_drag = Drag::Band;
        m_band = QRectF(m_pressedFloor, QSizeF());
        if (!adds) m_editor->select({});
        return;
    }
    if (adds) {
        std::vector<std::size_t> selected = m_editor->selected();
        const auto at = std::lower_bound(selected.begin(), selected.end(), m_pressedOn);
        if (at != selected.end() && *at == m_pressedOn) selected.erase(at);
        else selected.insert(at, m_pressedOn);
        m_editor->select(std::move(selected), m_pressedOn);
    } else if (!m_editor->isSelected(m_pressedOn)) {
        m_editor->select({m_pressedOn}, m_pressedOn);
    } else {
        // A press on one of several may begin to move them all.
        m_narrowOnRelease = m_editor->selected().size() > 1;
    }
    m_drag = Drag::Pending;
}

void HallView::mouseMoveEvent(QMouseEvent* event)
{
    m_across->setPointer(event->position().x());
    m_down->setPointer(event->position().y());
    if (!m_editor->drawing()) return;
    const QPointF floor = toFloor(event->position());
    switch (m_drag) {
    case Drag::Pan: {
        const QPoint way = event->position().toPoint() - m_panFrom;
        m_panFrom = event->position().toPoint();
        m_fitting = false;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
        return;
    }
    case Drag::Band:
        m_band = QRectF(m_pressedFloor, floor).normalized();
        viewport()->update();
        return;
    case Drag::Pending:
        if ((event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
        if (m_editor->selected().empty()) return;
        m_drag = Drag::Move;
        viewport()->setCursor(Qt::ClosedHandCursor);
        startCarrying();
        [[fallthrough]];
    case Drag::Move: carryTo(floor - m_pressedFloor, event->modifiers().testFlag(Qt::AltModifier) ? 0.0 : reach()); return;
    case Drag::Draw: hover(floor); return;
    case Drag::None: break;
    }
    if (m_tool != HallTool::Select) {
        m_crossShown = false;
        hover(floor);
        return;
    }
    const std::size_t i = m_editor->drawing()->hit(floor, reach() / 3.0);
    viewport()->setCursor(m_space ? Qt::OpenHandCursor : i < m_editor->drawing()->size() && m_editor->isSelected(i) ? Qt::SizeAllCursor : Qt::ArrowCursor);
}

void HallView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_editor->drawing() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)) return;
    const Drag was = m_drag;
    m_drag = Drag::None;
    const QPointF floor = toFloor(event->position());
    switch (was) {
    case Drag::Band: {
        const QRectF band = m_band;
        m_band = {};
        viewport()->update();
        if ((event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) break;
        std::vector<std::size_t> chosen = m_editor->drawing()->within(band);
        if (event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::ShiftModifier)) {
            std::vector<std::size_t> both;
            std::set_union(chosen.begin(), chosen.end(), m_editor->selected().begin(), m_editor->selected().end(), std::back_inserter(both));
            chosen = std::move(both);
        }
        m_editor->select(std::move(chosen));
        break;
    }
    case Drag::Move: endCarrying(true); break;
    case Drag::Draw:
        if ((event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) finish(floor);
        else if (m_tool == HallTool::Row) finish(floor);
        break;
    case Drag::Pending:
        if (m_narrowOnRelease) m_editor->select({m_pressedOn}, m_pressedOn);
        break;
    case Drag::Pan:
    case Drag::None: break;
    }
    updateCursor();
}

void HallView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_tool != HallTool::Select || event->button() != Qt::LeftButton || !m_editor->drawing()) return mousePressEvent(event);
    if (m_editor->drawing()->hit(toFloor(event->position()), reach() / 3.0) < m_editor->drawing()->size()) emit editRequested();
}

void HallView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0.0) zoomAbout(event->position(), std::pow(kStep, notches));
    event->accept();
}

void HallView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_editor->drawing()) return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const std::size_t i = m_editor->drawing()->hit(toFloor(viewport()->mapFromGlobal(event->globalPos())), reach() / 3.0);
        if (i < m_editor->drawing()->size() && !m_editor->isSelected(i)) m_editor->select({i}, i);
    } else if (!m_editor->selected().empty()) {
        at = viewport()->mapToGlobal(toViewport(m_editor->selectedBox().center()));
    }
    emit menuRequested(at);
}

// --- keys ----------------------------------------------------------------------------------------

/// The nearest thing that way; what lies straight ahead counts as nearer.
void HallView::walk(int key, bool extend)
{
    const HallDrawing& drawing = *m_editor->drawing();
    if (drawing.size() == 0) return;
    const std::size_t from = m_editor->current();
    const QPointF way = direction(key);
    const QPointF start = from < drawing.size() ? drawing.rect(from).center()
                                                : viewportTransform().inverted().map(QRectF(viewport()->rect()).center());
    std::size_t best = drawing.size();
    double least = 0.0;
    const auto look = [&](std::size_t i) {
        if (i == from) return;
        const QPointF off = drawing.rect(i).center() - start;
        const double ahead = off.x() * way.x() + off.y() * way.y();
        const double aside = std::abs(off.x() * way.y()) + std::abs(off.y() * way.x());
        if (from < drawing.size() && (ahead <= 1.0 || aside > 1.5 * ahead)) return;
        const double cost = from < drawing.size() ? ahead + 2.0 * aside : std::hypot(off.x(), off.y());
        if (best < drawing.size() && cost >= least) return;
        best = i;
        least = cost;
    };
    // Near things first: the whole hall is looked through only where nothing is near.
    for (double side = 6000.0; best == drawing.size() && side < 1e7; side *= 4.0) {
        const QRectF where(start.x() - side, start.y() - side, 2.0 * side, 2.0 * side);
        drawing.visitSolids(where, look);
        drawing.visitFlats(where, look);
        if (where.contains(drawing.bounds())) break;
    }
    if (best == drawing.size()) return;
    std::vector<std::size_t> selected = extend ? m_editor->selected() : std::vector<std::size_t>{};
    const auto at = std::lower_bound(selected.begin(), selected.end(), best);
    if (at == selected.end() || *at != best) selected.insert(at, best);
    m_editor->select(std::move(selected), best);
    ensureVisible(drawing.rect(best), 40, 40);
}

void HallView::nudge(int key, bool fine)
{
    const double step = fine || m_editor->drawing()->tile() <= 0.0 ? kFine : m_editor->drawing()->tile();
    m_editor->moveSelected(direction(key) * step);
}

void HallView::moveCross(int key, bool fine)
{
    const double tile = m_editor->drawing()->tile();
    const double step = fine || tile <= 0.0 ? kFine : tile;
    if (!m_crossShown) {
        m_crossShown = true;
        const QPointF middle = m_editor->snapped(toFloor(QRectF(viewport()->rect()).center()));
        if (!viewportTransform().mapRect(QRectF(m_cross, QSizeF(1, 1))).intersects(QRectF(viewport()->rect()))) m_cross = middle;
    } else {
        m_cross += direction(key) * step;
    }
    ensureVisible(QRectF(m_cross, QSizeF(1.0, 1.0)), 40, 40);
    hover(m_cross);
    viewport()->update();
}

void HallView::keyPressEvent(QKeyEvent* event)
{
    if (!m_editor->drawing()) return QGraphicsView::keyPressEvent(event);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int key = event->key();
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(kStep);
    case Qt::Key_Minus: return zoomBy(1.0 / kStep);
    case Qt::Key_F:
        if (control) break;
        return fit();
    case Qt::Key_Escape:
        if (m_carrying || m_drag != Drag::None || m_first) return cancel();
        if (m_tool != HallTool::Select) return emit toolFinished();
        if (!m_editor->selected().empty()) return m_editor->select({});
        break;
    default: break;
    }
    if (m_tool != HallTool::Select) {
        if (isArrow(key)) return moveCross(key, shift);
        if (key == Qt::Key_R && !control) return turn();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (!m_crossShown) return moveCross(Qt::Key_Down, false);
            if (m_first) finish(m_cross);
            else press(m_cross);
            return;
        }
    } else {
        if (isArrow(key)) {
            const double tile = m_editor->drawing()->tile();
            if (m_carrying) return carryTo(m_carriedBy + direction(key) * (shift || tile <= 0.0 ? kFine : tile), 0.0);
            if (control) return nudge(key, shift);
            return walk(key, shift);
        }
        if (m_carrying && (key == Qt::Key_Return || key == Qt::Key_Enter)) return endCarrying(true);
        if (key == Qt::Key_Return || key == Qt::Key_Enter) return emit editRequested();
        if ((key == Qt::Key_Home || key == Qt::Key_End) && m_editor->drawing()->size() > 0) {
            const std::size_t i = key == Qt::Key_Home ? 0 : m_editor->drawing()->size() - 1;
            m_editor->select({i}, i);
            ensureVisible(m_editor->drawing()->rect(i), 40, 40);
            return;
        }
    }
    if (key == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = true;
        m_spaceUsed = false;
        updateCursor();
        return;
    }
    if (key == Qt::Key_Space) return;
    QGraphicsView::keyPressEvent(event);
}

/// Space alone picks up and puts down; held with a drag it has moved the plan.
void HallView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return QGraphicsView::keyReleaseEvent(event);
    m_space = false;
    updateCursor();
    if (m_spaceUsed || !m_editor->drawing()) return;
    if (m_tool != HallTool::Select) {
        if (m_crossShown) {
            if (m_first) finish(m_cross);
            else press(m_cross);
        }
        return;
    }
    if (m_carrying) endCarrying(true);
    else startCarrying();
}

}  // namespace rw::ui
