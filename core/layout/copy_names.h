// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace rw::layout {

/// Names that no other thing of a hall has.
class FreeNames {
public:
    explicit FreeNames(const Block<Placement>& among);

    /// \p wanted where it is free, else the next of its kind: "A20" becomes "A21", "Pump" becomes "Pump 2". From then on
    /// it is taken.
    std::string take(const std::string& wanted);

private:
    std::set<std::string> m_taken;
    std::map<std::string, long> m_next;  ///< number to try, by what stands before it and how many digits it has
};

/// What becomes of the row of a copy that stands in line with the row it was copied from.
enum class CopiedRows {
    Joined,  ///< it makes that row longer
    Anew     ///< it is another row
};

/// Copies as they are called among what stands there, in the same order. A row in another line than the one of its name
/// gets the next free row name, and names follow: "A01" in the next row is "B01". No name comes twice.
std::vector<Placement> copiesNamed(std::vector<Placement> copies, const Block<Placement>& among, CopiedRows rows);

}  // namespace rw::layout
