// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rw::ui {
namespace {

constexpr double kPad = 6.0;     // between a bar and its words, at a line of 15
constexpr double kBetween = 8.0; // name and value of a line
constexpr double kStruck = 0.35; // of their width, which no ribbon may lie behind
constexpr int kSamples = 24;     // along them

double unitOf(const SankeyMetrics& metrics) { return metrics.line / 15.0; }

/// Of a ribbon's cubic between two points, whose tangents are level.
QPointF pointAt(const QPointF& from, const QPointF& to, double t)
{
    const double smooth = t * t * (3.0 - 2.0 * t);
    const double x = 1.5 * t * (1.0 - t) + t * t * t;  // controls halfway
    return {from.x() + (to.x() - from.x()) * x, from.y() + (to.y() - from.y()) * smooth};
}

/// At the space that leaves the lines shortest; a word alone stays one line.
QStringList inTwo(const QString& name, const SankeyMetrics& metrics)
{
    QStringList best{name};
    double least = metrics.width(name, true);
    for (qsizetype at = name.indexOf(QLatin1Char(' ')); at >= 0; at = name.indexOf(QLatin1Char(' '), at + 1)) {
        const double wide = std::max(metrics.width(name.left(at), true), metrics.width(name.mid(at + 1), true));
        if (wide >= least)
            continue;
        least = wide;
        best = {name.left(at), name.mid(at + 1)};
    }
    return best;
}

}  // namespace

SankeyWords::SankeyWords(const EnergyFlow& flow, const SankeyMetrics& metrics) : m_flow(flow), m_metrics(metrics)
{
    for (const auto& node : flow.nodes) {
        const QString name = QString::fromStdString(node.name);
        m_names.push_back(metrics.width(name, true));
        m_briefs.push_back(metrics.width(metrics.brief(node.value), false));
        m_broken.push_back(inTwo(name, metrics));
    }
}

SankeyWords::Wish SankeyWords::wish(std::size_t node, double height, double room) const
{
    const double line = m_metrics.line;
    if (height >= 2.2 * line)
        return {Way::Beside, 0.0, 0.0};
    if (m_names[node] + m_briefs[node] + (kBetween + kPad) * unitOf(m_metrics) <= room)
        return {Way::Line, line, 0.0};
    // What is nearly as high as two lines has them beside it.
    if (height >= line)
        return {Way::Beside, line - height / 2.0, line - height / 2.0};
    const auto lines = static_cast<double>(broken(node, room).size()) + 1.0;
    return {Way::Stack, lines * line, 0.0};
}

bool SankeyWords::isWorded(std::size_t link) const
{
    std::size_t given = 0;
    std::size_t got = 0;
    for (const auto& other : m_flow.links) {
        given += other.from == m_flow.links[link].from ? 1 : 0;
        got += other.to == m_flow.links[link].to ? 1 : 0;
    }
    return given > 1 && got > 1;
}

QStringList SankeyWords::broken(std::size_t node, double room) const
{
    return m_names[node] <= room ? QStringList{QString::fromStdString(m_flow.nodes[node].name)} : m_broken[node];
}

void SankeyWords::bar(SankeyLayout::Bar& bar, const Wish& wish, double room)
{
    const double line = m_metrics.line;
    const auto& node = m_flow.nodes[bar.node];
    SankeyLayout::Label& label = bar.label;
    const QString name = QString::fromStdString(node.name);
    label.stacked = wish.way != Way::Line;
    label.name = {name};
    if (wish.way == Way::Stack || (wish.way == Way::Beside && bar.rect.height() >= 3.2 * line))
        label.name = broken(bar.node, room);
    label.value = m_metrics.value(node.value);
    double wide = 0.0;
    for (const QString& words : label.name)
        wide = std::max(wide, m_metrics.width(words, true));
    const auto wanted = [&] {
        const double value = m_metrics.width(label.value, false);
        return (label.stacked ? std::max(wide, value) : wide + kBetween * unitOf(m_metrics) + value) + 2.0;
    };
    // The value is what one looks for: where room is scarce it goes without its share.
    if (wanted() > room && (!label.stacked || m_metrics.width(label.value, false) > room))
        label.value = m_metrics.brief(node.value);
    const double lines = label.stacked ? static_cast<double>(label.name.size()) + 1.0 : 1.0;
    const double top = wish.way == Way::Beside ? bar.rect.center().y() - lines * line / 2.0 : bar.rect.top() - lines * line;
    label.rect = QRectF(bar.rect.right() + kPad * unitOf(m_metrics), top, std::min(wanted(), room), lines * line);
    m_taken.push_back(label.rect);
}

