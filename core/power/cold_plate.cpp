// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/rack.h"

namespace rw {

template <Number N>
std::optional<CaseResult<N>> caseTemperature(const Plan& plan, const RackDesign& design, const Heat<N>& liquidHeat,
                                             const Temperature<N>& supply, const CoolantFlow<N>& coolant)
{
    const Accelerator* accelerator = acceleratorOf(plan, design);
    const std::int64_t accelerators = acceleratorCount(design);
    if (!design.plateResistance.set() || !design.plateFlow.set() || !design.plateExponent.set() || *design.plateFlow.si <= 0.0 ||
        !accelerator || !accelerator->power.set() || *accelerator->power.si <= 0.0 || accelerators <= 0 || liquidHeat.value() <= 0.0 ||
        design.platesInSeries < 1)
        return std::nullopt;
    const std::string path = "rack_designs[" + design.id + "].";
    const auto own = [&](const char* symbol, const auto& d, const char* key) { return given<N>(symbol, d, [&] { return path + key; }); };
    using Resistance = Quantity<dim::thermalResistance, N>;
    const Heat<N> each = asHeat(given<N>("P_acc", accelerator->power, [&] { return "accelerators[" + accelerator->id + "].power"; }));
    const Count<N> series = datum<Count<N>>("n_ser", "field.plates_in_series", unit::one, static_cast<double>(design.platesInSeries),
                                            [&] { return Origin{path + "plates_in_series", "", Grade::Assumed}; });

    CaseResult<N> r;
    // The rack's coolant goes where the heat is; an accelerator's part of it passes all plates of its series. Accelerators
    // that draw more than the rack gives to liquid share all of it.
    const Heat<N> caught = larger(liquidHeat, static_cast<double>(accelerators) * each);
    r.plateFlow = step("V_plate", "step.rack.plate_flow", unit::Lmin, coolant.flow * (each / caught) * series);
    const Resistance rated = own("R_cp", design.plateResistance, "plate_resistance");
    const Scalar<N> share = r.plateFlow / own("V_cp", design.plateFlow, "plate_flow");
    const Scalar<N> exponent = own("n_cp", design.plateExponent, "plate_exponent");
    const auto thinned = Scalar<N>::fromSi(math::pow(share.si(), -exponent.si()));
    Resistance at = rated * thinned;
    if (design.plateResistanceLeast.set()) {
        const Resistance least = own("R_∞", design.plateResistanceLeast, "plate_resistance_least");
        at = least + (rated - least) * thinned;
    }
    r.resistance = step("R_cp(V)", "step.rack.plate_resistance", unit::KW, at);

    const TemperatureDelta<N> onePlate = coolant.rise * (caught / liquidHeat) / series;
    Temperature<N> from = supply + onePlate * (series - scalar<N>(1.0));
    switch (design.plateBasis) {
    case PlateBasis::Mean: from = from + onePlate * 0.5; break;
    case PlateBasis::Inlet: break;
    case PlateBasis::Outlet: from = from + onePlate; break;
    }
    from = step("T_ref", "step.rack.plate_coolant", unit::C, from);
    r.temperature = step("T_case", "step.rack.case", unit::C, from + TemperatureDelta<N>::fromSi(r.resistance.si() * each.si()));
    if (design.caseTemperatureMax.set())
        r.margin = step("ΔT_case", "step.rack.case_margin", unit::K,
                        own("T_c,max", design.caseTemperatureMax, "case_temperature_max") - r.temperature);
    return r;
}

#define RW_FOR(N)                                                                                                           \
    template std::optional<CaseResult<N>> caseTemperature<N>(const Plan&, const RackDesign&, const Heat<N>&,                \
                                                             const Temperature<N>&, const CoolantFlow<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
