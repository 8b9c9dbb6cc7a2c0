// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include "plots/plot_table_model.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {
namespace {
constexpr double kLabelGap = 6.0;
constexpr double kCloth = 10.0;  // px

/// A pennant notes; a coin is money, two sheets are shares, an open diamond is an option.
void paintCloth(QPainter& painter, const QPointF& at, MilestoneKind kind, const QColor& ink, const QColor& paper)
{
    const QRectF room(at, QSizeF(kCloth, kCloth));
    painter.save();
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(ink);
    switch (kind) {
    case MilestoneKind::Note: {
        QPainterPath pennant(at);
        pennant.lineTo(at + QPointF(11.0, 4.5));
        pennant.lineTo(at + QPointF(0.0, 9.0));
        pennant.closeSubpath();
        painter.fillPath(pennant, ink);
        break;
    }
    case MilestoneKind::Money:
        painter.drawEllipse(room.adjusted(0.7, 0.7, -0.7, -0.7));
        painter.setPen(QPen(paper, 1.4));
        painter.drawLine(room.center() - QPointF(0.0, 2.5), room.center() + QPointF(0.0, 2.5));
        break;
    case MilestoneKind::Shares:
        painter.setBrush(paper);
        painter.drawRect(room.adjusted(3.0, 0.7, -0.7, -3.0));
        painter.setBrush(ink);
        painter.drawRect(room.adjusted(0.7, 3.0, -3.0, -0.7));
        break;
    case MilestoneKind::Option:
        painter.setBrush(paper);
        painter.drawPolygon(QPolygonF{QPointF(room.center().x(), room.top()), QPointF(room.right(), room.center().y()),
                                      QPointF(room.center().x(), room.bottom()), QPointF(room.left(), room.center().y())});
        break;
    }
    painter.restore();
}
}  // namespace

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::of(this).font(TextSize::Small));
    paintAxis(painter);
    for (qsizetype row = 0; row < m_timeline.phases.size(); ++row) paintPhase(painter, row);
    paintFlags(painter);
}

