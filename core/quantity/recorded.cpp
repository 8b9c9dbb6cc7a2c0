// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/recorded.h"

#include "base/text.h"

namespace rw {

std::string_view name(Grade grade)
{
    switch (grade) {
    case Grade::Vendor: return "vendor";
    case Grade::Measured: return "measured";
    case Grade::Standard: return "standard";
    case Grade::Press: return "press";
    case Grade::Derived: return "derived";
    case Grade::Assumed: return "assumed";
    case Grade::Unknown: return "unknown";
    }
    return "";
}

std::string gradeWord(Grade grade)
{
    return text("grade." + std::string(name(grade)));
}

namespace {
thread_local Recording* t_recording = nullptr;
}

Recording::Recording() : m_outer(t_recording)
{
    RW_ASSERT(m_outer == nullptr);
    t_recording = this;
}

Recording::~Recording()
{
    t_recording = m_outer;
}

bool Recording::active()
{
    return t_recording != nullptr;
}

Recording& Recording::current()
{
    RW_ASSERT(t_recording != nullptr);
    return *t_recording;
}

std::int32_t Recording::childOf(const Recorded& number)
{
    if (number.node() >= 0) return number.node();
    m_nodes.push_back({Operation::Constant, -1, -1, -1, number.value()});
    return static_cast<std::int32_t>(m_nodes.size()) - 1;
}

Recorded Recording::operation(Operation op, const Recorded& a, const Recorded& b, double value)
{
    const bool unary = op == Operation::Negate || op == Operation::Sqrt || op == Operation::Exp ||
                       op == Operation::Log || op == Operation::Ceil || op == Operation::Floor;
    const std::int32_t left = childOf(a);
    const std::int32_t right = unary ? -1 : childOf(b);
    m_nodes.push_back({op, left, right, -1, value});
    return {value, static_cast<std::int32_t>(m_nodes.size()) - 1};
}

Recorded Recording::named(Operation op, double value, std::int32_t inside, NodeInfo info)
{
    m_infos.push_back(std::move(info));
    m_nodes.push_back({op, inside, -1, static_cast<std::int32_t>(m_infos.size()) - 1, value});
    return {value, static_cast<std::int32_t>(m_nodes.size()) - 1};
}

std::int32_t Recording::chain(std::initializer_list<Recorded> inputs)
{
    std::int32_t head = -1;
    for (const Recorded& input : inputs) {
        const std::int32_t child = childOf(input);
        if (head < 0) {
            head = child;
            continue;
        }
        m_nodes.push_back({Operation::Add, head, child, -1, 0.0});
        head = static_cast<std::int32_t>(m_nodes.size()) - 1;
    }
    return head;
}

static NodeInfo infoOf(const char* symbol, const char* label, const Unit& unit)
{
    NodeInfo info;
    info.symbol = symbol;
    info.label = label;
    info.unit = &unit;
    return info;
}

Recorded recordStep(const char* symbol, const char* label, const Unit& unit, const Recorded& number)
{
    return Recording::current().named(Operation::Step, number.value(), number.node(), infoOf(symbol, label, unit));
}

Recorded recordDatum(const char* symbol, const char* label, const Unit& unit, double si, Origin origin)
{
    NodeInfo info = infoOf(symbol, label, unit);
    info.origin = std::move(origin);
    return Recording::current().named(Operation::Datum, si, -1, std::move(info));
}

Recorded recordSolved(const char* symbol, const char* label, const Unit& unit, double si, std::string method,
                      std::initializer_list<Recorded> inputs)
{
    NodeInfo info = infoOf(symbol, label, unit);
    info.method = std::move(method);
    const std::int32_t chain = Recording::current().chain(inputs);
    return Recording::current().named(Operation::Solved, si, chain, std::move(info));
}

namespace math {
Recorded pow(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Power, a, b, std::pow(a.value(), b.value()));
}
Recorded sqrt(const Recorded& a)
{
    return Recording::current().operation(Operation::Sqrt, a, {}, std::sqrt(a.value()));
}
Recorded exp(const Recorded& a)
{
    return Recording::current().operation(Operation::Exp, a, {}, std::exp(a.value()));
}
Recorded log(const Recorded& a)
{
    return Recording::current().operation(Operation::Log, a, {}, std::log(a.value()));
}
Recorded ceil(const Recorded& a)
{
    return Recording::current().operation(Operation::Ceil, a, {}, std::ceil(a.value()));
}
Recorded floor(const Recorded& a)
{
    return Recording::current().operation(Operation::Floor, a, {}, std::floor(a.value()));
}
Recorded min(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Minimum, a, b, min(a.value(), b.value()));
}
Recorded max(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Maximum, a, b, max(a.value(), b.value()));
}
}  // namespace math

}  // namespace rw
