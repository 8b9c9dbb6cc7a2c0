// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/money_model.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

using economics::CostBand;
using economics::CostBasis;
using economics::CostPart;

namespace {

constexpr double kMegawatt = 1e6;
constexpr double kGigawatt = 1e9;

template <Number N>
Scalar<N> numberOf(const Power<N>& power, double unit)
{
    return Scalar<N>::fromSi(power.si() / N(unit));
}

}  // namespace

/// Racks that stand, by design, in the order of the plan.
template <Number N>
void MoneyModel<N>::countRacks()
{
    Count<N> all, accelerators;
    for (const RackDesign& design : m_plan.rackDesigns) {
        Count<N> racks;
        for (const PhaseResult<N>& phase : m_from.phases)
            for (const auto& [id, n] : phase.placedByCluster) {
                const Cluster* cluster = findById(m_plan.clusters, id);
                if (cluster && cluster->rackDesign == design.id) racks += n;
            }
        const RackResult<N>* result = findById(m_racks, design.id);
        if (!(racks.value() > 0.0) || !result || !result->power) continue;
        racks = stepOf("n_racks", design.id, "step.money.racks", unit::one, racks);
        all += racks;
        accelerators += racks * result->accelerators;
        m_placed.push_back({&design, racks, racks * result->power->design});
    }
    m_rackCount = step("n_racks", "step.money.racks", unit::one, all);
    m_accelerators = step("n_acc", "step.money.accelerators", unit::one, accelerators);
}

template <Number N>
Count<N> MoneyModel<N>::sitesOf(const SiteResult<N>& site) const
{
    return solved<Count<N>>("n_sites", "step.money.sites", unit::one, site.count.value(),
                            [] { return text("method.fill-order"); }, {m_rackCount.si()});
}

/// Costs the parts and says of each what \p about knows.
template <Number N>
bool MoneyModel<N>::add(std::vector<MoneyRow<N>>& to, const Parts& parts, const economics::CostQuantities<N>& q,
                        const std::vector<MoneyRow<N>>& about)
{
    auto stack = economics::costStack<N>(parts, q);
    if (!stack) {
        Error error = stack.error();
        // A part is called by where it can be edited.
        for (const CostPart& p : parts)
            if (!p.origin.path.empty() && (error.path == p.id || error.path.rfind(p.id + ".", 0) == 0))
                error.path = p.origin.path;
        m_out.problems.push_back(std::move(error));
        return false;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        MoneyRow<N> row = about[i];
        const economics::CostRow<N>& r = stack->rows[i];
        row.id = r.id;
        row.basis = r.basis;
        row.quantity = r.quantity;
        row.cost = r.cost;
        row.eachLow = parts[i].low;
        row.each = parts[i].mode;
        row.eachHigh = parts[i].high;
        row.grade = parts[i].origin.grade;
        row.source = parts[i].origin.source;
        to.push_back(std::move(row));
    }
    return true;
}

template <Number N>
bool MoneyModel<N>::addRacks()
{
    bool good = true;
    const Scalar<N> life = yearsOf("n_r", &Economics::rackLife, "rack_life");
    for (const Racks& r : m_placed) {
        const auto price = rackPrice(m_plan, *r.design);
        if (!price) {
            m_out.withoutPrice.push_back(r.design->id);
            good = false;
            continue;
        }
        if (price->byPower) m_out.pricedByPower.push_back(r.design->id);
        economics::CostQuantities<N> q;
        q.racks = r.racks;
        q.it = r.power;
        MoneyRow<N> about;
        about.name = displayName(*r.design);
        about.account = CostAccount::It;
        about.note = price->datum->note;
        about.rack = true;
        about.byPower = price->byPower;
        about.lifeYears = life;
        about.life = life.value();
        good = add(m_out.once, {price->part}, q, {about}) && good;
    }
    return good;
}

