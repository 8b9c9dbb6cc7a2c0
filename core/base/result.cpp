// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include "base/text.h"

#include <fmt/format.h>

namespace rw {

std::string Error::message() const
{
    std::string place = file;
    if (line > 0) {
        if (!place.empty()) place += ":";
        place += column > 0 ? fmt::format("{}:{}", line, column) : fmt::format("{}", line);
    }
    if (!path.empty()) place += fmt::format("{}{}", place.empty() ? "" : ": ", path);
    std::string out = place.empty() ? "" : place + ": ";
    out += text("error." + code, {{"found", found}, {"allowed", allowed}});
    return out;
}

}  // namespace rw
