// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace rw {

struct EmbeddedFile {
    std::string_view name;
    std::string_view text;
};

/// Sorted by name. The definition is generated from resources/ (core/CMakeLists.txt).
std::span<const EmbeddedFile> embeddedFiles();

}  // namespace rw
