// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rw {

inline constexpr double kZeroCelsius = 273.15;  ///< K, exact: SI brochure, 9th edition, 2.3.1

}  // namespace rw
