// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace rw::power {

/// A component's number as the index of an array.
inline std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace rw::power
