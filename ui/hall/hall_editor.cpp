// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_editor.h"

#include "hall_clipboard.h"
#include "layout/patch.h"
#include "layout/snap.h"
#include "shell/theme.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace rw::ui {
namespace {

constexpr std::size_t kMostTold = 500;     // faults in words; the rest is counted
constexpr std::size_t kMostTried = 4000;   // things that are checked while they are carried
constexpr std::size_t kMostTrialFaults = 60;

layout::Point toPoint(const QPointF& p)
{
    return {std::llround(p.x()), std::llround(p.y())};
}

std::vector<HallFault> inWords(const std::vector<layout::LayoutFault>& faults, const HallDrawing& drawing, std::size_t most, UnitSystem units,
                               const std::vector<Placement>& added)
{
    std::unordered_map<std::string, std::size_t> wanted;
    const std::size_t count = std::min(faults.size(), most);
    for (std::size_t i = 0; i < count; ++i)
        for (const std::string& id : {faults[i].subject, faults[i].other})
            if (!id.empty()) wanted.emplace(id, drawing.size());
    if (!wanted.empty())
        for (std::size_t i = 0; i < drawing.size(); ++i)
            if (const auto at = wanted.find(drawing.at(i).id); at != wanted.end()) at->second = i;
    const PlacementNames names = [&](const std::string& id) -> NamedPlacement {
        const auto at = wanted.find(id);
        if (at != wanted.end() && at->second < drawing.size()) return {placementName(drawing.at(at->second)), at->second};
        for (const Placement& p : added)
            if (p.id == id) return {p.name.empty() ? placementKindName(p.kind) : toQString(p.name), std::nullopt};
        return {toQString(id), std::nullopt};
    };
    std::vector<HallFault> told;
    told.reserve(count);
    for (std::size_t i = 0; i < count; ++i) told.push_back(toHallFault(faults[i], names, units));
    return told;
}

}  // namespace

HallEditor::HallEditor(const Theme& theme, QObject* parent) : QObject(parent), m_theme(theme), m_checks(new AnalysisRunner(this))
{
    connect(&theme, &Theme::changed, this, [this] {
        m_recolor = true;
        refresh();
    });
}

UnitSystem HallEditor::units() const
{
    return m_document ? m_document->unitSystem() : UnitSystem::Si;
}

const Hall* HallEditor::hall() const
{
    return m_document ? findById(m_document->plan().halls, m_hall.toStdString()) : nullptr;
}

void HallEditor::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &HallEditor::refresh);
        connect(document, &PlanDocument::evaluationChanged, this, &HallEditor::refresh);
        connect(document, &PlanDocument::unitSystemChanged, this, [this] {
            m_recolor = true;
            refresh();
        });
    }
    setHall({});
}

void HallEditor::setActive(bool active)
{
    m_active = active;
    if (active && m_stale) refresh();
}

void HallEditor::setHall(const QString& id)
{
    m_hall = id;
    m_drawing.reset();
    m_checker.reset();
    m_selected.clear();
    m_wanted.clear();
    m_faults.clear();
    m_faulty.clear();
    m_faultCount = 0;
    m_recolor = true;
    m_checks->cancel();
    refresh();
    emit hallChanged();
    emit selectionChanged();
    emit faultsChanged();
}

void HallEditor::setColor(HallColor by)
{
    if (by == m_color) return;
    m_color = by;
    m_recolor = true;
    refresh();
}

/// Another picture where plan or figures made one; the checks follow on their own thread.
void HallEditor::refresh()
{
    if (!m_active) {
        m_stale = true;
        return;
    }
    m_stale = false;
    const Hall* now = hall();
    if (!now) {
        if (!m_drawing) return;
        m_drawing.reset();
        m_selected.clear();
        emit drawingChanged(true);
        emit selectionChanged();
        return;
    }
    std::vector<HallDesign> designs = hallDesigns(m_document->plan(), m_document->evaluation().get(), *now);
    const bool recolored = m_recolor || !m_drawing || m_drawing->designs() != designs;
    m_recolor = false;
    const std::shared_ptr<const HallDrawing> before = m_drawing;
    auto drawing = std::make_shared<const HallDrawing>(*now, std::move(designs), m_color, m_theme, units(), before.get());
    const bool redrawn = !before || !(before->layout() == drawing->layout()) || before->outline() != drawing->outline();
    m_drawing = std::move(drawing);
    const std::vector<std::size_t> selectedBefore = m_selected;
    if (redrawn || !m_wanted.empty()) followSelection(before ? before->layout() : Block<Placement>());
    m_checker.reset();
    emit drawingChanged(recolored);
    if (m_selected != selectedBefore || redrawn) emit selectionChanged();
    check();
}

