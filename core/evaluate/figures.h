// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <span>

namespace rw {

/// One result figure, registered once: tiles, JSON, explain, report, compare and study list from here.
struct FigureAbout {
    std::string pattern;      ///< "racks[].power_W.design"
    const Unit* siUnit;       ///< of the JSON value: SI, or what its key says
    const Unit* displayUnit;  ///< for people; scaledUnit() may pick another of its family
    std::string label;        ///< text key: "figure.racks.power_W.design"
    bool year = false;        ///< follows from the year's hours (settled tier) or from its bins
};

/// A figure of one evaluation. Value in SI; unset where the plan cannot give it.
struct Figure {
    std::string path;  ///< "racks[helios].power_W.design"
    const FigureAbout* about = nullptr;
    std::optional<double> si;

    std::string readable() const;  ///< "225 kW", "–" where unset
};

/// All figures there can be, in the order of the JSON.
std::span<const FigureAbout> figureTable();

/// All figures of an evaluation, in the order of the table, elements in plan order.
std::vector<Figure> figures(const Evaluation& evaluation);

/// One figure by its path. Error path.unknown names what there is at the place that failed.
Result<Figure> figure(const Evaluation& evaluation, std::string_view path);

}  // namespace rw
