// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/cost_stack.h"

#include "base/text.h"
#include "economics/refusal.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <set>

namespace rw::economics {

std::string nameOf(CostBasis basis)
{
    switch (basis) {
    case CostBasis::MwIt: return text("economics.per-mw-it");
    case CostBasis::MwFacility: return text("economics.per-mw-facility");
    case CostBasis::Accelerator: return text("economics.per-accelerator");
    case CostBasis::Rack: return text("economics.per-rack");
    case CostBasis::Building: return text("economics.per-building");
    case CostBasis::Site: return text("economics.per-site");
    case CostBasis::Lump: return text("economics.per-lump");
    }
    return {};
}

namespace {

template <Number N>
std::optional<Scalar<N>> megawatts(const std::optional<Power<N>>& power)
{
    if (!power) return {};
    return Scalar<N>::fromSi(power->si() / N(unit::MW.factor));
}

template <Number N>
std::optional<Scalar<N>> quantityOf(const CostQuantities<N>& q, CostBasis basis)
{
    switch (basis) {
    case CostBasis::MwIt: return megawatts(q.it);
    case CostBasis::MwFacility: return megawatts(q.facility);
    case CostBasis::Accelerator: return q.accelerators;
    case CostBasis::Rack: return q.racks;
    case CostBasis::Building: return q.buildings;
    case CostBasis::Site: return q.sites;
    case CostBasis::Lump: return scalar<N>(1.0);
    }
    return {};
}

std::optional<Error> refuse(const CostPart& part)
{
    const auto amount = [](double usd) { return Money<>::fromSi(usd); };
    if (const auto error = Refusal()
                               .notNegative("low", amount(part.low))
                               .notNegative("mode", amount(part.mode))
                               .notNegative("high", amount(part.high))
                               .first())
        return inside(*error, part.id);
    if (part.low <= part.mode && part.mode <= part.high) return {};
    return Error{.code = "cost.range", .path = part.id,
                 .found = shortestNumber(part.low) + ", " + shortestNumber(part.mode) + ", " + shortestNumber(part.high)};
}

}  // namespace

template <Number N>
Result<CostStack<N>> costStack(std::span<const CostPart> parts, const CostQuantities<N>& quantities)
{
    CostStack<N> stack;
    std::set<std::string> ids;
    for (const CostPart& part : parts) {
        if (!ids.insert(part.id).second) return Error{.code = "cost.duplicate", .path = part.id, .found = part.id};
        if (const auto error = refuse(part)) return *error;
        const std::optional<Scalar<N>> quantity = quantityOf(quantities, part.basis);
        if (!quantity) return Error{.code = "cost.no-quantity", .path = part.id, .found = nameOf(part.basis)};
        if (const auto error = Refusal().notNegative("quantity", *quantity).first()) return inside(*error, part.id);
        const auto cost = [&](const char* symbol, const char* label, double usd) {
            std::string of;
            if constexpr (std::is_same_v<N, Recorded>) of = std::string(symbol) + "(" + part.id + ")";
            const Money<N> each = datum<Money<N>>(of.c_str(), "step.economics.unit_cost", unit::USD, usd, [&] { return part.origin; });
            return stepOf(symbol, part.id, label, unit::MUSD, each * *quantity);
        };
        CostRow<N> row{.id = part.id, .basis = part.basis, .quantity = *quantity};
        row.cost.low = cost("C_low", "step.economics.cost_low", part.low);
        row.cost.mode = cost("C", "step.economics.cost_mode", part.mode);
        row.cost.high = cost("C_high", "step.economics.cost_high", part.high);
        stack.total.low += row.cost.low;
        stack.total.mode += row.cost.mode;
        stack.total.high += row.cost.high;
        // Grades stand in order of trust.
        if (row.cost.high.value() > 0.0) stack.weakest = std::max(stack.weakest, part.origin.grade);
        stack.rows.push_back(std::move(row));
    }
    stack.total.low = step("C_low", "step.economics.total_low", unit::MUSD, stack.total.low);
    stack.total.mode = step("C", "step.economics.total_mode", unit::MUSD, stack.total.mode);
    stack.total.high = step("C_high", "step.economics.total_high", unit::MUSD, stack.total.high);
    if (stack.total.mode.value() > 0.0)
        for (CostRow<N>& row : stack.rows) row.share = row.cost.mode.value() / stack.total.mode.value();
    return stack;
}

#define RW_FOR(N) template Result<CostStack<N>> costStack<N>(std::span<const CostPart>, const CostQuantities<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::economics
