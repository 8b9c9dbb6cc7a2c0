// SPDX-License-Identifier: GPL-3.0-or-later
// Words of points and of reference lines: where no line, no other words and no frame is.
#include "plot_canvas_parts.h"
#include "plot_ground.h"
#include "shell/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace rw::ui {

namespace {

constexpr int kGap = 4;
constexpr int kFlagRows = 3;     // how far words of a point give way, in lines
constexpr double kSteps = 4.0;   // down an upright line, a line of words
constexpr double kMostCrossed = 2.0 * PlotGround::kColumn;  // other upright lines
constexpr double kFreeStep = 6.0;  // px, between places that are tried away from a point
constexpr double kLongest = 90.0;  // px, of a leader that the eye still follows
constexpr double kSameMark = 10.0; // px, from which points share their numbers

struct Place {
    QRectF room;
    Qt::Alignment side;
};

/// The end of a leader at words: the nearest of their edge.
QPointF edgeOf(const QRectF& room, const QPointF& to)
{
    return {std::clamp(to.x(), room.left() + 2.0, room.right() - 2.0), std::clamp(to.y(), room.top() + 2.0, room.bottom() - 2.0)};
}

}  // namespace

double wordWidth(const QFont& font, const QString& words)
{
    struct Known {
        QFont font;
        QHash<QString, double> widths;
    };
    constexpr qsizetype kKept = 256;
    static std::array<Known, 2> all;  // plain and bold; only the window's thread draws plots
    Known& known = all.at(font.bold() ? 1 : 0);
    if (known.font != font || known.widths.size() > kKept) known = {font, {}};
    const auto found = known.widths.constFind(words);
    return found != known.widths.cend() ? *found : *known.widths.insert(words, QFontMetricsF(font).horizontalAdvance(words));
}

QRectF rectOf(const QCPItemText& text)
{
    const QFontMetricsF metrics(text.font());
    const QPointF at = text.position->pixelPosition();
    const double wide = wordWidth(text.font(), text.text()) + text.padding().left() + text.padding().right();
    const double high = metrics.height() + text.padding().top() + text.padding().bottom();
    const Qt::Alignment side = text.positionAlignment();
    return {side & Qt::AlignRight     ? at.x() - wide
            : side & Qt::AlignHCenter ? at.x() - wide / 2.0
                                      : at.x(),
            at.y() - (side & Qt::AlignBottom ? 1.0 : side & Qt::AlignVCenter ? 0.5 : 0.0) * high, wide, high};
}

void standAt(QCPItemText& text, const QRectF& room)
{
    text.setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    text.position->setCoords(room.left(), room.center().y());
    text.setVisible(true);
}

void standAt(QCPItemLine& chip, double left, double middle, double length)
{
    chip.start->setCoords(left, middle);
    chip.end->setCoords(left + length, middle);
    chip.setVisible(true);
}

/// False where words of a point had no room, and go beneath the plot. Dots are named where they are, or to the pointer.
bool PlotCanvas::placeAround()
{
    Parts& p = *m_parts;
    const QRectF frame = p.plot->axisRect()->rect();
    if (frame.isEmpty()) return true;
    PlotGround ground(m_plot, *p.plot);
    for (int i = 0; i < p.labels.size(); ++i) {
        if (p.labels.at(i)->visible() && !p.labels.at(i)->text().isEmpty()) ground.take(rectOf(*p.labels.at(i)));
        const QCPItemLine* chip = p.chips.at(i);
        if (chip->visible()) ground.take({chip->start->pixelPosition() - QPointF(0.0, kGap), QSizeF(kSample, 2.0 * kGap)});
    }
    for (const Parts::Flag& flag : p.flags) {
        const QPointF at = flag.foot->position->pixelPosition();
        ground.take({at.x() - kGap, at.y() - kGap, 2.0 * kGap, 2.0 * kGap});
    }
    // A level across the plot has few places, a milestone many; what a dot marks stands nearest to it.
    const bool milestones = std::any_of(m_plot.flags.begin(), m_plot.flags.end(), [](const PlotFlag& flag) { return flag.shape == PlotFlag::Shape::Flag; });
    if (milestones) placeMarks(ground);
    placeNumbers(ground);
    const bool told = placeFlags(ground);
    if (!milestones) placeMarks(ground);
    return told;
}

