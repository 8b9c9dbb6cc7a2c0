// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "document/format.h"
#include "layout/check.h"

#include <QLineF>
#include <QRectF>
#include <QString>

#include <vector>

namespace rw::ui {

class HallDrawing;

/// What a check has against a drawing, in words, and where.
struct HallFault {
    QString text;    ///< "A07 has 300 mm clear in front, to B07; 900 mm are asked for"
    Severity severity = Severity::Error;
    std::vector<std::size_t> placements;  ///< of the layout, rising; those not drawn yet are left out
    QRectF where;    ///< mm
    QLineF measured; ///< mm; of no length: nothing to measure
    QString measure; ///< "300 mm of 900 mm"
};

/// The first so many faults of a drawing in words. \p added: things that it does not hold yet.
std::vector<HallFault> toHallFaults(const std::vector<layout::LayoutFault>& faults, const HallDrawing& drawing, std::size_t most, UnitSystem units,
                                    const std::vector<Placement>& added = {});

}  // namespace rw::ui
