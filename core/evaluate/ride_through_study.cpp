// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/ride_through_study.h"

#include "evaluate/cooling_ride.h"

#include <algorithm>
#include <initializer_list>

namespace rw {

namespace {

using power::kNoLimit;

std::vector<OutageSpan> outFor(std::initializer_list<const char*> parts, double until)
{
    std::vector<OutageSpan> spans;
    for (const char* part : parts) spans.push_back({part, 1.0, 0.0, until});
    return spans;
}
CoolingOutage coolantOut(std::initializer_list<const char*> parts, double until) { return {outFor(parts, until), {}, {}}; }
CoolingOutage airOut(std::initializer_list<const char*> parts, double until) { return {{}, outFor(parts, until), {}}; }

CoolingOutage allOut(double until)
{
    return {outFor({"cdu", "facility_pumps", "heat_rejection", "rejection_pumps", "trim_chillers"}, until),
            outFor({"air_units", "chilled_pumps", "air_rejection", "air_rejection_pumps", "air_chillers"}, until), {}};
}

/// How long a part has no power, where that is not for as many units as have spares.
double standstill(const std::vector<OutageSpan>& spans, std::string_view part)
{
    double longest = 0.0;
    for (const OutageSpan& s : spans)
        if (s.part == part) longest = std::max(longest, s.until - s.from);
    return longest;
}

CoolingOutage utilitiesOut(const power::PowerGraph& graph)
{
    std::vector<std::int32_t> utilities;
    for (std::int32_t i = 0; i < graph.size(); ++i)
        if (graph[i].kind == power::ComponentKind::Source && !graph[i].standby) utilities.push_back(i);
    return coolingOutage(graph, power::solve(graph, utilities));
}

struct Loss {
    CoolingLoss kind;
    CoolingOutage outage;
    bool onUps;
    double lasts;  ///< s
};

/// All mechanical power gone, with and without UPS: until the building's sets take load, and for good.
std::vector<Loss> wholeLosses(const Plan& plan, const Building& building)
{
    const Generator* set = findById(plan.generators, building.power.generator);
    const double start = set ? set->start.si.value_or(0.0) : 0.0;
    std::vector<Loss> losses;
    for (const bool onUps : {false, true}) {
        if (start > 0.0) losses.push_back({CoolingLoss::UntilGenerators, allOut(start), onUps, start});
        losses.push_back({CoolingLoss::Everything, allOut(kNoLimit), onUps, kNoLimit});
    }
    return losses;
}

/// Each ridden through, in the order of their kinds.
template <class Case, class Ride>
std::vector<Case> ridden(const Ride& ride, std::vector<Loss> losses)
{
    std::stable_sort(losses.begin(), losses.end(), [](const Loss& a, const Loss& b) { return a.kind < b.kind; });
    std::vector<Case> cases;
    for (const Loss& loss : losses) {
        Case& one = cases.emplace_back(ride.ride(loss.outage, loss.onUps));
        one.loss = loss.kind;
        one.outageSeconds = loss.lasts;
    }
    return cases;
}

}  // namespace

std::string_view name(CoolingLoss loss)
{
    switch (loss) {
    case CoolingLoss::UntilGenerators: return "until_generators";
    case CoolingLoss::ChillerRestart: return "chiller_restart";
    case CoolingLoss::FacilityPumps: return "facility_pumps";
    case CoolingLoss::AirUnits: return "air_units";
    case CoolingLoss::ChilledWater: return "chilled_water";
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
    study.horizonSeconds = ride.horizon();
    study.masses = ride.masses();
    std::vector<Loss> losses = wholeLosses(plan, building);
    // Chillers have their power back at once, and still need their restart time.
    if (ride.chillers()) losses.push_back({CoolingLoss::ChillerRestart, coolantOut({"trim_chillers"}, 0.0), false, ride.chillerRestart()});
    losses.push_back({CoolingLoss::FacilityPumps, coolantOut({"facility_pumps"}, kNoLimit), false, kNoLimit});
    losses.push_back({CoolingLoss::CoolantPumps, coolantOut({"cdu"}, kNoLimit), false, kNoLimit});
    losses.push_back({CoolingLoss::HeatRejection, coolantOut({"heat_rejection", "rejection_pumps"}, kNoLimit), false, kNoLimit});
    study.cases = ridden<RideCase>(ride, std::move(losses));

    const CoolingOutage outage = graph ? utilitiesOut(*graph) : CoolingOutage{};
    if (!outage.touchesCoolant()) return study;
    study.utilities = ride.ride(outage, ride.pumpsOnUps());
    study.utilities->loss = CoolingLoss::UntilGenerators;
    if (!ride.pumpsOnUps()) study.transferSeconds = standstill(outage.parts, "cdu");
    return study;
}

AirStudy airStudy(const Plan& plan, const HallRide& ride, const Building& building, const power::PowerGraph* graph)
{
    AirStudy study;
    study.building = building.id;
    study.limitK = ride.limit();
    study.horizonSeconds = ride.horizon();
    study.masses = ride.masses();
    std::vector<Loss> losses = wholeLosses(plan, building);
    if (ride.chillers()) losses.push_back({CoolingLoss::ChillerRestart, airOut({"air_chillers"}, 0.0), false, ride.chillerRestart()});
    losses.push_back({CoolingLoss::AirUnits, airOut({"air_units"}, kNoLimit), false, kNoLimit});
    losses.push_back({CoolingLoss::ChilledWater,
                      airOut({"chilled_pumps", "air_rejection", "air_rejection_pumps", "air_chillers"}, kNoLimit), false, kNoLimit});
    study.cases = ridden<AirCase>(ride, std::move(losses));

    const CoolingOutage outage = graph ? utilitiesOut(*graph) : CoolingOutage{};
    if (!outage.touchesAir()) return study;
    study.utilities = ride.ride(outage, ride.onUps());
    study.utilities->loss = CoolingLoss::UntilGenerators;
    if (!ride.onUps()) study.transferSeconds = standstill(outage.air, "air_units");
    return study;
}

ThrottleTimes::ThrottleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building,
                             const BuildingLoops* loops)
{
    if (auto ride = CoolingRide::of(plan, evaluation, building, loops)) m_ride = std::move(ride).value();
    else m_problem = ride.error().message();
    if (auto hall = HallRide::of(plan, building)) m_hall = std::move(hall).value();
    else m_hallProblem = hall.error().message();
}

ThrottleTimes throttleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building)
{
    const auto loops = buildingLoops<double>(plan, building);
    return {plan, evaluation, building, loops ? &*loops : nullptr};
}

OutageSeconds ThrottleTimes::after(const power::PowerGraph& graph, const power::Solution& solution)
{
    if (!m_ride && !m_hall) return {};
    const CoolingOutage outage = coolingOutage(graph, solution);
    OutageSeconds times;
    if (m_ride) times.throttle = m_ride->secondsToThrottle(outage);
    if (m_hall) times.airLimit = m_hall->secondsToLimit(outage);
    return times;
}

OutageSeconds ThrottleTimes::after(const power::PowerGraph& graph, const power::FailureRow& row)
{
    if ((!m_ride && !m_hall) || !(row.lostW > 0.0 || row.interruptedW > 0.0)) return {};
    return after(graph, power::solve(graph, row.components));
}

}  // namespace rw
