// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/equipment.h"

namespace rw {

/// What a reader calls an object: its name, or its id while it has none.
template <class Object>
const std::string& displayName(const Object& object)
{
    return object.name.empty() ? object.id : object.name;
}

/// The same of an object that may be missing: then the id it was looked for with.
template <class Object>
std::string displayName(const Object* object, std::string_view id)
{
    return object && !object->name.empty() ? object->name : std::string(id);
}

template <class Object>
std::string displayName(const std::vector<Object>& list, std::string_view id)
{
    return displayName(findById(list, id), id);
}

}  // namespace rw
