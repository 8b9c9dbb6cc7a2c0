// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "power/graph/graph.h"

#include <QString>

#include <vector>

namespace rw::ui {

/// What the components of a building's one-line are called by those who read: "UPS A3" for "dc-1/ups-a3". Values, so
/// that another thread may hold them.
class UnitNames {
public:
    UnitNames() = default;  ///< ids as they are, without their building
    UnitNames(const Building& building, const BuildingResult<double>* result);

    [[nodiscard]] QString of(const QString& id) const;
    [[nodiscard]] QString of(const power::PowerGraph& graph, std::int32_t component) const;
    /// "UPS A3 + UPS B1"
    [[nodiscard]] QString all(const power::PowerGraph& graph, const std::vector<std::int32_t>& components) const;
    /// "A3": which of its stage's units it is; empty for what is none.
    [[nodiscard]] QString mark(const QString& id) const;

private:
    struct Known {
        QString id;
        QString name;
    };
    /// The longest of \p all that \p id begins with, before a hyphen; null where none does.
    [[nodiscard]] static const Known* begins(const std::vector<Known>& all, const QString& id);
    [[nodiscard]] QString rack(const QString& unit) const;
    [[nodiscard]] QString load(const QString& unit) const;

    std::vector<Known> m_stages;
    std::vector<Known> m_loads;  ///< network, house and the parts of the cooling plant
};

/// "ups-a3" of "dc-1/ups-a3".
QString unitId(const QString& id);

}  // namespace rw::ui
