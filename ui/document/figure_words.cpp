// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/figure_words.h"

#include "document/plan_words.h"
#include "evaluate/compare_scenarios.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::FigureWords)
};

/// Lists of figures, where in the plan their elements stand, and what such an element is called.
struct Place {
    const char* figures;
    const char* plan;
    const char* word;
};
constexpr Place kPlaces[] = {
    {"programme.phases", "programme.phases", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Phase")},
    {"programme.sites_by_name", "sites", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Site")},
    {"clusters", "clusters", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Cluster")},
    {"platforms", "clusters", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Platform")},
    {"racks", "rack_designs", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Rack")},
    {"buildings", "buildings", QT_TRANSLATE_NOOP("rw::ui::FigureWords", "Building")},
};

constexpr const char* kKeyFigures[] = {
    "programme.target_W",
    "programme.racks",
    "programme.accelerators",
    "programme.halls",
    "programme.buildings",
    "programme.sites",
    "programme.systems_power_W",
    "programme.it_power_W",
    "programme.facility_power_W",
    "programme.grid_power_W",
    "programme.stranded_W",
    "programme.pue_design",
    "programme.pue_annual",
    "programme.wue_L_per_kWh",
    "programme.energy_J_per_year",
    "programme.water_m3_per_year",
    "programme.co2_kg_per_year",
    "programme.energy_cost_USD_per_year",
    "programme.capex_USD",
    "programme.opex_USD_per_year",
    "programme.sites_by_name[].count",
    "programme.sites_by_name[].capacity_it_W",
    "programme.sites_by_name[].grid_limit_W",
    "programme.sites_by_name[].free_cooling_share",
    "programme.sites_by_name[].mechanical_cooling_share",
    "buildings[].racks",
    "buildings[].it_power_W",
    "buildings[].facility_power_W",
    "buildings[].pue_design",
    "buildings[].pue_annual",
    "buildings[].coolant_supply_C",
    "buildings[].facility_supply_C",
    "racks[].power_W.design",
    "racks[].liquid_heat_W",
    "racks[].air_heat_W",
    "racks[].coolant_flow_m3_s",
};

}  // namespace

QString figureElement(const QString& figurePath)
{
    const qsizetype close = figurePath.lastIndexOf(QLatin1Char(']'));
    return close < 0 ? figurePath.section(QLatin1Char('.'), 0, 0) : figurePath.left(close + 1);
}

QString elementTitle(const Plan& plan, const QString& element)
{
    for (const Place& place : kPlaces) {
        const QString list = QLatin1String(place.figures) + QLatin1Char('[');
        if (!element.startsWith(list)) continue;
        QString path = QLatin1String(place.plan) + element.mid(list.size() - 1);
        // Parts of a plant are no objects of the plan.
        const qsizetype cooling = path.indexOf(QLatin1String(".cooling["));
        QString part;
        if (cooling >= 0) {
            part = coreText("part." + path.mid(cooling + 9).chopped(1).toStdString());
            path.truncate(cooling);
        }
        // The path of a phase leads through the programme, which its own word says already.
        const QString words = path.startsWith(QLatin1String("programme.")) ? nameInPlan(plan, path) : placeWords(plan, path);
        const QString title = Tr::tr("%1 · %2").arg(Tr::tr(place.word), words);
        return part.isEmpty() ? title : QStringLiteral("%1 › %2").arg(title, part);
    }
    return element == QLatin1String("programme") ? Tr::tr("Programme") : element;
}

QString figureTitle(const Plan& plan, const QString& figurePath, const FigureAbout& about)
{
    return Tr::tr("%1 — %2").arg(coreText(about.label), elementTitle(plan, figureElement(figurePath)));
}

bool isKeyFigure(std::string_view pattern)
{
    return std::find(std::begin(kKeyFigures), std::end(kKeyFigures), pattern) != std::end(kKeyFigures);
}

QString differenceText(const FigureAbout& about, double difference, UnitSystem system)
{
    // Chosen by the rounded number, so that a hair under 1 GW is no 1 000 MW.
    constexpr double kRounding = 1.0 + 5e-5;
    const Unit& unit = scaledUnit(difference * kRounding, unitFor(differenceUnit(*about.displayUnit), system));
    const QString text = formatIn(difference, unit, 4).text();
    return difference > 0.0 ? QLatin1Char('+') + text : text;
}

}  // namespace rw::ui
