// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.h"

#include "base/text.h"

namespace rw {

std::string Error::message() const
{
    std::string place = file;
    if (line > 0) {
        if (!place.empty()) place += ":";
        place += std::to_string(line);
        if (column > 0) place += ":" + std::to_string(column);
    }
    if (!path.empty()) place += (place.empty() ? "" : ": ") + path;
    std::string out = place.empty() ? "" : place + ": ";
    out += text("error." + code, {{"found", found}, {"allowed", allowed}});
    return out;
}

}  // namespace rw
