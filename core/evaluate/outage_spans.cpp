// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/outage_spans.h"

#include "evaluate/ride_inputs.h"

#include <algorithm>
#include <iterator>

namespace rw {

double shareOut(const std::vector<OutageSpan>& spans, std::string_view part, double at)
{
    double out = 0.0;
    for (const OutageSpan& s : spans)
        if (s.part == part && s.from <= at && at < s.until) out += s.share;
    return std::min(out, 1.0);
}

std::vector<OutageSpan> heldSpans(std::vector<OutageSpan> spans, std::initializer_list<std::string_view> parts, double battery)
{
    const auto onUps = [&](const OutageSpan& s) { return std::find(parts.begin(), parts.end(), s.part) != parts.end(); };
    spans.erase(std::remove_if(spans.begin(), spans.end(),
                               [&](const OutageSpan& s) { return onUps(s) && s.until - s.from <= battery; }),
                spans.end());
    for (OutageSpan& s : spans)
        if (onUps(s)) s.from += battery;
    return spans;
}

void OutageTimes::mark(const std::vector<OutageSpan>& spans)
{
    for (const OutageSpan& s : spans)
        for (const double t : {s.from, s.until}) mark(t);
}

PlantUnits spared(const CoolingPlant& cooling, int duty)
{
    return {std::max(1.0, static_cast<double>(duty)), static_cast<double>(cooling.spareUnits)};
}

void OutageSink::takeFrom(const CoolingPlant& cooling, const PlantResult<double>& plant, const SinkSizes& sizes)
{
    pumps = rejectionPumps = {std::max(1.0, static_cast<double>(cooling.piping.facilityPumps)),
                              static_cast<double>(cooling.standbyPumps())};
    rejection = spared(cooling, sizes.rejection + sizes.condenserRejection);
    chillers = spared(cooling, sizes.chillers);
    wetCondensers = sizes.condenserRejection > 0;
    free = dutyOf(plant, rejectionPart);
    chilled = dutyOf(plant, chillersPart);
    pumpsHeat = powerOf(plant, pumpsPart);
    restart = cooling.chillerRestart.si.value_or(0.0);
}

double OutageSink::flow(const std::vector<OutageSpan>& spans, double at) const
{
    return std::min(1.0, pumps.left(shareOut(spans, pumpsPart, at)));
}

std::vector<OutageSpan> OutageSink::chillersOut(const std::vector<OutageSpan>& spans, OutageTimes& times) const
{
    const auto runs = [&](double t) {
        if (flow(spans, t) <= kShareSlack) return false;
        if (wetCondensers && rejection.left(shareOut(spans, rejectionPart, t)) <= kShareSlack) return false;
        return !(wetCondensers && rejectionPumps.left(shareOut(spans, rejectionPumpsPart, t)) <= kShareSlack);
    };
    std::vector<OutageSpan> out;
    for (const OutageSpan& s : spans)
        if (s.part == chillersPart) out.push_back({s.part, s.share, s.from, s.until + restart});
    for (const OutageTimes::Stretch& stretch : times.stretches())
        if (!runs(stretch.middle())) out.push_back({std::string(chillersPart), 1.0, stretch.from, stretch.until + restart});
    for (const OutageSpan& s : out) times.mark(s.until);
    return out;
}

double OutageSink::able(const std::vector<OutageSpan>& spans, const std::vector<OutageSpan>& chillersGone, double at) const
{
    const double towers = rejection.left(shareOut(spans, rejectionPart, at)) *
                          std::min(1.0, rejectionPumps.left(shareOut(spans, rejectionPumpsPart, at)));
    const double cooled = chillers.left(shareOut(chillersGone, chillersPart, at)) * (wetCondensers ? std::min(1.0, towers) : 1.0);
    return std::max(0.0, flow(spans, at) * (free * towers + chilled * cooled - pumpsHeat));
}

std::vector<OutageTimes::Stretch> OutageTimes::stretches() const
{
    std::vector<Stretch> out;
    for (auto at = m_times.begin(); std::next(at) != m_times.end(); ++at) out.push_back({*at, *std::next(at)});
    return out;
}

}  // namespace rw
