// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace rw::ui {
namespace {

constexpr double kBar = 9.0;
constexpr double kGap = 12.0;       // between bars of a column
constexpr double kThreadGap = 3.0;  // between ribbons on their way through a column
constexpr double kLeast = 1.2;      // thickness of the thinnest ribbon
constexpr double kTrunkShare = 0.58; // of the height, what all of the flow takes at most
constexpr double kLeastTrunk = 96.0;
constexpr double kPad = 6.0;        // between a bar and its words
constexpr double kLastWords = 128.0;
constexpr double kLeastColumn = 84.0;
constexpr int kSweeps = 16;
constexpr int kRelaxations = 60;

/// What stands in a column: a bar, or a ribbon on its way through.
struct Slot {
    bool bar = false;
    std::size_t of = 0;     ///< node, or link
    int layer = 0;
    double value = 0.0;
    int rank = 0;           ///< among equals: which comes first
    bool worded = false;    ///< a line of words stands above it
    double height = 0.0;
    double top = 0.0;       ///< of what is drawn
    std::vector<std::size_t> before;  ///< slots of the column before, after: with what joins them
    std::vector<std::size_t> after;
    std::vector<double> beforeValue;
    std::vector<double> afterValue;

    double middle() const { return top + height / 2.0; }
};

int rankOf(EnergyFlow::Kind kind)
{
    using Kind = EnergyFlow::Kind;
    switch (kind) {
    case Kind::Power: return 0;
    case Kind::It: return 1;
    case Kind::Liquid: return 2;
    case Kind::Air: return 3;
    case Kind::Sky: return 2;
    case Kind::Reuse: return 5;
    case Kind::Cooling: return 4;
    case Kind::Loss: return 6;
    case Kind::House: break;
    }
    return 7;
}

class Layouter {
public:
    Layouter(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics) : m_flow(flow), m_metrics(metrics), m_room(room) {}

    SankeyLayout run()
    {
        m_out.size = m_room;
        if (m_flow.nodes.empty())
            return std::move(m_out);
        makeSlots();
        size();
        order();
        relax();
        draw();
        return std::move(m_out);
    }

private:
    double u() const { return m_metrics.line / 15.0; }

