// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// The lines of a text one by one, without their ends (LF, CR LF or CR LF at a file's end missing).
class LineReader {
public:
    explicit LineReader(std::string_view text) : m_rest(text) {}

    std::optional<std::string_view> next();
    std::size_t line() const { return m_line; }  ///< 1-based, of the line given last

private:
    std::string_view m_rest;
    std::size_t m_line = 0;
};

/// A line's cells between commas, blanks around them cut; a cell in double quotes may hold commas.
void splitCells(std::string_view line, std::vector<std::string_view>& cells);

std::string_view trimmed(std::string_view text);
bool beginsWith(std::string_view text, std::string_view beginning);  ///< whatever the case of ASCII letters
/// A finite decimal number that is the whole text.
std::optional<double> numberOf(std::string_view text);
std::optional<int> integerOf(std::string_view text);
/// Whether its beginning is text and no picture, archive, sheet or UTF-16: it has no control characters.
bool isText(std::string_view bytes);
/// Text of unknown encoding as UTF-8: as it is where it is UTF-8, else read as Latin-1.
std::string utf8Of(std::string_view text);

/// "12, 15–20, 31": at most eight runs, then how many lines more.
std::string lineRanges(const std::vector<std::size_t>& lines);

}  // namespace rw
