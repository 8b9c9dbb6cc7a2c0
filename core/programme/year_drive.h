// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/own_series.h"
#include "year/outdoors.h"
#include "year/year.h"

#include <memory>
#include <vector>

namespace rw {

/// What the hours of a site's year follow: the air outside, its racks' load, what its energy costs and emits.
struct YearDrive {
    std::shared_ptr<const OutdoorYear> outdoors;  ///< null: no year of weather
    const OutdoorYear::Bins* bins = nullptr;      ///< of it, as the plant asks for
    Tariff tariff;
    HourValues carbon;       ///< kg/J of the grid's power; null: one value for all the year
    bool loadKnown = true;   ///< false: the plan's own load series cannot be used
    bool carbonKnown = true; ///< likewise of the site's
    bool priceKnown = true;

    /// The load in every hour of the year, as LoadPoint takes it.
    std::vector<double> waves;

    /// Hours much alike in air and load, which one hour stands for.
    struct Slot {
        std::size_t bin = 0;  ///< of the outdoor year
        double wave = 0.0;
        double count = 0.0;
        double price = 0.0;   ///< means of its hours, USD/J and kg/J
        double carbon = 0.0;
    };
    /// Bins of the air with the load. Where load, price or carbon come hour by hour, each bin of air is cut in up to
    /// three parts by the load of its own hours, and each part has the mean load, price and carbon of the hours in it: IT
    /// energy is then exact, and what is linear in the load within a part as well.
    std::vector<Slot> slots;

    YearResult summed(std::vector<YearHour> hours, bool hourly) const;
};

/// Reads the plan's series; those that cannot be used are told in \p errors. \p wet: the plant evaporates water.
YearDrive yearDrive(const Plan& plan, const Site& site, const Climate& climate, bool wet, bool hourly, std::vector<Error>& errors);

}  // namespace rw
