// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/conductor_line.h"

namespace rw {

template <Number N>
std::optional<electrical::Impedance<N>> ConductorLine<N>::at(const Length<N>& length) const
{
    const auto all = electrical::runImpedance<N>(resistance, reactance, length, runs);
    return all ? std::optional(all.value()) : std::nullopt;
}

template <Number N>
std::optional<ConductorLine<N>> conductorLine(const ChainStage& stage, const Conductor* conductor, const PowerSystem* system,
                                              const std::string& owner)
{
    if (!conductor || !conductor->area.set() || !stage.conductorLength.set()) return std::nullopt;
    const auto ofConductor = [&](const char* key) { return [conductor, key] { return "conductors[" + conductor->id + "]." + key; }; };
    const auto ofStage = [&](const char* key) { return [&owner, &stage, key] { return owner + ".chain[" + stage.id + "]." + key; }; };
    const auto material = conductor->metal == ConductorMetal::Copper ? electrical::ConductorMaterial::Copper
                                                                     : electrical::ConductorMaterial::Aluminium;
    const auto temperature = system && system->conductorTemperature.set()
        ? given<N>("T_c", system->conductorTemperature, [&] { return owner + ".power.conductor_temperature"; })
        : Temperature<N>::of(70.0, unit::C);
    const auto resistance = electrical::resistancePerLength<N>(material, given<N>("A", conductor->area, ofConductor("area")), temperature);
    if (!resistance) return std::nullopt;
    const auto reactance = conductor->reactance.set() ? given<N>("x", conductor->reactance, ofConductor("reactance"))
                                                      : ResistancePerLength<N>::of(0.08, unit::mohmm);
    const auto runs = datum<Count<N>>("n_c", "step.chain.runs", unit::one, static_cast<double>(stage.conductorRuns.value_or(1)),
                                      [&] { return Origin{ofStage("conductor_runs")(), "", Grade::Assumed}; });
    ConductorLine<N> line{resistance.value(), reactance, runs, {}};
    const auto impedance = line.at(given<N>("l", stage.conductorLength, ofStage("conductor_length")));
    if (!impedance) return std::nullopt;
    line.impedance = *impedance;
    return line;
}

#define RW_FOR(N)                    \
    template struct ConductorLine<N>; \
    template std::optional<ConductorLine<N>> conductorLine<N>(const ChainStage&, const Conductor*, const PowerSystem*, const std::string&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
