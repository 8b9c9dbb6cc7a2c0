// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace rw::report {

/// Stands where a figure cannot be given.
inline constexpr const char* kUnset = "–";

/// "26,667"; a number that is no whole one keeps \p decimals.
std::string grouped(double value, int decimals = 0);
/// Decimals that give the largest of a column four significant digits, at most three.
int decimalsFor(double largest);

/// A column of quantities in one unit with the same decimals.
class QuantityColumn {
public:
    /// \p unit gives the family; the member that suits the largest value is taken.
    explicit QuantityColumn(const Unit& unit) : m_unit(&unit) {}

    void add(std::optional<double> si) { m_values.push_back(si); }
    void close();  ///< chooses the unit and the decimals

    const Unit& unit() const { return *m_unit; }
    std::string symbol() const { return m_unit->symbol; }
    std::string cell(std::size_t row) const;
    bool allZero() const;  ///< of the values that are set

private:
    const Unit* m_unit;
    int m_decimals = 0;
    std::vector<std::optional<double>> m_values;
};

/// A quantity by itself, four significant digits in the unit of its family that suits: "6 GW".
std::string alone(double si, const Unit& unit);
/// The number and the unit of the same, apart.
std::pair<std::string, std::string> aloneParts(std::optional<double> si, const Unit& unit);
std::string count(std::optional<double> n);
/// m³/s for rivers, L/s for what a hall takes.
const Unit& flowUnit(std::optional<double> si);

template <class Q>
std::optional<double> si(const Q& q) { return q.value(); }
template <class Q>
std::optional<double> si(const std::optional<Q>& q)
{
    return q ? std::optional<double>(q->value()) : std::nullopt;
}

}  // namespace rw::report
