// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

namespace rw {

/// Edits as neutral values, for the journal and the clipboard. What apply fills in (the old values)
/// is not part of it: it belongs to the plan the edits are applied to.
Tree toTree(const EditList& list);

/// Errors: edit.form.
Result<EditList> editListFrom(const Tree& tree);

/// The highest number behind the last dash of any id below a tree: new ids begin after it.
std::int64_t highestIdNumber(const Tree& tree);

}  // namespace rw
