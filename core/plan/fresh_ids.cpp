// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/fresh_ids.h"

#include <charconv>

namespace rw {

namespace {

/// Only an id whose number the counter has not reached can be met again.
bool ahead(std::string_view id, std::int64_t next)
{
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos) return false;
    std::int64_t n = 0;
    const auto [end, problem] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), n);
    return problem == std::errc{} && end == id.data() + id.size() && n >= next;
}

void collect(const ObjectType& type, const void* object, std::int64_t next, std::unordered_set<std::string>& held)
{
    for (const Field& f : type.fields()) {
        if (f.kind == FieldKind::Object) {
            collect(*f.type, f.at(const_cast<void*>(object), 0), next, held);
        } else if (f.kind == FieldKind::List) {
            const Field& own = *f.type->find("id");
            for (std::size_t i = 0; i < f.size(object); ++i) {
                const void* element = f.at(const_cast<void*>(object), i);
                const Tree id = own.get(element);
                if (ahead(*id.string(), next)) held.insert(*id.string());
                collect(*f.type, element, next, held);
            }
        } else if (f.kind == FieldKind::Block && f.find) {
            const Field& own = *f.type->find("id");
            for (std::size_t i = 0; i < f.size(object); ++i) {
                const Tree id = own.get(f.at(const_cast<void*>(object), i));
                if (ahead(*id.string(), next)) held.insert(*id.string());
            }
        }
    }
}

}  // namespace

FreshIds::FreshIds(const Plan& plan) : m_next(plan.nextId)
{
    collect(typeOf<Plan>(), &plan, m_next, m_held);
}

std::string FreshIds::make(std::string_view stem)
{
    for (;;) {
        std::string id = std::string(stem) + "-" + std::to_string(m_next++);
        if (m_held.count(id) == 0) return id;
    }
}

}  // namespace rw
