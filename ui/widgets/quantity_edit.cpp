// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quantity_edit.h"

#include "document/format.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr int kDigits = 6;          // enough for every datum of the catalogue
constexpr double kDragThreshold = 3.0;  // px before a press on the label counts as a drag
constexpr int kSuffixGap = 6;       // px between number and unit
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
    const QString low = formatIn(minimumSi, *m_unit, kDigits).text();
    const QString high = formatIn(maximumSi, *m_unit, kDigits).text();
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
    setPlaceholderText(!nullable ? QString() : placeholder.isEmpty() ? tr("not set") : placeholder);
}

void QuantityEdit::setSi(std::optional<double> si)
{
    m_si = si;
    if (!isModified() || !hasFocus()) showValue();
}

void QuantityEdit::showValue()
{
    setProblem({});
    if (!m_si) setText({});
    else if (m_whole) setText(formatCount(std::llround(*m_si)));
    else setText(formatIn(*m_si, *m_unit, kDigits).number);
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
        emit refused(problem);
    } else {
        emit refused({});
    }
}

void QuantityEdit::commit()
{
    if (!isModified()) return;
    const QString typed = text().trimmed();
    if (typed.isEmpty()) {
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
        setProblem(QString::fromStdString(si.error().message()));
        return;
    }
    if (m_whole && *si != std::floor(*si)) {
        setProblem(tr("%1 is no whole number.").arg(typed));
        return;
    }
    if (*si < m_minimum || *si > m_maximum) {
        setProblem(tr("%1 is out of range: %2").arg(formatIn(*si, *m_unit, kDigits).text(), m_rangeText));
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

void QuantityEdit::stepBy(int steps)
{
    if (isReadOnly()) return;
    const double step = stepSize();
    const double from = m_si ? m_unit->fromSi(*m_si) : 0.0;
    const double to = std::round((from + steps * step) / step) * step;
    change(m_unit->toSi(to));
    selectAll();
}

void QuantityEdit::setDragLabel(QLabel* label)
{
    if (m_dragLabel) m_dragLabel->removeEventFilter(this);
    m_dragLabel = label;
    label->setBuddy(this);
    label->setCursor(Qt::SizeHorCursor);
    label->installEventFilter(this);
}

bool QuantityEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_dragLabel && isEnabled() && !isReadOnly() && dragEvent(event)) return true;
    return QLineEdit::eventFilter(watched, event);
}

bool QuantityEdit::dragEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() != Qt::LeftButton || !m_si) return false;
        m_dragFrom = m_si;
        m_dragX = mouse->globalPosition().x();
        return true;
    }
    if (event->type() == QEvent::MouseMove && m_dragFrom) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const double moved = mouse->globalPosition().x() - m_dragX;
        if (!m_dragging) {
            if (std::abs(moved) < kDragThreshold) return true;
            m_dragging = true;
            emit liveEditStarted();
        }
        const double from = m_unit->fromSi(*m_dragFrom);
        const double digit = from != 0.0 ? std::pow(10.0, std::floor(std::log10(std::abs(from))) - 2.0) : 0.01;
        const double scale = mouse->modifiers() & Qt::ShiftModifier ? 10.0 : 1.0;
        const double step = (m_whole ? std::max(1.0, digit) : digit) * scale;
        const double pixels = m_whole && digit < 1.0 ? 4.0 : 1.0;  // small counts need a steadier hand
        change(m_unit->toSi(std::round((from + std::trunc(moved / pixels) * step) / step) * step));
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease && m_dragFrom) {
        m_dragFrom.reset();
        if (m_dragging) emit liveEditFinished();
        else setFocus(Qt::MouseFocusReason);
        m_dragging = false;
        return true;
    }
    return false;
}

void QuantityEdit::keyPressEvent(QKeyEvent* event)
{
    const int times = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Up: stepBy(times); return;
    case Qt::Key_Down: stepBy(-times); return;
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
    if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::PopupFocusReason) selectAll();
}

void QuantityEdit::focusOutEvent(QFocusEvent* event)
{
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
