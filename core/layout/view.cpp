// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing as it would be with some things elsewhere, and what the checks find there.
#include "layout/floor.h"
#include "layout/scene.h"

namespace rw::layout {

View::View(const Scene& scene) : m_scene(scene), m_feeds(scene.feeds), m_served(scene.feeds.size(), false)
{
    const auto count = [&](Grid::Key key, const Rect&) {
        const std::int32_t feed = scene.things[key].feed;
        if (feed < 0) m_unnamed = true;
        else m_served[static_cast<std::size_t>(feed)] = true;
    };
    scene.layers.sources.each(scene.layers.sources.held(), count);
    m_cdus = static_cast<std::int64_t>(scene.layers.cdus.size());
}

View::View(const Scene& scene, std::span<const Placement> now, std::span<const std::string> gone)
    : m_scene(scene), m_elsewhere(scene.things.size(), kHere), m_feeds(scene.feeds)
{
    std::vector<std::string_view> ids;
    for (const Placement& p : now) ids.push_back(p.id);
    ids.insert(ids.end(), gone.begin(), gone.end());
    const std::vector<std::size_t> places = scene.layout.find(ids);
    const std::size_t size = scene.things.size();
    Rect all;
    for (std::size_t k = 0; k < now.size(); ++k) {
        if (places[k] == size) continue;
        m_elsewhere[places[k]] = static_cast<std::int32_t>(m_changed.size());
        m_changed.push_back(scene.thingOf(now[k], m_feeds));
    }
    const std::size_t known = m_changed.size();
    for (std::size_t k = 0; k < now.size(); ++k) {
        if (places[k] < size) continue;
        m_new.push_back(now[k].id);
        m_changed.push_back(scene.thingOf(now[k], m_feeds));
    }
    for (std::size_t k = now.size(); k < ids.size(); ++k)
        if (places[k] < size) m_elsewhere[places[k]] = kGone;
    for (const Thing& t : m_changed) all = united(all, t.rect);
    m_layers.emplace(all, m_changed.size());
    for (std::size_t i = 0; i < size; ++i)
        if (m_elsewhere[i] >= 0) m_layers->insert(static_cast<Grid::Key>(i), m_changed[static_cast<std::size_t>(m_elsewhere[i])]);
    for (std::size_t k = known; k < m_changed.size(); ++k) m_layers->insert(static_cast<Grid::Key>(size + k - known), m_changed[k]);

    m_served.assign(m_feeds.size(), false);
    each(&Layers::sources, united(scene.layers.sources.held(), m_layers->sources.held()), [&](Grid::Key key, const Rect&) {
        const std::int32_t feed = thing(key).feed;
        if (feed < 0) m_unnamed = true;
        else m_served[static_cast<std::size_t>(feed)] = true;
    });
    each(&Layers::cdus, united(scene.layers.cdus.held(), m_layers->cdus.held()), [&](Grid::Key, const Rect&) { ++m_cdus; });
}

const Thing& View::thing(Grid::Key key) const
{
    const std::size_t size = m_scene.things.size();
    if (key >= size) return m_changed[m_changed.size() - m_new.size() + (key - size)];
    return stays(key) ? m_scene.things[key] : m_changed[static_cast<std::size_t>(m_elsewhere[key])];
}

const std::string& View::id(Grid::Key key) const
{
    const std::size_t size = m_scene.things.size();
    return key >= size ? m_new[key - size] : m_scene.layout[key].id;
}

template <class F>
void View::each(Grid Layers::*grid, const Rect& area, F&& f) const
{
    (m_scene.layers.*grid).each(area, [&](Grid::Key key, const Rect& rect) {
        if (stays(key)) f(key, rect);
    });
    if (m_layers) ((*m_layers).*grid).each(area, f);
}

template <class D>
std::optional<Grid::Nearest> View::nearest(Grid Layers::*grid, const Rect& from, D&& distance) const
{
    auto best = (m_scene.layers.*grid).nearest(from, [&](Grid::Key key, const Rect& rect) {
        return stays(key) ? distance(key, rect) : Mm{-1};
    });
    if (!m_layers) return best;
    const auto moved = ((*m_layers).*grid).nearest(from, distance);
    if (!best || (moved && (moved->twice < best->twice || (moved->twice == best->twice && moved->key < best->key)))) best = moved;
    return best;
}

LayoutFault View::fault(FaultKind kind, Grid::Key subject, Grid::Key other, double measured, double allowed, const Rect& where) const
{
    return {kind, id(subject), other == kHall ? std::string() : id(other), {}, measured, allowed, where};
}

void View::check(Grid::Key key, std::vector<LayoutFault>& out) const
{
    if (key == kHall) return checkHall(out);
    const Thing& t = thing(key);
    const Rect& hall = m_scene.limits.hall;
    if (t.angle % 90 != 0)
        out.push_back(fault(FaultKind::Askew, key, kHall, t.angle, static_cast<double>(angleOf(t.side)), t.rect));
    if (!hall.empty() && !isBuilt(t.kind) && !hall.contains(t.rect)) {
        const Mm over = std::max({hall.x - t.rect.x, hall.y - t.rect.y, t.rect.right() - hall.right(), t.rect.bottom() - hall.bottom()});
        out.push_back(fault(FaultKind::Outside, key, kHall, static_cast<double>(over), 0.0, t.rect));
    }
    if (isSolid(t.kind)) checkSolid(key, t, out);
    if (t.kind == PlacementKind::Door) checkDoor(key, t, out);
    if (isAisle(t)) checkAisle(key, t, out);
    if (isRack(t.kind)) checkReach(key, t, out);
}

View::Around View::around(Grid::Key key, const Thing& t) const
{
    const HallLimits& limits = m_scene.limits;
    const Mm ahead = m_scene.before(t), back = m_scene.behind(t);
    const Rect frontStrip = strip(t.rect, t.side, ahead), rearStrip = strip(t.rect, opposite(t.side), back);
    Around out{{ahead, kHall}, {back, kHall}, {}};
    bool frontMet = false, rearMet = false;
    const auto nearer = [](Clear& clear, bool& met, Mm distance, Grid::Key other) {
        distance = std::max<Mm>(0, distance);
        if (distance > clear.distance || (distance == clear.distance && met && other >= clear.other)) return;
        clear = {distance, other};
        met = true;
    };
    const auto distanceTo = [&](const Rect& r, Side side) {
        switch (side) {
        case Side::Down: return r.y - t.rect.bottom();
        case Side::Left: return t.rect.x - r.right();
        case Side::Up: return t.rect.y - r.bottom();
        case Side::Right: return r.x - t.rect.right();
        }
        return Mm{0};
    };
    each(&Layers::solids, united(united(t.rect, frontStrip), rearStrip), [&](Grid::Key other, const Rect& r) {
        if (other == key) return;
        const PlacementKind kind = thing(other).kind;
        const bool meets = (isBuilt(t.kind) && isBuilt(kind)) || (t.kind == PlacementKind::FanWall && kind == PlacementKind::Wall)
                           || (t.kind == PlacementKind::Wall && kind == PlacementKind::FanWall);  // it blows through it
        if (other > key && !meets && r.overlaps(t.rect)) out.overlapped.push_back(other);
        if (kind == PlacementKind::Door) return;  // it opens: its swing is looked at for itself
        if (ahead > 0 && r.overlaps(frontStrip)) nearer(out.front, frontMet, distanceTo(r, t.side), other);
        if (back > 0 && r.overlaps(rearStrip)) nearer(out.rear, rearMet, distanceTo(r, opposite(t.side)), other);
    });
    std::sort(out.overlapped.begin(), out.overlapped.end());
    if (!limits.hall.empty() && limits.hall.contains(t.rect)) {
        const auto edge = [&](Side side) {
            switch (side) {
            case Side::Down: return limits.hall.bottom() - t.rect.bottom();
            case Side::Left: return t.rect.x - limits.hall.x;
            case Side::Up: return t.rect.y - limits.hall.y;
            case Side::Right: return limits.hall.right() - t.rect.right();
            }
            return Mm{0};
        };
        if (edge(t.side) < out.front.distance) out.front = {edge(t.side), kHall};
        if (edge(opposite(t.side)) < out.rear.distance) out.rear = {edge(opposite(t.side)), kHall};
    }
    return out;
}

void View::checkSolid(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const
{
    const HallLimits& limits = m_scene.limits;
    const auto [front, rear, overlapped] = around(key, t);
    for (Grid::Key other : overlapped) out.push_back(fault(FaultKind::Overlap, key, other, 0.0, 0.0, common(t.rect, thing(other).rect)));
    const auto clear = [&](FaultKind kind, const std::optional<Mm>& asked, const Clear& has, Side side) {
        if (asked && has.distance < *asked)
            out.push_back(fault(kind, key, has.other, static_cast<double>(has.distance), static_cast<double>(*asked), strip(t.rect, side, *asked)));
    };
    if (isRack(t.kind)) {
        clear(FaultKind::FrontClear, limits.frontClear, front, t.side);
        clear(FaultKind::RearClear, limits.rearClear, rear, opposite(t.side));
    } else if (isServed(t.kind)) {
        clear(FaultKind::ServiceClear, limits.serviceClear, front, t.side);
    }
    if (t.mass > 0.0 && limits.floorLoad) checkFloor(key, t, loadOf(t, front, rear), out);
    if (t.kind != PlacementKind::Door) checkZones(key, t, out);
}

double View::loadOf(const Thing& t, const Clear& front, const Clear& rear)
{
    const bool lies = t.side == Side::Left || t.side == Side::Right;
    const auto metres = [](Mm mm) { return 1e-3 * static_cast<double>(mm); };
    return layout::floorLoad(t.mass, metres(lies ? t.rect.depth : t.rect.width), metres(lies ? t.rect.width : t.rect.depth),
                             std::min(kAisle, metres(front.distance)), std::min(kAisle, metres(rear.distance)));
}

std::optional<double> View::floorLoad(Grid::Key key) const
{
    const Thing& t = thing(key);
    if (t.mass <= 0.0 || isGone(key)) return std::nullopt;
    const Around has = around(key, t);
    return loadOf(t, has.front, has.rear);
}

void View::checkFloor(Grid::Key key, const Thing& t, double load, std::vector<LayoutFault>& out) const
{
    const double allowed = *m_scene.limits.floorLoad;
    if (load > allowed * (1 + 1e-12)) out.push_back(fault(FaultKind::FloorLoad, key, kHall, load, allowed, t.rect));
}

void View::checkZones(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const
{
    std::vector<Grid::Key> zones;
    each(&Layers::keptFree, t.rect, [&](Grid::Key zone, const Rect&) { zones.push_back(zone); });
    std::sort(zones.begin(), zones.end());
    for (Grid::Key zone : zones) out.push_back(fault(FaultKind::ZoneEntered, key, zone, 0.0, 0.0, common(t.rect, thing(zone).rect)));
}

void View::checkDoor(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const
{
    const bool lies = t.side == Side::Left || t.side == Side::Right;
    const Rect swing = strip(t.rect, t.side, lies ? t.rect.depth : t.rect.width);
    std::vector<Grid::Key> blocking;
    each(&Layers::solids, swing, [&](Grid::Key other, const Rect&) {
        const PlacementKind kind = thing(other).kind;
        if (other != key && kind != PlacementKind::Wall && kind != PlacementKind::Door) blocking.push_back(other);
    });
    std::sort(blocking.begin(), blocking.end());
    for (Grid::Key other : blocking) out.push_back(fault(FaultKind::DoorBlocked, key, other, 0.0, 0.0, common(swing, thing(other).rect)));
}

void View::checkAisle(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const
{
    const std::optional<Mm>& asked = t.use == AreaUse::ColdAisle ? m_scene.limits.frontClear : m_scene.limits.rearClear;
    if (!asked) return;
    std::int64_t alongX = 0, alongY = 0;
    each(&Layers::solids, t.rect.grown(kBeside), [&](Grid::Key other, const Rect&) {
        const Thing& rack = thing(other);
        if (!isRack(rack.kind)) return;
        (rack.side == Side::Down || rack.side == Side::Up ? alongX : alongY) += 1;
    });
    const Mm width = alongX > alongY ? t.rect.depth : alongY > alongX ? t.rect.width : std::min(t.rect.width, t.rect.depth);
    if (width < *asked)
        out.push_back(fault(FaultKind::Aisle, key, kHall, static_cast<double>(width), static_cast<double>(*asked), t.rect));
}

// --- reach --------------------------------------------------------------------------------------

namespace {

Mm twiceMiddles(const Rect& a, const Rect& b)
{
    return std::abs(2 * (a.x - b.x) + a.width - b.width) + std::abs(2 * (a.y - b.y) + a.depth - b.depth);
}

}  // namespace

bool View::checksCdu(const Thing& t) const
{
    return m_scene.limits.cduReach && m_cdus > 0 && t.kind == PlacementKind::Rack;
}

/// The feeds a rack must reach: its own, or all that the hall has; -1: a source of any name. Without a source: none.
std::vector<std::int32_t> View::feedsOf(const Thing& t) const
{
    std::vector<std::int32_t> out;
    if (!m_scene.limits.cordReach) return out;
    const auto served = [&](std::int32_t feed) { return m_unnamed || m_served[static_cast<std::size_t>(feed)]; };
    if (t.feed >= 0) {
        if (served(t.feed)) out.push_back(t.feed);
        return out;
    }
    for (std::size_t f = 0; f < m_served.size(); ++f)
        if (m_served[f]) out.push_back(static_cast<std::int32_t>(f));
    if (out.empty() && m_unnamed) out.push_back(-1);
    return out;
}

bool View::tooFar(Grid::Key key) const
{
    std::vector<LayoutFault> faults;
    if (isRack(thing(key).kind)) checkReach(key, thing(key), faults);
    return !faults.empty();
}

void View::checkReach(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const
{
    const HallLimits& limits = m_scene.limits;
    if (checksCdu(t)) {
        const auto cdu = nearest(&Layers::cdus, t.rect, [&](Grid::Key, const Rect& r) { return twiceMiddles(t.rect, r); });
        if (cdu->twice > 2 * *limits.cduReach)
            out.push_back(fault(FaultKind::CduReach, key, cdu->key, 0.5 * static_cast<double>(cdu->twice),
                                static_cast<double>(*limits.cduReach), t.rect));
    }
    if (!limits.cordReach) return;
    for (std::int32_t feed : feedsOf(t)) {
        const auto source = nearest(&Layers::sources, t.rect, [&](Grid::Key other, const Rect& r) {
            const std::int32_t has = thing(other).feed;
            return feed >= 0 && has >= 0 && has != feed ? Mm{-1} : 2 * gap(t.rect, r);
        });
        if (source->twice <= 2 * *limits.cordReach) continue;
        LayoutFault f = fault(FaultKind::CordReach, key, source->key, 0.5 * static_cast<double>(source->twice),
                              static_cast<double>(*limits.cordReach), t.rect);
        if (feed >= 0) f.feed = m_feeds[static_cast<std::size_t>(feed)];
        out.push_back(std::move(f));
    }
}

void View::checkHall(std::vector<LayoutFault>& out) const
{
    const HallLimits& limits = m_scene.limits;
    if (!limits.cduReach && !limits.cordReach) return;
    const bool sources = m_unnamed || std::find(m_served.begin(), m_served.end(), true) != m_served.end();
    double liquid = 0.0, racks = 0.0;
    std::vector<double> ownFeed(m_feeds.size(), 0.0);
    for (std::size_t i = 0; i < size(); ++i) {
        if (isGone(static_cast<Grid::Key>(i))) continue;
        const Thing& t = thing(static_cast<Grid::Key>(i));
        if (!isRack(t.kind)) continue;
        racks += 1.0;
        if (t.kind == PlacementKind::Rack) liquid += 1.0;
        if (t.feed >= 0) ownFeed[static_cast<std::size_t>(t.feed)] += 1.0;
    }
    const auto add = [&](FaultKind kind, const std::string& feed, double n) {
        if (n > 0.0) out.push_back({kind, {}, {}, feed, n, 0.0, limits.hall});
    };
    if (limits.cduReach && m_cdus == 0) add(FaultKind::NoCdu, {}, liquid);
    if (!limits.cordReach) return;
    if (!sources) return add(FaultKind::NoFeed, {}, racks);
    for (std::size_t f = 0; f < m_feeds.size(); ++f)
        if (!m_unnamed && !m_served[f]) add(FaultKind::NoFeed, m_feeds[f], ownFeed[f]);
}

std::vector<Grid::Key> View::touched() const
{
    const Scene& s = m_scene;
    std::vector<bool> mark(size(), false);
    const auto touch = [&](const Thing& t) {
        if (isSolid(t.kind)) {
            s.layers.solids.each(t.rect.grown(s.widest), [&](Grid::Key other, const Rect&) {
                if (!mark[other] && s.influence(s.things[other]).overlaps(t.rect)) mark[other] = true;
            });
            s.layers.aisles.each(t.rect.grown(s.widest), [&](Grid::Key other, const Rect&) { mark[other] = true; });
        }
        if (isKeptFree(t)) s.layers.solids.each(t.rect, [&](Grid::Key other, const Rect&) { mark[other] = true; });
    };
    // A rack that has a CDU or a source within reach loses it only if it was that near; one that has none may get one.
    bool reaches = false;
    const auto lose = [&](const Thing& t) {
        for (const auto& [reach, concerned] : {std::pair(s.limits.cduReach, t.kind == PlacementKind::Cdu),
                                               std::pair(s.limits.cordReach, isSource(t.kind))}) {
            if (!reach || !concerned) continue;
            reaches = true;
            s.layers.solids.each(t.rect.grown(*reach), [&](Grid::Key other, const Rect&) {
                if (isRack(s.things[other].kind)) mark[other] = true;
            });
        }
    };
    for (std::size_t i = 0; i < s.things.size(); ++i) {
        if (stays(static_cast<Grid::Key>(i))) continue;
        mark[i] = true;
        touch(s.things[i]);
        lose(s.things[i]);
        if (m_elsewhere[i] != kGone) {
            const Thing& now = thing(static_cast<Grid::Key>(i));
            touch(now);
            lose(now);
        }
    }
    for (std::size_t i = s.things.size(); i < size(); ++i) {
        mark[i] = true;
        touch(thing(static_cast<Grid::Key>(i)));
        lose(thing(static_cast<Grid::Key>(i)));
    }
    if (reaches) {
        for (Grid::Key key : s.outOfReach()) mark[key] = true;
        // Another set of feeds, or the first or last CDU, concerns every rack.
        const View before(s);
        bool same = before.m_unnamed == m_unnamed && (before.m_cdus > 0) == (m_cdus > 0);
        for (std::size_t f = 0; f < m_served.size(); ++f)
            same = same && m_served[f] == (f < before.m_served.size() && before.m_served[f]);
        if (!same)
            for (std::size_t i = 0; i < s.things.size(); ++i)
                if (isRack(s.things[i].kind)) mark[i] = true;
    }
    std::vector<Grid::Key> out;
    for (std::size_t i = 0; i < mark.size(); ++i)
        if (mark[i]) out.push_back(static_cast<Grid::Key>(i));
    out.push_back(kHall);
    return out;
}

}  // namespace rw::layout
