// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/refusal.h"

#include "base/text.h"

#include <cmath>

namespace rw {

Refusal& Refusal::refuse(Error error, const char* place, double value)
{
    error.path = place;
    error.found = shortestNumber(value);
    m_first = std::move(error);
    return *this;
}

Refusal& Refusal::check(const char* place, double value, Rule rule)
{
    if (m_first)
        return *this;
    if (!std::isfinite(value))
        return refuse({.code = "quantity.finite", .allowed = text("range.finite")}, place, value);
    switch (rule) {
    case Rule::Finite: break;
    case Rule::Positive:
        if (value <= 0.0)
            return refuse({.code = "quantity.positive", .allowed = text("range.positive")}, place,
                          value);
        break;
    case Rule::NotNegative:
        if (value < 0.0)
            return refuse(
                {.code = "quantity.negative", .allowed = text("range.at-least", {{"low", "0"}})},
                place, value);
        break;
    case Rule::Fraction:
        if (value < 0.0 || value > 1.0)
            return refuse({.code = "quantity.fraction",
                           .allowed = text("range.between", {{"low", "0"}, {"high", "1"}})},
                          place, value);
        break;
    case Rule::Efficiency:
        if (value <= 0.0 || value > 1.0)
            return refuse({.code = "quantity.efficiency", .allowed = text("range.to-one")}, place,
                          value);
        break;
    case Rule::PowerFactor:
        if (value <= 0.0 || value > 1.0)
            return refuse({.code = "quantity.power-factor", .allowed = text("range.to-one")}, place,
                          value);
        break;
    }
    return *this;
}

Refusal& Refusal::checkWhole(const char* place, double value, int least)
{
    if (m_first)
        return *this;
    if (!std::isfinite(value))
        return refuse({.code = "quantity.finite", .allowed = text("range.finite")}, place, value);
    if (value < least || value != std::floor(value))
        return refuse({.code = "quantity.count",
                       .allowed = text("range.whole-at-least", {{"low", std::to_string(least)}})},
                      place, value);
    return *this;
}

Refusal& Refusal::checkRange(const char* place, double value, double low, double high,
                             const Unit& unit)
{
    if (m_first)
        return *this;
    if (!std::isfinite(value))
        return refuse({.code = "quantity.finite", .allowed = text("range.finite")}, place, value);
    if (value < low || value > high) {
        const std::string symbol = *unit.symbol ? std::string(" ") + unit.symbol : std::string();
        refuse({.code = "quantity.range",
                .allowed = text("range.between", {{"low", shortestNumber(low)},
                                                  {"high", shortestNumber(high) + symbol}})},
               place, value);
        m_first->found += symbol;
    }
    return *this;
}

}  // namespace rw
