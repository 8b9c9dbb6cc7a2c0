// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quantity_edit.h"

#include "document/format.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr int kShownDigits = 6;          // enough for every datum of the catalogue
constexpr int kStepsTime = 600;     // ms without a step before the next one is an edit of its own
}  // namespace

QuantityEdit::QuantityEdit(QWidget* parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QLineEdit::returnPressed, this, [this] {
        commit();
        if (m_problem.isEmpty()) selectAll();
    });
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
    connect(this, &QLineEdit::textChanged, this, qOverload<>(&QWidget::update));
    m_stepsOver.setSingleShot(true);
    m_stepsOver.setInterval(kStepsTime);
    connect(&m_stepsOver, &QTimer::timeout, this, &QuantityEdit::endSteps);
    showValue();
}

void QuantityEdit::setField(const Field& field)
{
    m_whole = field.kind == FieldKind::Integer;
    setUnit(m_whole ? unit::one : *field.unit);
    setRange(field.minimum, field.maximum);
    m_rangeText = QString::fromStdString(field.rangeText());
    setNullable(field.nullable);
    setAccessibleName(coreText(field.label));
}

void QuantityEdit::setUnit(const Unit& unit)
{
    m_unit = &unit;
    keepRoomForUnit();
    showValue();
}

void QuantityEdit::setUnitSystem(UnitSystem system)
{
    const Unit& wanted = unitFor(*m_unit, system);
    if (&wanted == m_unit) return;
    setUnit(wanted);
    setRange(m_minimum, m_maximum);
}

void QuantityEdit::keepRoomForUnit()
{
    const QString symbol = QString::fromUtf8(m_unit->symbol);
    setTextMargins(0, 0, symbol.isEmpty() ? 0 : fontMetrics().horizontalAdvance(symbol) + kSuffixGap, 0);
}

void QuantityEdit::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange) keepRoomForUnit();
    QLineEdit::changeEvent(event);
}

void QuantityEdit::setRange(double minimumSi, double maximumSi)
{
    m_minimum = minimumSi;
    m_maximum = maximumSi;
    const QString low = formatIn(minimumSi, *m_unit, kShownDigits).text();
    const QString high = formatIn(maximumSi, *m_unit, kShownDigits).text();
    const bool hasLow = std::isfinite(minimumSi);
    const bool hasHigh = std::isfinite(maximumSi);
    m_rangeText = hasLow && hasHigh ? tr("%1 to %2").arg(low, high)
                  : hasLow          ? tr("at least %1").arg(low)
                  : hasHigh         ? tr("at most %1").arg(high)
                                    : QString();
}

void QuantityEdit::setWholeNumbers(bool whole)
{
    m_whole = whole;
    showValue();
}

void QuantityEdit::setNullable(bool nullable, const QString& placeholder)
{
    m_nullable = nullable;
    m_placeholder = placeholder;
    showPlaceholder();
}

void QuantityEdit::setVarious(bool various)
{
    if (various == m_various) return;
    m_various = various;
    showPlaceholder();
    if (various) setSi(std::nullopt);
}

void QuantityEdit::showPlaceholder()
{
    setPlaceholderText(m_various                ? tr("various")
                       : !m_nullable            ? QString()
                       : m_placeholder.isEmpty() ? tr("not set")
                                                : m_placeholder);
}

void QuantityEdit::setSi(std::optional<double> si)
{
    if (si) setVarious(false);
    m_si = si;
    if (!isModified() || !hasFocus()) showValue();
}

void QuantityEdit::showValue()
{
    setProblem({});
    if (!m_si) setText({});
    else if (m_whole) setText(formatCount(std::llround(*m_si)));
    else setText(formatIn(*m_si, *m_unit, kShownDigits).number);
    setModified(false);
    if (!hasFocus()) setCursorPosition(0);
    setToolTip(m_rangeText.isEmpty() ? QString() : tr("Range: %1").arg(m_rangeText));
}

void QuantityEdit::setProblem(const QString& problem)
{
    if (problem == m_problem) return;
    m_problem = problem;
    setAccessibleDescription(problem);
    update();
    if (!problem.isEmpty()) {
        setToolTip(problem);
        // Where one looks; a form that has room for it tells it beside the field.
        if (!m_toldBeside && hasFocus()) QToolTip::showText(mapToGlobal(QPoint(0, height() / 2)), problem, this);
        emit refused(problem);
    } else {
        QToolTip::hideText();
        emit refused({});
    }
}