/// What was selected stays so, wherever the plan has put it; what was just made is selected.
void HallEditor::followSelection(const Block<Placement>& before)
{
    std::unordered_set<std::string> ids(m_wanted.begin(), m_wanted.end());
    std::string current;
    if (m_wanted.empty()) {
        for (const std::size_t i : m_selected)
            if (i < before.size()) ids.insert(before.items()[i].id);
        if (m_current < before.size()) current = before.items()[m_current].id;
    }
    m_wanted.clear();
    m_selected.clear();
    m_current = m_drawing->size();
    if (ids.empty() && current.empty()) return;
    for (std::size_t i = 0; i < m_drawing->size(); ++i) {
        const std::string& id = m_drawing->at(i).id;
        if (ids.count(id) > 0) m_selected.push_back(i);
        if (id == current) m_current = i;
    }
    if (m_current == m_drawing->size() && !m_selected.empty()) m_current = m_selected.back();
}

layout::HallLimits HallEditor::limits() const
{
    layout::HallLimits limits = layout::limitsOf(*hall());
    for (const HallDesign& d : m_drawing->designs()) {
        if (!d.mass) continue;
        limits.rackMass[d.id] = *d.mass;
        if (d.comes) limits.openRackMass = d.mass;
    }
    return limits;
}

void HallEditor::check()
{
    m_checked = false;
    m_checks->start([drawing = m_drawing, limits = limits(), units = units(), this](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        auto checker = std::make_shared<const layout::HallChecker>(drawing->layout(), limits);
        const std::vector<layout::LayoutFault> faults = checker->all();
        std::vector<HallFault> told = inWords(faults, *drawing, kMostTold, units, {});
        std::unordered_set<std::string> subjects;
        for (const layout::LayoutFault& fault : faults)
            if (!fault.subject.empty()) subjects.insert(fault.subject);
        std::vector<std::size_t> faulty;
        if (!subjects.empty())
            for (std::size_t i = 0; i < drawing->size(); ++i)
                if (subjects.count(drawing->at(i).id) > 0) faulty.push_back(i);
        return [this, drawing, checker, told = std::move(told), faulty = std::move(faulty), count = faults.size()]() mutable {
            if (drawing != m_drawing) return;
            m_checker = checker;
            m_faults = std::move(told);
            m_faulty = std::move(faulty);
            m_faultCount = count;
            m_checked = true;
            emit faultsChanged();
        };
    });
}

const layout::HallChecker* HallEditor::checker() const
{
    if (!m_checker && m_drawing && hall()) m_checker = std::make_shared<const layout::HallChecker>(m_drawing->layout(), limits());
    return m_checker.get();
}

// --- selection -----------------------------------------------------------------------------------

bool HallEditor::isSelected(std::size_t i) const
{
    return std::binary_search(m_selected.begin(), m_selected.end(), i);
}

void HallEditor::select(std::vector<std::size_t> selected)
{
    const std::size_t current = selected.empty() ? m_current : selected.back();
    select(std::move(selected), current);
}

void HallEditor::select(std::vector<std::size_t> selected, std::size_t current)
{
    m_current = current;
    if (selected == m_selected) return;
    m_selected = std::move(selected);
    emit selectionChanged();
}

void HallEditor::selectIds(const std::vector<std::string>& ids)
{
    if (!m_drawing) return;
    const std::unordered_set<std::string> wanted(ids.begin(), ids.end());
    std::vector<std::size_t> selected;
    for (std::size_t i = 0; i < m_drawing->size(); ++i)
        if (wanted.count(m_drawing->at(i).id) > 0) selected.push_back(i);
    select(std::move(selected));
}

