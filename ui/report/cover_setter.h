// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"
#include "report/report.h"

namespace rw::paper {

Page setCover(const report::Cover& cover, QSizeF size);

/// A line of the list of contents.
struct ContentsLine {
    QString title;
    int level = 0;
    std::size_t page = 0;  ///< as printed, from 1
};
/// The pages of the list of contents; how many depends on the count of lines alone.
std::vector<Page> setContents(const std::vector<ContentsLine>& lines, QSizeF size);

/// Space around the text.
inline constexpr double kSideMargin = 56.0;
inline constexpr double kTopMargin = 74.0;
inline constexpr double kBottomMargin = 60.0;

}  // namespace rw::paper
