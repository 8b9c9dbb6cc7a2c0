// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/take_off_tables.h"

#include "report/sections.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

std::string itemWords(TakeOffItem item) { return text("take-off.item." + std::string(name(item))); }
std::string placeWords(TakeOffPlace place) { return text("take-off.place." + std::string(name(place))); }
std::string wayWords(TakeOffWay way) { return text("take-off.way." + std::string(name(way))); }

/// Whole pieces whole; else as many decimals as three digits ask for.
std::string quantityText(const TakeOffRow& row)
{
    const double value = row.unit->fromSi(row.quantity);
    const bool whole = std::abs(value - std::round(value)) <= 1e-9 * std::max(1.0, std::abs(value));
    return grouped(value, whole || value >= 100.0 ? 0 : value >= 10.0 ? 1 : 2);
}

std::string unitText(const TakeOffRow& row)
{
    return row.unit == &unit::one ? text("take-off.pieces") : row.unit->symbol;
}

const char* quantityKey(const TakeOffRow& row)
{
    const Dimension d = row.unit->dimension;
    return d == dim::length ? "length_m" : d == dim::volume ? "volume_m3" : d == dim::mass ? "mass_kg" : "count";
}

std::string cell(std::string_view value)
{
    if (value.find_first_of(",\"\n") == std::string_view::npos) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

Table takeOffTable(const TakeOff& bill, std::string caption)
{
    Table table;
    table.caption = std::move(caption);
    table.columns = {wordColumn("take-off-item", 2.0), wordColumn("take-off-what", 2.0), wordColumn("take-off-size", 1.6),
                     numberColumn("take-off-quantity"), wordColumn("take-off-unit", 0.6), wordColumn("take-off-way", 2.2),
                     wordColumn("take-off-grade")};
    const TakeOffRow* before = nullptr;
    for (const TakeOffRow& row : bill.rows) {
        if (!before || before->place != row.place) table.rows.push_back({{placeWords(row.place), "", "", "", "", "", ""}, Row::Kind::Group});
        table.rows.push_back({{itemWords(row.item), row.what, row.size, quantityText(row), unitText(row), wayWords(row.way), gradeWord(row.grade)},
                              row.grade == Grade::Assumed ? Row::Kind::Marked : Row::Kind::Plain});
        before = &row;
    }
    return table;
}

std::string takeOffWords(const Plan& plan, const TakeOff& bill)
{
    const std::string count = grouped(static_cast<double>(bill.count));
    switch (bill.scope) {
    case TakeOff::Scope::Hall:
        return bill.of.empty() ? text("take-off.drawing", {{"hall", displayName(plan.halls, bill.id)}})
                               : text("take-off.hall", {{"hall", displayName(plan.halls, bill.id)}, {"building", displayName(plan.buildings, bill.of)}, {"count", count}});
    case TakeOff::Scope::Building: return text("take-off.building", {{"building", displayName(plan.buildings, bill.id)}, {"count", count}});
    case TakeOff::Scope::Site: return text("take-off.site", {{"site", displayName(plan.sites, bill.id)}, {"count", count}});
    case TakeOff::Scope::Programme: break;
    }
    return text("take-off.programme");
}

std::string takeOffCsv(const std::vector<TakeOff>& bills)
{
    std::string out = "scope,id,place,item,what,size,quantity,unit,how,grade\n";
    for (const TakeOff& bill : bills)
        for (const TakeOffRow& row : bill.rows) {
            const std::string unit = row.unit == &unit::one ? "pieces" : row.unit->key;
            for (const std::string& value : {std::string(name(bill.scope)), cell(bill.id), std::string(name(row.place)), std::string(name(row.item)),
                                             cell(row.what), cell(row.size), shortestNumber(row.unit->fromSi(row.quantity)), unit,
                                             std::string(name(row.way))})
                out += value + ",";
            out += std::string(rw::name(row.grade)) + "\n";
        }
    return out;
}

Tree takeOffTree(const TakeOff& bill)
{
    Tree tree;
    tree.set("scope", Tree(name(bill.scope)));
    tree.set("id", bill.id.empty() ? Tree() : Tree(bill.id));
    if (bill.scope == TakeOff::Scope::Hall) tree.set("building", bill.of.empty() ? Tree() : Tree(bill.of));
    tree.set("count", Tree(bill.count));
    Tree::List lines;
    for (const TakeOffRow& row : bill.rows) {
        Tree line;
        line.set("item", Tree(name(row.item)));
        line.set("place", Tree(name(row.place)));
        line.set("what", row.what.empty() ? Tree() : Tree(row.what));
        line.set("size", row.size.empty() ? Tree() : Tree(row.size));
        line.set(quantityKey(row), Tree(row.quantity));
        line.set("how", Tree(name(row.way)));
        line.set("grade", Tree(rw::name(row.grade)));
        lines.push_back(std::move(line));
    }
    tree.set("lines", Tree(std::move(lines)));
    Tree::List problems;
    for (const std::string& problem : bill.problems) problems.emplace_back(problem);
    tree.set("problems", Tree(std::move(problems)));
    return tree;
}

void addTakeOffs(const TakeOffs& bills, Tree& root)
{
    Tree* buildings = root.find("buildings");
    for (const TakeOff& bill : bills.buildings()) {
        if (!buildings || !buildings->list()) break;
        for (Tree& building : *buildings->list())
            if (const Tree* id = building.find("id"); id && id->string() && *id->string() == bill.id) building.set("take_off", takeOffTree(bill));
    }
    if (Tree* programme = root.find("programme")) programme->set("take_off", takeOffTree(bills.programme()));
}

}  // namespace rw::report
