// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace rw {

template <Number N>
void ProgrammeModel<N>::splitTarget()
{
    const Programme& programme = m_plan.programme;
    std::vector<const Phase*> order;
    for (const Phase& phase : programme.phases) order.push_back(&phase);
    std::stable_sort(order.begin(), order.end(), [](const Phase* a, const Phase* b) {
        // Undated phases come last, in the order they were written.
        if (a->start.set() != b->start.set()) return a->start.set();
        return a->start < b->start;
    });
    const bool power = programme.targetKind == TargetKind::Power;
    Power<N> left;
    if (power) {
        if (programme.target.set()) {
            left = given<N>("P_target", programme.target, [] { return std::string("programme.target"); });
        } else {
            for (const Phase* phase : order)
                if (phase->target.set()) left += phaseTarget(*phase);
            left = step("P_target", "step.programme.target", unit::GW, left);
        }
        m_target = left;
    }
    for (const Phase* phase : order) {
        Tranche<N> t{phase, phase->id, phase->name, Power<N>{}, mixOf(*phase)};
        if (power) {
            t.target = stepOf("P_tranche", phase->id, "step.phase.tranche", unit::GW,
                              phase->target.set() ? smaller(phaseTarget(*phase), left) : left);
            left = stepOf("P_left", phase->id, "step.phase.left", unit::GW, left - t.target);
        }
        m_tranches.push_back(std::move(t));
    }
    if (power && !m_tranches.empty() && left.value() > 1e-9 * m_target->value()) {
        m_out.openTarget = left;
        Tranche<N> open = m_tranches.back();
        open.id = "open";
        open.name = "";
        open.target = left;
        m_tranches.push_back(std::move(open));
    }
}

template <Number N>
Power<N> ProgrammeModel<N>::phaseTarget(const Phase& phase) const
{
    return given<N>("P_phase", phase.target, [&] { return "programme.phases[" + phase.id + "].target"; });
}

template <Number N>
std::vector<MixPart<N>> ProgrammeModel<N>::mixOf(const Phase& phase) const
{
    std::vector<MixPart<N>> mix;
    Scalar<N> total;
    for (const MixShare& share : phase.mix) {
        const std::size_t platform = platformOf(share.cluster);
        if (platform == m_platforms.size() || !share.share.set() || *share.share.si <= 0.0) continue;
        const auto part = given<N>("s", share.share, [&] {
            return "programme.phases[" + phase.id + "].mix[" + share.id + "].share";
        });
        total += part;
        mix.push_back({platform, part});
    }
    // A platform alone takes all, whatever its share says.
    for (MixPart<N>& share : mix) share.part = mix.size() == 1 ? scalar<N>(1.0) : share.part / total;
    return mix;
}

template <Number N>
std::optional<Power<N>> ProgrammeModel<N>::perRack(std::size_t platform, Basis basis) const
{
    const PlatformInUse<N>& p = m_platforms[platform];
    if (!p.load) return std::nullopt;
    const PlatformResult<N>& r = p.result;
    switch (basis) {
    case Basis::Systems: return r.rackPower;
    case Basis::It: return r.itPerRack;
    case Basis::Facility: return p.placeable ? std::optional(r.facilityPerRack) : std::nullopt;
    case Basis::Grid: return p.placeable ? std::optional(r.gridPerRack) : std::nullopt;
    }
    return std::nullopt;
}

template <Number N>
std::optional<Requests<N>> ProgrammeModel<N>::requestsFor(Basis basis) const
{
    Requests<N> requests;
    const Programme& programme = m_plan.programme;
    for (std::size_t t = 0; t < m_tranches.size(); ++t) {
        const Tranche<N>& tranche = m_tranches[t];
        for (const MixPart<N>& share : tranche.mix) {
            Count<N> racks;
            if (programme.targetKind == TargetKind::Count) {
                if (t > 0) continue;  // a count is no power to be split over phases: the first mix holds it
                racks = countedRacks(share);
            } else {
                const auto each = perRack(share.platform, basisOf(tranche, basis));
                if (!each || each->value() <= 0.0) return std::nullopt;
                racks = wholeUnitsFor(tranche.mix.size() == 1 ? tranche.target : share.part * tranche.target, *each);
            }
            racks = stepOf("n_racks", tranche.id, "step.programme.racks_of_phase", unit::one, racks);
            requests.push_back({{t, share.platform, static_cast<std::int64_t>(racks.value())}, racks});
        }
    }
    return requests;
}

/// The reading of a tranche: the phase's own where its announcement names one.
template <Number N>
Basis ProgrammeModel<N>::basisOf(const Tranche<N>& tranche, Basis programme)
{
    const PhaseBasis own = tranche.phase ? tranche.phase->basis : PhaseBasis::Programme;
    return own == PhaseBasis::Programme ? programme : static_cast<Basis>(static_cast<int>(own) - 1);
}

