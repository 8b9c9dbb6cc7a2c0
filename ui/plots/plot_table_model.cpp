// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_table_model.h"

#include "document/minus.h"
#include "plot_words.h"
#include "weather/weather_year.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kCarpetColumns = 3;
constexpr int kDigits = 5;

QString withUnit(const QString& name, const QString& unit)
{
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

QString quoted(QString field)
{
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))) return field;
    field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + field + QLatin1Char('"');
}

}  // namespace

void PlotTableModel::setPlot(const PlotData& plot)
{
    beginResetModel();
    m_plot = plot;
    m_x.clear();
    for (const PlotSeries& series : plot.series) m_x += series.x;
    std::sort(m_x.begin(), m_x.end());
    m_x.erase(std::unique(m_x.begin(), m_x.end()), m_x.end());
    endResetModel();
}

std::optional<double> PlotTableModel::valueAt(const PlotSeries& series, double x)
{
    const auto upper = std::upper_bound(series.x.begin(), series.x.end(), x);
    if (upper == series.x.begin()) return std::nullopt;
    const auto i = std::distance(series.x.begin(), upper) - 1;
    if (series.x.at(i) == x) return series.y.at(i);
    if (upper == series.x.end()) return std::nullopt;
    const double x0 = series.x.at(i);
    const double t = (x - x0) / (series.x.at(i + 1) - x0);
    return series.y.at(i) + t * (series.y.at(i + 1) - series.y.at(i));
}

int PlotTableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid()) return 0;
    return static_cast<int>(m_plot.isCarpet() ? m_plot.carpet.values.size() : m_x.size());
}

int PlotTableModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid()) return 0;
    return m_plot.isCarpet() ? kCarpetColumns : 1 + static_cast<int>(m_plot.series.size());
}

QVariant PlotTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (m_plot.isCarpet()) return carpetData(index.row(), index.column());
    const double x = m_x.at(index.row());
    if (index.column() == 0)
        return m_plot.x.years ? quarterText(x) : m_plot.x.months ? monthText(static_cast<int>(x)) : plotNumber(x, kDigits);
    const auto y = valueAt(m_plot.series.at(index.column() - 1), x);
    return y ? plotNumber(*y, kDigits) : QString();
}

QVariant PlotTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    if (m_plot.isCarpet())
        return section == 0 ? tr("Day") : section == 1 ? tr("Hour") : withUnit(m_plot.carpet.name, m_plot.carpet.unit);
    // Axes of time need no name; columns do.
    const QString time = m_plot.x.months ? tr("Month") : m_plot.x.years ? tr("Quarter") : QString();
    if (section == 0) return withUnit(m_plot.x.label.isEmpty() ? time : m_plot.x.label, m_plot.x.unit);
    if (section > m_plot.series.size()) return {};
    const PlotSeries& series = m_plot.series.at(section - 1);
    return withUnit(series.name, series.right ? m_plot.right.unit : m_plot.y.unit);
}

QVariant PlotTableModel::carpetData(int hour, int column) const
{
    if (column == 0) return dayText(hour);
    if (column == 1) return hour % 24;
    const PlotCarpet& carpet = m_plot.carpet;
    const double v = carpet.values.at(hour);
    if (!std::isfinite(v)) return QStringLiteral("–");
    return carpet.kinds.isEmpty() ? formatFixed(v, carpet.decimals) : carpet.kinds.value(static_cast<int>(v));
}

/// Months and days are numbers here, for spreadsheets.
QString PlotTableModel::carpetCsv() const
{
    const PlotCarpet& carpet = m_plot.carpet;
    QString out = QStringLiteral("%1,%2,%3,%4\n").arg(tr("Month"), tr("Day"), tr("Hour"), quoted(withUnit(carpet.name, carpet.unit)));
    for (qsizetype h = 0; h < carpet.values.size(); ++h) {
        const CalendarHour at = calendar(static_cast<std::size_t>(h));
        const double v = carpet.values.at(h);
        QString value;
        if (std::isfinite(v)) value = carpet.kinds.isEmpty() ? QString::number(v, 'g', 12) : quoted(carpet.kinds.value(static_cast<int>(v)));
        out += QStringLiteral("%1,%2,%3,%4\n").arg(at.month).arg(at.day).arg(at.hour).arg(value);
    }
    return out;
}

QString PlotTableModel::csv() const
{
    if (m_plot.isCarpet()) return carpetCsv();
    QStringList lines;
    QStringList fields;
    // Of years stand the numbers here, where the table tells quarters.
    const bool bareYears = m_plot.x.years && m_plot.x.label.isEmpty();
    for (int c = 0; c < columnCount(); ++c)
        fields << quoted(c == 0 && bareYears ? tr("Year") : headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
    lines << fields.join(QLatin1Char(','));
    for (const double x : m_x) {
        fields = {QString::number(x, 'g', 12)};
        for (const PlotSeries& series : m_plot.series) {
            const auto y = valueAt(series, x);
            fields << (y ? QString::number(*y, 'g', 12) : QString());
        }
        lines << fields.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace rw::ui
