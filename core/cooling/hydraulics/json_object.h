// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"
#include "schema/json.h"

#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace rw::hydraulics {

/// Stands for "there must be one".
inline constexpr std::nullopt_t kNeeded = std::nullopt;

/// What a reading met: its first error, and what it did not know.
struct JsonProblems {
    std::optional<Error> error;
    std::vector<Error> notices;

    bool failed() const { return error.has_value(); }
};

/// An object of a JSON file, read key by key. After the first error everything reads as empty, so that whoever reads
/// asks once, at the end.
class JsonObject {
public:
    /// Error field.type when the tree is no object.
    JsonObject(const JsonDocument& document, const Tree& tree, std::string path, JsonProblems& problems);

    const Tree& tree() const { return *m_tree; }
    bool has(std::string_view key) const { return m_tree->find(key) != nullptr; }
    /// The member, which counts as known from here on; nullptr when there is none.
    const Tree* member(std::string_view key);
    JsonObject child(std::string_view key, const Tree& tree) const;
    /// Calls for each object of a list that must be there.
    void eachOf(std::string_view key, const std::function<void(JsonObject)>& call);

    std::string text(std::string_view key);
    bool boolean(std::string_view key, bool absent);
    /// A number within a range, both ends allowed; \p absent stands where there is none (nullopt: error).
    double number(std::string_view key, double low, double high, std::optional<double> absent);
    int whole(std::string_view key, int low, int high, int absent);

    /// "length_m", "length_mm", "length_ft", ...: the unit is the key's end.
    template <class Q>
    bool hasQuantity(std::string_view name) const { return !keysOf(name, Q::kDimension).empty(); }
    template <class Q>
    Q quantity(std::string_view name, std::optional<Q> absent)
    {
        const std::optional<double> si = quantitySi(name, Q::kDimension, !absent);
        return si ? Q::fromSi(*si) : absent.value_or(Q{});
    }

    /// One of the words; \p absent only after an error.
    template <class T, std::size_t Size>
    T choice(std::string_view key, const std::pair<const char*, T> (&words)[Size], T absent)
    {
        const std::string word = text(key);
        std::string allowed;
        for (const auto& [known, value] : words) {
            if (word == known) return value;
            allowed += (allowed.empty() ? "" : ", ") + std::string(known);
        }
        fail({.code = "field.choice", .found = word, .allowed = allowed}, key);
        return absent;
    }

    /// Keeps an error, unless there is one, with the place of a key (or of the object).
    void fail(Error error, std::string_view key);
    /// Adds a notice for every key that nobody asked for.
    void tellUnknown();

private:
    std::vector<const std::pair<std::string, Tree>*> keysOf(std::string_view name, Dimension dimension) const;
    std::optional<double> quantitySi(std::string_view name, Dimension dimension, bool needed);
    std::string pathOf(std::string_view key) const;

    const JsonDocument* m_document;
    const Tree* m_tree;
    std::string m_path;
    JsonProblems* m_problems;
    std::set<std::string, std::less<>> m_known;
};

}  // namespace rw::hydraulics
