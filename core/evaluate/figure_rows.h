// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <functional>
#include <optional>
#include <type_traits>
#include <vector>

// The rows of the figure table, for the files that list them (figures_*.cpp) and the one that walks them (figures.cpp).
namespace rw::rows {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <Number N, class Q>
std::optional<N> number(const Q& q)
{
    if constexpr (IsOptional<Q>::value) {
        if (!q) return std::nullopt;
        return q->si();
    } else {
        return q.si();
    }
}

/// One row of the table for elements of a kind.
template <class Element, Number N>
struct Row {
    const char* key;
    const Unit* siUnit;
    const Unit* displayUnit;
    std::function<std::optional<N>(const Element&)> value;
    bool year = false;
};

template <class Element, Number N>
using Rows = std::vector<Row<Element, N>>;

// Spelled once: the JSON's unit, the unit for people, and where the number is.
#define RW_ROW(key, si, shown, expression) \
    {key, &unit::si, &unit::shown, [](const auto& x) { return number<N>(expression); }}

/// How a load behaves, for whatever has a step of training.
template <class Element, Number N, class StepOf>
void addStepRows(Rows<Element, N>& rows, StepOf stepOf)
{
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back({key, &si, &shown, [stepOf, member](const Element& x) { return number<N>(stepOf(x).*member); }});
    };
    using S = StepBehaviour<N>;
    add("behaviour.step_amplitude_W", unit::W, unit::MW, &S::amplitude);
    add("behaviour.step_ramp_W_s", unit::Ws, unit::MWs, &S::ramp);
    add("behaviour.storage_J", unit::J, unit::kWh, &S::storage);
    add("behaviour.remaining_amplitude_W", unit::W, unit::MW, &S::remaining);
    add("behaviour.remaining_ramp_W_s", unit::Ws, unit::MWs, &S::remainingRamp);
    add("behaviour.flattening_energy_J", unit::J, unit::kWh, &S::flattening);
    add("behaviour.flattening_charge_W", unit::W, unit::MW, &S::charge);
    add("behaviour.flattening_discharge_W", unit::W, unit::MW, &S::discharge);
    add("behaviour.flattening_loss_W", unit::W, unit::kW, &S::loss);
}

/// A figure of the year of whatever has one.
template <class Element, Number N, class YearOf, class Member>
Row<Element, N> yearRow(const char* key, const Unit& si, const Unit& shown, YearOf yearOf, Member member)
{
    return {key, &si, &shown, [yearOf, member](const Element& x) -> std::optional<N> {
        const std::optional<YearFigures<N>>& year = yearOf(x);
        if (!year) return std::nullopt;
        return number<N>((*year).*member);
    }, true};
}