template <Number N>
bool MoneyModel<N>::addLines()
{
    Parts once, yearly;
    std::vector<MoneyRow<N>> aboutOnce, aboutYearly;
    for (const CostLineInUse& l : costLines(m_plan)) {
        if (!l.line->amount.set()) {
            m_out.withoutAmount.push_back(l.line->id);
            continue;
        }
        MoneyRow<N> about;
        about.name = nameOf(*l.line);
        about.account = l.line->account;
        about.note = l.line->amount.note;
        about.lifeYears = l.line->life.set()
                              ? years("n", l.line->life, l.own ? "economics.lines[" + l.line->id + "].life" : std::string())
                              : yearsOf("n_h", &Economics::horizon, "horizon");
        about.life = about.lifeYears.value();
        (l.line->yearly ? yearly : once).push_back(partOf(l));
        (l.line->yearly ? aboutYearly : aboutOnce).push_back(std::move(about));
    }
    economics::CostQuantities<N> q = m_quantities;
    const bool yearlyGood = add(m_out.yearly, yearly, q, aboutYearly);
    // Sites with an opening cost of their own are paid for by that.
    Count<N> left;
    bool any = false;
    for (const SiteResult<N>& s : m_from.sites) {
        const Site* site = findById(m_plan.sites, s.id);
        if (site && site->openingCost.set()) any = true;
        else if (s.count.value() > 0.0) left += sitesOf(s);
    }
    if (any) q.sites = step("n_sites", "step.money.sites", unit::one, left);
    return add(m_out.once, once, q, aboutOnce) && yearlyGood;
}

template <Number N>
bool MoneyModel<N>::addOpenings()
{
    bool good = true;
    for (const SiteResult<N>& s : m_from.sites) {
        const Site* site = findById(m_plan.sites, s.id);
        if (!site || !site->openingCost.set() || !(s.count.value() > 0.0)) continue;
        const MoneyDatum& cost = site->openingCost;
        CostPart part;
        part.id = "opening-" + s.id;
        part.basis = CostBasis::Site;
        part.mode = *cost.si;
        part.low = cost.low.value_or(part.mode);
        part.high = cost.high.value_or(part.mode);
        part.origin = {"sites[" + s.id + "].opening_cost", cost.source, cost.grade};
        MoneyRow<N> about;
        about.name = text("money.part.opening", {{"site", displayName(s)}});
        about.account = CostAccount::Land;
        about.note = cost.note;
        about.lifeYears = yearsOf("n_h", &Economics::horizon, "horizon");
        about.life = about.lifeYears.value();
        economics::CostQuantities<N> q;
        q.sites = sitesOf(s);
        good = add(m_out.once, {part}, q, {about}) && good;
    }
    return good;
}

template <Number N>
bool MoneyModel<N>::stack()
{
    const ProgrammeResult<N>& p = m_from.programme;
    m_quantities.it = p.itPower;
    m_quantities.facility = p.facilityPower;
    m_quantities.accelerators = m_accelerators;
    m_quantities.racks = m_rackCount;
    m_quantities.buildings = p.buildings;
    Count<N> sites;
    for (const SiteResult<N>& s : m_from.sites)
        if (s.count.value() > 0.0) sites += sitesOf(s);
    m_quantities.sites = p.sites ? *p.sites : step("n_sites", "step.money.sites", unit::one, sites);
    const bool racks = addRacks();
    const bool lines = addLines();
    return addOpenings() && racks && lines;
}

