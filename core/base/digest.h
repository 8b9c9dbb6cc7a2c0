// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rw {

/// SHA-256 of bytes as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// CRC-32 (IEEE 802.3) of bytes as 8 lower-case hexadecimal digits.
std::string crc32Text(std::string_view bytes);

}  // namespace rw
