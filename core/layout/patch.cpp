// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/patch.h"

#include "plan/hall.h"

#include <unordered_set>

namespace rw::layout {

namespace {

/// The id and the fields in which two placements differ; no more than the id where they are the same.
Tree difference(const Placement& was, const Placement& is)
{
    Tree::Object out{{"id", Tree(is.id)}};
    for (const Field& f : typeOf<Placement>().fields()) {
        if (std::string_view(f.key) == "id") continue;
        Tree now = readField(f, &is);
        if (!(now == readField(f, &was))) out.emplace_back(f.key, std::move(now));
    }
    return out;
}

}  // namespace

Edit layoutPatch(const Hall& hall, std::span<const Placement> now, std::span<const std::string> gone)
{
    BlockPatch patch;
    std::vector<std::string_view> ids;
    for (const Placement& p : now) ids.push_back(p.id);
    ids.insert(ids.end(), gone.begin(), gone.end());
    const std::vector<std::size_t> places = hall.layout.find(ids);
    for (std::size_t k = 0; k < now.size(); ++k) {
        if (places[k] == hall.layout.size()) {
            patch.insert.push_back(readObject(typeOf<Placement>(), &now[k]));
            continue;
        }
        const Placement& was = hall.layout[places[k]];
        if (!(was == now[k])) patch.put.push_back(difference(was, now[k]));
    }
    for (std::size_t k = now.size(); k < ids.size(); ++k)
        if (places[k] < hall.layout.size()) patch.drop.emplace_back(ids[k]);
    return Edit::patch("halls[" + hall.id + "].layout", patch.tree());
}

Edit layoutReplaced(const Hall& hall, std::span<const Placement> now)
{
    std::unordered_set<std::string_view> kept;
    for (const Placement& p : now) kept.insert(p.id);
    std::vector<std::string> gone;
    for (const Placement& p : hall.layout)
        if (kept.count(p.id) == 0) gone.push_back(p.id);
    return layoutPatch(hall, now, gone);
}

}  // namespace rw::layout
