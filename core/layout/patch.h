// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <span>
#include <string>

namespace rw::layout {

/// The edit that draws placements in a hall: those whose id is there in place, naming only what differs; new ones at
/// the end; ids of \p gone not at all. Its path is "halls[<id>].layout". An edit without any change has empty lists.
/// Ids made on the way: add freshIds.counter() to the same EditList.
Edit layoutPatch(const Hall& hall, std::span<const Placement> now, std::span<const std::string> gone = {});
/// The whole drawing replaced, as a patch: what is the same stays.
Edit layoutReplaced(const Hall& hall, std::span<const Placement> now);

}  // namespace rw::layout
