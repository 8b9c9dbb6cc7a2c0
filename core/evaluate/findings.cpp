// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

#include "plan/edit.h"
#include "power/hall_runs.h"

#include <algorithm>

namespace rw {

namespace {

/// What a scenario changes and the plan does not have, or cannot take: each scenario is asked, shown or not.
void scenarioFindings(const Plan& plan, std::vector<Finding>& out)
{
    for (const Scenario& scenario : plan.scenarios)
        for (const Override& change : scenario.overrides) {
            const Result<Edit> edit = parseAssignment(plan, change.path, change.value);
            if (edit) continue;
            const std::string subject = "scenarios[" + scenario.id + "].overrides[" + change.id + "]";
            const std::string& title = scenario.name.empty() ? scenario.id : scenario.name;
            if (edit.error().code == "path.unknown")
                out.push_back({Severity::Warning, "scenario.override-lost", subject,
                               {{"scenario", title}, {"path", change.path}}, {}});
            else
                out.push_back({Severity::Error, "scenario.override-refused", subject,
                               {{"scenario", title}, {"reason", edit.error().message()}}, {}});
        }
}

}  // namespace

std::vector<Finding> findingsOf(const Plan& plan, const Evaluation& evaluation)
{
    std::vector<Finding> out;
    for (const LostReference& d : lostReferences(plan))
        out.push_back({Severity::Error, "reference.missing", d.path,
                       {{"id", d.id}, {"list", d.target}, {"known", d.known.empty() ? "none" : d.known}}, {}});
    rackFindings(plan, evaluation, out);
    clusterFindings(plan, evaluation, out);
    buildingFindings(plan, evaluation, out);
    const std::optional<Plan> drawn = withDrawnLengths(plan);
    powerFindings(drawn ? *drawn : plan, evaluation, out);
    behaviourFindings(plan, evaluation, out);
    failureFindings(plan, evaluation, out);
    programmeFindings(plan, evaluation, out);
    hallFindings(plan, evaluation, out);
    drawingFindings(plan, evaluation, out);
    siteFindings(plan, evaluation, out);
    computeFindings(plan, evaluation, out);
    shellFindings(plan, evaluation, out);
    packingFindings(plan, evaluation, out);
    deliveryFindings(plan, evaluation, out);
    moneyFindings(plan, evaluation, out);
    scenarioFindings(plan, out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    for (Finding& f : out)
        for (const Acknowledgement& a : plan.acknowledgements)
            if (a.code == f.code && a.subject == f.subject) f.reason = a.reason;
    return out;
}

}  // namespace rw
