// SPDX-License-Identifier: GPL-3.0-or-later
// What would be wrong where things are carried or drawn, before they are put there.
#include "hall_editor.h"

#include "layout/snap.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace rw::ui {
namespace {

constexpr std::size_t kTriedAtOnce = 1000;  // things that are checked within a frame; more of them on another thread
constexpr std::size_t kMostTrialFaults = 60;

/// What is wrong with things at other places; what was wrong elsewhere before is no news of them.
std::vector<layout::LayoutFault> faultsOf(const std::vector<Placement>& now, const layout::HallChecker& checks)
{
    std::unordered_set<std::string_view> ids;
    for (const Placement& p : now) ids.insert(p.id);
    std::vector<layout::LayoutFault> faults = checks.changed(now).faults;
    std::erase_if(faults, [&](const layout::LayoutFault& f) { return ids.count(f.subject) == 0 && ids.count(f.other) == 0; });
    std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return faults;
}

std::vector<Placement> placementsAt(const HallDrawing& drawing, const std::vector<std::size_t>& which, const layout::Point& by)
{
    std::vector<Placement> of;
    of.reserve(which.size());
    for (const std::size_t i : which) of.push_back(drawing.at(i));
    return layout::moved(of, by);
}

}  // namespace

layout::Point roundPoint(const QPointF& p)
{
    return {std::llround(p.x()), std::llround(p.y())};
}

HallTrial HallEditor::tryMove(const QPointF& by, double reach)
{
    HallTrial trial;
    // Whole millimetres before anything snaps: rounded afterwards, things would end 1 mm beside what drew them.
    trial.by = QPointF(std::round(by.x()), std::round(by.y()));
    if (!m_drawing || m_selected.empty()) return trial;
    if (reach > 0.0) {
        layout::SnapRules rules;
        rules.within = std::llround(reach);
        rules.tile = std::llround(m_drawing->tile());
        rules.hall = toRect(m_drawing->outline());
        const layout::Rect moving = toRect(selectedBox().translated(trial.by));
        const layout::Snap snapped = layout::snap(moving, m_drawing->index(), rules, [this](std::size_t i) { return isSelected(i); });
        trial.by += QPointF(static_cast<double>(snapped.by.x), static_cast<double>(snapped.by.y));
        for (const layout::GuideLine& g : snapped.guides) {
            const auto at = static_cast<double>(g.at), from = static_cast<double>(g.from), to = static_cast<double>(g.to);
            trial.guides.push_back(g.upright ? QLineF(at, from, at, to) : QLineF(from, at, to, at));
        }
    }
    if (m_selected.size() <= kTriedAtOnce) {
        const std::vector<Placement> now = placementsAt(*m_drawing, m_selected, roundPoint(trial.by));
        if (const layout::HallChecker* checks = checker())
            trial.faults = toHallFaults(faultsOf(now, *checks), *m_drawing, kMostTrialFaults, units(), now);
        return trial;
    }
    // While it is carried on, what was found last is told; the newest place is looked at next.
    if (!m_tried || m_tried->by != trial.by) {
        m_toTry = trial.by;
        if (!m_trials->isRunning()) tryNext();
        trial.checking = true;
    }
    if (m_tried) trial.faults = m_tried->faults;
    return trial;
}

void HallEditor::tryNext()
{
    if (!m_toTry || !m_drawing || !hall()) return;
    const QPointF by = *m_toTry;
    m_toTry.reset();
    m_trials->start([this, by, drawing = m_drawing, which = m_selected, limits = limits(), known = m_checker,
                     units = units()](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        auto checks = known ? known : std::make_shared<const layout::HallChecker>(drawing->layout(), limits);
        const std::vector<Placement> now = placementsAt(*drawing, which, roundPoint(by));
        std::vector<HallFault> faults = toHallFaults(faultsOf(now, *checks), *drawing, kMostTrialFaults, units);
        return [this, by, drawing, which, checks, faults = std::move(faults)]() mutable {
            // Another picture of the same things is none the worse for it.
            if (m_drawing && drawing->layout().sharedWith(m_drawing->layout()) && which == m_selected) {
                m_checker = checks;
                m_tried = HallTrial{by, {}, std::move(faults)};
            }
            tryNext();
            emit trialChanged();
        };
    });
}

void HallEditor::forgetTrials()
{
    m_trials->cancel();
    m_toTry.reset();
    m_tried.reset();
}

HallTrial HallEditor::tryAdd(const std::vector<Placement>& added) const
{
    HallTrial trial;
    const layout::HallChecker* checks = m_drawing && added.size() <= kTriedAtOnce ? checker() : nullptr;
    if (!checks) return trial;
    std::vector<Placement> named = added;
    for (std::size_t i = 0; i < named.size(); ++i) named[i].id = "new " + std::to_string(i + 1);
    trial.faults = toHallFaults(faultsOf(named, *checks), *m_drawing, kMostTrialFaults, units(), named);
    return trial;
}

QPointF HallEditor::snapped(const QPointF& at) const
{
    if (!m_drawing || m_drawing->tile() <= 0.0) return {std::round(at.x()), std::round(at.y())};
    const layout::Point p = layout::toTile(roundPoint(at), std::llround(m_drawing->tile()));
    return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

}  // namespace rw::ui
