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

}  // namespace

Piece setGrowth(const Growth& growth, double width)
{
    Piece piece;
    piece.height = 146.0;
    const QRectF plot(34.0, 20.0, width - 40.0, piece.height - 20.0 - 26.0);
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
    const double step = niceStep(most * 1.08, 5);
    const double top = step * std::ceil(most * 1.04 / step);
    const auto x = [&](double year) { return plot.left() + plot.width() * (year - first) / (last - first); };
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
    for (const auto& flag : growth.flags) {
        const double year = flag.year;
        if (year < first || year > last) continue;
        // Down to what is built by then, and not across the bands and their names.
        const double reached = y(builtBefore(growth, growth.phases.size(), year));
        addLine(piece.items, {x(year), plot.top() - 2.0}, {x(year), reached}, ink::kFaint, 0.5, Qt::DotLine);
        QPainterPath pennant(QPointF(x(year), plot.top() - 8.0));
        pennant.lineTo(x(year) + 6.0, plot.top() - 5.0);
        pennant.lineTo(x(year), plot.top() - 2.0);
        pennant.closeSubpath();
        addPath(piece.items, pennant, ink::kAccent);
        const QString label = elided(qs(flag.label), {Face::Regular, 6.2}, 90.0);
        const Font font{Face::Regular, 6.2};
        if (x(year) + 9.0 + font.width(label) > plot.right())
            addTextRight(piece.items, {x(year) - 3.0, plot.top() - 3.0}, label, font, ink::kText);
        else
            addText(piece.items, {x(year) + 9.0, plot.top() - 3.0}, label, font, ink::kText);
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
