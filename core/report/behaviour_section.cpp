// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

namespace rw::report {

namespace {

std::string percents(const Scalar<>& share)
{
    // A tail that prints as nothing is still one.
    const double percent = share.value() * 100.0;
    return percent > 0.0 && percent < 0.01 ? "< 0.01 %" : grouped(percent, 2) + " %";
}

}  // namespace

Blocks behaviourBlocks(const Context& context, const BuildingResult<double>& building)
{
    const LoadBehaviour<double>& load = building.behaviour;
    if (!load.mean) return {};
    const Workload& workload = context.plan.assumptions.workload;
    const auto* site = findById(context.evaluation.sites, building.site);
    Table table;
    table.caption = words("behaviour.table", {{"building", displayName(building)}});
    table.columns = {wordColumn("figure", 3.0), numberColumn("value"), wordColumn("remark", 3.0)};
    const auto row = [&](const char* key, const auto& value, const auto& shown) {
        table.rows.push_back({{words(std::string("behaviour.") + key), value ? shown(*value) : std::string(kUnset),
                               words(std::string("behaviour.") + key + "-remark")}});
    };
    const auto in = [](const Unit& unit) { return [&unit](const auto& q) { return alone(q.value(), unit); }; };
    const auto ratio = [](const auto& q) { return grouped(q.value(), 3); };
    row("mean-each", load.meanPerRack, in(unit::W));
    row("peak-each", load.peakPerRack, in(unit::W));
    row("coincident", load.coincident, in(unit::W));
    row("factor", load.coincidenceFactor, ratio);
    row("limit", load.limit, in(unit::W));
    row("oversubscription", load.oversubscription, ratio);
    row("probability", load.overProbability, percents);
    row("capped", load.meanCapped, in(unit::W));
    if (load.phaseUnbalance) row("unbalance", load.phaseUnbalance, percents);
    if (workload.kind == WorkloadKind::Training) {
        row("ramp", load.step.ramp, in(unit::MWs));
        if (load.step.storage) row("remaining", load.step.remainingRamp, in(unit::MWs));
        row("energy", load.step.flattening, in(unit::J));
        row("discharge", load.step.discharge, in(unit::W));
        row("charge", load.step.charge, in(unit::W));
        if (site) {
            row("site-ramp", site->step.remainingRamp, in(unit::MWs));
            row("grid", site->gridRamp, in(unit::MWs));
        }
    }
    Blocks blocks;
    blocks.push_back(std::move(table));
    const auto quantile = workload.quantile.set() ? readable(*workload.quantile.si, unit::percent) : std::string(kUnset);
    if (workload.kind == WorkloadKind::Training)
        blocks.push_back(note("behaviour.training", {{"quantile", quantile}}));
    else
        blocks.push_back(note("behaviour.inference", {{"quantile", quantile},
                                                      {"correlation", workload.correlation.set()
                                                                          ? readableNumber(*workload.correlation.si)
                                                                          : std::string(kUnset)}}));
    return blocks;
}

}  // namespace rw::report
