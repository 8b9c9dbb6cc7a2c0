// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/hall_runs.h"

#include "base/text.h"
#include "catalogue/display_name.h"
#include "power/chain.h"
#include "power/converter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace rw {

namespace {

constexpr double kMetre = 1e-3;  // of a millimetre
/// Of a bar fed at one end and tapped evenly: its loss and its drop at the far end, of those with all load there.
constexpr double kTappedLoss = 1.0 / 3.0;
constexpr double kTappedDrop = 1.0 / 2.0;

struct Point {
    double x;  // m
    double y;
};
double way(const Point& a, const Point& b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }

struct Size {
    double x;  // m
    double y;
};
Size sizeOf(const Placement& p)
{
    const bool turned = p.angle % 180 != 0;
    const auto w = static_cast<double>(turned ? p.depth : p.width), d = static_cast<double>(turned ? p.width : p.depth);
    return {kMetre * w, kMetre * d};
}
Point middle(const Placement& p)
{
    const Size s = sizeOf(p);
    return {kMetre * static_cast<double>(p.x) + 0.5 * s.x, kMetre * static_cast<double>(p.y) + 0.5 * s.y};
}

/// What power is taken from: the line of a busway along its longer side, or a panel's middle.
struct Source {
    Point from;
    Point to;
    std::string feed;
};
Source sourceOf(const Placement& p)
{
    const Point m = middle(p);
    if (p.kind != PlacementKind::Busway) return {m, m, p.feed};
    const Size s = sizeOf(p);
    const Size half = s.x >= s.y ? Size{0.5 * s.x, 0.0} : Size{0.0, 0.5 * s.y};
    return {{m.x - half.x, m.y - half.y}, {m.x + half.x, m.y + half.y}, p.feed};
}
double toLine(const Point& p, const Source& s)
{
    const auto outside = [](double at, double low, double high) { return std::max({0.0, low - at, at - high}); };
    return outside(p.x, s.from.x, s.to.x) + outside(p.y, s.from.y, s.to.y);
}
double toEnd(const Point& p, const Source& s) { return std::min(way(p, s.from), way(p, s.to)); }

/// The sources of one feed. Those far from a point by one axis alone are not looked at.
class Sources {
public:
    explicit Sources(std::vector<Source> sources) : m_sources(std::move(sources))
    {
        double x = 0.0, y = 0.0;
        for (const Source& s : m_sources) {
            x = std::max(x, s.to.x - s.from.x);
            y = std::max(y, s.to.y - s.from.y);
        }
        m_byX = x < y;
        m_most = std::min(x, y);
        std::sort(m_sources.begin(), m_sources.end(), [this](const Source& a, const Source& b) { return key(a.from) < key(b.from); });
    }

    double nearest(const Point& p) const
    {
        double best = std::numeric_limits<double>::infinity();
        const auto middle = std::lower_bound(m_sources.begin(), m_sources.end(), key(p), [this](const Source& s, double at) { return key(s.from) < at; });
        for (auto s = middle; s != m_sources.end() && key(s->from) - key(p) < best; ++s) best = std::min(best, toLine(p, *s));
        for (auto s = middle; s != m_sources.begin();) {
            --s;
            if (key(p) - key(s->from) - m_most >= best) break;
            best = std::min(best, toLine(p, *s));
        }
        return best;
    }

private:
    double key(const Point& p) const { return m_byX ? p.x : p.y; }

    std::vector<Source> m_sources;
    bool m_byX = false;
    double m_most = 0.0;  ///< of a source, along the axis of its order
};

void add(DrawnWays& ways, double length)
{
    ++ways.count;
    ways.total += length;
    ways.longest = std::max(ways.longest, length);
}

/// Of a few sources, the nearest by \p distance that is not on another feed.
template <class Distance>
std::optional<double> nearestOf(const std::vector<const Placement*>& from, const std::string& feed, Distance&& distance)
{
    std::optional<double> best;
    for (const Placement* p : from) {
        if (!feed.empty() && !p->feed.empty() && p->feed != feed) continue;
        const double d = distance(*p);
        if (!best || d < *best) best = d;
    }
    return best;
}

bool lossless(const Converter& c)
{
    if (!converterProblem(c).empty()) return true;
    const LossTerms<double> t = lossTerms<double>(c, {});
    return t.a0.si() == 0.0 && t.a1.si() == 0.0 && t.a2.si() == 0.0;
}

bool named(const Plan& plan, const ChainStage& stage)
{
    return stage.location == StageLocation::Hall && !stage.conductorLength.set() && findById(plan.conductors, stage.conductor);
}

bool drawsPower(const Hall& hall)
{
    return std::any_of(hall.layout.begin(), hall.layout.end(),
                       [](const Placement& p) { return p.kind == PlacementKind::Busway || p.kind == PlacementKind::Rpp; });
}

/// Whether a building's drawing may say anything that its chain does not.
const Hall* drawnHall(const Plan& plan, const Building& building)
{
    if (std::none_of(building.chain.begin(), building.chain.end(), [&](const ChainStage& s) { return named(plan, s); })) return nullptr;
    const Hall* hall = findById(plan.halls, building.hall);
    return hall && drawsPower(*hall) ? hall : nullptr;
}

}  // namespace

