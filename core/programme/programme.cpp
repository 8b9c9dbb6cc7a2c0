// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

namespace rw {

template <Number N>
ProgrammeOutput<N> ProgrammeModel<N>::run()
{
    findPlatforms();
    beginMemo();
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
    keepMemo();
    return std::move(m_out);
}

template <Number N>
void ProgrammeModel<N>::beginMemo()
{
    if (!m_in.memo) return;
    std::vector<std::string> clusters;
    for (const PlatformInUse<N>& p : m_platforms) clusters.push_back(p.cluster->id);
    m_in.memo->begin(m_plan, std::move(clusters));
}

template <Number N>
void ProgrammeModel<N>::keepMemo()
{
    if (!m_in.memo) return;
    BuildingMemo::Found found;
    if (m_filler) m_filler->addAsked(found.asked);
    if (m_readingFiller) m_readingFiller->addAsked(found.asked);
    found.years = std::move(m_years);
    m_in.memo->keep(std::move(found));
}

template <Number N>
ProgrammeOutput<N> evaluateProgramme(const ProgrammeInput<N>& input)
{
    return ProgrammeModel<N>(input).run();
}

template ProgrammeOutput<double> evaluateProgramme<double>(const ProgrammeInput<double>&);
template ProgrammeOutput<Recorded> evaluateProgramme<Recorded>(const ProgrammeInput<Recorded>&);

}  // namespace rw
