// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/chart_setter.h"

#include "report/block_setter.h"
#include "report/paper_style.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace rw::paper {

using namespace report;

QString shortNumber(double value)
{
    return qs(readableNumber(value, 3));
}

namespace {

// --- growth ------------------------------------------------------------------------------------

/// A round step that gives about \p wanted of them.
double niceStep(double range, int wanted)
{
    const double raw = range / wanted;
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * magnitude >= raw) return factor * magnitude;
    return 10.0 * magnitude;
}

/// A curve at a time: nothing before its first point, level behind its last.
double valueAt(const std::vector<double>& years, const std::vector<double>& values, double year)
{
    const auto after = std::upper_bound(years.begin(), years.end(), year);
    if (after == years.begin()) return 0.0;
    const auto i = static_cast<std::size_t>(after - years.begin()) - 1;
    if (after == years.end()) return values[i];
    return values[i] + (values[i + 1] - values[i]) * (year - years[i]) / (years[i + 1] - years[i]);
}

/// Power of the phases up to and without one, at a time.
double builtBefore(const Growth& growth, std::size_t end, double year)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < end; ++i) sum += valueAt(growth.years, growth.phases[i].power, year);
    return sum;
}

/// One band a phase, stacked; each is named at its right end, where it is thickest.
void drawBands(Items& items, const Growth& growth, double last, const std::function<double(double)>& x,
               const std::function<double(double)>& y)
{
    std::vector<double> years = growth.years;
    years.push_back(last);
    std::sort(years.begin(), years.end());
    const Font small{Face::Regular, 6.2};
    for (std::size_t i = 0; i < growth.phases.size(); ++i) {
        const auto& phase = growth.phases[i];
        const QColor color = ink::kCategories[i % ink::kCategories.size()];
        const QPointF begin(x(phase.start), y(builtBefore(growth, i + 1, phase.start)));
        QPainterPath band(begin), edge(begin);
        for (double year : years) {
            if (year <= phase.start) continue;
            const QPointF at(x(year), y(builtBefore(growth, i + 1, year)));
            band.lineTo(at);
            edge.lineTo(at);
        }
        for (auto year = years.rbegin(); year != years.rend(); ++year)
            if (*year >= phase.start) band.lineTo(x(*year), y(builtBefore(growth, i, *year)));
        band.closeSubpath();
        QColor soft = color;
        soft.setAlphaF(0.28F);
        addPath(items, band, soft);
        items.push_back(ShapeItem{edge, QPen(color, 1.3, Qt::SolidLine, Qt::FlatCap), Qt::NoBrush});
        const double lower = y(builtBefore(growth, i, last)), upper = y(builtBefore(growth, i + 1, last));
        if (lower - upper > 7.5)
            addTextRight(items, {x(last) - 4.0, (lower + upper) / 2.0 + 2.2},
                         elided(qs(phase.label), small, (x(last) - x(phase.end)) * 0.9 + 40.0), small, ink::kText);
    }
    // What is built when a phase ends; phases that end together are one number.
    std::vector<double> ends;
    for (const auto& phase : growth.phases) ends.push_back(phase.end);
    std::sort(ends.begin(), ends.end());
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (i + 1 < ends.size() && x(ends[i + 1]) - x(ends[i]) < 12.0) continue;
        const double built = builtBefore(growth, growth.phases.size(), ends[i]);
        addTextRight(items, {x(ends[i]) - 3.0, y(built) - 3.5}, shortNumber(built), type::kSmallBold, ink::kText);
    }
}

constexpr Font kFlagFont{Face::Regular, 6.2};
constexpr double kFlagLine = 8.5;

/// A flag above the plot with its name on whichever side has room, a line further up for each that is in its way.
struct PlacedFlag {
    double year = 0.0;
    QString label;
    bool leftwards = false;
    int level = 0;
};

std::vector<PlacedFlag> placeFlags(const Growth& growth, double first, double last, double right, const std::function<double(double)>& x)
{
    struct Span {
        double from, to;
        int level;
    };
    std::vector<Span> taken;
    std::vector<PlacedFlag> placed;
    for (const auto& flag : growth.flags) {
        if (flag.year < first || flag.year > last) continue;
        PlacedFlag at{flag.year, elided(qs(flag.label), kFlagFont, 130.0), false, 0};
        const double width = kFlagFont.width(at.label);
        at.leftwards = x(at.year) + 9.0 + width > right;
        const double from = at.leftwards ? x(at.year) - 3.0 - width : x(at.year);
        const double to = at.leftwards ? x(at.year) + 9.0 : x(at.year) + 12.0 + width;
        const auto inTheWay = [&](const Span& other) { return other.level == at.level && other.from < to && from < other.to; };
        while (std::any_of(taken.begin(), taken.end(), inTheWay)) ++at.level;
        taken.push_back({from, to, at.level});
        placed.push_back(std::move(at));
    }
    return placed;
}

}  // namespace

