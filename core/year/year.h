// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/own_series.h"
#include "weather/weather_year.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace rw {

/// How a plant is cooled: by heat rejection alone, with chillers' help, or by chillers alone.
enum class CoolingMode : std::uint8_t { Free, Partial, Mechanical };
std::string_view name(CoolingMode mode);  ///< "free", "partial", "mechanical"

/// One hour, plain SI: means of power in W, of water in kg/s. Of a building, or of a site entry with all its sites.
struct YearHour {
    double it = 0.0;
    double facility = 0.0;    ///< at the buildings' inputs
    double grid = 0.0;        ///< drawn at the meters
    double generation = 0.0;  ///< made on site
    double cooling = 0.0;
    double house = 0.0;
    double compute = 0.0;     ///< of the IT, what reaches the compute inside
    double rackCooling = 0.0; ///< of the IT, what fans and pumps in the racks draw
    double chainLoss = 0.0;   ///< between the buildings' inputs and what they feed
    double siteLoss = 0.0;    ///< between meters and buildings
    double heat = 0.0;        ///< taken away by the plant
    double chilled = 0.0;     ///< of it, through chillers
    double reuse = 0.0;       ///< of it, given away
    double evaporation = 0.0;
    double drift = 0.0;
    double blowdown = 0.0;
    bool supplyMissed = false;  ///< warmer than its racks' set supply, or the air side's
    bool outsideCurve = false;  ///< some machine beyond what its curves were fitted to

    double makeUp() const { return evaporation + drift + blowdown; }
    CoolingMode mode() const;
    YearHour& operator+=(const YearHour& o);
    friend YearHour operator*(double n, YearHour h);
};

/// Sums over hours: J, kg, USD.
struct YearSums {
    double hours = 0.0;
    double it = 0.0;
    double facility = 0.0;
    double grid = 0.0;
    double generation = 0.0;
    double cooling = 0.0;
    double house = 0.0;
    double compute = 0.0;
    double rackCooling = 0.0;
    double chainLoss = 0.0;
    double siteLoss = 0.0;
    double heat = 0.0;
    double chilled = 0.0;
    double reuse = 0.0;
    double evaporation = 0.0;
    double drift = 0.0;
    double blowdown = 0.0;
    double freeHours = 0.0;
    double partialHours = 0.0;
    double mechanicalHours = 0.0;
    double missedHours = 0.0;
    double outsideHours = 0.0;
    double carbon = 0.0;  ///< of the grid's power, where it is known hour by hour
    double energyCost = 0.0;
    double demandCost = 0.0;
    double peakGrid = 0.0;  ///< W, the highest hour

    double makeUp() const { return evaporation + drift + blowdown; }
    /// Adds so many equal hours.
    void add(const YearHour& hour, double count = 1.0);
    YearSums& operator+=(const YearSums& o);
};

/// A part of the year and what was highest in it.
struct YearPeak {
    std::size_t from = 0;   ///< hour of the year
    std::size_t hours = 0;
    double value = 0.0;
};

/// A year's sums from hours (settled tier) or from joint bins of the climate (instant tier).
struct YearResult {
    bool hourly = false;
    std::size_t bins = 0;                 ///< where it is not hourly: how many
    YearSums total;
    std::array<YearSums, 12> months{};    ///< hourly only
    YearPeak waterDay;                    ///< kg
    YearPeak waterWeek;                   ///< kg
    YearPeak worstHour;                   ///< ratio of facility and IT power
    YearPeak gridHour;                    ///< W at the meters
    std::shared_ptr<const std::vector<YearHour>> hours;  ///< hourly only
};

/// What energy costs at a site: SI (USD/J, USD/W each month).
struct Tariff {
    double energy = 0.0;
    double peakEnergy = 0.0;
    std::int64_t peakFrom = 12;
    std::int64_t peakTo = 12;
    double demand = 0.0;
    HourValues hourly;  ///< in place of the two prices; null: none

    /// Price of an hour of the year; 1 January is taken as a Monday, as no calendar year is meant.
    double priceAt(std::size_t hour) const;
    /// Of an hour that is not known, by the share of peak hours in the year.
    double meanPrice() const;
};

/// Sums of hours with their months, peaks and costs. \p hours: 8,760 of them (asserted). \p carbon: of the grid, kg/J.
YearResult sumHours(std::shared_ptr<const std::vector<YearHour>> hours, const Tariff& tariff, const HourValues& carbon = nullptr);
/// Sums of hours that stand for many: each with its count, which sum to 8,760 (asserted to 1e-6).
struct WeightedHour {
    YearHour hour;
    double count = 0.0;
    double price = 0.0;   ///< with an hourly tariff: the mean over those hours, USD/J
    double carbon = 0.0;  ///< of the grid, kg/J
};
YearResult sumBins(const std::vector<WeightedHour>& bins, const Tariff& tariff);
/// Several site entries together, with the months and hours that all of them have. Their hours are those of the same
/// clock, each in its own local standard time: peaks are of these sums, not sums of peaks. Bins of several climates have
/// no hours in common, so that peaks are known of a single entry only.
YearResult together(const std::vector<YearResult>& years);

}  // namespace rw
