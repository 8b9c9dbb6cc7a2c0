// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

namespace rw::report {

namespace {

using Figures = ComputeFigures<double>;

std::string cellOf(std::optional<double> value, const Unit& unit)
{
    return value ? aloneParts(unit.fromSi(*value), unit::one).first : kUnset;
}

/// A line of what racks bring: as a whole, and for each megawatt of three readings and for each million USD.
template <class Whole, class Per, class Cost>
void addLine(Table& table, const Figures& f, const char* label, const Unit& unit, const Unit& perUnit, const Unit& costUnit, Whole whole,
             Per per, Cost cost, const std::string& grade)
{
    table.rows.push_back({{words(label), cellOf(si(f.whole.*whole), unit), unit.symbol, cellOf(si(f.perSystems.*per), perUnit),
                           cellOf(si(f.perIt.*per), perUnit), cellOf(si(f.perFacility.*per), perUnit), perUnit.symbol, cellOf(si(f.perCost.*cost), costUnit), grade}});
}

void addGroup(Table& table, const std::string& name, const Figures& f, bool programme)
{
    using W = Compute<double>;
    using P = Compute<double, dim::power>;
    using C = Compute<double, dim::money>;
    Row group{{name}, Row::Kind::Group};
    group.cells.resize(table.columns.size());
    table.rows.push_back(std::move(group));
    const auto grade = [&](ComputeKind kind) { return gradeWord(f.grades[static_cast<std::size_t>(kind)]); };
    addLine(table, f, "compute.accelerators", unit::one, unit::perMW, unit::perMUSD, &W::accelerators, &P::accelerators, &C::accelerators, {});
    const Unit& rate = programme ? static_cast<const Unit&>(unit::EFLOPS) : unit::PFLOPS;
    const Unit& data = programme ? static_cast<const Unit&>(unit::PB) : unit::TB;
    const Unit& dataRate = programme ? static_cast<const Unit&>(unit::PBs) : unit::TBs;
    addLine(table, f, "compute.fp8", rate, unit::PFLOPSMW, unit::PFLOPSMUSD, &W::fp8, &P::fp8, &C::fp8, grade(ComputeKind::Fp8));
    addLine(table, f, "compute.fp4", rate, unit::PFLOPSMW, unit::PFLOPSMUSD, &W::fp4, &P::fp4, &C::fp4, grade(ComputeKind::Fp4));
    addLine(table, f, "compute.memory", data, unit::TBMW, unit::TBMUSD, &W::memory, &P::memory, &C::memory, grade(ComputeKind::Memory));
    addLine(table, f, "compute.memory-bandwidth", dataRate, unit::TBsMW, unit::TBsMUSD, &W::memoryBandwidth, &P::memoryBandwidth, &C::memoryBandwidth,
            grade(ComputeKind::MemoryBandwidth));
}

}  // namespace

std::optional<Table> computeTable(const Context& context)
{
    const ComputeResult<double>& compute = context.evaluation.compute;
    if (compute.platforms.empty()) return std::nullopt;
    Table table;
    table.caption = words("compute.table");
    table.columns = {wordColumn("figure", 2.0),       numberColumn("whole"),       wordColumn("unit", 0.8),
                     numberColumn("per-systems"),     numberColumn("per-it"),      numberColumn("per-facility"),
                     wordColumn("unit-per-power", 1.0), numberColumn("per-cost"), wordColumn("grade", 0.8)};
    for (const auto& platform : compute.platforms)
        addGroup(table, words("compute.rack-of", {{"cluster", displayName(context.plan.clusters, platform.cluster)},
                                                  {"rack", displayName(context.plan.rackDesigns, platform.rackDesign)}}),
                 platform.figures, false);
    if (compute.programme.whole.accelerators) addGroup(table, words("compute.programme"), compute.programme, true);
    return table;
}

}  // namespace rw::report
