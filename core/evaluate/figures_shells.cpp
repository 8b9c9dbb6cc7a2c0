// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

namespace {

// What a part gives each rack place, what the rack asks there, and how many racks it lets the building hold.
#define RW_FIT(key, unitKey, inSi, shown, part)                                                                               \
    {key ".has_" unitKey, &unit::inSi, &unit::shown, [](const auto& x) { return fitted<N>(x.part, &ShellFit<N>::has); }},     \
    {key ".needs_" unitKey, &unit::inSi, &unit::shown, [](const auto& x) { return fitted<N>(x.part, &ShellFit<N>::needs); }}, \
    {key ".racks", &unit::one, &unit::one, [](const auto& x) -> std::optional<N> {                                            \
        return x.part ? std::optional<N>(x.part->racks.si()) : std::nullopt;                                                  \
    }}

template <Number N>
std::optional<N> fitted(const std::optional<ShellFit<N>>& fit, N ShellFit<N>::*member)
{
    return fit ? std::optional<N>((*fit).*member) : std::nullopt;
}

}  // namespace

template <Number N>
const Rows<ShellSwap<N>, N>& shellRows()
{
    static const Rows<ShellSwap<N>, N> rows{
        RW_ROW("places", one, one, x.places),
        RW_ROW("racks", one, one, x.racks),
        RW_FIT("outlet", "W", W, kW, outlet),
        RW_FIT("peak", "W", W, kW, peak),
        RW_FIT("hall", "W", W, kW, hall),
        RW_FIT("cdu", "W", Wheat, kWheat, cdu),
        RW_FIT("coolant", "m3_s", m3s, Lmin, coolant),
        RW_FIT("supply", "C", C, C, supply),
        RW_FIT("floor", "Pa", Pa, kPa, floor),
    };
    return rows;
}

template <Number N>
const Rows<ShellStageFit<N>, N>& shellStageRows()
{
    static const Rows<ShellStageFit<N>, N> rows{
        {"has_W", &unit::W, &unit::kW, [](const auto& x) { return std::optional<N>(x.fit.has); }},
        {"needs_W", &unit::W, &unit::kW, [](const auto& x) { return std::optional<N>(x.fit.needs); }},
        RW_ROW("racks", one, one, x.fit.racks),
    };
    return rows;
}
#undef RW_FIT

template const Rows<ShellSwap<double>, double>& shellRows<double>();
template const Rows<ShellSwap<Recorded>, Recorded>& shellRows<Recorded>();
template const Rows<ShellStageFit<double>, double>& shellStageRows<double>();
template const Rows<ShellStageFit<Recorded>, Recorded>& shellStageRows<Recorded>();

}  // namespace rw::rows
