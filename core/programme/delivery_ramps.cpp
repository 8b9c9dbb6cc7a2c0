// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/delivery_parts.h"

#include "power/rack.h"

#include <algorithm>

namespace rw::delivery {

namespace {

constexpr int kPlotDays = 30;        ///< between points of a plot
constexpr std::int64_t kPoints = 400;  ///< of a plot, beyond which points stand further apart

Power<> powerEach(const PlatformResult<double>& platform, Basis basis)
{
    switch (basis) {
    case Basis::Systems: break;
    case Basis::It: return platform.itPerRack;
    case Basis::Facility: return platform.facilityPerRack;
    case Basis::Grid: return platform.gridPerRack;
    }
    return platform.rackPower;
}

const PlatformResult<double>* platformOf(const DeliveryInput& in, const std::string& cluster)
{
    for (const PlatformResult<double>& p : in.platforms)
        if (p.cluster == cluster) return &p;
    return nullptr;
}

void describePlatforms(const DeliveryInput& in, PhasePart& part)
{
    const PhaseResult<double>& r = *part.result;
    for (std::size_t i = 0; i < r.racksByCluster.size(); ++i) {
        const PlatformResult<double>* platform = platformOf(in, r.racksByCluster[i].first);
        if (!platform) continue;
        PlatformPart p;
        p.cluster = platform->cluster;
        p.design = findById(in.plan.rackDesigns, platform->rackDesign);
        p.racks = static_cast<std::int64_t>((i < r.placedByCluster.size() ? r.placedByCluster : r.racksByCluster)[i].second.value());
        if (p.design) p.accelerators = p.racks * acceleratorCount(*p.design);
        p.power = static_cast<double>(p.racks) * powerEach(*platform, in.plan.programme.basis);
        part.platforms.push_back(std::move(p));
    }
}

/// Of the phase's racks that found a place; where all did, the phase's own figure to the last bit.
Power<> placedPower(const PhasePart& part)
{
    const PhaseResult<double>& r = *part.result;
    bool all = true;
    for (std::size_t i = 0; i < r.placedByCluster.size(); ++i)
        all = all && r.placedByCluster[i].second.value() == r.racksByCluster[i].second.value();
    if (all) return r.power;
    Power<> sum{};
    for (const PlatformPart& p : part.platforms) sum += p.power;
    return sum;
}

/// Power at the meter of each phase, W, all together the programme's.
std::vector<double> metersOf(const DeliveryInput& in, const std::vector<PhasePart>& parts)
{
    std::vector<double> meters;
    double sum = 0.0;
    for (const PhasePart& part : parts) {
        double meter = 0.0;
        for (const PlatformPart& p : part.platforms)
            if (const PlatformResult<double>* platform = platformOf(in, p.cluster))
                meter += static_cast<double>(p.racks) * std::max(0.0, platform->gridPerRack.value());
        sum += meter;
        meters.push_back(meter);
    }
    const double whole = in.programme.gridPower ? std::max(0.0, in.programme.gridPower->value()) : 0.0;
    for (double& meter : meters) meter = sum > 0.0 ? meter * (whole / sum) : 0.0;
    return meters;
}

void standOnSites(const DeliveryInput& in, std::vector<PhasePart>& parts)
{
    if (!in.programme.gridPower) return;
    const std::vector<double> meters = metersOf(in, parts);
    std::size_t last = in.sites.size();
    for (std::size_t i = 0; i < in.sites.size(); ++i)
        if (in.sites[i].count.value() > 0.0) last = i;
    if (last == in.sites.size()) return;
    std::size_t site = 0;
    double room = in.sites[0].count.value() * in.sites[0].capacityGrid.value();
    for (std::size_t p = 0; p < parts.size(); ++p) {
        double left = meters[p];
        while (left > 0.0) {
            // What the entries' capacities leave open stands on the last one.
            const double here = site >= last ? left : std::min(left, std::max(0.0, room));
            if (here > 0.0) parts[p].sites.push_back({site, here});
            left -= here;
            room -= here;
            if (left <= 0.0 || site >= last) break;
            ++site;
            room = in.sites[site].count.value() * in.sites[site].capacityGrid.value();
        }
        auto open = static_cast<std::int64_t>(parts[p].result->sitesCumulative.value());
        for (const SiteResult<double>& s : in.sites) {
            const std::int64_t here = std::clamp<std::int64_t>(open, 0, static_cast<std::int64_t>(s.count.value()));
            parts[p].open.push_back(here);
            open -= here;
        }
    }
}

}  // namespace

std::vector<PhasePart> phaseParts(const DeliveryInput& in)
{
    std::vector<PhasePart> parts;
    for (const PhaseResult<double>& result : in.phases) {
        PhasePart part;
        part.result = &result;
        describePlatforms(in, part);
        part.power = placedPower(part);
        Ramp ramp{part.power, result.start, result.end, RampShape::Linear};
        if (const Phase* phase = findById(in.plan.programme.phases, result.id)) ramp.shape = phase->ramp;
        if (result.powerKnown && checkRamp(ramp).ok()) part.ramp = ramp;
        parts.push_back(std::move(part));
    }
    standOnSites(in, parts);
    return parts;
}

std::vector<Ramp> rampsOf(const std::vector<PhasePart>& phases)
{
    std::vector<Ramp> ramps;
    for (const PhasePart& part : phases)
        if (part.ramp) ramps.push_back(*part.ramp);
    return ramps;
}

std::vector<Ramp> expectedRamps(const std::vector<PhasePart>& phases, const std::vector<PhaseDelivery>& delivery)
{
    std::vector<Ramp> ramps;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (!phases[i].ramp || !delivery[i].complete.set()) continue;
        Ramp ramp = *phases[i].ramp;
        if (delivery[i].ready.set()) ramp.from = std::max(ramp.from, delivery[i].ready);
        ramp.to = std::max(ramp.from, delivery[i].complete);
        ramps.push_back(ramp);
    }
    return ramps;
}

