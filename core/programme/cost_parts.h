// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "economics/cost_stack.h"
#include "plan/plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a plan says of prices, as parts of a cost stack (methods 7).
namespace rw {

/// A part of the cost that is in use: a default one, or the plan's in its place or beside it.
struct CostLineInUse {
    const CostLine* line = nullptr;
    bool own = false;  ///< stands in the plan
};
/// Defaults in their order, each replaced by the plan's line with its id; then the plan's others. Parts without an
/// amount are among them.
std::vector<CostLineInUse> costLines(const Plan& plan);
/// What a line is called, in the reader's language.
std::string nameOf(const CostLine& line);

economics::CostBasis basisOf(CostPer per);
/// Accelerators with what joins and feeds them data, as against the facility around them.
bool isIt(CostAccount account);
std::string_view name(CostAccount account);  ///< "it", "network", ...

/// A line as a part of a stack. Its amount must be set.
economics::CostPart partOf(const CostLineInUse& line);

/// What a rack design costs: a rack's own price, else a MW of its design power at economics.rackPricePerMw.
struct RackPrice {
    economics::CostPart part;  ///< for a rack, or for a MW of its design power
    const MoneyDatum* datum = nullptr;
    bool byPower = false;
};
/// Nothing where neither price is known.
std::optional<RackPrice> rackPrice(const Plan& plan, const RackDesign& design);

/// Racks of one design that stand together.
struct RackGroup {
    const RackDesign* design = nullptr;
    double racks = 0.0;
    double power = 0.0;         ///< W, design power of each
    double accelerators = 0.0;  ///< in each
};
/// What stands in one building: W, and its racks.
struct BuildingSize {
    double it = 0.0;
    double facility = 0.0;
    std::vector<RackGroup> racks;
};
/// What is paid once, for whoever chooses sites.
struct SiteCost {
    economics::CostBand<> opening;   ///< of the site: its own opening cost, else the lines for a site
    economics::CostBand<> building;  ///< of one building without IT: shell, power, cooling, land, grid
    economics::CostBand<> it;        ///< of what stands in it: racks, network, storage
};
/// Parts of the programme as a whole are in none of the three. Refuses what costStack refuses.
Result<SiteCost> siteCost(const Plan& plan, const Site& site, const BuildingSize& building);

}  // namespace rw
