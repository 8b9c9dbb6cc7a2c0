// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

std::string whole(double n)
{
    return readableNumber(n, 15);
}

void phaseFindings(const Plan& plan, std::vector<Finding>& out)
{
    for (const Phase& phase : plan.programme.phases) {
        const std::string path = "programme.phases[" + phase.id + "]";
        const auto add = [&](Severity s, const char* code, TextArgs args) {
            args.insert(args.begin(), {"phase", displayName(phase)});
            out.push_back({s, code, path, std::move(args), {}});
        };
        if (phase.start.set() && phase.end.set() && phase.end < phase.start)
            add(Severity::Error, "phase.dates", {{"start", phase.start.text()}, {"end", phase.end.text()}});
        if (phase.basis != PhaseBasis::Programme &&
            static_cast<int>(phase.basis) - 1 != static_cast<int>(plan.programme.basis))
            add(Severity::Warning, "basis.mixed",
                {{"own", std::string(name(static_cast<Basis>(static_cast<int>(phase.basis) - 1)))},
                 {"programme", std::string(name(plan.programme.basis))}});
        double shares = 0.0;
        for (const MixShare& share : phase.mix) {
            shares += share.share.si.value_or(0.0);
            const Cluster* cluster = findById(plan.clusters, share.cluster);
            const RackDesign* design = cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
            if (!design) continue;
            const Date released = releaseOf(plan, *design);
            if (released.set() && phase.start.set() && phase.start < released)
                add(Severity::Warning, "product.not-released",
                    {{"rack", design->name}, {"released", released.text()}, {"start", phase.start.text()}});
        }
        if (phase.mix.empty() || shares <= 0.0) add(Severity::Error, "phase.no-mix", {});
        else if (std::abs(shares - 1.0) > 1e-6)
            add(Severity::Warning, "mix.shares", {{"sum", readableNumber(100.0 * shares)}});
    }
}

void targetFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    const Programme& p = plan.programme;
    const auto add = [&](Severity s, const char* code, TextArgs args) {
        out.push_back({s, code, "programme", std::move(args), {}});
    };
    if (p.phases.empty()) add(Severity::Error, "programme.no-phase", {});
    if (plan.sites.empty()) out.push_back({Severity::Error, "programme.no-site", "sites", {}, {}});
    switch (p.targetKind) {
    case TargetKind::Power: {
        double phases = 0.0;
        bool open = false;
        for (const Phase& phase : p.phases) {
            phases += phase.target.si.value_or(0.0);
            open = open || !phase.target.set();
        }
        if (!p.target.set() && phases <= 0.0) add(Severity::Error, "programme.no-target", {});
        if (p.target.set() && *p.target.si <= 0.0) add(Severity::Error, "programme.no-target", {});
        if (p.target.set() && phases > *p.target.si * (1 + 1e-9))
            add(Severity::Note, "phases.over-target",
                {{"phases", readable(phases, scaledUnit(phases, unit::GW))},
                 {"target", readable(*p.target.si, scaledUnit(*p.target.si, unit::GW))}});
        if (e.openTarget.value() > 0.0)
            add(Severity::Warning, "target.open-filled",
                {{"open", readable(e.openTarget.value(), scaledUnit(e.openTarget.value(), unit::GW))}});
        break;
    }
    case TargetKind::Count:
        if (p.targetCount.value_or(0) <= 0) add(Severity::Error, "programme.no-target", {});
        break;
    case TargetKind::Fill:
        for (const Site& site : plan.sites)
            if (!site.count) out.push_back({Severity::Error, "fill.no-count", "sites[" + site.id + "]", {{"site", site.name}}, {}});
        break;
    }
    if (e.programme.sitesNeeded) {
        const CountByBasis<double>& n = *e.programme.sitesNeeded;
        if (p.targetKind == TargetKind::Power && n.systems != n.grid)
            add(Severity::Note, "basis.reading",
                {{"systems", whole(n.systems.value())}, {"it", whole(n.it.value())}, {"facility", whole(n.facility.value())},
                 {"grid", whole(n.grid.value())}, {"basis", std::string(name(p.basis))}});
    }
    if (e.tooFewSites && e.programme.racks && e.programme.racksPlaced)
        add(Severity::Error, "target.short",
            {{"racks", whole(e.programme.racks->value())}, {"placed", whole(e.programme.racksPlaced->value())},
             {"missing", whole(e.programme.racks->value() - e.programme.racksPlaced->value())}});
}

void layoutFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    for (const Hall& hall : plan.halls) {
        if (hall.rackPlaces) continue;
        for (const auto& [id, places] : drawnPlaces(hall).byDesign) {
            const bool built = std::any_of(e.platforms.begin(), e.platforms.end(),
                                           [&](const auto& p) { return p.rackDesign == id; });
            const RackDesign* design = findById(plan.rackDesigns, id);
            if (built || !design) continue;
            out.push_back({Severity::Warning, "layout.not-built", "halls[" + hall.id + "].layout",
                           {{"hall", displayName(hall)},
                            {"places", whole(static_cast<double>(places))}, {"rack", design->name}}, {}});
        }
    }
}

}  // namespace

void programmeFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    targetFindings(plan, e, out);
    phaseFindings(plan, out);
    for (const std::string& id : e.unplaced) {
        const Cluster* cluster = findById(plan.clusters, id);
        bool powerKnown = false;
        for (const RackResult<double>& r : e.racks)
            if (cluster && r.id == cluster->rackDesign) powerKnown = r.power && r.liquidHeat;
        out.push_back({Severity::Error, powerKnown ? "platform.no-room" : "platform.no-power", "clusters[" + id + "]",
                       {{"cluster", displayName(cluster, id)}}, {}});
    }
    layoutFindings(plan, e, out);
}

}  // namespace rw
