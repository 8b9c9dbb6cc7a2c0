// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas carries, draws and measures with its tools.
#include "hall_view.h"

#include "hall_item.h"
#include "hall_ruler.h"

#include <QCursor>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastDrawn = 100.0;  // mm of an area or a wall
constexpr double kLeastApart = 10.0;   // mm of two points whose distance is known
constexpr std::size_t kMostGhosts = 3000;  // carried things, beyond which their box stands for them

}  // namespace

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
    m_ghosts.clear();
    m_ghostBox = m_editor->selectedBox().translated(m_carriedBy);
    if (m_editor->selected().size() <= kMostGhosts)
        for (const std::size_t i : m_editor->selected()) {
            Placement& p = m_ghosts.emplace_back(m_editor->drawing()->at(i));
            p.x += std::llround(m_carriedBy.x());
            p.y += std::llround(m_carriedBy.y());
        }
    tellCarried();
}

void HallView::tellCarried()
{
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
    m_ghostBox = {};
    for (const Placement& p : m_ghosts) m_ghostBox |= placementRect(p);
    m_trial = m_ghosts.empty() ? HallTrial{} : m_editor->tryAdd(m_ghosts);
    viewport()->update();
}

void HallView::cancel()
{
    if (m_carrying) endCarrying(false);
    m_drag = Drag::None;
    m_band = {};
    m_first.reset();
    if (!m_ghostBox.isNull()) setGhosts({});
    updateCursor();
    viewport()->update();
}

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
    const QString words = drawnSize();
    announce(m_trial.faults.empty() ? words : words + QStringLiteral(". ") + m_trial.faults.front().text);
}

/// How much is being drawn: what a planner watches while he drags.
QString HallView::drawnSize() const
{
    if (m_ghosts.empty()) return {};
    const UnitSystem units = m_editor->units();
    const Placement& first = m_ghosts.front();
    switch (m_tool) {
    case HallTool::Row:
        return tr("%1, %2").arg(counted(static_cast<qint64>(m_ghosts.size()), tr("%1 rack"), tr("%1 racks")),
                                lengthText(static_cast<double>(first.width) * static_cast<double>(m_ghosts.size()), units));
    case HallTool::Line: return lengthText(static_cast<double>(first.width), units);
    case HallTool::Area: return tr("%1 × %2").arg(lengthText(static_cast<double>(first.width), units), lengthText(static_cast<double>(first.depth), units));
    case HallTool::Select:
    case HallTool::Point:
    case HallTool::Measure:
    case HallTool::TwoPoints: break;
    }
    return {};
}

void HallView::finish(const QPointF& floor)
{
    if (!m_first) return;
    hover(floor);
    const QPointF from = *m_first;
    m_first.reset();
    if (m_tool == HallTool::TwoPoints) {
        if (m_measure && m_measure->length() > kLeastApart) emit pointsChosen(from, m_measure->p2());
        return;
    }
    if (m_tool == HallTool::Measure) return;
    std::vector<Placement> things = std::move(m_ghosts);
    setGhosts({});
    if (!things.empty()) m_editor->add(std::move(things));
}

}  // namespace rw::ui
