// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/air_ride.h"

#include "cooling/bracket.h"
#include "cooling/ride_steps.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw::cooling {

namespace {

constexpr double kAirShare = 0.05;  // methods 3.9 allow twice that; this keeps times true to 1e-7

/// Temperatures, K, and what has been taken, J.
struct AirState {
    double cold = 0.0;
    double hot = 0.0;
    double metal = 0.0;
    double water = 0.0;
    double rejected = 0.0;
};

AirState moved(const AirState& s, const AirState& slope, double h)
{
    return {s.cold + h * slope.cold, s.hot + h * slope.hot, s.metal + h * slope.metal, s.water + h * slope.water,
            s.rejected + h * slope.rejected};
}

class AirStep {
public:
    AirStep(const AirRide& ride, const AirPhase& phase)
        : m_ride(ride), m_heat(phase.heat.si()), m_flow(ride.racks.si()), m_toMetal(ride.toMetal.si()),
          m_sink(phase.water > 0.0 ? phase.sink.si() : 0.0)
    {
        const double share = (ride.behind - ride.inlet).si() / (ride.behind - ride.chilled).si();
        m_coil = phase.coils * phase.water * share * m_flow;
    }

    double timeConstant() const
    {
        double least = std::min(m_ride.cold.si() / m_flow, m_ride.hot.si() / (m_flow + m_toMetal + m_coil));
        if (m_coil > 0.0) least = std::min(least, m_ride.water.si() / m_coil);
        if (m_toMetal > 0.0) least = std::min(least, m_ride.metal.si() / m_toMetal);
        return least;
    }
    AirState step(const AirState& s, double h) const
    {
        // Warm water gets all that the sink can take; water at its temperature no more than comes.
        const bool warm = s.water > m_ride.chilled.si();
        const AirState a = slope(s, warm);
        const AirState b = slope(moved(s, a, 0.5 * h), warm);
        const AirState c = slope(moved(s, b, 0.5 * h), warm);
        const AirState d = slope(moved(s, c, h), warm);
        AirState end = moved(s, a, h / 6.0);
        end = moved(end, b, h / 3.0);
        end = moved(end, c, h / 3.0);
        end = moved(end, d, h / 6.0);
        if (warm && end.water < m_ride.chilled.si()) {
            end.rejected -= m_ride.water.si() * (m_ride.chilled.si() - end.water);
            end.water = m_ride.chilled.si();
        }
        return end;
    }

private:
    AirState slope(const AirState& s, bool warm) const
    {
        const double coil = m_coil * (s.hot - s.water);
        const double metal = m_toMetal * (s.hot - s.metal);
        AirState d;
        d.rejected = warm ? m_sink : std::min(coil, m_sink);
        d.cold = (m_flow * (s.hot - s.cold) - coil) / m_ride.cold.si();
        d.hot = (m_flow * (s.cold - s.hot) + m_heat - metal) / m_ride.hot.si();
        d.metal = m_toMetal > 0.0 ? metal / m_ride.metal.si() : 0.0;
        d.water = (coil - d.rejected) / m_ride.water.si();
        return d;
    }

    const AirRide& m_ride;
    double m_heat;
    double m_flow;     ///< W/K
    double m_toMetal;  ///< W/K
    double m_sink;
    double m_coil = 0.0;  ///< W for each kelvin between the air behind the racks and the water
};

std::optional<Error> problem(const AirRide& r)
{
    Refusal refusal;
    refusal.positive("cold", r.cold)
        .positive("hot", r.hot)
        .positive("water", r.water)
        .positive("racks", r.racks)
        .notNegative("to_metal", r.toMetal)
        .positive("behind", r.behind - r.inlet)
        .positive("inlet", r.inlet - r.chilled)
        .positive("chilled", r.chilled)
        .finite("limit", r.limit);
    if (r.toMetal.si() > 0.0) refusal.positive("metal", r.metal);
    for (const AirPhase& p : r.phases)
        refusal.positive("phases.length", p.length)
            .notNegative("phases.heat", p.heat)
            .fraction("phases.coils", Scalar<>::fromSi(p.coils))
            .fraction("phases.water", Scalar<>::fromSi(p.water))
            .notNegative("phases.sink", p.sink);
    return refusal.first();
}

}  // namespace

Result<AirRideResult> airRide(const AirRide& r, AirRideEnd until)
{
    if (const auto error = problem(r)) return *error;
    AirRideResult result;
    AirState s{r.inlet.si(), r.behind.si(), r.behind.si(), r.chilled.si(), 0.0};
    double began = 0.0;  // of the phase, s
    const auto note = [&](double t) {
        result.points.push_back({Duration<>::fromSi(t), Temperature<>::fromSi(s.cold), Temperature<>::fromSi(s.hot),
                                 Temperature<>::fromSi(s.metal), Temperature<>::fromSi(s.water)});
    };
    const double limit = r.limit.si();
    if (s.cold >= limit) result.limit = Duration<>{};
    note(0.0);
    for (const AirPhase& phase : r.phases) {
        if (result.limit && until == AirRideEnd::AtLimit) break;
        const AirStep now(r, phase);
        const double length = phase.length.si();
        const double most = std::min(kAirShare * now.timeConstant(), length / kLeastSteps);
        if (length / most > kMostSteps)
            return Error{.code = "ride.steps", .found = readable(now.timeConstant(), unit::s),
                         .allowed = "> " + readable(length / (kMostSteps * kAirShare), unit::s)};
        const double steps = std::ceil(length / most);
        const double h = length / steps;
        double noted = 0.0;
        double done = 0.0;
        for (double i = 0.0; i < steps; ++i) {
            const double t = i * h;
            const AirState end = now.step(s, h);
            if (!result.limit && end.cold >= limit) {
                const double at = bracketedRoot([&](double part) { return now.step(s, part).cold - limit; }, 0.0, h,
                                                s.cold - limit, end.cold - limit, 1e-9);
                result.limit = Duration<>::fromSi(began + t + at);
            }
            s = end;
            done = t + h;
            const bool last = i + 1.0 >= steps;
            if (last || done - noted >= length / kPointsAPhase) {
                note(began + (last ? length : done));
                noted = done;
            }
            if (result.limit && until == AirRideEnd::AtLimit) break;
        }
        result.brought += Energy<>::fromSi(phase.heat.si() * done);
        began += length;
    }
    result.rejected = Energy<>::fromSi(s.rejected);
    return result;
}

}  // namespace rw::cooling
