// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/templates.h"

#include "base/resource.h"
#include "file/plan_file.h"

namespace rw {

static constexpr std::string_view kFolder = "examples/";
static constexpr std::string_view kSuffix = ".rackwright";

/// A shipped example that cannot be read is a fault of the program.
static Plan shippedPlan(const std::string& resourceName)
{
    Result<Plan> plan = readPlan(resource(resourceName), resourceName);
    if (!plan)
        throw ProgramError(plan.error().message());
    return std::move(plan).value();
}

std::vector<TemplateInfo> templates()
{
    std::vector<TemplateInfo> out;
    for (const std::string& file : resourceNames(kFolder)) {
        const Project project = shippedPlan(file).project;
        const std::string name =
            file.substr(kFolder.size(), file.size() - kFolder.size() - kSuffix.size());
        out.push_back({name, project.title, project.notes.substr(0, project.notes.find("\n\n"))});
    }
    return out;
}

Result<Plan> planFromTemplate(std::string_view name)
{
    const std::string file = std::string(kFolder) + std::string(name) + std::string(kSuffix);
    if (hasResource(file))
        return shippedPlan(file);
    std::string known;
    for (const TemplateInfo& t : templates())
        known += (known.empty() ? "" : ", ") + t.name;
    return Error{.code = "template.unknown",
                 .found = std::string(name),
                 .allowed = known.empty() ? "none" : known};
}

}  // namespace rw
