// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "weather/raw_year.h"

namespace rw {

/// True where a file's second line is the column line of NREL's TMY3.
bool looksLikeTmy3(std::string_view bytes);

/// The rows and the head of an NREL TMY3 file (comma-separated). Errors as importWeather().
Result<RawYear> readTmy3(std::string_view bytes, const std::string& fileName, WeatherImport& import);

}  // namespace rw
