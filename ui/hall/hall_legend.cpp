// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_legend.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kHeight = 26;       // px of the first line at least
constexpr int kMostLines = 3;
constexpr int kScaleWidth = 140;  // px
constexpr int kSwatch = 11;       // px
constexpr double kGap = 6.0;      // px between swatch, name and count

/// A word whose middle stands at this height; answers where it ends.
double paintWord(QPainter& painter, const QPointF& at, const QString& text, const QColor& ink)
{
    const QFontMetricsF metrics(painter.font());
    const double wide = metrics.horizontalAdvance(text);
    painter.setPen(ink);
    painter.drawText(QRectF(at.x(), at.y() - metrics.height(), wide + 1.0, 2.0 * metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    return at.x() + wide;
}

double firstLine(const QFontMetricsF& metrics)
{
    return std::max<double>(kHeight, metrics.height() + space::kXs);
}

double scaleWidth(const QFontMetricsF& metrics, const HallLegend& legend)
{
    const bool one = legend.low == legend.high;
    return metrics.horizontalAdvance(legend.title) + space::kM + (one ? kSwatch : metrics.horizontalAdvance(legend.low) + space::kS + kScaleWidth)
           + space::kS + metrics.horizontalAdvance(legend.high) + space::kL;
}

double paintScale(QPainter& painter, const QPointF& at, const HallLegend& legend, const Theme& theme)
{
    const Colors& c = theme.colors();
    double x = paintWord(painter, at, legend.title, c.textMuted) + space::kM;
    const bool one = legend.low == legend.high;
    if (!one) x = paintWord(painter, {x, at.y()}, legend.low, c.text) + space::kS;
    const int wide = one ? kSwatch : kScaleWidth;
    const QRectF bar(std::round(x), std::round(at.y() - kSwatch / 2.0), wide, kSwatch);
    if (one) painter.fillRect(bar, cividis(0.5));
    else
        for (int i = 0; i < wide; ++i) painter.fillRect(QRectF(bar.left() + i, bar.top(), 1.0, bar.height()), cividis(i / double(wide - 1)));
    return paintWord(painter, {bar.right() + space::kS, at.y()}, legend.high, c.text) + space::kL;
}

double entryWidth(const QFontMetricsF& metrics, const HallLegend::Entry& entry)
{
    return kSwatch + kGap + metrics.horizontalAdvance(entry.name) + kGap + metrics.horizontalAdvance(formatCount(entry.count));
}

double paintEntry(QPainter& painter, const QPointF& at, const HallLegend::Entry& entry, const Theme& theme)
{
    const Colors& c = theme.colors();
    const QRectF swatch(std::round(at.x()) + 0.5, std::round(at.y() - kSwatch / 2.0) + 0.5, kSwatch - 1, kSwatch - 1);
    paint::box(&painter, swatch, 2.0, entry.color, mixed(entry.color, c.canvasInk, 0.4));
    const double x = paintWord(painter, {at.x() + kSwatch + kGap, at.y()}, entry.name, c.text) + kGap;
    return paintWord(painter, {x, at.y()}, formatCount(entry.count), c.textMuted) + space::kL;
}

}  // namespace

HallLegendBar::HallLegendBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Legend of the plan"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::of(this), &Theme::changed, this, &HallLegendBar::arrange);
    arrange();
}

void HallLegendBar::setLegend(const HallLegend& legend)
{
    m_legend = legend;
    QStringList words;
    if (legend.scale) words << tr("%1 from %2 to %3").arg(legend.title, legend.low, legend.high);
    for (const HallLegend::Entry& entry : legend.entries) words << tr("%1: %2").arg(entry.name, formatCount(entry.count));
    setToolTip(words.join(QLatin1Char('\n')));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    arrange();
}

void HallLegendBar::setRemark(const QString& remark)
{
    if (remark == m_remark) return;
    m_remark = remark;
    arrange();
}

/// Where each entry stands, line by line; those that have no room in the last line are left out.
void HallLegendBar::arrange()
{
    const QFontMetricsF metrics(Theme::of(this).font(TextSize::Small));
    const double line = metrics.height() + space::kXs;
    m_places.clear();
    int lines = 1;
    m_cut = false;
    double right = width() - (m_remark.isEmpty() ? 0.0 : metrics.horizontalAdvance(m_remark) + space::kL);
    double x = m_legend.scale ? scaleWidth(metrics, m_legend) : 0.0;
    const auto y = [&] { return (lines - 0.5) * line; };
    const double more = metrics.horizontalAdvance(QStringLiteral("…"));
    for (std::size_t i = 0; i < m_legend.entries.size(); ++i) {
        const double wide = entryWidth(metrics, m_legend.entries[i]);
        if (x > 0.0 && x + wide > right && lines < kMostLines) {
            ++lines;
            right = width();
            x = 0.0;
        }
        const bool last = i + 1 == m_legend.entries.size();
        if (lines == kMostLines && x + wide > (last ? right : right - space::kL - more)) {
            m_cut = true;
            m_end = {x, y()};
            break;
        }
        m_places.push_back({x, y()});
        x += wide + space::kL;
    }
    // Lines below each other stand closer than one stands in its bar.
    const double above = lines == 1 ? (firstLine(metrics) - line) / 2.0 : 0.0;
    for (QPointF& place : m_places) place.ry() += above;
    m_end.ry() += above;
    m_first = line / 2.0 + above;
    setFixedHeight(static_cast<int>(std::ceil(lines * line + 2.0 * above)));
    update();
}

void HallLegendBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) arrange();
}

QSize HallLegendBar::sizeHint() const
{
    return {400, height()};
}

QSize HallLegendBar::minimumSizeHint() const
{
    return {120, height()};
}

void HallLegendBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Small));
    if (!m_remark.isEmpty())
        paintWord(painter, {width() - QFontMetricsF(painter.font()).horizontalAdvance(m_remark), m_first}, m_remark, theme.colors().textMuted);
    if (m_legend.scale) paintScale(painter, {0.0, m_first}, m_legend, theme);
    for (std::size_t i = 0; i < m_places.size(); ++i) paintEntry(painter, m_places[i], m_legend.entries[i], theme);
    if (m_cut) paintWord(painter, m_end, QStringLiteral("…"), theme.colors().textMuted);
}

double paintHallLegend(QPainter& painter, const QPointF& at, double width, const HallLegend& legend, const Theme& theme, bool measureOnly)
{
    painter.save();
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height() + space::kXs;
    double y = at.y() + line / 2.0;
    double x = at.x();
    if (legend.scale) {
        if (!measureOnly) paintScale(painter, {x, y}, legend, theme);
        y += legend.entries.empty() ? 0.0 : line;
    }
    for (const HallLegend::Entry& entry : legend.entries) {
        const double wide = entryWidth(metrics, entry);
        if (x > at.x() && x + wide > at.x() + width) {
            x = at.x();
            y += line;
        }
        if (!measureOnly) paintEntry(painter, {x, y}, entry, theme);
        x += wide + space::kL;
    }
    painter.restore();
    return y + line / 2.0 - at.y();
}

}  // namespace rw::ui
