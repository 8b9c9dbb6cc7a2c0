// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/standard_building.h"

#include "file/templates.h"

namespace rw {

namespace {

constexpr std::string_view kTemplate = "openai-amd-6gw";

}  // namespace

Result<PastedObjects> standardBuilding(const Plan& plan)
{
    const Result<Plan> model = planFromTemplate(kTemplate);
    if (!model) return model.error();
    const Result<std::string> text = writeObjects(*model, {"buildings[" + model->buildings.front().id + "]"});
    if (!text) return text.error();
    return pasteObjects(plan, *text, "", std::string(kTemplate));
}

}  // namespace rw
