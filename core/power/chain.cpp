// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/chain.h"

#include "base/text.h"
#include "power/converter.h"

#include <algorithm>

namespace rw {

namespace {
std::int64_t ceilDiv(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}
}  // namespace

std::int64_t installedUnits(Redundancy redundancy, std::int64_t needed)
{
    switch (redundancy) {
    case Redundancy::N: return needed;
    case Redundancy::NPlus1: return needed + 1;
    case Redundancy::NPlus2: return needed + 2;
    case Redundancy::TwoN: return 2 * needed;
    case Redundancy::ThreeToMakeTwo: return 3 * ceilDiv(needed, 2);
    case Redundancy::FourToMakeThree: return 4 * ceilDiv(needed, 3);
    }
    return needed;
}

std::int64_t usableUnits(Redundancy redundancy, std::int64_t installed)
{
    switch (redundancy) {
    case Redundancy::N: return installed;
    case Redundancy::NPlus1: return std::max<std::int64_t>(0, installed - 1);
    case Redundancy::NPlus2: return std::max<std::int64_t>(0, installed - 2);
    case Redundancy::TwoN: return installed / 2;
    case Redundancy::ThreeToMakeTwo: return 2 * (installed / 3);
    case Redundancy::FourToMakeThree: return 3 * (installed / 4);
    }
    return installed;
}

template <Number N>
ChainResult<N> evaluateChain(const Plan& plan, const std::vector<ChainStage>& chain, const std::string& path,
                             const Power<N>& it, const Power<N>& other)
{
    ChainResult<N> result;
    Power<N> carried = it;
    bool joined = false;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
        const ChainStage& stage = *at;
        if (!joined && stage.carries == StageCarries::All) {
            carried = step("P_all", "step.chain.all", unit::MW, carried + other);
            joined = true;
        }
        StageResult<N> r;
        r.id = stage.id;
        r.name = stage.name;
        r.out = carried;
        const Converter* converter = findById(plan.converters, stage.converter);
        if (converter && converterProblem(*converter).empty()) {
            const std::string where = "converters[" + converter->id + "]";
            // A transformer's rating is apparent power: it carries P / PF.
            Power<N> load = carried;
            if (converter->kind == ConverterKind::Transformer && plan.assumptions.powerFactor.set())
                load = carried / given<N>("PF", plan.assumptions.powerFactor,
                                          [] { return std::string("assumptions.power_factor"); });
            r.units = count<N>(1);
            if (converter->rating.set()) {
                const auto rating = given<N>("P_r", converter->rating, [&] { return where + ".rating"; });
                const Count<N> needed = wholeUnitsFor(load, rating);
                const std::int64_t derived = std::max<std::int64_t>(
                    1, installedUnits(stage.redundancy, static_cast<std::int64_t>(needed.value())));
                r.units = stage.units
                    ? datum<Count<N>>("n", "step.chain.units", unit::one, static_cast<double>(*stage.units),
                                      [&] { return Origin{path + ".chain[" + stage.id + "].units", "", Grade::Assumed}; })
                    : solved<Count<N>>("n", "step.chain.units", unit::one, static_cast<double>(derived),
                                       [] { return text("method.whole-units"); },
                                       {load.si(), rating.si()});
                r.loadFraction = stepOf("x", stage.id, "step.chain.load", unit::percent, load / (r.units * rating));
            }
            r.loss = stepOf("P_loss", stage.id, "step.chain.loss", unit::kW,
                          loss(lossTerms<N>(*converter, where), load, r.units));
        }
        r.in = stepOf("P_in", stage.id, "step.chain.in", unit::MW, r.out + r.loss);
        result.loss += r.loss;
        if (stage.location != StageLocation::Outdoors) result.roomHeat += asHeat(r.loss);
        carried = r.in;
        result.stages.push_back(std::move(r));
    }
    if (!joined) carried = carried + other;
    std::reverse(result.stages.begin(), result.stages.end());
    result.in = carried;
    result.loss = step("ΣP_loss", "step.chain.losses", unit::MW, result.loss);
    result.roomHeat = step("Q_room", "step.chain.room_heat", unit::kWheat, result.roomHeat);
    return result;
}

#define RW_FOR(N)                                                                                        \
    template ChainResult<N> evaluateChain<N>(const Plan&, const std::vector<ChainStage>&, const std::string&, \
                                             const Power<N>&, const Power<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
