// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <string>
#include <vector>

namespace rw {

/// One change of a plan, as data: the undo stack, the journal, --set, scenarios, paste and
/// multi-selection all hold the same Edit and use the same apply.
struct Edit {
    enum class Kind { Set, Insert, Remove, Move, Patch };

    Kind kind = Kind::Set;
    std::string path;       ///< Set: a field or a datum's part; Insert: a list; Remove, Move: an element; Patch: a block
    Tree value;             ///< Set: the new value in SI; Insert: the element with its id; Patch: see BlockPatch
    Tree before;            ///< filled by apply: Set: the old value; Remove: the element that stood there; Patch: what undoes it
    std::size_t index = 0;  ///< Insert, Move: where to; filled by apply for Remove
    std::size_t from = 0;   ///< filled by apply for Move

    bool operator==(const Edit&) const = default;

    static Edit set(std::string path, Tree value) { return {Kind::Set, std::move(path), std::move(value), {}, 0, 0}; }
    static Edit insert(std::string list, std::size_t index, Tree element)
    {
        return {Kind::Insert, std::move(list), std::move(element), {}, index, 0};
    }
    static Edit remove(std::string element) { return {Kind::Remove, std::move(element), {}, {}, 0, 0}; }
    static Edit move(std::string element, std::size_t to) { return {Kind::Move, std::move(element), {}, {}, to, 0}; }
    static Edit patch(std::string block, Tree value) { return {Kind::Patch, std::move(block), std::move(value), {}, 0, 0}; }
};

/// Many elements of a block changed at once. As a value it has the members "put", "insert", "at" and "drop"; those that
/// are empty may be left out. What a patch costs grows with what it names, not with the block.
struct BlockPatch {
    Tree::List put;     ///< elements that are there: their id and those fields that become others
    Tree::List insert;  ///< new elements with their ids; an id may be one that is dropped
    std::vector<std::size_t> at;    ///< where each of them stands in the block as it will be, rising; empty: at its end
    std::vector<std::string> drop;  ///< ids

    bool empty() const { return put.empty() && insert.empty() && drop.empty(); }
    Tree tree() const;
};

/// Edits that belong together, under one label.
struct EditList {
    std::string labelKey;  ///< text key: "edit.set-target"
    std::vector<Edit> edits;

    bool operator==(const EditList&) const = default;
};

/// Applies one edit and completes it with what it replaced. On error the plan is as it was.
/// Errors: path.*, field.*, edit.index, edit.in-use (a removed object; allowed: the paths of all objects that name it), edit.form (a patch).
Status apply(Plan& plan, Edit& edit);
/// All or none.
Status apply(Plan& plan, EditList& list);
/// The edits that take back an applied list, in the order to apply them.
EditList inverse(const EditList& applied);

/// Makes \p first the edits that do what it and then \p later did: what both set becomes one value, and patches of one
/// block one patch. Both were applied, one after the other; so the inverse of the outcome takes both back.
void mergeEdits(EditList& first, const EditList& later);

/// "rack_designs[helios].trays[compute].power=12 kW" as an edit, with the value read in the field's
/// unit, or its own. Errors: path.*, quantity.*, field.*.
Result<Edit> parseAssignment(const Plan& plan, std::string_view path, std::string_view value);

/// The plan with a scenario's overrides applied. An override whose object is gone is skipped and
/// returned; everything else of a bad override is an error.
struct ScenarioPlan {
    Plan plan;
    std::vector<std::string> lost;  ///< paths that no longer exist
};
Result<ScenarioPlan> withScenario(const Plan& plan, std::string_view scenarioId);

}  // namespace rw
