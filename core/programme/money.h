// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "economics/cost_stack.h"
#include "economics/energy_contract.h"
#include "economics/levelised.h"
#include "programme/programme.h"

#include <optional>
#include <string>
#include <vector>

// What a programme costs (methods 7): USD of the plan's day, without tax and subsidies.
namespace rw {

/// Dearest over cheapest total, above which the range decides nothing: at twice the cost two designs that differ by
/// less than their own range cannot be told apart.
inline constexpr double kWidestCostBand = 2.0;

/// A part of what is bought, or of what is paid each year.
template <Number N>
struct MoneyRow {
    std::string id{};
    std::string name{};
    CostAccount account = CostAccount::Other;
    economics::CostBasis basis = economics::CostBasis::Lump;
    Scalar<N> quantity{};             ///< in the basis
    economics::CostBand<N> cost{};
    double share = 0.0;               ///< of all parts at their modes
    double eachLow = 0.0;             ///< for one, USD
    double each = 0.0;
    double eachHigh = 0.0;
    Grade grade = Grade::Assumed;
    std::string source{};
    std::string note{};
    bool rack = false;
    bool byPower = false;             ///< of racks without a price, by their design power
    double life = 0.0;                ///< years
    Scalar<N> lifeYears{};            ///< the same, with where it comes from
};

/// A power purchase agreement over a year.
template <Number N>
struct PurchaseResult {
    std::string id{};
    std::string name{};
    Energy<N> energy{};
    Money<N> settlement{};  ///< above 0 it is paid, below 0 it comes in
    /// Of the hours, with the loads of all its sites: settled tier.
    std::optional<economics::HourlySettlement> shape{};
};

/// A published figure beside the plan's own.
struct AnnouncedCheck {
    std::string id{};
    std::string name{};
    std::string basis{};   ///< what the amounts are for one of, in words
    bool itOnly = false;   ///< held against racks, network and storage alone
    double low = 0.0;      ///< published, USD for one
    double mode = 0.0;
    double high = 0.0;
    double ownLow = 0.0;   ///< of this plan
    double ownMode = 0.0;
    double ownHigh = 0.0;
    double ratio = 0.0;    ///< own over published, at the modes
    bool overlaps = false; ///< the two ranges have a value in common
    Grade grade = Grade::Assumed;
    std::string source{};
};

template <Number N>
struct MoneyResult {
    std::vector<MoneyRow<N>> once;
    std::vector<MoneyRow<N>> yearly;
    std::optional<economics::CostBand<N>> allIn;  ///< of all that is built, leased racks at their price
    std::optional<economics::CostBand<N>> capex;  ///< what is bought: allIn without leased racks
    std::optional<Money<N>> capexIt;              ///< racks, network, storage; with the next it makes capex
    std::optional<Money<N>> capexFacility;
    Grade weakest = Grade::Vendor;                ///< among the parts of allIn
    // Of allIn.
    std::optional<Money<N>> perMwIt;
    std::optional<Money<N>> perGwFacility;
    std::optional<Money<N>> perRack;
    std::optional<Money<N>> perAccelerator;
    /// Capacity that is built and stands empty, at what a watt of its facility costs: no racks stand there.
    std::optional<Money<N>> stranded;

    // A year, at the prices of the plan's day.
    std::optional<Money<N>> operation;   ///< yearly lines
    std::optional<Money<N>> energy;      ///< with demand charges
    std::optional<Money<N>> settlement;  ///< of all power purchase agreements; unset without any
    std::optional<Money<N>> lease;       ///< of racks, where they are leased
    std::optional<Money<N>> opex;        ///< all of these
    std::vector<PurchaseResult<N>> purchases;

    // Over the horizon.
    double horizon = 0.0;                     ///< years
    std::optional<Money<N>> replaced;         ///< bought again within it, undiscounted
    std::optional<Money<N>> residual;         ///< of what outlives it
    std::optional<Money<N>> npv;              ///< of all costs
    std::optional<Money<N>> annualCapital;    ///< a year: each part recovered over its life
    std::optional<Money<N>> annual;           ///< a year, with opex
    std::optional<economics::MoneyPerTime<N>> perHour;          ///< of an accelerator
    std::optional<economics::MoneyPerTime<N>> perHourFacility;  ///< without racks, network and storage
    std::optional<Money<N>> leasePayment;     ///< a month, of all racks: what is or would be paid
    std::optional<economics::LeaseComparison<N>> leaseOrBuy;    ///< of all racks over one lease

    std::vector<AnnouncedCheck> announced;
    bool leased = false;        ///< racks are
    std::string currency{};     ///< shown beside USD; empty: none
    double exchangeRate = 0.0;  ///< of it for one USD
    std::string exchangeDay{};
    std::vector<Error> problems;               ///< prices, lives or terms that cannot be used
    std::vector<std::string> pricedByPower;    ///< rack designs without a price, placed
    std::vector<std::string> withoutPrice;     ///< rack designs without any price: no cost is given
    std::vector<std::string> withoutAmount;    ///< lines left out
    std::vector<std::string> unusedPurchases;  ///< agreements that settle nothing: no power, no price, no site in use
    std::vector<std::string> unpricedSites;    ///< sites in use of which no energy price is known
};

/// Costs of what a programme comes to. Figures of the year are unset where \p output has none.
template <Number N>
MoneyResult<N> evaluateMoney(const Plan& plan, const std::vector<RackResult<N>>& racks, const ProgrammeOutput<N>& output);

}  // namespace rw
