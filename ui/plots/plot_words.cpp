// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_words.h"

#include "document/format.h"
#include "weather/weather_year.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::PlotWords)
};

}  // namespace

QString plotNumber(double value, int significantDigits)
{
    constexpr double kLargest = 1e15;  // of whole numbers that are written in full
    if (std::abs(value) >= 1000.0 && std::abs(value) < kLargest) return formatCount(std::llround(value));
    return formatIn(value, unit::one, significantDigits).number;
}

QString quarterText(double years)
{
    // A quarter's own first day may lie a fraction of a day before the exact quarter of a year.
    const double shifted = years + 1.5 / 366.0;
    const double year = std::floor(shifted);
    const int quarter = std::min(4, 1 + static_cast<int>(std::floor((shifted - year) * 4.0)));
    //: a quarter of a year, as in "2027 Q3"
    return Tr::tr("%1 Q%2").arg(static_cast<int>(year)).arg(quarter);
}

QString monthText(int month)
{
    return month >= 1 && month <= 12 ? coreText("month." + std::to_string(month)) : QString();
}

QString shortMonth(int month) { return monthText(month).left(3); }

QString dayText(int hourOfYear)
{
    const CalendarHour at = calendar(static_cast<std::size_t>(hourOfYear));
    //: a day of the year, as in "14 July"
    return Tr::tr("%1 %2").arg(at.day).arg(monthText(at.month));
}

QString hourText(int hourOfYear)
{
    const int hour = hourOfYear % 24;
    const auto clock = [](int h) { return QStringLiteral("%1:00").arg(h, 2, 10, QLatin1Char('0')); };
    return QStringLiteral("%1, %2–%3").arg(dayText(hourOfYear), clock(hour), clock(hour + 1));
}

}  // namespace rw::ui
