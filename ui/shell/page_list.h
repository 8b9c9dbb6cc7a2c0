// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace rw::ui {

class Page;

/// The pages there are, in the order of the rail. Adding a page is one line in page_list.cpp.
std::vector<Page*> makePages(QWidget* parent);

}  // namespace rw::ui
