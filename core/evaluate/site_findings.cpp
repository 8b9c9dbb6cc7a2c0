// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

#include "base/text.h"

namespace rw {

void siteFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const SiteResult<double>& r : evaluation.sites) {
        const Site* site = findById(plan.sites, r.id);
        if (!site || r.racks.value() > 0.0 || r.limits.empty()) continue;
        out.push_back({Severity::Warning, "site.holds-nothing", "sites[" + r.id + "]",
                       {{"site", r.name}, {"limit", text("limit." + std::string(name(r.limit)))}}, {}});
    }
    if (const auto& error = evaluation.choiceError)
        out.push_back({Severity::Error, "selection.refused", error->path.empty() ? "programme.selection" : error->path,
                       {{"reason", error->message()}}, {}});
    if (const auto& choice = evaluation.siteChoice; choice && !choice->hasChoice)
        out.push_back({Severity::Error, "selection.none", "programme.selection", {{"reason", choice->whyNot}}, {}});
}

}  // namespace rw
