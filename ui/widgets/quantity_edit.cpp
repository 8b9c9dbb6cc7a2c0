// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/quantity_edit.h"

#include "document/format.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {

namespace {
constexpr int kDigits = 6;          // enough for every datum of the catalogue
constexpr double kDragThreshold = 3.0;  // px before a press on the label counts as a drag
constexpr int kSuffixGap = 6;       // px between number and unit
constexpr int kStepsTime = 600;     // ms without a step before the next one is an edit of its own
constexpr double kFiner = 0.1;
constexpr double kCoarser = 10.0;

double pace(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testFlag(Qt::ShiftModifier)     ? kFiner
           : modifiers.testFlag(Qt::ControlModifier) ? kCoarser
                                                     : 1.0;
}
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

void QuantityEdit::setDragLabel(QLabel* label)
{
    if (m_dragLabel) m_dragLabel->removeEventFilter(this);
    m_dragLabel = label;
    label->setBuddy(this);
    label->setCursor(Qt::SizeHorCursor);
    label->installEventFilter(this);
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

bool QuantityEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (m_dragging && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) cancelDrag();
        return true;
    }
    if (watched != m_dragLabel || !isEnabled() || isReadOnly()) return QLineEdit::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress: return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove: return drag(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        if (!m_dragFrom && !m_dragCancelled) return false;
        if (!release()) setFocus(Qt::MouseFocusReason);
        m_clickedIn = false;
        return true;
    default: return QLineEdit::eventFilter(watched, event);
    }
}

bool QuantityEdit::mayDrag() const
{
    return isEnabled() && !isReadOnly() && m_si.has_value();
}

bool QuantityEdit::onUnit(const QPoint& at) const
{
    return textMargins().right() > 0 && at.x() >= width() - textMargins().right() - kSuffixGap;
}

bool QuantityEdit::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !mayDrag()) return false;
    endSteps();
    m_dragFrom = m_si;
    m_dragX = event.globalPosition().x();
    m_dragSteps = 0.0;
    return true;
}

bool QuantityEdit::drag(const QMouseEvent& event)
{
    if (m_dragCancelled) return true;
    if (!m_dragFrom) return false;
    const double x = event.globalPosition().x();
    if (!m_dragging) {
        if (std::abs(x - m_dragX) < kDragThreshold) return true;
        m_dragging = true;
        setModified(false);
        qApp->installEventFilter(this);  // Escape is wanted wherever the focus is
        emit liveEditStarted();
    }
    // A hundredth of the leading digit's place for each pixel: 6 GW moves by 0.01, 225 kW by 1.
    const double from = m_unit->fromSi(*m_dragFrom);
    const double digit = from != 0.0 ? std::pow(10.0, std::floor(std::log10(std::abs(from))) - 2.0) : 0.01;
    const double pixels = m_whole && digit < 1.0 ? 4.0 : 1.0;  // small counts need a steadier hand
    const double unitStep = m_whole ? std::max(1.0, digit) : digit;
    m_dragSteps += (x - m_dragX) / pixels * pace(event.modifiers());
    m_dragX = x;
    const double step = m_whole ? unitStep : unitStep * std::min(1.0, pace(event.modifiers()));
    change(m_unit->toSi(std::round((from + m_dragSteps * unitStep) / step) * step));
    return true;
}

bool QuantityEdit::release()
{
    const bool dragged = m_dragging || m_dragCancelled;
    m_dragFrom.reset();
    m_dragCancelled = false;
    if (m_dragging) {
        m_dragging = false;
        qApp->removeEventFilter(this);
        emit liveEditFinished();
    }
    return dragged;
}

void QuantityEdit::cancelDrag()
{
    change(*m_dragFrom);
    m_dragFrom.reset();
    m_dragging = false;
    m_dragCancelled = true;
    qApp->removeEventFilter(this);
    emit liveEditFinished();
}

void QuantityEdit::mousePressEvent(QMouseEvent* event)
{
    const bool fresh = std::exchange(m_clickedIn, false) || !hasFocus();
    if ((fresh || onUnit(event->position().toPoint())) && press(*event)) return;
    QLineEdit::mousePressEvent(event);
}

void QuantityEdit::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton) updateCursor(event->position().toPoint());
    if (drag(*event)) return;
    QLineEdit::mouseMoveEvent(event);
}

void QuantityEdit::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_dragFrom && !m_dragCancelled) return QLineEdit::mouseReleaseEvent(event);
    if (release()) return;
    if (!hasFocus()) setFocus(Qt::MouseFocusReason);
    m_clickedIn = false;
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
}

void QuantityEdit::enterEvent(QEnterEvent* event)
{
    updateCursor(event->position().toPoint());
    QLineEdit::enterEvent(event);
}

void QuantityEdit::updateCursor(const QPoint& at)
{
    setCursor(mayDrag() && (!hasFocus() || onUnit(at)) ? Qt::SizeHorCursor : Qt::IBeamCursor);
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
