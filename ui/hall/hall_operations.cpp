// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a hall's drawing, each as one step of the document.
#include "hall_editor.h"

#include "document/refusal.h"
#include "hall_clipboard.h"
#include "hall_colors.h"
#include "layout/copy_names.h"
#include "layout/patch.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <unordered_set>

namespace rw::ui {
namespace {

constexpr std::size_t kMostCompared = 4000;  // pasted things that are held against what stands there

/// What a planner speaks of as "CDU 3".
bool isCounted(PlacementKind kind)
{
    return layout::isServed(kind) || kind == PlacementKind::Network || kind == PlacementKind::Storage || kind == PlacementKind::Other;
}

}  // namespace

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
    if (!status) emit told(refusalWords(m_document->plan(), status.error()));
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
    return m_drawing && put(layout::moved(chosen(), roundPoint(by)), "edit.hall.move");
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
        emit told(refusalWords(m_document->plan(), copies.error()));
        return false;
    }
    m_wanted = selectedIds();
    for (const Placement& p : *copies) m_wanted.push_back(p.id);
    const std::vector<Placement> named = layout::copiesNamed(std::move(copies.value()), in->layout, layout::CopiedRows::Joined);
    return apply({"edit.hall.fill", {ids.counter(), layout::layoutPatch(*in, named)}});
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
    const std::vector<Placement> copies =
        layout::copiesNamed(layout::copied(chosen(), roundPoint(by), ids), in->layout, layout::CopiedRows::Joined);
    m_wanted.clear();
    for (const Placement& p : copies) m_wanted.push_back(p.id);
    return apply({"edit.hall.copy", {ids.counter(), layout::layoutPatch(*in, copies)}});
}

std::vector<Placement> HallEditor::countedByName(std::vector<Placement> things, const Block<Placement>& among)
{
    layout::FreeNames names(among);
    for (Placement& p : things)
        if (p.name.empty() && isCounted(p.kind)) p.name = names.take(QStringLiteral("%1 1").arg(placementKindName(p.kind)).toStdString());
    return things;
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
    if (!row) placements = countedByName(std::move(placements), in->layout);
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
    Result<std::vector<Placement>> read = placementsFromText(QApplication::clipboard()->text(), tr("Clipboard"));
    if (!read) {
        emit told(QString::fromStdString(read.error().message()));
        return false;
    }
    if (read->empty()) return false;
    const Plan& plan = m_document->plan();
    std::vector<Placement>& things = read.value();
    std::size_t lost = 0;
    for (Placement& p : things)
        if (!p.rackDesign.empty() && !findById(plan.rackDesigns, p.rackDesign)) {
            p.rackDesign.clear();
            ++lost;
        }
    // In its place, or beside it where the same things stand there already.
    layout::Point by;
    const layout::Rect floor = layout::bounds(things);
    const auto taken = [&](const layout::Point& off) {
        for (const std::size_t i : m_drawing->index().in(floor.moved(off)))
            for (const Placement& p : things)
                if (layout::footprint(p).moved(off) == m_drawing->index().rect(i)) return true;
        return false;
    };
    if (things.size() <= kMostCompared && taken(by)) by = {0, floor.depth};
    FreshIds ids(plan);
    const std::vector<Placement> copies = layout::copiesNamed(layout::copied(things, by, ids), in->layout, layout::CopiedRows::Anew);
    m_wanted.clear();
    for (const Placement& p : copies) m_wanted.push_back(p.id);
    if (!apply({"edit.hall.paste", {ids.counter(), layout::layoutPatch(*in, copies)}})) return false;
    const auto count = static_cast<qint64>(copies.size());
    emit told(lost == 0 ? counted(count, tr("%1 pasted"), tr("%1 pasted"))
                        : tr("%1 pasted; of %2 the design is not in this plan: any platform stands there").arg(formatCount(count), formatCount(static_cast<qint64>(lost))));
    return true;
}

}  // namespace rw::ui
