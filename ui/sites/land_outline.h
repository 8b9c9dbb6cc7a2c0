// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPolygonF>

namespace rw::ui {

/// Rings of the land's outline (Natural Earth, 1:110 million): x degrees east, y degrees north, cut at the
/// antimeridian, first point not repeated. To be filled by the odd-even rule: seas inside land are rings too.
[[nodiscard]] const QList<QPolygonF>& landOutline();

}  // namespace rw::ui
