// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace rw {

/// Bytes of the well-formed sequence that begins at an offset; 0 when none does (Unicode 15, table 3-7).
static std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

static std::size_t invalidFrom(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        // Plan files are nearly all ASCII: eight bytes at a time while no high bit is set.
        std::uint64_t word = 0;
        if (at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080808080808080u) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const std::size_t n = sequenceLength(text, at);
        if (n == 0)
            return at;
        at += n;
    }
    return std::string_view::npos;
}

std::size_t invalidUtf8(std::string_view text) { return invalidFrom(text, 0); }

std::string repairedUtf8(std::string_view text)
{
    std::string out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t bad = invalidFrom(text, at);
        out += text.substr(at, bad == std::string_view::npos ? bad : bad - at);
        if (bad == std::string_view::npos)
            return out;
        out += "\xEF\xBF\xBD";
        at = bad + 1;
    }
}

TextPlace textPlace(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    TextPlace place;
    place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
    for (char c : before.substr(lineStart))
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
            ++place.column;
    return place;
}

}  // namespace rw
