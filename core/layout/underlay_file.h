// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <string>
#include <string_view>

namespace rw::layout {

/// The most that a plan takes of an underlay's file.
inline constexpr std::size_t kMostUnderlay = std::size_t{32} << 20;  // bytes
/// Base 64 in one part of a plan.
inline constexpr std::size_t kUnderlayPart = 4096;  // characters

/// What a file is by its first bytes: PNG, JPEG, GIF, BMP or WebP; SVG; DXF. None where it is none of them.
UnderlayFormat underlayFormat(std::string_view bytes);

/// A file as a plan holds it, told by its own bytes. Its place on the floor is as \p before has it,
/// its width only where it is the same file. A DXF is read once, so
/// that none comes in that cannot be drawn. Errors: underlay.size, underlay.empty, underlay.format, those of readDxf.
Result<Underlay> underlayFrom(std::string_view bytes, std::string_view fileName, const Underlay& before = {});

/// The file again. Errors: underlay.none, underlay.part (which part is no base 64), underlay.size, underlay.digest (the bytes
/// are not those that came in).
Result<std::string> underlayBytes(const Underlay& underlay);

}  // namespace rw::layout
