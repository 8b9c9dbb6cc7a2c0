// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_colors.h"
#include "layout/grid.h"

#include <QRectF>
#include <QString>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace rw::ui {

/// A row by its name: its label stands at its head.
struct HallRow {
    QString name;
    QRectF box;  ///< mm
    bool along = true;  ///< its placements stand side by side in x
    std::int64_t racks = 0;
    QString overload;  ///< "1 240 kW of 1 100 kW"; empty: within its limits
};

/// Which row each placement of a drawing is of. Follows the plan: update() costs what has changed as long as nothing
/// came or went.
class HallRowNumbers {
public:
    void update(const Block<Placement>& layout);

    static constexpr std::uint32_t kNone = 0xffffffff;
    [[nodiscard]] std::uint32_t of(std::size_t i) const { return m_of[i]; }
    [[nodiscard]] std::size_t count() const { return m_names.size(); }
    [[nodiscard]] const QString& name(std::size_t row) const { return m_names[row]; }

private:
    std::uint32_t numberOf(const Placement& placement);

    Block<Placement> m_layout;
    std::vector<std::uint32_t> m_of;
    std::vector<QString> m_names;  ///< those that nothing is left of too
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// The rows as they stand, against what the hall's rows bear; CDUs alone are none.
std::vector<HallRow> hallRows(const Hall& hall, const layout::LayoutIndex& index, const HallRowNumbers& numbers, const HallClasses& classes,
                              const std::vector<HallDesign>& designs, UnitSystem units);

}  // namespace rw::ui
