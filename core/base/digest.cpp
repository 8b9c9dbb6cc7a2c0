// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digest.h"

#include <fmt/format.h>
#include <nettle/sha2.h>
#include <zlib.h>

#include <array>

namespace rw {

std::string sha256(std::string_view bytes)
{
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::string out;
    for (std::uint8_t b : digest)
        out += fmt::format("{:02x}", b);
    return out;
}

std::string crc32Text(std::string_view bytes)
{
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    return fmt::format("{:08x}", sum);
}

}  // namespace rw
