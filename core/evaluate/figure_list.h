// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/figures.h"

#include <functional>

namespace rw {

/// One figure with its number, which for Recorded leads to its derivation.
template <Number N>
struct FigureValue {
    std::size_t about = 0;  ///< index in figureTable()
    std::string path;
    std::optional<N> value;
};

/// Every figure of an evaluation, in the order of the table. The one place where figures are registered:
/// figureTable() and figures() are made from it.
template <Number N>
std::vector<FigureValue<N>> listFigures(const EvaluationOf<N>& e);

}  // namespace rw
