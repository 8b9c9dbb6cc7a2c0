// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_header.h"

namespace rw {

Result<int> readHeader(const JsonDocument& document, std::string_view format, int newestVersion)
{
    const Tree& root = document.root();
    const Tree* kind = root.find("format");
    if (!kind || !kind->string() || *kind->string() != format)
        return document.at({.code = "file.format",
                            .path = "format",
                            .found = kind            ? kind->brief()
                                     : root.object() ? "none"
                                                     : std::string(root.kindName()),
                            .allowed = std::string(format)},
                           kind ? kind : &root);
    const Tree* version = root.find("format_version");
    if (version && version->integer() && *version->integer() >= 1
        && *version->integer() <= newestVersion)
        return static_cast<int>(*version->integer());
    const bool newer = version && version->integer() && *version->integer() > newestVersion;
    return document.at(
        {.code = newer ? "file.version" : "file.no-version",
         .path = "format_version",
         .found = version ? version->brief() : "none",
         .allowed = newestVersion == 1 ? "1" : "1 to " + std::to_string(newestVersion)},
        version ? version : &root);
}

void writeHeader(JsonWriter& out, std::string_view format, int version)
{
    out.key("format");
    out.value(format);
    out.key("format_version");
    out.value(version);
    out.key("written_by");
    out.value("Rackwright " RW_VERSION);
}

}  // namespace rw
