// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace rw {

/// "ups", "transformer": the word of a kind of converter in files and rules.
std::string_view nameOf(ConverterKind kind);

/// How often a kind of equipment fails: the plan's own rule, else the shipped one, all parts unset where there is none.
ReliabilityRule reliabilityRule(const Plan& plan, std::string_view kind);

}  // namespace rw
