// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

namespace rw {

/// What a part of the cost is for one of.
enum class CostPer { MwIt, MwFacility, Accelerator, Rack, Building, Site, Programme };
/// Which account a cost belongs to.
enum class CostAccount { It, Network, Shell, Electrical, Mechanical, Land, Grid, Operation, Other };

/// A part of the cost that is built up by counting.
struct CostLine {
    std::string id;
    std::string name;
    CostAccount account = CostAccount::Other;
    CostPer per = CostPer::MwIt;
    bool yearly = false;  ///< paid each year, else once
    MoneyDatum amount;    ///< for one, with its range
    TimeDatum life;       ///< until it is bought again; unset: as long as the horizon

    bool operator==(const CostLine&) const = default;
};

/// An agreement on the price of energy, settled against the market hour by hour.
struct PowerPurchase {
    std::string id;
    std::string name;
    std::string site;   ///< empty: all sites, each with its part of the power
    PowerDatum power;   ///< flat, all hours of the year
    DatumOf<dim::moneyPerEnergy> strike;

    bool operator==(const PowerPurchase&) const = default;
};

enum class Tenure { Purchase, Lease };

/// A published figure for the cost of a whole programme: to hold the result against, never an input.
struct AnnouncedCost {
    std::string id;
    std::string name;
    CostPer per = CostPer::MwFacility;
    MoneyDatum amount;  ///< for one, with its range

    bool operator==(const AnnouncedCost&) const = default;
};

/// Money: parts, rates, lives, contracts. USD of the plan's day throughout; another currency is only shown.
struct Economics {
    std::string currency;        ///< that figures are shown in beside USD; empty: none
    FractionDatum exchangeRate;  ///< units of that currency for one USD
    Date exchangeDay;
    FractionDatum discountRate;  ///< a year, nominal
    FractionDatum inflation;     ///< of costs that come back each year
    TimeDatum horizon;
    TimeDatum rackLife;
    FractionDatum rackPriceChange;  ///< a year, of the racks bought again for the same power
    FractionDatum availability;
    FractionDatum utilisation;
    MoneyDatum rackPricePerMw;      ///< of racks of which no price is known, by their design power
    Tenure tenure = Tenure::Purchase;
    FractionDatum leaseShare;       ///< of the racks' price, paid each month, when they are leased
    TimeDatum leaseTerm;
    std::vector<CostLine> lines;    ///< each in place of the default with its id; with a new id, beside them
    std::vector<PowerPurchase> purchases;
    std::vector<AnnouncedCost> announced;  ///< beside the defaults

    bool operator==(const Economics&) const = default;
};
Economics defaultEconomics();
/// Shipped parts of cost and published totals, with their sources.
const std::vector<CostLine>& defaultCostLines();
const std::vector<AnnouncedCost>& defaultAnnouncedCosts();

template <> const ObjectType& typeOf<CostLine>();
template <> const ObjectType& typeOf<PowerPurchase>();
template <> const ObjectType& typeOf<AnnouncedCost>();
template <> const ObjectType& typeOf<Economics>();

}  // namespace rw
