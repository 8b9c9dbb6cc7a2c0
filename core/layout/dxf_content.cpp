// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/dxf_content.h"

#include "layout/dxf_pairs.h"
#include "layout/dxf_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace rw::layout {

namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;
constexpr int kChords = 64;  ///< of a full circle: r (1 - cos(pi/64)) is 0.12 % of r off
constexpr double kFlat = 1e-9;  ///< bulges below are straight

/// $INSUNITS in mm; 0 where a code is none.
double unitOf(int code)
{
    constexpr std::array<double, 22> kUnits{1.0, 25.4, 304.8, 1609344.0, 1.0, 10.0, 1000.0, 1e6, 25.4e-6, 0.0254, 914.4, 1e-7,
                                            1e-6, 1e-3, 100.0, 1e4, 1e5, 0.0, 0.0, 0.0, 0.0, 1200000.0 / 3937.0};
    return code >= 0 && code < static_cast<int>(kUnits.size()) ? kUnits[static_cast<std::size_t>(code)] : 0.0;
}

std::string capitals(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// What all entities tell alike.
struct Common {
    std::string layer = "0";
    bool paper = false;     ///< stands on a sheet, not in the model
    bool mirrored = false;  ///< drawn on the plane's back: its own x runs the other way
    bool over = false;      ///< what follows belongs to an object embedded in the entity
};

class Parser {
public:
    Parser(std::string_view bytes, std::string_view fileName, const DxfLimits& limits) : m_in(bytes, fileName), m_limits(limits)
    {
        m_file.layers.push_back({"0", true});
        m_layers["0"] = 0;
    }

    Result<DxfFile> run()
    {
        if (!m_in.at().begins("SECTION")) m_in.fail("dxf.begin", shownValue(m_in.at().value), "0 SECTION");
        while (!m_in.ended()) section();
        if (m_in.error()) return *m_in.error();
        return std::move(m_file);
    }

private:
    bool kind(std::string_view k) const { return m_in.at().begins(k); }
    /// On to the next pair that begins something.
    void skip()
    {
        do m_in.next();
        while (m_in.at().code != 0);
    }
    void wrong(const char* allowed) { m_in.fail("dxf.structure", shownValue(m_in.at().value), allowed); }

    void section()
    {
        if (!kind("SECTION")) return wrong("0 SECTION, 0 EOF");
        m_in.next();
        if (m_in.at().code != 2) return wrong("2 HEADER, 2 ENTITIES, …");
        const std::string_view name = m_in.at().value;
        m_in.next();
        if (name == "HEADER") header();
        else if (name == "TABLES") tables();
        else if (name == "BLOCKS") blocks();
        else if (name == "ENTITIES") content(m_file.model, "ENDSEC");
        else
            while (!m_in.ended() && !kind("ENDSEC")) m_in.next();
        if (!kind("ENDSEC")) return wrong("0 ENDSEC");
        m_in.next();
    }

    void header()
    {
        while (m_in.at().code != 0) {
            const bool units = m_in.at().code == 9 && m_in.at().value == "$INSUNITS";
            m_in.next();
            if (!units || m_in.at().code != 70) continue;
            const int code = m_in.whole();
            const double unit = unitOf(code);
            if (unit <= 0.0) return m_in.fail("dxf.units", std::to_string(code), "0 – 16, 21");
            m_file.unit = unit;
            m_file.unitStated = code != 0;
        }
    }

    std::size_t layer(const std::string& name)
    {
        const auto [at, added] = m_layers.try_emplace(capitals(name), m_file.layers.size());
        if (added) m_file.layers.push_back({name, true});
        return at->second;
    }

    void tables()
    {
        while (!m_in.ended() && !kind("ENDSEC")) {
            if (!kind("LAYER")) {
                m_in.next();
                continue;
            }
            std::string name;
            bool shown = true;
            for (m_in.next(); m_in.at().code != 0; m_in.next()) {
                if (m_in.at().code == 2) name = dxfText(m_in.at().value);
                if (m_in.at().code == 70 && (m_in.whole() & 1) != 0) shown = false;
                if (m_in.at().code == 62 && m_in.whole() < 0) shown = false;
            }
            if (!name.empty()) m_file.layers[layer(name)].shown = shown;
        }
    }

    void blocks()
    {
        while (!m_in.ended() && !kind("ENDSEC")) {
            if (!kind("BLOCK")) return wrong("0 BLOCK, 0 ENDSEC");
            std::string name;
            DxfBlock block;
            for (m_in.next(); m_in.at().code != 0; m_in.next()) {
                if (m_in.at().code == 2) name = capitals(dxfText(m_in.at().value));
                if (m_in.at().code == 10) block.base.x = m_in.number();
                if (m_in.at().code == 20) block.base.y = m_in.number();
            }
            content(block.content, "ENDBLK");
            if (!kind("ENDBLK")) return wrong("0 ENDBLK");
            skip();
            m_file.blocks.insert_or_assign(std::move(name), std::move(block));
        }
    }

    void content(DxfContent& into, std::string_view end)
    {
        while (!m_in.ended() && !kind(end)) {
            if (m_in.at().code != 0) {
                m_in.next();
            } else if (kind("LINE")) line(into);
            else if (kind("LWPOLYLINE")) lightPolyline(into);
            else if (kind("POLYLINE")) polyline(into);
            else if (kind("ARC") || kind("CIRCLE")) arc(into);
            else if (kind("ELLIPSE")) ellipse(into);
            else if (kind("TEXT") || kind("MTEXT")) words(into);
            else if (kind("INSERT")) insert(into);
            else if (kind("ENDSEC") || kind("SECTION") || kind("BLOCK")) return wrong(end == "ENDSEC" ? "0 ENDSEC" : "0 ENDBLK");
            else {
                if (!kind("SEQEND") && !kind("ATTRIB")) ++m_file.skipped[shownValue(m_in.at().value)];
                skip();
            }
        }
    }

    /// Through an entity's pairs: what all have in common, and each of its own to \p own.
    template <class Own>
    Common entity(Own&& own)
    {
        Common c;
        for (m_in.next(); m_in.at().code != 0; m_in.next()) {
            if (c.over) continue;
            switch (m_in.at().code) {
            case 8: c.layer = dxfText(m_in.at().value); break;
            case 67: c.paper = m_in.whole() == 1; break;
            case 101: c.over = true; break;
            case 230: c.mirrored = m_in.number() < 0.0; break;
            default: own(m_in.at().code);
            }
        }
        return c;
    }

    static void mirror(std::vector<DxfPoint>& points)
    {
        for (DxfPoint& p : points) p.x = -p.x;
    }

    void add(DxfContent& into, const Common& c, std::vector<DxfPoint> points, bool closed)
    {
        if (c.paper || points.size() < 2) return;
        m_points += points.size();
        if (m_points > m_limits.points) return m_in.fail("dxf.points", std::to_string(m_points), std::to_string(m_limits.points));
        into.polylines.push_back({layer(c.layer), std::move(points), closed});
    }

    void line(DxfContent& into)
    {
        DxfPoint from, to;
        const Common c = entity([&](int code) {
            if (code == 10) from.x = m_in.number();
            if (code == 20) from.y = m_in.number();
            if (code == 11) to.x = m_in.number();
            if (code == 21) to.y = m_in.number();
        });
        add(into, c, {from, to}, false);
    }

    struct Vertex {
        DxfPoint at;
        double bulge = 0.0;
    };
    void addVertices(DxfContent& into, const Common& c, const std::vector<Vertex>& vertices, bool closed)
    {
        std::vector<DxfPoint> points;
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            if (i == 0) points.push_back(vertices[i].at);
            else addDxfBulge(points, vertices[i].at, vertices[i - 1].bulge);
        }
        if (closed && vertices.size() > 1 && std::abs(vertices.back().bulge) > kFlat) {
            addDxfBulge(points, vertices.front().at, vertices.back().bulge);
            points.pop_back();  // which its closing gives
        }
        if (c.mirrored) mirror(points);
        add(into, c, std::move(points), closed);
    }

    void lightPolyline(DxfContent& into)
    {
        std::vector<Vertex> vertices;
        bool closed = false;
        const Common c = entity([&](int code) {
            if (code == 70) closed = (m_in.whole() & 1) != 0;
            if (code == 10) vertices.push_back({{m_in.number(), 0.0}});
            if (code != 20 && code != 42) return;
            if (vertices.empty()) return wrong("10");
            (code == 20 ? vertices.back().at.y : vertices.back().bulge) = m_in.number();
        });
        addVertices(into, c, vertices, closed);
    }

    void polyline(DxfContent& into)
    {
        constexpr int kClosed = 1, kMesh = 16, kFaces = 64, kControl = 16;
        int flags = 0;
        const Common c = entity([&](int code) {
            if (code == 70) flags = m_in.whole();
        });
        std::vector<Vertex> vertices;
        while (kind("VERTEX")) {
            Vertex v;
            int own = 0;
            entity([&](int code) {
                if (code == 10) v.at.x = m_in.number();
                if (code == 20) v.at.y = m_in.number();
                if (code == 42) v.bulge = m_in.number();
                if (code == 70) own = m_in.whole();
            });
            if ((own & kControl) == 0) vertices.push_back(v);
        }
        if (!kind("SEQEND")) return wrong("0 VERTEX, 0 SEQEND");
        skip();
        if ((flags & (kMesh | kFaces)) != 0) ++m_file.skipped["POLYLINE (mesh)"];
        else addVertices(into, c, vertices, (flags & kClosed) != 0);
    }

    void arc(DxfContent& into)
    {
        const bool circle = kind("CIRCLE");
        DxfPoint centre;
        double radius = 0.0, from = 0.0, to = circle ? 360.0 : 0.0;
        const Common c = entity([&](int code) {
            if (code == 10) centre.x = m_in.number();
            if (code == 20) centre.y = m_in.number();
            if (code == 40) radius = m_in.number();
            if (circle) return;
            if (code == 50) from = m_in.number();
            if (code == 51) to = m_in.number();
        });
        if (radius <= 0.0) return;
        // Arcs run counter-clockwise, a whole turn at most.
        double sweep = std::fmod(to - from, 360.0);
        if (sweep <= 0.0) sweep += 360.0;
        std::vector<DxfPoint> points = dxfArc(centre, radius, from * kTurn / 360.0, circle ? kTurn : sweep * kTurn / 360.0);
        if (circle) points.pop_back();
        if (c.mirrored) mirror(points);
        add(into, c, std::move(points), circle);
    }

    void ellipse(DxfContent& into)
    {
        DxfPoint centre, major;
        double ratio = 1.0, from = 0.0, to = kTurn;
        const Common c = entity([&](int code) {
            if (code == 10) centre.x = m_in.number();
            if (code == 20) centre.y = m_in.number();
            if (code == 11) major.x = m_in.number();
            if (code == 21) major.y = m_in.number();
            if (code == 40) ratio = m_in.number();
            if (code == 41) from = m_in.number();
            if (code == 42) to = m_in.number();
        });
        double sweep = std::fmod(to - from, kTurn);
        if (sweep <= 1e-9) sweep += kTurn;
        const bool whole = sweep > kTurn - 1e-6;
        // Its points are the model's own, whichever side it was drawn on; only its turn follows the side.
        const double turn = c.mirrored ? -ratio : ratio;
        const DxfMap map{major.x, major.y, -turn * major.y, turn * major.x, centre.x, centre.y};
        std::vector<DxfPoint> points = dxfArc({}, 1.0, from, sweep);
        if (whole) points.pop_back();
        for (DxfPoint& p : points) p = map(p);
        add(into, c, std::move(points), whole);
    }

    void words(DxfContent& into)
    {
        const bool many = kind("MTEXT");
        DxfText t;
        std::string value;
        std::optional<DxfPoint> along;
        const Common c = entity([&](int code) {
            if (code == 10) t.at.x = m_in.number();
            if (code == 20) t.at.y = m_in.number();
            if (code == 40) t.height = m_in.number();
            if (code == 1 || (many && code == 3)) value += m_in.at().raw;
            if (code == 50) t.angle = m_in.number();
            if (many && code == 11) along = DxfPoint{m_in.number(), 0.0};
            if (many && along && code == 21) along->y = m_in.number();
        });
        t.text = many ? dxfMText(value) : dxfText(value);
        if (along) t.angle = std::atan2(along->y, along->x) * 360.0 / kTurn;
        if (c.mirrored && !many) t.at.x = -t.at.x;
        if (c.paper || t.text.empty() || t.height <= 0.0) return;
        t.layer = layer(c.layer);
        into.texts.push_back(std::move(t));
    }

    void insert(DxfContent& into)
    {
        DxfInsert i;
        DxfPoint at;
        double x = 1.0, y = 1.0, angle = 0.0;
        const std::size_t line = m_in.at().line;
        const Common c = entity([&](int code) {
            if (code == 2) i.block = capitals(dxfText(m_in.at().value));
            if (code == 10) at.x = m_in.number();
            if (code == 20) at.y = m_in.number();
            if (code == 41) x = m_in.number();
            if (code == 42) y = m_in.number();
            if (code == 50) angle = m_in.number() * kTurn / 360.0;
            if (code == 70) i.columns = std::max(1, m_in.whole());
            if (code == 71) i.rows = std::max(1, m_in.whole());
            if (code == 44) i.columnPitch = m_in.number();
            if (code == 45) i.rowPitch = m_in.number();
        });
        if (c.paper) return;
        i.line = line;
        i.layer = layer(c.layer);
        const double cos = std::cos(angle), sin = std::sin(angle);
        // Rows and columns run along the turned axes, and are not scaled.
        i.map = DxfMap{cos, sin, -sin, cos, at.x, at.y};
        if (c.mirrored) i.map = DxfMap{-1.0, 0.0, 0.0, 1.0, 0.0, 0.0}.after(i.map);
        i.scaleX = x;
        i.scaleY = y;
        into.inserts.push_back(std::move(i));
    }

    DxfPairs m_in;
    const DxfLimits& m_limits;
    DxfFile m_file;
    std::map<std::string, std::size_t> m_layers;  ///< by name in capitals
    std::size_t m_points = 0;
};

}  // namespace

