// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// One key of a path with the id in brackets behind it, if any: trays[compute].
struct PathStep {
    std::string key;
    std::string id;

    bool operator==(const PathStep&) const = default;
};

/// "rack_designs[helios].trays[compute].power" in its steps. Errors: path.syntax.
Result<std::vector<PathStep>> parsePath(std::string_view path);

/// What a path names: a field of an object, an element of a list, or a part of a datum.
struct Location {
    const ObjectType* type = nullptr;  ///< of the object
    void* object = nullptr;
    const Field* field = nullptr;  ///< null when the path names the object itself
    std::string part{};              ///< "source", "grade", "low", "high", "note" of a datum; else empty
    Field const* list = nullptr;   ///< when the path names a list element: the list or block it stands in ...
    void* owner = nullptr;         ///< ... the object that holds the list ...
    std::size_t index = 0;         ///< ... and its position there
    /// When the object stands in a block: which, with owner and index as above. Other plans share the object: it is for
    /// reading, and changed by Field::change only.
    Field const* block = nullptr;
};

/// Follows a path from a root object. Errors: path.syntax, path.unknown (names the keys or ids there are).
Result<Location> locate(const ObjectType& rootType, void* root, std::string_view path);
Result<Location> locate(const ObjectType& rootType, const void* root, std::string_view path);

}  // namespace rw
