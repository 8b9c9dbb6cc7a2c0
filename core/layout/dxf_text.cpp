// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/dxf_text.h"

#include "base/utf8.h"

#include <charconv>
#include <cstdint>

namespace rw::layout {

namespace {

void append(std::string& out, std::uint32_t c)
{
    const auto byte = [&](std::uint32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xE0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::string asUtf8(std::string_view value)
{
    if (invalidUtf8(value) == std::string_view::npos) return std::string(value);
    std::string out;
    for (const char c : value) append(out, static_cast<unsigned char>(c));
    return out;
}

/// \U+00B0 at a place: the character, and the place behind it.
bool unicodeAt(std::string_view s, std::size_t& at, std::string& out)
{
    if (s.substr(at, 3) != "\\U+" || s.size() < at + 7) return false;
    std::uint32_t c = 0;
    const auto [end, problem] = std::from_chars(s.data() + at + 3, s.data() + at + 7, c, 16);
    if (problem != std::errc() || end != s.data() + at + 7 || (c >= 0xD800 && c < 0xE000) || c < 0x20) return false;
    append(out, c);
    at += 7;
    return true;
}

bool percentAt(std::string_view s, std::size_t& at, std::string& out)
{
    if (s.substr(at, 2) != "%%" || s.size() < at + 3) return false;
    switch (s[at + 2]) {
    case 'd': case 'D': out += "°"; break;
    case 'p': case 'P': out += "±"; break;
    case 'c': case 'C': out += "⌀"; break;
    case '%': out += '%'; break;
    case 'u': case 'U': case 'o': case 'O': case 'k': case 'K': break;  // lines under, over and through
    default: return false;
    }
    at += 3;
    return true;
}

/// Codes of MTEXT that run to a semicolon.
bool runsToSemicolon(char c)
{
    return std::string_view("ACFHQTWfp").find(c) != std::string_view::npos;
}

}  // namespace

std::string dxfText(std::string_view value)
{
    const std::string s = asUtf8(value);
    std::string out;
    for (std::size_t at = 0; at < s.size();)
        if (!unicodeAt(s, at, out) && !percentAt(s, at, out)) out += s[at++];
    return out;
}

std::string dxfMText(std::string_view value)
{
    const std::string s = asUtf8(value);
    std::string out;
    for (std::size_t at = 0; at < s.size();) {
        if (unicodeAt(s, at, out) || percentAt(s, at, out)) continue;
        const char c = s[at];
        if (c == '{' || c == '}') {
            ++at;
            continue;
        }
        if (c != '\\' || at + 1 == s.size()) {
            out += c;
            ++at;
            continue;
        }
        const char code = s[at + 1];
        at += 2;
        const std::size_t end = s.find(';', at);
        if (code == 'P') {
            out += '\n';
        } else if (code == '~') {
            out += ' ';
        } else if (code == '\\' || code == '{' || code == '}') {
            out += code;
        } else if (code == 'S') {  // a fraction: over ^ under ;
            for (; at < s.size() && s[at] != ';'; ++at) out += s[at] == '^' || s[at] == '#' ? '/' : s[at];
            if (at < s.size()) ++at;
        } else if (runsToSemicolon(code)) {
            at = end == std::string::npos ? s.size() : end + 1;
        }
    }
    return out;
}

}  // namespace rw::layout
