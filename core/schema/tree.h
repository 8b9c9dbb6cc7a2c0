// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rw {

/// A neutral value: what an edit carries, what the clipboard and the journal hold, and what stands
/// between a plan and its file. Objects keep the order of their keys.
class Tree {
public:
    using List = std::vector<Tree>;
    using Object = std::vector<std::pair<std::string, Tree>>;

    Tree() = default;  ///< null
    Tree(std::nullptr_t) {}
    Tree(bool b) : m_value(b) {}
    Tree(int n) : m_value(std::int64_t{n}) {}
    Tree(std::int64_t n) : m_value(n) {}
    Tree(double x) : m_value(x) {}
    Tree(const char* s) : m_value(std::string(s)) {}
    Tree(std::string s) : m_value(std::move(s)) {}
    Tree(std::string_view s) : m_value(std::string(s)) {}
    Tree(List list) : m_value(std::move(list)) {}
    Tree(Object object) : m_value(std::move(object)) {}

    bool isNull() const { return m_value.index() == 0; }
    bool isNumber() const { return m_value.index() == 2 || m_value.index() == 3; }
    const bool* boolean() const { return std::get_if<bool>(&m_value); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_value); }
    const double* real() const { return std::get_if<double>(&m_value); }
    const std::string* string() const { return std::get_if<std::string>(&m_value); }
    const List* list() const { return std::get_if<List>(&m_value); }
    List* list() { return std::get_if<List>(&m_value); }
    const Object* object() const { return std::get_if<Object>(&m_value); }
    Object* object() { return std::get_if<Object>(&m_value); }
    double number() const;  ///< of an integer or a real; 0 otherwise

    /// The member of an object; nullptr when there is none or this is no object.
    const Tree* find(std::string_view key) const;
    Tree* find(std::string_view key);
    void set(std::string_view key, Tree value);  ///< appends or replaces; turns null into an object

    bool operator==(const Tree&) const = default;

    /// "null", "true or false", "a whole number", "a number", "text", "a list", "an object".
    std::string_view kindName() const;
    /// A short single-line form for messages.
    std::string brief() const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> m_value;
};

}  // namespace rw
