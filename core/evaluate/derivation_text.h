// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/explain.h"

#include <functional>

namespace rw {

/// How the value of a step is written, where its reader has other units than the program's own.
using DerivationValue = std::function<std::string(const Derivation::Node&)>;
/// As derivationText(), whole, with values so written.
std::string derivationText(const Derivation& derivation, const DerivationValue& value, int depth = 0);

}  // namespace rw
