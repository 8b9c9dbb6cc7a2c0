// SPDX-License-Identifier: GPL-3.0-or-later
// The hall as it is shown, checked and selected; what is tried and done stands in hall_trial.cpp and hall_operations.cpp.
#include "hall_editor.h"

#include "layout/fault_words.h"
#include "shell/theme.h"

#include <algorithm>

namespace rw::ui {
namespace {

constexpr std::size_t kMostTold = 500;  // faults in words; the rest is counted

/// Whether nothing came or went: then all stands at the same places of the list.
bool samePlaces(const Block<Placement>& before, const Block<Placement>& now)
{
    return before.sameShape(now) && before.differences(now, [&](std::size_t i) { return before[i].id == now[i].id; });
}

}  // namespace

HallEditor::HallEditor(const Theme& theme, QObject* parent) : QObject(parent), m_theme(theme), m_checks(new AnalysisRunner(this)), m_trials(new AnalysisRunner(this))
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
    setSelection({});
    m_wanted.clear();
    m_faults.clear();
    m_faulty.clear();
    m_faultCount = 0;
    m_floorLoad.reset();
    m_recolor = true;
    m_checkedFor.reset();
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
        setSelection({});
        emit drawingChanged(true);
        emit selectionChanged();
        return;
    }
    const std::shared_ptr<const HallDrawing> before = m_drawing;
    HallClasses classes = before ? before->classes() : HallClasses();
    classes.update(now->layout);
    std::vector<HallDesign> designs = hallDesigns(m_document->plan(), m_document->evaluation().get(), *now, classes);
    const bool recolored = m_recolor || !before || before->designs() != designs;
    m_recolor = false;
    auto drawing = std::make_shared<const HallDrawing>(*now, std::move(classes), std::move(designs), m_color, m_theme, units(), before.get());
    const bool redrawn = !before || !(before->layout() == drawing->layout()) || before->outline() != drawing->outline();
    m_drawing = std::move(drawing);
    const std::vector<std::size_t> selectedBefore = m_selected;
    if (redrawn || !m_wanted.empty()) followSelection(before ? before->layout() : Block<Placement>());
    if (redrawn) m_checker.reset();
    emit drawingChanged(recolored);
    // First, or what is selected would be told with faults of where it stood before.
    check();
    if (m_selected != selectedBefore || redrawn) emit selectionChanged();
}

/// What was selected stays so, wherever the plan has put it; what was just made is selected.
void HallEditor::followSelection(const Block<Placement>& before)
{
    const Block<Placement>& now = m_drawing->layout();
    const bool same = samePlaces(before, now);
    if (!same && !m_faults.empty()) {
        // They tell of places in the list as it was.
        m_faults.clear();
        m_faulty.clear();
        emit faultsChanged();
    }
    if (same && m_wanted.empty()) return setSelection(std::move(m_selected));
    std::vector<std::string> ids = std::move(m_wanted);
    m_wanted.clear();
    std::string current;
    if (ids.empty()) {
        for (const std::size_t i : m_selected)
            if (i < before.size()) ids.push_back(before[i].id);
        if (m_current < before.size()) current = before[m_current].id;
    }
    std::vector<std::size_t> selected = now.find(ids);
    std::erase(selected, now.size());
    std::sort(selected.begin(), selected.end());
    selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
    m_current = current.empty() ? now.size() : now.find(std::vector<std::string>{current}).front();
    if (m_current == now.size() && !selected.empty()) m_current = selected.back();
    setSelection(std::move(selected));
}

void HallEditor::setSelection(std::vector<std::size_t> selected)
{
    m_selected = std::move(selected);
    m_selectedBox = {};
    if (m_drawing)
        for (const std::size_t i : m_selected) m_selectedBox |= m_drawing->rect(i);
    forgetTrials();
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

/// On another thread; not again where neither drawing nor limits have changed since.
void HallEditor::check()
{
    Checked now{m_drawing->layout(), limits(), units()};
    if (m_checkedFor && m_checkedFor->layout.sharedWith(now.layout) && m_checkedFor->limits == now.limits && m_checkedFor->units == now.units) return;
    m_checkedFor = now;
    m_checked = false;
    m_checker.reset();
    m_checks->start([drawing = m_drawing, now = std::move(now), this](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
        auto checker = std::make_shared<const layout::HallChecker>(now.layout, now.limits);
        std::vector<layout::LayoutFault> faults = checker->all();
        std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return severityOf(a.kind) < severityOf(b.kind); });
        std::vector<HallFault> told = toHallFaults(faults, *drawing, kMostTold, now.units);
        std::vector<std::string_view> subjects;
        for (const layout::LayoutFault& fault : faults)
            if (!fault.subject.empty()) subjects.push_back(fault.subject);
        std::vector<std::size_t> faulty = now.layout.find(subjects);
        std::sort(faulty.begin(), faulty.end());
        faulty.erase(std::unique(faulty.begin(), faulty.end()), faulty.end());
        return [this, checker, told = std::move(told), faulty = std::move(faulty), load = checker->greatestFloorLoad(),
                count = faults.size()]() mutable {
            m_checker = checker;
            m_faults = std::move(told);
            m_faulty = std::move(faulty);
            m_faultCount = count;
            m_floorLoad = load;
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
    setSelection(std::move(selected));
    emit selectionChanged();
}

void HallEditor::selectIds(const std::vector<std::string>& ids)
{
    if (!m_drawing) return;
    std::vector<std::size_t> selected = m_drawing->layout().find(ids);
    std::erase(selected, m_drawing->size());
    std::sort(selected.begin(), selected.end());
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

}  // namespace rw::ui
