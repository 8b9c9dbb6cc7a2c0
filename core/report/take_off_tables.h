// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/take_off.h"
#include "report/report.h"

namespace rw::report {

/// A bill of quantities as a table, in parts by place. \p caption stands over it.
Table takeOffTable(const TakeOff& bill, std::string caption);
/// What it is of, in words: "One building Standard building, of 108".
std::string takeOffWords(const Plan& plan, const TakeOff& bill);

/// Lines with scope, place, item, what, size, quantity, unit, how and grade; all bills one under the other.
std::string takeOffCsv(const std::vector<TakeOff>& bills);

/// {"scope", "id", "count", "lines": [{"item", "place", "what", "size", "count" or "length_m" or "volume_m3" or "mass_kg",
/// "how", "grade"}], "problems"}.
Tree takeOffTree(const TakeOff& bill);
/// "take_off" of every building and of the programme, into what calc --json prints.
void addTakeOffs(const TakeOffs& bills, Tree& root);

}  // namespace rw::report
