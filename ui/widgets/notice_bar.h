// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace rw::ui {

/// A line across the window about something outside the plan that the user ought to know and can
/// put away: what it is, and on demand the details. Hidden while it has nothing to say.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void setNotice(const QString& text, const QStringList& details);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString detailText() const;
    [[nodiscard]] QToolButton* closeButton() const { return m_close; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QLabel* m_details;
    QToolButton* m_more;
    QToolButton* m_close;
};

}  // namespace rw::ui
