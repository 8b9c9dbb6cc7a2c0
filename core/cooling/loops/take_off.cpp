// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/take_off.h"

#include <cmath>
#include <map>
#include <tuple>

namespace rw::cooling {

std::vector<LoopSection> loopSections(const LoopDesign& design)
{
    const hydraulics::Network& network = design.loop.network;
    std::vector<LoopSection> sections;
    sections.reserve(network.links.size());
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const LoopLink& link = design.loop.links[k];
        const hydraulics::LinkState& state = design.solution.links[k];
        const auto* pipe = std::get_if<hydraulics::Pipe>(&network.links[k].part);
        const auto* valve = std::get_if<hydraulics::Valve>(&network.links[k].part);
        sections.push_back({network.links[k].id, link.part, link.dn, pipe ? pipe->innerDiameter : valve ? valve->innerDiameter : Length<>{},
                            pipe ? pipe->length : Length<>{}, state.flow, state.velocity, state.gradient,
                            hydraulics::pressureOf(state.headLoss, network.liquid.density), design.solution.nodes[link.from].pressure});
    }
    return sections;
}

std::vector<TakeOffLine> takeOff(const LoopNetwork& loop)
{
    // By kind, then size in micrometres: equal bores are equal to the last bit, as they come from one table.
    std::map<std::tuple<LoopPart, int, long long>, TakeOffLine> lines;
    for (std::size_t k = 0; k < loop.links.size(); ++k) {
        const LoopLink& link = loop.links[k];
        const auto& part = loop.network.links[k].part;
        const auto* pipe = std::get_if<hydraulics::Pipe>(&part);
        const auto* valve = std::get_if<hydraulics::Valve>(&part);
        const LoopPart kind = pipe && link.part != LoopPart::Hose ? LoopPart::Main : link.part;
        const Length<> bore = pipe ? pipe->innerDiameter : valve ? valve->innerDiameter : Length<>{};
        TakeOffLine& line = lines[{kind, link.dn, std::llround(1e6 * bore.si())}];
        line.part = kind;
        line.dn = link.dn;
        line.bore = bore;
        if (pipe) line.length += pipe->length;
        else if (const auto* pump = std::get_if<hydraulics::Pump>(&part)) line.count += pump->group.running + pump->group.standby;
        else ++line.count;
        line.elbows += link.elbows;
        line.tees += link.tees;
    }
    std::vector<TakeOffLine> all;
    all.reserve(lines.size());
    for (const auto& [key, line] : lines) all.push_back(line);
    return all;
}

}  // namespace rw::cooling
