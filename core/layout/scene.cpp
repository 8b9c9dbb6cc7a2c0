// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/scene.h"

#include "layout/floor.h"

namespace rw::layout {

void Layers::insert(Grid::Key key, const Thing& t)
{
    if (isSolid(t.kind)) solids.insert(key, t.rect);
    if (isKeptFree(t)) keptFree.insert(key, t.rect);
    if (isAisle(t)) aisles.insert(key, t.rect);
    if (t.kind == PlacementKind::Cdu) cdus.insert(key, t.rect);
    if (isSource(t.kind)) sources.insert(key, t.rect);
}

namespace {

Rect around(const Block<Placement>& drawn)
{
    Rect all;
    for (const Placement& p : drawn) all = united(all, footprint(p));
    return all;
}

std::int32_t feedNumber(const std::string& feed, std::vector<std::string>& names)
{
    if (feed.empty()) return -1;
    const auto at = std::find(names.begin(), names.end(), feed);
    if (at != names.end()) return static_cast<std::int32_t>(at - names.begin());
    names.push_back(feed);
    return static_cast<std::int32_t>(names.size() - 1);
}

}  // namespace

Scene::Scene(const Block<Placement>& drawn, const HallLimits& given)
    : layout(drawn), limits(given), layers(around(drawn), drawn.size())
{
    things.reserve(drawn.size());
    for (const Placement& p : drawn) {
        const Thing t = thingOf(p, feeds);
        layers.insert(static_cast<Grid::Key>(things.size()), t);
        things.push_back(t);
        const Rect far = influence(t);
        widest = std::max({widest, t.rect.x - far.x, t.rect.y - far.y, far.right() - t.rect.right(), far.bottom() - t.rect.bottom()});
    }
}

const std::vector<Grid::Key>& Scene::outOfReach() const
{
    std::call_once(m_reachOnce, [this] {
        const View view(*this);
        for (std::size_t i = 0; i < things.size(); ++i)
            if (view.tooFar(static_cast<Grid::Key>(i))) m_outOfReach.push_back(static_cast<Grid::Key>(i));
    });
    return m_outOfReach;
}

Thing Scene::thingOf(const Placement& p, std::vector<std::string>& names) const
{
    Thing t;
    t.rect = footprint(p);
    t.kind = p.kind;
    t.side = front(p);
    t.use = p.use;
    t.feed = feedNumber(p.feed, names);
    t.angle = static_cast<std::int32_t>(p.angle);
    if (p.kind == PlacementKind::Rack) {
        if (p.rackDesign.empty()) t.mass = limits.openRackMass.value_or(0.0);
        else if (const auto own = limits.rackMass.find(p.rackDesign); own != limits.rackMass.end()) t.mass = own->second;
    }
    return t;
}

Mm Scene::before(const Thing& t) const
{
    if (isServed(t.kind)) return limits.serviceClear.value_or(0);
    if (!isRack(t.kind)) return 0;
    return std::max(limits.frontClear.value_or(0), t.mass > 0.0 ? toMm(kAisle) : 0);
}

Mm Scene::behind(const Thing& t) const
{
    if (!isRack(t.kind)) return 0;
    return std::max(limits.rearClear.value_or(0), t.mass > 0.0 ? toMm(kAisle) : 0);
}

Rect Scene::influence(const Thing& t) const
{
    if (isAisle(t)) return t.rect.grown(kBeside);
    if (!isSolid(t.kind)) return t.rect;
    Rect all = united(t.rect, strip(t.rect, t.side, before(t)));
    all = united(all, strip(t.rect, opposite(t.side), behind(t)));
    if (t.kind == PlacementKind::Door) all = united(all, strip(t.rect, t.side, std::max(t.rect.width, t.rect.depth)));
    return all;
}

}  // namespace rw::layout
