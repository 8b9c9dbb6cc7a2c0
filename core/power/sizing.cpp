// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/sizing.h"

#include "power/redundancy.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

constexpr double kLowVoltage = 1000.0;  // V, IEC 60038

struct Feed {
    double volts = 0.0;
    bool direct = false;
    double faultA = 0.0;  ///< prospective where the unit is connected
};

Feed feedOf(const ChainShape& shape, const PowerSystem* system, const std::vector<StageResult<double>>& results, std::size_t i)
{
    const std::size_t parent = shape.parent[i];
    if (parent != ChainShape::kSource)
        return {results[parent].voltage.value(), results[parent].direct, results[parent].fault.value()};
    Feed feed;
    if (!system) return feed;
    feed.volts = system->supplyVoltage.si.value_or(0.0);
    if (feed.volts > 0.0) feed.faultA = system->faultLevel.si.value_or(0.0) / (std::sqrt(3.0) * feed.volts);
    return feed;
}

electrical::SizeNeed needOf(const ChainStage& stage, const PowerSystem& system, const StageResult<double>& r,
                            const Feed& feed, const StageSizing& sizing)
{
    electrical::SizeNeed need;
    need.circuit.supply = feed.direct ? electrical::Supply::Direct : electrical::Supply::ThreePhase;
    need.circuit.voltage = Voltage<>::fromSi(feed.volts);
    const double factor = r.powerFactor.value();
    need.circuit.powerFactor = scalar<double>(feed.direct || factor <= 0.0 ? 1.0 : factor);
    need.load = *sizing.current;
    need.requiredAmpacity = sizing.breaker ? sizing.breaker->rating : *sizing.current;
    need.length = Length<>::fromSi(std::max(*stage.conductorLength.si, stage.conductorLength.high.value_or(0.0)));
    if (system.conductorTemperature.set()) need.temperature = Temperature<>::fromSi(*system.conductorTemperature.si);
    if (system.dropLimit.set()) need.dropLimit = scalar<double>(*system.dropLimit.si);
    return need;
}

}  // namespace

electrical::BreakerRule breakerRule(ContinuousRule rule)
{
    switch (rule) {
    case ContinuousRule::Iec: return electrical::BreakerRule::Iec;
    case ContinuousRule::Nec80: return electrical::BreakerRule::NecStandard;
    case ContinuousRule::Nec100: return electrical::BreakerRule::NecFullRated;
    }
    return electrical::BreakerRule::Iec;
}

std::optional<Current<>> inputCurrent(const std::vector<ChainStage>& chain, const ChainShape& shape,
                                      const PowerSystem* system, const std::vector<StageResult<double>>& results,
                                      std::size_t stage)
{
    const Feed feed = feedOf(shape, system, results, stage);
    if (feed.volts <= 0.0) return std::nullopt;
    const StageResult<double>& r = results[stage];
    const auto installed = static_cast<std::int64_t>(std::max(1.0, r.units.value()));
    const auto sharing = static_cast<double>(std::max<std::int64_t>(1, usableUnits(schemeOf(chain[stage]), installed)));
    const double apparent = std::hypot(r.in.value(), feed.direct ? 0.0 : r.reactive.value());
    return Current<>::fromSi(apparent / sharing / feed.volts / (feed.direct ? 1.0 : std::sqrt(3.0)));
}

std::vector<StageSizing> sizingOf(const std::vector<ChainStage>& chain, const PowerSystem& system,
                                  const std::vector<StageResult<double>>& results, SizingParts parts)
{
    const ChainShape shape = shapeOf(chain);
    const electrical::BreakerRule rule = breakerRule(system.code);
    const auto series = system.code == ContinuousRule::Iec ? electrical::SizeSeries::Iec60228 : electrical::SizeSeries::Awg;
    std::vector<StageSizing> sizes(chain.size());
    for (std::size_t i = 0; i < chain.size() && i < results.size(); ++i) {
        StageSizing& s = sizes[i];
        s.current = inputCurrent(chain, shape, &system, results, i);
        const Feed feed = feedOf(shape, &system, results, i);
        if (!s.current || s.current->value() <= 0.0 || feed.volts > kLowVoltage) continue;
        const auto breaker = electrical::chooseBreaker(rule, *s.current, Current<>{}, Current<>::fromSi(feed.faultA));
        if (breaker) {
            s.breaker = breaker.value();
            if (feed.faultA <= 0.0) s.breaker->interrupting = {};
        } else s.breakerProblem = breaker.error();
        if (parts == SizingParts::Breakers) continue;
        if (!chain[i].conductorLength.set() || *chain[i].conductorLength.si <= 0.0) continue;
        const auto size = electrical::chooseSize(needOf(chain[i], system, results[i], feed, s),
                                                 electrical::nominalSizes(series), electrical::assumedAmpacities());
        if (size) s.conductor = size.value();
        else s.conductorProblem = size.error();
    }
    return sizes;
}

std::optional<Power<>> headroom(const ChainStage& stage, const StageResult<double>& result)
{
    const double load = result.loadFraction.value();
    if (load <= 0.0) return std::nullopt;
    const auto units = std::max<std::int64_t>(1, std::llround(result.units.value()));
    return Power<>::fromSi(result.out.value() * (redundancyLimit(stage, units).value_or(1.0) / load - 1.0));
}

}  // namespace rw
