// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

namespace rw::ui {

/// Equal Earth, an equal-area map of the world on a sphere of radius 1 (Šavrič, Patterson, Jenny 2018,
/// doi:10.1080/13658816.2018.1504949). Degrees north and east; x grows to the east, y to the north.
[[nodiscard]] QPointF equalEarth(double latitude, double longitude);

/// Half the extents of the whole world.
[[nodiscard]] double equalEarthHalfWidth();
[[nodiscard]] double equalEarthHalfHeight();

}  // namespace rw::ui
