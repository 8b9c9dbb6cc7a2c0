// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace rw::test {

inline Placement placed(PlacementKind kind, std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t depth, const std::string& feed = {})
{
    Placement p;
    p.id = "p-" + std::to_string(x) + "-" + std::to_string(y) + "-" + std::to_string(static_cast<int>(kind));
    p.kind = kind;
    p.x = x;
    p.y = y;
    p.width = width;
    p.depth = depth;
    p.feed = feed;
    return p;
}

/// Two rows of three racks; over each a busway of 4 m on feed A or B, panels and a switchgear to their left, containment
/// of 2.4 m, a door.
inline Hall smallHall()
{
    std::vector<Placement> layout;
    for (std::int64_t row = 0; row < 2; ++row)
        for (std::int64_t i = 0; i < 3; ++i) layout.push_back(placed(PlacementKind::Rack, 2000 + 600 * i, 3000 * row, 600, 1200));
    layout.push_back(placed(PlacementKind::Busway, 2000, 450, 4000, 300, "A"));
    layout.push_back(placed(PlacementKind::Busway, 2000, 3450, 4000, 300, "B"));
    layout.push_back(placed(PlacementKind::Rpp, 0, 0, 1000, 1000, "A"));
    layout.push_back(placed(PlacementKind::Rpp, 0, 3000, 1000, 1000, "B"));
    layout.push_back(placed(PlacementKind::Power, 0, 6000, 1000, 1000));
    layout.push_back(placed(PlacementKind::Containment, 2000, 1200, 2400, 1800));
    layout.push_back(placed(PlacementKind::Door, 0, 9000, 1000, 100));
    Hall hall;
    hall.id = "small";
    hall.layout = Block<Placement>(std::move(layout));
    return hall;
}

/// A template whose hall is drawn with two busways over each of its rows, on either feed, and panels at their ends.
inline Plan withBusways(const std::string& name)
{
    Plan plan = example(name);
    for (Hall& hall : plan.halls) {
        std::vector<Placement> layout(hall.layout.begin(), hall.layout.end());
        std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> rows;
        for (const Placement& p : layout) {
            if (p.kind != PlacementKind::Rack) continue;
            auto [at, added] = rows.try_emplace(p.y, p.x, p.x + p.width);
            at->second = {std::min(at->second.first, p.x), std::max(at->second.second, p.x + p.width)};
        }
        for (const auto& [y, ends] : rows)
            for (const bool b : {false, true}) {
                Placement busway = placed(PlacementKind::Busway, ends.first, y + (b ? 600 : 200), ends.second - ends.first, 200, b ? "B" : "A");
                busway.id = freshId(plan, "place");
                Placement panel = placed(PlacementKind::Rpp, ends.first - 2000, y + (b ? 600 : 0), 600, 600, b ? "B" : "A");
                panel.id = freshId(plan, "place");
                layout.push_back(busway);
                layout.push_back(panel);
            }
        hall.layout = Block<Placement>(std::move(layout));
    }
    return plan;
}

inline ChainStage& stageOf(Plan& plan, const std::string& id)
{
    for (ChainStage& stage : plan.buildings.front().chain)
        if (stage.id == id) return stage;
    throw std::runtime_error(id);
}

inline const StageResult<double>& resultOf(const Evaluation& e, const std::string& id) { return *findById(e.buildings.front().chain, id); }

}  // namespace rw::test
