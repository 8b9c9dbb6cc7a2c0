// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "schema/field.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// Fields of a plan as inputs that are changed between evaluations: by comparisons and searches.
namespace rw {

/// How exactly the year is followed in evaluations of which many are needed.
enum class YearTier {
    Bins,  ///< as while dragging
    Hours  ///< 8,760 hours, as reports show
};

/// The figures of a plan and nothing else: no findings, no failures.
Evaluation evaluateFigures(const Plan& plan, YearTier tier, std::stop_token cancel = {});

/// A path with its keys as the field table has them, so that "programme.target_GW" and "programme.target" are one.
/// Without the part of a datum ("low") at its end. As it is where it leads nowhere.
std::string fieldPath(std::string_view path);

/// The field that a path names. Errors: path.*, edit.not-a-field (an object, a list).
Result<const Field*> fieldAt(const Plan& plan, std::string_view path);
/// What stands in a field; quantities as {value, low, high, ...} in SI. The path must lead to a field.
Tree fieldValue(const Plan& plan, std::string_view path);
/// Sets a field to a value of its own kind. Errors as of writeField.
Status setFieldValue(Plan& plan, std::string_view path, const Tree& value);
/// Whether two values of a field are the same to the calculation: a quantity's number and range count, not where it is from.
bool sameInput(const Field& field, const Tree& a, const Tree& b);

enum class InputKinds {
    Numbers,  ///< quantities and whole numbers
    Settable  ///< and choices, references, days, switches: what an override can set, without words
};
/// Paths of the inputs of a plan's calculation, in the order of the field table.
std::vector<std::string> inputPaths(const Plan& plan, InputKinds kinds);

/// A number in a field's unit, scaled within its family, for reading.
std::string fieldNumberWords(const Field& field, double si);
/// A value of a field for reading: "6 GW", "air", "–" where unset. Choices as they stand in the file.
std::string fieldValueWords(const Field& field, const Tree& value);

}  // namespace rw
