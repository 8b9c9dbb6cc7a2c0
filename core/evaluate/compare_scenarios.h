// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/attribution.h"
#include "evaluate/figures.h"
#include "evaluate/plan_inputs.h"
#include "plan/edit.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// Scenarios side by side, and what each changed input has to do with the difference of two.
namespace rw {

/// What names the plan itself among its scenarios.
inline constexpr const char* kBaseScenario = "base";

/// The id of a scenario by its id or name; empty for the plan itself ("" or "base", where no scenario is called so).
/// Error path.unknown names what there is.
Result<std::string> scenarioId(const Plan& plan, std::string_view idOrName);
/// The plan as it is under a scenario; as it is where \p id is empty.
Result<ScenarioPlan> planUnder(const Plan& plan, std::string_view id);

/// Whether a figure's path is meant: by the path itself, by what stands before it ("programme", "racks[helios]"), with []
/// for any element ("racks[].power_W.design"), or with * for any text ("*pue*").
bool figureMatches(std::string_view path, std::string_view pattern);
/// The unit of a difference of values in a unit: temperatures differ by kelvins.
const Unit& differenceUnit(const Unit& unit);
/// "+12.5 MW", for reading.
std::string differenceWords(const FigureAbout& about, double difference);

struct CompareOptions {
    std::stop_token cancel{};
    std::function<void(double done)> progress{};          ///< 0..1, from the calling thread
    std::function<bool(const std::string& path)> only{};  ///< figures to keep; all without it
    bool changedOnly = true;                              ///< leaves out figures that are the same in both
    YearTier tier = YearTier::Bins;
};

/// A field whose value differs between two scenarios.
struct ChangedInput {
    std::string path;
    const Field* field = nullptr;
    Tree a;
    Tree b;
};
/// The fields that differ, in the order of the overrides: those of \p a first. Errors as of withScenario.
Result<std::vector<ChangedInput>> changedInputs(const Plan& plan, std::string_view a, std::string_view b);

struct ComparedFigure {
    std::string path;
    const FigureAbout* about = nullptr;
    std::optional<double> a;           ///< SI; unset where the scenario does not give it, or has no such element
    std::optional<double> b;
    std::optional<double> difference;  ///< b - a, where both are known
    /// By input, in the order of ScenarioComparison::inputs. Empty where the figure is unset with some of them changed.
    std::vector<double> contributions;
    double closing = 0.0;              ///< sum of the contributions less the difference: rounding
};
struct ScenarioComparison {
    std::string a;  ///< ids; empty for the plan itself
    std::string b;
    std::vector<ChangedInput> inputs;
    compare::AttributionMethod method = compare::AttributionMethod::Shapley;
    std::vector<ComparedFigure> rows;  ///< in the order of figureTable()
    std::vector<std::string> lost;     ///< paths of overrides whose object is gone
    std::size_t evaluations = 0;
    bool cancelled = false;            ///< then there are no rows
};

/// Compares two scenarios of a plan by id, figure by figure, and attributes each difference to the changed inputs.
///
/// Up to compare::kMostExactInputs inputs by Shapley values, else one after another in the order of the overrides. Inputs
/// are always changed from the scenario that stands first (the plan itself before all) to the later one, so that the
/// parts from B to A are those from A to B with the other sign, whatever the method. Every set of changed inputs is
/// evaluated once. Errors: path.unknown, those of withScenario and attribute.
Result<ScenarioComparison> compareScenarios(const Plan& plan, std::string_view a, std::string_view b,
                                            const CompareOptions& options = {});

struct SideBySide {
    struct Column {
        std::string id;                 ///< empty for the plan itself
        std::string name;
        std::vector<std::string> lost;  ///< paths of overrides whose object is gone
    };
    struct Row {
        std::string path;
        const FigureAbout* about = nullptr;
        std::vector<std::optional<double>> values;  ///< SI, by column
    };
    std::vector<Column> columns;
    std::vector<Row> rows;
    bool cancelled = false;  ///< then there are no rows
};
/// Figures by scenario, for as many as asked for. \p options.changedOnly leaves out what is the same in all.
Result<SideBySide> sideBySide(const Plan& plan, const std::vector<std::string>& ids, const CompareOptions& options = {});

}  // namespace rw
