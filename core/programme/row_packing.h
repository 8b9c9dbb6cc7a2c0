// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packing/packing.h"
#include "programme/programme.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The racks of a building in the rows of its halls (methods 6).
namespace rw {

enum class PackedUse { Accelerator, Network, Storage };
std::string_view name(PackedUse use);  ///< "accelerator", "network", "storage"

/// Equal racks of a building, with what each takes of a row.
struct PackedRack {
    std::string id{};          ///< the rack design; "<cluster>/network"; "storage"
    PackedUse use = PackedUse::Accelerator;
    std::string rackDesign{};  ///< of accelerator racks
    std::string cluster{};     ///< of network racks
    std::int64_t count = 0;
    packing::Amounts each{};   ///< IT power, coolant at the building's supply temperature, mass, width
    bool widthAssumed = false; ///< no frame tells it: 600 mm
    std::vector<packing::Demand> unknown{};  ///< taken as nothing
};

/// Equal halls.
struct PackedHalls {
    std::int64_t halls = 0;
    std::int64_t rows = 0;  ///< in one hall
    Power<> power{};        ///< in one hall
    std::vector<packing::BinGroup> groups{};  ///< bins are rows of one hall; items by the kinds of racks
};

/// A rack that no row takes.
struct PackingMisfit {
    std::string rack{};  ///< id of its kind
    packing::Demand demand = packing::Demand::Power;
    double needs = 0.0;  ///< SI
    double gives = 0.0;
};

/// One building's racks in rows. Without rows' limits, or with a rack that no row takes, it has no halls.
struct PackingResult {
    std::string building{};
    std::string hall{};
    std::vector<PackedRack> racks{};
    packing::Amounts rowLimit{};  ///< endless where the plan sets none
    Power<> hallLimit{};          ///< likewise
    std::int64_t places = 0;      ///< for rows, in one hall
    bool unbounded = false;       ///< rows without any limit
    bool storageLeftOut = false;  ///< no power of a storage rack is known to count them by
    std::vector<PackingMisfit> misfits{};
    std::string problem{};        ///< why there is no packing, in words

    std::vector<PackedHalls> halls{};
    std::int64_t rows = 0;                                             ///< in all halls
    std::int64_t rowBound = 0;                                         ///< no fewer rows
    std::array<std::int64_t, packing::kDimensions> rowBounds{};        ///< by each dimension's sum
    bool rowsLeast = false;                                            ///< proven
    std::int64_t firstFit = 0;                                         ///< rows of first-fit-decreasing alone
    std::int64_t hallsOpened = 0;                                      ///< by the programme
    std::int64_t hallsNeeded = 0;
    std::int64_t hallBound = 0;                                        ///< no fewer halls
    bool hallsLeast = false;                                           ///< proven
    std::int64_t nodes = 0;
    bool stopped = false;                                              ///< the search ended at its limit
    std::optional<Power<>> stranded{};      ///< of the rows in use, no more than their halls still have; unset: no limit of a row
    std::optional<Money<>> strandedCost{};  ///< of the facility built for it

    bool packed() const { return !halls.empty(); }
    bool rowsShort() const { return hallsNeeded > hallsOpened; }
};

/// The dimension that is used most, of what the rows of the halls opened give together.
struct TightestDemand {
    packing::Demand demand = packing::Demand::Power;
    double needs = 0.0;  ///< SI, of all racks
    double gives = 0.0;
};
TightestDemand tightestDemand(const PackingResult& packing);

using FacilityPrice = Quantity<dim::moneyPerPower>;  ///< USD for a watt of IT

/// Packs the racks of each building in use whose hall has places for rows. Accelerator racks take their design power, network
/// racks the network's, storage racks at most assumptions.supportRackPower each; pumps of CDUs in racks go with the
/// liquid heat. All together take the building's IT power and coolant. Where rows packed for the building as a whole need more
/// halls than the programme opened, racks are also tried shared evenly among those.
/// \p facilityPrice: what the facility costs for each watt of IT, for the money of what is stranded.
std::vector<PackingResult> packRows(const Plan& plan, const std::vector<RackResult<double>>& racks,
                                    const std::vector<ClusterResult<double>>& clusters,
                                    const std::vector<BuildingResult<double>>& buildings,
                                    const std::optional<FacilityPrice>& facilityPrice, const packing::PackingOptions& options);

}  // namespace rw