/// Words lean towards the middle, where there is room, and give way to each other and to lines: to the other side of
/// their point, or further off, with a line to it.
bool PlotCanvas::placeFlags(PlotGround& ground)
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QRectF frame = plot->axisRect()->rect();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    bool told = true;
    for (int i = 0; i < p.flags.size(); ++i) {
        const PlotFlag& flag = m_plot.flags.at(i);
        const Parts::Flag& parts = p.flags.at(i);
        parts.leader->setVisible(false);
        if (p.flagsBelow.contains(i)) continue;
        parts.text->setText(flag.label);
        parts.text->setVisible(false);
        if (flag.label.isEmpty()) continue;
        const bool dot = flag.shape == PlotFlag::Shape::Dot;
        const QPointF at = parts.foot->position->pixelPosition();
        const QSizeF size(std::ceil(wordWidth(parts.text->font(), flag.label)) + 2 * kGap, metrics.height());
        const bool leftward = flag.lean == PlotFlag::Lean::Middle ? at.x() > frame.center().x() : flag.lean == PlotFlag::Lean::Left;
        // Near the top they stand below the point: above it is the frame.
        const bool high = at.y() < frame.top() + 3 * metrics.height();
        const auto within = [&](const QRectF& room) {
            return room.top() >= 0.0 && room.bottom() <= frame.bottom() && room.left() >= frame.left()
                   && room.right() <= plot->viewport().right() + 1.0;  // of a picture to save, not the window's
        };
        std::optional<QRectF> best;
        double least = 0.0;
        for (int row = 0; row < (dot ? kFlagRows : 1); ++row)
            for (const bool below : {high, !high})
                for (const bool left : {leftward, !leftward}) {
                    const double off = kFlagOffset + row * size.height();
                    const QRectF room(QPointF(left ? at.x() - kFlagOffset - size.width() : at.x() + kFlagOffset,
                                              below ? at.y() + off : at.y() - off - size.height()),
                                      size);
                    if (!within(room) || ground.isTaken(room)) continue;
                    const double crossed = ground.crossed(room);
                    if ((crossed > 0.0 && !dot) || (best && crossed >= least)) continue;
                    best = room;
                    least = crossed;
                }
        if (!best && !dot) {
            // Away from the point: where its leader is the shortest and runs over nothing.
            // From the point outwards: once there is one, what is further off is not looked at.
            const auto outwards = [](double from, double to, double middle) {
                std::vector<double> all;
                for (double v = from; v <= to; v += kFreeStep) all.push_back(v);
                std::sort(all.begin(), all.end(), [&](double a, double b) { return std::abs(a - middle) < std::abs(b - middle); });
                return all;
            };
            const double reach = kLongest + 2.0;
            const auto ys = outwards(std::max(frame.top(), at.y() - reach - size.height()), std::min(frame.bottom() - size.height(), at.y() + reach), at.y() - size.height() / 2.0);
            const auto xs = outwards(std::max(frame.left(), at.x() - reach - size.width()), std::min(frame.right() - size.width(), at.x() + reach), at.x() - size.width() / 2.0);
            least = kLongest;
            for (const double y : ys)
                for (const double x : xs) {
                    const QRectF room(QPointF(x, y), size);
                    const QLineF leader(edgeOf(room, at), at);
                    const double length = std::hypot(leader.dx(), leader.dy());
                    if (length >= least || ground.crossed(room) > 0.0 || ground.isTaken(room) || ground.strikes(leader) || ground.crosses(leader)) continue;
                    best = room;
                    least = length;
                }
            if (best) {
                const QPointF edge = edgeOf(*best, at);
                parts.leader->start->setCoords(edge);
                parts.leader->end->setCoords(at);
                parts.leader->setVisible(true);
                ground.take(QRectF(edge, at).normalized().adjusted(-1.0, -1.0, 1.0, 1.0));
            }
        }
        if (!best) {
            if (dot) continue;
            p.flagsBelow << i;
            told = false;
            continue;
        }
        ground.take(*best);
        standAt(*parts.text, *best);
    }
    return told;
}

/// Points that have no room for words are numbered; those that stand on one another share their place.
void PlotCanvas::placeNumbers(PlotGround& ground)
{
    Parts& p = *m_parts;
    const QRectF frame = p.plot->axisRect()->rect();
    QList<int> order;
    for (int i = 0; i < p.flags.size(); ++i) {
        p.flags.at(i).number->setVisible(false);
        p.flags.at(i).entry->setVisible(p.flags.at(i).entry->visible() && p.flagsBelow.contains(i));
        if (p.flags.at(i).entry->visible()) order << i;
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return m_plot.flags.at(a).x < m_plot.flags.at(b).x; });
    const auto pointOf = [&](int i) { return p.flags.at(i).foot->position->pixelPosition(); };
    for (qsizetype first = 0; first < order.size();) {
        const QPointF at = pointOf(order.at(first));
        QStringList numbers;
        qsizetype next = first;
        for (; next < order.size() && QLineF(at, pointOf(order.at(next))).length() < kSameMark; ++next) numbers << p.flags.at(order.at(next)).entry->text();
        QCPItemText* text = p.flags.at(order.at(first)).number;
        text->setText(numbers.join(QStringLiteral(", ")));
        const QSizeF size = rectOf(*text).size();
        std::optional<QRectF> best;
        double least = 0.0;
        for (const double off : {kFlagOffset, 2.0 * kFlagOffset})
            for (const bool below : {false, true})
                for (const bool right : {false, true}) {
                    const QRectF room(QPointF(right ? at.x() + off - 2.0 : at.x() - off + 2.0 - size.width(), below ? at.y() + off - 2.0 : at.y() - off + 2.0 - size.height()), size);
                    if (room.top() < 0.0 || room.bottom() > frame.bottom() || room.left() < frame.left() || room.right() > p.plot->viewport().right() + 1.0 || ground.isTaken(room)) continue;
                    const double crossed = ground.crossed(room);
                    if (best && crossed >= least) continue;
                    best = room;
                    least = crossed;
                }
        if (best) {
            ground.take(*best);
            standAt(*text, *best);
        }
        first = next;
    }
}

