// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/settle.h"

#include "catalogue/catalogue.h"
#include "evaluate/cooling_ride.h"
#include "evaluate/evaluate_with.h"
#include "evaluate/failures.h"
#include "evaluate/findings.h"
#include "evaluate/site_plan.h"
#include "evaluate/system_losses.h"
#include "power/graph/availability.h"

#include <algorithm>

namespace rw {

namespace {

constexpr std::size_t kLines = 200;  ///< of failures that are kept; totals count all
constexpr std::int64_t kPackingNodes = 20'000;  ///< fillings of a row that a building's packing may try

FailureLine lineOf(const power::PowerGraph& graph, const Building& building, const power::FailureRow& row)
{
    FailureLine line;
    for (const std::int32_t c : row.components) line.components.push_back(graph[c].id);
    if (const std::int32_t stage = graph[row.components.front()].stage; stage >= 0)
        line.stage = building.chain[static_cast<std::size_t>(stage)].id;
    line.count = row.count;
    line.lostW = row.lostW;
    line.interruptedW = row.interruptedW;
    line.worstLoadFraction = row.worstLoadFraction;
    line.heldS = row.heldS;
    for (const power::Overload& o : row.overloads) line.overloads.push_back({graph[o.component].id, o.loadFraction});
    std::stable_sort(line.overloads.begin(), line.overloads.end(),
                     [](const auto& a, const auto& b) { return a.loadFraction > b.loadFraction; });
    return line;
}

OutageTime timeOf(const power::GroupAvailability& group)
{
    return {group.group, group.loadW, group.minutesPerYear, group.anyMinutesPerYear};
}

OutageCause causeOf(const power::PowerGraph& graph, const Building& building, const power::Contribution& c)
{
    OutageCause cause;
    cause.commonCause = c.commonCause;
    cause.count = c.count;
    cause.share = c.share;
    cause.minutesPerYear = c.minutesPerYear;
    if (c.component < 0) return cause;
    const power::ComponentSpec& spec = graph[c.component];
    cause.component = spec.id;
    if (spec.stage >= 0) cause.stage = building.chain[static_cast<std::size_t>(spec.stage)].id;
    cause.kind = power::name(spec.kind);
    return cause;
}

/// To the line of its kind, or as a line of its own.
void addCause(std::vector<OutageCause>& causes, OutageCause cause)
{
    for (OutageCause& known : causes) {
        if (known.stage != cause.stage || known.kind != cause.kind || known.commonCause != cause.commonCause) continue;
        known.count += cause.count;
        known.share += cause.share;
        known.minutesPerYear += cause.minutesPerYear;
        return;
    }
    causes.push_back(std::move(cause));
}

EvaluationOf<double>::Loops loopsOf(const Plan& plan, const BuildingResult<double>& building)
{
    EvaluationOf<double>::Loops one;
    one.building = building.id;
    if (auto loops = buildingLoops<double>(plan, building)) one.loops = std::make_shared<const BuildingLoops>(std::move(loops).value());
    else if (loops.error().code != "loop.none") one.problem = loops.error().message();
    return one;
}

/// The plan's CDUs, and those of the catalogue that it holds no copy of.
std::vector<Cdu> knownCdus(const Plan& plan)
{
    std::vector<Cdu> all = plan.cdus;
    for (const Cdu& cdu : builtInCatalogue().equipment.cdus)
        if (std::none_of(plan.cdus.begin(), plan.cdus.end(), [&](const Cdu& c) { return c.id == cdu.id || c.catalogueId == cdu.id; }))
            all.push_back(cdu);
    return all;
}

std::vector<PackingResult> packingsOf(const Plan& plan, const Evaluation& e, const std::stop_token& cancel)
{
    std::optional<FacilityPrice> price;
    if (e.money.capexFacility && e.programme.itPower && e.programme.itPower->value() > 0.0)
        price = *e.money.capexFacility / *e.programme.itPower;
    return packRows(plan, e.racks, e.clusters, e.buildings, price, {.nodes = kPackingNodes, .cancel = cancel});
}

/// False when cancelled.
bool study(const power::PowerGraph& graph, const Building& building, const SettleOptions& options, ThrottleTimes& throttle, FailureStudy& out)
{
    power::SweepOptions sweep;
    sweep.loads = false;
    sweep.cancel = options.cancel;
    const power::Sweep singles = power::sweepSingles(graph, sweep);
    if (singles.cancelled) return false;
    out.components = graph.size();
    out.loadW = graph.totalLoadW();
    out.normalLoadFraction = power::solve(graph).worstLoadFraction;
    out.examined = singles.totals.examined;
    out.losing = singles.totals.losing;
    out.interrupting = singles.totals.interrupting;
    out.overloading = singles.totals.overloading;
    out.different = static_cast<std::int64_t>(singles.rows.size());
    for (std::size_t i = 0; i < std::min(kLines, singles.rows.size()); ++i)
        out.lines.push_back(lineOf(graph, building, singles.rows[i]));
    for (std::size_t i = 0; i < out.lines.size(); ++i) {
        const OutageSeconds times = throttle.after(graph, singles.rows[i]);
        out.lines[i].secondsToThrottle = times.throttle;
        out.lines[i].secondsToAirLimit = times.airLimit;
    }

    out.systems = systemLosses(graph, building);
    if (options.cancel.stop_requested()) return false;

    const power::AvailabilityResult availability = power::availabilityOf(graph, sweep);
    if (availability.cancelled) return false;
    out.outages.push_back(timeOf(availability.building));
    out.outages.front().group.clear();
    for (const auto& group : availability.groups) out.outages.push_back(timeOf(group));
    for (const power::Contribution& c : availability.contributions) addCause(out.causes, causeOf(graph, building, c));
    std::stable_sort(out.causes.begin(), out.causes.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
    out.pairShare = availability.secondOrderShare;
    out.commonCauseShare = availability.commonCauseShare;
    out.neglectedBound = availability.neglectedBound;
    return true;
}

}  // namespace

bool settle(const Plan& asked, Evaluation& evaluation, const SettleOptions& options)
{
    ChosenPlan chosen = chooseSitesOf(asked, ChoiceDepth::Reasons, options.cancel);
    if (options.cancel.stop_requested()) return false;
    const Plan& plan = chosen.plan;
    // Other sites come first now, perhaps with other buildings.
    std::optional<Evaluation> reordered;
    if (chosen.choice && chosen.choice->hasChoice)
        reordered = evaluateWith<double>(plan, {.rack = {}, .cluster = {}, .year = YearDetail::None});
    const Evaluation& instant = reordered ? *reordered : evaluation;
    std::vector<FailureStudy> studies;
    std::vector<RideStudy> rides;
    std::vector<AirStudy> airRides;
    std::vector<EvaluationOf<double>::Loops> loops;
    for (std::size_t i = 0; i < instant.buildings.size(); ++i) {
        const std::string& id = instant.buildings[i].id;
        if (options.progress) options.progress(static_cast<double>(i) / static_cast<double>(instant.buildings.size()));
        FailureStudy& one = studies.emplace_back();
        one.building = id;
        const Building& building = *findById(plan.buildings, id);
        // The year by hours changes nothing of the design hour: its loops are these.
        const auto& laid = loops.emplace_back(loopsOf(plan, instant.buildings[i]));
        ThrottleTimes throttle(plan, instant, instant.buildings[i], laid.loops.get());
        const auto built = oneLineOf(plan, instant, id);
        const power::PowerGraph* graph = built && built->graph ? &*built->graph : nullptr;
        if (CoolingRide* ride = throttle.ride()) {
            rides.push_back(rideStudy(plan, *ride, building, graph));
        } else {
            rides.emplace_back().building = id;
            rides.back().problem = throttle.problem();
        }
        if (const HallRide* hall = throttle.hall()) {
            airRides.push_back(airStudy(plan, *hall, building, graph));
        } else {
            airRides.emplace_back().building = id;
            airRides.back().problem = throttle.hallProblem();
        }
        if (!built) {
            one.problems.push_back(built.error().message());
            continue;
        }
        for (const power::GraphProblem& problem : built->problems) one.problems.push_back(problem.message());
        if (graph && !study(*graph, building, options, throttle, one)) return false;
    }
    Evaluation hourly = evaluateWith<double>(plan, {.rack = {}, .cluster = {}, .year = YearDetail::Hours, .cancel = options.cancel});
    if (options.cancel.stop_requested()) return false;
    hourly.siteChoice = std::move(chosen.choice);
    hourly.choiceError = std::move(chosen.error);
    hourly.scenario = evaluation.scenario;
    evaluation = std::move(hourly);
    evaluation.failures = std::move(studies);
    evaluation.rides = std::move(rides);
    evaluation.airRides = std::move(airRides);
    evaluation.loops = std::move(loops);
    const std::vector<Cdu> candidates = knownCdus(plan);
    for (const BuildingResult<double>& b : evaluation.buildings)
        if (auto fits = cduFits(plan, b, candidates); !fits.empty()) evaluation.cduChoices.push_back({b.id, std::move(fits)});
    evaluation.packings = packingsOf(plan, evaluation, options.cancel);
    evaluation.settled = true;
    evaluation.findings = findingsOf(asked, evaluation);
    if (options.progress) options.progress(1.0);
    return true;
}

Evaluation evaluateHours(const Plan& plan, std::string_view scenario)
{
    ChosenPlan chosen = chooseSitesOf(plan);
    Evaluation evaluation = evaluateWith<double>(chosen.plan, {.rack = {}, .cluster = {}, .year = YearDetail::Hours});
    evaluation.siteChoice = std::move(chosen.choice);
    evaluation.choiceError = std::move(chosen.error);
    evaluation.scenario = scenario;
    evaluation.findings = findingsOf(plan, evaluation);
    return evaluation;
}

Evaluation evaluateSettled(const Plan& plan, std::string_view scenario)
{
    Evaluation evaluation = evaluate(plan, scenario);
    settle(plan, evaluation);
    return evaluation;
}

}  // namespace rw
