// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/file_system.h"
#include "plan/plan.h"

#include <string>
#include <string_view>

namespace rw {

inline constexpr const char* kPlanFormat = "rackwright-plan";
inline constexpr int kPlanFormatVersion = 1;

/// A plan from the text of a plan file (resources/manual/plan-format.md).
/// Errors: json.*, file.format, file.version, file.reference, field.*, record.*; each with the file
/// and line and column, or the path. Nothing is half-read.
Result<Plan> readPlan(std::string_view text, const std::string& fileName);

/// The text of a plan file. Reading it gives an equal plan, and writing that the same bytes.
std::string writePlan(const Plan& plan);

/// Errors: as readPlan, and file.missing, file.read, file.size.
Result<Plan> loadPlan(const std::string& path, FileSystem& files);

/// Errors: file.write, with the system's words; the file on disk is then as it was.
Status savePlan(const Plan& plan, const std::string& path, FileSystem& files);

}  // namespace rw
