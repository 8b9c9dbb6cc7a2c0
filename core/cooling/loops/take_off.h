// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_design.h"

namespace rw::cooling {

/// What a loop is built of: pipe by size, hoses by bore, and each kind of fitting by its bore.
std::vector<TakeOffLine> takeOff(const LoopNetwork& loop);

}  // namespace rw::cooling