void PlotCanvas::placeMarks(PlotGround& ground)
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QRectF frame = plot->axisRect()->rect();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    const auto placeOf = [&](int i, const QString& words) -> std::optional<Place> {
        const PlotMark& mark = m_plot.marks.at(i);
        const QSizeF size(std::ceil(wordWidth(p.marks.at(i).text->font(), words)) + 2 * kGap, metrics.height() + 2);
        QList<Place> places;
        if (mark.orientation == Qt::Vertical) {
            // Right of their line at the top, else left of it, else further down.
            const double at = plot->xAxis->coordToPixel(mark.at);
            for (double y = frame.top(); y + size.height() <= frame.bottom(); y += size.height() / kSteps)
                for (const bool left : {false, true})
                    places << Place{QRectF(QPointF(left ? at - size.width() : at, y), size), (left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop};
        } else {
            const double at = plot->yAxis->coordToPixel(mark.at);
            for (const bool end : {mark.atEnd, !mark.atEnd})
                for (const bool below : {false, true})
                    places << Place{QRectF(QPointF(end ? frame.right() - size.width() : frame.left(), below ? at : at - size.height()), size),
                                    (end ? Qt::AlignRight : Qt::AlignLeft) | (below ? Qt::AlignTop : Qt::AlignBottom)};
        }
        std::optional<Place> best;
        double least = 0.0;
        for (const Place& place : places) {
            const QRectF& room = place.room;
            if (room.left() < frame.left() - 1.0 || room.right() > frame.right() + 1.0 || room.top() < 0.0 || room.bottom() > frame.bottom() + 1.0
                || ground.isTaken(room))
                continue;
            if (mark.orientation == Qt::Vertical && ground.meetsLine(room)) continue;
            const double crossed = ground.crossed(room, i);
            if (best && crossed >= least) continue;
            best = place;
            least = crossed;
        }
        // An upright line tells its words to the pointer where they would lie on a curve.
        if (best && mark.orientation == Qt::Vertical && least > kMostCrossed) best.reset();
        return best;
    };
    for (int i = 0; i < p.marks.size(); ++i) {
        const PlotMark& mark = m_plot.marks.at(i);
        QCPItemText* text = p.marks.at(i).text;
        text->setText(mark.label);
        std::optional<Place> place = placeOf(i, mark.label);
        if (!place && !mark.brief.isEmpty()) {
            text->setText(mark.brief);
            place = placeOf(i, mark.brief);
        }
        text->setVisible(place.has_value());
        if (!place) continue;
        ground.take(place->room);
        text->setPositionAlignment(place->side);
        if (mark.orientation == Qt::Vertical)
            text->position->setCoords(mark.at, (place->room.top() - frame.top()) / frame.height());
        else
            text->position->setCoords(place->side & Qt::AlignRight ? 1.0 : 0.0, mark.at);
    }
}

QList<PlotCanvas::PlacedWords> PlotCanvas::placedWords() const
{
    const Parts& p = *m_parts;
    QList<PlacedWords> all;
    const auto add = [&](const QCPItemText* text) {
        if (text->visible() && !text->text().isEmpty()) all << PlacedWords{text->text(), rectOf(*text)};
    };
    for (const QCPItemText* name : p.labels) add(name);
    for (const Parts::Flag& flag : p.flags) {
        add(flag.text);
        add(flag.number);
        add(flag.entry);
    }
    for (const Parts::Mark& mark : p.marks) add(mark.text);
    return all;
}

QPointF PlotCanvas::pointAt(double x, double y) const
{
    return {m_parts->plot->xAxis->coordToPixel(x), m_parts->plot->yAxis->coordToPixel(y)};
}

QRectF PlotCanvas::frame() const
{
    return m_parts->plot->axisRect()->rect();
}

double PlotCanvas::valueAt(double pixel) const
{
    return m_parts->plot->xAxis->pixelToCoord(pixel);
}

}  // namespace rw::ui
