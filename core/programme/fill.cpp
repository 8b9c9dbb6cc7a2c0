// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/fill.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Racks that fit a share of a hall, where a whole hall takes \p perHall.
std::int64_t racksInShare(double share, std::int64_t perHall)
{
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(share * static_cast<double>(perHall) + 1e-9)));
}

}  // namespace

SiteContent withRacks(SiteContent content, std::size_t platform, std::int64_t racks)
{
    if (racks <= 0) return content;
    if (!content.empty() && content.back().platform == platform) content.back().racks += racks;
    else content.push_back({platform, racks});
    return content;
}

const Site& SiteFiller::site(std::size_t kind) const
{
    return m_plan.sites[m_sites[kind]];
}

std::size_t SiteFiller::firstOpen(std::size_t kind, const std::vector<HallRun>& halls, std::size_t platform) const
{
    if (halls.empty() || m_platforms[kind][platform].ownPlaces) return 0;
    return halls.size() - 1;
}

std::int64_t SiteFiller::roomInHall(std::size_t kind, const HallRun& hall, std::size_t platform) const
{
    const PlatformAtSite& p = m_platforms[kind][platform];
    double used = 0.0;
    std::int64_t same = 0;
    for (const Segment& s : hall.parts) {
        used += static_cast<double>(s.racks) / static_cast<double>(m_platforms[kind][s.platform].sharedPerHall);
        if (s.platform == platform) same += s.racks;
    }
    const std::int64_t room = racksInShare(1.0 - used, p.sharedPerHall);
    return p.ownPlaces ? std::clamp<std::int64_t>(*p.ownPlaces - same, 0, room) : room;
}

std::vector<SiteFiller::HallRun> SiteFiller::hallsWith(std::size_t kind, const SiteContent& content) const
{
    std::vector<HallRun> halls;
    for (const Segment& segment : content) {
        const std::int64_t perHall = m_platforms[kind][segment.platform].racksPerHall;
        std::int64_t left = segment.racks;
        for (std::size_t i = firstOpen(kind, halls, segment.platform); i < halls.size() && left > 0; ++i) {
            const std::int64_t room = roomInHall(kind, halls[i], segment.platform);
            if (room <= 0) continue;
            const std::int64_t here = std::min(left, room);
            const std::int64_t count = std::min(halls[i].count, left / here);
            HallRun taken{halls[i].parts, count};
            taken.parts.push_back({segment.platform, here});
            left -= here * count;
            if (count == halls[i].count) {
                halls[i] = std::move(taken);
                continue;
            }
            halls[i].count -= count;
            halls.insert(halls.begin() + static_cast<std::ptrdiff_t>(i), std::move(taken));
        }
        if (const std::int64_t full = left / perHall; full > 0) {
            halls.push_back({{{segment.platform, perHall}}, full});
            left -= full * perHall;
        }
        if (left > 0) halls.push_back({{{segment.platform, left}}, 1});
    }
    return halls;
}

std::int64_t SiteFiller::roomInOpenHalls(std::size_t kind, const SiteContent& content, std::size_t platform) const
{
    const std::vector<HallRun> halls = hallsWith(kind, content);
    std::int64_t room = 0;
    for (std::size_t i = firstOpen(kind, halls, platform); i < halls.size(); ++i)
        room += halls[i].count * roomInHall(kind, halls[i], platform);
    return room;
}

std::int64_t SiteFiller::hallsOf(std::size_t kind, const SiteContent& content) const
{
    std::int64_t n = 0;
    for (const HallRun& run : hallsWith(kind, content)) n += run.count;
    return n;
}

std::vector<BuildingFill> SiteFiller::buildingsOf(std::size_t kind, const SiteContent& content) const
{
    std::vector<BuildingFill> fills;
    BuildingContent open;
    const auto close = [&](std::int64_t count) {
        if (!fills.empty() && fills.back().content == open) fills.back().count += count;
        else fills.push_back({open, count});
        open = {};
    };
    const auto put = [&](const std::vector<Segment>& parts, std::int64_t halls) {
        for (const Segment& s : parts) {
            if (!open.parts.empty() && open.parts.back().platform == s.platform)
                open.parts.back().racks += s.racks * halls;
            else
                open.parts.push_back({s.platform, s.racks * halls});
        }
        open.halls += halls;
    };
    for (const HallRun& run : hallsWith(kind, content)) {
        std::int64_t left = run.count;
        while (left > 0) {
            if (open.halls == 0 && left >= m_halls[kind]) {
                const std::int64_t count = left / m_halls[kind];
                put(run.parts, m_halls[kind]);
                close(count);
                left -= count * m_halls[kind];
                continue;
            }
            const std::int64_t halls = std::min(left, m_halls[kind] - open.halls);
            put(run.parts, halls);
            left -= halls;
            if (open.halls == m_halls[kind]) close(1);
        }
    }
    if (open.halls > 0) close(1);
    return fills;
}

