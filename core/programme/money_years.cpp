// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/money_model.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace rw {

using economics::Asset;
using economics::EnergyPrice;

namespace {

constexpr int kPaymentsAYear = 12;
constexpr double kSameMoment = 1e-9;  // years
constexpr double kYear = 365.0 * 24.0 * 3600.0;  // s, as everywhere in a year of 8,760 hours

/// Leases of equal terms one after another until the horizon, each payment in advance; a new lease starts from what the
/// racks cost by then. Present worth for each USD of the first payment.
double presentLeases(double rate, double change, double termYears, double horizonYears)
{
    const auto term = static_cast<std::int64_t>(std::llround(termYears * kPaymentsAYear));
    const double back = std::pow(1.0 + rate, -1.0 / kPaymentsAYear);
    double sum = 0.0;
    double discount = 1.0;
    double price = 1.0;
    for (std::int64_t k = 0;; ++k) {
        const double at = static_cast<double>(k) / kPaymentsAYear;
        if (at >= horizonYears - kSameMoment) return sum;
        if (k > 0 && k % term == 0) price = std::pow(1.0 + change, at);
        sum += price * discount;
        discount *= back;
    }
}

}  // namespace

/// A rate or share of the plan, or the shipped one where it is unset.
template <Number N>
Scalar<N> MoneyModel<N>::rule(const char* symbol, FractionDatum Economics::*member, const char* key) const
{
    static const Economics shipped = defaultEconomics();
    const FractionDatum& own = m_plan.economics.*member;
    return given<N>(symbol, own.set() ? own : shipped.*member, [key] { return std::string("economics.") + key; });
}

template <Number N>
Scalar<N> MoneyModel<N>::years(const char* symbol, const TimeDatum& d, const std::string& path) const
{
    const auto time = datum<Duration<N>>(symbol, "step.money.years", unit::year, *d.si, [&] { return Origin{path, d.source, d.grade}; });
    return Scalar<N>::fromSi(time.si() / N(kYear));
}

template <Number N>
Scalar<N> MoneyModel<N>::yearsOf(const char* symbol, TimeDatum Economics::*member, const char* key) const
{
    static const Economics shipped = defaultEconomics();
    const TimeDatum& own = m_plan.economics.*member;
    return years(symbol, own.set() ? own : shipped.*member, std::string("economics.") + key);
}

/// What an agreement comes to over a year. Its power is flat, so that only the mean of the market's price counts; its
/// hours tell how well it fits the load.
template <Number N>
std::optional<PurchaseResult<N>> MoneyModel<N>::purchase(const PowerPurchase& p)
{
    const std::string path = "economics.purchases[" + p.id + "].";
    PurchaseResult<N> r;
    r.id = p.id;
    r.name = displayName(p);
    const auto power = given<N>("P_ppa", p.power, [&] { return path + "power"; });
    const auto strike = given<N>("c_s", p.strike, [&] { return path + "strike"; });
    const Energy<N> all = Energy<N>::fromSi(power.si() * N(kYear));
    bool used = false;
    Money<N> settlement;
    for (const SiteYear& year : m_from.siteYears) {
        if (!p.site.empty() && p.site != year.site) continue;
        const Site* site = findById(m_plan.sites, year.site);
        const SiteResult<N>* result = findById(m_from.sites, year.site);
        if (!site || !result || !result->year || !result->year->grid) continue;
        const Climate* climate = findById(m_plan.climates, site->climate);
        // Of an agreement for all sites each has the part of its power.
        Energy<N> energy = all;
        double part = 1.0;
        if (p.site.empty() && m_from.siteYears.size() > 1) {
            if (!m_from.programme.year || !(m_from.programme.year->grid->value() > 0.0)) return {};
            const Scalar<N> share = *result->year->grid / *m_from.programme.year->grid;
            energy = share * all;
            part = share.value();
        }
        const EnergyPrice<N> own = site->energyPrice.set()
                                       ? given<N>("c_e", site->energyPrice, [&] { return "sites[" + site->id + "].energy_price"; })
                                   : climate && climate->energyPrice.set()
                                       ? given<N>("c_e", climate->energyPrice, [&] { return "climates[" + climate->id + "].energy_price"; })
                                       : EnergyPrice<N>{};
        const auto market = solved<EnergyPrice<N>>("c_mean", "step.money.market", unit::USDMWh, year.tariff.meanPrice(),
                                                   [] { return text("method.market-mean"); }, {own.si()});
        const auto one = economics::settlement<N>(strike, market, energy);
        if (!one) {
            m_out.problems.push_back(one.error());
            return {};
        }
        settlement += stepOf("S", year.site, "step.economics.settlement", unit::MUSD, *one);
        r.energy += energy;
        used = true;
        if (!year.result.hours) continue;
        std::vector<double> prices, load;
        for (std::size_t h = 0; h < year.result.hours->size(); ++h) {
            prices.push_back(year.tariff.priceAt(h));
            load.push_back(unit::h.factor * (*year.result.hours)[h].grid);
        }
        const std::vector<double> produced(prices.size(), unit::h.factor * part * power.value());
        const auto shape = economics::settleHours(EnergyPrice<>::fromSi(strike.value()), prices, produced, load);
        if (!shape) continue;
        if (!r.shape) {
            r.shape = *shape;
            continue;
        }
        r.shape->paid += shape->paid;
        r.shape->contracted += shape->contracted;
        r.shape->matched += shape->matched;
        r.shape->unmatched += shape->unmatched;
        r.shape->surplus += shape->surplus;
    }
    if (!used) return {};
    r.energy = stepOf("E_ppa", p.id, "step.money.purchased", unit::GWh, r.energy);
    r.settlement = stepOf("S", p.id, "step.economics.settlement", unit::MUSD, settlement);
    return r;
}

