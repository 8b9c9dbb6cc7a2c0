// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "schema/tree.h"

namespace rw::report {

/// Every bound of a site, the binding one first.
Tree limitsTree(const SiteResult<double>& site);
/// The choice among a plan's sites, with its bound and why each is in or out.
Tree siteChoiceTree(const SiteChoice& choice);

}  // namespace rw::report
