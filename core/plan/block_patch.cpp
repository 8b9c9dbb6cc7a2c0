// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/block_patch.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace rw {

namespace {

const Tree::List kNothing;

const Tree::List& listOf(const Tree& patch, std::string_view key)
{
    const Tree* list = patch.find(key);
    return list && list->list() ? *list->list() : kNothing;
}

const std::string* idOf(const Tree& element)
{
    const Tree* id = element.find("id");
    return id ? id->string() : nullptr;
}

/// What a patch asks for, as it stands in its tree.
struct Asked {
    const Tree::List& put;
    const Tree::List& insert;
    const Tree::List& drop;

    explicit Asked(const Tree& patch) : put(listOf(patch, "put")), insert(listOf(patch, "insert")), drop(listOf(patch, "drop")) {}
};

Status checkForm(const Edit& edit)
{
    const auto bad = [&](const Tree& found, const char* allowed) {
        return Error{.code = "edit.form", .path = edit.path, .found = found.brief(), .allowed = allowed};
    };
    if (!edit.value.object()) return bad(edit.value, "put, insert, at and drop");
    for (const auto& [key, list] : *edit.value.object()) {
        if (key != "put" && key != "insert" && key != "at" && key != "drop") return bad(Tree(key), "put, insert, at and drop");
        if (!list.list()) return bad(list, "a list");
        for (const Tree& item : *list.list()) {
            if ((key == "put" || key == "insert") && (!idOf(item) || idOf(item)->empty()))
                return Error{.code = "edit.no-id", .path = edit.path, .found = item.brief()};
            if (key == "drop" && !item.string()) return bad(item, "an id");
            if (key == "at" && (!item.integer() || *item.integer() < 0)) return bad(item, "an index");
        }
    }
    return Done{};
}

/// Where new elements go: as asked, or at the end.
Result<std::vector<std::size_t>> insertPlaces(const Edit& edit, std::size_t inserted, std::size_t size)
{
    std::vector<std::size_t> places;
    for (const Tree& at : listOf(edit.value, "at")) places.push_back(static_cast<std::size_t>(*at.integer()));
    if (places.empty()) {
        places.resize(inserted);
        std::iota(places.begin(), places.end(), size - inserted);
    }
    if (places.size() != inserted)
        return Error{.code = "edit.form", .path = edit.path, .found = std::to_string(places.size()),
                     .allowed = std::to_string(inserted) + " indices"};
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i] >= size || (i > 0 && places[i] <= places[i - 1]))
            return Error{.code = "edit.index", .path = edit.path, .found = std::to_string(places[i]),
                         .allowed = "rising, 0 to " + std::to_string(size - 1)};
    return places;
}

Tree::List asTrees(const std::vector<std::size_t>& places)
{
    Tree::List list;
    list.reserve(places.size());
    for (std::size_t p : places) list.emplace_back(static_cast<std::int64_t>(p));
    return list;
}

Tree patchTree(Tree::List put, Tree::List insert, const std::vector<std::size_t>& at, Tree::List drop)
{
    Tree::Object out;
    if (!put.empty()) out.emplace_back("put", std::move(put));
    if (!insert.empty()) {
        out.emplace_back("insert", std::move(insert));
        out.emplace_back("at", asTrees(at));
    }
    if (!drop.empty()) out.emplace_back("drop", std::move(drop));
    return out;
}

/// The places 0, 1, ... by rising value of what stands there.
std::vector<std::size_t> rising(const std::vector<std::size_t>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

}  // namespace

Tree BlockPatch::tree() const
{
    Tree::List gone(drop.begin(), drop.end());
    return patchTree(put, insert, at, std::move(gone));
}

