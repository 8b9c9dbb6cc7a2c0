// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/series_import.h"
#include "plots/plot_data.h"
#include "weather/import.h"
#include "weather_shelf.h"

#include <memory>
#include <optional>

namespace rw::ui {

/// A file that may become part of the plan, all of it or nothing.
struct ImportFile {
    QString path;
    bool isSeries = false;  ///< else a weather year
    std::shared_ptr<const WeatherImport> weather;
    std::optional<PlaceWeather> air;     ///< of that weather
    std::shared_ptr<const SeriesImport> series;
    PlotCarpet hours;                    ///< of that series, for all the year
    std::optional<Error> error;

    [[nodiscard]] bool isGood() const { return weather != nullptr || series != nullptr; }
};

/// Whether a file's name promises one of these.
[[nodiscard]] bool mayImport(const QString& path);
/// Reads it: a weather file by what it begins with or is called, anything else as a series with \p options. Takes a moment.
[[nodiscard]] ImportFile readImport(const QString& path, const SeriesOptions& options);

}  // namespace rw::ui
