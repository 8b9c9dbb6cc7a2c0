// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digits.h"

namespace rw {

std::string withThousands(std::string_view value, std::string_view separator)
{
    constexpr std::size_t kGroup = 3;
    constexpr std::string_view kDigits = "0123456789";
    const auto endOfDigits = [&](std::size_t from) {
        const std::size_t end = value.find_first_not_of(kDigits, from);
        return end == std::string_view::npos ? value.size() : end;
    };
    const std::size_t first = !value.empty() && value.front() == '-' ? 1 : 0;
    const std::size_t whole = endOfDigits(first);
    const std::size_t end = whole < value.size() && value[whole] == '.' ? endOfDigits(whole + 1) : whole;
    const bool unit = end < value.size() && value[end] == ' ' && value.find(' ', end + 1) == std::string_view::npos;
    const bool number = whole > first && (end == value.size() || unit);
    std::string out(value);
    if (!number) return out;
    for (std::size_t at = whole; at > first + kGroup;) {
        at -= kGroup;
        out.insert(at, separator);
    }
    return out;
}

}  // namespace rw