Status applyPatch(const Location& where, Edit& edit)
{
    const Field* block = where.field;
    if (!block || block->kind != FieldKind::Block || !block->change)
        return Error{.code = "edit.not-a-list", .path = edit.path, .found = edit.path};
    if (Status s = checkForm(edit); !s) return s;
    const Asked asked(edit.value);
    const ObjectType& type = *block->type;

    std::vector<std::string_view> ids;
    ids.reserve(asked.put.size() + asked.drop.size() + asked.insert.size());
    for (const Tree& e : asked.put) ids.push_back(*idOf(e));
    for (const Tree& id : asked.drop) ids.push_back(*id.string());
    for (const Tree& e : asked.insert) ids.push_back(*idOf(e));
    const std::vector<std::size_t> found = block->find(where.object, ids);
    const std::size_t size = block->size(where.object);
    const std::size_t puts = asked.put.size(), drops = asked.drop.size();
    const auto element = [&](std::size_t k) { return edit.path + "[" + std::string(ids[k]) + "]"; };
    const auto twice = [&](std::size_t k) {
        return Error{.code = "field.duplicate-id", .path = edit.path, .found = std::string(ids[k])};
    };
    {
        std::unordered_set<std::size_t> met, dropped;
        std::unordered_set<std::string_view> fresh;
        for (std::size_t k = 0; k < puts + drops; ++k) {
            if (found[k] == size)
                return Error{.code = "path.unknown", .path = element(k), .found = std::string(ids[k]),
                             .allowed = "an id of " + edit.path};
            if (!met.insert(found[k]).second) return twice(k);
            if (k >= puts) dropped.insert(found[k]);
        }
        for (std::size_t k = puts + drops; k < ids.size(); ++k)
            if ((found[k] != size && dropped.count(found[k]) == 0) || !fresh.insert(ids[k]).second) return twice(k);
    }
    for (std::size_t k = 0; k < puts; ++k)
        if (Status s = checkObject(type, asked.put[k], element(k)); !s) return s;
    for (std::size_t k = 0; k < asked.insert.size(); ++k)
        if (Status s = checkObject(type, asked.insert[k], element(puts + drops + k)); !s) return s;
    Result<std::vector<std::size_t>> places = insertPlaces(edit, asked.insert.size(), size - drops + asked.insert.size());
    if (!places) return places.error();

    BlockChange change;
    Tree::List old, gone, back;
    old.reserve(puts);
    for (std::size_t k = 0; k < puts; ++k) {
        const void* e = block->at(where.object, found[k]);
        Tree::Object was;
        was.reserve(asked.put[k].object()->size());
        for (const auto& [key, value] : *asked.put[k].object()) was.emplace_back(key, readField(*type.find(key), e));
        old.emplace_back(std::move(was));
    }
    const std::vector<std::size_t> putPlaces(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(puts));
    for (std::size_t k : rising(putPlaces)) {
        change.putAt.push_back(found[k]);
        change.put.push_back(&asked.put[k]);
    }
    change.dropAt.assign(found.begin() + static_cast<std::ptrdiff_t>(puts), found.begin() + static_cast<std::ptrdiff_t>(puts + drops));
    std::sort(change.dropAt.begin(), change.dropAt.end());
    for (std::size_t at : change.dropAt) back.push_back(readObject(type, block->at(where.object, at)));
    for (const Tree& e : asked.insert) {
        gone.emplace_back(*idOf(e));
        change.insert.push_back(&e);
    }
    change.insertAt = *places;
    Tree before = patchTree(std::move(old), std::move(back), change.dropAt, std::move(gone));
    block->change(where.object, change);
    edit.before = std::move(before);
    if (!asked.insert.empty()) edit.value.set("at", asTrees(*places));
    return Done{};
}

namespace {

/// The fields of \p over written over those of \p base; those that \p base lacks are added.
void overlay(Tree& base, const Tree& over)
{
    for (const auto& [key, value] : *over.object()) base.set(key, value);
}

/// Places of a list from which some were taken out, or into which some were put, against the list of the others.
class Kept {
public:
    explicit Kept(const Tree::List& others)
    {
        for (const Tree& at : others) m_others.push_back(static_cast<std::size_t>(*at.integer()));
    }
    /// Which of the kept ones stands at a place.
    std::size_t rank(std::size_t place) const
    {
        return place - static_cast<std::size_t>(std::lower_bound(m_others.begin(), m_others.end(), place) - m_others.begin());
    }
    /// Where the kept one of a rank stands.
    std::size_t place(std::size_t rankOfKept) const
    {
        std::size_t low = 0, high = m_others.size();  // how many of the others stand before it
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (m_others[middle] - middle <= rankOfKept) low = middle + 1;
            else high = middle;
        }
        return rankOfKept + low;
    }

private:
    std::vector<std::size_t> m_others;  // rising
};

