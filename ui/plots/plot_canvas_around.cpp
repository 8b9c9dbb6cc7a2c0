// SPDX-License-Identifier: GPL-3.0-or-later
// Words of points and of reference lines: where no line, no other words and no frame is.
#include "plot_canvas_parts.h"
#include "plot_table_model.h"
#include "shell/theme.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr int kGap = 4;
constexpr int kFlagRows = 3;     // how far words of a point give way, in lines
constexpr double kSteps = 4.0;   // down an upright line, a line of words
constexpr double kAir = 2.0;     // px, above and below letters
constexpr double kColumn = 2.0;  // px, from one look at a line to the next
constexpr double kMostCrossed = 2.0 * kColumn;  // other upright lines

/// What of a plot is in the way of words.
class Ground {
public:
    Ground(const PlotData& data, QCustomPlot& plot) : m_data(data), m_plot(plot) {}

    void take(const QRectF& room) { m_taken << room; }
    [[nodiscard]] bool isTaken(const QRectF& room) const
    {
        return std::any_of(m_taken.begin(), m_taken.end(), [&](const QRectF& other) { return other.intersects(room); });
    }
    /// Over how many pixels of its width lines run through \p room; an upright one is in the way of a letter or two only.
    /// \p own: the mark whose words they are.
    [[nodiscard]] double crossed(const QRectF& whole, int own = -1) const
    {
        const QRectF room = whole.adjusted(0.0, kAir, 0.0, -kAir);
        double sum = 0.0;
        for (const PlotSeries& series : m_data.series)
            if (!series.bars) sum += crossedBy(series, room);
        for (int i = 0; i < m_data.marks.size(); ++i) {
            if (i == own) continue;
            const PlotMark& mark = m_data.marks.at(i);
            if (mark.orientation == Qt::Vertical) {
                const double x = m_plot.xAxis->coordToPixel(mark.at);
                if (x > room.left() && x < room.right()) sum += kColumn;
            } else {
                const double y = m_plot.yAxis->coordToPixel(mark.at);
                if (y > room.top() && y < room.bottom()) sum += room.width();
            }
        }
        return sum;
    }

private:
    [[nodiscard]] double crossedBy(const PlotSeries& series, const QRectF& room) const
    {
        const QCPAxis* axis = series.right ? m_plot.yAxis2 : m_plot.yAxis;
        double sum = 0.0;
        double before = std::nan("");  // where there is no line, as before the first point
        for (double x = room.left(); x <= room.right() + kColumn; x += kColumn) {
            const auto y = PlotTableModel::valueAt(series, m_plot.xAxis->pixelToCoord(x));
            const double pixel = y ? axis->coordToPixel(*y) : std::nan("");
            if (y) {
                const double from = std::isnan(before) ? pixel : before;
                if (std::max(from, pixel) >= room.top() && std::min(from, pixel) <= room.bottom()) sum += kColumn;
            }
            before = pixel;
        }
        return sum;
    }

    const PlotData& m_data;
    QCustomPlot& m_plot;
    QList<QRectF> m_taken;
};

QRectF rectOf(const QCPItemText& text, const QFontMetrics& metrics)
{
    const QPointF at = text.position->pixelPosition();
    const double wide = metrics.horizontalAdvance(text.text()) + text.padding().left() + text.padding().right();
    const double high = metrics.height() + text.padding().top() + text.padding().bottom();
    const Qt::Alignment side = text.positionAlignment();
    return {side & Qt::AlignRight     ? at.x() - wide
            : side & Qt::AlignHCenter ? at.x() - wide / 2.0
                                      : at.x(),
            at.y() - (side & Qt::AlignBottom ? 1.0 : side & Qt::AlignVCenter ? 0.5 : 0.0) * high, wide, high};
}

struct Place {
    QRectF room;
    Qt::Alignment side;
};

}  // namespace

/// Words lean towards the middle, where there is room, and give way to each other and to lines: to the other side of
/// their point, or further off. Where there is no room at all the point stands alone, and tells its words to the pointer.
void PlotCanvas::placeAround()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QRectF frame = plot->axisRect()->rect();
    if (frame.isEmpty()) return;
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    Ground ground(m_plot, *plot);
    for (const QCPItemText* name : p.labels)
        if (name->visible() && !name->text().isEmpty()) ground.take(rectOf(*name, metrics));
    for (const Parts::Flag& flag : p.flags) {
        const QPointF at = flag.foot->position->pixelPosition();
        ground.take({at.x() - kGap, at.y() - kGap, 2.0 * kGap, 2.0 * kGap});
    }

    for (int i = 0; i < p.flags.size(); ++i) {
        const PlotFlag& flag = m_plot.flags.at(i);
        if (flag.label.isEmpty()) continue;
        QCPItemText* text = p.flags.at(i).text;
        const QPointF at = p.flags.at(i).foot->position->pixelPosition();
        const QSizeF size(metrics.horizontalAdvance(flag.label) + 2 * kGap, metrics.height());
        const bool leftward = flag.lean == PlotFlag::Lean::Middle ? at.x() > frame.center().x() : flag.lean == PlotFlag::Lean::Left;
        // Near the top they stand below the point: above it is the frame.
        const bool high = at.y() < frame.top() + 3 * metrics.height();
        std::optional<Place> best;
        double least = 0.0;
        for (int row = 0; row < kFlagRows; ++row)
            for (const bool below : {high, !high})
                for (const bool left : {leftward, !leftward}) {
                    const double off = kFlagOffset + row * size.height();
                    const QRectF room(QPointF(left ? at.x() - kFlagOffset - size.width() : at.x() + kFlagOffset,
                                              below ? at.y() + off : at.y() - off - size.height()),
                                      size);
                    const bool within = room.top() >= 0.0 && room.bottom() <= frame.bottom() && room.left() >= frame.left()
                                        && room.right() <= plot->viewport().right() + 1.0;  // of a picture to save, not the window's
                    if (!within || ground.isTaken(room)) continue;
                    const double crossed = ground.crossed(room);
                    if (best && crossed >= least) continue;
                    best = Place{room, (left ? Qt::AlignRight : Qt::AlignLeft) | (below ? Qt::AlignTop : Qt::AlignBottom)};
                    least = crossed;
                }
        text->setVisible(best.has_value());
        if (!best) continue;
        ground.take(best->room);
        text->setPositionAlignment(best->side);
        text->position->setCoords((best->side & Qt::AlignRight ? best->room.right() : best->room.left()) - at.x(),
                                  (best->side & Qt::AlignTop ? best->room.top() : best->room.bottom()) - at.y());
    }

    const auto placeOf = [&](int i, const QString& words) -> std::optional<Place> {
        const PlotMark& mark = m_plot.marks.at(i);
        const QSizeF size(metrics.horizontalAdvance(words) + 2 * kGap, metrics.height() + 2);
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
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    QList<PlacedWords> all;
    const auto add = [&](const QCPItemText* text) {
        if (text->visible() && !text->text().isEmpty()) all << PlacedWords{text->text(), rectOf(*text, metrics)};
    };
    for (const QCPItemText* name : p.labels) add(name);
    for (const Parts::Flag& flag : p.flags) add(flag.text);
    for (const Parts::Mark& mark : p.marks) add(mark.text);
    return all;
}

QPointF PlotCanvas::pointAt(double x, double y) const
{
    return {m_parts->plot->xAxis->coordToPixel(x), m_parts->plot->yAxis->coordToPixel(y)};
}

}  // namespace rw::ui
