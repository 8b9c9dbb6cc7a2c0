// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "file/file_system.h"

#include <string>
#include <vector>

namespace rw {

/// The built-in catalogue with the user's own files on top.
struct LoadedCatalogue {
    Catalogue catalogue;
    std::vector<std::string> files;  ///< those that were taken, in the order of their names
    std::vector<Error> problems;     ///< of those that were not: each is left out whole
};

/// Takes every *.json of a folder, in the order of the names. A folder that is not there is no problem.
LoadedCatalogue loadCatalogues(const Catalogue& base, const std::string& folder, FileSystem& files);

/// Where a user's catalogue files stand: $RACKWRIGHT_CATALOGUE, else rackwright/catalogue in the user's
/// data folder ($XDG_DATA_HOME, else ~/.local/share). Empty when none of them is set.
std::string userCatalogueFolder();

/// The catalogue that the programs offer from: read once, at the first call. What a plan holds is its
/// own copy, so a file that is gone changes no plan.
const LoadedCatalogue& offeredCatalogue();

/// Offers from here on what another folder holds; an empty one means userCatalogueFolder(). Whoever still
/// holds what was offered before may go on reading it.
const LoadedCatalogue& offerCatalogueOf(const std::string& folder);

}  // namespace rw