void TimelineView::paintAxis(QPainter& painter) const
{
    const Colors& c = Theme::of(this).colors();
    const QFontMetricsF metrics(painter.font());
    const double bottom = axisTop();
    const double quarter = xOf(m_timeline.from + 0.25) - xOf(m_timeline.from);
    const bool named = quarter > metrics.horizontalAdvance(QStringLiteral("2026")) + 6.0;
    for (double at = std::ceil(m_timeline.from * 4.0) / 4.0; at <= m_timeline.to + 1e-9; at += 0.25) {
        const double x = std::round(xOf(at)) + 0.5;
        const bool year = std::abs(at - std::round(at)) < 1e-9;
        painter.setPen(QPen(year ? c.lineStrong : mixed(c.surface, c.line, 0.7), 1.0));
        if (year || quarter > 10.0) painter.drawLine(QPointF(x, 0), QPointF(x, bottom + (year ? 5.0 : 3.0)));
        painter.setPen(c.textMuted);
        if (year)
            painter.drawText(QRectF(x - 40, bottom + 5, 80, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                             QString::number(static_cast<int>(std::round(at))));
        else if (named)
            painter.drawText(QRectF(x - 20, bottom + 5, 40, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                             quarterText(at).section(QLatin1Char(' '), 1));
    }
    painter.setPen(QPen(c.lineStrong, 1.0));
    painter.drawLine(QPointF(m_left, bottom + 0.5), QPointF(width() - m_right, bottom + 0.5));
}

void TimelineView::paintPhase(QPainter& painter, qsizetype row) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const TimelinePhase& phase = m_timeline.phases.at(row);
    const QRectF room = rowRect(row);
    const QRectF bar = barOf(row);
    const bool current = m_selected.contains(phase.id);
    const bool carried = m_carry && m_carry->now.id == phase.id;
    if (current) paint::box(&painter, room.adjusted(1, 1, -1, -1), kRadius, c.accentSoft);

    const QFont small = theme.font(TextSize::Small);
    const QFont strong = theme.font(TextSize::Small, true);
    const QFontMetricsF metrics(small);
    double sum = 0.0;
    for (const TimelineShare& share : phase.mix) sum += share.share;
    const auto shareWords = [&](const TimelineShare& share) {
        return phase.mix.size() > 1 ? QStringLiteral("%1 %2").arg(share.name, formatPercent(share.share)) : share.name;
    };
    const auto shareFits = [&](const TimelineShare& share) {
        return metrics.horizontalAdvance(shareWords(share)) + 12.0 <= bar.width() * share.share / std::max(sum, 1.0);
    };
    // Name and tranche stand right of the bar, left of it where the right has no room; platforms
    // that find no place inside the bar stand with them.
    const MovedPhase at = datesOf(row);
    const QRectF late = carried ? QRectF() : lateOf(row);
    QStringList words{phase.target};
    qsizetype platforms = 0;
    if (carried) {
        words << periodText(at.start, at.end);
    } else {
        for (const TimelineShare& share : phase.mix)
            if (!shareFits(share)) words << shareWords(share);
        platforms = words.size() - 1;
        if (phase.ramp != RampShape::Linear) words << rampWord(phase.ramp);
        if (!late.isNull()) words << phase.held;
    }
    const QFontMetricsF strongMetrics(strong);
    const double nameWidth = strongMetrics.horizontalAdvance(phase.name);
    const double edge = late.isNull() ? bar.right() : std::max(bar.right(), late.right());
    const double roomRight = width() - 4.0 - edge - kLabelGap;
    const double roomLeft = bar.left() - kLabelGap - 4.0;
    // What has no room goes as a whole, the last of the platforms first; the tooltip tells all.
    const auto joined = [&] { return QStringLiteral("  ") + words.join(QStringLiteral(" · ")); };
    while (words.size() > 1 && nameWidth + metrics.horizontalAdvance(joined()) > std::max(roomRight, roomLeft))
        words.removeAt(platforms > 0 ? platforms-- : words.size() - 1);
    const QString rest = joined();
    const double all = nameWidth + metrics.horizontalAdvance(rest);
    const bool right = roomRight >= all || roomRight >= roomLeft;
    const double textWidth = std::min(all, right ? roomRight : roomLeft);
    const double left = right ? edge + kLabelGap : bar.left() - kLabelGap - textWidth;
    const double base = room.center().y() + (metrics.ascent() - metrics.descent()) / 2.0;
    // Paper under the words, so that grid lines do not cross them.
    painter.fillRect(QRectF(left - 2.0, room.top() + 2.0, textWidth + 4.0, room.height() - 4.0), current ? c.accentSoft : c.surface);
    painter.setFont(strong);
    painter.setPen(c.text);
    painter.drawText(QPointF(left, base), strongMetrics.elidedText(phase.name, Qt::ElideRight, textWidth));
    painter.setFont(small);
    painter.setPen(carried ? c.accent : c.textMuted);
    if (textWidth > nameWidth)
        painter.drawText(QPointF(left + nameWidth, base), metrics.elidedText(rest, Qt::ElideRight, textWidth - nameWidth + 1.0));

    if (!late.isNull()) {
        painter.fillRect(late, c.surface);
        paint::hatch(&painter, late, c.text);
        painter.setPen(QPen(c.text, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(late.adjusted(0.0, 0.5, -0.5, -0.5));
    }
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(bar, kRadiusSmall, kRadiusSmall);
    painter.setClipPath(outline);
    painter.fillRect(bar, c.hover);
    double x = bar.left();
    for (const TimelineShare& share : phase.mix) {
        const double width = sum > 0.0 ? bar.width() * share.share / std::max(sum, 1.0) : 0.0;
        const QRectF part(x, bar.top(), std::max(width - 1.0, 0.5), bar.height());
        painter.fillRect(part, share.color);
        painter.setPen(readableOn(share.color));
        const QString percent = formatPercent(share.share);
        if (shareFits(share))
            painter.drawText(part.adjusted(6, 0, -6, 0), Qt::AlignLeft | Qt::AlignVCenter, shareWords(share));
        else if (phase.mix.size() > 1 && metrics.horizontalAdvance(percent) + 4.0 <= part.width())
            painter.drawText(part, Qt::AlignCenter, percent);
        x += width;
    }
    if (sum < 1.0 - 1e-9 && bar.width() > 8.0) {
        // What the mix leaves open.
        paint::hatch(&painter, QRectF(x, bar.top(), bar.right() - x, bar.height()), c.outline);
    }
    painter.restore();
    if (current || carried) {
        painter.setPen(QPen(c.accent, 2.0, carried ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bar.adjusted(-1.5, -1.5, 1.5, 1.5), kRadiusSmall + 1, kRadiusSmall + 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        for (const double grip : {bar.left(), bar.right()})
            painter.drawRoundedRect(QRectF(grip - 2.5, bar.center().y() - 6.0, 5.0, 12.0), 2.0, 2.0);
    }
    if (current && hasFocus()) paint::focusRing(&painter, room.adjusted(1, 1, -1, -1), kRadius, c.focus);
}

void TimelineView::paintFlags(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const double top = rowRect(m_timeline.phases.size()).top() + 2.0;
    QList<const TimelineFlag*> order;
    for (const TimelineFlag& flag : m_timeline.flags)
        if (flag.day.isValid()) order << &flag;
    std::sort(order.begin(), order.end(), [this](auto* a, auto* b) { return dayOf(*a) < dayOf(*b); });
    double taken = 4.0;  // px from the left that words stand on already
    for (qsizetype i = 0; i < order.size(); ++i) {
        const double x = std::round(xOf(yearsOf(dayOf(*order.at(i))))) + 0.5;
        const double next = i + 1 < order.size() ? xOf(yearsOf(dayOf(*order.at(i + 1)))) - 4.0 : width() - 2.0;
        const bool carried = m_flagDay.isValid() && order.at(i)->id == m_flag;
        const QColor ink = carried ? c.accent : c.text;
        painter.setPen(QPen(ink, 1.2));
        painter.drawLine(QPointF(x, top), QPointF(x, axisTop()));
        paintCloth(painter, QPointF(x, top), order.at(i)->kind, ink, c.surface);
        const double roomRight = next - (x + 14.0);
        const double roomLeft = x - 6.0 - taken;
        const double wanted = metrics.horizontalAdvance(order.at(i)->name);
        const bool right = roomRight >= wanted || roomRight >= roomLeft;
        const double room = std::min(wanted, right ? roomRight : roomLeft);
        taken = x + 14.0;
        if (room < 28.0) continue;
        const double left = right ? x + 14.0 : x - 6.0 - room;
        if (right) taken = left + room + 8.0;
        painter.fillRect(QRectF(left - 2.0, top - 2.0, room + 4.0, metrics.height() + 2.0), c.surface);
        painter.setPen(c.text);
        painter.drawText(QPointF(left, top + metrics.ascent() - 2.0),
                         metrics.elidedText(order.at(i)->name, Qt::ElideRight, room + 1.0));
    }
}

}  // namespace rw::ui
