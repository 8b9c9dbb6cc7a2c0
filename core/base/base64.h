// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rw {

/// Bytes as base 64 (RFC 4648), without line ends.
std::string base64(std::string_view bytes);

/// The bytes of such a text, which ends where its last group does; unset where it is none.
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace rw
