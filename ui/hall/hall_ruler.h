// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"

#include <QWidget>

#include <optional>

namespace rw::ui {

/// A length on the floor as a planner reads it: "1 200 mm" below ten metres, "24.6 m" above; feet and inches in that system.
QString lengthText(double millimetres, UnitSystem units);
/// "3 ft 11.2 in", to the nearest part of an inch.
QString feetText(double millimetres, double partsOfAnInch);
/// What a floor bears: kPa, or pounds a square foot.
QString floorLoadText(double pascals, UnitSystem units);

/// Metres or millimetres, feet where they are read, along an edge of the canvas.
class HallRuler : public QWidget {
public:
    HallRuler(Qt::Orientation orientation, QWidget* parent);

    /// \p origin: pixel of 0 mm; \p scale: px a mm.
    void setScale(double origin, double scale, UnitSystem units);
    /// Where the pointer is, px; and what is selected, mm.
    void setPointer(std::optional<double> at);
    void setSpan(std::optional<std::pair<double, double>> span);
    static int thickness() { return 22; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
    double m_origin = 0.0;
    double m_scale = 1.0;
    UnitSystem m_units = UnitSystem::Si;
    std::optional<double> m_pointer;
    std::optional<std::pair<double, double>> m_span;
};

/// Closes the line that the rulers draw round the canvas while it has the keyboard.
class HallEdge : public QWidget {
public:
    using QWidget::QWidget;
    static int thickness() { return 2; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace rw::ui
