// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/user_catalogue.h"

#include <cstdlib>
#include <deque>
#include <mutex>
#include <string_view>

namespace rw {

namespace {

constexpr std::size_t kLargestCatalogue = 64u << 20;  // bytes

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

Result<Catalogue> withFile(const Catalogue& base, const std::string& path, FileSystem& files)
{
    Result<std::string> text = files.read(path, kLargestCatalogue);
    if (!text) return text.error();
    Result<Equipment> equipment = readCatalogueFile(*text, path);
    if (!equipment) return equipment.error();
    Result<Catalogue> merged = withUserCatalogue(base, *equipment);
    if (!merged && merged.error().file.empty()) merged.error().file = path;
    return merged;
}

}  // namespace

LoadedCatalogue loadCatalogues(const Catalogue& base, const std::string& folder, FileSystem& files)
{
    LoadedCatalogue loaded{base, {}, {}};
    if (folder.empty()) return loaded;
    const Result<FileInfo> info = files.info(folder);
    if (!info || !info->directory) return loaded;
    const Result<std::vector<std::string>> names = files.list(folder);
    if (!names) {
        loaded.problems.push_back(names.error());
        return loaded;
    }
    for (const std::string& name : *names) {
        if (name.size() < 5 || std::string_view(name).substr(name.size() - 5) != ".json") continue;
        const std::string path = folder + "/" + name;
        Result<Catalogue> merged = withFile(loaded.catalogue, path, files);
        if (!merged) {
            loaded.problems.push_back(merged.error());
            continue;
        }
        loaded.catalogue = std::move(merged).value();
        loaded.files.push_back(path);
    }
    return loaded;
}

std::string userCatalogueFolder()
{
    if (const std::string own = environment("RACKWRIGHT_CATALOGUE"); !own.empty()) return own;
    if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) return data + "/rackwright/catalogue";
    if (const std::string home = environment("HOME"); !home.empty()) return home + "/.local/share/rackwright/catalogue";
    return {};
}

namespace {

/// Everything that was ever offered, because references to it may be held; a handful in a session.
struct Offers {
    std::mutex mutex;
    std::deque<LoadedCatalogue> all;
};

Offers& offers()
{
    static Offers made;
    return made;
}

const LoadedCatalogue& offer(Offers& made, const std::string& folder)
{
    return made.all.emplace_back(
        loadCatalogues(builtInCatalogue(), folder.empty() ? userCatalogueFolder() : folder, realFileSystem()));
}

}  // namespace

const LoadedCatalogue& offeredCatalogue()
{
    Offers& made = offers();
    const std::lock_guard lock(made.mutex);
    return made.all.empty() ? offer(made, {}) : made.all.back();
}

const LoadedCatalogue& offerCatalogueOf(const std::string& folder)
{
    Offers& made = offers();
    const std::lock_guard lock(made.mutex);
    return offer(made, folder);
}

}  // namespace rw
