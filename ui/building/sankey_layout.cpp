// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_layout.h"

#include "sankey_tracks.h"
#include "sankey_words.h"

#include <algorithm>
#include <array>

namespace rw::ui {
namespace {

// Lengths at a line of 15.
constexpr double kBar = 9.0;
constexpr double kBarGap = 12.0;   // between bars of a column
constexpr double kLaneGap = 4.0;   // between lanes, and before the words of one
constexpr double kLeast = 1.2;     // thickness of the thinnest ribbon
constexpr double kPad = 6.0;       // between a bar and its words
constexpr double kNear = 2.0;      // between words and the next bar
constexpr double kLeastTrunk = 96.0;
constexpr double kLowTrunk = 0.24;      // of the height, where that is less
constexpr double kLeastColumn = 84.0;
constexpr double kLastWords = 128.0;
constexpr double kTrunkShare = 0.62;     // of the height, what all of the flow takes at most
constexpr double kGoodShare = 0.45;      // and should take, before ribbons are told by words of their own
constexpr double kGivenUp = 0.25;        // at most of what it could have, for such words
constexpr double kLeastSpread = 0.4;      // of gaps, where there is none
constexpr double kMostSpread = 2.2;      // of gaps, where there is room
constexpr int kHalvings = 20;
/// Of what is taken in: from where on a ribbon has room reserved for its words.
constexpr std::array<double, 5> kWorded{0.0, 0.004, 0.008, 0.013, 0.02};
constexpr double kNoneWorded = 1e9;

class Layouter {
public:
    Layouter(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics)
        : m_flow(flow), m_metrics(metrics), m_room(room), m_tracks(flow, sankeyOrder(flow)), m_words(flow, metrics)
    {}

    SankeyLayout run()
    {
        const double words = kLastWords * u();
        const auto columns = static_cast<double>(std::max<std::size_t>(1, m_tracks.order().layers.size() - 1));
        m_out.size = QSizeF(std::max(m_room.width(), columns * kLeastColumn * u() + words), m_room.height());
        m_pitch = (m_out.size.width() - words - kBar * u()) / columns;
        measureRooms();
        fit();
        draw();
        m_words.place(m_out, m_wishes, m_rooms, m_tracks);
        for (std::size_t i = 0; i < m_out.ribbons.size(); ++i)
            m_out.ribbons[i].middle = openPoint(i);
        return std::move(m_out);
    }

private:
    double u() const { return m_metrics.line / 15.0; }
    double xOf(int layer) const { return m_pitch * layer; }
    double thickness(double value) const { return std::max(kLeast * u(), value * m_out.scale); }

    /// How far the words of each bar may reach: to the next column, or as far as its lane goes straight on.
    void measureRooms()
    {
        m_rooms.assign(m_flow.nodes.size(), m_pitch - (kBar + kPad + kNear) * u());
        const int last = static_cast<int>(m_tracks.order().layers.size()) - 1;
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i)
            if (m_flow.nodes[i].column == last)
                m_rooms[i] = (kLastWords - kPad) * u();
        for (const auto& link : m_flow.links)
            if (m_tracks.isJoined(link.from))
                m_rooms[link.from] = xOf(m_flow.nodes[link.to].column) - xOf(m_flow.nodes[link.from].column) - (kBar + kPad + kNear) * u();
    }

    SankeyTracks::Gap gaps() const
    {
        return [this](const SankeyOrder::Slot& upper, const SankeyOrder::Slot& lower) {
            return (upper.bar && lower.bar && !m_tracks.isJoined(lower.of) ? kBarGap : kLaneGap) * u() * m_spread;
        };
    }

