// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/redistribution.h"

#include "power/graph/index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw::power {

namespace {

SystemLoss without(const std::vector<std::int32_t>& lost, const std::vector<double>& capacityW,
                   const std::vector<FeedGroup>& groups)
{
    SystemLoss s;
    s.lost = lost;
    s.loadW.assign(capacityW.size(), 0.0);
    const auto out = [&](const GroupFeed& f) {
        return std::find(lost.begin(), lost.end(), f.system) != lost.end();
    };
    for (const FeedGroup& g : groups) {
        double split = 0.0, left = 0.0;
        for (const GroupFeed& f : g.feeds)
            if (!out(f)) {
                split += f.split;
                left += 1.0;
            }
        if (left == 0.0) {
            s.lostW += g.loadW;
            continue;
        }
        for (const GroupFeed& f : g.feeds)
            if (!out(f))
                s.loadW[at(f.system)] += g.loadW * (split > 0.0 ? f.split / split : 1.0 / left);
    }
    s.usableScale = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < capacityW.size(); ++i) {
        s.loadFraction.push_back(s.loadW[i] / capacityW[i]);
        s.worstFraction = std::max(s.worstFraction, s.loadFraction[i]);
        if (s.loadW[i] > 0.0)
            s.usableScale = std::min(s.usableScale, capacityW[i] / s.loadW[i]);
    }
    return s;
}

Status check(const std::vector<double>& capacityW, const std::vector<FeedGroup>& groups)
{
    for (std::size_t i = 0; i < capacityW.size(); ++i)
        if (!std::isfinite(capacityW[i]) || capacityW[i] <= 0.0)
            return Error{.code = "redistribution.capacity",
                         .path = fmt::format("system {}", i),
                         .found = fmt::format("{}", capacityW[i])};
    const auto systems = static_cast<std::int32_t>(capacityW.size());
    for (const FeedGroup& g : groups) {
        if (!std::isfinite(g.loadW) || g.loadW < 0.0)
            return Error{
                .code = "redistribution.load", .path = g.name, .found = fmt::format("{}", g.loadW)};
        double split = 0.0;
        std::vector<char> seen(capacityW.size(), 0);
        for (const GroupFeed& f : g.feeds) {
            if (f.system < 0 || f.system >= systems || seen[at(f.system)])
                return Error{.code = "redistribution.feed",
                             .path = g.name,
                             .found = fmt::format("{}", f.system),
                             .allowed = fmt::format("0 to {}", systems - 1)};
            seen[at(f.system)] = 1;
            if (!std::isfinite(f.split) || f.split < 0.0)
                return Error{.code = "redistribution.split",
                             .path = g.name,
                             .found = fmt::format("{}", f.split)};
            split += f.split;
        }
        if (split <= 0.0)
            return Error{
                .code = "redistribution.split", .path = g.name, .found = fmt::format("{}", split)};
    }
    return Done{};
}

}  // namespace

Result<Redistribution> redistribute(const std::vector<double>& capacityW,
                                    const std::vector<FeedGroup>& groups, bool pairs)
{
    if (const Status status = check(capacityW, groups); !status)
        return status.error();
    Redistribution r;
    const auto systems = static_cast<std::int32_t>(capacityW.size());
    r.requiredW.assign(capacityW.size(), 0.0);
    double scale = std::numeric_limits<double>::infinity();
    r.survives = true;
    const auto consider = [&](const SystemLoss& s) {
        for (std::size_t i = 0; i < capacityW.size(); ++i)
            r.requiredW[i] = std::max(r.requiredW[i], s.loadW[i]);
        scale = std::min(scale, s.usableScale);
        r.survives = r.survives && s.lostW == 0.0 && s.worstFraction <= 1.0 + 1e-9;
    };
    r.normal = without({}, capacityW, groups);
    consider(r.normal);
    for (std::int32_t i = 0; i < systems; ++i) {
        r.single.push_back(without({i}, capacityW, groups));
        consider(r.single.back());
        r.unprotectedW = std::max(r.unprotectedW, r.single.back().lostW);
    }
    for (std::int32_t i = 0; pairs && i < systems; ++i)
        for (std::int32_t j = i + 1; j < systems; ++j) {
            r.pairs.push_back(without({i, j}, capacityW, groups));
            consider(r.pairs.back());
        }
    for (double c : capacityW)
        r.installedW += c;
    for (const FeedGroup& g : groups)
        r.loadW += g.loadW;
    r.usableW = r.loadW > 0.0 ? scale * r.loadW : 0.0;
    r.usableFraction = r.installedW > 0.0 ? r.usableW / r.installedW : 0.0;
    r.strandedW = r.installedW - r.usableW;
    r.imbalance = r.loadW > 0.0 ? r.normal.worstFraction * r.installedW / r.loadW - 1.0 : 0.0;
    return r;
}

}  // namespace rw::power
