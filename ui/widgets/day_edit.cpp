// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/day_edit.h"

#include "shell/icons.h"
#include "shell/theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QDate>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <QWidgetAction>

namespace rw::ui {

namespace {

const QDate kFirst(1900, 1, 1);
const QDate kLast(2200, 12, 31);

QDate toQt(const Date& day)
{
    return day.set() ? QDate(day.year, day.month, day.day) : QDate();
}
Date ofQt(const QDate& day)
{
    return day.isValid() ? Date{day.year(), day.month(), day.day()} : Date{};
}

}  // namespace

DayEdit::DayEdit(QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("not set"));
    QAction* calendar = addAction(icon(QStringLiteral("calendar"), Theme::of(this)), QLineEdit::TrailingPosition);
    calendar->setToolTip(tr("Calendar (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DayEdit::openCalendar);
    connect(this, &QLineEdit::editingFinished, this, &DayEdit::commit);
    connect(this, &QLineEdit::textEdited, this, [this] { setProblem({}); });
}

void DayEdit::setDay(const Date& day)
{
    m_day = day;
    if (!isModified() || !hasFocus()) showDay();
}

void DayEdit::showDay()
{
    setProblem({});
    setText(QString::fromStdString(m_day.text()));
    setModified(false);
}

void DayEdit::commit()
{
    if (!isModified()) return;
    const QString typed = text().trimmed();
    if (typed.isEmpty()) return take({});
    const Result<Date> day = Date::parse(typed.toStdString());
    if (day) take(*day);
    else setProblem(QString::fromStdString(day.error().message()));
}

void DayEdit::take(const Date& day)
{
    const bool changed = day != m_day;
    m_day = day;
    showDay();
    if (changed) emit dayChanged(day);
}

void DayEdit::setProblem(const QString& problem)
{
    if (problem == m_problem) return;
    m_problem = problem;
    setAccessibleDescription(problem);
    setToolTip(problem);
    update();
    if (!problem.isEmpty() && hasFocus()) QToolTip::showText(mapToGlobal(QPoint(0, height() / 2)), problem, this);
    emit refused(problem);
}

void DayEdit::openCalendar()
{
    QMenu menu(this);
    auto* calendar = new QCalendarWidget(&menu);
    calendar->setDateRange(kFirst, kLast);
    calendar->setSelectedDate(m_day.set() ? toQt(m_day) : QDate::currentDate());
    auto* part = new QWidgetAction(&menu);
    part->setDefaultWidget(calendar);
    menu.addAction(part);
    connect(calendar, &QCalendarWidget::activated, &menu, [this, &menu](const QDate& day) {
        menu.close();
        take(ofQt(day));
    });
    connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    connect(&menu, &QMenu::aboutToShow, calendar, [calendar] { calendar->setFocus(); });
    menu.exec(mapToGlobal(QPoint(0, height())));
}

void DayEdit::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape && (isModified() || !m_problem.isEmpty())) return showDay();
    if (key == Qt::Key_Down && event->modifiers() == Qt::AltModifier) return openCalendar();
    const bool days = key == Qt::Key_Up || key == Qt::Key_Down;
    const bool months = key == Qt::Key_PageUp || key == Qt::Key_PageDown;
    if (!days && !months) return QLineEdit::keyPressEvent(event);
    commit();
    if (!m_problem.isEmpty() || !m_day.set()) return;
    const int by = key == Qt::Key_Up || key == Qt::Key_PageUp ? 1 : -1;
    const QDate to = days ? toQt(m_day).addDays(by) : toQt(m_day).addMonths(by);
    if (to >= kFirst && to <= kLast) take(ofQt(to));
}

void DayEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_problem.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::BrightText), 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5.0, 5.0);
}

QSize DayEdit::sizeHint() const
{
    QSize hint = QLineEdit::sizeHint();
    hint.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("2026-10-01 ")) + 2 * hint.height());
    return hint;
}

}  // namespace rw::ui
