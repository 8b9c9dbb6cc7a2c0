// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

#include "power/hall_runs.h"

#include <algorithm>

namespace rw {

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
    siteFindings(plan, evaluation, out);
    computeFindings(plan, evaluation, out);
    shellFindings(plan, evaluation, out);
    packingFindings(plan, evaluation, out);
    deliveryFindings(plan, evaluation, out);
    moneyFindings(plan, evaluation, out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    for (Finding& f : out)
        for (const Acknowledgement& a : plan.acknowledgements)
            if (a.code == f.code && a.subject == f.subject) f.reason = a.reason;
    return out;
}

}  // namespace rw
