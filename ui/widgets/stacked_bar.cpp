// SPDX-License-Identifier: GPL-3.0-or-later
#include "stacked_bar.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <QToolTip>

#include <algorithm>
#include <vector>

namespace rw::ui {
namespace {

constexpr double kGap = 1.0;  // paper between parts, so that neighbours never blend
constexpr int kSwatch = 8;
constexpr int kLabelGap = space::kM;

QFont barFont(const QWidget* w) { return Theme::of(w).font(TextSize::Small); }

}  // namespace

StackedBar::StackedBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StackedBar::setTitle(const QString& title)
{
    m_title = title;
    describe();
}

void StackedBar::setShares(const QList<Share>& shares)
{
    m_shares = shares;
    describe();
    update();
}

void StackedBar::setTotal(double total)
{
    m_total = total;
    update();
}

void StackedBar::setLabelsShown(bool shown)
{
    m_labelsShown = shown;
    updateGeometry();
    update();
}

void StackedBar::setBarHeight(int pixels)
{
    m_barHeight = pixels;
    updateGeometry();
    update();
}

void StackedBar::describe()
{
    setAccessibleName(m_title);
    QStringList all;
    for (const Share& share : m_shares) {
        all << (share.label + QLatin1Char(' ') + share.text).trimmed();
    }
    setAccessibleDescription(all.join(QStringLiteral(", ")));
}

QSize StackedBar::sizeHint() const
{
    const int labels = m_labelsShown ? QFontMetrics(barFont(this)).height() + space::kXs : 0;
    return {320, m_barHeight + labels};
}

QSize StackedBar::minimumSizeHint() const { return {120, sizeHint().height()}; }

QList<StackedBar::Part> StackedBar::parts() const
{
    double sum = 0.0;
    for (const Share& share : m_shares) {
        sum += std::max(share.value, 0.0);
    }
    const double whole = std::max(sum, m_total);
    const QFontMetrics metrics(barFont(this));
    QList<Part> parts;
    double x = 0.0;
    int category = 0;
    for (const Share& share : m_shares) {
        Part part;
        part.color = share.color.isValid() ? share.color : Theme::of(this).category(category++);
        const double w = whole > 0.0 ? std::max(share.value, 0.0) / whole * width() : 0.0;
        // Each ends where the next begins less the gap; a sliver still shows as one pixel.
        part.rect = QRectF(x, 0.0, w > 0.0 ? std::max(w - kGap, 1.0) : 0.0, m_barHeight);
        part.textInside = !share.text.isEmpty()
                          && metrics.horizontalAdvance(share.text) + space::kS <= part.rect.width();
        x += w;
        parts.append(part);
    }
    return parts;
}

void StackedBar::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    const QList<Part> all = parts();
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), m_barHeight), kRadiusSmall, kRadiusSmall);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline);
    painter.fillRect(QRect(0, 0, width(), m_barHeight), c.hover);
    painter.setFont(barFont(this));
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Part& part = all.at(i);
        if (m_shares.at(i).hatched) {
            // On a hatched part the fill is only a tint, so that its text stays readable.
            painter.fillRect(part.rect, mixed(c.surface, part.color, 0.22));
            paint::hatch(&painter, part.rect, mixed(c.surface, part.color, 0.6));
        } else {
            painter.fillRect(part.rect, part.color);
        }
        if (!part.textInside) {
            continue;
        }
        if (m_shares.at(i).hatched) {
            const QRectF text =
                painter.boundingRect(part.rect, Qt::AlignCenter, m_shares.at(i).text);
            paint::box(&painter, text.adjusted(-3, 0, 3, 0), 3.0, c.surface);
            painter.setPen(c.text);
        } else {
            painter.setPen(readableOn(part.color));
        }
        painter.drawText(part.rect, Qt::AlignCenter, m_shares.at(i).text);
    }
    painter.restore();
    if (m_labelsShown) {
        drawLabels(painter, all);
    }
}

// Labels start under their parts and give way to the right, then to the left. If they cannot all
// stand, every one is cut to the same length.
void StackedBar::drawLabels(QPainter& painter, const QList<Part>& all) const
{
    const Colors& c = Theme::of(this).colors();
    const QFontMetrics metrics(barFont(this));
    const auto count = static_cast<std::size_t>(all.size());
    std::vector<QString> texts(count);
    std::vector<double> widths(count);
    std::vector<double> left(count);
    double total = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<qsizetype>(i);
        const Share& share = m_shares.at(at);
        texts[i] = all.at(at).textInside ? share.label
                                         : (share.label + QLatin1Char(' ') + share.text).trimmed();
        widths[i] = metrics.horizontalAdvance(texts[i]) + kSwatch + space::kXs;
        total += widths[i] + kLabelGap;
    }
    if (count > 0 && total - kLabelGap > width()) {
        const double each = (width() + kLabelGap) / static_cast<double>(count) - kLabelGap;
        for (std::size_t i = 0; i < count; ++i) {
            widths[i] = std::min(widths[i], each);
            texts[i] = metrics.elidedText(texts[i], Qt::ElideRight,
                                          static_cast<int>(widths[i]) - kSwatch - space::kXs);
        }
    }
    double x = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        left[i] = std::max(x, all.at(static_cast<qsizetype>(i)).rect.left());
        x = left[i] + widths[i] + kLabelGap;
    }
    double right = width();
    for (std::size_t i = count; i-- > 0;) {
        left[i] = std::max(0.0, std::min(left[i], right - widths[i]));
        right = left[i] - kLabelGap;
    }
    painter.setFont(barFont(this));
    const double top = m_barHeight + space::kXs;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<qsizetype>(i);
        const QRectF swatch(left[i], top + (metrics.height() - kSwatch) / 2.0, kSwatch, kSwatch);
        if (m_shares.at(at).hatched) {
            paint::hatch(&painter, swatch, all.at(at).color, 2.0);
            paint::box(&painter, swatch, 2.0, QColor(), all.at(at).color);
        } else {
            paint::box(&painter, swatch, 2.0, all.at(at).color);
        }
        painter.setPen(c.textMuted);
        painter.drawText(QPointF(left[i] + kSwatch + space::kXs, top + metrics.ascent()), texts[i]);
    }
}

bool StackedBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QList<Part> all = parts();
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (all.at(i).rect.contains(help->pos())) {
                QToolTip::showText(
                    help->globalPos(),
                    (m_shares.at(i).label + QLatin1Char(' ') + m_shares.at(i).text).trimmed(),
                    this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace rw::ui
