// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace rw::ui {

/// Decimal years: whole years while there are many, quarters when near.
class YearTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// The twelve months, 1 to 12, by their first letters where there is no more room.
class MonthTicker : public QCPAxisTicker {
public:
    void setInitials(bool initials) { m_initials = initials; }

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double step) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    bool m_initials = false;
};

}  // namespace rw::ui
