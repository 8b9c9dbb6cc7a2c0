// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "shell/page.h"

namespace rw::ui {

class HallEditor;
class HallView;

/// A round length for a scale bar, mm: the longest of 1, 2 or 5 metres or feet and their tens that is no longer than \p most.
double scaleBarLength(double most, UnitSystem units);
/// The whole hall as a sheet: what it is, the plan without what is selected, the legend of its colours and a scale bar.
PageExport hallSheet(const QString& name, HallView& view, const HallEditor& editor);

}  // namespace rw::ui
