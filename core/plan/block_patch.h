// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"
#include "schema/path.h"

namespace rw {

/// Applies a patch to the block at a place, completes its "at" and fills in what undoes it. All or nothing.
/// Errors: edit.form, edit.index, edit.not-a-list, path.unknown, field.*.
Status applyPatch(const Location& at, Edit& edit);

/// What two patches of one block, applied one after the other, do together: both as completed by applyPatch.
Edit composedPatch(const Edit& first, const Edit& later);

}  // namespace rw
