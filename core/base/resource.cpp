// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/resource.h"

#include "base/assert.h"
#include "base/resource_table.h"

#include <algorithm>

namespace rw {

static const EmbeddedFile* findResource(std::string_view name)
{
    const auto table = embeddedFiles();
    const auto it =
        std::lower_bound(table.begin(), table.end(), name,
                         [](const EmbeddedFile& f, std::string_view n) { return f.name < n; });
    return it != table.end() && it->name == name ? &*it : nullptr;
}

bool hasResource(std::string_view name) { return findResource(name) != nullptr; }

std::string_view resource(std::string_view name)
{
    const EmbeddedFile* file = findResource(name);
    RW_ASSERT(file != nullptr);
    return file->text;
}

std::vector<std::string> resourceNames(std::string_view prefix)
{
    std::vector<std::string> names;
    for (const EmbeddedFile& f : embeddedFiles())
        if (f.name.substr(0, prefix.size()) == prefix)
            names.emplace_back(f.name);
    return names;
}

}  // namespace rw
