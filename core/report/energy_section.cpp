// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

namespace rw::report {

Blocks energyBlocks(const Context& context, const BuildingResult<double>& building)
{
    std::optional<EnergyFlow> flow = energyFlow(context.plan, context.evaluation, FlowScope::Building, building.id, FlowTime::DesignHour);
    if (!flow) return {};
    const std::string caption = words("energy.caption", {{"building", displayName(building)},
                                                         {"in", alone(flow->in, unit::W)},
                                                         {"out", alone(flow->out, unit::W)}});
    Blocks blocks;
    blocks.emplace_back(Picture{caption, std::move(*flow)});
    return blocks;
}

}  // namespace rw::report
