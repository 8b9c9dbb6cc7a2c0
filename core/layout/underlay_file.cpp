// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/underlay_file.h"

#include "base/base64.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "layout/dxf.h"

#include <algorithm>
#include <array>

namespace rw::layout {

namespace {

/// Bytes of one part: base 64 writes three as four characters.
constexpr std::size_t kPartBytes = kUnderlayPart / 4 * 3;
/// As far as a file's kind is looked for.
constexpr std::size_t kHead = 65536;

bool starts(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

bool isPicture(std::string_view b)
{
    constexpr std::array<std::string_view, 5> kMarks{"\x89PNG\r\n\x1a\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "BM"};
    if (starts(b, "RIFF") && b.substr(8, 4) == "WEBP") return true;
    return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return starts(b, mark); });
}

/// A group code alone on the first line that holds anything but blanks: what every ASCII DXF begins with.
bool isDxf(std::string_view b)
{
    if (starts(b, "AutoCAD Binary DXF") || starts(b, "AC10")) return true;  // told apart by the reader, with what to do
    if (starts(b, "\xEF\xBB\xBF")) b.remove_prefix(3);
    const std::size_t end = b.find('\n');
    if (end == std::string_view::npos) return false;
    std::string first;
    for (const char c : b.substr(0, end))
        if (c != ' ' && c != '\t' && c != '\r') first += c;
    return first == "0" || first == "999";
}

}  // namespace

UnderlayFormat underlayFormat(std::string_view bytes)
{
    if (isPicture(bytes)) return UnderlayFormat::Picture;
    if (isDxf(bytes)) return UnderlayFormat::Dxf;
    if (bytes.substr(0, kHead).find("<svg") != std::string_view::npos) return UnderlayFormat::Svg;
    return UnderlayFormat::None;
}

Result<Underlay> underlayFrom(std::string_view bytes, std::string_view fileName, const Underlay& before)
{
    const std::string file(fileName);
    if (bytes.size() > kMostUnderlay)
        return Error{.code = "underlay.size", .file = file, .found = std::to_string(bytes.size()), .allowed = std::to_string(kMostUnderlay)};
    if (bytes.empty()) return Error{.code = "underlay.empty", .file = file};
    Underlay underlay = before;
    underlay.format = underlayFormat(bytes);
    if (underlay.format == UnderlayFormat::None) return Error{.code = "underlay.format", .file = file, .allowed = "PNG, JPEG, GIF, BMP, WebP, SVG, DXF"};
    if (underlay.format == UnderlayFormat::Dxf)
        if (const auto drawing = readDxf(bytes, fileName); !drawing) return drawing.error();
    underlay.fileName = repairedUtf8(fileName);
    underlay.digest = sha256(bytes);
    // A width was chosen for the file that it was chosen for: another one begins as wide as it is by itself.
    if (underlay.digest != before.digest) underlay.width = 0;
    std::vector<UnderlayPart> parts;
    parts.reserve(bytes.size() / kPartBytes + 1);
    for (std::size_t at = 0; at < bytes.size(); at += kPartBytes) parts.push_back({base64(bytes.substr(at, kPartBytes))});
    underlay.parts = Block<UnderlayPart>(std::move(parts));
    return underlay;
}

Result<std::string> underlayBytes(const Underlay& underlay)
{
    if (underlay.format == UnderlayFormat::None || underlay.parts.empty()) return Error{.code = "underlay.none", .file = underlay.fileName};
    std::string bytes;
    std::size_t part = 0;
    for (const UnderlayPart& p : underlay.parts) {
        const auto piece = fromBase64(p.data);
        if (!piece) return Error{.code = "underlay.part", .file = underlay.fileName, .path = "parts[" + std::to_string(part) + "]"};
        if (bytes.size() + piece->size() > kMostUnderlay)
            return Error{.code = "underlay.size", .file = underlay.fileName, .found = std::to_string(bytes.size() + piece->size()),
                         .allowed = std::to_string(kMostUnderlay)};
        bytes += *piece;
        ++part;
    }
    if (const std::string digest = sha256(bytes); digest != underlay.digest)
        return Error{.code = "underlay.digest", .file = underlay.fileName, .found = digest, .allowed = underlay.digest};
    return bytes;
}

}  // namespace rw::layout
