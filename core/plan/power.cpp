// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/power.h"

#include <algorithm>

namespace rw {

namespace {

constexpr Limits kHours{0.01, 1e9};

std::int64_t ceilDiv(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}

/// The least count from \p units on that is a multiple or a divisor of \p lineups.
std::int64_t pairedUnits(std::int64_t units, std::int64_t lineups)
{
    if (units >= lineups) return ceilDiv(units, lineups) * lineups;
    std::int64_t n = std::max<std::int64_t>(1, units);
    while (lineups % n != 0) ++n;
    return n;
}

template <class D, class U>
void rule(D& datum, double value, const U& unit, Grade grade, const char* note)
{
    datum = D(value, unit, grade);
    datum.note = note;
}

}  // namespace

RedundancyScheme schemeOf(const ChainStage& stage)
{
    switch (stage.redundancy) {
    case Redundancy::N: return {1, 0, 0};
    case Redundancy::NPlus1: return {1, 1, 0};
    case Redundancy::NPlus2: return {1, 2, 0};
    case Redundancy::TwoN: return {2, 0, 0};
    case Redundancy::ThreeToMakeTwo: return {3, 0, 0};
    case Redundancy::FourToMakeThree: return {4, 0, 0};
    case Redundancy::NPlusR: return {1, stage.spares.value_or(1), 0};
    case Redundancy::TwoNPlusR: return {2, stage.spares.value_or(1), 0};
    case Redundancy::Distributed: return {stage.systems.value_or(3), 0, 0};
    case Redundancy::BlockRedundant: return {1, 0, stage.spares.value_or(1)};
    }
    return {};
}

std::int64_t installedUnits(const RedundancyScheme& s, std::int64_t needed, std::optional<std::int64_t> lineups)
{
    const std::int64_t inSystem = s.systems <= 1 ? needed : ceilDiv(needed, s.systems - 1);
    const bool pairsOff = lineups && s.spares == 0 && s.reserve == 0;
    const std::int64_t units = pairsOff ? pairedUnits(inSystem, *lineups) : inSystem;
    return s.systems <= 1 ? units + s.spares + s.reserve : s.systems * (units + s.spares);
}

std::int64_t usableUnits(const RedundancyScheme& s, std::int64_t installed)
{
    if (s.systems <= 1) return std::max<std::int64_t>(0, installed - s.spares - s.reserve);
    return std::max<std::int64_t>(0, (s.systems - 1) * (installed / s.systems - s.spares));
}

PowerSystem defaultPowerSystem()
{
    static const PowerSystem defaults = [] {
        PowerSystem p;
        rule(p.loadPowerFactor, 0.98, unit::one, Grade::Assumed, "usual for power shelves with correction, 0.95 to 0.99");
        rule(p.mechanicalPowerFactor, 0.95, unit::one, Grade::Assumed, "pumps, fans and compressors on drives");
        rule(p.dropLimit, 0.05, unit::one, Grade::Standard, "IEC 60364-5-52, annex G, and NEC 215.2 informational note: 5 % in all");
        rule(p.batteryEfficiency, 0.9, unit::one, Grade::Assumed, "usual, with its converter");
        rule(p.windingTemperature, 75.0, unit::C, Grade::Assumed, "load losses are stated at this temperature");
        rule(p.conductorTemperature, 70.0, unit::C, Grade::Assumed, "limit of PVC insulation");
        return p;
    }();
    return defaults;
}

Workload defaultWorkload()
{
    static const Workload defaults = [] {
        Workload w;
        rule(w.correlation, 1.0, unit::one, Grade::Assumed, "synchronous training: all racks step together");
        rule(w.deviation, 0.1, unit::one, Grade::Assumed, "");
        rule(w.quantile, 0.99, unit::one, Grade::Assumed, "");
        rule(w.stepAmplitude, 0.5, unit::one, Grade::Assumed, "");
        rule(w.stepPeriod, 5.0, unit::s, Grade::Assumed, "");
        rule(w.stepDuty, 0.8, unit::one, Grade::Assumed, "");
        rule(w.stepRise, 0.1, unit::s, Grade::Assumed, "");
        return w;
    }();
    return defaults;
}

const std::vector<ReliabilityRule>& defaultReliability()
{
    static const std::vector<ReliabilityRule> defaults = [] {
        struct Row {
            const char* id;
            double mtbf, mttr, commonCause;
        };
        // Orders of magnitude, as equipment surveys give them; none was opened, so all are assumed.
        constexpr Row kRows[] = {
            {"utility", 4500, 1.5, 0.1},      {"transformer", 2.0e6, 200, 0.02}, {"switchgear", 3.0e6, 24, 0.02},
            {"generator", 2000, 20, 0.05},    {"ups", 2.5e5, 8, 0.05},           {"rectifier", 2.5e5, 8, 0.05},
            {"transfer_switch", 5.0e5, 6, 0.05}, {"busway", 5.0e6, 24, 0.0},     {"pdu", 1.5e6, 12, 0.0},
            {"cable", 6.0e6, 24, 0.01},       {"bus", 8.0e6, 12, 0.0},           {"rack_feed", 3.0e6, 4, 0.0},
            {"power_shelf", 4.0e5, 2, 0.02},  {"rack_battery", 4.0e5, 2, 0.02},  {"dc_dc", 4.0e5, 4, 0.02},
            {"node", 4.0e5, 4, 0.0},
        };
        std::vector<ReliabilityRule> rules;
        for (const Row& row : kRows) {
            ReliabilityRule r;
            r.id = row.id;
            rule(r.mtbf, row.mtbf, unit::h, Grade::Assumed, "");
            rule(r.mttr, row.mttr, unit::h, Grade::Assumed, "");
            rule(r.commonCause, row.commonCause, unit::one, Grade::Assumed, "");
            rules.push_back(std::move(r));
        }
        return rules;
    }();
    return defaults;
}

template <>
const ObjectType& typeOf<ChainStage>()
{
    using T = ChainStage;
    static const ObjectType type("chain_stage", sizeof(T), {
        idField<T>(), textField<&T::name>("name"),
        reference<&T::converter>("converter", "converters"),
        integer<&T::units>("units", "n", {1, 1e7}),
        choice<&T::redundancy>("redundancy", {"n", "n+1", "n+2", "2n", "3-to-make-2", "4-to-make-3", "n+r",
                                              "2(n+r)", "distributed", "block_redundant"}),
        integer<&T::spares>("spares", "r", {0, 1000}),
        integer<&T::systems>("systems", "n_s", {2, 100}),
        choice<&T::carries>("carries", {"it", "all", "mechanical"}),
        choice<&T::location>("location", {"outdoors", "electrical_room", "hall"}),
        reference<&T::feed>("feed", ".chain"),
        quantity<&T::share>("share", "s", unit::one, kFraction),
        choice<&T::mode>("mode", {"double_conversion", "eco"}),
        boolean<&T::staged>("staged"),
        quantity<&T::battery>("battery", "t_b", unit::min, {0, 1e5}),
        quantity<&T::voltage>("voltage", "U", unit::V, {0, 1.5e6}),
        reference<&T::conductor>("conductor", "conductors"),
        quantity<&T::conductorLength>("conductor_length", "l", unit::m, {0, 1e5}),
        integer<&T::conductorRuns>("conductor_runs", "n_c", {1, 1000}),
    });
    return type;
}

template <>
const ObjectType& typeOf<PowerSystem>()
{
    using T = PowerSystem;
    static const ObjectType type("power_system", sizeof(T), {
        choice<&T::code>("code", {"iec", "nec_80", "nec_100"}),
        choice<&T::frequency>("frequency", {"50_hz", "60_hz"}),
        quantity<&T::supplyVoltage>("supply_voltage", "U_s", unit::kV, {0, 1500}),
        quantity<&T::faultLevel>("fault_level", "S''k", unit::MVA),
        choice<&T::cords>("cords", {"two", "one"}),
        integer<&T::lineups>("lineups", "m", {1, 1e5}),
        quantity<&T::dropLimit>("drop_limit", "ΔU_max", unit::one, kFraction),
        quantity<&T::loadPowerFactor>("load_power_factor", "PF_IT", unit::one, kEfficiency),
        quantity<&T::mechanicalPowerFactor>("mechanical_power_factor", "PF_m", unit::one, kEfficiency),
        quantity<&T::windingTemperature>("winding_temperature", "T_w", unit::C, {-50, 200}),
        quantity<&T::conductorTemperature>("conductor_temperature", "T_c", unit::C, {-50, 250}),
        reference<&T::generator>("generator", "generators"),
        integer<&T::generatorSpares>("generator_spares", "r_g", {0, 1000}),
        integer<&T::generatorUnits>("generator_units", "n_g", {0, 1e6}),
        reference<&T::generatorFeeds>("generator_feeds", ".chain"),
        quantity<&T::autonomy>("autonomy", "t_f", unit::h, {0, 1e5}),
        quantity<&T::recharge>("recharge", "t_r", unit::h, {0, 1e4}),
        quantity<&T::batteryEfficiency>("battery_efficiency", "η_b", unit::one, kEfficiency),
    });
    return type;
}

template <>
const ObjectType& typeOf<OnsitePower>()
{
    using T = OnsitePower;
    static const ObjectType type("onsite_power", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), reference<&T::block>("block", "power_blocks"),
        integer<&T::units>("units", "n", {0, 1e6}),
        quantity<&T::power>("power", "P", unit::MW, {0, 1e6}),
        integer<&T::spares>("spares", "r", {0, 1000}),
    });
    return type;
}