/// What a year comes to, for whatever has one; \p metered: with what is known at a site's meter.
template <class Element, Number N, class YearOf>
void addYearRows(Rows<Element, N>& rows, YearOf yearOf, bool metered)
{
    using Y = YearFigures<N>;
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back(yearRow<Element, N>(key, si, shown, yearOf, member));
    };
    add("pue_annual", unit::one, unit::one, &Y::pue);
    add("wue_L_per_kWh", unit::LkWh, unit::LkWh, &Y::wue);
    add("it_energy_J_per_year", unit::J, unit::GWh, &Y::it);
    add("facility_energy_J_per_year", unit::J, unit::GWh, &Y::facility);
    add("itue", unit::one, unit::one, &Y::itue);
    add("tue", unit::one, unit::one, &Y::tue);
    add("pue_rack_cooling_moved", unit::one, unit::one, &Y::pueMoved);
    add("compute_energy_J_per_year", unit::J, unit::GWh, &Y::compute);
    add("rack_cooling_energy_J_per_year", unit::J, unit::GWh, &Y::rackCooling);
    add("cooling_energy_J_per_year", unit::J, unit::GWh, &Y::cooling);
    add("house_energy_J_per_year", unit::J, unit::GWh, &Y::house);
    add("chain_loss_J_per_year", unit::J, unit::GWh, &Y::chainLoss);
    add("reused_heat_J_per_year", unit::J, unit::GWh, &Y::reuse);
    add("water_m3_per_year", unit::m3, unit::m3, &Y::water);
    add("evaporation_m3_per_year", unit::m3, unit::m3, &Y::evaporation);
    add("drift_m3_per_year", unit::m3, unit::m3, &Y::drift);
    add("blowdown_m3_per_year", unit::m3, unit::m3, &Y::blowdown);
    add("pue_worst_hour", unit::one, unit::one, &Y::worstPue);
    add("water_day_m3", unit::m3, unit::m3, &Y::waterDay);
    add("water_week_m3", unit::m3, unit::m3, &Y::waterWeek);
    if (metered) {
        add("energy_J_per_year", unit::J, unit::GWh, &Y::grid);
        add("generation_J_per_year", unit::J, unit::GWh, &Y::generation);
        add("site_loss_J_per_year", unit::J, unit::GWh, &Y::siteLoss);
        add("pue_annual_meter", unit::one, unit::one, &Y::pueMeter);
        add("tue_meter", unit::one, unit::one, &Y::tueMeter);
        add("pue_rack_cooling_moved_meter", unit::one, unit::one, &Y::pueMovedMeter);
        add("grid_peak_W", unit::W, unit::MW, &Y::peakGrid);
        add("wue_source_L_per_kWh", unit::LkWh, unit::LkWh, &Y::wueSource);
        add("ere", unit::one, unit::one, &Y::ere);
        add("cue_kg_per_kWh", unit::kgkWh, unit::kgkWh, &Y::cue);
        add("co2_kg_per_year", unit::kg, unit::kg, &Y::co2);
        add("energy_cost_USD_per_year", unit::USD, unit::MUSD, &Y::cost);
    }
}

/// Shares of the year's hours: of one climate.
template <class Element, Number N, class YearOf>
void addHourRows(Rows<Element, N>& rows, YearOf yearOf)
{
    using Y = YearFigures<N>;
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back(yearRow<Element, N>(key, si, shown, yearOf, member));
    };
    add("free_cooling_share", unit::one, unit::percent, &Y::freeShare);
    add("partial_cooling_share", unit::one, unit::percent, &Y::partialShare);
    add("mechanical_cooling_share", unit::one, unit::percent, &Y::mechanicalShare);
    add("supply_missed_share", unit::one, unit::percent, &Y::missedShare);
}

/// Of the accelerators' cold plates; nothing where nobody tells of them.
template <class Element, Number N, class Member>
Row<Element, N> plateRow(const char* key, const Unit& si, const Unit& shown, Member member)
{
    return {key, &si, &shown, [member](const Element& x) -> std::optional<N> {
        return x.plate ? number<N>((*x.plate).*member) : std::nullopt;
    }};
}

template <Number N>
const Rows<ProgrammeResult<N>, N>& programmeRows();
template <Number N>
const Rows<MoneyResult<N>, N>& moneyRows();
template <Number N>
const Rows<PhaseResult<N>, N>& phaseRows();
template <Number N>
const Rows<SiteResult<N>, N>& siteRows();
template <Number N>
const Rows<OnsiteResult<N>, N>& onsiteRows();
template <Number N>
const Rows<ClusterResult<N>, N>& clusterRows();
template <Number N>
const Rows<PlatformResult<N>, N>& platformRows();
template <Number N>
const Rows<RackResult<N>, N>& rackRows();
template <Number N>
const Rows<BuildingResult<N>, N>& buildingRows();
template <Number N>
const Rows<StageResult<N>, N>& stageRows();
template <Number N>
const Rows<CoolingPart<N>, N>& coolingRows();
template <Number N>
const Rows<ComputeFigures<N>, N>& computeRows();
template <Number N>
const Rows<ShellSwap<N>, N>& shellRows();
template <Number N>
const Rows<ShellStageFit<N>, N>& shellStageRows();

}  // namespace rw::rows
