// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/chiller_curves.h"

namespace rw::cooling {

namespace {

constexpr std::string_view kSource = "EnergyPlus data sets, Chillers.idf (CoolTools)";
constexpr ChillerCurveSet kSets[] = {
#include "cooling/rejection/chiller_curves.inc"
};

}  // namespace

std::span<const ChillerCurveSet> chillerCurves() { return kSets; }

const ChillerCurveSet* findChillerCurves(std::string_view key)
{
    for (const ChillerCurveSet& set : kSets)
        if (set.key == key) return &set;
    return nullptr;
}

}  // namespace rw::cooling