std::vector<DxfPoint> dxfArc(const DxfPoint& centre, double radius, double from, double sweep)
{
    const int chords = std::clamp(static_cast<int>(std::ceil(std::abs(sweep) / kTurn * kChords)), 1, kChords);
    std::vector<DxfPoint> points;
    points.reserve(static_cast<std::size_t>(chords) + 1);
    for (int i = 0; i <= chords; ++i) {
        const double at = from + sweep * i / chords;
        points.push_back({centre.x + radius * std::cos(at), centre.y + radius * std::sin(at)});
    }
    return points;
}

void addDxfBulge(std::vector<DxfPoint>& points, const DxfPoint& to, double bulge)
{
    const DxfPoint from = points.back();
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double chord = std::hypot(dx, dy);
    if (std::abs(bulge) > kFlat && chord > 0.0) {
        // To the left of the chord where the arc turns left by less than half a turn.
        const double aside = (1.0 - bulge * bulge) / (4.0 * bulge);
        const DxfPoint centre{from.x + 0.5 * dx - aside * dy, from.y + 0.5 * dy + aside * dx};
        const double begin = std::atan2(from.y - centre.y, from.x - centre.x);
        const std::vector<DxfPoint> arc = dxfArc(centre, std::hypot(from.x - centre.x, from.y - centre.y), begin, 4.0 * std::atan(bulge));
        points.insert(points.end(), arc.begin() + 1, arc.end() - 1);
    }
    points.push_back(to);
}

Result<DxfFile> parseDxf(std::string_view bytes, std::string_view fileName, const DxfLimits& limits)
{
    return Parser(bytes, fileName, limits).run();
}

}  // namespace rw::layout