Piece setGrowth(const Growth& growth, double width)
{
    Piece piece;
    double first = 1e9, last = -1e9, most = growth.target;
    for (const auto& phase : growth.phases) {
        first = std::min(first, phase.start);
        last = std::max(last, phase.end);
        most = std::max(most, phase.to);
    }
    // What is expected may come long after what is planned.
    if (!growth.expected.empty()) last = std::max(last, growth.years.back());
    first = std::floor(first * 2.0) / 2.0;
    last = std::max(std::ceil(last * 2.0) / 2.0, first + 0.5);
    last += 0.12 * (last - first);  // what is built by the end is named there
    const double left = 34.0, right = width - 6.0;
    const auto x = [&](double year) { return left + (right - left) * (year - first) / (last - first); };
    const std::vector<PlacedFlag> flags = placeFlags(growth, first, last, right, x);
    double head = 20.0;
    for (const PlacedFlag& flag : flags) head = std::max(head, 20.0 + kFlagLine * flag.level);
    constexpr double kPlotHeight = 100.0, kFoot = 26.0;
    piece.height = head + kPlotHeight + kFoot;
    const QRectF plot(left, head, right - left, kPlotHeight);
    const double step = niceStep(most * 1.08, 5);
    const double top = step * std::ceil(most * 1.04 / step);
    const auto y = [&](double power) { return plot.bottom() - plot.height() * power / top; };

    addText(piece.items, {0.0, 8.0}, qs(growth.axis + ", " + growth.unit), type::kSmall, ink::kMuted);
    for (int i = 0; step * i <= top * 1.0001; ++i) {
        addLine(piece.items, {plot.left(), y(step * i)}, {plot.right(), y(step * i)},
                i == 0 ? ink::kText : ink::kHairline, i == 0 ? 0.8 : 0.5);
        addTextRight(piece.items, {plot.left() - 5.0, y(step * i) + 2.5}, shortNumber(step * i), type::kSmall,
                     ink::kMuted);
    }
    const int yearStep = last - first > 12.0 ? 2 : 1;
    for (int year = static_cast<int>(std::ceil(first)); year <= last; year += yearStep) {
        addLine(piece.items, {x(year), plot.bottom()}, {x(year), plot.bottom() + 3.5}, ink::kText, 0.6);
        addTextCentred(piece.items, {x(year), plot.bottom() + 11.5}, QString::number(year), type::kSmall,
                       ink::kMuted);
    }
    drawBands(piece.items, growth, last, x, y);
    if (!growth.expected.empty()) {
        QPainterPath expected(QPointF(x(growth.years.front()), y(growth.expected.front())));
        for (std::size_t i = 1; i < growth.years.size(); ++i) expected.lineTo(x(growth.years[i]), y(growth.expected[i]));
        expected.lineTo(x(last), y(growth.expected.back()));
        piece.items.push_back(ShapeItem{expected, QPen(ink::kText, 1.0, Qt::DashLine, Qt::FlatCap), Qt::NoBrush});
        // Named where it has come half of its way: there it is away from the bands’ edges.
        const auto half = std::find_if(growth.expected.begin(), growth.expected.end(),
                                       [&](double power) { return power >= 0.5 * growth.expected.back(); });
        const auto at = static_cast<std::size_t>(half - growth.expected.begin());
        addText(piece.items, {x(growth.years[at]) + 5.0, y(growth.expected[at]) + 8.0}, qs(growth.expectedLabel), type::kSmall, ink::kText);
    }
    if (growth.target > 0.0) {
        addLine(piece.items, {plot.left(), y(growth.target)}, {plot.right(), y(growth.target)}, ink::kText,
                0.8, Qt::DashLine);
        addText(piece.items, {plot.left() + 4.0, y(growth.target) - 3.5}, qs(growth.targetLabel),
                type::kSmallBold, ink::kText);
    }
    for (const PlacedFlag& flag : flags) {
        const double at = x(flag.year), foot = plot.top() - 2.0 - kFlagLine * flag.level;
        // Down to what is built by then, and not across the bands and their names.
        addLine(piece.items, {at, foot}, {at, y(builtBefore(growth, growth.phases.size(), flag.year))}, ink::kFaint, 0.5, Qt::DotLine);
        QPainterPath pennant(QPointF(at, foot - 6.0));
        pennant.lineTo(at + 6.0, foot - 3.0);
        pennant.lineTo(at, foot);
        pennant.closeSubpath();
        addPath(piece.items, pennant, ink::kAccent);
        if (flag.leftwards) addTextRight(piece.items, {at - 3.0, foot - 1.0}, flag.label, kFlagFont, ink::kText);
        else addText(piece.items, {at + 9.0, foot - 1.0}, flag.label, kFlagFont, ink::kText);
    }
    return piece;
}

