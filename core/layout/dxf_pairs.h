// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace rw::layout {

/// A DXF file is pairs of lines: what a value means, as a group code, and the value.
struct DxfPair {
    int code = 0;
    std::string_view value = "EOF";  ///< as it stands, blanks in front and behind cut off
    std::string_view raw = "EOF";    ///< without the line's end alone
    std::size_t line = 0;            ///< of the value

    bool begins(std::string_view kind) const { return code == 0 && value == kind; }
};

/// Walks a file pair by pair. At its first fault it stays at an end of file, so that whoever walks stops by himself and asks
/// for the error once, at the end.
class DxfPairs {
public:
    DxfPairs(std::string_view bytes, std::string_view fileName);

    const DxfPair& at() const { return m_pair; }
    bool ended() const { return m_ended; }
    void next();

    /// The pair's value as a number: finite, at most 1e12 to either side.
    double number();
    int whole();

    /// An error at the pair. The first one stays.
    void fail(std::string code, std::string found, std::string allowed);
    const std::optional<Error>& error() const { return m_error; }

private:
    std::string_view line();

    std::string_view m_rest;
    std::string m_file;
    std::size_t m_line = 0;
    DxfPair m_pair;
    bool m_ended = false;
    std::optional<Error> m_error;
};

/// A value as an error shows it: short, and of printable characters.
std::string shownValue(std::string_view value);

}  // namespace rw::layout
