// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "plan/plan.h"

#include <vector>

namespace rw {

/// One thing between a site's meter and the racks of one of its buildings: a stage with all its units, or what hangs
/// on one.
struct ChainNode {
    enum class Role { Source, Stage, OtherBuildings, Racks, Network, Cooling, House, Generator };

    Role role = Role::Stage;
    int parent = -1;                              ///< what feeds it; of a generator: what it backs up
    bool ofSite = false;
    const ChainStage* stage = nullptr;            ///< of a stage
    const StageResult<double>* result = nullptr;  ///< of a stage, where it is evaluated
    double share = 1.0;                           ///< of all such load of the building, or of the site's buildings
    double watts = 0.0;                           ///< of a load

    bool isLoad() const { return role != Role::Source && role != Role::Stage && role != Role::Generator; }
    bool isMechanical() const
    {
        return role == Role::Cooling || role == Role::House || (stage && stage->carries == StageCarries::Mechanical);
    }
};

/// The source first, each node after what feeds it. Empty where the building is not in use. Points into plan and
/// evaluation.
std::vector<ChainNode> chainTree(const Plan& plan, const Evaluation& evaluation, const Site& site, const Building& building);

/// What a site asks of its grid, in words: with the plan's margin where it has one, so that it is not taken for what flows.
/// \p power: as the place writes it.
std::string meterWords(const Plan& plan, const std::string& power);

}  // namespace rw
