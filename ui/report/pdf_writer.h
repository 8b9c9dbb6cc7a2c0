// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"
#include "report/report.h"

namespace rw::paper {

/// What is put inside the file beside its pages.
struct Attachments {
    std::string planFileName;  ///< "6gw.rackwright"
    std::string plan;          ///< the plan file, byte for byte
    std::string figures;       ///< JSON text of figuresTree
};

/// The report as a PDF: vector, searchable, with bookmarks and the attachments. Needs a
/// QGuiApplication. Errors: pdf.fonts, pdf.write.
Result<std::string> makePdf(const report::Report& report, Paper paper, const Attachments& attachments);

}  // namespace rw::paper