Fill SiteFiller::fill(const std::vector<RackRequest>& requests)
{
    Fill result;
    std::size_t kind = 0;
    std::int64_t usedOfKind = 0;  // sites closed of the current kind
    SiteContent open;
    FillState closed;  // what full or closed sites hold

    const auto stateOf = [&](std::size_t k, const SiteContent& content) {
        FillState state{1, 0, hallsOf(k, content)};
        for (const BuildingFill& f : buildingsOf(k, content)) state.buildings += f.count;
        return state;
    };
    const auto closeSites = [&](std::int64_t count, const SiteContent& content) {
        // Phases that go on alike make one run.
        if (!result.runs.empty() && result.runs.back().site == kind && result.runs.back().content == content)
            result.runs.back().count += count;
        else
            result.runs.push_back({kind, count, content});
        closed += count * stateOf(kind, content);
        usedOfKind += count;
    };
    const auto available = [&] {
        const auto given = site(kind).count;
        if (site(kind).selection == SiteWish::Never) return std::int64_t{0};
        return given ? std::max<std::int64_t>(0, *given - usedOfKind) : std::int64_t{1} << 40;
    };
    const auto nextKind = [&] {
        while (kind < m_sites.size() && available() == 0) {
            ++kind;
            usedOfKind = 0;
        }
    };

    /// Sites that are closed to one platform may have places drawn for another.
    const auto intoClosed = [&](std::size_t platform, std::int64_t left) {
        for (std::size_t i = 0; i < result.runs.size() && left > 0; ++i) {
            const SiteRun run = result.runs[i];
            if (!m_platforms[run.site][platform].ownPlaces) continue;
            const std::int64_t room = roomFor(run.site, run.content, platform);
            if (room <= 0) continue;
            const std::int64_t here = std::min(left, room);
            const std::int64_t count = std::min(run.count, left / here);
            const SiteRun taken{run.site, count, withRacks(run.content, platform, here)};
            closed += count * stateOf(run.site, taken.content);
            closed += -count * stateOf(run.site, run.content);
            left -= here * count;
            if (count == run.count) {
                result.runs[i] = taken;
                continue;
            }
            result.runs[i].count -= count;
            result.runs.insert(result.runs.begin() + static_cast<std::ptrdiff_t>(i), taken);
        }
        return left;
    };

    for (const RackRequest& request : requests) {
        std::int64_t left = intoClosed(request.platform, request.racks);
        if (kind < m_sites.size()) nextKind();
        while (left > 0 && kind < m_sites.size()) {
            if (open.empty()) {
                const std::int64_t perSite = racksPerSite(kind, request.platform);
                if (perSite <= 0) {
                    // Nothing of this platform fits here: the next kind of site may take it.
                    ++kind;
                    usedOfKind = 0;
                    if (kind < m_sites.size()) nextKind();
                    continue;
                }
                if (const std::int64_t full = std::min(left / perSite, available()); full > 0) {
                    closeSites(full, {{request.platform, perSite}});
                    left -= full * perSite;
                    nextKind();
                    continue;
                }
            }
            const std::int64_t taken = roomUpTo(kind, open, request.platform, left);
            open = withRacks(std::move(open), request.platform, taken);
            left -= taken;
            if (left > 0) {
                closeSites(1, open);
                open.clear();
                nextKind();
            }
        }
        result.placed.push_back(request.racks - left);
        result.missing += left;
        FillState state = closed;
        if (!open.empty()) state += stateOf(kind, open);
        result.after.push_back(state);
    }
    if (!open.empty()) result.runs.push_back({kind, 1, open});
    return result;
}

}  // namespace rw
