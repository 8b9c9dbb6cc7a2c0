// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "layout/check.h"

#include <string>

namespace rw::layout {

/// How much a fault matters, on the plan as in findings.
Severity severityOf(FaultKind kind);

/// Names and figures of a fault as they are read.
struct FaultWords {
    std::string thing;     ///< its subject
    std::string other;     ///< what it meets; empty: the hall's edge
    std::string measured;  ///< with unit
    std::string allowed;   ///< with unit
};
/// One fault in a sentence: "A07 has 300 mm clear before it to B07, where 900 mm are asked for". Findings and the plan of
/// a hall tell the same.
std::string faultSentence(const LayoutFault& fault, const FaultWords& words);

}  // namespace rw::layout
