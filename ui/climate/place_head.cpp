// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_head.h"

#include "catalogue/display_name.h"
#include "shell/theme.h"
#include "weather_shelf.h"
#include "widgets/elided_label.h"
#include "widgets/segmented_control.h"
#include "widgets/tool_button.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

QString angle(double degrees, const QString& ahead, const QString& behind)
{
    return QStringLiteral("%1° %2").arg(QLocale().toString(std::abs(degrees), 'f', 2), degrees < 0.0 ? behind : ahead);
}

}  // namespace

PlaceHead::PlaceHead(QWidget* parent)
    : QWidget(parent), m_name(new ElidedLabel), m_facts(new ElidedLabel), m_plantPart(new QWidget), m_plant(new QComboBox),
      m_useMenu(new QMenu(this)), m_view(new SegmentedControl)
{
    const Theme& theme = Theme::of(this);
    setTextSize(m_name, TextSize::Title, true);
    setMuted(m_facts);
    m_plant->setAccessibleName(tr("Plant of"));
    // A site of a long name must not take the room of the place's own.
    constexpr int kPlantLetters = 14;
    m_plant->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_plant->setMinimumContentsLength(kPlantLetters);
    m_plant->setToolTip(tr("Whose building is thought to stand at a place that is no site of the plan"));
    auto* plantLabel = new QLabel(tr("Plant of"));
    setMuted(plantLabel);
    plantLabel->setBuddy(m_plant);
    auto* plantRow = new QHBoxLayout(m_plantPart);
    plantRow->setContentsMargins(0, 0, 0, 0);
    plantRow->setSpacing(space::kXs);
    plantRow->addWidget(plantLabel);
    plantRow->addWidget(m_plant);
    m_use = toolButton("site", tr("Use for a site"), tr("Have a site of the plan use this weather"), theme);
    m_use->setMenu(m_useMenu);
    m_use->setPopupMode(QToolButton::InstantPopup);
    auto* import = toolButton("import", tr("Import"), tr("Read a weather year (EPW, TMY3) or an hourly series (CSV); or drop the file here"), theme);
    auto* tables = toolButton("table", tr("Show as tables"), tr("The same numbers as tables"), theme);
    tables->setCheckable(true);
    m_view->addSegment(tr("Carpets"), {}, tr("Every hour of the year, day by hour"));
    m_view->addSegment(tr("Durations"), {}, tr("For how many hours, and month by month"));
    m_view->addSegment(tr("Compare"), {}, tr("Ticked places beside each other"));
    m_view->setAccessibleName(tr("Show the year as"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, space::kM, 0);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kS);
    row->addWidget(m_name, 1);
    row->addWidget(m_plantPart);
    for (QToolButton* button : {m_use, import, tables}) row->addWidget(button);
    column->addLayout(row);
    auto* second = new QHBoxLayout;
    second->setSpacing(space::kM);
    second->addWidget(m_facts, 1);
    second->addWidget(m_view);
    column->addLayout(second);

    connect(import, &QToolButton::clicked, this, &PlaceHead::importWanted);
    connect(tables, &QToolButton::toggled, this, &PlaceHead::tablesShown);
    connect(m_view, &SegmentedControl::currentChanged, this, &PlaceHead::viewChanged);
    connect(m_plant, &QComboBox::activated, this, [this](int at) { emit plantChosen(m_plant->itemData(at).toString()); });
}

QString PlaceHead::nameText() const { return m_name->text(); }
QString PlaceHead::factsText() const { return m_facts->text(); }

void PlaceHead::showPlace(const ClimatePlace& place, const PlaceWeather* weather, UnitSystem units, bool usable)
{
    m_name->setText(place.name);
    QStringList facts;
    if (place.kind == ClimatePlace::Kind::Site) facts << tr("Weather of %1").arg(place.from);
    else if (!place.country.isEmpty()) facts << place.country;
    if (weather && weather->year) {
        const WeatherYear& year = *weather->year;
        facts << angle(year.latitude, tr("N"), tr("S")) + QLatin1Char(' ') + angle(year.longitude, tr("E"), tr("W"))
              << formatValue(year.elevation.si(), unit::m, units) << tr("UTC %1").arg(QString::asprintf("%+g", year.utcOffset));
    }
    if (!place.source.isEmpty()) facts << place.source;
    facts << toQString(gradeWord(place.grade));
    m_facts->setText(weather && !weather->year ? weather->problem : facts.join(QStringLiteral(" · ")));
    m_use->setEnabled(usable);
    m_use->setVisible(true);
}

void PlaceHead::showComparison()
{
    m_name->setText(tr("Places beside each other"));
    m_facts->setText(tr("Up to six places that are ticked in the list"));
    m_use->setVisible(false);
}

QString PlaceHead::setPlants(const Plan& plan, const QString& chosen)
{
    m_plant->clear();
    for (const Site& site : plan.sites) m_plant->addItem(toQString(displayName(site)), toQString(site.id));
    m_plant->setCurrentIndex(m_plant->count() > 0 ? std::max(0, m_plant->findData(chosen)) : -1);
    m_plantPart->setVisible(m_plant->count() > 1);
    return m_plant->currentData().toString();
}

}  // namespace rw::ui
