// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>

class QPainter;
class QRectF;

namespace rw::ui {

class Theme;

/// A plan at a glance: its phases as bars over time, as high as their power, split by platform.
/// A plan without dated phases shows its racks instead.
void paintPlanPicture(QPainter& painter, const QRectF& area, const Theme& theme, const Plan& plan);
/// "6 GW · 3 phases · Helios" for the foot of a card.
QString planFootnote(const Plan& plan);

}  // namespace rw::ui
