// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// An example plan compiled into the program, to begin from.
struct TemplateInfo {
    std::string name;  ///< as in "new --template NAME"
    std::string title;
    std::string summary;  ///< the first paragraph of the project's notes
};
std::vector<TemplateInfo> templates();  ///< sorted by name

/// Errors: template.unknown.
Result<Plan> planFromTemplate(std::string_view name);

}  // namespace rw
