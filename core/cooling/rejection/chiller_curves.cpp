// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/chiller_curves.h"

namespace rw::cooling {

namespace {

constexpr std::string_view kSource = "EnergyPlus data sets, Chillers.idf (CoolTools)";
constexpr ChillerCurves kSets[] = {
#include "cooling/rejection/chiller_curves.inc"
};

}  // namespace

std::span<const ChillerCurves> chillerCurves() { return kSets; }

const ChillerCurves* findChillerCurves(std::string_view key)
{
    for (const ChillerCurves& set : kSets)
        if (set.key == key) return &set;
    return nullptr;
}

}  // namespace rw::cooling
