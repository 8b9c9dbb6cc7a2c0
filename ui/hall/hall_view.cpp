// SPDX-License-Identifier: GPL-3.0-or-later
// What of the hall is in view, and what is told of it. Its tools stand in hall_view_draw.cpp, pointer and keys in
// hall_view_input.cpp, how it looks in hall_view_paint.cpp.
#include "hall_view.h"

#include "hall_item.h"
#include "hall_ruler.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kNearest = 2.0;         // px a mm
constexpr double kFarthest = 0.25;       // of what fits
constexpr double kFitMargin = 1500.0;    // mm round all of it, where row names stand
constexpr double kReach = 8.0;           // px within which things snap
constexpr double kPixelsOfZoomedThing = 90.0;

}  // namespace

HallView::HallView(HallEditor* editor, QWidget* parent)
    : QGraphicsView(parent), m_editor(editor), m_item(new HallItem(Theme::of(this))),
      m_across(new HallRuler(Qt::Horizontal, this)), m_down(new HallRuler(Qt::Vertical, this)),
      m_right(new HallEdge(this)), m_bottom(new HallEdge(this))
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
    setViewportMargins(HallRuler::thickness(), HallRuler::thickness(), HallEdge::thickness(), HallEdge::thickness());
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
    connect(m_editor, &HallEditor::faultsChanged, this, [this] {
        m_item->setFaulty(m_editor->faultyPlacements());
        // What was told of one thing before it was checked is told again with what is wrong with it.
        if (m_editor->isChecked() && m_editor->selected().size() == 1 && !m_described.isEmpty() && accessibleDescription() == m_described
            && describe(m_editor->selected().front()) != m_described)
            describeSelection();
    });
    connect(m_editor, &HallEditor::trialChanged, this, [this] {
        if (!m_carrying) return;
        const std::vector<QLineF> guides = std::move(m_trial.guides);
        carryTo(m_carriedBy, 0.0);
        m_trial.guides = guides;
    });
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

void HallView::showBox(const QRectF& mm)
{
    constexpr int kRoom = 60;  // px round it, where the plan has to move
    if (!QRectF(viewport()->rect()).contains(viewportTransform().mapRect(mm))) ensureVisible(mm, kRoom, kRoom);
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
    const int edge = HallEdge::thickness();
    m_right->setGeometry(width() - edge, t, edge, std::max(0, height() - t));
    m_bottom->setGeometry(t, height() - edge, std::max(0, width() - t), edge);
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
    // While the checks run, those known are of the drawing before.
    for (const HallFault& fault : m_editor->isChecked() ? m_editor->faults() : std::vector<HallFault>())
        if (std::binary_search(fault.placements.begin(), fault.placements.end(), i)) parts << fault.text;
    return parts.join(QStringLiteral(", "));
}

void HallView::describeSelection()
{
    if (!m_editor->drawing()) return;
    const auto& selected = m_editor->selected();
    if (selected.size() == 1) {
        m_described = describe(selected.front());
        announce(m_described);
    } else if (!selected.empty()) {
        const QRectF box = m_editor->selectedBox();
        announce(tr("%1 selected, %2 × %3").arg(formatCount(static_cast<qint64>(selected.size())),
                                                lengthText(box.width(), m_editor->units()), lengthText(box.height(), m_editor->units())));
    }
}

bool HallView::viewportEvent(QEvent* event)
{
    // With a drawing tool the note beside what is drawn says all there is, and a tooltip would hide it.
    if (event->type() == QEvent::ToolTip && m_tool != HallTool::Select) {
        QToolTip::hideText();
        return true;
    }
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
    showFocus();
}

void HallView::showFocus()
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_across, m_down, m_right, m_bottom}) part->update();
}

void HallView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    if (m_carrying && m_drag == Drag::None) endCarrying(false);
    m_space = false;
    updateCursor();
    showFocus();
}

void HallView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    m_across->setPointer({});
    m_down->setPointer({});
    if (m_tool == HallTool::Point && m_drag == Drag::None && !m_crossShown) setGhosts({});
}

}  // namespace rw::ui
