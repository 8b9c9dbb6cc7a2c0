// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"
#include "report/report.h"

namespace rw::paper {

/// The report on pages of a size: cover, contents, sections. loadFonts() must have been called.
/// May run on any thread.
PageSet typeset(const report::Report& report, Paper paper);

}  // namespace rw::paper
