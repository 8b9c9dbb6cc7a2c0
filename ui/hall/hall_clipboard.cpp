// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_clipboard.h"

#include "document/format.h"
#include "schema/json.h"

#include <QRegularExpression>

#include <fmt/format.h>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr const char* kWhat = "rackwright";
constexpr const char* kHall = "hall";
constexpr const char* kPlacements = "placements";
constexpr int kHeadLength = 200;

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

bool holdsPlacements(const QString& text)
{
    static const QRegularExpression head(QStringLiteral("\\A\\s*\\{\\s*\"rackwright\"\\s*:\\s*\"hall\""));
    return head.match(text.left(kHeadLength)).hasMatch();
}

bool holdsObjects(const QString& text)
{
    return text.left(kHeadLength).contains(QLatin1String("\"rackwright_object\""));
}

Result<std::vector<Placement>> placementsFromText(const QString& text, const QString& source)
{
    const Error none{.code = "clipboard.format", .found = text.left(40).simplified().toStdString()};
    if (!text.trimmed().startsWith(QLatin1Char('{'))) return none;
    const std::string json = text.toStdString();
    const Result<JsonDocument> document = JsonDocument::parse(json, source.toStdString());
    if (!document) return document.error();
    const Tree& tree = document->root();
    const Tree* what = tree.find(kWhat);
    if (!what || !what->string() || *what->string() != kHall) return none;
    const Tree* list = tree.find(kPlacements);
    if (!list || !list->list())
        return document->at({.code = "field.type", .path = kPlacements, .found = list ? list->brief() : "nothing", .allowed = "a list"},
                            list ? list : &tree);
    std::vector<Placement> placements;
    for (const Tree& item : *list->list()) {
        Placement p;
        const std::string path = fmt::format("{}[{}]", kPlacements, placements.size());
        if (const Status s = writeObject(typeOf<Placement>(), &p, item, path); !s) {
            // The value itself, where the error is of one.
            const std::string key = s.error().path.substr(std::min(path.size() + 1, s.error().path.size()));
            const Tree* value = key.empty() ? nullptr : item.find(key);
            return document->at(s.error(), value ? value : &item);
        }
        placements.push_back(std::move(p));
    }
    return placements;
}

}  // namespace rw::ui
