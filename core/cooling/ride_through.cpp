// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/ride_through.h"

#include "cooling/bracket.h"
#include "cooling/ride_steps.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw::cooling {

namespace {

constexpr double kShareOfTimeConstant = 0.1;  // methods 3.9
constexpr double kHeatSlack = 1e-9;            // of a heat, of a phase

/// Temperatures, K, and what has been taken, J.
struct State {
    double plates = 0.0;
    double technology = 0.0;
    double facility = 0.0;
    double tank = 0.0;  // left
    double rejected = 0.0;
};

State moved(const State& s, const State& slope, double h)
{
    return {s.plates + h * slope.plates, s.technology + h * slope.technology, s.facility + h * slope.facility,
            s.tank + h * slope.tank, s.rejected + h * slope.rejected};
}

class Phase {
public:
    Phase(const RideThrough& ride, const RidePhase& phase) : m_ride(ride), m_phase(phase) {}

    double timeConstant() const
    {
        if (!joined()) return std::numeric_limits<double>::infinity();
        const double loop = m_ride.technology.si() + m_ride.plates.si();
        return std::min(loop, m_ride.facility.si()) / m_ride.exchanger.si();
    }
    /// Heat that the facility loop is left with when rejection does all it can, W.
    double surplus(const State& s, double t) const { return exchanged(s) - capability(t); }
    /// Whether rejection or the tank holds the facility loop at its start.
    bool holds(const State& s, double t) const
    {
        if (s.facility > m_ride.facilityStart.si()) return false;
        return surplus(s, t) <= 0.0 || s.tank > 0.0;
    }

    State slope(const State& s, double t, bool held) const
    {
        const double over = exchanged(s);
        const double able = capability(t);
        State d;
        const double racks = m_phase.racks.si();
        if (m_phase.technologyFlow) {
            const double loop = m_ride.technology.si() + m_ride.plates.si();
            d.technology = d.plates = (racks + m_phase.pumps.si() - over) / loop;
        } else {
            d.plates = racks / m_ride.plates.si();
        }
        if (held) {
            // A full tank takes no more: rejection unloads to what comes.
            const bool full = s.tank >= m_ride.tank.si();
            d.rejected = full ? std::min(able, over) : able;
            d.tank = d.rejected - over;
        } else {
            d.rejected = able;
            d.facility = (over - able) / m_ride.facility.si();
        }
        return d;
    }
    State step(const State& s, double t, double h, bool held) const
    {
        const State a = slope(s, t, held);
        const State b = slope(moved(s, a, 0.5 * h), t + 0.5 * h, held);
        const State c = slope(moved(s, b, 0.5 * h), t + 0.5 * h, held);
        const State d = slope(moved(s, c, h), t + h, held);
        State end = moved(s, a, h / 6.0);
        end = moved(end, b, h / 3.0);
        end = moved(end, c, h / 3.0);
        return moved(end, d, h / 6.0);
    }

private:
    bool joined() const { return m_phase.technologyFlow && m_phase.facilityFlow && m_ride.exchanger.si() > 0.0; }
    double exchanged(const State& s) const
    {
        return joined() ? m_ride.exchanger.si() * (s.technology - s.facility) : 0.0;
    }
    double capability(double t) const
    {
        if (!m_phase.facilityFlow) return 0.0;
        const double along = t / m_phase.length.si();
        return m_phase.rejectionStart.si() + along * (m_phase.rejectionEnd.si() - m_phase.rejectionStart.si());
    }

    const RideThrough& m_ride;
    const RidePhase& m_phase;
};

std::optional<Error> problem(const RideThrough& r)
{
    Refusal refusal;
    refusal.positive("plates", r.plates)
        .positive("technology", r.technology)
        .positive("facility", r.facility)
        .notNegative("exchanger", r.exchanger)
        .notNegative("tank", r.tank)
        .positive("technology_start", r.technologyStart)
        .positive("facility_start", r.facilityStart)
        .finite("plate_limit", r.plateLimit)
        .finite("technology_limit", r.technologyLimit)
        .finite("facility_limit", r.facilityLimit);
    for (const RidePhase& p : r.phases)
        refusal.positive("phases.length", p.length)
            .notNegative("phases.racks", p.racks)
            .notNegative("phases.pumps", p.pumps)
            .notNegative("phases.rejection_start", p.rejectionStart)
            .notNegative("phases.rejection_end", p.rejectionEnd);
    return refusal.first();
}

}  // namespace

