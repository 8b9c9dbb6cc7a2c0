// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/redundancy.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

std::optional<double> redundancyLimit(const ChainStage& stage, std::int64_t units)
{
    const RedundancyScheme scheme = schemeOf(stage);
    if (stage.staged || (scheme.systems <= 1 && scheme.spares + scheme.reserve == 0)) return std::nullopt;
    const std::int64_t sharing = units - std::min(scheme.reserve, units - 1);
    if (sharing <= 0) return std::nullopt;
    return static_cast<double>(usableUnits(scheme, units)) / static_cast<double>(sharing);
}

std::string redundancyWords(const ChainStage& stage)
{
    const auto choice = [](const char* name) { return text(std::string("choice.redundancy.") + name); };
    const auto with = [&](const char* key) { return text(key, {{"n", std::to_string(stage.spares.value_or(1))}}); };
    switch (stage.redundancy) {
    case Redundancy::N: return choice("n");
    case Redundancy::NPlus1: return choice("n+1");
    case Redundancy::NPlus2: return choice("n+2");
    case Redundancy::TwoN: return choice("2n");
    case Redundancy::ThreeToMakeTwo: return choice("3-to-make-2");
    case Redundancy::FourToMakeThree: return choice("4-to-make-3");
    case Redundancy::NPlusR: return with("redundancy.n+r");
    case Redundancy::TwoNPlusR: return with("redundancy.2(n+r)");
    case Redundancy::Distributed: {
        const std::int64_t systems = stage.systems.value_or(3);
        return text("redundancy.distributed", {{"n", std::to_string(systems)}, {"m", std::to_string(systems - 1)}});
    }
    case Redundancy::BlockRedundant: return with("redundancy.block");
    }
    return {};
}

}  // namespace rw
