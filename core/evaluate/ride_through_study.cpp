// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/ride_through_study.h"

#include "evaluate/cooling_ride.h"

#include <algorithm>
#include <initializer_list>

namespace rw {

namespace {

using power::kNoLimit;

CoolingOutage outOf(std::initializer_list<const char*> parts, double until)
{
    CoolingOutage outage;
    for (const char* part : parts) outage.parts.push_back({part, 1.0, 0.0, until});
    return outage;
}
CoolingOutage allOut(double until)
{
    return outOf({"cdu", "facility_pumps", "heat_rejection", "rejection_pumps", "trim_chillers"}, until);
}

/// How long the racks' pumps have no power, where that is not for as many as have spares.
double standstill(const CoolingOutage& outage)
{
    double longest = 0.0;
    for (const OutageSpan& s : outage.parts)
        if (s.part == "cdu") longest = std::max(longest, s.until - s.from);
    return longest;
}

}  // namespace

std::string_view name(CoolingLoss loss)
{
    switch (loss) {
    case CoolingLoss::UntilGenerators: return "until_generators";
    case CoolingLoss::ChillerRestart: return "chiller_restart";
    case CoolingLoss::FacilityPumps: return "facility_pumps";
    case CoolingLoss::CoolantPumps: return "coolant_pumps";
    case CoolingLoss::HeatRejection: return "heat_rejection";
    case CoolingLoss::Everything: return "everything";
    }
    return "";
}

RideStudy rideStudy(const Plan& plan, const CoolingRide& ride, const Building& building, const power::PowerGraph* graph)
{
    RideStudy study;
    study.building = building.id;
    study.masses = ride.masses();
    const auto add = [&](CoolingLoss loss, const CoolingOutage& outage, bool onUps, double lasts) {
        RideCase& one = study.cases.emplace_back(ride.ride(outage, onUps));
        one.loss = loss;
        one.outageSeconds = lasts;
    };
    const Generator* set = findById(plan.generators, building.power.generator);
    for (const bool onUps : {false, true}) {
        if (set && set->start.si && *set->start.si > 0.0)
            add(CoolingLoss::UntilGenerators, allOut(*set->start.si), onUps, *set->start.si);
        add(CoolingLoss::Everything, allOut(kNoLimit), onUps, kNoLimit);
    }
    // Chillers have their power back at once, and still need their restart time.
    if (ride.chillers()) add(CoolingLoss::ChillerRestart, outOf({"trim_chillers"}, 0.0), false, ride.chillerRestart());
    add(CoolingLoss::FacilityPumps, outOf({"facility_pumps"}, kNoLimit), false, kNoLimit);
    add(CoolingLoss::CoolantPumps, outOf({"cdu"}, kNoLimit), false, kNoLimit);
    add(CoolingLoss::HeatRejection, outOf({"heat_rejection", "rejection_pumps"}, kNoLimit), false, kNoLimit);
    std::stable_sort(study.cases.begin(), study.cases.end(), [](const RideCase& a, const RideCase& b) { return a.loss < b.loss; });

    if (!graph) return study;
    std::vector<std::int32_t> utilities;
    for (std::int32_t i = 0; i < graph->size(); ++i)
        if ((*graph)[i].kind == power::ComponentKind::Source && !(*graph)[i].standby) utilities.push_back(i);
    const CoolingOutage outage = coolingOutage(*graph, power::solve(*graph, utilities));
    if (!outage.touchesCooling()) return study;
    study.utilities = ride.ride(outage, ride.pumpsOnUps());
    study.utilities->loss = CoolingLoss::UntilGenerators;
    if (!ride.pumpsOnUps()) study.transferSeconds = standstill(outage);
    return study;
}

ThrottleTimes::ThrottleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building)
{
    auto ride = CoolingRide::of(plan, evaluation, building);
    if (ride) m_ride = std::move(ride).value();
    else m_problem = ride.error().message();
}

std::optional<double> ThrottleTimes::after(const power::PowerGraph& graph, const power::Solution& solution)
{
    return m_ride ? m_ride->secondsToThrottle(coolingOutage(graph, solution)) : std::nullopt;
}

std::optional<double> ThrottleTimes::after(const power::PowerGraph& graph, const power::FailureRow& row)
{
    if (!m_ride || !(row.lostW > 0.0 || row.interruptedW > 0.0)) return std::nullopt;
    return after(graph, power::solve(graph, row.components));
}

}  // namespace rw
