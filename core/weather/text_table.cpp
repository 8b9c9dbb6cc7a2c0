// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/text_table.h"

#include "base/text.h"
#include "base/utf8.h"

#include <charconv>
#include <cmath>

namespace rw {

std::optional<std::string_view> LineReader::next()
{
    if (m_rest.empty()) return std::nullopt;
    const std::size_t end = m_rest.find('\n');
    std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
    ++m_line;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

bool isText(std::string_view bytes)
{
    constexpr std::size_t kSeen = 1024;
    for (const char c : bytes.substr(0, kSeen))
        if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f') return false;
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

void splitCells(std::string_view line, std::vector<std::string_view>& cells)
{
    cells.clear();
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        if (i < line.size() && line[i] == '"') quoted = !quoted;
        if (i < line.size() && (line[i] != ',' || quoted)) continue;
        std::string_view cell = trimmed(line.substr(begin, i - begin));
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
        cells.push_back(cell);
        begin = i + 1;
    }
}

bool beginsWith(std::string_view text, std::string_view beginning)
{
    if (text.size() < beginning.size()) return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    for (std::size_t i = 0; i < beginning.size(); ++i)
        if (lower(text[i]) != lower(beginning[i])) return false;
    return true;
}

std::optional<double> numberOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> integerOf(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string utf8Of(std::string_view text)
{
    if (invalidUtf8(text) == std::string_view::npos) return std::string(text);
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += static_cast<char>(0xC0 | (byte >> 6));
            out += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return out;
}

std::string lineRanges(const std::vector<std::size_t>& lines)
{
    constexpr int kMostRuns = 8;
    std::string out;
    int runs = 0;
    for (std::size_t i = 0; i < lines.size(); ++runs) {
        if (runs == kMostRuns)
            return out + text("weather.more-lines", {{"n", std::to_string(lines.size() - i)}});
        std::size_t last = i;
        while (last + 1 < lines.size() && lines[last + 1] == lines[last] + 1) ++last;
        out += (out.empty() ? "" : ", ") + std::to_string(lines[i]);
        if (last > i) out += "–" + std::to_string(lines[last]);
        i = last + 1;
    }
    return out;
}

}  // namespace rw
