// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_file.h"

#include "document/format.h"
#include "file/file_system.h"
#include "weather/epw.h"
#include "weather/tmy3.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace rw::ui {
namespace {


const char* const kWeatherEndings[] = {"epw", "tmy3", "tmy"};
const char* const kSeriesEndings[] = {"csv", "txt", "tsv"};

template <std::size_t N>
bool endsWith(const QString& path, const char* const (&endings)[N])
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return std::any_of(std::begin(endings), std::end(endings), [&](const char* e) { return ending == QLatin1String(e); });
}

PlotCarpet hoursOfSeries(const SeriesImport& import)
{
    PlotCarpet carpet;
    const PlanSeries series = planSeries(import, "preview", import.fileName);
    const Result<std::vector<double>> values = valuesOf(series);
    if (!values) return carpet;
    carpet.values = QList<double>(values->begin(), values->end());
    carpet.name = coreText("choice.kind." + std::string(name(import.kind)));
    carpet.unit = toQString(rangeOf(import.kind).unit);
    carpet.decimals = import.kind == SeriesKind::Carbon ? 1 : 4;
    return carpet;
}

}  // namespace

bool mayImport(const QString& path) { return endsWith(path, kWeatherEndings) || endsWith(path, kSeriesEndings); }

ImportFile readImport(const QString& path, const SeriesOptions& options)
{
    ImportFile file;
    file.path = path;
    const Result<std::string> bytes = realFileSystem().read(path.toStdString(), kMaxWeatherBytes);
    if (!bytes) {
        file.error = bytes.error();
        return file;
    }
    file.isSeries = !endsWith(path, kWeatherEndings) && !looksLikeEpw(*bytes) && !looksLikeTmy3(*bytes);
    // Messages name the file, not the folders above it.
    const std::string name = QFileInfo(path).fileName().toStdString();
    if (file.isSeries) {
        Result<SeriesImport> series = importSeries(*bytes, name, options);
        if (!series) {
            file.error = series.error();
            return file;
        }
        file.hours = hoursOfSeries(*series);
        file.series = std::make_shared<const SeriesImport>(std::move(series).value());
        return file;
    }
    Result<WeatherImport> weather = importWeather(*bytes, name);
    if (!weather) {
        file.error = weather.error();
        return file;
    }
    file.weather = std::make_shared<const WeatherImport>(std::move(weather).value());
    file.air = PlaceWeather{std::make_shared<const WeatherYear>(file.weather->year), statisticsOf(file.weather->year), {}};
    return file;
}

}  // namespace rw::ui
