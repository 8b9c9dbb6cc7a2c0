// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rw {

/// A name as an id of at most 60 bytes: lower-case letters and digits, dashes between. \p otherwise: where none is left.
std::string slug(std::string_view name, std::string_view otherwise);

}  // namespace rw