    /// How high all of it is at a scale and a spread of its gaps.
    double heightAt(double scale, double spread)
    {
        m_out.scale = scale;
        m_spread = spread;
        const SankeyOrder& order = m_tracks.order();
        m_wishes.clear();
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i) {
            const double height = thickness(m_flow.nodes[i].value);
            m_wishes.push_back(m_words.wish(i, height, m_rooms[i]));
            m_tracks.track(i) = {height, m_wishes.back().above, m_wishes.back().below, 0.0};
        }
        for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
            if (order.threads[i].empty() || m_tracks.isJoined(m_flow.links[i].from))
                continue;
            const double height = thickness(m_flow.links[i].value);
            const bool worded = m_words.isWorded(i) && m_flow.links[i].value >= m_worded * m_flow.in && height < m_metrics.line;
            m_tracks.track(order.threads[i].front()) = {height, worded ? m_metrics.line : 0.0, 0.0, 0.0};
        }
        return m_tracks.pack(gaps());
    }

    /// The largest of a rising function's arguments that keeps the height.
    template <class Height>
    double largest(double least, double most, const Height& height) const
    {
        for (int i = 0; i < kHalvings; ++i) {
            const double half = (least + most) / 2.0;
            (height(half) <= m_room.height() ? least : most) = half;
        }
        return least;
    }

    /// The largest scale at which all finds room; with words at as many ribbons as leave the trunk a good share.
    void fit()
    {
        const double least = std::min(kLeastTrunk * u(), kLowTrunk * m_room.height()) / m_flow.in;
        const double most = std::max(least, kTrunkShare * m_room.height() / m_flow.in);
        const auto scaleWith = [&](double worded) {
            m_worded = worded;
            return heightAt(most, 1.0) <= m_room.height() ? most : largest(least, most, [&](double at) { return heightAt(at, 1.0); });
        };
        double scale = scaleWith(kNoneWorded);
        const double good = std::min(kGoodShare * m_room.height() / m_flow.in, (1.0 - kGivenUp) * scale);
        for (const double worded : kWorded) {
            const double with = scaleWith(worded);
            if (with >= good && heightAt(with, 1.0) <= m_room.height()) {
                scale = with;
                break;
            }
            m_worded = kNoneWorded;
        }
        double height = heightAt(scale, 1.0);
        if (height < m_room.height())
            height = heightAt(scale, heightAt(scale, kMostSpread) <= m_room.height()
                                         ? kMostSpread
                                         : largest(1.0, kMostSpread, [&](double spread) { return heightAt(scale, spread); }));
        else if (height > m_room.height())
            height = heightAt(scale, largest(kLeastSpread, 1.0, [&](double spread) { return heightAt(scale, spread); }));
        m_out.size.setHeight(std::max(m_room.height(), height));
        m_tracks.settle(gaps());
        m_tracks.moveBy((m_out.size.height() - height) / 2.0);
    }

    void draw()
    {
        m_out.bars.resize(m_flow.nodes.size());
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i)
            m_out.bars[i] = {i, QRectF(xOf(m_flow.nodes[i].column), m_tracks.track(i).top, kBar * u(), m_tracks.track(i).height), {}};
        std::vector<double> leaves(m_flow.links.size());
        std::vector<double> arrives(m_flow.links.size());
        for (std::size_t n = 0; n < m_flow.nodes.size(); ++n) {
            port(n, true, leaves);
            port(n, false, arrives);
        }
        m_out.ribbons.resize(m_flow.links.size());
        for (std::size_t i = 0; i < m_flow.links.size(); ++i)
            ribbon(i, leaves[i], arrives[i]);
    }

    /// Where on a bar each ribbon leaves or arrives, in the order of where they go or come from: the middles.
    void port(std::size_t node, bool out, std::vector<double>& middles) const
    {
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
            const auto& link = m_flow.links[i];
            if ((out ? link.from : link.to) != node)
                continue;
            const auto& threads = m_tracks.order().threads[i];
            order.emplace_back(m_tracks.middle(threads.empty() ? (out ? link.to : link.from) : (out ? threads.front() : threads.back())), i);
        }
        if (order.size() == 1 && m_flow.links[order.front().second].value >= m_flow.nodes[node].value * (1.0 - 1e-9)) {
            middles[order.front().second] = m_tracks.middle(node);
            return;
        }
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        double y = m_tracks.track(node).top;
        for (const auto& [at, i] : order) {
            middles[i] = y + m_flow.links[i].value * m_out.scale / 2.0;
            y += m_flow.links[i].value * m_out.scale;
        }
    }

    void ribbon(std::size_t i, double leaves, double arrives)
    {
        const auto& link = m_flow.links[i];
        SankeyLayout::Ribbon& ribbon = m_out.ribbons[i];
        ribbon.link = i;
        ribbon.thickness = thickness(link.value);
        std::vector<QPointF>& middles = ribbon.middles;
        middles.emplace_back(xOf(m_flow.nodes[link.from].column) + kBar * u(), leaves);
        for (const std::size_t s : m_tracks.order().threads[i]) {
            const double x = xOf(m_tracks.order().slots[s].layer);
            middles.emplace_back(x, m_tracks.middle(s));
            middles.emplace_back(x + kBar * u(), m_tracks.middle(s));
        }
        middles.emplace_back(xOf(m_flow.nodes[link.to].column), arrives);
        const double half = ribbon.thickness / 2.0;
        const auto curve = [&](const QPointF& from, const QPointF& to, double aside) {
            const double bend = (to.x() - from.x()) / 2.0;
            ribbon.path.cubicTo(from + QPointF(bend, aside), to + QPointF(-bend, aside), to + QPointF(0.0, aside));
        };
        ribbon.path.moveTo(middles.front() - QPointF(0.0, half));
        for (std::size_t k = 1; k < middles.size(); ++k)
            curve(middles[k - 1], middles[k], -half);
        ribbon.path.lineTo(middles.back() + QPointF(0.0, half));
        for (std::size_t k = middles.size() - 1; k > 0; --k)
            curve(middles[k], middles[k - 1], half);
        ribbon.path.closeSubpath();
        ribbon.middle = (middles[middles.size() / 2 - 1] + middles[middles.size() / 2]) / 2.0;
    }

    /// A point of a ribbon on which no words, no bar and no other ribbon lie; its middle where there is none.
    QPointF openPoint(std::size_t i) const
    {
        const SankeyLayout::Ribbon& ribbon = m_out.ribbons[i];
        const auto covered = [&](const QPointF& at) {
            for (const auto& bar : m_out.bars)
                if (bar.rect.adjusted(-3.0, -3.0, 3.0, 3.0).contains(at) || bar.label.rect.contains(at))
                    return true;
            for (std::size_t k = 0; k < m_out.ribbons.size(); ++k)
                if (k != i && (m_out.ribbons[k].path.contains(at) || m_out.ribbons[k].label.rect.contains(at)))
                    return true;
            return false;
        };
        for (const double across : {0.5, 0.3, 0.7, 0.15, 0.85, 0.92})
            for (const double down : {0.5, 0.25, 0.75, 0.1, 0.9}) {
                const double x = ribbon.middles.front().x() + across * (ribbon.middles.back().x() - ribbon.middles.front().x());
                const QPointF at(x, ribbon.middleAt(x) + (down - 0.5) * ribbon.thickness);
                if (ribbon.path.contains(at) && !covered(at))
                    return at;
            }
        return ribbon.middle;
    }

    const EnergyFlow& m_flow;
    const SankeyMetrics& m_metrics;
    const QSizeF m_room;
    SankeyTracks m_tracks;
    SankeyWords m_words;
    std::vector<SankeyWords::Wish> m_wishes;      ///< of each bar
    std::vector<double> m_rooms;                  ///< likewise, for words
    double m_pitch = 0.0;
    double m_spread = 1.0;
    double m_worded = 0.0;
    SankeyLayout m_out;
};

}  // namespace

double SankeyLayout::Ribbon::middleAt(double x) const
{
    std::size_t k = 1;
    while (k + 1 < middles.size() && middles[k].x() < x)
        ++k;
    const QPointF& a = middles[k - 1];
    const QPointF& b = middles[k];
    const double wanted = std::clamp((x - a.x()) / (b.x() - a.x()), 0.0, 1.0);
    double least = 0.0;
    double most = 1.0;
    for (int half = 0; half < kHalvings; ++half) {
        const double t = (least + most) / 2.0;
        (1.5 * t * (1.0 - t) + t * t * t < wanted ? least : most) = t;
    }
    return a.y() + (b.y() - a.y()) * least * least * (3.0 - 2.0 * least);
}

SankeyLayout sankeyLayout(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics)
{
    if (flow.nodes.empty()) {
        SankeyLayout none;
        none.size = room;
        return none;
    }
    return Layouter(flow, room, metrics).run();
}

}  // namespace rw::ui
