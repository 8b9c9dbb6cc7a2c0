// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// What takes the place of an object: another of the plan's own, or an entry of the catalogue, which is copied first.
struct ReplaceBy {
    enum class Source { Plan, Catalogue };

    Source source = Source::Plan;
    std::string id;

    bool operator==(const ReplaceBy&) const = default;
};

/// A field, of one object or of so many drawn in one hall, that names the old object and would name the new one.
struct ReplacedUse {
    std::string path;        ///< of the object: "clusters[helios-32]", "halls[a].layout"
    std::string field;       ///< text key of its label
    std::int64_t count = 1;  ///< elements of a layout

    bool operator==(const ReplacedUse&) const = default;
};

/// What speaks of the old object and stays as it is: words of the planner's, to be looked at.
struct KeptMention {
    enum class Kind { Override, Acknowledgement };

    Kind kind = Kind::Override;
    std::string path;   ///< of the override or the acknowledgement
    std::string owner;  ///< id of the scenario; of an acknowledgement its code
    std::string text;   ///< "rack_designs[helios].maker_design_power = 245 kW"

    bool operator==(const KeptMention&) const = default;
};

struct Replacement {
    EditList edits;  ///< one step; empty where nothing names the old object and it stays
    std::string id;  ///< of the new object in the plan
    std::vector<ReplacedUse> uses;
    std::vector<KeptMention> kept;

    /// Places that change.
    std::int64_t places() const;
};

/// The edits by which all of a plan that names one object of a list ("rack_designs", "accelerators") names another: clusters,
/// supply limits, drawn racks, and through its cluster every phase's mix. Overrides of scenarios and acknowledged findings
/// are reported and not changed. \p remove: the old object goes too.
/// Errors: path.unknown (no such list or object), catalogue.unknown-entry, edit.same.
Result<Replacement> replaceEverywhere(const Plan& plan, const Catalogue& catalogue, std::string_view list, std::string_view oldId,
                                      const ReplaceBy& by, bool remove);

}  // namespace rw
