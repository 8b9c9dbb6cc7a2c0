// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/hour_setter.h"

#include "report/number_text.h"
#include "report/paper_style.h"
#include "weather/weather_year.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace rw::paper {

namespace {

using report::Carpet;
using report::Carpets;
using report::HoursAbove;

constexpr Font kFine{Face::Regular, 6.2};
constexpr int kDays = 365;
constexpr int kHours = 24;

/// Ten colours of the map "cividis" (Nuñez, Anderton, Renslow 2018, PLoS ONE 13(7)): even steps of lightness for
/// every kind of colour vision, and in grey.
const std::array<QColor, 10> kCividis{QColor(0x00, 0x20, 0x4d), QColor(0x00, 0x33, 0x6f), QColor(0x39, 0x48, 0x6b), QColor(0x57, 0x5c, 0x6d),
                                      QColor(0x70, 0x71, 0x73), QColor(0x8a, 0x87, 0x79), QColor(0xa6, 0x9d, 0x75), QColor(0xc4, 0xb5, 0x6c),
                                      QColor(0xe4, 0xcf, 0x5b), QColor(0xff, 0xea, 0x46)};

QColor cividis(double at)
{
    const double place = std::clamp(at, 0.0, 1.0) * static_cast<double>(kCividis.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), kCividis.size() - 2);
    const double share = place - static_cast<double>(below);
    const QColor &a = kCividis[below], &b = kCividis[below + 1];
    const auto mixed = [share](int x, int y) { return static_cast<int>(std::lround(x + share * (y - x))); };
    return {mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue())};
}

/// Of light, middle and dark, whatever the eye.
const std::array<QColor, 3> kKinds{QColor(0xd3, 0xe8, 0xf6), QColor(0xe6, 0x9f, 0x00), QColor(0x00, 0x3f, 0x6b)};

/// A step of 1, 2 or 5 that cuts a span into at most so many.
double stepFor(double span, int most)
{
    const double raw = span / most;
    const double ten = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (ten * step >= raw * (1.0 - 1e-9)) return ten * step;
    return ten * 10.0;
}

/// The span of a carpet in classes of equal width, each a colour.
struct Scale {
    double low = 0.0;
    double step = 1.0;
    int classes = 1;
    int decimals = 0;

    explicit Scale(const Carpet& carpet)
    {
        if (!carpet.kinds.empty()) {
            classes = static_cast<int>(carpet.kinds.size());
            return;
        }
        double least = INFINITY, most = -INFINITY;
        for (const double v : carpet.values) {
            if (!std::isfinite(v)) continue;
            least = std::min(least, v);
            most = std::max(most, v);
        }
        if (!(most > least)) {
            low = std::isfinite(least) ? least : 0.0;
            decimals = 3;
            return;
        }
        step = stepFor(most - least, 14);
        low = step * std::floor(least / step + 1e-9);
        classes = std::max(1, static_cast<int>(std::ceil((most - low) / step - 1e-9)));
        decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    }

    int classOf(double value) const
    {
        return std::clamp(static_cast<int>(std::floor((value - low) / step)), 0, classes - 1);
    }
    QColor color(int one) const { return cividis(classes > 1 ? static_cast<double>(one) / (classes - 1) : 0.5); }
};

QColor colorOf(const Carpet& carpet, const Scale& scale, int one)
{
    return carpet.kinds.empty() ? scale.color(one) : kKinds[static_cast<std::size_t>(one) % kKinds.size()];
}

QString monthName(int month)
{
    return qs(text("month." + std::to_string(month))).left(3);
}

class CarpetSetter {
public:
    CarpetSetter(Piece& piece, const QRectF& plot, double right) : m_piece(piece), m_plot(plot), m_right(right) {}

