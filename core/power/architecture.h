// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"

#include <span>
#include <string_view>

namespace rw {

/// How power gets from a building's medium voltage to its racks.
enum class SupplyKind {
    AcUps,          ///< unit substation, low-voltage board, UPS, busway
    AcRackBattery,  ///< the same without a UPS: each rack has batteries on its busbar
    DcSideRack,     ///< 800 V direct current from rectifiers beside the racks, which an AC busway feeds
    DcRectifier,    ///< 800 V direct current from rectifiers behind the low-voltage board, over a DC busway
    DcSolidState,   ///< 800 V direct current from solid-state transformers at medium voltage, over a DC busway
};
std::span<const SupplyKind> supplies();

/// The edits that make a building's chain one of these, from its unit substation down, as one step. What stands above
/// stays, as do stages that the new chain has too, and stages for mechanical load alone; of IT branches side by side
/// only the one with the most load is followed. New stages take the redundancy of those whose place they take, and
/// equipment from the catalogue by the building's voltage, copied into the plan. Standby sets that took over at a stage
/// which goes take over at the unit substation, or at medium voltage where that feeds the racks. Empty where the chain
/// is so already.
/// Errors: path.unknown (no such building), supply.low-voltage (solid-state transformers, and nothing above 1 kV to feed
/// them), catalogue.unknown-entry.
Result<EditList> applySupply(const Plan& plan, const Catalogue& catalogue, std::string_view building, SupplyKind supply);

}  // namespace rw
