// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw::report {

/// File name extension under which a plan is attached to its report.
inline constexpr std::string_view kPlanExtension = ".rackwright";

/// The plan attached to a report, byte for byte. \p fileName goes into the error.
/// Errors: pdf.not-a-pdf, pdf.encrypted, pdf.damaged, pdf.no-plan, pdf.too-large (past 256 MiB).
Result<std::string> extractPlan(std::string_view pdf, const std::string& fileName);

/// A bookmark; deeper ones stand beneath the last shallower one.
struct Bookmark {
    std::string title;
    int level = 0;
    std::size_t page = 0;  ///< from 0
    double top = 0.0;      ///< points from the page's upper edge
};

struct PdfAbout {
    std::string author;
    std::string subject;
    std::vector<Bookmark> bookmarks;
};

/// Adds to a finished PDF what the page writer cannot: bookmarks, author and subject, and that
/// viewers show the title and the bookmarks. Attachments stay as they are.
/// Errors: pdf.damaged.
Result<std::string> withBookmarks(std::string_view pdf, const PdfAbout& about);

}  // namespace rw::report
