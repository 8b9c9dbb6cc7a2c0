// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_report.h"

#include "climate_plots.h"
#include "document/minus.h"
#include "plots/plot_view.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/figure_row.h"
#include "widgets/section_header.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kFacts = 12;   // in two columns
constexpr int kFactWidth = 420;
constexpr int kDigestShown = 12;

QString side(double angle, const QString& ahead, const QString& behind)
{
    return QStringLiteral("%1° %2").arg(QLocale().toString(std::abs(angle), 'f', 2), angle < 0.0 ? behind : ahead);
}

Severity shown(rw::Severity severity)
{
    switch (severity) {
    case rw::Severity::Error: return Severity::Error;
    case rw::Severity::Warning: return Severity::Warning;
    case rw::Severity::Note: break;
    }
    return Severity::Note;
}

}  // namespace

ImportReport::ImportReport(QWidget* parent) : QScrollArea(parent), m_noticeHead(new SectionHeader(tr("Mended or left aside"))), m_preview(new PlotView)
{
    auto* report = new QWidget;
    auto* column = new QVBoxLayout(report);
    column->setContentsMargins(0, 0, space::kM, 0);
    column->setSpacing(space::kS);
    auto* facts = new QWidget;
    facts->setMaximumWidth(2 * kFactWidth + space::kXl);
    auto* grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kXl);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < kFacts; ++i) {
        m_facts << new FigureRow(QString());
        m_facts.last()->setFocusPolicy(Qt::NoFocus);
        m_facts.last()->hide();
        grid->addWidget(m_facts.last(), i % (kFacts / 2), i / (kFacts / 2));
    }
    column->addWidget(facts);
    column->addWidget(m_noticeHead);
    m_notices = new QVBoxLayout;
    m_notices->setSpacing(space::kXs);
    column->addLayout(m_notices);
    m_preview->setCompact(true);
    m_preview->setMinimumHeight(140);
    column->addWidget(m_preview);
    column->addStretch(1);
    setWidget(report);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QString ImportReport::show(const ImportFile& file, const Plan& plan, UnitSystem units)
{
    return file.weather ? showWeather(file, plan, units) : showSeries(file);
}

void ImportReport::clear()
{
    m_texts.clear();
    while (QLayoutItem* item = m_notices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ImportReport::addNotice(rw::Severity severity, const QString& text)
{
    m_texts << text;
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    auto* chip = new Chip(shown(severity), Chip::severityText(shown(severity)));
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(chip, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    m_notices->addWidget(line);
}

void ImportReport::fact(int row, const QString& label, const QString& text, const QString& remark)
{
    m_facts.at(row)->setLabel(label);
    m_facts.at(row)->setFigure(text);
    m_facts.at(row)->setRemark(remark);
    m_facts.at(row)->setVisible(!label.isEmpty());
}

QString ImportReport::showWeather(const ImportFile& file, const Plan& plan, UnitSystem units)
{
    const WeatherImport& import = *file.weather;
    const WeatherYear& year = import.year;
    const WeatherStatistics& s = file.air->statistics;
    const Unit& unit = unitFor(unit::C, units);
    const auto degrees = [&](double kelvin) { return QLocale().toString(unit.fromSi(kelvin), 'f', 1) + QChar(0x00A0) + QString::fromUtf8(unit.symbol); };
    const auto head = [&](const std::optional<DesignTemperature>& told) { return told ? tr("file’s head: %1").arg(degrees(told->temperature)) : QString(); };
    fact(0, tr("Place"), toQString(year.name));
    fact(1, tr("Position"), tr("%1, %2").arg(side(year.latitude, tr("N"), tr("S")), side(year.longitude, tr("E"), tr("W"))));
    fact(2, tr("Elevation"), formatValue(year.elevation.si(), unit::m, units));
    fact(3, tr("Period"), tr("8,760 hours, UTC %1").arg(QString::asprintf("%+g", year.utcOffset)));
    fact(4, tr("Source"), toQString(year.source));
    fact(5, tr("SHA-256"), toQString(import.digest).left(kDigestShown) + QStringLiteral("…"));
    const auto& design = import.design;
    fact(6, tr("Mean dry bulb"), degrees(s.meanDryBulb));
    fact(7, tr("Dry bulb, 0.4 %"), degrees(s.dryBulb[0].temperature), design ? head(design->dryBulb[0]) : QString());
    fact(8, tr("Wet bulb, 0.4 %"), degrees(s.wetBulb[0].temperature), design ? head(design->wetBulb[0]) : QString());
    fact(9, tr("Dry bulb, 99.6 %"), degrees(s.heating996),
         design && design->heating996 ? tr("file’s head: %1").arg(degrees(*design->heating996)) : QString());
    fact(10, tr("Dry bulb, lowest and highest"), tr("%1 to %2").arg(QLocale().toString(unit.fromSi(s.lowestDryBulb), 'f', 1), degrees(s.highestDryBulb)));
    fact(11, tr("Mean pressure"), formatValue(s.meanPressure, unit::kPa, units));
    for (const WeatherNotice& notice : import.notices) addNotice(notice.severity, toQString(notice.message()));
    for (const PlanWeather& known : plan.weather)
        if (known.digest == import.digest)
            addNotice(rw::Severity::Note, tr("The plan holds the year of this very file already; it is used again."));
    if (m_texts.isEmpty()) addNotice(rw::Severity::Note, tr("Nothing had to be filled, repaired or left aside."));
    m_preview->setPlot(airCarpet(AirQuantity::DryBulb, *file.air, units));
    return tr("%1 · %2").arg(toQString(import.format), toQString(year.name));
}

QString ImportReport::showSeries(const ImportFile& file)
{
    const SeriesImport& import = *file.series;
    const QList<double>& values = file.hours.values;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    double mean = 0.0;
    for (const double v : values) mean += v / static_cast<double>(std::max<qsizetype>(values.size(), 1));
    const auto number = [&](double v) { return (withMinus(QLocale().toString(v, 'g', 4)) + QChar(0x00A0) + file.hours.unit).trimmed(); };
    for (int i = 0; i < kFacts; ++i) fact(i, {}, {});
    fact(0, tr("Values in the file"), formatCount(static_cast<qint64>(import.values.size())));
    fact(1, tr("SHA-256"), toQString(import.digest).left(kDigestShown) + QStringLiteral("…"));
    fact(6, tr("Mean"), number(mean));
    if (!values.isEmpty()) fact(7, tr("Lowest and highest"), tr("%1 to %2").arg(withMinus(QLocale().toString(*least, 'g', 4)), number(*most)));
    for (const std::string& notice : import.notices) addNotice(rw::Severity::Note, toQString(notice));
    if (m_texts.isEmpty()) addNotice(rw::Severity::Note, tr("Nothing had to be filled, repaired or left aside."));
    PlotData plot;
    plot.carpet = file.hours;
    plot.title = tr("%1: %2 on average").arg(file.hours.name, number(mean));
    if (plot.isCarpet()) m_preview->setPlot(plot);
    return tr("Hourly series");
}

}  // namespace rw::ui