void QuantityEdit::commit()
{
    if (!isModified()) return;
    const QString typed = text().trimmed();
    if (typed.isEmpty()) {
        if (m_various) {
            setModified(false);
            return;
        }
        if (!m_nullable) {
            setProblem(tr("A value is needed here."));
            return;
        }
        setModified(false);
        m_si.reset();
        showValue();
        emit siChanged(std::nullopt);
        return;
    }
    const Result<double> si = parseQuantity(plainNumberText(typed).toStdString(), *m_unit);
    if (!si) {
        const QString why = QString::fromStdString(si.error().message());
        setProblem(si.error().code == "quantity.finite" && !m_rangeText.isEmpty() ? tr("%1: %2").arg(why, m_rangeText) : why);
        return;
    }
    if (m_whole && *si != std::floor(*si)) {
        setProblem(tr("%1 is no whole number.").arg(typed));
        return;
    }
    if (*si < m_minimum || *si > m_maximum) {
        setProblem(tr("%1 is out of range: %2").arg(formatIn(*si, *m_unit, kShownDigits).text(), m_rangeText));
        return;
    }
    setModified(false);
    change(*si);
}

void QuantityEdit::change(double si)
{
    si = std::clamp(si, m_minimum, m_maximum);
    const bool same = m_si && *m_si == si;
    m_si = si;
    if (m_various) {
        m_various = false;
        showPlaceholder();
    }
    showValue();
    if (!same) emit siChanged(m_si);
}

double QuantityEdit::stepSize() const
{
    const double shown = m_si ? std::abs(m_unit->fromSi(*m_si)) : 0.0;
    // A tenth of the leading digit's place: 225 steps by 10, 6 by 0.1, 0.98 by 0.01.
    const double step = shown > 0.0 ? std::pow(10.0, std::floor(std::log10(shown)) - 1.0) : 1.0;
    return m_whole ? std::max(1.0, step) : step;
}

void QuantityEdit::stepBy(double steps)
{
    if (isReadOnly() || m_various) return;
    // A number that was typed and not yet taken over is where the step starts.
    if (isModified()) commit();
    if (!m_problem.isEmpty()) return;
    if (!m_stepping) {
        m_stepping = true;
        emit liveEditStarted();
    }
    m_stepsOver.start();
    double step = stepSize() * std::abs(steps);
    if (m_whole) step = std::max(1.0, std::round(step));
    const double from = m_si ? m_unit->fromSi(*m_si) : 0.0;
    const double to = std::round((from + std::copysign(step, steps)) / step) * step;
    change(m_unit->toSi(to));
    selectAll();
}

void QuantityEdit::endSteps()
{
    m_stepsOver.stop();
    if (!m_stepping) return;
    m_stepping = false;
    emit liveEditFinished();
}

bool QuantityEdit::event(QEvent* event)
{
    // Ctrl+Z after some steps takes back these steps, so they must stand as one edit by then.
    if (event->type() == QEvent::ShortcutOverride && m_stepping) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp && key != Qt::Key_PageDown &&
            key != Qt::Key_Shift && key != Qt::Key_Control)
            endSteps();
    }
    return QLineEdit::event(event);
}

void QuantityEdit::keyPressEvent(QKeyEvent* event)
{
    const double times = pace(event->modifiers());
    switch (event->key()) {
    case Qt::Key_Up: return stepBy(times);
    case Qt::Key_Down: return stepBy(-times);
    case Qt::Key_PageUp: return stepBy(kCoarser);
    case Qt::Key_PageDown: return stepBy(-kCoarser);
    case Qt::Key_Escape:
        if (isModified()) {
            showValue();
            selectAll();
            return;
        }
        break;
    default: break;
    }
    QLineEdit::keyPressEvent(event);
}

void QuantityEdit::wheelEvent(QWheelEvent* event)
{
    event->ignore();  // scrolling a form must not change its values
}

void QuantityEdit::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    m_clickedIn = event->reason() == Qt::MouseFocusReason;
    if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason) selectAll();
}

void QuantityEdit::focusOutEvent(QFocusEvent* event)
{
    m_clickedIn = false;
    endSteps();
    if (event->reason() != Qt::PopupFocusReason) {
        commit();
        if (!m_problem.isEmpty()) {
            // What was refused does not stay on the screen as if it held.
            const QString reason = m_problem;
            showValue();
            emit refused(reason);
        }
    }
    QLineEdit::focusOutEvent(event);
}

void QuantityEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QString symbol = QString::fromUtf8(m_unit->symbol);
    if (!symbol.isEmpty() && !(text().isEmpty() && !placeholderText().isEmpty())) {
        QStyleOptionFrame option;
        initStyleOption(&option);
        const QRect inside = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
        painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled,
                                       QPalette::PlaceholderText));
        painter.drawText(inside.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, symbol);
    }
    if (!m_problem.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::BrightText), 2.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5.0, 5.0);
    }
}

QSize QuantityEdit::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(QStringLiteral("123 456.789"));
    return {text + textMargins().right() + 24, QLineEdit::sizeHint().height()};
}

QSize QuantityEdit::minimumSizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(QStringLiteral("1 234.5"));
    return {text + textMargins().right() + 16, QLineEdit::minimumSizeHint().height()};
}

}  // namespace rw::ui