    void makeSlots()
    {
        int last = 0;
        for (const auto& node : m_flow.nodes)
            last = std::max(last, node.column);
        m_layers.resize(static_cast<std::size_t>(last) + 1);
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i) {
            const auto& node = m_flow.nodes[i];
            m_slots.push_back({true, i, node.column, node.value, rankOf(node.kind), false, 0.0, 0.0, {}, {}, {}, {}});
            m_layers[static_cast<std::size_t>(node.column)].push_back(i);
        }
        m_threads.resize(m_flow.links.size());
        for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
            const auto& link = m_flow.links[i];
            std::size_t at = link.from;
            for (int layer = m_flow.nodes[link.from].column + 1; layer < m_flow.nodes[link.to].column; ++layer) {
                const std::size_t slot = m_slots.size();
                const bool first = m_threads[i].empty();
                m_slots.push_back({false, i, layer, link.value, rankOf(link.kind), first && isWorded(i), 0.0, 0.0, {}, {}, {}, {}});
                m_layers[static_cast<std::size_t>(layer)].push_back(slot);
                m_threads[i].push_back(slot);
                join(at, slot, link.value);
                at = slot;
            }
            join(at, link.to, link.value);
        }
        for (auto& layer : m_layers)
            std::stable_sort(layer.begin(), layer.end(), [&](std::size_t a, std::size_t b) { return m_slots[a].rank < m_slots[b].rank; });
    }

    void join(std::size_t from, std::size_t to, double value)
    {
        m_slots[from].after.push_back(to);
        m_slots[from].afterValue.push_back(value);
        m_slots[to].before.push_back(from);
        m_slots[to].beforeValue.push_back(value);
    }

    /// A ribbon that is all of what one of its ends gets or gives is told there.
    bool isWorded(std::size_t i) const
    {
        const auto& link = m_flow.links[i];
        std::size_t outs = 0;
        std::size_t ins = 0;
        for (const auto& other : m_flow.links) {
            outs += other.from == link.from ? 1 : 0;
            ins += other.to == link.to ? 1 : 0;
        }
        return outs > 1 && ins > 1;
    }

    double thickness(double value) const { return std::max(kLeast * u(), value * m_out.scale); }
    /// Room above a slot, words included.
    double above(const Slot& slot, bool first) const
    {
        const double words = slot.worded ? m_metrics.line : 0.0;
        if (first)
            return words;
        return words + (slot.bar ? (slot.worded ? kThreadGap : kGap) : slot.worded ? 0.0 : kThreadGap) * u();
    }
    /// How much of the height is not ribbons.
    double gaps(const std::vector<std::size_t>& layer) const
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < layer.size(); ++i)
            sum += above(m_slots[layer[i]], i == 0);
        return sum;
    }

    /// One scale for all columns: as thick as the tightest of them allows.
    void size()
    {
        double height = m_room.height();
        m_out.scale = kTrunkShare * height / m_flow.in;
        for (int pass = 0; pass < 8; ++pass) {
            for (Slot& slot : m_slots) {
                slot.height = thickness(slot.value);
                if (slot.bar)
                    slot.worded = slot.height < 2.2 * m_metrics.line;
            }
            double most = kTrunkShare * height / m_flow.in;
            double needed = 0.0;
            for (const auto& layer : m_layers) {
                double values = 0.0;
                double least = 0.0;
                for (const std::size_t s : layer) {
                    // What is thinner than can be drawn takes its room whatever the scale.
                    if (m_slots[s].value * m_out.scale < kLeast * u())
                        least += kLeast * u();
                    else
                        values += m_slots[s].value;
                }
                const double rest = height - gaps(layer) - least;
                if (values > 0.0)
                    most = std::min(most, std::max(rest, 1.0) / values);
                needed = std::max(needed, gaps(layer) + least + values / m_flow.in * kLeastTrunk * u());
            }
            if (most * m_flow.in < kLeastTrunk * u()) {
                height = std::max(height, needed);
                most = kLeastTrunk * u() / m_flow.in;
            }
            m_out.scale = most;
        }
        for (Slot& slot : m_slots)
            slot.height = thickness(slot.value);
        m_height = height;
        for (const auto& layer : m_layers) {
            double all = gaps(layer);
            for (const std::size_t s : layer)
                all += m_slots[s].height;
            m_height = std::max(m_height, all);
        }
    }

    std::size_t crossings() const
    {
        std::vector<std::size_t> place(m_slots.size());
        for (const auto& layer : m_layers)
            for (std::size_t i = 0; i < layer.size(); ++i)
                place[layer[i]] = i;
        std::size_t n = 0;
        for (const auto& layer : m_layers) {
            std::vector<std::pair<std::size_t, std::size_t>> edges;
            for (const std::size_t s : layer)
                for (const std::size_t to : m_slots[s].after)
                    edges.emplace_back(place[s], place[to]);
            for (std::size_t i = 0; i < edges.size(); ++i)
                for (std::size_t j = i + 1; j < edges.size(); ++j) {
                    const auto& [a, b] = edges[i];
                    const auto& [c, d] = edges[j];
                    n += (a < c && b > d) || (a > c && b < d) ? 1 : 0;
                }
        }
        return n;
    }

    /// Columns ordered so that ribbons cross as little as sweeps of barycentres find (Sugiyama).
    void order()
    {
        std::vector<std::vector<std::size_t>> best = m_layers;
        std::size_t least = crossings();
        for (int sweep = 0; sweep < kSweeps && least > 0; ++sweep) {
            const bool down = sweep % 2 == 0;
            for (std::size_t k = 1; k < m_layers.size(); ++k) {
                auto& layer = m_layers[down ? k : m_layers.size() - 1 - k];
                std::vector<double> place(m_slots.size(), 0.0);
                for (const auto& other : m_layers)
                    for (std::size_t i = 0; i < other.size(); ++i)
                        place[other[i]] = static_cast<double>(i);
                const auto centre = [&](std::size_t s) {
                    const auto& neighbours = down ? m_slots[s].before : m_slots[s].after;
                    if (neighbours.empty())
                        return place[s];
                    double sum = 0.0;
                    for (const std::size_t n : neighbours)
                        sum += place[n];
                    return sum / static_cast<double>(neighbours.size());
                };
                std::vector<std::pair<double, std::size_t>> keyed;
                for (const std::size_t s : layer)
                    keyed.emplace_back(centre(s), s);
                std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
                    return a.first != b.first ? a.first < b.first : m_slots[a.second].rank < m_slots[b.second].rank;
                });
                for (std::size_t i = 0; i < layer.size(); ++i)
                    layer[i] = keyed[i].second;
            }
            if (const std::size_t now = crossings(); now < least) {
                least = now;
                best = m_layers;
            }
        }
        m_layers = std::move(best);
    }

    /// Slots of a column pushed apart, from one end and then back from the other.
    void separate(const std::vector<std::size_t>& layer, bool fromTop)
    {
        const auto downwards = [&] {
            double y = 0.0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                Slot& slot = m_slots[layer[i]];
                slot.top = std::max(slot.top, y + above(slot, i == 0));
                y = slot.top + slot.height;
            }
        };
        const auto upwards = [&] {
            double bottom = m_height;
            for (std::size_t i = layer.size(); i-- > 0;) {
                Slot& slot = m_slots[layer[i]];
                slot.top = std::min(slot.top, bottom - slot.height);
                bottom = slot.top - above(slot, i == 0);
            }
        };
        if (fromTop) {
            downwards();
            upwards();
        } else {
            upwards();
            downwards();
        }
    }

    /// Room that is left above all or below all is shared.
    void shareRoom()
    {
        double top = m_height;
        double bottom = 0.0;
        for (const Slot& slot : m_slots) {
            top = std::min(top, slot.top - (slot.worded ? m_metrics.line : 0.0));
            bottom = std::max(bottom, slot.top + slot.height);
        }
        const double shift = (m_height - bottom - top) / 2.0;
        for (Slot& slot : m_slots)
            slot.top += shift;
    }

    /// Each slot is drawn towards what it is joined with, the thicker the more.
    void relax()
    {
        for (auto& layer : m_layers) {
            double y = 0.0;
            for (std::size_t i = 0; i < layer.size(); ++i) {
                Slot& slot = m_slots[layer[i]];
                slot.top = y + above(slot, i == 0);
                y = slot.top + slot.height;
            }
            const double spare = std::max(0.0, (m_height - y) / 3.0);
            for (const std::size_t s : layer)
                m_slots[s].top += spare;
        }
        for (int pass = 0; pass < kRelaxations; ++pass) {
            const double pull = pass + 1 == kRelaxations ? 1.0 : std::pow(0.985, pass);
            const bool down = pass % 2 == 0;
            for (std::size_t k = 0; k < m_layers.size(); ++k) {
                auto& layer = m_layers[down ? k : m_layers.size() - 1 - k];
                for (const std::size_t s : layer) {
                    Slot& slot = m_slots[s];
                    double sum = 0.0;
                    double weight = 0.0;
                    const auto drawTo = [&](const std::vector<std::size_t>& to, const std::vector<double>& value, double share) {
                        for (std::size_t i = 0; i < to.size(); ++i) {
                            sum += share * value[i] * m_slots[to[i]].middle();
                            weight += share * value[i];
                        }
                    };
                    drawTo(slot.before, slot.beforeValue, down ? 1.0 : 0.25);
                    drawTo(slot.after, slot.afterValue, down ? 0.25 : 1.0);
                    if (weight > 0.0)
                        slot.top += pull * (sum / weight - slot.middle());
                }
                separate(layer, pass % 4 < 2);
            }
        }
        shareRoom();
    }

    void draw()
    {
        const double words = kLastWords * u();
        const auto columns = static_cast<double>(std::max<std::size_t>(1, m_layers.size() - 1));
        m_out.size = QSizeF(std::max(m_room.width(), columns * kLeastColumn * u() + words), m_height);
        m_pitch = (m_out.size.width() - words - kBar * u()) / columns;
        m_out.bars.resize(m_flow.nodes.size());
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i)
            m_out.bars[i] = {i, QRectF(xOf(m_slots[i].layer), m_slots[i].top, kBar * u(), m_slots[i].height), {}};
        m_out.ribbons.resize(m_flow.links.size());
        std::vector<double> leaves(m_flow.links.size());
        std::vector<double> arrives(m_flow.links.size());
        for (std::size_t n = 0; n < m_flow.nodes.size(); ++n) {
            port(n, true, leaves);
            port(n, false, arrives);
        }
        for (std::size_t i = 0; i < m_flow.links.size(); ++i)
            ribbon(i, leaves[i], arrives[i]);
        for (std::size_t i = 0; i < m_out.bars.size(); ++i)
            wordsOfBar(i);
        for (std::size_t i = 0; i < m_out.ribbons.size(); ++i)
            wordsOfRibbon(i);
    }

    double xOf(int layer) const { return m_pitch * layer; }

    /// Where on a bar each ribbon leaves or arrives: in the order of where they go, their tops.
    void port(std::size_t node, bool out, std::vector<double>& tops)
    {
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
            const auto& link = m_flow.links[i];
            if ((out ? link.from : link.to) != node)
                continue;
            const auto& threads = m_threads[i];
            const std::size_t next = threads.empty() ? (out ? link.to : link.from) : (out ? threads.front() : threads.back());
            order.emplace_back(m_slots[next].middle(), i);
        }
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        double y = m_slots[node].top;
        for (const auto& [at, i] : order) {
            tops[i] = y;
            y += m_flow.links[i].value * m_out.scale;
        }
    }

    void ribbon(std::size_t i, double leaves, double arrives)
    {
        const auto& link = m_flow.links[i];
        SankeyLayout::Ribbon& ribbon = m_out.ribbons[i];
        ribbon.link = i;
        const double half = thickness(link.value) / 2.0;
        const double drawn = link.value * m_out.scale / 2.0;
        ribbon.thickness = 2.0 * half;
        std::vector<QPointF> middles{{xOf(m_flow.nodes[link.from].column) + kBar * u(), leaves + drawn}};
        for (const std::size_t s : m_threads[i]) {
            const double x = xOf(m_slots[s].layer);
            middles.emplace_back(x, m_slots[s].middle());
            middles.emplace_back(x + kBar * u(), m_slots[s].middle());
        }
        middles.emplace_back(xOf(m_flow.nodes[link.to].column), arrives + drawn);
        QPainterPath& path = ribbon.path;
        const auto curve = [&](const QPointF& from, const QPointF& to, double aside) {
            const double bend = (to.x() - from.x()) / 2.0;
            path.cubicTo(from + QPointF(bend, aside), to + QPointF(-bend, aside), to + QPointF(0.0, aside));
        };
        path.moveTo(middles.front() - QPointF(0.0, half));
        for (std::size_t k = 1; k < middles.size(); ++k)
            curve(middles[k - 1], middles[k], -half);
        path.lineTo(middles.back() + QPointF(0.0, half));
        for (std::size_t k = middles.size() - 1; k > 0; --k)
            curve(middles[k], middles[k - 1], half);
        path.closeSubpath();
        const QPointF a = middles[middles.size() / 2 - 1];
        const QPointF b = middles[middles.size() / 2];
        ribbon.middle = (a + b) / 2.0;
    }

    /// How far words may reach to the right before a bar stands in their way.
    double roomFrom(double x, double top, double bottom) const
    {
        double end = m_out.size.width();
        for (const auto& bar : m_out.bars)
            if (bar.rect.left() > x && bar.rect.top() < bottom && bar.rect.bottom() > top)
                end = std::min(end, bar.rect.left() - kPad * u());
        for (const QRectF& other : m_taken)
            if (other.left() > x && other.top() < bottom && other.bottom() > top)
                end = std::min(end, other.left() - kPad * u());
        return std::max(0.0, end - x);
    }

    void wordsOfBar(std::size_t i)
    {
        const auto& node = m_flow.nodes[i];
        SankeyLayout::Bar& bar = m_out.bars[i];
        SankeyLayout::Label& label = bar.label;
        const double line = m_metrics.line;
        label.name = QString::fromStdString(node.name);
        label.value = m_metrics.value(node.value);
        label.twoLines = !m_slots[i].worded;
        const double left = bar.rect.right() + kPad * u();
        const double lines = label.twoLines ? 2.0 : 1.0;
        const double top = label.twoLines ? bar.rect.center().y() - line : bar.rect.top() - line;
        const double room = roomFrom(left, top, top + lines * line);
        const auto wanted = [&] {
            const double name = m_metrics.width(label.name, true);
            const double value = m_metrics.width(label.value, false);
            return label.twoLines ? std::max(name, value) + 2.0 : name + value + 10.0 * u();
        };
        // The value is what one looks for: where room is scarce it goes without its share.
        if (label.twoLines ? m_metrics.width(label.value, false) > room : wanted() > room)
            label.value = m_metrics.brief(node.value);
        label.rect = QRectF(left, top, std::min(wanted(), room), lines * line);
        m_taken.push_back(label.rect);
    }

    bool isFree(const QRectF& rect) const
    {
        if (rect.top() < 0.0 || rect.bottom() > m_out.size.height())
            return false;
        for (const QRectF& other : m_taken)
            if (other.intersects(rect))
                return false;
        for (const auto& bar : m_out.bars)
            if (bar.rect.intersects(rect))
                return false;
        return true;
    }

    void wordsOfRibbon(std::size_t i)
    {
        if (!isWorded(i))
            return;
        const auto& link = m_flow.links[i];
        SankeyLayout::Ribbon& ribbon = m_out.ribbons[i];
        SankeyLayout::Label label;
        label.name = QString::fromStdString(link.name);
        label.value = m_metrics.value(link.value);
        const double line = m_metrics.line;
        const double both = m_metrics.width(label.name, false) + m_metrics.width(label.value, false) + 10.0 * u();
        const double alone = m_metrics.width(label.value, false) + 4.0 * u();
        const auto attempt = [&](double x, double top, bool named) {
            const QRectF rect(x, top, named ? both : alone, line);
            if (rect.right() > m_out.size.width() || !isFree(rect))
                return false;
            if (!named)
                label.name.clear();
            label.rect = rect;
            return true;
        };
        const bool thick = ribbon.thickness >= line;
        const auto anywhere = [&](bool named) {
            for (const std::size_t s : m_threads[i]) {
                const Slot& slot = m_slots[s];
                if (attempt(xOf(slot.layer) + kPad * u(), thick ? slot.middle() - line / 2.0 : slot.top - line, named))
                    return true;
            }
            if (!m_threads[i].empty())
                return false;
            if (thick)
                return attempt(ribbon.middle.x() - (named ? both : alone) / 2.0, ribbon.middle.y() - line / 2.0, named);
            return attempt(ribbon.middle.x(), ribbon.middle.y() - line - ribbon.thickness / 2.0, named)
                   || attempt(ribbon.middle.x(), ribbon.middle.y() + ribbon.thickness / 2.0, named);
        };
        // A bare value beside a thin line could be of any line there.
        const bool placed = anywhere(true) || (thick && anywhere(false));
        if (!placed)
            return;
        m_taken.push_back(label.rect);
        ribbon.label = label;
    }

    const EnergyFlow& m_flow;
    const SankeyMetrics& m_metrics;
    const QSizeF m_room;
    std::vector<Slot> m_slots;  ///< bars first, as the nodes
    std::vector<std::vector<std::size_t>> m_layers;
    std::vector<std::vector<std::size_t>> m_threads;  ///< slots of each link on its way
    std::vector<QRectF> m_taken;                      ///< by words
    double m_height = 0.0;
    double m_pitch = 0.0;
    SankeyLayout m_out;
};

}  // namespace

SankeyLayout sankeyLayout(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics)
{
    return Layouter(flow, room, metrics).run();
}

}  // namespace rw::ui