PowerOverDays powerOverDays(const std::vector<PhasePart>& phases, const std::vector<PhaseDelivery>& delivery)
{
    PowerOverDays out;
    const std::vector<Ramp> plan = rampsOf(phases), expected = expectedRamps(phases, delivery);
    std::vector<Ramp> all = plan;
    all.insert(all.end(), expected.begin(), expected.end());
    if (all.empty()) return out;
    std::int64_t first = dayNumber(all.front().from), last = dayNumber(all.front().to);
    for (const Ramp& ramp : all) {
        first = std::min(first, dayNumber(ramp.from));
        last = std::max(last, dayNumber(ramp.to));
    }
    const auto points = rampCurve(all, std::max(kPlotDays, static_cast<int>((last - first) / kPoints)));
    if (!points) return out;
    std::vector<std::string> clusters;
    for (const PhasePart& part : phases) {
        if (!part.ramp) continue;
        out.phases.push_back({part.result->id, {}});
        for (const PlatformPart& p : part.platforms)
            if (std::find(clusters.begin(), clusters.end(), p.cluster) == clusters.end()) clusters.push_back(p.cluster);
    }
    for (const std::string& cluster : clusters) out.platforms.push_back({cluster, {}});
    for (const RampPoint& point : *points) {
        const auto day = static_cast<double>(dayNumber(point.day));
        out.days.push_back(point.day);
        out.total.push_back(powerAt(plan, day));
        out.expected.push_back(powerAt(expected, day));
        std::vector<Power<>> ofCluster(clusters.size());
        std::size_t phase = 0;
        for (const PhasePart& part : phases) {
            if (!part.ramp) continue;
            const double share = shareAt(*part.ramp, day);
            out.phases[phase++].power.push_back(part.ramp->power * share);
            for (const PlatformPart& p : part.platforms)
                ofCluster[static_cast<std::size_t>(std::find(clusters.begin(), clusters.end(), p.cluster) - clusters.begin())] +=
                    p.power * share;
        }
        for (std::size_t i = 0; i < clusters.size(); ++i) out.platforms[i].power.push_back(ofCluster[i]);
    }
    return out;
}

}  // namespace rw::delivery
