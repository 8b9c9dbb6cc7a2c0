// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rw::hydraulics {

/// A line of an .inp file in its words, without comment.
struct InpLine {
    std::size_t number = 0;  ///< 1-based
    std::vector<std::string_view> words;
};

/// An .inp file by section. The text must outlive it.
struct InpSections {
    std::string file;
    std::map<std::string, std::vector<InpLine>> lines;  ///< by section name in capitals, without brackets
    std::vector<std::pair<std::string, std::size_t>> unknown;  ///< sections of no known name, with their line

    /// Errors: inp.outside (words before the first section), inp.long-line.
    static Result<InpSections> of(std::string_view text, std::string fileName);
    const std::vector<InpLine>& operator[](const std::string& section) const;

    Error error(const InpLine& line, const char* code, std::string_view found, std::string allowed = {}) const;
    /// The number at a place of a line. Errors: inp.missing, inp.number.
    Result<double> number(const InpLine& line, std::size_t at, const char* what) const;
    Status enough(const InpLine& line, std::size_t words, const char* form) const;
};

std::string upper(std::string_view word);

}  // namespace rw::hydraulics
