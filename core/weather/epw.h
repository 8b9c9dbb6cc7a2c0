// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "weather/raw_year.h"

namespace rw {

/// True where a file begins as an EnergyPlus weather file does.
bool looksLikeEpw(std::string_view bytes);

/// The rows and the head of an EPW file (methods 5). Errors as importWeather().
Result<RawYear> readEpw(std::string_view bytes, const std::string& fileName, WeatherImport& import);

/// The second line of an EPW head; nothing where it holds no conditions. Knows the layouts of ASHRAE 2009 and 2013
/// (highest wet bulb among the extremes) and of 2017 and 2021 (at the end of the cooling conditions).
std::optional<DesignConditions> readDesignConditions(std::string_view line);

}  // namespace rw
