// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "layout/check.h"

#include <QLineF>
#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace rw::ui {

/// What a check has against a drawing, in words, and where.
struct HallFault {
    QString text;    ///< "A07: 300 mm clear in front, 900 mm asked for (B07)"
    bool error = true;
    std::vector<std::size_t> placements;  ///< of the layout, rising; those not drawn yet are left out
    QRectF where;    ///< mm
    QLineF measured; ///< mm; of no length: nothing to measure
    QString measure; ///< "300 mm of 900 mm"
};

/// What a fault's ids are called and where they stand; unset: no such placement is drawn yet.
struct NamedPlacement {
    QString name;
    std::optional<std::size_t> index;
};
using PlacementNames = std::function<NamedPlacement(const std::string& id)>;

HallFault toHallFault(const layout::LayoutFault& fault, const PlacementNames& names, UnitSystem units);

}  // namespace rw::ui
