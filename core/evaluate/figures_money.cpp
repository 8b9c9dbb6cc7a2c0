// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

#include "quantity/money_units.h"

namespace rw::rows {

template <Number N>
const Rows<MoneyResult<N>, N>& moneyRows()
{
    static const Rows<MoneyResult<N>, N> rows = [] {
        using M = MoneyResult<N>;
        Rows<M, N> all;
        const auto band = [&](const char* key, Money<N> economics::CostBand<N>::*member) {
            all.push_back({key, &unit::USD, &unit::bnUSD, [member](const M& x) -> std::optional<N> {
                if (!x.capex) return std::nullopt;
                return ((*x.capex).*member).si();
            }});
        };
        const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member, bool year = false) {
            all.push_back({key, &si, &shown, [member](const M& x) { return number<N>(x.*member); }, year});
        };
        band("capex_USD", &economics::CostBand<N>::mode);
        band("capex_low_USD", &economics::CostBand<N>::low);
        band("capex_high_USD", &economics::CostBand<N>::high);
        add("capex_it_USD", unit::USD, unit::bnUSD, &M::capexIt);
        add("capex_facility_USD", unit::USD, unit::bnUSD, &M::capexFacility);
        add("capex_per_MW_it_USD", unit::USD, unit::MUSD, &M::perMwIt);
        add("capex_per_GW_facility_USD", unit::USD, unit::bnUSD, &M::perGwFacility);
        add("capex_per_rack_USD", unit::USD, unit::MUSD, &M::perRack);
        add("capex_per_accelerator_USD", unit::USD, unit::USD, &M::perAccelerator);
        add("stranded_cost_USD", unit::USD, unit::MUSD, &M::stranded);
        add("operation_cost_USD_per_year", unit::USD, unit::MUSD, &M::operation);
        add("lease_cost_USD_per_year", unit::USD, unit::MUSD, &M::lease);
        add("settlement_USD_per_year", unit::USD, unit::MUSD, &M::settlement, true);
        add("opex_USD_per_year", unit::USD, unit::MUSD, &M::opex, true);
        add("replacement_cost_USD", unit::USD, unit::bnUSD, &M::replaced);
        add("residual_value_USD", unit::USD, unit::bnUSD, &M::residual);
        add("npv_cost_USD", unit::USD, unit::bnUSD, &M::npv, true);
        add("annualised_capital_USD_per_year", unit::USD, unit::MUSD, &M::annualCapital);
        add("annualised_USD_per_year", unit::USD, unit::MUSD, &M::annual, true);
        add("cost_per_accelerator_hour_USD_h", unit::USDh, unit::USDh, &M::perHour, true);
        add("cost_per_accelerator_hour_facility_USD_h", unit::USDh, unit::USDh, &M::perHourFacility, true);
        add("lease_payment_USD_per_month", unit::USD, unit::MUSD, &M::leasePayment);
        all.push_back({"lease_advantage_USD", &unit::USD, &unit::MUSD, [](const M& x) -> std::optional<N> {
            if (!x.leaseOrBuy) return std::nullopt;
            return x.leaseOrBuy->advantage.si();
        }});
        all.push_back({"lease_break_even_USD_per_month", &unit::USD, &unit::MUSD, [](const M& x) -> std::optional<N> {
            if (!x.leaseOrBuy) return std::nullopt;
            return x.leaseOrBuy->breakEvenPayment.si();
        }});
        return all;
    }();
    return rows;
}

template const Rows<MoneyResult<double>, double>& moneyRows<double>();
template const Rows<MoneyResult<Recorded>, Recorded>& moneyRows<Recorded>();

}  // namespace rw::rows
