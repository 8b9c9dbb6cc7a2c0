// SPDX-License-Identifier: GPL-3.0-or-later
#include "carpet_canvas.h"

#include "document/minus.h"
#include "plot_words.h"
#include "shell/theme.h"
#include "weather/weather_year.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kDays = 365;
constexpr int kHours = 24;
constexpr double kLeastDays = 7.0;
constexpr double kLegendBar = 10.0;    // px
constexpr double kLegendWidth = 92.0;
constexpr double kTick = 3.0;
constexpr double kCloseDays = 70.0;    // from which on weeks have ticks of their own
constexpr int kLegendTicks = 4;

/// Light, middle and dark, told apart whatever the eye.
const QColor kKinds[] = {QColor(0xb9, 0xd9, 0xee), QColor(0xe6, 0x9f, 0x00), QColor(0x1f, 0x4e, 0x79)};

/// A step of 1, 2 or 5 that cuts a span into at most so many.
double stepFor(double span, int most)
{
    const double raw = span / most;
    const double ten = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (ten * step >= raw * (1.0 - 1e-9)) return ten * step;
    return ten * 10.0;
}

/// The last one tells the unit.
QString hourWords(int hour)
{
    return hour == kHours ? QStringLiteral("%1 h").arg(hour) : QString::number(hour);
}

}  // namespace

QColor hourKindColor(int kind) { return kKinds[static_cast<std::size_t>(kind) % std::size(kKinds)]; }

CarpetCanvas::CarpetCanvas(QWidget* parent) : PlotSurface(parent)
{
    setMouseTracking(true);
    setMinimumSize(160, 56);
    connect(&Theme::of(this), &Theme::changed, this, [this] {
        colour();
        update();
    });
}

void CarpetCanvas::setPlot(const PlotData& plot)
{
    if (plot.carpet == m_carpet) return;
    m_carpet = plot.carpet;
    measure();
    colour();
    if (m_hour >= 0) emit reading(words(m_hour));
    update();
}

void CarpetCanvas::measure()
{
    m_highest = -1;
    double least = INFINITY, most = -INFINITY;
    for (int h = 0; h < m_carpet.values.size(); ++h) {
        const double v = m_carpet.values.at(h);
        if (!std::isfinite(v)) continue;
        least = std::min(least, v);
        if (v > most) {
            most = v;
            m_highest = h;
        }
    }
    m_scale = {};
    if (!m_carpet.kinds.isEmpty() || m_highest < 0) return;
    // A carpet of one value keeps a span in which that is the middle.
    if (!(most > least)) {
        const double half = std::max(std::abs(least) * 0.05, 1e-6);
        m_scale = {least - half, least + half, 2.0 * half, m_carpet.decimals};
        return;
    }
    m_scale.low = least;
    m_scale.high = most;
    m_scale.step = stepFor(most - least, kLegendTicks);
    m_scale.decimals = std::max(0, static_cast<int>(-std::floor(std::log10(m_scale.step) + 1e-9)));
}

QColor CarpetCanvas::colorOf(double value) const
{
    if (!m_carpet.kinds.isEmpty()) return hourKindColor(static_cast<int>(value));
    return cividis((value - m_scale.low) / (m_scale.high - m_scale.low));
}

void CarpetCanvas::colour()
{
    m_image = QImage(kDays, kHours, QImage::Format_RGB32);
    m_image.fill(Theme::of(this).colors().canvasGrid);
    if (m_carpet.values.size() != static_cast<qsizetype>(kHoursOfYear)) return;
    for (int day = 0; day < kDays; ++day)
        for (int hour = 0; hour < kHours; ++hour) {
            const double v = m_carpet.values.at(day * kHours + hour);
            if (std::isfinite(v)) m_image.setPixelColor(day, kHours - 1 - hour, colorOf(v));
        }
}

QRectF CarpetCanvas::area(const QSizeF& size) const
{
    const QFontMetricsF metrics(Theme::of(this).font(TextSize::Small));
    const double left = metrics.horizontalAdvance(hourWords(kHours)) + kTick + space::kXs;
    return {left, metrics.height() / 2.0, std::max(10.0, size.width() - left - kLegendWidth),
            std::max(10.0, size.height() - metrics.height() * 1.5 - kTick - 1.0)};
}

QPointF CarpetCanvas::placeOf(int hour) const
{
    const QRectF plot = area(size());
    const double day = hour / kHours + 0.5;
    return {plot.left() + plot.width() * (day - m_from) / (m_to - m_from),
            plot.bottom() - plot.height() * (hour % kHours + 0.5) / kHours};
}

double CarpetCanvas::dayAt(double x) const
{
    const QRectF plot = area(size());
    return m_from + (m_to - m_from) * (x - plot.left()) / plot.width();
}

