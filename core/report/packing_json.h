// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/row_packing.h"
#include "schema/tree.h"

namespace rw::report {

/// The "packing" of `calc --json`: for each building whose halls have rows, kinds of racks, rows and halls, bounds, and what
/// is stranded. An endless limit is null.
Tree packingTree(const std::vector<PackingResult>& packings);

}  // namespace rw::report
