// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/base64.h"

#include <nettle/base64.h>

#include <cstdint>

namespace rw {

std::string base64(std::string_view bytes)
{
    std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(text.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    base64_decode_ctx context;
    base64_decode_init(&context);
    std::string bytes(BASE64_DECODE_LENGTH(text.size()), '\0');
    std::size_t length = 0;
    if (base64_decode_update(&context, &length, reinterpret_cast<std::uint8_t*>(bytes.data()), text.size(), text.data()) == 0)
        return std::nullopt;
    if (base64_decode_final(&context) == 0) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace rw
