// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/figures.h"

namespace rw {

/// How a figure came about: recorded by the calculation itself, so it cannot tell another story.
/// A directed graph without cycles; a node used twice stands once.
struct Derivation {
    struct Node {
        std::string figure;   ///< its figure path, where it is one; else empty
        std::string symbol;   ///< "P_rack"
        std::string label;    ///< English words
        const Unit* unit = &unit::one;
        const Unit* jsonUnit = nullptr;  ///< of the figure asked for, as in calc --json; else SI
        double si = 0.0;
        std::string formula;  ///< "P_tray · n + P_loss"; empty for data
        std::string path;     ///< data: the plan path where it can be edited
        std::string source;   ///< data
        std::optional<Grade> grade;  ///< data
        std::string method;   ///< solved values: how, with the residual
        std::vector<std::size_t> inputs;

        bool isDatum() const { return grade.has_value(); }
        std::string readable() const;  ///< value with unit
    };
    std::vector<Node> nodes;  ///< the figure asked for is the first
};

/// Evaluates the plan with the recording number and returns the derivation of one figure.
/// The root's value is bit-equal to that of evaluate(). Errors: path.unknown, figure.unset.
Result<Derivation> explain(const Plan& plan, std::string_view figurePath);

/// The tree as text, one line a node, indented: "P_rack = P_maker + ΔP = 225 kW"; leaves with [grade] source.
/// A repeated node is written once and then named with "(above)". \p depth 0 means all.
std::string derivationText(const Derivation& derivation, int depth = 0);

}  // namespace rw
