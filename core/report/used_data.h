// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/explain.h"

#include <string>
#include <vector>

namespace rw::report {

/// A datum that some headline figure rests on, found in that figure's derivation.
struct UsedDatum {
    std::string path;   ///< where it is edited; empty for a constant of a method
    std::string group;  ///< whose it is: "Rack designs: Helios"
    std::string label;
    std::string value;
    std::string range;  ///< "250–600 kW" where one is known
    std::string source;
    Grade grade = Grade::Assumed;
};

/// Every datum the headline figures rest on, each once, sorted by path; constants of methods last.
std::vector<UsedDatum> usedData(const Plan& plan, const Evaluation& evaluation);

/// A figure whose derivation a report opens, and how far.
struct ExplainedFigure {
    std::string path;
    int depth = 0;  ///< levels beneath it; 0: all
};
/// The figures the headline rests on. One building is opened to its data; the whole programme's
/// power, which repeats it for every fill of a building, to its first levels.
std::vector<ExplainedFigure> explainedFigures(const Evaluation& evaluation);

}  // namespace rw::report
