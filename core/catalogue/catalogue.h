// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// Equipment records with their sources, immutable once loaded.
struct Catalogue {
    std::string version;  ///< of the built-in part: "2026.11"
    Equipment equipment;

    bool operator==(const Catalogue&) const = default;
};

/// The catalogue compiled into the program. Loaded once; a broken built-in file is a ProgramError.
const Catalogue& builtInCatalogue();

/// One catalogue file in the shipped form (see resources/manual/catalogue-format.md).
/// Errors: json.*, field.*, path.unknown, file.reference, each with the place in the file.
Result<Equipment> readCatalogueFile(std::string_view json, const std::string& fileName);

/// The text of a catalogue file with these records.
std::string writeCatalogueFile(const Equipment& equipment);

/// A user's records on top: an id that is already there is an error (catalogue.duplicate-id).
Result<Catalogue> withUserCatalogue(const Catalogue& base, const Equipment& added);

/// SHA-256 (hex) of an entry's canonical text: what Entry::catalogueHash of a copy holds. It covers what differs from a
/// fresh entry of its kind: a field that is added with a default changes no hash. \p type: of a list of Equipment.
std::string entryHash(const ObjectType& type, const void* entry);
/// Whether an entry says what a hash was made of, in this form or one of those that older plans hold.
bool hasHash(const ObjectType& type, const void* entry, std::string_view hash);

}  // namespace rw
