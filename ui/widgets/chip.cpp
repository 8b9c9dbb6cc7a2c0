// SPDX-License-Identifier: GPL-3.0-or-later
#include "chip.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kSign = 14.0;
constexpr double kPad = 6.0;

struct Tone {
    QColor ink;
    QColor soft;
};

Tone toneOf(Severity severity, const Colors& c)
{
    switch (severity) {
    case Severity::Error: return {c.error, c.errorSoft};
    case Severity::Warning: return {c.warning, c.warningSoft};
    case Severity::Note: return {c.accent, c.accentSoft};
    case Severity::Ok: return {c.good, c.goodSoft};
    }
    return {c.text, c.hover};
}

bool isVouchedFor(Grade grade)
{
    return grade == Grade::Vendor || grade == Grade::Measured || grade == Grade::Standard;
}

QString gradeSign(Grade grade)
{
    switch (grade) {
    case Grade::Vendor: return QStringLiteral("V");
    case Grade::Measured: return QStringLiteral("M");
    case Grade::Standard: return QStringLiteral("S");
    case Grade::Press: return QStringLiteral("P");
    case Grade::Derived: return QStringLiteral("=");
    case Grade::Assumed: return QStringLiteral("≈");
    case Grade::Unknown: return QStringLiteral("?");
    }
    return {};
}

}  // namespace

Chip::Chip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setTextSize(this, TextSize::Small);
}

Chip::Chip(Severity severity, const QString& text, QWidget* parent) : Chip(parent)
{
    setSeverity(severity, text);
}

Chip::Chip(Grade grade, QWidget* parent) : Chip(parent) { setGrade(grade); }

void Chip::setSeverity(Severity severity, const QString& text)
{
    m_isGrade = false;
    m_severity = severity;
    m_text = text.isEmpty() ? severityText(severity) : text;
    describe(severityText(severity));
}

void Chip::setGrade(Grade grade, const QString& text)
{
    m_isGrade = true;
    m_grade = grade;
    m_text = text.isEmpty() ? gradeText(grade) : text;
    describe(gradeExplanation(grade));
}

void Chip::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

void Chip::describe(const QString& explanation)
{
    setAccessibleName(m_text);
    setAccessibleDescription(explanation);
    setToolTip(explanation == m_text ? m_text : m_text + QLatin1Char('\n') + explanation);
    updateGeometry();
    update();
}

QString Chip::severityText(Severity severity)
{
    switch (severity) {
    case Severity::Error: return tr("Error");
    case Severity::Warning: return tr("Warning");
    case Severity::Note: return tr("Note");
    case Severity::Ok: return tr("OK");
    }
    return {};
}

QString Chip::gradeText(Grade grade)
{
    switch (grade) {
    case Grade::Vendor: return tr("Vendor");
    case Grade::Measured: return tr("Measured");
    case Grade::Standard: return tr("Standard");
    case Grade::Press: return tr("Press");
    case Grade::Derived: return tr("Derived");
    case Grade::Assumed: return tr("Assumed");
    case Grade::Unknown: return tr("Unknown");
    }
    return {};
}

QString Chip::gradeExplanation(Grade grade)
{
    switch (grade) {
    case Grade::Vendor: return tr("From the maker's data sheet or product page");
    case Grade::Measured: return tr("Measured by an independent test");
    case Grade::Standard: return tr("Set by a standard or a specification");
    case Grade::Press: return tr("From a press report or an announcement");
    case Grade::Derived: return tr("Calculated from other data");
    case Grade::Assumed: return tr("Assumed: no source states it");
    case Grade::Unknown: return tr("Where it comes from is not known");
    }
    return {};
}

