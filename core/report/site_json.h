// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "evaluate/site_candidates.h"
#include "schema/tree.h"

namespace rw::report {

/// Every bound of a site, the binding one first.
Tree limitsTree(const SiteResult<double>& site);
/// The choice among a plan's sites, with its bound and why each is in or out.
Tree siteChoiceTree(const SiteChoice& choice);
/// With what was known of each site before: a candidate for each row.
Tree siteChoiceTree(const Plan& plan, const SiteChoice& choice, const std::vector<PlanCandidate>& candidates);

}  // namespace rw::report
