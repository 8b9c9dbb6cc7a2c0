// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace rw::ui {

/// Signs after ISO 14617 and ISO 10628, as far as those have them.
enum class CoolingSymbol { Sky, Racks, Exchanger, LiquidToAir, Pump, DryCooler, Adiabatic, Tower, Chiller, AirUnit, RearDoor, Room };

/// Draws a sign with the painter's pen and brush.
void paintSymbol(QPainter& painter, CoolingSymbol symbol, const QRectF& square);

}  // namespace rw::ui
