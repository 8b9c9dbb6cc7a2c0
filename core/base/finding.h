// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <string>

namespace rw {

enum class Severity { Error, Warning, Note };
std::string_view name(Severity severity);  ///< "error", "warning", "note"

/// Something poor or impossible in the design, with its numbers and what would mend it.
struct Finding {
    Severity severity = Severity::Warning;
    std::string code;     ///< stable, as in "shelf.redundancy-lost"
    std::string subject;  ///< plan path of the object, as in "rack_designs[helios]"
    TextArgs args;        ///< the figures of the sentence, already with units
    std::string reason;   ///< why the planner acknowledged it; empty while not acknowledged

    bool operator==(const Finding&) const = default;
    bool acknowledged() const { return !reason.empty(); }
    std::string message() const;  ///< English sentence from "finding.<code>"
    std::string mend() const;     ///< what would mend it, from "mend.<code>"
};

}  // namespace rw
