// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_legend.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace rw::ui {
namespace {

constexpr int kHeight = 26;       // px
constexpr int kScaleWidth = 140;  // px
constexpr int kSwatch = 11;       // px

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
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    int right = width();
    if (!m_remark.isEmpty()) {
        right -= metrics.horizontalAdvance(m_remark);
        painter.setPen(c.textMuted);
        painter.drawText(QRect(right, 0, width() - right, height()), Qt::AlignRight | Qt::AlignVCenter, m_remark);
        right -= space::kL;
    }
    int x = 0;
    const auto word = [&](const QString& text, const QColor& ink) {
        painter.setPen(ink);
        const int wide = metrics.horizontalAdvance(text);
        painter.drawText(QRect(x, 0, wide + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += wide;
    };
    if (m_legend.scale) {
        word(m_legend.title, c.textMuted);
        x += space::kM;
        const bool one = m_legend.low == m_legend.high;
        if (!one) {
            word(m_legend.low, c.text);
            x += space::kS;
        }
        const QRect bar(x, (height() - kSwatch) / 2, one ? kSwatch : kScaleWidth, kSwatch);
        if (one) {
            painter.fillRect(bar, cividis(0.5));
        } else {
            for (int i = 0; i < bar.width(); ++i) painter.fillRect(bar.left() + i, bar.top(), 1, bar.height(), cividis(i / double(bar.width() - 1)));
        }
        x = bar.right() + 1 + space::kS;
        word(m_legend.high, c.text);
        x += space::kL;
    }
    for (const HallLegend::Entry& entry : m_legend.entries) {
        const QString count = formatCount(entry.count);
        const int wide = kSwatch + 6 + metrics.horizontalAdvance(entry.name) + 6 + metrics.horizontalAdvance(count);
        if (x + wide > right) {
            word(QStringLiteral("…"), c.textMuted);
            break;
        }
        const QRectF swatch(x + 0.5, (height() - kSwatch) / 2 + 0.5, kSwatch - 1, kSwatch - 1);
        paint::box(&painter, swatch, 2.0, entry.color, mixed(entry.color, c.canvasInk, 0.4));
        x += kSwatch + 6;
        word(entry.name, c.text);
        x += 6;
        word(count, c.textMuted);
        x += space::kL;
    }
}

}  // namespace rw::ui