int CarpetCanvas::hourAt(const QPointF& point) const
{
    const QRectF plot = area(size());
    if (!plot.contains(point) || m_carpet.values.isEmpty()) return -1;
    const int day = std::clamp(static_cast<int>(dayAt(point.x())), 0, kDays - 1);
    const int hour = std::clamp(static_cast<int>((plot.bottom() - point.y()) / plot.height() * kHours), 0, kHours - 1);
    return day * kHours + hour;
}

QString CarpetCanvas::words(int hour) const
{
    if (hour < 0 || hour >= m_carpet.values.size()) return {};
    const double v = m_carpet.values.at(hour);
    QString value = QStringLiteral("–");
    if (std::isfinite(v) && !m_carpet.kinds.isEmpty()) value = m_carpet.kinds.value(static_cast<int>(v));
    else if (std::isfinite(v))
        value = (formatFixed(v, m_carpet.decimals) + QChar(0x00A0) + m_carpet.unit).trimmed();
    return QStringLiteral("%1 · %2").arg(hourText(hour), value);
}

void CarpetCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(this).colors().surface);
    paint(painter, size(), true);
}

void CarpetCanvas::paint(QPainter& painter, const QSizeF& size, bool withReading) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QRectF plot = area(size);
    painter.setFont(theme.font(TextSize::Small));
    painter.drawImage(plot, m_image, QRectF(m_from, 0.0, m_to - m_from, kHours));
    painter.setPen(QPen(c.lineStrong, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot);
    paintAxes(painter, plot);
    paintLegend(painter, plot, size.width());
    if (!withReading || m_hour < 0) return;
    // A cross over dark and light cells: a dark line with a light one beside it.
    const QPointF at = placeOf(m_hour);
    if (at.x() < plot.left() || at.x() > plot.right()) return;
    for (const auto& [color, off] : {std::pair{QColor(Qt::black), 0.0}, std::pair{QColor(Qt::white), 1.0}}) {
        painter.setPen(QPen(color, 1.0));
        painter.drawLine(QPointF(at.x() + off, plot.top()), QPointF(at.x() + off, plot.bottom()));
        painter.drawLine(QPointF(plot.left(), at.y() + off), QPointF(plot.right(), at.y() + off));
    }
}

