// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/json.h"

#include <string_view>
#include <vector>

namespace rw {

/// The keys with which every file of ours begins.
inline constexpr std::string_view kHeaderKeys[] = {"format", "format_version", "written_by"};

/// The format version of a file that claims a format. Errors: file.format (another kind of file),
/// file.version (newer than this program, or no version).
Result<int> readHeader(const JsonDocument& document, std::string_view format, int newestVersion);

void writeHeader(JsonWriter& out, std::string_view format, int version);

}  // namespace rw
