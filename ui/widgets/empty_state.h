// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace rw::ui {

/// What stands where there is nothing yet: what would be here and the one step that brings it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text,
               QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setText(const QString& text);
    /// Shows the button; an empty text hides it.
    void setAction(const QString& text);
    [[nodiscard]] QPushButton* button() const { return m_button; }

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void holdText();

    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

}  // namespace rw::ui
