// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagram_view.h"
#include "document/format.h"
#include "failure_table.h"
#include "sankey_layout.h"

namespace rw::ui {

class Theme;

/// "12.3 MW" of a power at the design hour, "108 GWh" of a year's energy.
QString flowValue(const EnergyFlow& flow, double value);
/// What is taken in, what leaves, and what differs, in a line.
QString balanceWords(const EnergyFlow& flow, UnitSystem units = UnitSystem::Si);
/// Keys of the diagram's items.
QString nodeKey(const EnergyFlow& flow, std::size_t node);
QString linkKey(const EnergyFlow& flow, std::size_t link);

/// A flow as the canvas shows it, with \p title above. The theme must outlive it.
Diagram sankeyDiagram(EnergyFlow flow, const QString& title, const QSizeF& room, const Theme& theme, double lineHeight, UnitSystem units = UnitSystem::Si);
/// Nodes and ribbons as rows: the diagram's twin.
FailureTable flowTable(const EnergyFlow& flow);

/// What words are read on where these ribbons lie over each other beneath them.
QColor sankeyGround(const Theme& theme, const std::vector<EnergyFlow::Kind>& ribbons, bool lit);

}  // namespace rw::ui
