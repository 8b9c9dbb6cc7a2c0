// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/check.h"

#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rw::layout {

inline constexpr Mm kBeside = 100;  // mm within which a rack stands beside an aisle

/// What the checks look at of a placement, small enough for 100,000 to be walked over quickly.
struct Thing {
    Rect rect;
    PlacementKind kind = PlacementKind::Rack;
    Side side = Side::Down;
    AreaUse use = AreaUse::Free;
    std::int32_t feed = -1;   ///< in Scene::feeds; -1: none is named
    std::int32_t angle = 0;
    double mass = 0.0;        ///< kg; 0: unknown
};

constexpr bool isSource(PlacementKind kind) { return kind == PlacementKind::Busway || kind == PlacementKind::Rpp; }
constexpr bool isKeptFree(const Thing& t)
{
    return t.kind == PlacementKind::Zone && (t.use == AreaUse::Way || t.use == AreaUse::KeepClear);
}
constexpr bool isAisle(const Thing& t)
{
    return (t.kind == PlacementKind::Zone || t.kind == PlacementKind::Containment)
           && (t.use == AreaUse::ColdAisle || t.use == AreaUse::HotAisle);
}

/// Things by their place, apart by what asks for them.
struct Layers {
    Grid solids;
    Grid keptFree;
    Grid aisles;
    Grid cdus;
    Grid sources;

    Layers(const Rect& bounds, std::size_t expected)
        : solids(bounds, expected), keptFree(bounds, 1 + expected / 64), aisles(bounds, 1 + expected / 64),
          cdus(bounds, 1 + expected / 64), sources(bounds, 1 + expected / 64)
    {}
    void insert(Grid::Key key, const Thing& t);
};

/// A drawing made ready for checks. Unchanging.
class Scene {
public:
    Scene(const Block<Placement>& drawn, const HallLimits& given);

    Thing thingOf(const Placement& p, std::vector<std::string>& names) const;
    /// How far from its rectangle something can be that makes a thing faulty, mm.
    Rect influence(const Thing& t) const;
    Mm before(const Thing& t) const;  ///< depth of floor looked at before a thing, mm
    Mm behind(const Thing& t) const;

    Block<Placement> layout;
    HallLimits limits;
    std::vector<Thing> things;
    std::vector<std::string> feeds;  ///< that are named anywhere, in order of appearance
    Layers layers;
    Mm widest = 0;  ///< of all influences
    /// Racks that have a CDU or a source too far away. Found when first asked for.
    const std::vector<Grid::Key>& outOfReach() const;

private:
    mutable std::once_flag m_reachOnce;
    mutable std::vector<Grid::Key> m_outOfReach;
};

/// A scene as it is, or with some things elsewhere.
class View {
public:
    explicit View(const Scene& scene);
    View(const Scene& scene, std::span<const Placement> now, std::span<const std::string> gone);

    /// All faults of one thing, or of the hall (kHall), to the end of a list.
    static constexpr Grid::Key kHall = 0xffffffff;
    void check(Grid::Key key, std::vector<LayoutFault>& out) const;
    std::size_t size() const { return m_scene.things.size() + m_new.size(); }
    bool isGone(Grid::Key key) const { return key < m_scene.things.size() && !m_elsewhere.empty() && m_elsewhere[key] == kGone; }
    /// What must be looked at anew when the view differs from its scene; rising; the hall last.
    std::vector<Grid::Key> touched() const;
    const std::string& id(Grid::Key key) const;
    bool tooFar(Grid::Key key) const;
    /// What a rack of known mass puts on its floor and half of the aisles around, Pa.
    std::optional<double> floorLoad(Grid::Key key) const;

private:
    static constexpr std::int32_t kHere = -1;
    static constexpr std::int32_t kGone = -2;

    const Thing& thing(Grid::Key key) const;
    bool stays(Grid::Key key) const { return m_elsewhere.empty() || m_elsewhere[key] == kHere; }
    template <class F>
    void each(Grid Layers::*grid, const Rect& area, F&& f) const;
    template <class D>
    std::optional<Grid::Nearest> nearest(Grid Layers::*grid, const Rect& from, D&& distance) const;

    struct Clear {
        Mm distance = 0;
        Grid::Key other = kHall;  ///< kHall: the hall's edge
    };
    void checkSolid(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const;
    /// The floor around something that stands.
    struct Around {
        Clear front;
        Clear rear;
        std::vector<Grid::Key> overlapped;  ///< that are drawn after it, rising
    };
    Around around(Grid::Key key, const Thing& t) const;
    static double loadOf(const Thing& t, const Clear& front, const Clear& rear);
    void checkFloor(Grid::Key key, const Thing& t, double load, std::vector<LayoutFault>& out) const;
    void checkZones(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const;
    void checkDoor(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const;
    void checkAisle(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const;
    void checkReach(Grid::Key key, const Thing& t, std::vector<LayoutFault>& out) const;
    void checkHall(std::vector<LayoutFault>& out) const;
    bool checksCdu(const Thing& t) const;
    std::vector<std::int32_t> feedsOf(const Thing& t) const;
    LayoutFault fault(FaultKind kind, Grid::Key subject, Grid::Key other, double measured, double allowed, const Rect& where) const;

    const Scene& m_scene;
    std::vector<std::int32_t> m_elsewhere;  ///< of the scene's things: kHere, kGone, or where in m_changed; empty: all here
    std::vector<Thing> m_changed;
    std::vector<std::string> m_new;         ///< ids of things that the scene does not know; m_changed ends with them
    std::vector<std::string> m_feeds;       ///< the scene's, then others
    std::vector<bool> m_served;             ///< which of them a source is of
    bool m_unnamed = false;                 ///< there are sources of no named feed
    std::int64_t m_cdus = 0;
    std::optional<Layers> m_layers;         ///< of m_changed
};

}  // namespace rw::layout