HallRuns hallRuns(const Hall& hall, Cords cords)
{
    std::vector<const Placement*> busways, panels, gear;
    std::map<std::string, std::vector<Source>> byFeed;
    for (const Placement& p : hall.layout) {
        if (p.kind == PlacementKind::Busway) busways.push_back(&p);
        else if (p.kind == PlacementKind::Rpp) panels.push_back(&p);
        else if (p.kind == PlacementKind::Power) gear.push_back(&p);
    }
    // Racks hang on busways where there are any: panels then feed these.
    for (const Placement* p : busways.empty() ? panels : busways) byFeed[p->feed].push_back(sourceOf(*p));

    HallRuns runs;
    for (const Placement* b : busways) {
        const Source line = sourceOf(*b);
        add(runs.busways, way(line.from, line.to));
        const auto from = nearestOf(panels.empty() ? gear : panels, b->feed, [&](const Placement& p) { return toEnd(middle(p), line); });
        if (from) add(runs.feeders, *from);
    }
    for (const Placement* panel : panels)
        if (const auto from = nearestOf(gear, panel->feed, [&](const Placement& p) { return way(middle(p), middle(*panel)); })) add(runs.panels, *from);

    std::vector<std::pair<std::string, Sources>> sources;
    for (auto& [feed, list] : byFeed) sources.emplace_back(feed, Sources(std::move(list)));
    const std::size_t each = cords == Cords::Two ? 2 : 1;
    std::vector<double> lengths;
    for (const Placement& p : hall.layout) {
        const bool accelerators = p.kind == PlacementKind::Rack;
        if (sources.empty() || (!accelerators && p.kind != PlacementKind::Network && p.kind != PlacementKind::Storage)) continue;
        lengths.clear();
        for (const auto& [feed, of] : sources)
            if (p.feed.empty() || feed.empty() || feed == p.feed) lengths.push_back(of.nearest(middle(p)));
        if (lengths.empty()) continue;
        std::sort(lengths.begin(), lengths.end());
        for (std::size_t i = 0; i < each; ++i) add(accelerators ? runs.rackCords : runs.supportCords, lengths[std::min(i, lengths.size() - 1)]);
    }
    return runs;
}

std::optional<StageRun> stageRun(const Plan& plan, const Building& building, std::size_t stage, const HallRuns& runs)
{
    const ChainStage& s = building.chain[stage];
    const Converter* converter = findById(plan.converters, s.converter);
    if (s.location != StageLocation::Hall || !converter || !findById(plan.conductors, s.conductor)) return std::nullopt;
    switch (converter->kind) {
    case ConverterKind::Busway: {
        const bool bars = lossless(*converter) && runs.busways.drawn();
        if (!bars && !runs.feeders.drawn()) return std::nullopt;
        StageRun run{runs.feeders.mean(), runs.feeders.longest, runs.feeders.total, false};
        if (bars) {
            run.mean += kTappedLoss * runs.busways.mean();
            run.longest += kTappedDrop * runs.busways.longest;
            run.total += runs.busways.total;
        }
        return run;
    }
    case ConverterKind::Pdu:
        if (!runs.panels.drawn()) return std::nullopt;
        return StageRun{runs.panels.mean(), runs.panels.longest, runs.panels.total, false};
    default: break;
    }
    // Whatever a busway or a panel feeds in the hall stands at the racks.
    const ChainShape shape = shapeOf(building.chain);
    if (shape.parent[stage] == ChainShape::kSource) return std::nullopt;
    const Converter* feed = findById(plan.converters, building.chain[shape.parent[stage]].converter);
    if (!feed || (feed->kind != ConverterKind::Busway && feed->kind != ConverterKind::Pdu)) return std::nullopt;
    if (!runs.rackCords.drawn()) return std::nullopt;
    return StageRun{runs.rackCords.mean(), runs.rackCords.longest, runs.rackCords.total + runs.supportCords.total, true};
}

std::vector<ChainStage> drawnChain(const Plan& plan, const Building& building)
{
    std::vector<ChainStage> chain = building.chain;
    const Hall* hall = drawnHall(plan, building);
    if (!hall) return chain;
    const HallRuns runs = hallRuns(*hall, building.power.cords);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (!named(plan, chain[i])) continue;
        const auto run = stageRun(plan, building, i, runs);
        if (!run) continue;
        LengthDatum& length = chain[i].conductorLength;
        length = LengthDatum(run->mean, unit::m, Grade::Derived, text("source.drawn-length", {{"hall", displayName(*hall)}}));
        length.low = length.si;
        length.high = run->longest;
    }
    return chain;
}

std::optional<Plan> withDrawnLengths(const Plan& plan)
{
    std::optional<Plan> drawn;
    for (std::size_t i = 0; i < plan.buildings.size(); ++i) {
        if (!drawnHall(plan, plan.buildings[i])) continue;
        std::vector<ChainStage> chain = drawnChain(plan, plan.buildings[i]);
        if (chain == plan.buildings[i].chain) continue;
        if (!drawn) drawn = plan;
        drawn->buildings[i].chain = std::move(chain);
    }
    return drawn;
}

}  // namespace rw
