// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/plant.h"
#include "evaluate/cooling_outage.h"

#include <initializer_list>
#include <set>
#include <string_view>
#include <vector>

// What coolant and air have in common when they ride through an outage.
namespace rw {

inline constexpr double kShareSlack = 1e-9;  // of a share

/// Units on duty, and the spares that stand in for them.
struct PlantUnits {
    double duty = 1.0;
    double spare = 0.0;

    /// Of what the duty asks for, with a share of all that are installed out.
    double left(double out) const { return (1.0 - out) * (duty + spare) / duty; }
};

/// So many of a kind, with the spares that the plant has of each.
PlantUnits spared(const CoolingPlant& cooling, int duty);

/// Of a part, what has no power at a time.
double shareOut(const std::vector<OutageSpan>& spans, std::string_view part, double at);

/// The same spans, where a UPS holds the parts named for so long: theirs begin later, or not at all.
std::vector<OutageSpan> heldSpans(std::vector<OutageSpan> spans, std::initializer_list<std::string_view> parts, double battery);

/// The times between which nothing changes, s: 0, the horizon, and what lies within.
class OutageTimes {
public:
    explicit OutageTimes(double horizon) : m_times{0.0, horizon}, m_horizon(horizon) {}

    void mark(double time)
    {
        if (time > 0.0 && time < m_horizon) m_times.insert(time);
    }
    void mark(const std::vector<OutageSpan>& spans);

    struct Stretch {
        double from, until;

        double middle() const { return 0.5 * (from + until); }
        double length() const { return until - from; }
    };
    std::vector<Stretch> stretches() const;

private:
    std::set<double> m_times;
    double m_horizon;
};

/// What takes a loop's heat, through an outage: its pumps, heat rejection with its own, and chillers.
struct OutageSink {
    std::string_view pumpsPart, rejectionPart, rejectionPumpsPart, chillersPart;  ///< as the plant calls them
    PlantUnits pumps{}, rejection{}, rejectionPumps{}, chillers{};
    double free = 0.0;       ///< W that heat rejection takes at the design hour
    double chilled = 0.0;    ///< W that chillers take
    double pumpsHeat = 0.0;  ///< W, into the loop
    bool wetCondensers = false;  ///< the chillers' heat goes through heat rejection as well
    double restart = 0.0;        ///< s, of chillers

    /// All but the names, from a plant and the sizes of this loop's machines.
    void takeFrom(const CoolingPlant& cooling, const PlantResult<double>& plant, const SinkSizes& sizes);
    /// Chillers trip with their power, with the loop's flow, and with the towers that cool their condensers, each time until
    /// they have started again. Marks those times.
    std::vector<OutageSpan> chillersOut(const std::vector<OutageSpan>& spans, OutageTimes& times) const;
    /// Share of the loop's flow at a time. A part of the pumps carries as large a part of the heat.
    double flow(const std::vector<OutageSpan>& spans, double at) const;
    /// W that are taken out of the loop at most.
    double able(const std::vector<OutageSpan>& spans, const std::vector<OutageSpan>& chillersOut, double at) const;
};

}  // namespace rw