void HallEditor::selectAll()
{
    if (!m_drawing) return;
    std::vector<std::size_t> all(m_drawing->size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    select(std::move(all));
}

std::vector<std::string> HallEditor::selectedIds() const
{
    std::vector<std::string> ids;
    for (const std::size_t i : m_selected) ids.push_back(m_drawing->at(i).id);
    return ids;
}

QRectF HallEditor::selectedBox() const
{
    QRectF box;
    if (m_drawing)
        for (const std::size_t i : m_selected) box |= m_drawing->rect(i);
    return box;
}

// --- trials --------------------------------------------------------------------------------------

std::vector<HallFault> HallEditor::trialFaults(const std::vector<Placement>& now) const
{
    const layout::HallChecker* checks = now.size() <= kMostTried ? checker() : nullptr;
    if (!checks) return {};
    std::unordered_set<std::string> ids;
    for (const Placement& p : now) ids.insert(p.id);
    std::vector<layout::LayoutFault> faults = checks->changed(now).faults;
    // What was wrong elsewhere before is no news of this movement.
    std::erase_if(faults, [&](const layout::LayoutFault& f) { return ids.count(f.subject) == 0 && ids.count(f.other) == 0; });
    std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return inWords(faults, *m_drawing, kMostTrialFaults, units(), now);
}

HallTrial HallEditor::tryMove(const QPointF& by, double reach) const
{
    HallTrial trial;
    trial.by = by;
    if (!m_drawing || m_selected.empty()) return trial;
    if (reach > 0.0) {
        layout::SnapRules rules;
        rules.within = std::llround(reach);
        rules.tile = std::llround(m_drawing->tile());
        rules.hall = toRect(m_drawing->outline());
        const layout::Rect moving = toRect(selectedBox().translated(by));
        const layout::Snap snapped = layout::snap(moving, m_drawing->index(), rules, [this](std::size_t i) { return isSelected(i); });
        trial.by += QPointF(static_cast<double>(snapped.by.x), static_cast<double>(snapped.by.y));
        for (const layout::GuideLine& g : snapped.guides) {
            const auto at = static_cast<double>(g.at), from = static_cast<double>(g.from), to = static_cast<double>(g.to);
            trial.guides.push_back(g.upright ? QLineF(at, from, at, to) : QLineF(from, at, to, at));
        }
    }
    trial.by = QPointF(std::round(trial.by.x()), std::round(trial.by.y()));
    if (m_selected.size() <= kMostTried) trial.faults = trialFaults(layout::moved(chosen(), toPoint(trial.by)));
    return trial;
}

HallTrial HallEditor::tryAdd(const std::vector<Placement>& added) const
{
    HallTrial trial;
    if (!m_drawing || added.size() > kMostTried) return trial;
    std::vector<Placement> named = added;
    for (std::size_t i = 0; i < named.size(); ++i) named[i].id = "new " + std::to_string(i + 1);
    trial.faults = trialFaults(named);
    return trial;
}

QPointF HallEditor::snapped(const QPointF& at) const
{
    if (!m_drawing || m_drawing->tile() <= 0.0) return {std::round(at.x()), std::round(at.y())};
    const layout::Point p = layout::toTile(toPoint(at), std::llround(m_drawing->tile()));
    return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

// --- operations ----------------------------------------------------------------------------------

std::vector<Placement> HallEditor::chosen() const
{
    std::vector<Placement> of;
    of.reserve(m_selected.size());
    for (const std::size_t i : m_selected) of.push_back(m_drawing->at(i));
    return of;
}

bool HallEditor::apply(EditList edits)
{
    if (!m_document) return false;
    const Status status = m_document->apply(std::move(edits));
    if (!status) emit told(QString::fromStdString(status.error().message()));
    return status.ok();
}

bool HallEditor::put(const std::vector<Placement>& now, const char* label)
{
    const Hall* in = hall();
    if (!in || now.empty()) return false;
    return apply({label, {layout::layoutPatch(*in, now)}});
}

bool HallEditor::moveSelected(const QPointF& by)
{
    return m_drawing && put(layout::moved(chosen(), toPoint(by)), "edit.hall.move");
}

bool HallEditor::rotateSelected()
{
    return m_drawing && put(layout::rotated(chosen(), 1), "edit.hall.rotate");
}

bool HallEditor::mirrorSelected(layout::Axis across)
{
    return m_drawing && put(layout::mirrored(chosen(), across), "edit.hall.mirror");
}

bool HallEditor::align(layout::AlignTo to)
{
    return m_drawing && put(layout::align(chosen(), to), "edit.hall.align");
}

bool HallEditor::distribute(layout::Axis along)
{
    return m_drawing && put(layout::distribute(chosen(), along), "edit.hall.distribute");
}

bool HallEditor::fillArray(std::int64_t columns, std::int64_t rows, layout::Mm pitchX, layout::Mm pitchY)
{
    const Hall* in = hall();
    if (!in || m_selected.empty()) return false;
    FreshIds ids(m_document->plan());
    Result<std::vector<Placement>> copies = layout::arrayOf(chosen(), columns, rows, pitchX, pitchY, ids);
    if (!copies) {
        emit told(QString::fromStdString(copies.error().message()));
        return false;
    }
    m_wanted = selectedIds();
    for (const Placement& p : *copies) m_wanted.push_back(p.id);
    return apply({"edit.hall.fill", {ids.counter(), layout::layoutPatch(*in, *copies)}});
}

bool HallEditor::removeSelected()
{
    const Hall* in = hall();
    if (!in || m_selected.empty()) return false;
    const std::vector<std::string> gone = selectedIds();
    const auto count = static_cast<qint64>(gone.size());
    if (!apply({"edit.hall.remove", {layout::layoutPatch(*in, {}, gone)}})) return false;
    emit told(counted(count, tr("%1 removed"), tr("%1 removed")));
    return true;
}

bool HallEditor::duplicateSelected()
{
    const Hall* in = hall();
    if (!in || m_selected.empty()) return false;
    // Beside where there is room in the hall, else below.
    const QRectF box = selectedBox();
    const QRectF room = m_drawing->outline();
    QPointF by(box.width(), 0.0);
    if (!room.isEmpty() && box.right() + box.width() > room.right()) by = {0.0, box.height()};
    FreshIds ids(m_document->plan());
    const std::vector<Placement> copies = layout::copied(chosen(), toPoint(by), ids);
    m_wanted.clear();
    for (const Placement& p : copies) m_wanted.push_back(p.id);
    return apply({"edit.hall.copy", {ids.counter(), layout::layoutPatch(*in, copies)}});
}

std::string HallEditor::freeRowName() const
{
    std::unordered_set<std::string> taken;
    if (m_drawing)
        for (const Placement& p : m_drawing->layout()) taken.insert(p.row);
    std::int64_t n = 0;
    while (taken.count(layout::rowName(n)) > 0) ++n;
    return layout::rowName(n);
}

bool HallEditor::add(std::vector<Placement> placements, const char* label)
{
    const Hall* in = hall();
    if (!in || placements.empty()) return false;
    FreshIds ids(m_document->plan());
    const bool row = placements.size() > 1
                     && std::all_of(placements.begin(), placements.end(), [](const Placement& p) { return layout::isRack(p.kind) && p.row.empty(); });
    const std::string name = row ? freeRowName() : std::string();
    m_wanted.clear();
    for (std::size_t i = 0; i < placements.size(); ++i) {
        Placement& p = placements[i];
        p.id = ids.make("place");
        if (row) {
            p.row = name;
            if (p.name.empty()) p.name = name + (i + 1 < 10 ? "0" : "") + std::to_string(i + 1);
        }
        m_wanted.push_back(p.id);
    }
    return apply({label, {ids.counter(), layout::layoutPatch(*in, placements)}});
}

bool HallEditor::change(const std::vector<std::size_t>& which, const std::function<void(Placement&)>& how, const char* label)
{
    if (!m_drawing) return false;
    std::vector<Placement> now;
    for (const std::size_t i : which) {
        Placement p = m_drawing->at(i);
        how(p);
        if (!(p == m_drawing->at(i))) now.push_back(std::move(p));
    }
    return put(now, label);
}

bool HallEditor::replaceAll(const std::vector<Placement>& layout, std::vector<Edit> others, const char* label)
{
    const Hall* in = hall();
    if (!in) return false;
    others.push_back(layout::layoutReplaced(*in, layout));
    return apply({label, std::move(others)});
}

void HallEditor::copy() const
{
    if (m_drawing && !m_selected.empty()) QApplication::clipboard()->setText(placementsToText(chosen()));
}

bool HallEditor::paste()
{
    const Hall* in = hall();
    if (!in || !m_drawing) return false;
    Result<std::vector<Placement>> read = placementsFromText(QApplication::clipboard()->text());
    if (!read) {
        emit told(QString::fromStdString(read.error().message()));
        return false;
    }
    if (read->empty()) return false;
    const Plan& plan = m_document->plan();
    std::vector<Placement>& things = read.value();
    std::vector<std::string> taken;
    for (const Placement& p : m_drawing->layout())
        if (!p.row.empty()) taken.push_back(p.row);
    std::sort(taken.begin(), taken.end());
    taken.erase(std::unique(taken.begin(), taken.end()), taken.end());
    things = layout::newRowNames(things, taken);
    std::size_t lost = 0;
    for (Placement& p : things)
        if (!p.rackDesign.empty() && !findById(plan.rackDesigns, p.rackDesign)) {
            p.rackDesign.clear();
            ++lost;
        }
    // In its place, or beside it where the same things stand there already.
    layout::Point by;
    const layout::Rect floor = layout::bounds(things);
    const auto taken2 = [&](const layout::Point& off) {
        for (const std::size_t i : m_drawing->index().in(floor.moved(off)))
            for (const Placement& p : things)
                if (layout::footprint(p).moved(off) == m_drawing->index().rect(i)) return true;
        return false;
    };
    if (things.size() <= kMostTried && taken2(by)) by = {0, floor.depth};
    FreshIds ids(plan);
    const std::vector<Placement> copies = layout::copied(things, by, ids);
    m_wanted.clear();
    for (const Placement& p : copies) m_wanted.push_back(p.id);
    if (!apply({"edit.hall.paste", {ids.counter(), layout::layoutPatch(*in, copies)}})) return false;
    const auto count = static_cast<qint64>(copies.size());
    emit told(lost == 0 ? counted(count, tr("%1 pasted"), tr("%1 pasted"))
                        : tr("%1 pasted; of %2 the design is not in this plan: any platform stands there").arg(formatCount(count), formatCount(static_cast<qint64>(lost))));
    return true;
}

}  // namespace rw::ui
