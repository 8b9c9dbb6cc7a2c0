// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluate_with.h"

#include "evaluate/findings.h"
#include "power/hall_runs.h"
#include "evaluate/site_plan.h"

#include <type_traits>

#ifndef RW_VERSION
#error "RW_VERSION comes from the build"
#endif

namespace rw {

std::string_view engineVersion()
{
    return RW_VERSION;
}

template <Number N>
EvaluationOf<N> evaluateWith(const Plan& given, Scope scope)
{
    const std::optional<Plan> drawn = withDrawnLengths(given);
    const Plan& plan = drawn ? *drawn : given;
    EvaluationOf<N> e;
    e.planName = plan.project.title;
    e.basis = plan.programme.basis;
    for (const RackDesign& design : plan.rackDesigns)
        if (scope.rack.empty() || scope.rack == design.id) e.racks.push_back(evaluateRack<N>(plan, design));
    if (!scope.rack.empty()) return e;

    for (const Cluster& cluster : plan.clusters) {
        std::optional<Power<N>> rackPower;
        for (const RackResult<N>& r : e.racks)
            if (r.id == cluster.rackDesign && r.power) rackPower = r.power->design;
        if (scope.cluster.empty() || scope.cluster == cluster.id)
            e.clusters.push_back(evaluateCluster<N>(plan, cluster, rackPower));
    }
    if (!scope.cluster.empty()) return e;

    ProgrammeOutput<N> p = evaluateProgramme<N>({plan, e.racks, e.clusters, scope.year, scope.cancel, std::is_same_v<N, double> ? scope.memo : nullptr});
    e.money = evaluateMoney<N>(plan, e.racks, p);
    e.platforms = std::move(p.platforms);
    e.buildings = std::move(p.buildings);
    e.sites = std::move(p.sites);
    e.phases = std::move(p.phases);
    e.programme = std::move(p.programme);
    e.unplaced = std::move(p.unplaced);
    e.openTarget = p.openTarget;
    e.tooFewSites = p.short_;
    e.years = std::move(p.siteYears);
    e.allYears = std::move(p.allYears);
    e.seriesErrors = std::move(p.seriesErrors);
    e.noWeather = std::move(p.noWeather);
    e.yearResidual = p.yearResidual;
    std::optional<Money<N>> cost;
    if (e.money.allIn) cost = e.money.allIn->mode;
    e.compute = evaluateCompute<N>(plan, e.platforms, e.phases, e.programme, cost);
    e.shellSwaps = evaluateShellSwap<N>(plan, e.racks, e.clusters, e.buildings);
    if constexpr (std::is_same_v<N, double>)
        e.delivery = evaluateDelivery({plan, e.phases, e.platforms, e.sites, e.programme});
    return e;
}

template EvaluationOf<double> evaluateWith<double>(const Plan&, Scope);
template EvaluationOf<Recorded> evaluateWith<Recorded>(const Plan&, Scope);

namespace {

Evaluation evaluateInstant(const Plan& plan, std::string_view scenario, BuildingMemo* memo)
{
    // The choice among sites takes longer than a frame; until it is made they are taken in a first order.
    const bool chooses = plan.programme.selection.order == SiteOrder::Best;
    Evaluation e = evaluateWith<double>(chooses ? inFirstOrder(plan) : plan, {.rack = {}, .cluster = {}, .year = YearDetail::Bins, .cancel = {}, .memo = memo});
    e.scenario = scenario;
    e.findings = findingsOf(plan, e);
    return e;
}

}  // namespace

Evaluation evaluate(const Plan& plan, std::string_view scenario)
{
    return evaluateInstant(plan, scenario, nullptr);
}

Evaluation evaluate(const Plan& plan, std::string_view scenario, BuildingMemo& memo)
{
    return evaluateInstant(plan, scenario, &memo);
}

}  // namespace rw
