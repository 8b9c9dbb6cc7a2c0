// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

namespace rw {

template <Number N>
ProgrammeOutput<N> ProgrammeModel<N>::run()
{
    findPlatforms();
    findSites();
    describePlatforms();
    splitTarget();
    if (m_plan.programme.targetKind == TargetKind::Fill) requestFill();
    else m_requests = requestsFor(m_plan.programme.basis);
    m_out.programme.target = m_target;
    countRacks();
    beginReadings();
    place();
    if (m_filler && powersKnown()) sum();
    describeSites();
    years();
    readings();
    return std::move(m_out);
}

template <Number N>
ProgrammeOutput<N> evaluateProgramme(const ProgrammeInput<N>& input)
{
    return ProgrammeModel<N>(input).run();
}

template ProgrammeOutput<double> evaluateProgramme<double>(const ProgrammeInput<double>&);
template ProgrammeOutput<Recorded> evaluateProgramme<Recorded>(const ProgrammeInput<Recorded>&);

}  // namespace rw
