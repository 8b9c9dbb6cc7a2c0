// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QLineEdit>

namespace rw::ui {

/// A day as 2026-10-01, or none. Return or leaving takes over what is typed; a day that there is not is refused and stays
/// to be mended. Up and Down go by days, Page Up and Page Down by months; a calendar opens from its sign or with Alt+Down.
class DayEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit DayEdit(QWidget* parent = nullptr);

    /// Does not disturb what is being typed.
    void setDay(const Date& day);
    [[nodiscard]] const Date& day() const { return m_day; }
    /// Why what is typed is no day; empty otherwise.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void dayChanged(const rw::Date& day);
    void refused(const QString& why);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void commit();
    void take(const Date& day);
    void showDay();
    void setProblem(const QString& problem);
    void openCalendar();

    Date m_day;
    QString m_problem;
};

}  // namespace rw::ui
