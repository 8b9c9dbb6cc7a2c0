// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/cost_parts.h"
#include "programme/money.h"

namespace rw {

/// Works out what a programme costs: parts and their sum, the year, the horizon, what was published of others.
template <Number N>
class MoneyModel {
public:
    MoneyModel(const Plan& plan, const std::vector<RackResult<N>>& racks, const ProgrammeOutput<N>& output)
        : m_plan(plan), m_racks(racks), m_from(output) {}

    MoneyResult<N> run();

private:
    struct Racks {
        const RackDesign* design = nullptr;
        Count<N> racks;
        Power<N> power;  ///< design, of all of them
    };
    using Parts = std::vector<economics::CostPart>;

    // What is bought: money.cpp
    void countRacks();
    Count<N> sitesOf(const SiteResult<N>& site) const;
    bool stack();
    bool addRacks();
    bool addLines();
    bool addOpenings();
    bool add(std::vector<MoneyRow<N>>& to, const Parts& parts, const economics::CostQuantities<N>& q,
             const std::vector<MoneyRow<N>>& about);
    void total();
    void perUnit();

    // The year and the horizon: money_years.cpp
    Scalar<N> rule(const char* symbol, FractionDatum Economics::*member, const char* key) const;
    Scalar<N> years(const char* symbol, const TimeDatum& d, const std::string& path) const;
    Scalar<N> yearsOf(const char* symbol, TimeDatum Economics::*member, const char* key) const;
    void energyPurchases();
    std::optional<PurchaseResult<N>> purchase(const PowerPurchase& p);
    void leaseRacks();
    void yearlyCosts();
    void horizon();
    void annualised();

    // Beside it: money_checks.cpp
    void announced();

    const Plan& m_plan;
    const std::vector<RackResult<N>>& m_racks;
    const ProgrammeOutput<N>& m_from;
    std::vector<Racks> m_placed;
    Count<N> m_rackCount;
    Count<N> m_accelerators;
    economics::CostQuantities<N> m_quantities;
    MoneyResult<N> m_out;
};

}  // namespace rw
