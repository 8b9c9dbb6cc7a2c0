// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_tickers.h"

#include "document/minus.h"
#include "plot_words.h"

#include <cmath>

namespace rw::ui {

NumberTicker::NumberTicker() { setTickCount(5); }

QString NumberTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision)
{
    return withMinus(QCPAxisTicker::getTickLabel(tick, locale, formatChar, precision));
}

double YearTicker::getTickStep(const QCPRange& range)
{
    for (const double step : {0.25, 0.5, 1.0, 2.0, 5.0})
        if (range.size() / step <= 8.5) return step;
    return 10.0;
}

int YearTicker::getSubTickCount(double step) { return step >= 1.0 ? 3 : 0; }

QString YearTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const double year = std::round(tick);
    if (std::abs(tick - year) < 1e-6) return QString::number(static_cast<int>(year));
    return quarterText(tick).section(QLatin1Char(' '), 1);
}

QVector<double> MonthTicker::createTickVector(double, const QCPRange& range)
{
    QVector<double> ticks;
    for (int month = 1; month <= 12; ++month)
        if (range.contains(month)) ticks << month;
    return ticks;
}

double MonthTicker::getTickStep(const QCPRange&) { return 1.0; }

int MonthTicker::getSubTickCount(double) { return 0; }

QString MonthTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    const auto month = static_cast<int>(std::lround(tick));
    if (m_words == Words::Quarters && month % 3 != 1) return {};
    return shortMonth(month).left(m_words == Words::Initials ? 1 : 3);
}

}  // namespace rw::ui
