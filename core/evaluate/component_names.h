// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/power.h"
#include "programme/building.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// What the components of a building's one-line are called by those who read: "UPS A3" for "dc-1/ups-a3", "Rack 7, cord B"
/// for "dc-1/rack-7-feed-b". The ids are those that power/one_line writes; one it does not know stays as it is, without its
/// building. Values, so that another thread may hold them.
class ComponentNames {
public:
    ComponentNames() = default;  ///< ids as they are, without their building
    /// \p result: whose plant names the parts of the cooling; null where there is none.
    ComponentNames(const Building& building, const BuildingResult<double>* result);

    [[nodiscard]] std::string of(std::string_view id) const;
    /// "A3": which of its stage's units it is; empty for what is none.
    [[nodiscard]] std::string mark(std::string_view id) const;

private:
    struct Known {
        std::string id;
        std::string name;
    };
    /// The longest of \p all that \p unit begins with, before a hyphen; null where none does.
    [[nodiscard]] static const Known* begins(const std::vector<Known>& all, std::string_view unit);
    [[nodiscard]] std::string ofStage(std::string_view unit) const;
    [[nodiscard]] std::string ofLoad(std::string_view unit) const;

    std::vector<Known> m_stages;
    std::vector<Known> m_loads;  ///< network, house and the parts of the cooling plant
};

/// "ups-a3" of "dc-1/ups-a3".
std::string_view unitId(std::string_view id);

}  // namespace rw
