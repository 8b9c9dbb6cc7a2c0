// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/built.h"

#include "programme/model.h"

namespace rw {

std::vector<BuiltBuildings> builtBuildings(const ProgrammeInput<double>& input)
{
    ProgrammeModel<double> model(input);
    model.run();
    std::vector<BuiltBuildings> built;
    if (!model.m_fill) return built;
    for (std::size_t run = 0; run < model.m_fill->runs.size(); ++run) {
        const SiteRun& equal = model.m_fill->runs[run];
        for (const BuildingFill& fill : model.m_filler->buildingsOf(equal.site, equal.content))
            built.push_back({model.m_filler->site(equal.site).id, run, equal.count, fill.count, model.building(equal.site, fill.content)});
    }
    return built;
}

}  // namespace rw