    void run(const Carpet& carpet)
    {
        const Scale scale(carpet);
        const QString unit = qs(carpet.unit);
        addText(m_piece.items, {m_plot.left(), m_plot.top() - 3.5},
                qs(carpet.title) + (unit.isEmpty() ? QString() : QStringLiteral(", ") + unit), type::kSmallBold, ink::kText);
        cells(carpet, scale);
        axes();
        legend(carpet, scale);
    }

private:
    /// Hours of a day that are of one colour are one line; all lines of a colour are one path, so that a file stays small.
    void cells(const Carpet& carpet, const Scale& scale)
    {
        const double w = m_plot.width() / kDays;
        const double h = m_plot.height() / kHours;
        std::vector<QPainterPath> paths(static_cast<std::size_t>(scale.classes));
        for (int day = 0; day < kDays; ++day) {
            const double x = m_plot.left() + w * (day + 0.5);
            for (int hour = 0; hour < kHours;) {
                const double value = carpet.values[static_cast<std::size_t>(day * kHours + hour)];
                if (!std::isfinite(value)) {
                    ++hour;
                    continue;
                }
                const int one = scale.classOf(value);
                const int from = hour;
                const auto alike = [&](double v) { return std::isfinite(v) && scale.classOf(v) == one; };
                while (hour < kHours && alike(carpet.values[static_cast<std::size_t>(day * kHours + hour)])) ++hour;
                QPainterPath& path = paths[static_cast<std::size_t>(one)];
                path.moveTo(x, m_plot.bottom() - h * from);
                path.lineTo(x, m_plot.bottom() - h * hour);
            }
        }
        // A little wider than a day, against hairlines between neighbours on a screen.
        for (int one = 0; one < scale.classes; ++one)
            if (const QPainterPath& path = paths[static_cast<std::size_t>(one)]; !path.isEmpty())
                m_piece.items.push_back(ShapeItem{path, QPen(colorOf(carpet, scale, one), w * 1.12, Qt::SolidLine, Qt::FlatCap), Qt::NoBrush});
        addFrame(m_piece.items, m_plot, ink::kFaint, 0.4);
    }

    void axes()
    {
        for (int hour = 0; hour <= kHours; hour += 6) {
            const double y = m_plot.bottom() - m_plot.height() * hour / kHours;
            addLine(m_piece.items, {m_plot.left() - 3.0, y}, {m_plot.left(), y}, ink::kFaint, 0.4);
            addTextRight(m_piece.items, {m_plot.left() - 4.5, y + 2.2}, QString::number(hour), kFine, ink::kMuted);
        }
        int day = 0;
        for (int month = 1; month <= 12; ++month) {
            const int days = kDaysOfMonth[static_cast<std::size_t>(month - 1)];
            const auto x = [&](double d) { return m_plot.left() + m_plot.width() * d / kDays; };
            addLine(m_piece.items, {x(day), m_plot.bottom()}, {x(day), m_plot.bottom() + 3.0}, ink::kFaint, 0.4);
            addTextCentred(m_piece.items, {x(day + days / 2.0), m_plot.bottom() + 7.5}, monthName(month), kFine, ink::kMuted);
            day += days;
        }
    }

    void legend(const Carpet& carpet, const Scale& scale)
    {
        const double x = m_plot.right() + 8.0;
        if (!carpet.kinds.empty()) {
            double y = m_plot.top() + 2.0;
            for (int one = 0; one < scale.classes; ++one) {
                const QRectF swatch(x, y, 9.0, 9.0);
                addRect(m_piece.items, swatch, colorOf(carpet, scale, one));
                addFrame(m_piece.items, swatch, ink::kFaint, 0.4);
                const auto n = std::count(carpet.values.begin(), carpet.values.end(), static_cast<double>(one));
                addText(m_piece.items, {x + 12.0, y + 6.8}, elided(qs(carpet.kinds[static_cast<std::size_t>(one)]), kFine, m_right - x - 12.0), kFine,
                        ink::kText);
                addText(m_piece.items, {x + 12.0, y + 14.4}, qs(report::grouped(static_cast<double>(n))) + QStringLiteral(" h"), kFine, ink::kMuted);
                y += 22.0;
            }
            return;
        }
        // As many numbers as stand clear of each other.
        const double each = m_plot.height() / scale.classes;
        const int pace = std::max(1, static_cast<int>(std::ceil(8.0 / each)));
        for (int one = 0; one < scale.classes; ++one)
            addRect(m_piece.items, {x, m_plot.bottom() - each * (one + 1), 9.0, each}, scale.color(one));
        addFrame(m_piece.items, {x, m_plot.top(), 9.0, m_plot.height()}, ink::kFaint, 0.4);
        for (int edge = 0; edge <= scale.classes; edge += pace) {
            // A carpet of one value has but that.
            if (scale.classes == 1 && edge == 1) break;
            const double y = m_plot.bottom() - each * edge;
            addLine(m_piece.items, {x + 9.0, y}, {x + 11.0, y}, ink::kFaint, 0.4);
            QString number = qs(report::grouped(scale.low + scale.step * edge, scale.decimals));
            addText(m_piece.items, {x + 12.5, y + 2.2}, number, kFine, ink::kText);
        }
    }

    Piece& m_piece;
    QRectF m_plot;
    double m_right;
};

}  // namespace