template <Number N>
void MoneyModel<N>::energyPurchases()
{
    if (m_from.siteYears.empty()) return;
    const auto priced = [](const SiteYear& y) { return y.priced; };
    for (const SiteYear& y : m_from.siteYears)
        if (!y.priced) m_out.unpricedSites.push_back(y.site);
    if (m_plan.economics.purchases.empty() || !std::all_of(m_from.siteYears.begin(), m_from.siteYears.end(), priced)) return;
    Money<N> sum;
    for (const PowerPurchase& p : m_plan.economics.purchases) {
        auto r = p.power.set() && p.strike.set() ? purchase(p) : std::nullopt;
        if (!r) {
            m_out.unusedPurchases.push_back(p.id);
            continue;
        }
        sum += r->settlement;
        m_out.purchases.push_back(std::move(*r));
    }
    if (!m_out.purchases.empty()) m_out.settlement = step("S", "step.money.settlement", unit::MUSD, sum);
}

/// What the racks cost leased, whether they are or not.
template <Number N>
void MoneyModel<N>::leaseRacks()
{
    Money<N> price;
    for (const MoneyRow<N>& r : m_out.once)
        if (r.rack) price += r.cost.mode;
    if (!(price.value() > 0.0)) return;
    const Scalar<N> rate = rule("i", &Economics::discountRate, "discount_rate");
    const Scalar<N> term = yearsOf("n_l", &Economics::leaseTerm, "lease_term");
    const Money<N> payment = step("p", "step.money.lease_payment", unit::MUSD, price * rule("l", &Economics::leaseShare, "lease_share"));
    m_out.leasePayment = payment;
    const double life = yearsOf("n_r", &Economics::rackLife, "rack_life").value();
    Asset<N> racks;
    racks.capital = price;
    racks.life = life;
    racks.priceChange = rule("g", &Economics::rackPriceChange, "rack_price_change");
    const auto bought = economics::replacements<N>(racks, term.value(), rate, economics::ResidualRule::Annuity);
    if (!bought) {
        m_out.problems.push_back(bought.error());
        return;
    }
    economics::Purchase<N> buy;
    buy.price = bought->presentCost;
    economics::Lease<N> lease;
    lease.termYears = term.value();
    lease.paymentsAYear = kPaymentsAYear;
    lease.payment = payment;
    auto compared = economics::compareLease<N>(buy, lease, rate);
    if (compared) {
        m_out.leaseOrBuy = std::move(*compared);
    } else {
        Error error = compared.error();
        error.path = "economics.lease_term";
        m_out.problems.push_back(std::move(error));
    }
    if (m_out.leased)
        m_out.lease = step("C_l", "step.money.lease", unit::MUSD, static_cast<double>(kPaymentsAYear) * payment);
}

template <Number N>
void MoneyModel<N>::yearlyCosts()
{
    Money<N> operation;
    for (const MoneyRow<N>& r : m_out.yearly) operation += r.cost.mode;
    m_out.operation = step("C_op", "step.money.operation", unit::MUSD, operation);
    const auto& year = m_from.programme.year;
    if (!year || !year->cost) return;
    m_out.energy = *year->cost;
    if (m_out.leased && !m_out.lease && m_rackCount.value() > 0.0) return;
    Money<N> sum = *m_out.energy + *m_out.operation;
    if (m_out.settlement) sum += *m_out.settlement;
    if (m_out.lease) sum += *m_out.lease;
    m_out.opex = step("C_a", "step.money.opex", unit::MUSD, sum);
}

