// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "plan/plan.h"

#include <QString>

#include <string_view>

namespace rw::ui {

/// The element that a figure is of: "racks[helios]" of "racks[helios].power_W.design"; "programme".
QString figureElement(const QString& figurePath);
/// That element as the planner knows it: "Rack design · Helios", "Building · Standard › UPS".
QString elementTitle(const Plan& plan, const QString& element);
/// The figure's label and the element's title, for one line.
QString figureTitle(const Plan& plan, const QString& figurePath, const FigureAbout& about);
/// Whether a figure is among those that every comparison begins with.
bool isKeyFigure(std::string_view pattern);

/// A difference of a figure with its sign, in the unit of its family that suits; kelvins between temperatures.
QString differenceText(const FigureAbout& about, double difference, UnitSystem system);

}  // namespace rw::ui
