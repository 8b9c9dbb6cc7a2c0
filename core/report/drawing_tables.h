// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace rw::report {

/// What a text report sets in a drawing's place.
Table tableOf(const Loops& loops);
Table tableOf(const ElevationSheet::Plate& plate);
Table tableOf(const Carpets& carpets);
Table tableOf(const HoursAbove& duration);
Table tableOf(const EnergyFlow& flow);

}  // namespace rw::report
