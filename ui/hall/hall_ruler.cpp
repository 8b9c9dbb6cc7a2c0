// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_ruler.h"

#include "document/minus.h"
#include "shell/theme.h"

#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QStringList>

#include <cmath>
#include <cstdint>

namespace rw::ui {
namespace {

constexpr double kLeastStep = 64.0;  // px between numbers
constexpr double kInch = 25.4;       // mm
constexpr double kFoot = 12.0 * kInch;
constexpr double kLong = 10000.0;    // mm, from which a length reads in metres, or to whole inches

/// 1, 2 or 5 times a power of ten that is at least so many.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double of : {1.0, 2.0, 5.0})
        if (of * power >= least) return of * power;
    return 10.0 * power;
}

/// Inches that divide a foot, at least so many.
double inchStep(double least)
{
    for (const double of : {1.0, 2.0, 3.0})
        if (of >= least) return of;
    return 6.0;
}

}  // namespace

QString lengthText(double millimetres, UnitSystem units)
{
    if (units == UnitSystem::Ip) return feetText(millimetres, std::abs(millimetres) >= kLong ? 1.0 : 10.0);
    if (std::abs(millimetres) >= kLong) return formatIn(millimetres * 1e-3, unit::m).text();
    return QStringLiteral("%1 mm").arg(formatCount(std::llround(millimetres))).replace(QLatin1String(" mm"), QStringLiteral("\u00a0mm"));
}

QString feetText(double millimetres, double partsOfAnInch)
{
    const auto parts = static_cast<std::int64_t>(std::llround(std::abs(millimetres) / kInch * partsOfAnInch));
    const auto inFoot = static_cast<std::int64_t>(12.0 * partsOfAnInch);
    const double inches = static_cast<double>(parts % inFoot) / partsOfAnInch;
    QStringList words;
    if (parts >= inFoot) words << formatIn(static_cast<double>(parts / inFoot), unit::one, 9).number + QStringLiteral("\u00a0ft");
    if (inches > 0.0) words << formatIn(inches, unit::one).number + QStringLiteral("\u00a0in");
    if (words.isEmpty()) return QStringLiteral("0\u00a0ft");
    return withMinus((millimetres < 0.0 ? QStringLiteral("-") : QString()) + words.join(QChar(0x00a0)));
}

QString floorLoadText(double pascals, UnitSystem units)
{
    return formatValue(pascals, unit::kPaFloor, units);
}

HallRuler::HallRuler(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void HallRuler::setScale(double origin, double scale, UnitSystem units)
{
    if (origin == m_origin && scale == m_scale && units == m_units) return;
    m_origin = origin;
    m_scale = scale;
    m_units = units;
    update();
}

void HallRuler::setPointer(std::optional<double> at)
{
    if (at == m_pointer) return;
    m_pointer = at;
    update();
}

void HallRuler::setSpan(std::optional<std::pair<double, double>> span)
{
    if (span == m_span) return;
    m_span = span;
    update();
}

void HallRuler::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.sunken);
    const bool across = m_orientation == Qt::Horizontal;
    const int length = across ? width() : height();
    const int thick = across ? height() : width();
    if (!across) {
        // One drawing for both: upright, the numbers read from below.
        painter.translate(0, height());
        painter.rotate(-90.0);
    }
    const auto place = [&](double mm) {
        const double at = m_origin + mm * m_scale;
        return across ? at : length - at;
    };
    if (m_span) {
        const double a = place(m_span->first);
        const double b = place(m_span->second);
        painter.fillRect(QRectF(std::min(a, b), 0.0, std::abs(b - a), thick), c.accentSoft);
    }
    const bool feet = m_units == UnitSystem::Ip;
    const double inUnit = feet ? kFoot : 1.0;
    const double least = kLeastStep / (m_scale * inUnit);
    const bool inches = feet && least <= 0.5;
    const double step = (inches ? inchStep(least * 12.0) / 12.0 : roundStep(least)) * inUnit;
    // Parts of a step that a planner counts in: tenths, quarters of an inch, inches.
    const int parts = !inches ? feet && step == inUnit ? 12 : 10 : step == inUnit / 2.0 ? 6 : 4;
    const bool metres = !feet && step >= 1000.0;
    painter.setFont(theme.font(TextSize::Small));
    const double first = across ? -m_origin / m_scale : -m_origin / m_scale;
    const double last = (length - m_origin) / m_scale;
    const QLocale locale;
    for (double at = std::floor(first / step) * step; at <= last; at += step) {
        painter.setPen(c.lineStrong);
        for (int part = 1; part < parts; ++part) {
            const double minor = place(at + step * part / parts);
            painter.drawLine(QPointF(minor, thick - (2 * part == parts ? 7 : 4)), QPointF(minor, thick - 1));
        }
        const double major = place(at);
        painter.setPen(c.outline);
        painter.drawLine(QPointF(major, 3.0), QPointF(major, thick - 1));
        painter.setPen(c.textMuted);
        const double number = metres ? at / 1000.0 : at / inUnit;
        QString words = inches ? feetText(at, 1.0) : withMinus(locale.toString(number, 'g', 8));
        if (std::abs(number) < 1e-9)
            words = feet ? QStringLiteral("0 ft") : metres ? QStringLiteral("0 m") : QStringLiteral("0 mm");
        if (major + 3.0 + painter.fontMetrics().horizontalAdvance(words) > length) continue;
        painter.drawText(QRectF(major + 3.0, 0.0, kLeastStep * 2.0, thick - 5.0), Qt::AlignLeft | Qt::AlignVCenter, words);
    }
    // The canvas between the rulers has no frame of its own to show where keys go.
    const bool focus = parentWidget() && parentWidget()->hasFocus();
    painter.setPen(QPen(focus ? c.focus : c.line, focus ? 3.0 : 1.0));
    painter.drawLine(QPointF(0, thick - 0.5), QPointF(length, thick - 0.5));
    if (m_pointer) {
        const double at = across ? *m_pointer : length - *m_pointer;
        painter.setPen(QPen(c.accent, 1.0));
        painter.drawLine(QPointF(at, 0), QPointF(at, thick));
    }
}

void HallEdge::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter(this).fillRect(rect(), parentWidget() && parentWidget()->hasFocus() ? c.focus : c.sunken);
}

}  // namespace rw::ui
