// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_legend.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace rw::ui {
namespace {

constexpr int kHeight = 26;       // px
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
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HallLegendBar::setLegend(const HallLegend& legend)
{
    m_legend = legend;
    QStringList words;
    if (legend.scale) words << tr("%1 from %2 to %3").arg(legend.title, legend.low, legend.high);
    for (const HallLegend::Entry& entry : legend.entries) words << tr("%1: %2").arg(entry.name, formatCount(entry.count));
    setToolTip(words.join(QLatin1Char('\n')));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

void HallLegendBar::setRemark(const QString& remark)
{
    if (remark == m_remark) return;
    m_remark = remark;
    update();
}

QSize HallLegendBar::sizeHint() const
{
    return {400, kHeight};
}

QSize HallLegendBar::minimumSizeHint() const
{
    return {120, kHeight};
}

void HallLegendBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    double right = width();
    if (!m_remark.isEmpty()) {
        right -= metrics.horizontalAdvance(m_remark);
        paintWord(painter, {right, height() / 2.0}, m_remark, theme.colors().textMuted);
        right -= space::kL;
    }
    double x = m_legend.scale ? paintScale(painter, {0.0, height() / 2.0}, m_legend, theme) : 0.0;
    for (const HallLegend::Entry& entry : m_legend.entries) {
        if (x + entryWidth(metrics, entry) > right) {
            paintWord(painter, {x, height() / 2.0}, QStringLiteral("…"), theme.colors().textMuted);
            break;
        }
        x = paintEntry(painter, {x, height() / 2.0}, entry, theme);
    }
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