bool SankeyWords::isFree(const SankeyLayout& layout, const QRectF& rect) const
{
    if (rect.top() < 0.0 || rect.bottom() > layout.size.height() || rect.right() > layout.size.width())
        return false;
    const auto meets = [&](const QRectF& other) { return other.intersects(rect); };
    return std::none_of(m_taken.begin(), m_taken.end(), meets)
           && std::none_of(layout.bars.begin(), layout.bars.end(), [&](const SankeyLayout::Bar& bar) { return meets(bar.rect); });
}

bool SankeyWords::isStruck(const SankeyLayout& layout, const QRectF& rect) const
{
    const double letters = 0.25 * m_metrics.line;  // above and below the middle
    return std::any_of(layout.ribbons.begin(), layout.ribbons.end(), [&](const SankeyLayout::Ribbon& ribbon) {
        if (ribbon.thickness >= m_metrics.line || ribbon.middles.front().x() > rect.right() || ribbon.middles.back().x() < rect.left())
            return false;
        int behind = 0;
        for (int i = 0; i < kSamples; ++i) {
            const double x = rect.left() + (i + 0.5) / kSamples * rect.width();
            if (x >= ribbon.middles.front().x() && x <= ribbon.middles.back().x())
                behind += std::abs(ribbon.middleAt(x) - rect.center().y()) < letters + ribbon.thickness / 2.0 ? 1 : 0;
        }
        return behind > kStruck * kSamples;
    });
}

void SankeyWords::ribbon(SankeyLayout& layout, SankeyLayout::Ribbon& ribbon, const SankeyTracks& tracks)
{
    if (!isWorded(ribbon.link))
        return;
    const auto& link = m_flow.links[ribbon.link];
    const double line = m_metrics.line;
    const double u = unitOf(m_metrics);
    const QString name = QString::fromStdString(link.name);
    const auto& threads = tracks.order().threads[ribbon.link];
    const bool thick = ribbon.thickness >= line;
    const QRectF from = layout.bars[link.from].rect;
    const QRectF to = layout.bars[link.to].rect;
    const auto attempt = [&](bool named, const QString& value) {
        const double width = m_metrics.width(value, false) + (named ? m_metrics.width(name, false) + kBetween * u : 0.0) + 2.0;
        std::vector<QRectF> places;
        const double pitch = (to.left() - from.left()) / static_cast<double>(threads.size() + 1);
        for (std::size_t i = 0; i < threads.size(); ++i)
            places.emplace_back(from.left() + pitch * static_cast<double>(i + 1) + kPad * u,
                                thick ? tracks.middle(threads[i]) - line / 2.0 : tracks.track(threads[i]).top - line, width, line);
        if (threads.empty() && thick) {
            const double left = from.right() + kPad * u;
            for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7, 0.8}) {
                const QPointF at = pointAt(ribbon.middles.front(), ribbon.middles.back(), t);
                places.emplace_back(std::clamp(at.x() - width / 2.0, left, std::max(left, to.left() - width - kPad * u)), at.y() - line / 2.0, width, line);
            }
        } else if (threads.empty() && named) {
            places.emplace_back((ribbon.middles.front().x() + ribbon.middles.back().x() - width) / 2.0, (ribbon.middles.front().y() + ribbon.middles.back().y() - ribbon.thickness) / 2.0 - line, width, line);
        }
        for (const QRectF& rect : places) {
            if (!isFree(layout, rect) || (!thick && isStruck(layout, rect)))
                continue;
            ribbon.label = {rect, named ? QStringList{name} : QStringList{}, value, false};
            m_taken.push_back(rect);
            return true;
        }
        return false;
    };
    // A bare value beside a thin line could be of any line there.
    if (attempt(true, m_metrics.value(link.value)) || attempt(true, m_metrics.brief(link.value)) || !thick)
        return;
    if (!attempt(false, m_metrics.value(link.value)))
        attempt(false, m_metrics.brief(link.value));
}

void SankeyWords::place(SankeyLayout& layout, const std::vector<Wish>& wishes, const std::vector<double>& rooms, const SankeyTracks& tracks)
{
    for (std::size_t i = 0; i < layout.bars.size(); ++i)
        bar(layout.bars[i], wishes[i], rooms[i]);
    // The largest find their places first.
    std::vector<std::size_t> order(layout.ribbons.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return m_flow.links[layout.ribbons[a].link].value > m_flow.links[layout.ribbons[b].link].value;
    });
    for (const std::size_t i : order)
        ribbon(layout, layout.ribbons[i], tracks);
}

}  // namespace rw::ui
