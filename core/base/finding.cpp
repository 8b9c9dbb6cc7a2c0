// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/finding.h"

namespace rw {

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
    }
    return "";
}

std::string Finding::message() const
{
    return text("finding." + code, args);
}

std::string Finding::mend() const
{
    return text("mend." + code, args);
}

}  // namespace rw
