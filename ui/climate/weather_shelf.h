// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_place.h"
#include "weather/weather_statistics.h"

#include <QHash>
#include <QObject>

namespace rw::ui {

class AnalysisRunner;

/// The hours of a place and what a designer reads off them.
struct PlaceWeather {
    SharedWeather year;  ///< null: they cannot be read
    WeatherStatistics statistics;
    QString problem;
};

/// Fetches weather years away from the window, and keeps them: a built-in one takes a while to be rebuilt.
class WeatherShelf : public QObject {
    Q_OBJECT
public:
    explicit WeatherShelf(QObject* parent = nullptr);

    /// Fetches what is not there yet of the places. Where \p first is not, it comes by itself, and then asks to be called again
    /// for the others: a person waits for one place, not for all.
    void fetch(const Plan& plan, const QList<ClimatePlace>& places, const QString& first = {});
    [[nodiscard]] const PlaceWeather* find(const QString& weather) const;
    [[nodiscard]] bool has(const QString& weather) const { return m_known.contains(weather); }
    [[nodiscard]] AnalysisRunner* runner() const { return m_runner; }

signals:
    void fetched();

private:
    struct Wanted {
        QString weather;
        std::string climate;     ///< of a built-in one
        std::optional<PlanWeather> own{};
    };

    AnalysisRunner* m_runner;
    QHash<QString, PlaceWeather> m_known;
    QStringList m_fetching;
};

}  // namespace rw::ui
