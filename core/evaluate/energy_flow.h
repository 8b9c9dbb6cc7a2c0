// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "plan/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// Where energy goes, from the grid to what the sky takes: a graph of which every inner node gives what it gets.
struct EnergyFlow {
    enum class Kind { Power, Loss, Cooling, House, It, Liquid, Air, Sky, Reuse };

    struct Node {
        std::string id;       ///< "grid", "cooling", "chain[ups]"
        std::string name;
        Kind kind = Kind::Power;
        int column = 0;       ///< sources at 0; every link goes to a higher one
        double value = 0.0;   ///< the greater of what it gets and what it gives
        std::string path;     ///< of the plan, where it is edited; may be empty
        std::string figure;   ///< of this value; empty where there is none
    };
    struct Link {
        std::size_t from = 0;
        std::size_t to = 0;
        double value = 0.0;
        std::string name;     ///< what it is
        Kind kind = Kind::Power;
        std::string path;
        std::string figure;   ///< of this value; empty where there is none
    };

    bool year = false;        ///< values are J of a year, else W at the design hour
    double buildings = 0.0;   ///< that are summed
    double sites = 0.0;       ///< likewise; 0: a building alone
    double in = 0.0;          ///< what the meters, or the building's input, take in
    double out = 0.0;         ///< what leaves as heat
    double evaporated = 0.0;  ///< water, kg/s or kg
    double makeUp = 0.0;      ///< water, likewise
    std::vector<Node> nodes;  ///< those of a column from the first to the last
    std::vector<Link> links;

    const Node* find(std::string_view id) const;
    double got(std::size_t node) const;
    double given(std::size_t node) const;
    double difference() const { return in - out; }
    /// The largest of what inner nodes get less what they give, over what is taken in.
    double worstNode() const;
};

enum class FlowScope { Building, Site, Programme };
enum class FlowTime { DesignHour, Year };

/// What the flow is of. A building or a site is one of its kind as filled first at the design hour; its year is that of
/// all of its kind together. Unset where the evaluation does not tell it.
std::optional<EnergyFlow> energyFlow(const Plan& plan, const Evaluation& evaluation, FlowScope scope, std::string_view id, FlowTime time);

}  // namespace rw
