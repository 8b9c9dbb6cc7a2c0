// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cooling/air_ride.h"
#include "evaluate/outage_spans.h"
#include "evaluate/ride_through_study.h"
#include "programme/building.h"

#include <map>
#include <optional>

namespace rw {

/// A building's halls through outages, from its plant at the design hour: air, the metal it warms and the loop of
/// chilled water. Cautious where the model is simple: the floor, walls and what the coolant holds of the racks are left
/// out, and air that passes no coil comes round to the racks at once. A unit's spares stand in for it where they have
/// power; chillers that lose power or water start again after the plan's restart time.
class HallRide {
public:
    /// Errors: ride.no-air when no air is cooled, quantity.* when its design point is none.
    static Result<HallRide> of(const Plan& plan, const BuildingResult<double>& building);

    const AirMasses& masses() const { return m_masses; }
    double limit() const { return m_limit; }  ///< K
    bool onUps() const { return m_onUps; }
    bool chillers() const { return m_sink.chilled > 0.0; }
    double chillerRestart() const { return m_sink.restart; }
    double horizon() const { return m_horizon; }

    /// With UPS on air units and their pumps they hold through what ends within its battery.
    AirCase ride(const CoolingOutage& outage, bool onUps) const;
    /// As the plan has them; each different outage is followed once. Unset where the limit is not reached.
    std::optional<double> secondsToLimit(const CoolingOutage& outage);
    /// What is followed: for tests of its balance.
    cooling::AirRide rideOf(const CoolingOutage& outage, bool onUps) const;

private:
    std::vector<cooling::AirPhase> phases(const CoolingOutage& outage, bool onUps) const;

    AirMasses m_masses;
    cooling::AirRide m_start;   ///< without phases
    double m_limit = 0.0;
    double m_heat = 0.0;        ///< W, into the air, of what is in the halls
    double m_fans = 0.0;
    PlantUnits m_units;
    OutageSink m_sink;          ///< of the chilled water
    double m_battery = 0.0;
    double m_horizon = 0.0;
    bool m_onUps = false;
    std::map<CoolingOutage, std::optional<double>> m_known;
};

}  // namespace rw
