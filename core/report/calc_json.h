// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/explain.h"
#include "evaluate/evaluation.h"

namespace rw::report {

/// What `calc --json` prints: every figure at its path, in SI, null where unset, with the names,
/// dates and limits that stand beside them, and the findings.
Tree calcTree(const Evaluation& evaluation);

/// What `check --json` prints.
Tree findingsTree(const Evaluation& evaluation);

/// What `explain --json` prints: nested nodes; a node met again is a reference to its number.
/// \p depth: levels beneath the figure; 0 means all.
Tree explainTree(const Derivation& derivation, std::string_view figurePath, int depth = 0);

/// "figures.json" inside a PDF: every figure's path, value and unit, with the engine that made them.
Tree figuresTree(const Evaluation& evaluation);

/// The unit in which a JSON value of this dimension stands: "W", "m³/s", "K".
std::string siSymbol(Dimension dimension);

}  // namespace rw::report
