// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace rw::test {

/// Plans with every field filled at random within its limits, made from the field table alone, so
/// that a new field is covered without a change here. The same seed gives the same plan.
class RandomPlan {
public:
    explicit RandomPlan(std::uint32_t seed, std::size_t longestList = 3)
        : m_random(seed), m_longest(longestList)
    {}

    Plan make()
    {
        Plan plan;
        object(typeOf<Plan>(), &plan);
        references(typeOf<Plan>(), &plan, typeOf<Plan>(), &plan, plan);
        plan.nextId = static_cast<std::int64_t>(m_nextId) + integer(0, 1000);
        return plan;
    }

private:
    std::int64_t integer(std::int64_t low, std::int64_t high)
    {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }
    bool chance(double p) { return std::bernoulli_distribution(p)(m_random); }

    /// Within the limits: round figures in the field's unit, figures with all digits, and the limits.
    double number(const Field& f)
    {
        const double low = std::isfinite(f.minimum) ? f.minimum : f.unit->toSi(-1e6);
        const double high = std::isfinite(f.maximum) ? f.maximum : f.unit->toSi(1e6);
        if (chance(0.05))
            return low;
        if (chance(0.05))
            return high;
        if (chance(0.5)) {
            const double round =
                std::floor(f.unit->fromSi(low)) + 0.1 * static_cast<double>(integer(0, 5000));
            return std::clamp(f.unit->toSi(round), low, high);
        }
        const double r = std::uniform_real_distribution<double>(0.0, 1.0)(m_random);
        return std::clamp(low + (high - low) * std::pow(r, 4.0), low, high);
    }

    std::string words()
    {
        static const std::vector<std::string> kWords{
            "busway",      "Ω",          "°C",        "a \"quoted\" word",
            "back\\slash", "two\nlines", "tab\there", "\x01",
            "日本",        "🧊",       "{}",        "[1, 2]",
            "null",        "",           " ",         "/",
            "\x7f"};
        std::string out;
        for (std::int64_t n = integer(0, 4); n > 0; --n)
            out += kWords[static_cast<std::size_t>(
                       integer(0, static_cast<std::int64_t>(kWords.size()) - 1))]
                   + " ";
        return out;
    }

    Date day()
    {
        return {static_cast<int>(integer(1900, 2200)), static_cast<int>(integer(1, 12)),
                static_cast<int>(integer(1, 28))};
    }

    void datum(const Field& f, Datum& d)
    {
        d = Datum{};
        if (!chance(0.2))
            d.si = number(f);
        if (chance(0.3))
            d.low = number(f);
        if (chance(0.3))
            d.high = number(f);
        if (chance(0.7))
            d.grade = static_cast<Grade>(integer(0, 6));
        if (chance(0.5))
            d.source = words();
        if (chance(0.2))
            d.note = words();
    }

    Tree scalar(const Field& f)
    {
        switch (f.kind) {
        case FieldKind::Integer:
            if (f.nullable && chance(0.3))
                return {};
            return integer(static_cast<std::int64_t>(f.minimum),
                           static_cast<std::int64_t>(f.maximum));
        case FieldKind::Boolean: return chance(0.5);
        case FieldKind::Text:
            return std::strcmp(f.key, "id") == 0 ? Tree("id-" + std::to_string(m_nextId++))
                                                 : Tree(words());
        case FieldKind::Choice:
            return f.choices[static_cast<std::size_t>(
                integer(0, static_cast<std::int64_t>(f.choices.size()) - 1))];
        case FieldKind::Day: return chance(0.2) ? Tree() : Tree(day().text());
        case FieldKind::Quantity:
        case FieldKind::Reference:
        case FieldKind::List:
        case FieldKind::Object:
        case FieldKind::Block: break;
        }
        return {};
    }

    void object(const ObjectType& type, void* o)
    {
        for (const Field& f : type.fields()) {
            switch (f.kind) {
            case FieldKind::Quantity: datum(f, *f.datum(o)); break;
            case FieldKind::List:
                for (std::int64_t n = integer(0, static_cast<std::int64_t>(m_longest)); n > 0; --n)
                    object(*f.type, f.insert(o, f.size(o)));
                break;
            case FieldKind::Object: object(*f.type, f.at(o, 0)); break;
            case FieldKind::Block: {
                Tree::List items;
                for (std::int64_t n = integer(0, 4 * static_cast<std::int64_t>(m_longest)); n > 0;
                     --n) {
                    Tree::Object item;
                    for (const Field& inner : f.type->fields())
                        item.emplace_back(inner.key, scalar(inner));
                    items.push_back(std::move(item));
                }
                f.set(o, items);
                break;
            }
            case FieldKind::Reference: break;
            case FieldKind::Integer:
            case FieldKind::Boolean:
            case FieldKind::Text:
            case FieldKind::Choice:
            case FieldKind::Day: RW_ASSERT(writeField(f, o, scalar(f), f.key).ok());
            }
        }
    }

    void references(const ObjectType& type, void* o, const ObjectType& ownerType, void* owner,
                    Plan& plan)
    {
        for (const Field& f : type.fields()) {
            if (f.kind == FieldKind::Object)
                references(*f.type, f.at(o, 0), type, o, plan);
            if (f.kind == FieldKind::List)
                for (std::size_t i = 0; i < f.size(o); ++i)
                    references(*f.type, f.at(o, i), type, o, plan);
            if (f.kind != FieldKind::Reference || chance(0.2))
                continue;
            const bool local = f.target[0] == '.';
            const Field& list =
                local ? *ownerType.find(f.target + 1) : *typeOf<Plan>().find(f.target);
            void* holder = local ? owner : &plan;
            if (list.size(holder) == 0)
                continue;
            const auto i = static_cast<std::size_t>(
                integer(0, static_cast<std::int64_t>(list.size(holder)) - 1));
            f.set(o, list.type->find("id")->get(list.at(holder, i)));
        }
    }

    std::mt19937 m_random;
    std::size_t m_longest;
    int m_nextId = 1;
};

inline Plan randomPlan(std::uint32_t seed, std::size_t longestList = 3)
{
    return RandomPlan(seed, longestList).make();
}

}  // namespace rw::test
