// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Of the rows' power, below which nothing worth telling is stranded.
constexpr double kWorthTelling = 1e-9;

std::string whole(std::int64_t n)
{
    return readableNumber(static_cast<double>(n), 12);
}

std::string rackName(const Plan& plan, const PackedRack& rack)
{
    switch (rack.use) {
    case PackedUse::Accelerator: return displayName(plan.rackDesigns, rack.rackDesign);
    case PackedUse::Network: return text("packing.network-of", {{"cluster", displayName(plan.clusters, rack.cluster)}});
    case PackedUse::Storage: return text("packing.storage");
    }
    return {};
}

/// Racks that have no place in a sum which the plan limits, because nobody tells what they take.
void unknownDemands(const Plan& plan, const PackingResult& r, const TextArgs& about, std::vector<Finding>& out)
{
    for (const packing::Demand d : {packing::Demand::Flow, packing::Demand::Mass}) {
        if (std::isinf(r.rowLimit.si(d))) continue;
        std::string racks;
        for (const PackedRack& rack : r.racks)
            if (std::find(rack.unknown.begin(), rack.unknown.end(), d) != rack.unknown.end())
                racks += (racks.empty() ? "" : ", ") + rackName(plan, rack);
        if (racks.empty()) continue;
        TextArgs args = about;
        args.insert(args.end(), {{"dimension", packing::nameOf(d)}, {"racks", racks}});
        out.push_back({Severity::Note, "hall.row-unknown", "halls[" + r.hall + "]", args, {}});
    }
}

}  // namespace

void packingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const PackingResult& r : evaluation.packings) {
        const std::string subject = "halls[" + r.hall + "]";
        const TextArgs about{{"building", displayName(plan.buildings, r.building)},
                             {"hall", displayName(plan.halls, r.hall)}};
        const auto add = [&](Finding finding) {
            finding.args.insert(finding.args.begin(), about.begin(), about.end());
            out.push_back(std::move(finding));
        };
        if (r.unbounded) add({Severity::Note, "hall.rows-unbounded", subject, {}, {}});
        for (const PackingMisfit& m : r.misfits) {
            const PackedRack& rack = *findById(r.racks, m.rack);
            add({Severity::Error, "packing.too-large", rack.rackDesign.empty() ? subject : "rack_designs[" + rack.rackDesign + "]",
                 {{"rack", rackName(plan, rack)}, {"dimension", packing::nameOf(m.demand)},
                  {"needs", packing::readableOf(m.demand, m.needs)}, {"gives", packing::readableOf(m.demand, m.gives)}}, {}});
        }
        if (!r.packed()) continue;
        unknownDemands(plan, r, about, out);
        if (r.rowsShort()) {
            const bool proven = r.hallBound > r.hallsOpened;
            const TightestDemand tightest = tightestDemand(r);
            add({proven ? Severity::Error : Severity::Warning, "hall.rows-short", subject,
                 {{"rows", whole(r.rows)}, {"places", whole(r.places * r.hallsOpened)}, {"needed", whole(r.hallsNeeded)},
                  {"opened", whole(r.hallsOpened)}, {"dimension", packing::nameOf(tightest.demand)},
                  {"needs", packing::readableOf(tightest.demand, tightest.needs)},
                  {"gives", packing::readableOf(tightest.demand, tightest.gives)},
                  {"proof", text(proven ? "packing.proof-short" : "packing.proof-open", {{"bound", whole(r.hallBound)}})}}, {}});
        }
        if (r.stranded && r.stranded->value() > kWorthTelling * r.rowLimit.power.value()) {
            const double watts = r.stranded->value();
            std::string cost;
            if (r.strandedCost) {
                const double usd = r.strandedCost->value();
                cost = text("packing.cost", {{"cost", readable(usd, scaledUnit(usd, unit::USD))}});
            }
            add({Severity::Note, "hall.row-stranded", subject,
                 {{"rows", whole(r.rows)}, {"stranded", readable(watts, scaledUnit(watts, unit::kW))}, {"cost", cost}}, {}});
        }
    }
}

}  // namespace rw
