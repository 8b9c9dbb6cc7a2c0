// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_layout.h"

#include <algorithm>

namespace rw::report {

std::size_t displayWidth(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padRight(std::string_view utf8, std::size_t width)
{
    std::string out(utf8);
    const std::size_t used = displayWidth(utf8);
    if (used < width) out.append(width - used, ' ');
    return out;
}

std::string padLeft(std::string_view utf8, std::size_t width)
{
    const std::size_t used = displayWidth(utf8);
    return (used < width ? std::string(width - used, ' ') : std::string()) + std::string(utf8);
}

std::vector<std::string> wrap(std::string_view utf8, std::size_t width)
{
    std::vector<std::string> lines;
    std::string line;
    std::size_t at = 0;
    while (at <= utf8.size()) {
        const std::size_t end = std::min(utf8.find_first_of(" \n", at), utf8.size());
        const std::string_view word = utf8.substr(at, end - at);
        if (!line.empty() && displayWidth(line) + 1 + displayWidth(word) > width) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (!line.empty() && !word.empty()) line += ' ';
        line += word;
        if (end < utf8.size() && utf8[end] == '\n') {
            lines.push_back(std::move(line));
            line.clear();
        }
        at = end + 1;
    }
    lines.push_back(std::move(line));
    return lines;
}

namespace {

std::string trimmedRight(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestWords = 10;

std::vector<std::size_t> columnWidths(const Table& table, std::size_t width)
{
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::size_t widest = std::max(displayWidth(table.columns[c].unit), std::size_t{1});
        // Headings may break at their spaces; numbers may not.
        for (const std::string& word : wrap(table.columns[c].heading, 1))
            widest = std::max(widest, displayWidth(word));
        if (!table.columns[c].number) widest = std::max(widest, displayWidth(table.columns[c].heading));
        for (const Row& row : table.rows)
            if (row.kind != Row::Kind::Group && c < row.cells.size())
                widest = std::max(widest, displayWidth(row.cells[c]));
        widths.push_back(widest);
    }
    // Too wide: the widest column of words gives way, one column at a time.
    const auto total = [&] {
        std::size_t sum = kGap * (widths.size() - 1);
        for (std::size_t w : widths) sum += w;
        return sum;
    };
    while (total() > width) {
        std::size_t widest = widths.size();
        for (std::size_t c = 0; c < widths.size(); ++c)
            if (!table.columns[c].number && widths[c] > kNarrowestWords
                && (widest == widths.size() || widths[c] > widths[widest]))
                widest = c;
        if (widest == widths.size()) break;
        --widths[widest];
    }
    return widths;
}

}  // namespace

std::vector<std::string> tableLines(const Table& table, std::size_t width)
{
    const std::vector<std::size_t> widths = columnWidths(table, width);
    std::vector<std::string> lines;
    const auto writeRow = [&](const std::vector<std::string>& cells, bool bottom) {
        std::vector<std::vector<std::string>> broken;
        std::size_t height = 1;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            broken.push_back(wrap(c < cells.size() ? cells[c] : "", widths[c]));
            height = std::max(height, broken.back().size());
        }
        for (std::size_t h = 0; h < height; ++h) {
            std::string line;
            for (std::size_t c = 0; c < widths.size(); ++c) {
                // Headings stand on their rule.
                const std::size_t skipped = bottom ? height - broken[c].size() : 0;
                const std::string cell =
                    h >= skipped && h - skipped < broken[c].size() ? broken[c][h - skipped] : "";
                if (c) line += std::string(kGap, ' ');
                line += table.columns[c].number ? padLeft(cell, widths[c]) : padRight(cell, widths[c]);
            }
            lines.push_back(trimmedRight(std::move(line)));
        }
    };
    std::vector<std::string> headings;
    for (const Column& column : table.columns)
        headings.push_back(column.heading + (column.unit.empty() ? "" : "\n" + column.unit));
    writeRow(headings, true);
    std::string rule;
    for (std::size_t c = 0; c < widths.size(); ++c)
        rule += (c ? "  " : "") + std::string(widths[c], '-');
    lines.push_back(rule);
    for (const Row& row : table.rows) {
        if (row.kind == Row::Kind::Group)
            lines.push_back(row.cells.empty() ? "" : row.cells.front());
        else
            writeRow(row.cells, false);
        if (row.kind == Row::Kind::Marked) lines.back() += "  *";
    }
    return lines;
}

}  // namespace rw::report
