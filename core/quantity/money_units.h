// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/unit.h"

// Large sums as people write them: nobody says giga-dollars. The key of a file is that of GUSD.
namespace rw::unit {
inline constexpr UnitOf<dim::money> bnUSD{"bn USD", "GUSD", 1e9};
}  // namespace rw::unit
