// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

// A plan holds copies of the catalogue entries it uses, and the copies rule: a newer catalogue
// changes no figure until its entry is accepted.

/// The edits that copy an entry, and all it refers to, into the plan. What was copied before is
/// used again; an id that the plan has given to something else gets a number behind it. An empty
/// list of edits: all of it is there already. Errors: catalogue.unknown-entry.
struct CatalogueUse {
    EditList edits;
    std::string id;  ///< what the entry is called in the plan
};
Result<CatalogueUse> useCatalogueEntry(const Plan& plan, const Catalogue& catalogue,
                                       std::string_view list, std::string_view entryId);

/// A copy whose entry in the catalogue has changed since.
struct CatalogueNotice {
    std::string list;
    std::string id;  ///< in the plan
    std::string catalogueId;
    std::string version;  ///< of the catalogue it was copied from
    std::string newVersion;

    bool operator==(const CatalogueNotice&) const = default;
};
std::vector<CatalogueNotice> catalogueNotices(const Plan& plan, const Catalogue& catalogue);

/// The edits that make a copy what the catalogue says now; changes of the copy by hand go.
/// Errors: path.unknown (no such copy), catalogue.unknown-entry.
Result<EditList> acceptCatalogueEntry(const Plan& plan, const Catalogue& catalogue,
                                      std::string_view list, std::string_view id);

}  // namespace rw