template <Number N>
Count<N> ProgrammeModel<N>::countedRacks(const MixPart<N>& share) const
{
    const Programme& programme = m_plan.programme;
    const PlatformInUse<N>& p = m_platforms[share.platform];
    const auto wanted = datum<Count<N>>("n_target", "step.programme.count", unit::one,
                                        static_cast<double>(programme.targetCount.value_or(0)),
                                        [] { return Origin{"programme.target_count", "", Grade::Assumed}; });
    switch (programme.countUnit) {
    case CountUnit::Racks: return wholeUnitsFor(Scalar<N>(share.part * wanted), scalar<N>(1.0));
    case CountUnit::Accelerators:
        return wholeUnitsFor(Scalar<N>(share.part * wanted), scalar<N>(static_cast<double>(p.accelerators)));
    case CountUnit::Pods: return wanted * p.network->racks;  // a pod holds one cluster of each kind in the mix
    }
    return {};
}

template <Number N>
void ProgrammeModel<N>::requestFill()
{
    // The largest power that fits the sites there are, split by the first phase's mix.
    if (m_tranches.empty() || !m_filler || !powersKnown()) return;
    const std::vector<MixPart<N>>& mix = m_tranches.front().mix;
    const auto racksAt = [&](double power) {
        std::vector<RackRequest> requests;
        for (const MixPart<N>& share : mix) {
            const double each = m_platforms[share.platform].result.rackPower.value();
            requests.push_back({0, share.platform,
                                static_cast<std::int64_t>(std::floor(share.part.value() * power / each * (1.0 + 1e-12)))});
        }
        return requests;
    };
    for (std::size_t kind = 0; kind < m_filler->siteKinds(); ++kind)
        if (!m_filler->site(kind).count && m_filler->site(kind).selection != SiteWish::Never) return;  // without a count of sites there is nothing to fill
    double low = 0.0;
    double high = 1e6;
    const auto fits = [&](double power) { return m_filler->fill(racksAt(power)).missing == 0; };
    while (fits(high) && high < 1e14) {
        low = high;
        high *= 2.0;
    }
    for (int i = 0; i < 60 && high - low > 1e-9 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (fits(middle) ? low : high) = middle;
    }
    Requests<N> requests;
    for (const RackRequest& r : racksAt(low)) {
        const auto racks = solved<Count<N>>("n_racks", "step.programme.racks_of_phase", unit::one,
                                            static_cast<double>(r.racks),
                                            [] { return text("method.fits-sites"); },
                                            {m_platforms[r.platform].result.racksPerSite.si()});
        requests.push_back({r, racks});
    }
    m_requests = requests;
}

template <Number N>
void ProgrammeModel<N>::countRacks()
{
    if (!m_requests) return;
    ProgrammeResult<N>& r = m_out.programme;
    Count<N> accelerators;
    Count<N> networkRacks;
    std::vector<Count<N>> ofPlatform(m_platforms.size());
    for (const auto& [request, n] : *m_requests) ofPlatform[request.platform] += n;
    for (std::size_t i = 0; i < m_platforms.size(); ++i) {
        const PlatformInUse<N>& p = m_platforms[i];
        if (ofPlatform[i].value() <= 0.0) continue;
        const Count<N> each = p.rack->accelerators;
        accelerators += ofPlatform[i] * each;
        networkRacks += networkRacksFor(p, ofPlatform[i]);
    }
    r.racks = racksOf(*m_requests);
    r.accelerators = step("n_acc", "step.programme.accelerators", unit::one, accelerators);
    r.networkRacks = step("n_net", "step.programme.network_racks", unit::one, networkRacks);
}

/// Full clusters, and the last, partial one with the network of its own size.
template <Number N>
Count<N> ProgrammeModel<N>::networkRacksFor(const PlatformInUse<N>& p, const Count<N>& racks) const
{
    const auto perCluster = static_cast<std::int64_t>(std::max(1.0, p.network->racks.value()));
    const auto n = static_cast<std::int64_t>(racks.value());
    const std::int64_t full = n / perCluster;
    Count<N> total = static_cast<double>(full) * p.network->networkRacks;
    if (const std::int64_t rest = n % perCluster; rest > 0)
        total += evaluateCluster<N>(m_plan, *p.cluster, std::nullopt, rest * p.accelerators).networkRacks;
    return total;
}

#define RW_FOR(N) \
    template void ProgrammeModel<N>::splitTarget(); \
    template Power<N> ProgrammeModel<N>::phaseTarget(const Phase&) const; \
    template std::vector<MixPart<N>> ProgrammeModel<N>::mixOf(const Phase&) const; \
    template std::optional<Power<N>> ProgrammeModel<N>::perRack(std::size_t, Basis) const; \
    template std::optional<Requests<N>> ProgrammeModel<N>::requestsFor(Basis) const; \
    template Basis ProgrammeModel<N>::basisOf(const Tranche<N>&, Basis); \
    template Count<N> ProgrammeModel<N>::countedRacks(const MixPart<N>&) const; \
    template void ProgrammeModel<N>::requestFill(); \
    template void ProgrammeModel<N>::countRacks(); \
    template Count<N> ProgrammeModel<N>::networkRacksFor(const PlatformInUse<N>&, const Count<N>&) const;
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
