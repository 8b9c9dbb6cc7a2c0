// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rw::report {

std::string grouped(double value, int decimals)
{
    if (!std::isfinite(value)) return kUnset;
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.find_first_of("123456789") == std::string::npos && digits.front() == '-')
        digits.erase(0, 1);
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    const std::size_t end = std::min(digits.find('.'), digits.size());
    for (std::size_t at = end; at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

int decimalsFor(double largest)
{
    if (!(largest > 0.0) || !std::isfinite(largest)) return 0;
    const int magnitude = static_cast<int>(std::floor(std::log10(largest)));
    return std::clamp(3 - magnitude, 0, 3);
}

void QuantityColumn::close()
{
    double largest = 0.0;
    for (const auto& value : m_values)
        if (value && std::isfinite(*value)) largest = std::max(largest, std::abs(*value));
    if (largest > 0.0) m_unit = &scaledUnit(largest, *m_unit);
    bool whole = true;
    double shown = 0.0;
    for (const auto& value : m_values) {
        if (!value) continue;
        const double inUnit = m_unit->fromSi(*value);
        shown = std::max(shown, std::abs(inUnit));
        // Counts and round figures need no decimals; the last bits of a conversion are no fraction.
        whole = whole && std::abs(inUnit - std::round(inUnit)) <= 1e-9 * std::max(1.0, std::abs(inUnit));
    }
    m_decimals = whole ? 0 : decimalsFor(shown);
}

std::string QuantityColumn::cell(std::size_t row) const
{
    const auto& value = m_values.at(row);
    return value ? grouped(m_unit->fromSi(*value), m_decimals) : kUnset;
}

bool QuantityColumn::allZero() const
{
    return std::all_of(m_values.begin(), m_values.end(), [](const auto& value) { return value.value_or(0.0) == 0.0; });
}

std::pair<std::string, std::string> aloneParts(std::optional<double> value, const Unit& unit)
{
    if (!value) return {kUnset, ""};
    const Unit& scaled = scaledUnit(*value, unit);
    const double shown = scaled.fromSi(*value);
    std::string digits = grouped(shown, decimalsFor(std::abs(shown)));
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return {digits, scaled.symbol};
}

std::string alone(double value, const Unit& unit)
{
    const auto [digits, symbol] = aloneParts(value, unit);
    return symbol.empty() ? digits : digits + " " + symbol;
}

const Unit& flowUnit(std::optional<double> value)
{
    return value && *value < 1.0 ? static_cast<const Unit&>(unit::Ls) : unit::m3s;
}

std::string count(std::optional<double> n)
{
    return n ? grouped(*n) : kUnset;
}

}  // namespace rw::report
