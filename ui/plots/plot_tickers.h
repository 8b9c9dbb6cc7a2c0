// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace rw::ui {

/// Numbers, with a minus as wide as a digit.
class NumberTicker : public QCPAxisTicker {
public:
    NumberTicker();

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// Decimal years: whole years while there are many, quarters when near.
class YearTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// The twelve months, 1 to 12; by their first letters, or the first of each quarter alone, where there is no more room.
class MonthTicker : public QCPAxisTicker {
public:
    enum class Words { Short, Initials, Quarters };
    void setWords(Words words) { m_words = words; }
    [[nodiscard]] Words words() const { return m_words; }

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    Words m_words = Words::Short;
};

}  // namespace rw::ui
