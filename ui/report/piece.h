// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/paper_page.h"

#include <memory>

namespace rw::paper {

/// What a page cannot cut: a line, a table row, a picture. Items stand relative to its upper left.
struct Piece {
    double before = 0.0;  ///< space above, except at the top of a page
    double height = 0.0;
    Items items;
    bool keepWithNext = false;
    /// Put above this piece when it comes first on a page: a table's headings.
    std::shared_ptr<const Piece> header;
    /// A bookmark at this piece; level below 0: none.
    int bookmarkLevel = -1;
    QString bookmark;
    /// Further bookmarks inside it, by their distance from its top.
    struct Mark {
        int level = 0;
        QString title;
        double y = 0.0;
    };
    std::vector<Mark> marks;
    bool newPage = false;  ///< begins a page if less than half of one is left
};
using Pieces = std::vector<Piece>;

}  // namespace rw::paper
