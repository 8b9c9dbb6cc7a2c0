// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/money_model.h"

#include "base/text.h"

namespace rw {

/// Published figures beside the plan's own, each for one of what it was published for.
template <Number N>
void MoneyModel<N>::announced()
{
    constexpr double kMegawatt = 1e6;
    const ProgrammeResult<N>& p = m_from.programme;
    const auto quantity = [&](CostPer per) {
        switch (per) {
        case CostPer::MwIt: break;
        case CostPer::MwFacility: return p.facilityPower->value() / kMegawatt;
        case CostPer::Accelerator: return m_accelerators.value();
        case CostPer::Rack: return m_rackCount.value();
        case CostPer::Building: return p.buildings->value();
        case CostPer::Site: return m_quantities.sites->value();
        case CostPer::Programme: return 1.0;
        }
        return p.itPower->value() / kMegawatt;
    };
    const auto check = [&](AnnouncedCheck c, const MoneyDatum& d, double published, double own, const economics::CostBand<double>& of) {
        if (!d.set() || !(published > 0.0) || !(own > 0.0) || !(*d.si > 0.0)) return;
        c.mode = *d.si / published;
        c.low = d.low.value_or(*d.si) / published;
        c.high = d.high.value_or(*d.si) / published;
        c.ownLow = of.low.value() / own;
        c.ownMode = of.mode.value() / own;
        c.ownHigh = of.high.value() / own;
        c.ratio = c.ownMode / c.mode;
        c.overlaps = c.ownLow <= c.high && c.low <= c.ownHigh;
        c.grade = d.grade;
        c.source = d.source;
        m_out.announced.push_back(std::move(c));
    };
    const auto plain = [](const Money<N>& m) { return Money<>::fromSi(m.value()); };
    const economics::CostBand<double> all{plain(m_out.allIn->low), plain(m_out.allIn->mode), plain(m_out.allIn->high)};
    const auto one = [&](const AnnouncedCost& a) {
        AnnouncedCheck c;
        c.id = a.id;
        c.name = displayName(a);
        c.basis = economics::nameOf(basisOf(a.per));
        check(std::move(c), a.amount, 1.0, quantity(a.per), all);
    };
    for (const AnnouncedCost& a : defaultAnnouncedCosts())
        if (!findById(m_plan.economics.announced, a.id)) one(a);
    for (const AnnouncedCost& a : m_plan.economics.announced) one(a);
    if (!p.target || !m_plan.programme.dealValue.set()) return;
    // A deal is over what its vendor sells: racks, their network and storage, without the facility.
    economics::CostBand<double> it;
    for (const MoneyRow<N>& r : m_out.once) {
        if (!isIt(r.account)) continue;
        it.low += plain(r.cost.low);
        it.mode += plain(r.cost.mode);
        it.high += plain(r.cost.high);
    }
    AnnouncedCheck deal;
    deal.id = "deal";
    deal.name = text("money.deal");
    deal.basis = text("money.per-target");
    deal.itOnly = true;
    const double target = p.target->value() / kMegawatt;
    check(std::move(deal), m_plan.programme.dealValue, target, target, it);
}

#define RW_FOR(N) template void MoneyModel<N>::announced();
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