void Chip::paintSeverity(QPainter& painter, const QRectF& rect, Severity severity,
                         const QWidget* widget)
{
    const Colors& c = Theme::of(widget).colors();
    const QColor ink = toneOf(severity, c).ink;
    const QColor hole = readableOn(ink);
    const paint::Guard guard(&painter);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 14.0, rect.height() / 14.0);
    painter.setBrush(ink);
    painter.setPen(Qt::NoPen);
    QPen sign(hole, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (severity) {  // four shapes, four signs
    case Severity::Error: {
        painter.drawPolygon(QPolygonF({{4.3, 0.5},
                                       {9.7, 0.5},
                                       {13.5, 4.3},
                                       {13.5, 9.7},
                                       {9.7, 13.5},
                                       {4.3, 13.5},
                                       {0.5, 9.7},
                                       {0.5, 4.3}}));
        painter.setPen(sign);
        painter.drawLine(QPointF(4.8, 4.8), QPointF(9.2, 9.2));
        painter.drawLine(QPointF(9.2, 4.8), QPointF(4.8, 9.2));
        break;
    }
    case Severity::Warning: {
        painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(QPolygonF({{7.0, 1.6}, {13.0, 12.4}, {1.0, 12.4}}));
        painter.setPen(sign);
        painter.drawLine(QPointF(7.0, 5.4), QPointF(7.0, 8.4));
        painter.drawPoint(QPointF(7.0, 10.8));
        break;
    }
    case Severity::Note:
        painter.drawEllipse(QRectF(0.5, 0.5, 13.0, 13.0));
        painter.setPen(sign);
        painter.drawLine(QPointF(7.0, 6.8), QPointF(7.0, 10.2));
        painter.drawPoint(QPointF(7.0, 4.0));
        break;
    case Severity::Ok:
        painter.setPen(QPen(ink, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF({{2.5, 7.5}, {5.6, 10.6}, {11.5, 3.8}}));
        break;
    }
}

void Chip::paintGrade(QPainter& painter, const QRectF& rect, Grade grade, const QWidget* widget)
{
    const Theme& theme = Theme::of(widget);
    const Colors& c = theme.colors();
    const paint::Guard guard(&painter);
    const bool vouched = isVouchedFor(grade);
    const bool guess = grade == Grade::Assumed || grade == Grade::Unknown;
    const QColor ink = guess ? c.warning : c.textMuted;
    painter.setBrush(vouched ? QBrush(ink) : QBrush(Qt::NoBrush));
    QPen pen(ink, 1.0);
    if (guess) {
        pen.setDashPattern({2.0, 2.0});
    }
    painter.setPen(pen);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    QFont font = theme.font(TextSize::Small, true);
    font.setPixelSize(std::max(8, static_cast<int>(rect.height() * 0.72)));
    painter.setFont(font);
    painter.setPen(vouched ? readableOn(ink) : ink);
    painter.drawText(rect, Qt::AlignCenter, gradeSign(grade));
}

QSize Chip::sizeHint() const
{
    const int height = std::max(18, fontMetrics().height() + 3);
    if (m_compact) {
        return {height, height};
    }
    return {static_cast<int>(kPad + kSign + 5.0 + kPad + 1.0)
                + fontMetrics().horizontalAdvance(m_text),
            height};
}

void Chip::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    const double y = (height() - kSign) / 2.0;
    const double x = m_compact ? (width() - kSign) / 2.0 : m_isGrade ? 0.0 : kPad;
    if (!m_isGrade && !m_compact) {
        paint::box(&painter, QRectF(rect()), kRadiusSmall, toneOf(m_severity, c).soft);
    }
    if (m_isGrade) {
        paintGrade(painter, QRectF(x, y, kSign, kSign), m_grade, this);
    } else {
        paintSeverity(painter, QRectF(x, y, kSign, kSign), m_severity, this);
    }
    if (!m_compact) {
        painter.setFont(font());
        painter.setPen(m_isGrade ? c.textMuted : toneOf(m_severity, c).ink);
        painter.drawText(QRectF(x + kSign + 5.0, 0, width(), height()),
                         Qt::AlignVCenter | Qt::AlignLeft, m_text);
    }
}

}  // namespace rw::ui
