// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/money.h"
#include "schema/tree.h"

namespace rw::report {

/// "money" of `calc --json`: the parts with their ranges and sources, agreements, and what was published beside them.
Tree moneyTree(const MoneyResult<double>& money);

}  // namespace rw::report
