// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/display_name.h"
#include "report/number_text.h"
#include "report/report.h"

namespace rw::report {

/// What every section is written from.
struct Context {
    const Plan& plan;
    const Evaluation& evaluation;
};

Cover cover(const Context& context);
KeyFigures headlineFigures(const Context& context);

using Blocks = std::vector<Block>;
Blocks summaryBlocks(const Context& context);
Blocks programmeBlocks(const Context& context);
/// What the racks compute, beside the power they take.
std::optional<Table> computeTable(const Context& context);
/// Where a building as it stands no longer takes later racks; nothing where the plan has none.
std::optional<Table> shellTable(const Context& context);
/// The racks of each building in the rows of its halls; nothing where no hall has rows.
Blocks packingBlocks(const Context& context);
/// When what is there: phases, milestones, supply, grid, lead times.
Blocks deliveryBlocks(const Context& context);
Blocks rackBlocks(const Context& context);
/// The elevation book: every rack design in use, four on a page.
Blocks elevationBlocks(const Context& context);
Blocks powerBlocks(const Context& context);
/// How a building's load behaves: coincidence, limit, training steps.
Blocks behaviourBlocks(const Context& context, const BuildingResult<double>& building);
/// The chain of one building drawn, as a table from grid to chip, and what its units ask for.
Blocks chainBlocks(const Context& context, const BuildingResult<double>& building);
/// Single failures and availability; nothing where the evaluation is not settled.
Blocks failureBlocks(const Context& context, const BuildingResult<double>& building);
Blocks coolingBlocks(const Context& context);
/// Where a building's energy goes, from its input to the outside air, drawn; nothing where that is not told.
Blocks energyBlocks(const Context& context, const BuildingResult<double>& building);
/// What the year comes to: all sites together, and of each its months, its figures and its hours drawn.
Blocks yearBlocks(const Context& context);
/// Every hour of a site entry's year; nothing where the year is not hourly.
Blocks carpetBlocks(const Context& context, const SiteYear& year, const std::string& name);
Blocks siteBlocks(const Context& context);
/// What is built, in pieces, lengths, volumes and masses; nothing where the evaluation is not settled.
Blocks takeOffBlocks(const Context& context);
Blocks moneyBlocks(const Context& context);
Blocks assumptionBlocks(const Context& context);
Blocks findingBlocks(const Context& context);
Blocks derivationBlocks(const Context& context);
Blocks noticeBlocks(const Context& context);

/// A sentence or label of the report: text("report." + key).
std::string words(std::string_view key, const TextArgs& args = {});
Paragraph body(std::string_view key, const TextArgs& args = {});
Paragraph note(std::string_view key, const TextArgs& args = {});

Column wordColumn(std::string_view key, double weight = 1.0);
Column numberColumn(std::string_view key, std::string unit = {});

/// Columns in which no row says anything go.
void dropEmptyColumns(Table& table);

/// "A" for the first cord.
std::string cordName(int cord);
/// "OU" (48 mm, Open Rack) or "U" (44.45 mm, EIA-310).
const char* mountingUnit(const Frame* frame);

std::string basisWords(Basis basis);
/// How firm the deal is, as a sentence; empty where the plan says nothing.
std::string dealWords(DealStatus status);
std::string limitWords(Limit limit);
/// Growth of the programme's power over its phases; nothing where it has fewer than two dated ones.
std::optional<Growth> growthOf(const Context& context);

}  // namespace rw::report