Result<RideResult> rideThrough(const RideThrough& r)
{
    if (const auto error = problem(r)) return *error;
    RideResult result;
    State s{r.technologyStart.si(), r.technologyStart.si(), r.facilityStart.si(), r.tank.si(), 0.0};
    double began = 0.0;  // of the phase, s
    const auto note = [&](double t) {
        result.points.push_back({Duration<>::fromSi(t), Temperature<>::fromSi(s.plates),
                                 Temperature<>::fromSi(s.technology), Temperature<>::fromSi(s.facility),
                                 Energy<>::fromSi(s.tank)});
    };
    if (s.plates >= r.plateLimit.si()) result.plateLimit = Duration<>{};
    if (s.technology >= r.technologyLimit.si()) result.technologyLimit = Duration<>{};
    if (s.facility >= r.facilityLimit.si()) result.facilityLimit = Duration<>{};
    note(0.0);
    for (const RidePhase& phase : r.phases) {
        const Phase now(r, phase);
        if (phase.technologyFlow) {
            // Coolant moves again: plates and loop mix.
            const double plates = r.plates.si();
            const double loop = r.technology.si();
            s.plates = s.technology = (plates * s.plates + loop * s.technology) / (plates + loop);
        }
        const double length = phase.length.si();
        const double most = kShareOfTimeConstant * now.timeConstant();
        if (length / most > kMostSteps)
            return Error{.code = "ride.steps", .found = readable(now.timeConstant(), unit::s),
                         .allowed = "> " + readable(length / (kMostSteps * kShareOfTimeConstant), unit::s)};
        double noted = 0.0;
        for (double t = 0.0; t < length;) {
            double h = std::min({most, length / kLeastSteps, length - t});
            if (length - t - h < kHeatSlack * length) h = length - t;
            bool held = now.holds(s, t);
            State end = now.step(s, t, h, held);
            bool last = h >= length - t;
            // A switch within the step ends it there: the tank runs empty or full, or the loop is cold again.
            const auto cut = [&](auto&& value) {
                const double before = value(s);
                const double after = value(end);
                if (!(before < 0.0 && after > 0.0)) return false;
                h = bracketedRoot([&](double part) { return value(now.step(s, t, part, held)); }, 0.0, h, before, after,
                                  0.0);
                end = now.step(s, t, h, held);
                last = false;
                return true;
            };
            if (held && s.tank <= 0.0 && end.tank < 0.0) {
                // Rejection stops sufficing within the step, and there is no tank to stand in.
                const double before = now.surplus(s, t);
                if (before < -kHeatSlack * phase.rejectionStart.si()) {
                    const auto lack = [&](double part) { return now.surplus(now.step(s, t, part, true), t + part); };
                    h = bracketedRoot(lack, 0.0, h, before, lack(h), 0.0);
                    end = now.step(s, t, h, true);
                    last = false;
                } else {
                    held = false;
                    end = now.step(s, t, h, held);
                }
                end.tank = 0.0;
            } else if (held) {
                if (cut([](const State& x) { return -x.tank; })) {
                    end.tank = 0.0;
                    if (!result.tankEmpty && r.tank.si() > 0.0) result.tankEmpty = Duration<>::fromSi(began + t + h);
                } else if (cut([&](const State& x) { return x.tank - r.tank.si(); })) {
                    end.tank = r.tank.si();
                }
            } else if (cut([&](const State& x) { return r.facilityStart.si() - x.facility; })) {
                end.facility = r.facilityStart.si();
            }
            const auto watch = [&](std::optional<Duration<>>& found, double limit, double State::*what) {
                if (found || !(end.*what >= limit)) return;
                const double before = s.*what - limit;
                const double at =
                    before < 0.0 && end.*what > limit
                        ? bracketedRoot([&](double part) { return now.step(s, t, part, held).*what - limit; }, 0.0, h,
                                        before, end.*what - limit, 1e-9)
                        : (before < 0.0 ? h : 0.0);
                found = Duration<>::fromSi(began + t + at);
            };
            watch(result.plateLimit, r.plateLimit.si(), &State::plates);
            watch(result.technologyLimit, r.technologyLimit.si(), &State::technology);
            watch(result.facilityLimit, r.facilityLimit.si(), &State::facility);
            s = end;
            t = last ? length : std::max(t + h, std::nextafter(t, length));
            if (last || t - noted >= length / kPointsAPhase) {
                note(began + t);
                noted = t;
            }
        }
        result.brought +=
            Energy<>::fromSi((phase.racks.si() + (phase.technologyFlow ? phase.pumps.si() : 0.0)) * length);
        began += length;
    }
    result.rejected = Energy<>::fromSi(s.rejected);
    return result;
}

}  // namespace rw::cooling
