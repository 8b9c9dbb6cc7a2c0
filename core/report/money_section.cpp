// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace rw::report {

namespace {

using Money = MoneyResult<double>;

constexpr int kShareDecimals = 1;

std::string dollars(double usd)
{
    return alone(usd, unit::USD);
}

/// What a published figure and the plan's are for one of: amounts of one column in one unit.
class Amounts {
public:
    explicit Amounts(double largest) : m_unit(scaledUnit(largest, unit::USD)), m_decimals(decimalsFor(m_unit.fromSi(largest))) {}
    std::string symbol() const { return m_unit.symbol; }
    std::string of(double usd) const { return grouped(m_unit.fromSi(usd), m_decimals); }

private:
    const Unit& m_unit;
    int m_decimals;
};

std::string quantityWords(const MoneyRow<double>& row)
{
    if (row.basis == economics::CostBasis::Lump) return economics::nameOf(row.basis);
    const double n = row.quantity.value();
    const bool power = row.basis == economics::CostBasis::MwIt || row.basis == economics::CostBasis::MwFacility;
    return words("money.quantity", {{"n", grouped(n, power ? decimalsFor(n) : 0)},
                                    {"basis", row.byPower ? words("money.mw-rack") : economics::nameOf(row.basis)}});
}

std::string sourceOf(const MoneyRow<double>& row)
{
    if (row.note.empty()) return row.source;
    return row.source.empty() ? row.note : row.source + "; " + row.note;
}

/// The range that a unit price came with.
std::string eachWords(const MoneyRow<double>& row)
{
    if (row.eachLow == row.each && row.eachHigh == row.each) return dollars(row.each);
    return words("money.each-range", {{"each", dollars(row.each)}, {"low", dollars(row.eachLow)}, {"high", dollars(row.eachHigh)}});
}

Table stackTable(const Money& m)
{
    const Amounts amount(m.allIn->high.value());
    Table table;
    table.caption = words("money.stack");
    table.columns = {wordColumn("part", 2.0), wordColumn("cost-quantity", 2.0), numberColumn("cost-low", amount.symbol()),
                     numberColumn("cost-mode", amount.symbol()), numberColumn("cost-high", amount.symbol()),
                     numberColumn("cost-share", "%"), wordColumn("grade", 1.5)};
    const auto band = [&](std::string label, const economics::CostBand<double>& b, const std::string& share, const std::string& grade) {
        table.rows.push_back({{std::move(label), "", amount.of(b.low.value()), amount.of(b.mode.value()), amount.of(b.high.value()), share, grade},
                              Row::Kind::Total});
    };
    for (const MoneyRow<double>& row : m.once)
        table.rows.push_back({{row.name, quantityWords(row), amount.of(row.cost.low.value()), amount.of(row.cost.mode.value()),
                               amount.of(row.cost.high.value()), grouped(100.0 * row.share, kShareDecimals), gradeWord(row.grade)},
                              row.grade == Grade::Assumed ? Row::Kind::Marked : Row::Kind::Plain});
    band(words("money.all-in"), *m.allIn, grouped(100.0, kShareDecimals), words("money.weakest", {{"grade", gradeWord(m.weakest)}}));
    if (m.leased) band(words("money.bought"), *m.capex, grouped(100.0 * m.capex->mode.value() / m.allIn->mode.value(), kShareDecimals), "");
    return table;
}

/// What the parts were priced at, with where that comes from: those bought, then those of each year.
Table priceTable(const Money& m)
{
    Table table;
    table.caption = words("money.prices");
    table.columns = {wordColumn("part", 2.0), wordColumn("cost-each", 2.5), wordColumn("cost-basis", 1.5), numberColumn("life", unit::year.symbol),
                     wordColumn("grade"), wordColumn("source", 5.0)};
    const auto add = [&](const MoneyRow<double>& row, const std::string& life) {
        table.rows.push_back({{row.name, eachWords(row), row.byPower ? words("money.mw-rack") : economics::nameOf(row.basis), life,
                               gradeWord(row.grade), sourceOf(row)},
                              row.grade == Grade::Assumed ? Row::Kind::Marked : Row::Kind::Plain});
    };
    for (const MoneyRow<double>& row : m.once) add(row, readableNumber(row.life));
    for (const MoneyRow<double>& row : m.yearly) add(row, words("money.each-year"));
    return table;
}

Table unitTable(const Money& m)
{
    Table table;
    table.caption = words("money.per-unit");
    table.columns = {wordColumn("figure", 3.0), numberColumn("value"), wordColumn("unit")};
    const auto line = [&](const char* key, const std::optional<rw::Money<>>& value, const Unit& unit) {
        if (!value) return;
        auto [digits, symbol] = aloneParts(value->value(), unit);
        table.rows.push_back({{words(key), std::move(digits), std::move(symbol)}});
    };
    line("money.it", m.capexIt, unit::USD);
    line("money.facility", m.capexFacility, unit::USD);
    line("money.per-mw-it", m.perMwIt, unit::USD);
    line("money.per-gw-facility", m.perGwFacility, unit::USD);
    line("money.per-rack", m.perRack, unit::USD);
    line("money.per-accelerator", m.perAccelerator, unit::USD);
    line("money.stranded", m.stranded, unit::USD);
    return table;
}

Table yearTable(const Money& m)
{
    std::vector<std::pair<std::string, std::optional<double>>> lines;
    std::vector<std::string> remarks;
    const auto add = [&](std::string label, std::optional<double> value, std::string remark = {}) {
        lines.emplace_back(std::move(label), value);
        remarks.push_back(std::move(remark));
    };
    add(words("money.energy"), si(m.energy), m.energy ? words("money.energy-remark") : words("money.energy-unset"));
    for (const MoneyRow<double>& row : m.yearly)
        add(row.name, row.cost.mode.value(), words("money.yearly-remark", {{"quantity", quantityWords(row)}, {"low", dollars(row.cost.low.value())},
                                                                           {"high", dollars(row.cost.high.value())}}));
    for (const auto& p : m.purchases)
        add(p.name, p.settlement.value(), p.shape ? words("money.purchase-shape", {{"energy", alone(p.energy.value(), unit::GWh)},
                                                                                   {"matched", alone(p.shape->matched.value(), unit::GWh)},
                                                                                   {"surplus", alone(p.shape->surplus.value(), unit::GWh)},
                                                                                   {"unmatched", alone(p.shape->unmatched.value(), unit::GWh)}})
                                                  : words("money.purchase", {{"energy", alone(p.energy.value(), unit::GWh)}}));
    if (m.lease) add(words("money.lease"), si(m.lease), words("money.lease-remark", {{"payment", dollars(m.leasePayment->value())}}));
    add(words("money.opex"), si(m.opex));
    QuantityColumn cost(unit::MUSD);
    for (const auto& line : lines) cost.add(line.second);
    cost.close();
    Table table;
    table.caption = words("money.year");
    table.columns = {wordColumn("figure", 2.0), numberColumn("cost", cost.symbol()), wordColumn("remark", 5.0)};
    for (std::size_t i = 0; i < lines.size(); ++i)
        table.rows.push_back({{lines[i].first, cost.cell(i), remarks[i]}, i + 1 == lines.size() ? Row::Kind::Total : Row::Kind::Plain});
    return table;
}

Table horizonTable(const Money& m, const Economics& e)
{
    Table table;
    table.caption = words("money.horizon", {{"years", readableNumber(m.horizon)}});
    table.columns = {wordColumn("figure", 3.0), numberColumn("value"), wordColumn("unit"), wordColumn("remark", 5.0)};
    const auto line = [&](const char* key, std::optional<double> value, const Unit& unit, std::string remark = {}) {
        auto [digits, symbol] = aloneParts(value, unit);
        table.rows.push_back({{words(key), std::move(digits), std::move(symbol), std::move(remark)}});
    };
    const auto percent = [](const FractionDatum& d) { return d.set() ? readableNumber(100.0 * *d.si) + " %" : std::string(kUnset); };
    line("money.replaced", si(m.replaced), unit::USD, words("money.replaced-remark"));
    line("money.residual", si(m.residual), unit::USD, words("money.residual-remark"));
    line("money.npv", si(m.npv), unit::USD, words("money.npv-remark", {{"rate", percent(e.discountRate)}, {"inflation", percent(e.inflation)}}));
    line("money.annual-capital", si(m.annualCapital), unit::USD, words("money.annual-capital-remark"));
    line("money.annual", si(m.annual), unit::USD, words("money.annual-remark"));
    const auto hour = [&](const char* key, const auto& value, const char* remark) {
        const TextArgs shares{{"availability", percent(e.availability)}, {"utilisation", percent(e.utilisation)}};
        table.rows.push_back({{words(key), value ? grouped(unit::USDh.fromSi(value->value()), 3) : std::string(kUnset), unit::USDh.symbol, words(remark, shares)}});
    };
    hour("money.per-hour", m.perHour, "money.per-hour-remark");
    hour("money.per-hour-facility", m.perHourFacility, "money.per-hour-facility-remark");
    if (m.leaseOrBuy) {
        line("money.buying", m.leaseOrBuy->purchase.value(), unit::USD, words("money.buying-remark", {{"years", e.leaseTerm.set() ? readableNumber(e.leaseTerm.in(unit::year)) : kUnset}}));
        line("money.leasing", m.leaseOrBuy->lease.value(), unit::USD, words("money.leasing-remark", {{"payment", dollars(m.leasePayment->value())}}));
        line("money.break-even", m.leaseOrBuy->breakEvenPayment.value(), unit::USD, words("money.break-even-remark"));
    }
    return table;
}

/// Amounts of all lines in one unit, so that the columns stay narrow; each in its own where they lie far apart.
std::optional<Amounts> sharedAmounts(const std::vector<AnnouncedCheck>& lines)
{
    constexpr double kApart = 1000.0;
    double least = std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (const AnnouncedCheck& c : lines) {
        least = std::min({least, c.low, c.mode, c.ownLow});
        most = std::max({most, c.high, c.mode, c.ownHigh});
    }
    if (!(least > 0.0) || most > kApart * least) return {};
    return Amounts(least);
}

Table announcedTable(const Money& m)
{
    const auto shared = sharedAmounts(m.announced);
    const std::string unit = shared ? shared->symbol() : "";
    const auto amount = [&](double usd) { return shared ? shared->of(usd) : dollars(usd); };
    const auto range = [&](double low, double high) { return words("money.range", {{"low", amount(low)}, {"high", amount(high)}}); };
    Table table;
    table.caption = words("money.announced");
    table.columns = {wordColumn("announced", 2.0), wordColumn("cost-basis", 2.0), numberColumn("published", unit), numberColumn("own", unit),
                     numberColumn("own-range", unit), numberColumn("ratio"), wordColumn("overlap"), wordColumn("grade"), wordColumn("source", 4.0)};
    for (const AnnouncedCheck& c : m.announced)
        table.rows.push_back({{c.name, c.itOnly ? words("money.it-only", {{"basis", c.basis}}) : c.basis,
                               c.low < c.high ? range(c.low, c.high) : amount(c.mode), amount(c.ownMode), range(c.ownLow, c.ownHigh),
                               grouped(c.ratio, 2), words(c.overlaps ? "money.overlaps" : "money.apart"), gradeWord(c.grade), c.source}});
    return table;
}

}  // namespace