Piece setCarpets(const Carpets& carpets, double width)
{
    constexpr double kTitle = 11.0, kHeight = 84.0, kBelow = 12.0, kGap = 5.0, kLegend = 62.0, kLeft = 16.0;
    Piece piece;
    double top = 0.0;
    for (const Carpet& carpet : carpets.carpets) {
        if (carpet.values.size() != kHoursOfYear) continue;
        CarpetSetter(piece, {kLeft, top + kTitle, width - kLeft - kLegend, kHeight}, width).run(carpet);
        top += kTitle + kHeight + kBelow + kGap;
    }
    piece.height = std::max(0.0, top - kGap);
    return piece;
}

Piece setHoursAbove(const HoursAbove& duration, double width)
{
    Piece piece;
    if (duration.sorted.size() < 2) return piece;
    piece.height = 150.0;
    const QRectF plot(24.0, 12.0, width - 30.0, piece.height - 12.0 - 24.0);
    double least = duration.sorted.back(), most = duration.sorted.front();
    for (const HoursAbove::Limit& limit : duration.limits) {
        least = std::min(least, limit.value);
        most = std::max(most, limit.value);
    }
    const double step = stepFor(std::max(most - least, 1e-3), 6);
    const double low = step * std::floor(least / step + 1e-9);
    const double high = std::max(step * std::ceil(most / step - 1e-9), low + step);
    const auto n = static_cast<double>(duration.sorted.size());
    const auto x = [&](double hours) { return plot.left() + plot.width() * hours / n; };
    const auto y = [&](double value) { return plot.bottom() - plot.height() * (value - low) / (high - low); };
    addText(piece.items, {0.0, 7.0}, qs(duration.axis) + (duration.unit.empty() ? QString() : QStringLiteral(", ") + qs(duration.unit)), type::kSmall, ink::kMuted);
    for (double value = low; value <= high + step * 1e-6; value += step) {
        addLine(piece.items, {plot.left(), y(value)}, {plot.right(), y(value)}, ink::kHairline, 0.5);
        addTextRight(piece.items, {plot.left() - 4.0, y(value) + 2.4}, qs(readableNumber(value, 3)), type::kSmall, ink::kMuted);
    }
    addLine(piece.items, plot.bottomLeft(), plot.bottomRight(), ink::kText, 0.8);
    for (int hours = 0; hours <= static_cast<int>(n); hours += 1000) {
        addLine(piece.items, {x(hours), plot.bottom()}, {x(hours), plot.bottom() + 3.0}, ink::kText, 0.6);
        addTextCentred(piece.items, {x(hours), plot.bottom() + 10.5}, qs(report::grouped(hours)), type::kSmall, ink::kMuted);
    }
    addTextRight(piece.items, {plot.right(), plot.bottom() + 20.0}, qs(text("report.duration.hours")), type::kSmall, ink::kMuted);
    // A point in forty-four hours is less than a point of paper, except at the steep ends.
    constexpr std::size_t kPace = 44, kEnds = 100;
    QPainterPath curve(QPointF(x(0.0), y(duration.sorted.front())));
    for (std::size_t i = 1; i < duration.sorted.size(); ++i) {
        const bool steep = i < kEnds || i + kEnds > duration.sorted.size();
        if (steep ? i % 4 == 0 || i + 1 == duration.sorted.size() : i % kPace == 0) curve.lineTo(x(static_cast<double>(i)), y(duration.sorted[i]));
    }
    piece.items.push_back(ShapeItem{curve, QPen(ink::kCategories[0], 1.4, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin), Qt::NoBrush});
    // The first limit's words stand above its line at the right, where the curve has fallen below it; the others' beneath
    // theirs at the left, where it is still above.
    double clear = plot.top();
    for (std::size_t i = 0; i < duration.limits.size(); ++i) {
        const HoursAbove::Limit& limit = duration.limits[i];
        const auto passed = std::lower_bound(duration.sorted.begin(), duration.sorted.end(), limit.value, std::greater<>())
                            - duration.sorted.begin();
        addLine(piece.items, {plot.left(), y(limit.value)}, {plot.right(), y(limit.value)}, ink::kText, 0.8, Qt::DashLine);
        const QString unit = duration.unit.empty() ? QString() : QStringLiteral(" ") + qs(duration.unit);
        const QString words = qs(limit.label) + QStringLiteral(" ") + qs(report::grouped(limit.value, duration.decimals)) + unit
                              + QStringLiteral(" (") + qs(report::grouped(static_cast<double>(passed))) + QStringLiteral(" h)");
        if (i == 0) {
            addTextRight(piece.items, {plot.right() - 2.0, y(limit.value) - 2.5}, words, type::kSmallBold, ink::kText);
            continue;
        }
        clear = std::max(y(limit.value) + 8.5, clear + 8.5);
        addText(piece.items, {plot.left() + 4.0, clear}, words, type::kSmallBold, ink::kText);
    }
    return piece;
}

}  // namespace rw::paper
