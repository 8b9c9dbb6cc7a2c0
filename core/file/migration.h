// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "schema/tree.h"

#include <span>

namespace rw {

/// Rewrites the JSON of one format version as that of the next.
struct MigrationStep {
    int from = 0;
    Status (*apply)(Tree& file) = nullptr;
};

/// The steps of plan files, in order of version: the one from 1 to 2 comes with version 2.
std::span<const MigrationStep> planMigrations();

/// Applies the steps that lead from one version to another. A missing step is a ProgramError.
Status migrate(Tree& file, int from, int to, std::span<const MigrationStep> steps);

}  // namespace rw
