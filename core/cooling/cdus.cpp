// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/cdus.h"

#include "base/text.h"

namespace rw::cooling {

namespace {

/// Secondary flow of a CDU whose maker tells none: 1.5 L/min for each kilowatt (published planning value).
constexpr double kFlowPerHeat = 1.5 / 60.0 * 1e-3 / 1000.0;

}  // namespace

double ratedFlow(const Cdu& cdu)
{
    return cdu.flow.si.value_or(kFlowPerHeat * *cdu.capacity.si);
}

template <Number N>
VolumeFlow<N> ratedFlowOf(const Cdu& cdu)
{
    if (cdu.flow.set()) return given<N>("V_cdu", cdu.flow, [&] { return "cdus[" + cdu.id + "].flow"; });
    return VolumeFlow<N>::fromSi(N(ratedFlow(cdu)));
}

template <Number N>
Count<N> cdusFor(const Cdu& cdu, const Heat<N>& heat, const VolumeFlow<N>& flow)
{
    const auto capacity = given<N>("Q_cdu", cdu.capacity, [&] { return "cdus[" + cdu.id + "].capacity"; });
    return larger(wholeUnitsFor(heat, capacity), wholeUnitsFor(flow, ratedFlowOf<N>(cdu)));
}

template <Number N>
Power<N> cduPower(const CoolingPlant& plant, const std::string& building, const Cdu& cdu, const CduDuty<N>& duty, const PumpHead* head)
{
    const auto own = [&](const char* symbol, const FractionDatum& d, const char* key) {
        return given<N>(symbol, d, [&] { return "buildings[" + building + "].cooling." + key; });
    };
    if (cdu.power.set()) {
        const Scalar<N> share = duty.flow / (duty.units * ratedFlowOf<N>(cdu));
        const auto held = own("x_c", plant.controlHead, "control_head");
        const auto rated = given<N>("P_cdu", cdu.power, [&] { return "cdus[" + cdu.id + "].power"; });
        return rated * (duty.units * share * (held + (scalar<N>(1.0) - held) * (share * share)));
    }
    if (!head || duty.designFlow <= 0.0) return {};
    // The shape and level are the network's; all loops follow their fullest.
    const double at = head->curve.headAt(duty.flow.value() / duty.designFlow * head->curve.designFlow);
    const auto lift = solved<Pressure<N>>("Δp_tcs", "step.plant.coolant_head", unit::kPa, at, [] { return text("method.coolant-loop"); },
                                          {duty.flow.si(), duty.units.si()});
    return Power<N>(lift * duty.flow / own("η_p", plant.pumpEfficiency, "pump_efficiency"));
}

#define RW_FOR(N)                                                                              \
    template VolumeFlow<N> ratedFlowOf<N>(const Cdu&);                                         \
    template Count<N> cdusFor<N>(const Cdu&, const Heat<N>&, const VolumeFlow<N>&);            \
    template Power<N> cduPower<N>(const CoolingPlant&, const std::string&, const Cdu&, const CduDuty<N>&, const PumpHead*);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::cooling
