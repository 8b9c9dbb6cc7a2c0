// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/component_names.h"
#include "evaluate/evaluation.h"
#include "power/graph/graph.h"

#include <QString>

#include <vector>

namespace rw::ui {

/// The core's names of a building's components for the window.
class UnitNames {
public:
    UnitNames() = default;  ///< ids as they are, without their building
    UnitNames(const Building& building, const BuildingResult<double>* result) : m_names(building, result) {}

    [[nodiscard]] QString of(const QString& id) const;
    [[nodiscard]] QString of(const power::PowerGraph& graph, std::int32_t component) const;
    /// "UPS A3 + UPS B1"
    [[nodiscard]] QString all(const power::PowerGraph& graph, const std::vector<std::int32_t>& components) const;
    /// "A3": which of its stage's units it is; empty for what is none.
    [[nodiscard]] QString mark(const QString& id) const;

private:
    ComponentNames m_names;
};

/// "ups-a3" of "dc-1/ups-a3".
QString unitId(const QString& id);

}  // namespace rw::ui
