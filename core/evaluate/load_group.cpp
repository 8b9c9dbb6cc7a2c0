// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/load_group.h"

#include "base/text.h"
#include "catalogue/display_name.h"

namespace rw {

std::string loadGroupWords(const BuildingResult<double>& building, std::string_view group)
{
    if (const std::string key = "load-group." + std::string(group); hasText(key)) return text(key);
    for (const auto& part : building.plant.parts)
        if (part.id == group) return text(part.labelKey);
    const std::size_t cut = group.rfind('/');
    if (cut == std::string_view::npos) return std::string(group);
    const std::string rack(group.substr(0, cut));
    const std::string_view place = group.substr(cut + 1);
    const std::size_t dash = place.rfind('-');
    if (dash == std::string_view::npos)
        return text("load-group.at-entrance", {{"rack", rack}, {"n", std::string(place)}});
    const std::string stage(place.substr(0, dash));
    const StageResult<double>* known = findById(building.chain, stage);
    return text("load-group.at-stage", {{"rack", rack},
                                        {"stage", displayName(known, stage)},
                                        {"n", std::string(place.substr(dash + 1))}});
}

}  // namespace rw
