// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/migration.h"

#include "base/assert.h"

#include <algorithm>

namespace rw {

std::span<const MigrationStep> planMigrations() { return {}; }

Status migrate(Tree& file, int from, int to, std::span<const MigrationStep> steps)
{
    for (int version = from; version < to; ++version) {
        const auto step = std::find_if(steps.begin(), steps.end(),
                                       [&](const MigrationStep& s) { return s.from == version; });
        RW_ASSERT(step != steps.end());
        if (Status s = step->apply(file); !s)
            return s;
        file.set("format_version", version + 1);
    }
    return Done{};
}

}  // namespace rw
