// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

// Objects of a plan as text, to be carried to another place or another plan. The text is a plan file
// with a small head of its own, which holds the objects and all that they name: readable, checked by
// the same reader, and every fault told with its line.

/// The objects that paths name ("rack_designs[helios]", "buildings[b].cooling"), with what they refer to.
/// Errors: path.*, object.not-an-object (a field or the whole plan).
Result<std::string> writeObjects(const Plan& plan, const std::vector<std::string>& paths);

/// What pasting does, and what will then be there.
struct PastedObjects {
    EditList edits;
    std::vector<std::string> paths;  ///< of the pasted objects, in the plan with the edits applied
};

/// The edits that put such a text's objects into a plan. An element of a list gets a new id and stands
/// behind \p at if that is one of its kind, else at the end of the nearest list around \p at that takes
/// it. A part of which there is one (a cooling plant) replaces the one at \p at. What the objects name is
/// used where the plan has the same already, and brought along where not.
/// \p source names the text in messages. Errors: json.*, record.*, field.*, object.none, object.no-place,
/// file.version, file.reference; each with line and column or path.
Result<PastedObjects> pasteObjects(const Plan& plan, std::string_view text, std::string_view at,
                                   const std::string& source);

}  // namespace rw
