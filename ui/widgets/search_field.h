// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace rw::ui {

/// Line edit with a lens, a clear button and, while empty, the key that leads to it. Escape
/// empties it first and gives the focus back on the second press.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    /// Only shown; the window owns the shortcut.
    void setShortcutHint(const QKeySequence& keys);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Escape in an empty field.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool hintShown() const;
    int hintWidth() const;
    void leaveRoomForHint();

    QString m_hint;
};

}  // namespace rw::ui
