// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/tree.h"

#include "quantity/unit.h"

#include <fmt/format.h>

namespace rw {

double Tree::number() const
{
    if (const auto* n = integer()) return static_cast<double>(*n);
    if (const auto* x = real()) return *x;
    return 0.0;
}

const Tree* Tree::find(std::string_view key) const
{
    if (const Object* o = object())
        for (const auto& [name, value] : *o)
            if (name == key) return &value;
    return nullptr;
}

Tree* Tree::find(std::string_view key)
{
    return const_cast<Tree*>(std::as_const(*this).find(key));
}

void Tree::set(std::string_view key, Tree value)
{
    if (isNull()) m_value = Object{};
    if (Tree* old = find(key)) {
        *old = std::move(value);
        return;
    }
    object()->emplace_back(std::string(key), std::move(value));
}

std::string_view Tree::kindName() const
{
    switch (m_value.index()) {
    case 0: return "null";
    case 1: return "true or false";
    case 2: return "a whole number";
    case 3: return "a number";
    case 4: return "text";
    case 5: return "a list";
    default: return "an object";
    }
}

std::string Tree::brief() const
{
    if (const auto* b = boolean()) return *b ? "true" : "false";
    if (const auto* n = integer()) return std::to_string(*n);
    if (const auto* x = real()) return shortestNumber(*x);
    if (const auto* s = string())
        return s->size() > 60 ? fmt::format("\"{}...\"", s->substr(0, 57)) : fmt::format("\"{}\"", *s);
    return std::string(kindName());
}

}  // namespace rw
