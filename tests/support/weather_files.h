// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"
#include "weather/weather_year.h"

#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <vector>

/// Weather files made up for tests: a smooth year at 100 m, as text cells that a test may spoil.
namespace rw::test {

struct WeatherRow {
    int year = 1999;
    int month = 1;
    int day = 1;
    int hour = 1;
    std::string dryBulb;
    std::string dewPoint;
    std::string humidity;
    std::string pressure;  ///< Pa
};

inline std::string decimal(double value, int digits = 1)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

inline WeatherRow weatherRow(const CalendarHour& at, double hourOfYear)
{
    constexpr double kTurn = 2.0 * std::numbers::pi;
    const double season = -std::cos(kTurn * (hourOfYear / 8760.0 - 0.05));
    const double dry = 12.0 + 11.0 * season + 5.0 * std::sin(kTurn * (at.hour - 8) / 24.0);
    WeatherRow row;
    row.month = at.month;
    row.day = at.day;
    row.hour = at.hour + 1;
    row.dryBulb = decimal(dry);
    row.dewPoint = decimal(5.0 + 7.0 * season - 3.0);
    row.humidity = "60";
    row.pressure = decimal(100100.0 + 500.0 * std::sin(hourOfYear / 37.0), 0);
    return row;
}

inline std::vector<WeatherRow> weatherRows(bool leap = false)
{
    std::vector<WeatherRow> rows;
    for (std::size_t h = 0; h < kHoursOfYear; ++h) {
        if (leap && h == 59 * 24)
            for (int hour = 0; hour < 24; ++hour) {
                WeatherRow row = weatherRow({2, 28, hour}, static_cast<double>(h));
                row.day = 29;
                rows.push_back(row);
            }
        rows.push_back(weatherRow(calendar(h), static_cast<double>(h)));
    }
    return rows;
}

struct EpwHead {
    std::string location = "LOCATION,Testville,TS,XXX,Made up,000000,50.00,10.00,1.0,100.0";
    std::string design = "DESIGN CONDITIONS,0";
    std::string periods = "DATA PERIODS,1,1,Data,Friday, 1/ 1,12/31";
};

inline constexpr std::size_t kEpwHeadLines = 8;

inline std::string epwText(const std::vector<WeatherRow>& rows, const EpwHead& head = {}, const std::string& end = "\n")
{
    std::string text = head.location + end + head.design + end + "TYPICAL/EXTREME PERIODS,0" + end + "GROUND TEMPERATURES,0" +
                       end + "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0" + end + "COMMENTS 1,made for a test" + end + "COMMENTS 2," +
                       end + head.periods + end;
    for (const WeatherRow& row : rows) {
        text += std::to_string(row.year) + "," + std::to_string(row.month) + "," + std::to_string(row.day) + "," +
                std::to_string(row.hour) + ",0,?9?9," + row.dryBulb + "," + row.dewPoint + "," + row.humidity + "," + row.pressure;
        for (int column = 11; column <= 35; ++column) text += ",0";
        text += end;
    }
    return text;
}

inline std::string tmy3Text(const std::vector<WeatherRow>& rows, const std::string& end = "\r\n")
{
    std::string text = "000000,\"TESTVILLE\",TS,1.0,50.000,10.000,100" + end +
                       "Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),Dry-bulb (C),Dry-bulb source,Dew-point (C),RHum (%),"
                       "Pressure (mbar),Wdir (degrees)" + end;
    for (const WeatherRow& row : rows) {
        char moment[64];
        std::snprintf(moment, sizeof moment, "%02d/%02d/%d,%02d:00", row.month, row.day, row.year, row.hour);
        const std::string pressure = row.pressure == "999999" ? "-9900" : decimal(std::stod(row.pressure) / 100.0, 2);
        text += std::string(moment) + ",0," + row.dryBulb + ",A," + row.dewPoint + "," + row.humidity + "," + pressure + ",10" + end;
    }
    return text;
}

}  // namespace rw::test
