// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing's twin, and how both find a node.
#include "cooling_drawing.h"

#include <QCoreApplication>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Cooling)
};

FailureTable::Cell cell(const std::optional<double>& si)
{
    return si ? cellOf(*si) : cellOf(QStringLiteral("–"));
}

}  // namespace

const CoolingNode* CoolingDrawing::find(const QString& key) const
{
    for (const CoolingNode& node : nodes)
        if (node.key == key)
            return &node;
    return nullptr;
}

const CoolingNode* CoolingDrawing::at(const QString& planPath) const
{
    if (planPath.isEmpty())
        return nullptr;
    const CoolingNode* best = nullptr;
    for (const CoolingNode& node : nodes)
        if (!node.plan.isEmpty() && (planPath == node.plan || planPath.startsWith(node.plan + QLatin1Char('.')))
            && (!best || node.plan.size() > best->plan.size()))
            best = &node;
    return best;
}

FailureTable coolingTable(const CoolingDrawing& drawing, UnitSystem units)
{
    using Kind = FailureTable::Column::Kind;
    const Unit& degrees = unitFor(unit::C, units);
    FailureTable table;
    const auto quantity = [](const QString& heading, const Unit& unit, int digits = 4) {
        return FailureTable::Column{heading, Kind::Quantity, &unit, digits, {}};
    };
    const auto temperature = [&](const QString& heading) { return FailureTable::Column{heading, Kind::Quantity, &degrees, 4, {}, 1}; };
    table.columns = {{Tr::tr("Component"), Kind::Words, nullptr, 0, {}},
                     {Tr::tr("Units"), Kind::Count, nullptr, 4, Tr::tr("Spares included")},
                     temperature(Tr::tr("Supply")),
                     temperature(Tr::tr("Return")),
                     quantity(Tr::tr("Flow"), unitFor(unit::m3h, units)),
                     quantity(Tr::tr("Head"), unitFor(unit::kPa, units)),
                     quantity(Tr::tr("Heat"), unit::kWheat),
                     quantity(Tr::tr("Power"), unit::kW),
                     {Tr::tr("Remark"), Kind::Words, nullptr, 0, {}}};
    for (const CoolingNode& node : drawing.nodes) {
        FailureTable::Row row;
        row.components << node.key;
        row.bad = !node.flag.isEmpty();
        row.cells = {cellOf(node.name, node.lines.join(QLatin1Char('\n'))),
                     cell(node.units),
                     cell(node.supply),
                     cell(node.returns),
                     cell(node.flow),
                     cell(node.head),
                     cell(node.heat),
                     cell(node.power),
                     cellOf(node.flag.isEmpty() ? QString() : Tr::tr("%1: %2").arg(node.flag, node.flagMore))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace rw::ui
