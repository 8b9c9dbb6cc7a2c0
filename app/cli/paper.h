// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <string>

namespace rw::cli {

/// The report as a PDF with the plan file's text and the figures attached. \p paper: "A4" or "Letter".
/// Error pdf.no-qt in a build without Qt.
Result<std::string> makePdf(const std::string& planText, const Evaluation& evaluation, const report::Report& report,
                            const std::string& planFileName, const std::string& paper);

}  // namespace rw::cli
