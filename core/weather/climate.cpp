// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/climate.h"

#include "base/resource.h"
#include "quantity/celsius.h"
#include "schema/json.h"
#include "weather/rebuild.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace rw {

namespace {

constexpr std::string_view kFolder = "climate/";
constexpr std::string_view kEnding = ".json";

using SharedClimate = std::shared_ptr<const BuiltInClimate>;

// The files are our own and were checked when they were made: what does not fit is a fault of the program.
const Tree& member(const Tree& tree, std::string_view key)
{
    const Tree* found = tree.find(key);
    RW_ASSERT(found);
    return *found;
}

std::string word(const Tree& tree, std::string_view key)
{
    const std::string* found = member(tree, key).string();
    RW_ASSERT(found);
    return *found;
}

const Tree::List& list(const Tree& tree)
{
    RW_ASSERT(tree.list());
    return *tree.list();
}

double kelvin(const Tree& celsius)
{
    RW_ASSERT(celsius.isNumber());
    return celsius.number() + kZeroCelsius;
}

int count(const Tree& tree)
{
    RW_ASSERT(tree.integer());
    return static_cast<int>(*tree.integer());
}

std::vector<ShareAt> shares(const Tree& tree)
{
    std::vector<ShareAt> all;
    for (const Tree& row : list(tree)) all.push_back({list(row).at(0).number(), kelvin(list(row).at(1))});
    return all;
}

std::vector<HoursAt> hours(const Tree& tree)
{
    std::vector<HoursAt> all;
    for (const Tree& row : list(tree)) all.push_back({kelvin(list(row).at(0)), count(list(row).at(1))});
    return all;
}

std::vector<MarginBin> marginBins(const std::map<int, int>& hoursOfFloor)
{
    std::vector<MarginBin> bins;
    const int first = hoursOfFloor.begin()->first;
    const int last = hoursOfFloor.rbegin()->first;
    for (int floor = first; floor <= last; ++floor) {
        const auto at = hoursOfFloor.find(floor);
        bins.push_back({floor + kZeroCelsius, at == hoursOfFloor.end() ? 0 : at->second});
    }
    return bins;
}

SharedClimate readClimate(const std::string& resourceName)
{
    const Result<Tree> parsed = parseJson(resource(resourceName), resourceName);
    RW_ASSERT(parsed.ok());
    const Tree& tree = parsed.value();
    auto climate = std::make_shared<BuiltInClimate>();
    climate->id = word(tree, "id");
    climate->name = word(tree, "name");
    climate->country = word(tree, "country");
    climate->attribution = word(tree, "attribution");
    climate->licence = word(tree, "licence");
    climate->pressure = member(tree, "pressure_Pa").number();

    ClimateFigures& told = climate->told;
    told.meanDryBulb = kelvin(member(tree, "dry_bulb_mean_C"));
    told.lowestDryBulb = kelvin(member(tree, "dry_bulb_lowest_C"));
    told.highestDryBulb = kelvin(member(tree, "dry_bulb_highest_C"));
    told.meanWetBulb = kelvin(member(tree, "wet_bulb_mean_C"));
    told.highestWetBulb = kelvin(member(tree, "wet_bulb_highest_C"));
    told.dryBulbShares = shares(member(tree, "dry_bulb_percentiles_C"));
    told.wetBulbShares = shares(member(tree, "wet_bulb_percentiles_C"));
    told.dryBulbHours = hours(member(tree, "dry_bulb_hours_C"));
    told.wetBulbHours = hours(member(tree, "wet_bulb_hours_C"));

    ClimateTables tables;
    for (const Tree& row : list(member(tree, "months"))) {
        auto& shape = tables.months.emplace_back();
        for (std::size_t i = 0; i < 24; ++i) shape[i] = list(row).at(i).number();
    }
    for (const Tree& row : list(member(tree, "days")))
        tables.days.push_back({kelvin(list(row).at(0)), kelvin(list(row).at(1)), kelvin(list(row).at(2))});
    // A row a dry-bulb bin: its floor, the floor of its first wet-bulb bin, hours of each from there.
    std::map<int, int> dryHours, wetHours;
    for (const Tree& row : list(member(tree, "bins"))) {
        const int dry = count(list(row).at(0));
        for (std::size_t i = 2; i < list(row).size(); ++i) {
            const int n = count(list(row).at(i));
            const int wet = count(list(row).at(1)) + static_cast<int>(i) - 2;
            if (n == 0) continue;
            climate->bins.push_back({dry + 0.5 + kZeroCelsius, wet + 0.5 + kZeroCelsius, n});
            dryHours[dry] += n;
            wetHours[wet] += n;
        }
    }
    tables.dryBulbBins = marginBins(dryHours);
    tables.wetBulbBins = marginBins(wetHours);

    WeatherYear& year = climate->year;
    year.id = climate->id;
    year.name = climate->name;
    year.source = word(tree, "source");
    year.latitude = member(tree, "latitude").number();
    year.longitude = member(tree, "longitude").number();
    year.utcOffset = member(tree, "utc_offset_h").number();
    year.elevation = Length<>::fromSi(member(tree, "elevation_m").number());
    year.hours = rebuildHours(tables, told, climate->pressure);
    return climate;
}

}  // namespace

std::vector<std::string> builtInWeatherIds()
{
    std::vector<std::string> ids;
    for (const std::string& name : resourceNames(kFolder))
        ids.push_back(name.substr(kFolder.size(), name.size() - kFolder.size() - kEnding.size()));
    return ids;
}

Result<SharedClimate> builtInClimate(std::string_view id)
{
    const std::string name = std::string(kFolder) + std::string(id) + std::string(kEnding);
    if (!hasResource(name)) {
        std::string ids;
        for (const std::string& known : builtInWeatherIds()) ids += (ids.empty() ? "" : ", ") + known;
        return Error{.code = "weather.unknown", .found = std::string(id), .allowed = ids};
    }
    // A memo of a pure function: what it holds depends on the compiled-in file alone.
    static std::mutex mutex;
    static std::map<std::string, SharedClimate> known;
    const std::lock_guard lock(mutex);
    SharedClimate& climate = known[name];
    if (!climate) climate = readClimate(name);
    return climate;
}

Result<SharedWeather> builtInWeather(std::string_view id)
{
    const Result<SharedClimate> climate = builtInClimate(id);
    if (!climate) return climate.error();
    return SharedWeather(*climate, &(*climate)->year);
}

Result<std::vector<JointBin>> builtInBins(std::string_view id)
{
    const Result<SharedClimate> climate = builtInClimate(id);
    if (!climate) return climate.error();
    return (*climate)->bins;
}

}  // namespace rw
