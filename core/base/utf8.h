// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rw {

/// The offset of the first byte that is not part of well-formed UTF-8; npos when all is.
/// Overlong forms, surrogates and code points past U+10FFFF are not well-formed.
std::size_t invalidUtf8(std::string_view text);

/// The text with each ill-formed byte replaced by U+FFFD.
std::string repairedUtf8(std::string_view text);

/// 1-based line and column of a byte offset; columns count code points.
struct TextPlace {
    std::size_t line = 1;
    std::size_t column = 1;
};
TextPlace textPlace(std::string_view text, std::size_t offset);

}  // namespace rw