template <Number N>
void MoneyModel<N>::total()
{
    const bool leased = m_out.leased;
    CostBand<N> all, bought;
    Money<N> it, facility;
    for (const MoneyRow<N>& r : m_out.once) {
        const auto to = [&](CostBand<N>& band) {
            band.low += r.cost.low;
            band.mode += r.cost.mode;
            band.high += r.cost.high;
        };
        to(all);
        if (r.cost.high.value() > 0.0) m_out.weakest = std::max(m_out.weakest, r.grade);
        if (leased && r.rack) continue;
        to(bought);
        (isIt(r.account) ? it : facility) += r.cost.mode;
    }
    for (MoneyRow<N>& r : m_out.once)
        if (all.mode.value() > 0.0) r.share = r.cost.mode.value() / all.mode.value();
    m_out.capexIt = step("C_it", "step.money.capex_it", unit::MUSD, it);
    m_out.capexFacility = step("C_fac", "step.money.capex_facility", unit::MUSD, facility);
    m_out.capex = CostBand<N>{step("C_low", "step.money.capex_low", unit::MUSD, bought.low),
                              step("C", "step.money.capex", unit::MUSD, *m_out.capexIt + *m_out.capexFacility),
                              step("C_high", "step.money.capex_high", unit::MUSD, bought.high)};
    // With nothing leased the two are the same, to the bit.
    m_out.allIn = !leased ? *m_out.capex
                          : CostBand<N>{step("C_all,low", "step.money.all_in_low", unit::MUSD, all.low),
                                        step("C_all", "step.money.all_in", unit::MUSD, all.mode),
                                        step("C_all,high", "step.money.all_in_high", unit::MUSD, all.high)};
    double yearly = 0.0;
    for (const MoneyRow<N>& r : m_out.yearly) yearly += r.cost.mode.value();
    for (MoneyRow<N>& r : m_out.yearly)
        if (yearly > 0.0) r.share = r.cost.mode.value() / yearly;
}

template <Number N>
void MoneyModel<N>::perUnit()
{
    const ProgrammeResult<N>& p = m_from.programme;
    const Money<N>& all = m_out.allIn->mode;
    const auto per = [&](const char* symbol, const char* label, const Scalar<N>& n) -> std::optional<Money<N>> {
        if (!(n.value() > 0.0)) return {};
        return step(symbol, label, unit::MUSD, all / n);
    };
    m_out.perMwIt = per("c_it", "step.money.per_mw_it", numberOf(*p.itPower, kMegawatt));
    m_out.perGwFacility = per("c_fac", "step.money.per_gw_facility", numberOf(*p.facilityPower, kGigawatt));
    m_out.perRack = per("c_rack", "step.money.per_rack", m_rackCount);
    m_out.perAccelerator = per("c_acc", "step.money.per_accelerator", m_accelerators);
    if (p.stranded && p.itPower->value() > 0.0)
        m_out.stranded = step("C_free", "step.money.stranded", unit::MUSD,
                              *m_out.capexFacility * Scalar<N>(*p.stranded / *p.itPower));
}

template <Number N>
MoneyResult<N> MoneyModel<N>::run()
{
    const ProgrammeResult<N>& p = m_from.programme;
    // Without powers nothing can be counted; findings of the programme say why.
    if (!p.itPower || !p.facilityPower || !p.buildings) return std::move(m_out);
    const Economics& economics = m_plan.economics;
    m_out.leased = economics.tenure == Tenure::Lease;
    if (!economics.currency.empty() && economics.exchangeRate.set()) {
        m_out.currency = economics.currency;
        m_out.exchangeRate = *economics.exchangeRate.si;
        if (economics.exchangeDay.set()) m_out.exchangeDay = economics.exchangeDay.text();
    }
    countRacks();
    const bool whole = stack();
    if (whole) {
        total();
        perUnit();
    }
    energyPurchases();
    if (whole) leaseRacks();
    yearlyCosts();
    if (whole) {
        horizon();
        annualised();
        announced();
    }
    return std::move(m_out);
}

template <Number N>
MoneyResult<N> evaluateMoney(const Plan& plan, const std::vector<RackResult<N>>& racks, const ProgrammeOutput<N>& output)
{
    return MoneyModel<N>(plan, racks, output).run();
}

#define RW_FOR(N) \
    template class MoneyModel<N>; \
    template MoneyResult<N> evaluateMoney<N>(const Plan&, const std::vector<RackResult<N>>&, const ProgrammeOutput<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
