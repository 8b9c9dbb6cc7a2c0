// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"
#include "plan/own_series.h"

#include <string_view>

namespace rw {

/// The most that a file of one series may hold.
inline constexpr std::size_t kMaxSeriesBytes = std::size_t{16} << 20;

struct SeriesOptions {
    SeriesKind kind = SeriesKind::Load;
    std::string unit{};    ///< of the file's values; empty: that of the kind
    std::string column{};  ///< its number from 1, or what the first row calls it; empty: the only one, or the second of two
};

struct SeriesImport {
    SeriesKind kind = SeriesKind::Load;
    std::string fileName;  ///< without its folder
    std::string digest;    ///< SHA-256 of the file
    std::vector<double> values;         ///< in the kind's unit: 24, 168 or 8,760
    std::vector<std::string> notices;   ///< in words
};

/// Reads a series from rows of text, all of it or nothing: 8,760 values, 8,784 with a 29 February, which is left out,
/// 168 for a week or 24 for a day. Cells stand between commas, semicolons or tabs; a first row without a number names them.
/// Errors: series.size, series.unit, series.column, series.columns, series.number, series.gap, series.range, series.rows;
/// each with file and line.
Result<SeriesImport> importSeries(std::string_view bytes, const std::string& fileName, const SeriesOptions& options);

/// A series as a plan holds it: a line a day.
PlanSeries planSeries(const SeriesImport& import, std::string id, std::string name);

/// The edits that put a series into the plan. With \p use the plan follows it from then on: a load as its profile, carbon
/// and price at the sites named, or at all of them where none is.
struct SeriesUse {
    EditList edits;
    std::string series;  ///< id in the plan's series
};
struct SeriesAbout {
    std::string name;
    std::string source{};
    std::string year{};
    bool use = false;
    std::vector<std::string> sites{};
};
SeriesUse seriesImportEdits(const Plan& plan, const SeriesImport& import, const SeriesAbout& about);

/// Units that values of a kind may come in: the kind's own first.
std::vector<std::string> seriesUnits(SeriesKind kind);

}  // namespace rw
