// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/block_setter.h"
#include "report/chart_setter.h"
#include "report/elevation_setter.h"
#include "report/energy_setter.h"
#include "report/hour_setter.h"
#include "report/loop_setter.h"
#include "report/one_line_setter.h"
#include "report/paper_style.h"

#include <algorithm>
#include <cmath>

namespace rw::paper {

using namespace report;

namespace {

// --- elevation ---------------------------------------------------------------------------------

const Font kSlotFont{Face::Regular, 6.2};
constexpr double kBeforeLabel = 7.0, kAfterLabel = 2.0, kLeastLabels = 56.0;

/// Neighbours of one kind bear one name, beside the rack.
struct SlotGroup {
    std::size_t first = 0;
    std::size_t last = 0;
    QString label;
};

std::vector<SlotGroup> groupsOf(const Elevation::Rack& rack)
{
    std::vector<SlotGroup> groups;
    for (std::size_t i = 0; i < rack.slots.size(); ++i) {
        std::size_t last = i;
        while (last + 1 < rack.slots.size() && rack.slots[last + 1].label == rack.slots[i].label
               && rack.slots[last + 1].position + rack.slots[last + 1].height == rack.slots[last].position)
            ++last;
        QString label = qs(rack.slots[i].label);
        if (last > i) label = QString::number(last - i + 1) + QStringLiteral(" × ") + label;
        groups.push_back({i, last, std::move(label)});
        i = last;
    }
    return groups;
}

void drawRack(Items& items, const Elevation::Rack& rack, QPointF foot, double scale, double right)
{
    const QColor frame{0x3b, 0x42, 0x4d};
    const double width = rack.width * scale;
    const double height = rack.height * scale;
    const double pitch = rack.pitch * scale;
    const double inset = std::max(2.0, width * 0.06);
    // What the frame is higher than its units stands half above and half below them.
    const double plinth = (height - pitch * static_cast<double>(rack.units)) / 2.0;
    const QRectF outside(foot.x(), foot.y() - height, width, height);
    addRect(items, outside, {0xe9, 0xeb, 0xef});
    addFrame(items, outside, frame, 1.2);
    const auto top = [&](std::int64_t unit) {
        return foot.y() - plinth - pitch * static_cast<double>(unit);
    };
    for (const auto& slot : rack.slots) {
        const double y = top(slot.position + slot.height - 1);
        const QRectF box(foot.x() + inset, y, width - 2 * inset, pitch * static_cast<double>(slot.height));
        addRect(items, box, trayInk(slot.kind));
        addFrame(items, box, {0x86, 0x8e, 0x9b}, 0.35);
    }
    for (std::int64_t unit = 1; unit <= rack.units; ++unit) {
        const bool named = unit == 1 || unit % 5 == 0;
        const double y = top(unit) + pitch / 2.0;
        addLine(items, {foot.x() - (named ? 4.5 : 2.5), y}, {foot.x() - 1.0, y}, ink::kFaint, 0.4);
        if (named)
            addTextRight(items, {foot.x() - 6.0, y + 2.0}, QString::number(unit), {Face::Regular, 5.6},
                         ink::kMuted);
    }
    double free = -1e9;
    for (const SlotGroup& group : groupsOf(rack)) {
        const auto& first = rack.slots[group.first];
        const double y0 = top(first.position + first.height - 1);
        const double y1 = top(rack.slots[group.last].position - 1);
        const double x = foot.x() + width + 4.0;
        const double y = std::max((y0 + y1) / 2.0, free + 7.4);
        free = y;
        addLine(items, {x, y0 + 0.6}, {x, y1 - 0.6}, ink::kFaint, 0.6);
        addLine(items, {x, (y0 + y1) / 2.0}, {x + 5.0, y}, ink::kFaint, 0.4);
        addText(items, {x + 7.0, y + 2.1}, elided(group.label, kSlotFont, right - x - kBeforeLabel - kAfterLabel),
                kSlotFont, ink::kText);
    }
}

/// Room for the labels beside each rack: what they need, and where that is more than there is, as
/// much for each as it needs or as the others have.
std::vector<double> labelRoom(const Elevation& elevation, double room)
{
    std::vector<double> wanted;
    for (const auto& rack : elevation.racks) {
        double most = std::max(kLeastLabels, type::kTableBold.width(qs(rack.name)) / 2.0);
        for (const SlotGroup& group : groupsOf(rack))
            most = std::max(most, kSlotFont.width(group.label) + kBeforeLabel + kAfterLabel + 8.0);
        wanted.push_back(most);
    }
    std::vector<double> rising = wanted;
    std::sort(rising.begin(), rising.end());
    double level = rising.back(), left = room;
    for (std::size_t i = 0; i < rising.size(); ++i) {
        const double even = left / static_cast<double>(rising.size() - i);
        if (rising[i] > even) {
            level = even;
            break;
        }
        left -= rising[i];
    }
    for (double& width : wanted) width = std::min(width, level);
    return wanted;
}

Piece draw(const Elevation& elevation, double width)
{
    Piece piece;
    double tallest = 0.0;
    for (const auto& rack : elevation.racks) tallest = std::max(tallest, rack.height);
    constexpr double kRuler = 16.0, kLabels = 84.0;
    // Points a metre, one for all racks: as tall as looks well, and not wider than the page.
    double across = 0.0;
    for (const auto& rack : elevation.racks) across += rack.width;
    const auto n = static_cast<double>(elevation.racks.size());
    const double scale = std::min(270.0 / tallest, (width - n * (kRuler + kLabels)) / across);
    const std::vector<double> labels = labelRoom(elevation, width - across * scale - n * kRuler);
    const double foot = 30.0 + tallest * scale;
    double x = 0.0;
    std::size_t place = 0;
    for (const auto& rack : elevation.racks) {
        const double column = kRuler + rack.width * scale + labels[place++];
        addText(piece.items, {x, 9.0}, elided(qs(rack.name), type::kTableBold, column - 8.0),
                type::kTableBold, ink::kText);
        addText(piece.items, {x, 19.0},
                qs((rack.detail.empty() ? "" : rack.detail + ", ") + std::to_string(rack.units) + " "
                   + rack.unitName),
                type::kSmall, ink::kMuted);
        drawRack(piece.items, rack, {x + kRuler, foot}, scale, x + column);
        x += column;
    }
    // The scale itself: one metre.
    const double bar = foot + 12.0;
    addLine(piece.items, {16.0, bar}, {16.0 + scale, bar}, ink::kText, 0.8);
    for (const double end : {16.0, 16.0 + scale})
        addLine(piece.items, {end, bar - 2.5}, {end, bar + 2.5}, ink::kText, 0.8);
    addText(piece.items, {16.0 + scale + 5.0, bar + 2.3}, QStringLiteral("1 m"), type::kSmall, ink::kMuted);
    piece.height = bar + 5.0;
    return piece;
}

// --- cascade -----------------------------------------------------------------------------------

Piece draw(const Cascade& cascade, double width)
{
    Piece piece;
    piece.height = 50.0;
    const std::size_t n = cascade.steps.size();
    const double column = width / static_cast<double>(n);
    constexpr double kPoint = 9.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double x = column * static_cast<double>(i);
        const bool last = i + 1 == n;
        QPainterPath arrow(QPointF(x, 0.0));
        const double end = x + column - 4.0;
        arrow.lineTo(end - kPoint, 0.0);
        arrow.lineTo(end, piece.height / 2.0);
        arrow.lineTo(end - kPoint, piece.height);
        arrow.lineTo(x, piece.height);
        if (i > 0) arrow.lineTo(x + kPoint, piece.height / 2.0);
        arrow.closeSubpath();
        addPath(piece.items, arrow, last ? ink::kAccent : QColor(0xe8, 0xe9, 0xfc));
        const double left = x + (i == 0 ? 9.0 : 16.0);
        const double room = end - kPoint - left;
        double size = 14.0;
        while (size > 8.0 && Font{Face::Bold, size}.width(qs(cascade.steps[i].value)) > room) size -= 0.5;
        addText(piece.items, {left, 21.0}, qs(cascade.steps[i].value), {Face::Bold, size},
                last ? ink::kWhite : ink::kText);
        addText(piece.items, {left, 31.5}, elided(qs(cascade.steps[i].label), type::kTable, room),
                type::kTable, last ? ink::kWhite : ink::kText);
        addText(piece.items, {left, 41.5}, elided(qs(cascade.steps[i].detail), {Face::Regular, 6.2}, room + 3.0),
                {Face::Regular, 6.2}, last ? ink::kCoverMuted : ink::kMuted);
    }
    return piece;
}

// --- flow --------------------------------------------------------------------------------------

QColor flowColor(Flow::Kind kind)
{
    switch (kind) {
    case Flow::Kind::Loss: return ink::kCategories[5];
    case Flow::Kind::Cooling: return ink::kCategories[4];
    case Flow::Kind::House: return ink::kFaint;
    case Flow::Kind::Useful: return ink::kCategories[0];
    }
    return {};
}

Piece draw(const Flow& flow, double width)
{
    Piece piece;
    const double thick = 92.0;  // of the whole power
    const double scale = thick / flow.total;
    const double left = 84.0;
    const double right = width - 138.0;
    const double top = 14.0;
    QColor trunk = ink::kCategories[0];
    trunk.setAlphaF(0.32F);

    addText(piece.items, {0.0, top + thick / 2.0 - 2.0}, qs(flow.source), type::kTableBold, ink::kText);
    addText(piece.items, {0.0, top + thick / 2.0 + 9.0},
            shortNumber(flow.total) + QLatin1Char(' ') + qs(flow.unit), type::kTable, ink::kMuted);

    // Losses leave the trunk downwards, one after another; their names stand beneath, in a stair.
    const std::size_t n = flow.losses.size();
    const double stride = n ? (right - left) / static_cast<double>(n + 1) : 0.0;
    const double stairTop = top + thick + 20.0;
    constexpr double kStair = 11.0;
    double remaining = flow.total;
    double x = left;
    for (std::size_t i = 0; i < n; ++i) {
        const auto& branch = flow.losses[i];
        const double thickness = std::max(branch.value * scale, 0.5);
        const double next = left + stride * static_cast<double>(i + 1);
        const double edge = top + remaining * scale;  // lower edge of the trunk
        addRect(piece.items, {x, top, next - x, remaining * scale}, trunk);
        // The branch bends down out of the trunk's lower edge.
        const double down = stairTop + kStair * static_cast<double>(n - 1 - i) + 4.0;
        QPainterPath bend(QPointF(next, edge - branch.value * scale));
        const double r = thickness + 6.0;
        bend.cubicTo(next + r * 0.7, edge - thickness, next + r, edge - thickness + r * 0.4, next + r, edge + 8.0);
        bend.lineTo(next + r, down);
        bend.lineTo(next + r - thickness, down);
        bend.lineTo(next + r - thickness, edge + 8.0);
        bend.cubicTo(next + r - thickness, edge + 2.0, next + 3.0, edge, next, edge);
        bend.closeSubpath();
        addPath(piece.items, bend, flowColor(branch.kind));
        const QString label = qs(branch.label) + QStringLiteral("  ") + shortNumber(branch.value);
        addLine(piece.items, {next + r - thickness / 2.0, down}, {next + r + 5.0, down + 3.5}, ink::kFaint, 0.4);
        addText(piece.items, {next + r + 7.0, down + 5.5}, elided(label, type::kSmall, width - next - r - 10.0),
                type::kSmall, ink::kText);
        remaining -= branch.value;
        x = next;
    }
    addRect(piece.items, {x, top, right - x, remaining * scale}, trunk);
    double y = top;
    double freeLabel = -1e9;
    for (std::size_t i = 0; i < flow.ends.size(); ++i) {
        const auto& end = flow.ends[i];
        const double thickness = std::max(end.value * scale, 0.5);
        QColor color = ink::kCategories[0];
        color.setAlphaF(i == 0 ? 0.95F : 0.6F);
        addRect(piece.items, {right, y, 10.0, thickness}, color);
        const double label = std::max(y + thickness / 2.0 + 2.5, freeLabel + 9.5);
        freeLabel = label;
        addText(piece.items, {right + 15.0, label},
                elided(qs(end.label) + QStringLiteral("  ") + shortNumber(end.value) + QLatin1Char(' ')
                           + qs(flow.unit),
                       type::kSmall, width - right - 15.0),
                type::kSmall, ink::kText);
        y += thickness + 1.0;
    }
    piece.height = stairTop + kStair * static_cast<double>(std::max<std::size_t>(n, 1) - 1) + 12.0;
    return piece;
}

Piece draw(const Growth& growth, double width)
{
    return setGrowth(growth, width);
}

Piece draw(const Bars& bars, double width)
{
    return setBars(bars, width);
}

Piece draw(const ElevationSheet& sheet, double width)
{
    return setElevationSheet(sheet, width);
}

Piece draw(const OneLine& oneLine, double width)
{
    return setOneLine(oneLine, width);
}

Piece draw(const Loops& loops, double width)
{
    return setLoops(loops, width);
}

Piece draw(const Carpets& carpets, double width)
{
    return setCarpets(carpets, width);
}

Piece draw(const HoursAbove& duration, double width)
{
    return setHoursAbove(duration, width);
}

Piece draw(const EnergyFlow& flow, double width)
{
    return setEnergyFlow(flow, width);
}

}  // namespace

Piece setDrawing(const Drawing& drawing, double width)
{
    return std::visit([width](const auto& d) { return draw(d, width); }, drawing);
}

}  // namespace rw::paper
