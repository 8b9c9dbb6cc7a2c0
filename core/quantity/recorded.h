// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"
#include "quantity/unit.h"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace rw {

/// How far a datum can be trusted.
enum class Grade { Vendor, Measured, Standard, Press, Derived, Assumed, Unknown };
std::string_view name(Grade grade);  ///< "vendor", "measured", ...
std::string gradeWord(Grade grade);  ///< the same in the reader's language

/// Where a datum came from.
struct Origin {
    std::string path{};    ///< plan path, where it can be edited; empty for a constant of a method
    std::string source{};  ///< in words, with the document's name
    Grade grade = Grade::Assumed;

    bool operator==(const Origin&) const = default;
};

/// A number that remembers how it came about: the recording twin of double.
///
/// Formulas are written once, over a number type. With double they only calculate; with Recorded
/// every operation also leaves a node in the Recording that is open on this thread, and named steps
/// and data become the nodes of a derivation. The value is bit-equal to that of double, because it
/// comes from the same operations in the same order.
class Recorded {
public:
    Recorded() = default;
    Recorded(double constant) : m_value(constant) {}
    Recorded(double value, std::int32_t node) : m_value(value), m_node(node) {}

    double value() const { return m_value; }
    std::int32_t node() const { return m_node; }  ///< -1 for a bare constant

private:
    double m_value = 0.0;
    std::int32_t m_node = -1;
};

enum class Operation : std::uint8_t {
    Constant, Datum, Step, Solved, Add, Subtract, Multiply, Divide, Negate,
    Power, Sqrt, Exp, Log, Ceil, Floor, Minimum, Maximum
};

/// What is said of a named step or a datum.
struct NodeInfo {
    std::string symbol{};  ///< "P_rack"
    std::string label{};   ///< text key of its words
    const Unit* unit = &unit::one;
    Origin origin{};       ///< data only
    std::string method{};  ///< solved values only: how, with the residual
    std::string figure{};  ///< the figure path, where the step is a figure of its own
};

/// The nodes recorded on one thread, from construction to destruction. Not nested.
class Recording {
public:
    struct Node {
        Operation operation = Operation::Constant;
        std::int32_t a = -1;
        std::int32_t b = -1;
        std::int32_t info = -1;
        double value = 0.0;
    };

    Recording();
    ~Recording();
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;

    static Recording& current();
    static bool active();

    const Node& node(std::int32_t index) const { return m_nodes[static_cast<std::size_t>(index)]; }
    const NodeInfo& info(const Node& n) const { return m_infos[static_cast<std::size_t>(n.info)]; }
    NodeInfo& info(const Node& n) { return m_infos[static_cast<std::size_t>(n.info)]; }
    std::size_t size() const { return m_nodes.size(); }

    Recorded operation(Operation op, const Recorded& a, const Recorded& b, double value);
    Recorded named(Operation op, double value, std::int32_t inside, NodeInfo info);
    /// Inputs of a solved value, chained so that a node keeps to two children.
    std::int32_t chain(std::initializer_list<Recorded> inputs);

private:
    std::int32_t childOf(const Recorded& number);

    std::vector<Node> m_nodes;
    std::vector<NodeInfo> m_infos;
    Recording* m_outer = nullptr;
};

/// The three kinds of named nodes, on the Recording of this thread.
Recorded recordStep(const char* symbol, const char* label, const Unit& unit, const Recorded& number);
Recorded recordDatum(const char* symbol, const char* label, const Unit& unit, double si, Origin origin);
Recorded recordSolved(const char* symbol, const char* label, const Unit& unit, double si, std::string method,
                      std::initializer_list<Recorded> inputs);

inline double plain(double x) { return x; }
inline double plain(const Recorded& x) { return x.value(); }

inline Recorded operator+(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Add, a, b, a.value() + b.value());
}
inline Recorded operator-(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Subtract, a, b, a.value() - b.value());
}
inline Recorded operator*(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Multiply, a, b, a.value() * b.value());
}
inline Recorded operator/(const Recorded& a, const Recorded& b)
{
    return Recording::current().operation(Operation::Divide, a, b, a.value() / b.value());
}
inline Recorded operator-(const Recorded& a)
{
    return Recording::current().operation(Operation::Negate, a, {}, -a.value());
}
inline Recorded& operator+=(Recorded& a, const Recorded& b) { return a = a + b; }
inline Recorded& operator-=(Recorded& a, const Recorded& b) { return a = a - b; }
inline bool operator<(const Recorded& a, const Recorded& b) { return a.value() < b.value(); }
inline bool operator>(const Recorded& a, const Recorded& b) { return a.value() > b.value(); }
inline bool operator<=(const Recorded& a, const Recorded& b) { return a.value() <= b.value(); }
inline bool operator>=(const Recorded& a, const Recorded& b) { return a.value() >= b.value(); }
inline bool operator==(const Recorded& a, const Recorded& b) { return a.value() == b.value(); }

namespace math {
inline double pow(double a, double b) { return std::pow(a, b); }
inline double sqrt(double a) { return std::sqrt(a); }
inline double exp(double a) { return std::exp(a); }
inline double log(double a) { return std::log(a); }
inline double ceil(double a) { return std::ceil(a); }
inline double floor(double a) { return std::floor(a); }
inline double min(double a, double b) { return b < a ? b : a; }
inline double max(double a, double b) { return b > a ? b : a; }
Recorded pow(const Recorded& a, const Recorded& b);
Recorded sqrt(const Recorded& a);
Recorded exp(const Recorded& a);
Recorded log(const Recorded& a);
Recorded ceil(const Recorded& a);
Recorded floor(const Recorded& a);
Recorded min(const Recorded& a, const Recorded& b);
Recorded max(const Recorded& a, const Recorded& b);
}  // namespace math

template <class N>
concept Number = std::is_same_v<N, double> || std::is_same_v<N, Recorded>;

}  // namespace rw