void CarpetCanvas::paintAxes(QPainter& painter, const QRectF& plot) const
{
    const Colors& c = Theme::of(this).colors();
    const QFontMetricsF metrics(painter.font());
    const int hourPace = plot.height() / kHours * 6.0 >= metrics.height() * 0.9 ? 6 : 12;
    for (int hour = 0; hour <= kHours; hour += hourPace) {
        const double y = plot.bottom() - plot.height() * hour / kHours;
        painter.setPen(c.lineStrong);
        painter.drawLine(QPointF(plot.left() - kTick, y), QPointF(plot.left(), y));
        painter.setPen(c.textMuted);
        painter.drawText(QRectF(0.0, y - metrics.height() / 2.0, plot.left() - kTick - 2.0, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, hourWords(hour));
    }
    const auto x = [&](double day) { return plot.left() + plot.width() * (day - m_from) / (m_to - m_from); };
    const double top = plot.bottom() + kTick;
    const bool close = m_to - m_from <= kCloseDays;
    int first = 0;
    for (int month = 1; month <= 12; ++month) {
        const int days = kDaysOfMonth[static_cast<std::size_t>(month - 1)];
        for (int day = 1; day <= days; day += close ? 7 : days) {
            const double at = x(first + day - 1);
            if (at < plot.left() - 0.5 || at > plot.right() + 0.5) continue;
            painter.setPen(c.lineStrong);
            painter.drawLine(QPointF(at, plot.bottom()), QPointF(at, top));
            if (!close || day > 28) continue;
            painter.setPen(c.textMuted);
            painter.drawText(QPointF(at + 2.0, top + metrics.ascent() - 1.0), QStringLiteral("%1 %2").arg(day).arg(shortMonth(month)));
        }
        const double from = std::max(plot.left(), x(first)), to = std::min(plot.right(), x(first + days));
        if (!close && to - from > metrics.horizontalAdvance(shortMonth(month))) {
            painter.setPen(c.textMuted);
            painter.drawText(QRectF(from, top - 1.0, to - from, metrics.height()), Qt::AlignHCenter | Qt::AlignTop, shortMonth(month));
        }
        first += days;
    }
}

void CarpetCanvas::paintLegend(QPainter& painter, const QRectF& plot, double right) const
{
    const Colors& c = Theme::of(this).colors();
    const QFontMetricsF metrics(painter.font());
    const double left = plot.right() + space::kM;
    const double text = left + kLegendBar + space::kXs + 2.0;
    if (!m_carpet.kinds.isEmpty()) {
        const double line = std::min(metrics.height() * 1.15, plot.height() / static_cast<double>(m_carpet.kinds.size()));
        for (int kind = 0; kind < m_carpet.kinds.size(); ++kind) {
            const double y = plot.top() + line * kind;
            const QRectF swatch(left, y + (line - kLegendBar) / 2.0, kLegendBar, kLegendBar);
            painter.fillRect(swatch, hourKindColor(kind));
            painter.setPen(c.lineStrong);
            painter.drawRect(swatch);
            painter.setPen(c.text);
            painter.drawText(QRectF(text, y, right - text, line), Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(m_carpet.kinds.at(kind), Qt::ElideRight, right - text));
        }
        return;
    }
    const QRectF bar(left, plot.top(), kLegendBar, plot.height());
    constexpr int kSteps = 64;
    for (int i = 0; i < kSteps; ++i) {
        const double h = bar.height() / kSteps;
        painter.fillRect(QRectF(bar.left(), bar.bottom() - h * (i + 1), bar.width(), h + 0.5), cividis((i + 0.5) / kSteps));
    }
    painter.setPen(c.lineStrong);
    painter.drawRect(bar);
    // Both ends, and between them as many numbers as stand clear.
    const auto number = [&](double v, int decimals, double y, const QString& unit) {
        painter.setPen(c.lineStrong);
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + kTick, y));
        painter.setPen(c.text);
        const QString words = (formatFixed(v, decimals) + QLatin1Char(' ') + unit).trimmed();
        painter.drawText(QRectF(text, y - metrics.height() / 2.0, right - text, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    };
    const auto place = [&](double v) { return plot.bottom() - plot.height() * (v - m_scale.low) / (m_scale.high - m_scale.low); };
    number(m_scale.high, m_carpet.decimals, plot.top(), m_carpet.unit);
    number(m_scale.low, m_carpet.decimals, plot.bottom(), {});
    double last = plot.bottom();
    for (double v = std::ceil(m_scale.low / m_scale.step - 1e-9) * m_scale.step; v <= m_scale.high; v += m_scale.step) {
        const double y = place(v);
        if (last - y < metrics.height() || y - plot.top() < metrics.height()) continue;
        number(std::abs(v) < m_scale.step * 1e-6 ? 0.0 : v, m_scale.decimals, y, {});
        last = y;
    }
}

void CarpetCanvas::showHour(int hour)
{
    if (hour == m_hour) return;
    m_hour = hour >= 0 && hour < m_carpet.values.size() ? hour : -1;
    emit reading(words(m_hour));
    update();
}

void CarpetCanvas::read(int hour)
{
    if (hour == m_hour) return;
    showHour(hour);
    emit hourRead(m_hour);
}

void CarpetCanvas::stepReading(int across, int up)
{
    if (m_carpet.values.isEmpty()) return;
    if (m_hour < 0) {
        read(std::max(m_highest, 0));
        return;
    }
    const int day = std::clamp(m_hour / kHours + across, 0, kDays - 1);
    const int hour = std::clamp(m_hour % kHours + up, 0, kHours - 1);
    read(day * kHours + hour);
    const double at = day + 0.5;
    if (at < m_from) view(day, day + m_to - m_from);
    else if (at > m_to) view(day + 1.0 - (m_to - m_from), day + 1.0);
}

void CarpetCanvas::clearReading() { read(-1); }

void CarpetCanvas::showDays(double from, double to)
{
    const double span = std::clamp(to - from, kLeastDays, static_cast<double>(kDays));
    m_from = std::clamp(from, 0.0, kDays - span);
    m_to = m_from + span;
    update();
}

void CarpetCanvas::view(double from, double to)
{
    showDays(from, to);
    emit daysShown(m_from, m_to);
}

void CarpetCanvas::resetZoom() { view(0.0, kDays); }

void CarpetCanvas::zoom(double factor)
{
    const double at = m_hour >= 0 ? m_hour / kHours + 0.5 : (m_from + m_to) / 2.0;
    const double span = std::clamp((m_to - m_from) * factor, kLeastDays, static_cast<double>(kDays));
    const double from = at - (at - m_from) * span / (m_to - m_from);
    view(from, from + span);
}

void CarpetCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grabbed) {
        const double by = *m_grabbed - dayAt(event->position().x());
        view(m_from + by, m_to + by);
        return;
    }
    read(hourAt(event->position()));
}

void CarpetCanvas::mousePressEvent(QMouseEvent* event)
{
    const bool grabs = event->button() == Qt::LeftButton && m_to - m_from < kDays && hourAt(event->position()) >= 0;
    if (grabs) m_grabbed = dayAt(event->position().x());
    event->setAccepted(grabs);
}

void CarpetCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    event->setAccepted(m_grabbed.has_value());
    m_grabbed.reset();
}

void CarpetCanvas::leaveEvent(QEvent*) { clearReading(); }

void CarpetCanvas::wheelEvent(QWheelEvent* event)
{
    // Only with Ctrl: the plain wheel scrolls the page.
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    zoom(event->angleDelta().y() > 0 ? 0.8 : 1.25);
    event->accept();
}

QImage CarpetCanvas::picture(const QSize& size, double scale) const
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).colors().surface);
    QPainter painter(&image);
    paint(painter, size, false);
    return image;
}

void CarpetCanvas::paintVectors(QPainter& painter) const { paint(painter, size(), false); }

}  // namespace rw::ui
