// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/assert.h"

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace rw {

/// Why some input could not be taken: what it was, where it stood, and what would have been allowed.
struct Error {
    std::string code{};     ///< stable, as in "file.syntax"
    std::string file{};     ///< file name, empty when the input was no file
    std::size_t line = 0;    ///< 1-based, 0 when not known
    std::size_t column = 0;  ///< 1-based, 0 when not known
    std::string path{};     ///< plan path or JSON path, empty when not known
    std::string found{};    ///< what stood there
    std::string allowed{};  ///< what may stand there

    bool operator==(const Error&) const = default;

    /// One English line: place, what was found, what is allowed.
    std::string message() const;
};

/// A value or the Error that kept it from being one.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const& { RW_ASSERT(ok()); return *std::get_if<0>(&m_state); }
    T& value() & { RW_ASSERT(ok()); return *std::get_if<0>(&m_state); }
    T&& value() && { RW_ASSERT(ok()); return std::move(*std::get_if<0>(&m_state)); }
    const T* operator->() const { return &value(); }
    const T& operator*() const& { return value(); }
    const Error& error() const { RW_ASSERT(!ok()); return *std::get_if<1>(&m_state); }
    Error& error() { RW_ASSERT(!ok()); return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
struct Done {
    bool operator==(const Done&) const = default;
};
using Status = Result<Done>;

}  // namespace rw