struct Placed {
    std::size_t at;
    Tree element;
};

void sortOut(std::vector<Placed>& placed, Tree::List& elements, std::vector<std::size_t>& at)
{
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.at < b.at; });
    for (Placed& p : placed) {
        elements.push_back(std::move(p.element));
        at.push_back(p.at);
    }
}

std::vector<Placed> placedOf(const Tree& patch)
{
    std::vector<Placed> out;
    const Tree::List& elements = listOf(patch, "insert");
    const Tree::List& at = listOf(patch, "at");
    for (std::size_t k = 0; k < elements.size(); ++k)
        out.push_back({static_cast<std::size_t>(*at[k].integer()), elements[k]});
    return out;
}

}  // namespace

Edit composedPatch(const Edit& first, const Edit& later)
{
    // Between plan 0 and 1 stands the first, between 1 and 2 the later.
    const Kept added1(listOf(first.value, "at")), dropped1(listOf(first.before, "at"));
    const Kept added2(listOf(later.value, "at")), dropped2(listOf(later.before, "at"));

    Tree::List put = listOf(first.value, "put"), old = listOf(first.before, "put");
    std::unordered_map<std::string, std::size_t> putAt, freshAt;
    for (std::size_t k = 0; k < put.size(); ++k) putAt.emplace(*idOf(put[k]), k);
    std::vector<Placed> fresh = placedOf(first.value);
    for (std::size_t k = 0; k < fresh.size(); ++k) freshAt.emplace(*idOf(fresh[k].element), k);

    const Tree::List& laterPut = listOf(later.value, "put");
    const Tree::List& laterOld = listOf(later.before, "put");
    for (std::size_t k = 0; k < laterPut.size(); ++k) {
        const std::string& id = *idOf(laterPut[k]);
        if (const auto own = freshAt.find(id); own != freshAt.end()) {
            overlay(fresh[own->second].element, laterPut[k]);
            continue;
        }
        const auto [same, isNew] = putAt.emplace(id, put.size());
        if (isNew) {
            put.push_back(laterPut[k]);
            old.push_back(laterOld[k]);
            continue;
        }
        Tree was = laterOld[k];
        overlay(was, old[same->second]);
        old[same->second] = std::move(was);
        overlay(put[same->second], laterPut[k]);
    }

    std::vector<Placed> back = placedOf(first.before);
    Tree::List drop = listOf(first.value, "drop");
    std::unordered_set<std::size_t> lostPuts, lostFresh;
    for (Placed& gone : placedOf(later.before)) {
        const std::string id = *idOf(gone.element);
        if (const auto own = freshAt.find(id); own != freshAt.end()) {
            lostFresh.insert(own->second);
            continue;
        }
        if (const auto own = putAt.find(id); own != putAt.end()) {
            overlay(gone.element, old[own->second]);
            lostPuts.insert(own->second);
        }
        back.push_back({dropped1.place(added1.rank(gone.at)), std::move(gone.element)});
        drop.emplace_back(id);
    }
    std::vector<Placed> inserted = placedOf(later.value);
    for (std::size_t k = 0; k < fresh.size(); ++k)
        if (lostFresh.count(k) == 0) {
            fresh[k].at = added2.place(dropped2.rank(fresh[k].at));
            inserted.push_back(std::move(fresh[k]));
        }
    if (!lostPuts.empty()) {
        Tree::List keptPut, keptOld;
        for (std::size_t k = 0; k < put.size(); ++k)
            if (lostPuts.count(k) == 0) {
                keptPut.push_back(std::move(put[k]));
                keptOld.push_back(std::move(old[k]));
            }
        put = std::move(keptPut);
        old = std::move(keptOld);
    }

    Tree::List freshElements, backElements, undrop;
    std::vector<std::size_t> freshPlaces, backPlaces;
    sortOut(inserted, freshElements, freshPlaces);
    sortOut(back, backElements, backPlaces);
    for (const Tree& e : freshElements) undrop.emplace_back(*idOf(e));
    Edit out = first;
    out.value = patchTree(std::move(put), std::move(freshElements), freshPlaces, std::move(drop));
    out.before = patchTree(std::move(old), std::move(backElements), backPlaces, std::move(undrop));
    return out;
}

}  // namespace rw
