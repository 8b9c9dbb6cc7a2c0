// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rw {

/// A number as a sentence holds it, alone or with its unit behind a space ("27648 kg"), with \p separator between its
/// thousands ("27,648 kg"). Dates, names of several words and all else stay as they are.
std::string withThousands(std::string_view value, std::string_view separator);

}  // namespace rw