/// What is bought and bought again, what is still worth something in the end, and the present worth of it all.
template <Number N>
void MoneyModel<N>::horizon()
{
    const Scalar<N> rate = rule("i", &Economics::discountRate, "discount_rate");
    const Scalar<N> length = yearsOf("n_h", &Economics::horizon, "horizon");
    m_out.horizon = length.value();
    Money<N> present, residual, replaced;
    for (const MoneyRow<N>& r : m_out.once) {
        if (m_out.leased && r.rack) continue;
        Asset<N> asset;
        asset.capital = r.cost.mode;
        asset.life = r.life;
        if (r.rack) asset.priceChange = rule("g", &Economics::rackPriceChange, "rack_price_change");
        const auto bought = economics::replacements<N>(asset, length.value(), rate, economics::ResidualRule::Annuity);
        if (!bought) {
            m_out.problems.push_back(bought.error());
            return;
        }
        present += stepOf("PC", r.id, "step.money.present_part", unit::MUSD, bought->presentCost);
        residual += bought->residual;
        for (std::size_t k = 1; k < bought->purchases.size(); ++k) replaced += bought->purchases[k].amount;
    }
    m_out.residual = step("R", "step.money.residual", unit::MUSD, residual);
    m_out.replaced = step("C_r", "step.money.replaced", unit::MUSD, replaced);
    if (!m_out.opex) return;
    // Costs that come back each year rise with inflation: their present worth is that of equal ones at the real rate.
    const auto real = economics::realRate<N>(rate, rule("π", &Economics::inflation, "inflation"));
    const auto recovery = real ? economics::capitalRecovery<N>(*real, length) : Result<Scalar<N>>(real.error());
    if (!recovery) {
        m_out.problems.push_back(recovery.error());
        return;
    }
    Money<N> yearly = *m_out.energy + *m_out.operation;
    if (m_out.settlement) yearly += *m_out.settlement;
    Money<N> total = present + step("PC_a", "step.money.present_yearly", unit::MUSD, yearly / *recovery);
    if (m_out.lease) {
        // A lease is agreed in money of its day.
        const Scalar<N> term = yearsOf("n_l", &Economics::leaseTerm, "lease_term");
        const Scalar<N> change = rule("g", &Economics::rackPriceChange, "rack_price_change");
        const auto leases = solved<Scalar<N>>("n_pay", "step.money.lease_worth", unit::one,
                                              presentLeases(rate.value(), change.value(), term.value(), length.value()),
                                              [] { return text("method.leases"); },
                                              {rate.si(), change.si(), term.si(), length.si()});
        total += step("PC_l", "step.money.present_lease", unit::MUSD, *m_out.leasePayment * leases);
    }
    m_out.npv = step("NPC", "step.money.npv", unit::MUSD, total);
}

template <Number N>
void MoneyModel<N>::annualised()
{
    std::vector<economics::Part<N>> parts;
    std::vector<bool> it;
    for (const MoneyRow<N>& r : m_out.once) {
        if (m_out.leased && r.rack) continue;
        parts.push_back({r.id, r.cost.mode, r.lifeYears});
        it.push_back(isIt(r.account));
    }
    const auto annual = economics::annualise<N>(parts, rule("i", &Economics::discountRate, "discount_rate"));
    if (!annual) {
        m_out.problems.push_back(annual.error());
        return;
    }
    m_out.annualCapital = step("C_cap", "step.money.annual_capital", unit::MUSD, annual->annual);
    if (!m_out.opex) return;
    m_out.annual = step("C_ann", "step.money.annual", unit::MUSD, *m_out.annualCapital + *m_out.opex);
    if (!(m_accelerators.value() >= 1.0)) return;
    Money<N> facility = *m_out.energy;
    if (m_out.settlement) facility += *m_out.settlement;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!it[i]) facility += annual->parts[i].annual;
    for (const MoneyRow<N>& r : m_out.yearly)
        if (!isIt(r.account)) facility += r.cost.mode;
    facility = step("C_ann,fac", "step.money.annual_facility", unit::MUSD, facility);
    economics::AcceleratorUse<N> use;
    use.accelerators = m_accelerators;
    use.availability = rule("A", &Economics::availability, "availability");
    use.utilisation = rule("u", &Economics::utilisation, "utilisation");
    const auto perHour = economics::levelisedCost<N>(*m_out.annual, use);
    const auto perHourFacility = economics::levelisedCost<N>(facility, use);
    if (!perHour || !perHourFacility) {
        m_out.problems.push_back((!perHour ? perHour : perHourFacility).error());
        return;
    }
    m_out.perHour = *perHour;
    m_out.perHourFacility = *perHourFacility;
}

#define RW_FOR(N)                                                                                                       \
    template Scalar<N> MoneyModel<N>::rule(const char*, FractionDatum Economics::*, const char*) const;                  \
    template Scalar<N> MoneyModel<N>::years(const char*, const TimeDatum&, const std::string&) const;                    \
    template Scalar<N> MoneyModel<N>::yearsOf(const char*, TimeDatum Economics::*, const char*) const;                   \
    template std::optional<PurchaseResult<N>> MoneyModel<N>::purchase(const PowerPurchase&);                             \
    template void MoneyModel<N>::energyPurchases();                                                                     \
    template void MoneyModel<N>::leaseRacks();                                                                          \
    template void MoneyModel<N>::yearlyCosts();                                                                         \
    template void MoneyModel<N>::horizon();                                                                             \
    template void MoneyModel<N>::annualised();
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
