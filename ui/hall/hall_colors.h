// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "hall_classes.h"
#include "evaluate/evaluation.h"
#include "plan/plan.h"

#include <QColor>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rw::ui {

class Theme;

/// What the colours of a hall's racks tell.
enum class HallColor { Platform, Power, Flow, Supply, Mass, Margin, Feed };
inline constexpr int kHallColorCount = 7;

/// What is known of the racks of one design in a hall, from figures and plan. SI.
struct HallDesign {
    std::string id;
    QString name;
    int category = 0;             ///< of the theme's category colours
    bool comes = false;           ///< stands on the places that are drawn for whichever platform comes
    std::optional<double> power;  ///< W at design
    std::optional<double> it;     ///< W with its part of network and storage
    std::optional<double> flow;   ///< m3/s of coolant
    std::optional<double> supply; ///< K, of the coolant
    std::optional<double> mass;   ///< kg
    std::optional<double> margin; ///< K between the hottest case and its limit

    bool operator==(const HallDesign&) const = default;
};

/// The design that takes the places of whichever platform comes: the most of what the evaluated building holds; empty:
/// not known.
std::string comingDesign(const Plan& plan, const Evaluation* evaluation, const Hall& hall);
/// The designs that stand in a hall or may come: in the plan's order. \p classes: of the hall's drawing.
std::vector<HallDesign> hallDesigns(const Plan& plan, const Evaluation* evaluation, const Hall& hall, const HallClasses& classes);
/// The design of a rack: its own, or the one that comes where any may. Null: not known, or no rack.
const HallDesign* designOf(const std::vector<HallDesign>& designs, const HallClass& of);
/// The building whose halls are of this kind; null: none is.
const Building* buildingOf(const Plan& plan, const Hall& hall);

/// The datum that a colour shows; unset for categories, or where it is not known.
std::optional<double> colorValue(const HallDesign& design, HallColor by);
/// Its unit before the reader's system; null for categories.
const Unit* colorUnit(HallColor by);
QString colorName(HallColor by);

/// How placements of one kind look: the painter knows nothing else of them.
struct HallStyle {
    QColor fill;
    QColor edge;
    QColor ink;      ///< of words on the fill
    QString figure;  ///< second line of a rack: "225 kW"
};

/// A line of the legend, or the ends of the scale.
struct HallLegend {
    struct Entry {
        QColor color;
        QString name;
        std::int64_t count = 0;
        bool hatched = false;
    };
    QString title;
    std::vector<Entry> entries;
    bool scale = false;  ///< a gradient between the two
    QString low;
    QString high;
};

/// How the classes of a drawing look, and what the legend says of them.
struct HallLook {
    std::vector<HallStyle> styles;  ///< one a class
    HallLegend legend;
};
HallLook hallLook(const HallClasses& classes, const std::vector<HallDesign>& designs, HallColor by, const Theme& theme, UnitSystem units);

/// Of racks of a design where colours tell platforms apart.
QColor platformColor(const HallDesign& design, const Theme& theme);
/// Colour of an area's use.
QColor useColor(AreaUse use, const Theme& theme);
/// "Rack", "CDU", "Cold aisle": in the words of the core's table.
QString placementKindName(PlacementKind kind);
QString areaUseName(AreaUse use);
/// What a placement is called: its name, else its id.
QString placementName(const Placement& placement);

}  // namespace rw::ui
