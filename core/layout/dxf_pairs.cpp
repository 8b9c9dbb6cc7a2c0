// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/dxf_pairs.h"

#include "base/utf8.h"

#include <charconv>
#include <cmath>

namespace rw::layout {

namespace {

constexpr int kLowestCode = -5;
constexpr int kHighestCode = 1071;  // of extended data
constexpr double kLargestNumber = 1e12;
constexpr std::size_t kShown = 40;

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
}

template <class T>
bool parse(std::string_view s, T& value)
{
    if (!s.empty() && s.front() == '+') s.remove_prefix(1);
    const auto [end, problem] = std::from_chars(s.data(), s.data() + s.size(), value);
    return problem == std::errc() && end == s.data() + s.size();
}

}  // namespace

std::string shownValue(std::string_view value)
{
    std::string shown;
    for (const char c : repairedUtf8(value.substr(0, kShown))) shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return value.size() > kShown ? shown + "…" : shown;
}

DxfPairs::DxfPairs(std::string_view bytes, std::string_view fileName) : m_rest(bytes), m_file(fileName)
{
    next();
}

std::string_view DxfPairs::line()
{
    ++m_line;
    const std::size_t end = m_rest.find('\n');
    std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

void DxfPairs::next()
{
    if (m_ended) return;
    do {
        if (m_rest.empty()) {
            fail("dxf.cut", "", "0 EOF");
            return;
        }
        const std::string_view code = trimmed(line());
        m_pair.line = m_line;
        if (!parse(code, m_pair.code) || m_pair.code < kLowestCode || m_pair.code > kHighestCode) {
            fail("dxf.code", shownValue(code), std::to_string(kLowestCode) + " – " + std::to_string(kHighestCode));
            return;
        }
        if (m_rest.empty()) {
            fail("dxf.cut", "", "0 EOF");
            return;
        }
        m_pair.raw = line();
        m_pair.value = trimmed(m_pair.raw);
        m_pair.line = m_line;
    } while (m_pair.code == 999);  // remarks
    m_ended = m_pair.begins("EOF");
}

double DxfPairs::number()
{
    double value = 0.0;
    if (!parse(m_pair.value, value) || !std::isfinite(value)) {
        fail("dxf.number", shownValue(m_pair.value), "");
        return 0.0;
    }
    if (std::abs(value) > kLargestNumber) {
        fail("dxf.range", shownValue(m_pair.value), "±1e12");
        return 0.0;
    }
    return value;
}

int DxfPairs::whole()
{
    int value = 0;
    if (!parse(m_pair.value, value)) fail("dxf.number", shownValue(m_pair.value), "");
    return value;
}

void DxfPairs::fail(std::string code, std::string found, std::string allowed)
{
    if (!m_error)
        m_error = Error{.code = std::move(code), .file = m_file, .line = m_pair.line,
                        .path = "group " + std::to_string(m_pair.code), .found = std::move(found), .allowed = std::move(allowed)};
    m_ended = true;
    m_pair = {.code = 0, .value = "EOF", .raw = "EOF", .line = m_pair.line};
}

}  // namespace rw::layout