// --- bars ------------------------------------------------------------------------------------

Piece setBars(const Bars& bars, double width)
{
    Piece piece;
    double labelWidth = 40.0, most = 0.0, endWidth = 0.0;
    for (const auto& bar : bars.bars) {
        labelWidth = std::max(labelWidth, type::kTable.width(qs(bar.label)));
        endWidth = std::max(endWidth, type::kSmall.width(qs(bar.end)));
        double sum = 0.0;
        for (double value : bar.values) sum += value;
        most = std::max({most, sum, bar.limit.value_or(0.0)});
    }
    labelWidth = std::min(labelWidth, width * 0.3);
    const double left = labelWidth + 10.0;
    const double right = width - endWidth - 14.0;
    const double step = niceStep(most, 4);
    const double end = step * std::ceil(most * 1.0001 / step);
    const auto x = [&](double value) { return left + (right - left) * value / end; };
    // Legend first: parts by colour, the limit by its line.
    double at = left;
    for (std::size_t i = 0; i < bars.parts.size(); ++i) {
        addRect(piece.items, {at, 2.0, 7.0, 7.0}, ink::kCategories[i == 0 ? 0 : i == 1 ? 4 : i]);
        addText(piece.items, {at + 10.0, 8.4}, qs(bars.parts[i]), type::kSmall, ink::kText);
        at += 10.0 + type::kSmall.width(qs(bars.parts[i])) + 14.0;
    }
    if (!bars.limitLabel.empty()) {
        addLine(piece.items, {at, 1.0}, {at, 10.0}, ink::kText, 1.4);
        addText(piece.items, {at + 5.0, 8.4}, qs(bars.limitLabel), type::kSmall, ink::kText);
    }
    constexpr double kPitch = 19.0, kThick = 11.0, kTop = 16.0;
    const double bottom = kTop + kPitch * static_cast<double>(bars.bars.size());
    for (int i = 0; step * i <= end * 1.0001; ++i) {
        addLine(piece.items, {x(step * i), kTop}, {x(step * i), bottom}, i ? ink::kHairline : ink::kText,
                i ? 0.5 : 0.8);
        addTextCentred(piece.items, {x(step * i), bottom + 9.0}, shortNumber(step * i), type::kSmall,
                       ink::kMuted);
    }
    addText(piece.items, {x(end) + type::kSmall.width(shortNumber(end)) / 2.0 + 4.0, bottom + 9.0},
            qs(bars.unit), type::kSmall, ink::kMuted);
    for (std::size_t b = 0; b < bars.bars.size(); ++b) {
        const auto& bar = bars.bars[b];
        const double top = kTop + kPitch * static_cast<double>(b) + (kPitch - kThick) / 2.0;
        addText(piece.items, {0.0, top + 8.4}, elided(qs(bar.label), type::kTable, labelWidth), type::kTable,
                ink::kText);
        double from = 0.0;
        for (std::size_t i = 0; i < bar.values.size(); ++i) {
            addRect(piece.items, {x(from), top, x(from + bar.values[i]) - x(from), kThick},
                    ink::kCategories[i == 0 ? 0 : i == 1 ? 4 : i]);
            const QString value = shortNumber(bar.values[i]);
            const double room = x(from + bar.values[i]) - x(from);
            if (type::kSmallBold.width(value) + 6.0 < room)
                addTextCentred(piece.items, {x(from) + room / 2.0, top + 8.1}, value, type::kSmallBold,
                               i == 0 ? ink::kWhite : ink::kText);
            from += bar.values[i];
        }
        if (bar.limit)
            addLine(piece.items, {x(*bar.limit), top - 3.0}, {x(*bar.limit), top + kThick + 3.0}, ink::kText, 1.4);
        addText(piece.items, {right + 12.0, top + 8.2}, qs(bar.end), type::kSmall, ink::kMuted);
    }
    piece.height = bottom + 12.0;
    return piece;
}

}  // namespace rw::paper
