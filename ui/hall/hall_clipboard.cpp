// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_clipboard.h"

#include "document/format.h"
#include "schema/json.h"

namespace rw::ui {
namespace {

constexpr const char* kWhat = "rackwright";
constexpr const char* kHall = "hall";
constexpr const char* kPlacements = "placements";

}  // namespace

QString placementsToText(const std::vector<Placement>& placements)
{
    Tree::List list;
    for (const Placement& p : placements) {
        Tree::Object kept;
        const Tree whole = readObject(typeOf<Placement>(), &p);
        for (const auto& [key, value] : *whole.object())
            if (!value.isNull() && !(value.string() && value.string()->empty())) kept.emplace_back(key, value);
        list.emplace_back(std::move(kept));
    }
    return toQString(writeJson(Tree(Tree::Object{{kWhat, Tree(kHall)}, {kPlacements, Tree(std::move(list))}}), JsonStyle::Lines));
}

Result<std::vector<Placement>> placementsFromText(const QString& text)
{
    Result<Tree> tree = parseJson(text.toStdString(), {});
    const Tree* what = tree ? tree->find(kWhat) : nullptr;
    const Tree* list = tree ? tree->find(kPlacements) : nullptr;
    if (!what || !what->string() || *what->string() != kHall || !list || !list->list())
        return Error{.code = "clipboard.format", .found = text.left(40).simplified().toStdString()};
    std::vector<Placement> placements;
    for (const Tree& item : *list->list()) {
        Placement p;
        if (Status s = writeObject(typeOf<Placement>(), &p, item, std::string(kPlacements) + "[" + std::to_string(placements.size()) + "]"); !s)
            return s.error();
        placements.push_back(std::move(p));
    }
    return placements;
}

}  // namespace rw::ui