template <>
const ObjectType& typeOf<Workload>()
{
    using T = Workload;
    static const ObjectType type("workload", sizeof(T), {
        choice<&T::kind>("kind", {"training", "inference"}),
        quantity<&T::correlation>("correlation", "r", unit::one, kFraction),
        quantity<&T::deviation>("deviation", "σ", unit::one, {0, 10}),
        quantity<&T::quantile>("quantile", "q", unit::one, {0.5, 0.9999999}),
        quantity<&T::stepAmplitude>("step_amplitude", "ΔP", unit::one, {0, 2}),
        quantity<&T::stepPeriod>("step_period", "T", unit::s, {1e-3, 1e5}),
        quantity<&T::stepDuty>("step_duty", "d", unit::one, kFraction),
        quantity<&T::stepRise>("step_rise", "t_r", unit::s, {1e-6, 1e4}),
        quantity<&T::peakDuration>("peak_duration", "t_pk", unit::s, {0, 1e6}),
        quantity<&T::gridRamp>("grid_ramp", "R_grid", unit::MWmin, {0, 1e6}),
    });
    return type;
}

template <>
const ObjectType& typeOf<LoadProfile>()
{
    using T = LoadProfile;
    static const ObjectType type("profile", sizeof(T), {
        choice<&T::kind>("kind", {"flat", "diurnal", "own"}),
        quantity<&T::mean>("mean", "u", unit::one, kFraction),
        quantity<&T::amplitude>("amplitude", "a", unit::one, kFraction),
        integer<&T::peakHour>("peak_hour", "h", {0, 23}),
        reference<&T::series>("series", "series"),
    });
    return type;
}

template <>
const ObjectType& typeOf<ReliabilityRule>()
{
    using T = ReliabilityRule;
    static const ObjectType type("reliability_rule", sizeof(T), {
        idField<T>(),
        quantity<&T::mtbf>("mtbf", "MTBF", unit::h, kHours),
        quantity<&T::mttr>("mttr", "MTTR", unit::h, kHours),
        quantity<&T::commonCause>("common_cause", "β", unit::one, kFraction),
    });
    return type;
}

}  // namespace rw
