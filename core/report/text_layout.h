// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw::report {

/// Columns a text takes in a terminal: code points (the report uses no wide or combining ones).
std::size_t displayWidth(std::string_view utf8);
std::string padRight(std::string_view utf8, std::size_t width);
std::string padLeft(std::string_view utf8, std::size_t width);
/// Lines of at most \p width columns, broken at spaces; a longer word stands alone.
std::vector<std::string> wrap(std::string_view utf8, std::size_t width);
/// A table with its headings and a rule beneath; words are broken where the width asks for it.
std::vector<std::string> tableLines(const Table& table, std::size_t width);

}  // namespace rw::report
