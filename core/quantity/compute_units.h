// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/unit.h"

// Units of computing, and of computing for each watt and each dollar.
namespace rw {

namespace dim {
inline constexpr Dimension perPower = none / power;
inline constexpr Dimension perMoney = none / money;
inline constexpr Dimension ratePerPower = rate / power;
inline constexpr Dimension dataPerPower = data / power;
inline constexpr Dimension dataRatePerPower = dataRate / power;
inline constexpr Dimension ratePerMoney = rate / money;
inline constexpr Dimension dataPerMoney = data / money;
inline constexpr Dimension dataRatePerMoney = dataRate / money;
}  // namespace dim

namespace unit {
inline constexpr UnitOf<dim::rate> FLOPS{"FLOPS", "FLOPS", 1.0};
inline constexpr UnitOf<dim::rate> EFLOPS{"EFLOPS", "EFLOPS", 1e18};
inline constexpr UnitOf<dim::rate> ZFLOPS{"ZFLOPS", "ZFLOPS", 1e21};
inline constexpr UnitOf<dim::data> B{"B", "B", 1.0};
inline constexpr UnitOf<dim::data> TB{"TB", "TB", 1e12};
inline constexpr UnitOf<dim::data> PB{"PB", "PB", 1e15};
inline constexpr UnitOf<dim::dataRate> Bs{"B/s", "B_s", 1.0};
inline constexpr UnitOf<dim::dataRate> PBs{"PB/s", "PB_s", 1e15};
inline constexpr UnitOf<dim::perPower> perW{"1/W", "per_W", 1.0};
inline constexpr UnitOf<dim::perPower> perMW{"1/MW", "per_MW", 1e-6};
inline constexpr UnitOf<dim::ratePerPower> FLOPSW{"FLOPS/W", "FLOPS_W", 1.0};
inline constexpr UnitOf<dim::ratePerPower> PFLOPSMW{"PFLOPS/MW", "PFLOPS_MW", 1e9};
inline constexpr UnitOf<dim::dataPerPower> BW{"B/W", "B_W", 1.0};
inline constexpr UnitOf<dim::dataPerPower> TBMW{"TB/MW", "TB_MW", 1e6};
inline constexpr UnitOf<dim::dataRatePerPower> BsW{"B/(s W)", "B_sW", 1.0};
inline constexpr UnitOf<dim::dataRatePerPower> TBsMW{"TB/(s MW)", "TB_sMW", 1e6};
inline constexpr UnitOf<dim::perMoney> perUSD{"1/USD", "per_USD", 1.0};
inline constexpr UnitOf<dim::ratePerMoney> FLOPSUSD{"FLOPS/USD", "FLOPS_USD", 1.0};
inline constexpr UnitOf<dim::dataPerMoney> BUSD{"B/USD", "B_USD", 1.0};
inline constexpr UnitOf<dim::dataRatePerMoney> BsUSD{"B/(s USD)", "B_sUSD", 1.0};
inline constexpr UnitOf<dim::perMoney> perMUSD{"1/M USD", "per_MUSD", 1e-6};
inline constexpr UnitOf<dim::ratePerMoney> PFLOPSMUSD{"PFLOPS/M USD", "PFLOPS_MUSD", 1e9};
inline constexpr UnitOf<dim::dataPerMoney> TBMUSD{"TB/M USD", "TB_MUSD", 1e6};
inline constexpr UnitOf<dim::dataRatePerMoney> TBsMUSD{"TB/(s M USD)", "TB_sMUSD", 1e6};
}  // namespace unit

}  // namespace rw
