// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/graph_checks.h"

#include <fmt/format.h>

#include <cmath>

namespace rw::power {

namespace {

bool atLeastZero(double v) { return std::isfinite(v) && v >= 0.0; }
bool fraction(double v) { return v >= 0.0 && v <= 1.0; }
bool powerFactor(double v) { return v > 0.0 && v <= 1.0; }

/// The loss a0 + a1 P + a2 P^2 is convex, so it is nowhere negative when it is not at its lowest point.
bool lossNeverNegative(const ComponentSpec& c)
{
    if (!atLeastZero(c.a0) || !atLeastZero(c.a2) || !std::isfinite(c.a1))
        return false;
    if (c.a1 >= 0.0)
        return true;
    return c.a2 > 0.0 && !c.lossOfApparent && c.a0 - c.a1 * c.a1 / (4.0 * c.a2) >= 0.0;
}

}  // namespace

void checkNumbers(const ComponentSpec& c, std::vector<GraphProblem>& problems)
{
    const auto check = [&](bool good, GraphProblemCode code, const std::string& found) {
        if (!good)
            problems.push_back({code, {c.id}, found});
    };
    const auto number = [&](bool good, GraphProblemCode code, double found) {
        if (!good)
            problems.push_back({code, {c.id}, fmt::format("{}", found)});
    };
    number(c.rating > 0.0, GraphProblemCode::Rating, c.rating);
    check(lossNeverNegative(c), GraphProblemCode::NegativeLoss,
          fmt::format("{} + {} P + {} P²", c.a0, c.a1, c.a2));
    number(atLeastZero(c.q0Var), GraphProblemCode::Reactive, c.q0Var);
    number(atLeastZero(c.q2PerVa), GraphProblemCode::Reactive, c.q2PerVa);
    if (c.inputPowerFactor)
        number(powerFactor(*c.inputPowerFactor), GraphProblemCode::PowerFactor,
               *c.inputPowerFactor);
    number(powerFactor(c.load.powerFactor), GraphProblemCode::PowerFactor, c.load.powerFactor);
    const bool impedance = c.resistanceOhm != 0.0 || c.reactanceOhm != 0.0;
    number(atLeastZero(c.nominalVoltageV) && (!impedance || c.nominalVoltageV > 0.0),
           GraphProblemCode::Voltage, c.nominalVoltageV);
    number(std::isfinite(c.sourceVoltagePu) && c.sourceVoltagePu > 0.0, GraphProblemCode::Voltage,
           c.sourceVoltagePu);
    number(atLeastZero(c.resistanceOhm), GraphProblemCode::Impedance, c.resistanceOhm);
    number(atLeastZero(c.reactanceOhm), GraphProblemCode::Impedance, c.reactanceOhm);
    for (const FeedFrom& f : c.feeds)
        number(std::isfinite(f.weight) && f.weight > 0.0, GraphProblemCode::Weight, f.weight);
    const auto feeds = static_cast<std::int32_t>(c.feeds.size());
    check(c.required >= 1
              && (c.required == 1 || (c.rule == FeedRule::Share && c.required <= feeds)),
          GraphProblemCode::Required, std::to_string(c.required));
    number(atLeastZero(c.load.loadW), GraphProblemCode::Load, c.load.loadW);
    check(c.load.racks >= 0, GraphProblemCode::Load, std::to_string(c.load.racks));
    number(atLeastZero(c.rideThroughS)
               && (c.rideThroughS == 0.0 || (std::isfinite(c.rating) && !c.ratedInVa)),
           GraphProblemCode::RideThrough, c.rideThroughS);
    number(atLeastZero(c.startS) && (c.startS == 0.0 || c.standby), GraphProblemCode::Start,
           c.startS);
    number(c.reliability.mtbfHours > 0.0, GraphProblemCode::Reliability, c.reliability.mtbfHours);
    number(atLeastZero(c.reliability.mttrHours), GraphProblemCode::Reliability,
           c.reliability.mttrHours);
    number(fraction(c.reliability.beta)
               && (c.reliability.beta == 0.0 || !c.reliability.commonCause.empty()),
           GraphProblemCode::Reliability, c.reliability.beta);
}

}  // namespace rw::power
