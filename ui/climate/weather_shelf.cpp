// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather_shelf.h"

#include "document/format.h"
#include "jobs/analysis_runner.h"
#include "plan/site_weather.h"

#include <algorithm>
#include <memory>

namespace rw::ui {

WeatherShelf::WeatherShelf(QObject* parent) : QObject(parent), m_runner(new AnalysisRunner(this)) {}

const PlaceWeather* WeatherShelf::find(const QString& weather) const
{
    const auto at = m_known.constFind(weather);
    return at == m_known.cend() ? nullptr : &*at;
}

void WeatherShelf::fetch(const Plan& plan, const QList<ClimatePlace>& places, const QString& first)
{
    std::vector<Wanted> wanted;
    for (const ClimatePlace& place : places) {
        const auto same = [&](const Wanted& w) { return w.weather == place.weather; };
        if (m_known.contains(place.weather) || std::any_of(wanted.begin(), wanted.end(), same)) continue;
        Wanted one{place.weather, place.weather.section(QLatin1Char(':'), 1, 1).toStdString()};
        if (place.weather.startsWith(QLatin1String("weather:")))
            if (const PlanWeather* own = findById(plan.weather, one.climate)) one.own = *own;
        wanted.push_back(std::move(one));
    }
    if (wanted.empty()) return;
    std::stable_partition(wanted.begin(), wanted.end(), [&](const Wanted& w) { return w.weather == first; });
    if (wanted.front().weather == first) wanted.resize(1);
    QStringList names;
    for (const Wanted& one : wanted) names << one.weather;
    if (m_runner->isRunning() && names == m_fetching) return;
    m_fetching = names;
    m_runner->start([this, wanted = std::move(wanted)](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        auto found = std::make_shared<QHash<QString, PlaceWeather>>();
        double done = 0.0;
        for (const Wanted& one : wanted) {
            if (context.cancel.stop_requested()) return {};
            const Result<SharedWeather> year = one.own ? weatherYearOf(*one.own) : builtInWeather(one.climate);
            PlaceWeather weather;
            if (year) {
                weather.year = *year;
                weather.statistics = statisticsOf(**year);
            } else {
                weather.problem = toQString(year.error().message());
            }
            found->insert(one.weather, std::move(weather));
            context.progress(++done / static_cast<double>(wanted.size()));
        }
        return [this, found] {
            m_known.insert(*found);
            emit fetched();
        };
    });
}

}  // namespace rw::ui
