// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <string>
#include <vector>

namespace rw {

/// A reference of an object that names nothing in it.
struct LostReference {
    std::string path;
    std::string target;  ///< the list it should be in
    std::string id;
    std::string known;  ///< the ids there are
};

/// Every reference below an object whose lists hold what is referred to.
std::vector<LostReference> lostReferences(const ObjectType& type, const void* object);

}  // namespace rw
