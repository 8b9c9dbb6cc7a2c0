// SPDX-License-Identifier: GPL-3.0-or-later
#include "bar_meter.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kBarHeight = 10.0;
constexpr double kHeadroom = 1.08;  // so that a limit at the end is still seen as a line

}  // namespace

BarMeter::BarMeter(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarMeter::setLabel(const QString& label, bool shown)
{
    m_label = label;
    m_labelShown = shown;
    describe();
}

void BarMeter::setValue(double value, const QString& valueText)
{
    m_value = value;
    m_valueText = valueText;
    describe();
}

void BarMeter::setLimit(double limit, const QString& limitText)
{
    m_limit = limit;
    m_limitText = limitText;
    m_hasLimit = true;
    describe();
}

void BarMeter::clearLimit()
{
    m_hasLimit = false;
    m_limitText.clear();
    describe();
}

void BarMeter::setMaximum(double maximum)
{
    m_maximum = maximum;
    update();
}

void BarMeter::setMarks(const QList<Mark>& marks)
{
    m_marks = marks;
    describe();
}

void BarMeter::setColumns(int labelWidth, int valueWidth)
{
    m_labelWidth = labelWidth;
    m_valueWidth = valueWidth;
    update();
}

void BarMeter::describe()
{
    setAccessibleName(QStringList{m_label, m_valueText}.join(QLatin1Char(' ')).trimmed());
    QStringList more;
    if (m_hasLimit && !m_limitText.isEmpty()) {
        more << (isOverLimit() ? tr("Over the limit of %1") : tr("Limit %1")).arg(m_limitText);
    }
    for (const Mark& mark : m_marks) {
        more << mark.name;
    }
    setAccessibleDescription(more.join(QStringLiteral(", ")));
    setToolTip(more.isEmpty()
                   ? QString()
                   : accessibleName() + QLatin1Char('\n') + more.join(QLatin1Char('\n')));
    update();
}

double BarMeter::rightEnd() const
{
    if (m_maximum > 0.0) {
        return m_maximum;
    }
    double end = std::max(m_value, m_hasLimit ? m_limit : 0.0);
    for (const Mark& mark : m_marks) {
        end = std::max(end, mark.at);
    }
    return end > 0.0 ? end * kHeadroom : 1.0;
}

/// The column's width, or what the value takes where letters are larger than the column was made for.
int BarMeter::valueRoom() const { return std::max(m_valueWidth, fontMetrics().horizontalAdvance(m_valueText)); }

QSize BarMeter::sizeHint() const
{
    const int label = !m_labelShown      ? 0
                      : m_labelWidth > 0 ? m_labelWidth
                                         : fontMetrics().horizontalAdvance(m_label);
    return {label + valueRoom() + 140 + 2 * space::kS, std::max(fontMetrics().height() + 4, 20)};
}

QSize BarMeter::minimumSizeHint() const { return {120, sizeHint().height()}; }

void BarMeter::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    const bool over = isOverLimit();
    QRectF room(rect());

    if (m_labelShown && !m_label.isEmpty()) {
        const int w = m_labelWidth > 0 ? m_labelWidth : fontMetrics().horizontalAdvance(m_label);
        painter.setPen(c.textMuted);
        painter.drawText(QRectF(0, 0, w, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_label, Qt::ElideRight, w));
        room.setLeft(w + space::kM);
    }
    if (!m_valueText.isEmpty()) {
        const int w = valueRoom();
        painter.setPen(over ? c.error : isEnabled() ? c.text : c.textDisabled);
        painter.drawText(QRectF(width() - w, 0, w, height()), Qt::AlignRight | Qt::AlignVCenter,
                         m_valueText);
        room.setRight(width() - w - space::kM);
    }
    if (room.width() < 8.0) {
        return;
    }
    const double end = rightEnd();
    const auto x = [&](double v) {
        return room.left() + room.width() * std::clamp(v / end, 0.0, 1.0);
    };
    const QRectF track(room.left(), room.center().y() - kBarHeight / 2.0, room.width(), kBarHeight);
    paint::box(&painter, track, 3.0, c.hover);

    const double within = m_hasLimit ? std::min(m_value, m_limit) : m_value;
    painter.save();
    painter.setClipRect(QRectF(track.left(), 0, x(within) - track.left(), height()));
    paint::box(&painter, track, 3.0, isEnabled() ? c.data : c.lineStrong);
    painter.restore();
    if (over) {
        const QRectF beyond(x(m_limit), track.top(), x(m_value) - x(m_limit), kBarHeight);
        paint::box(&painter, beyond, 0.0, c.errorSoft);
        paint::hatch(&painter, beyond, c.error);
        paint::box(&painter, beyond, 0.0, QColor(), c.error);
    }
    for (const Mark& mark : m_marks) {
        paint::hairline(
            &painter, QRect(qRound(x(mark.at)), qRound(track.top()) - 2, 1, qRound(kBarHeight) + 4),
            c.outline);
    }
    if (m_hasLimit) {
        paint::hairline(
            &painter,
            QRect(qRound(x(m_limit)) - 1, qRound(track.top()) - 4, 2, qRound(kBarHeight) + 8),
            c.text);
    }
}

}  // namespace rw::ui
