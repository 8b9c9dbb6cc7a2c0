// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/cooling_outage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace rw {

namespace {

constexpr std::array<std::string_view, 5> kLiquidParts{"cdu", "facility_pumps", "heat_rejection", "rejection_pumps", "trim_chillers"};
constexpr std::array<std::string_view, 5> kAirParts{"air_units", "chilled_pumps", "air_rejection", "air_rejection_pumps", "air_chillers"};

bool among(const std::array<std::string_view, 5>& parts, std::string_view part)
{
    return std::find(parts.begin(), parts.end(), part) != parts.end();
}

/// Sums of equal loads differ in their last digits by their order; so would the shares that a memo is keyed by.
double rounded(double share)
{
    constexpr double kDigits = 1e9;
    return std::round(share * kDigits) / kDigits;
}

}  // namespace

CoolingOutage coolingOutage(const power::PowerGraph& graph, const power::Solution& solution)
{
    std::map<std::string_view, double> all;
    std::map<OutageSpan, double> dark;  // watts by part and time
    for (const power::LoadFlow& flow : solution.loads) {
        const power::LoadData& load = graph[flow.component].load;
        const bool racks = load.racks > 0;
        if (!racks && !among(kLiquidParts, load.group) && !among(kAirParts, load.group)) continue;
        const std::string_view part = racks ? std::string_view{} : std::string_view{load.group};
        all[part] += load.loadW;
        if (flow.lostW > 0.0) dark[{std::string(part), 0.0, flow.heldS, power::kNoLimit}] += load.loadW;
        else if (flow.interruptedW > 0.0) dark[{std::string(part), 0.0, flow.heldS, flow.backS}] += load.loadW;
    }
    CoolingOutage outage;
    for (const auto& [span, watts] : dark) {
        auto& list = span.part.empty() ? outage.racks : among(kAirParts, span.part) ? outage.air : outage.parts;
        OutageSpan& one = list.emplace_back(span);
        one.share = rounded(watts / all[span.part]);
    }
    return outage;
}

}  // namespace rw
