// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/edit_command.h"

#include "document/plan_document.h"
#include "document/plan_words.h"

#include <algorithm>

namespace rw::ui {

namespace {
constexpr int kMergeableId = 1;

bool mayMerge(const EditList& list)
{
    return std::all_of(list.edits.begin(), list.edits.end(), [](const Edit& e) {
        return e.kind == Edit::Kind::Set || e.kind == Edit::Kind::Patch;
    });
}

/// Whether a patch leaves its block as it was.
bool patchesNothing(const Edit& applied)
{
    for (const char* key : {"insert", "drop"})
        if (const Tree* list = applied.value.find(key); list && !list->list()->empty()) return false;
    const Tree* put = applied.value.find("put");
    const Tree* before = applied.before.find("put");
    if (!put || !before) return true;
    for (std::size_t i = 0; i < put->list()->size(); ++i)
        for (const auto& [key, value] : *(*put->list())[i].object())
            if (const Tree* old = (*before->list())[i].find(key); !old || !(*old == value)) return false;
    return true;
}
}  // namespace

bool changesNothing(const Edit& applied)
{
    if (applied.kind == Edit::Kind::Move) return applied.index == applied.from;
    if (applied.kind == Edit::Kind::Patch) return patchesNothing(applied);
    if (applied.kind != Edit::Kind::Set) return false;
    const Tree* former = applied.before.find("value");
    if (former && !applied.value.object()) {
        if (applied.value.isNull() || former->isNull()) return applied.value.isNull() == former->isNull();
        return applied.value.number() == former->number();
    }
    return applied.value == applied.before;
}

QString editText(const Plan& plan, const EditList& list)
{
    if (list.edits.empty()) return {};
    // The counter of ids moves with an insertion; it is not what the planner did.
    const auto told = std::find_if(list.edits.begin(), list.edits.end(),
                                   [](const Edit& e) { return e.path != "next_id"; });
    const Edit& edit = told == list.edits.end() ? list.edits.front() : *told;
    const char* generic = "edit.set";
    QString label;
    switch (edit.kind) {
    case Edit::Kind::Set:
    case Edit::Kind::Patch: label = fieldLabel(plan, edit.path); break;
    case Edit::Kind::Insert:
        generic = "edit.insert";
        label = elementWords(plan, edit.path, edit.value);
        break;
    case Edit::Kind::Remove:
        generic = "edit.remove";
        label = elementWords(plan, edit.path.substr(0, edit.path.rfind('[')), edit.before);
        break;
    case Edit::Kind::Move:
        generic = "edit.move";
        label = nameInPlan(plan, QString::fromStdString(edit.path));
        break;
    }
    return coreText(list.labelKey.empty() ? std::string_view(generic) : std::string_view(list.labelKey),
                    {{"label", label.toStdString()}});
}

EditCommand::EditCommand(PlanDocument& document, EditList applied, int mergeToken)
    : QUndoCommand(editText(document.plan(), applied)), m_document(document), m_edits(std::move(applied)),
      m_mergeToken(mergeToken)
{
}

void EditCommand::undo()
{
    EditList back = inverse(m_edits);
    m_document.writeBack(back);
}

void EditCommand::redo()
{
    if (m_applied) {
        m_applied = false;
        return;
    }
    m_document.writeBack(m_edits);
}

int EditCommand::id() const
{
    return m_mergeToken != 0 && mayMerge(m_edits) ? kMergeableId : -1;
}

bool EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto& later = static_cast<const EditCommand&>(*other);
    if (later.m_mergeToken != m_mergeToken) return false;
    mergeEdits(m_edits, later.m_edits);
    // Obsolete steps are dropped by the stack; the document then takes the provenance back too.
    setObsolete(std::all_of(m_edits.edits.begin(), m_edits.edits.end(), changesNothing));
    return true;
}

}  // namespace rw::ui
