// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "plots/plot_data.h"
#include "plant_years.h"
#include "weather_shelf.h"

namespace rw::ui {

enum class AirQuantity { DryBulb, WetBulb, DewPoint };
enum class PlantQuantity { Pue, Mode, Water, Grid, Supply };

/// Every hour of the year outside.
[[nodiscard]] PlotData airCarpet(AirQuantity quantity, const PlaceWeather& weather, UnitSystem units);
/// Every hour of the plant; no carpet where there is nothing to tell, as of water in a plant that takes none.
[[nodiscard]] PlotData plantCarpet(PlantQuantity quantity, const PlantYear& plant, UnitSystem units);

/// A climate's temperatures for the design hour and the extreme, K, where the place has them.
struct DesignPoints {
    std::optional<double> designDryBulb;
    std::optional<double> designWetBulb;
    std::optional<double> extremeDryBulb;
    std::optional<double> extremeWetBulb;

    bool operator==(const DesignPoints&) const = default;
};
/// What a picture of the air is drawn from: while it stays, so does the picture.
struct ShownAir {
    SharedWeather year;
    DesignPoints design{};
    UnitSystem units = UnitSystem::Si;

    bool operator==(const ShownAir&) const = default;
};
[[nodiscard]] DesignPoints designPoints(const Plan& plan, const Catalogue& catalogue, const ClimatePlace& place);

/// In how many hours the air is at most so warm, with the design points.
[[nodiscard]] PlotData hoursAtMostPlot(const PlaceWeather& weather, const DesignPoints& design, UnitSystem units);
/// For how many hours a PUE is passed.
[[nodiscard]] PlotData pueHoursPlot(const PlantYear& plant);
/// Month by month.
[[nodiscard]] PlotData monthlyEnergyPlot(const PlantYear& plant);
[[nodiscard]] PlotData monthlyWaterPlot(const PlantYear& plant, UnitSystem units);
/// Hours of free, partial and mechanical cooling in each month.
[[nodiscard]] PlotData monthlyModePlot(const PlantYear& plant);

/// Places beside each other: hours that are at most so warm.
struct NamedWeather {
    QString name;
    const PlaceWeather* weather = nullptr;
};
[[nodiscard]] PlotData overlayPlot(const QList<NamedWeather>& places, AirQuantity quantity, UnitSystem units);

[[nodiscard]] double WeatherHour::*memberOf(AirQuantity quantity);
[[nodiscard]] QString nameOf(AirQuantity quantity);

}  // namespace rw::ui
