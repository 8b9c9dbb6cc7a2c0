// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// A file of resources/ as compiled into the program, by its path there: "catalogue/amd.json".
/// Asking for one that does not exist is a ProgramError.
std::string_view resource(std::string_view name);
bool hasResource(std::string_view name);

/// The names of all resources that begin with a prefix ("examples/"), sorted.
std::vector<std::string> resourceNames(std::string_view prefix);

}  // namespace rw