Blocks moneyBlocks(const Context& context)
{
    Blocks blocks;
    const Money& m = context.evaluation.money;
    if (m.once.empty() && m.yearly.empty()) return blocks;
    if (!m.allIn) {
        blocks.push_back(body("money.unset"));
        return blocks;
    }
    const TextArgs totals{{"capex", dollars(m.capex->mode.value())}, {"low", dollars(m.capex->low.value())}, {"high", dollars(m.capex->high.value())},
                          {"opex", m.opex ? dollars(m.opex->value()) : kUnset},
                          {"hour", m.perHour ? alone(m.perHour->value(), unit::USDh) : kUnset}};
    blocks.push_back(body(m.opex ? "money.lead" : "money.lead-no-opex", totals));
    if (m.leased) blocks.push_back(body("money.leased"));
    if (!m.currency.empty()) {
        const auto second = [&](double usd) { return readableNumber(usd * m.exchangeRate / 1e9, 4) + " G " + m.currency; };
        blocks.push_back(body("money.currency", {{"capex", second(m.capex->mode.value())}, {"low", second(m.capex->low.value())},
                                                 {"high", second(m.capex->high.value())}, {"opex", m.opex ? second(m.opex->value()) : kUnset},
                                                 {"rate", readableNumber(m.exchangeRate, 6)}, {"currency", m.currency},
                                                 {"day", m.exchangeDay.empty() ? words("money.no-day") : m.exchangeDay}}));
    }
    blocks.push_back(stackTable(m));
    blocks.push_back(priceTable(m));
    blocks.push_back(unitTable(m));
    blocks.push_back(yearTable(m));
    blocks.push_back(horizonTable(m, context.plan.economics));
    if (!m.announced.empty()) blocks.push_back(announcedTable(m));
    blocks.push_back(note("money.note"));
    return blocks;
}

}  // namespace rw::report
