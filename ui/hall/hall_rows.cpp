// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_rows.h"

#include <QCoreApplication>

#include <optional>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallRows)
};

/// What a row has of something, if all of its racks tell it.
struct Sum {
    double value = 0.0;
    bool known = true;

    void add(const std::optional<double>& of)
    {
        if (of) value += *of;
        else known = false;
    }
    bool over(const Datum& limit) const { return known && limit.si && value > *limit.si * (1.0 + 1e-9); }
};

struct Sums {
    layout::Rect box;
    bool any = false;
    std::int64_t racks = 0;
    Sum power, flow, mass;
};

}  // namespace

std::uint32_t HallRowNumbers::numberOf(const Placement& placement)
{
    if (placement.row.empty() || (!layout::isRack(placement.kind) && placement.kind != PlacementKind::Cdu)) return kNone;
    const auto [at, added] = m_numbers.try_emplace(placement.row, static_cast<std::uint32_t>(m_names.size()));
    if (added) m_names.push_back(toQString(placement.row));
    return at->second;
}

void HallRowNumbers::update(const Block<Placement>& layout)
{
    const bool same = layout.sameShape(m_layout) && m_of.size() == layout.size();
    if (same) {
        layout.differences(m_layout, [&](std::size_t i) {
            m_of[i] = numberOf(layout[i]);
            return true;
        });
        m_layout = layout;
        return;
    }
    m_layout = layout;
    m_names.clear();
    m_numbers.clear();
    m_of.clear();
    m_of.reserve(layout.size());
    for (const Placement& p : layout) m_of.push_back(numberOf(p));
}

std::vector<HallRow> hallRows(const Hall& hall, const layout::LayoutIndex& index, const HallRowNumbers& numbers, const HallClasses& classes,
                              const std::vector<HallDesign>& designs, UnitSystem units)
{
    std::vector<const HallDesign*> byClass;
    for (const HallClass& of : classes.all()) byClass.push_back(designOf(designs, of));
    std::vector<Sums> sums(numbers.count());
    for (std::size_t i = 0; i < index.size(); ++i) {
        const std::uint32_t number = numbers.of(i);
        if (number == HallRowNumbers::kNone) continue;
        Sums& row = sums[number];
        row.box = layout::united(row.box, index.rect(i));
        const PlacementKind kind = classes.kind(i);
        row.any = row.any || layout::isRack(kind);
        if (kind != PlacementKind::Rack) continue;
        ++row.racks;
        if (const HallDesign* d = byClass[classes.of(i)]) {
            row.power.add(d->power);
            row.flow.add(d->flow);
            row.mass.add(d->mass);
        }
    }
    const auto told = [units](double is, const Unit& unit, const Datum& limit) {
        const Unit& shown = unitFor(unit, units);
        return Tr::tr("%1 of %2").arg(formatIn(is, shown).number, formatIn(*limit.si, shown).text());
    };
    std::vector<HallRow> rows;
    for (std::size_t r = 0; r < sums.size(); ++r) {
        const Sums& row = sums[r];
        if (!row.any) continue;
        const QRectF box(static_cast<double>(row.box.x), static_cast<double>(row.box.y), static_cast<double>(row.box.width),
                         static_cast<double>(row.box.depth));
        HallRow made{numbers.name(r), box, row.box.width >= row.box.depth, row.racks, {}};
        if (row.power.over(hall.rowPower)) made.overload = told(row.power.value, unit::kW, hall.rowPower);
        else if (row.flow.over(hall.rowFlow)) made.overload = told(row.flow.value, unit::Lmin, hall.rowFlow);
        else if (row.mass.over(hall.rowMass)) made.overload = told(row.mass.value, unit::kg, hall.rowMass);
        rows.push_back(std::move(made));
    }
    return rows;
}

}  // namespace rw::ui
