// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rw::layout {

/// The words of a TEXT: UTF-8, or Latin 1 where it is none; %%d, %%p, %%c and \U+XXXX as the characters they stand for.
std::string dxfText(std::string_view value);
/// The same of an MTEXT, without fonts, heights, colours and the like; \P parts lines.
std::string dxfMText(std::string_view value);

}  // namespace rw::layout
