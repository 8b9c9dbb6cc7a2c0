// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/import.h"

#include "base/digest.h"
#include "weather/epw.h"
#include "weather/text_table.h"
#include "weather/tmy3.h"

namespace rw {

std::vector<WeatherHour> hoursOf(std::span<const HourRecord> records)
{
    RW_ASSERT(records.size() == kHoursOfYear);
    std::vector<WeatherHour> hours;
    hours.reserve(records.size());
    for (const HourRecord& record : records)
        hours.push_back(weatherHour(unit::C.toSi(record.dryBulb), unit::C.toSi(record.dewPoint), record.pressure));
    return hours;
}

Result<WeatherImport> importWeather(std::string_view bytes, const std::string& fileName, const ImportOptions& options)
{
    if (bytes.size() > kMaxWeatherBytes)
        return Error{.code = "weather.size", .file = fileName, .found = std::to_string(bytes.size() >> 20) + " MiB",
                     .allowed = std::to_string(kMaxWeatherBytes >> 20) + " MiB"};
    WeatherImport import;
    import.digest = sha256(bytes);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) bytes.remove_prefix(kByteOrderMark.size());
    const std::size_t firstSign = bytes.find_first_not_of(" \t\r\n");
    if (firstSign == std::string_view::npos)
        return Error{.code = "weather.empty", .file = fileName, .allowed = text("weather.formats")};
    if (!isText(bytes))
        return Error{.code = "weather.not-text", .file = fileName, .allowed = text("weather.formats")};
    const bool epw = looksLikeEpw(bytes);
    if (!epw && !looksLikeTmy3(bytes)) {
        constexpr std::size_t kShown = 40;
        LineReader lines(bytes.substr(firstSign));
        std::string beginning = utf8Of(lines.next().value_or("").substr(0, kShown));
        for (char& c : beginning)
            if (static_cast<unsigned char>(c) < ' ') c = '?';
        return Error{.code = "weather.format", .file = fileName, .line = 1, .found = beginning,
                     .allowed = text("weather.formats")};
    }
    const auto raw = epw ? readEpw(bytes, fileName, import) : readTmy3(bytes, fileName, import);
    if (!raw) return raw.error();
    if (const Status s = assemble(raw.value(), fileName, options, import); !s.ok()) return s.error();
    const std::size_t slash = fileName.find_last_of("/\\");
    import.fileName = slash == std::string::npos ? fileName : fileName.substr(slash + 1);
    return import;
}

}  // namespace rw
