// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace rw::ui {

/// A row that leads somewhere, or only says something: a button and a stop of the Tab key in the first case, words in the
/// second. Click, Space or Enter.
class LinkRow : public QWidget {
    Q_OBJECT
public:
    explicit LinkRow(QWidget* parent = nullptr);

    [[nodiscard]] bool isLink() const { return m_link; }
    void click();

signals:
    void clicked();

protected:
    void setLink(bool link);
    [[nodiscard]] bool isDown() const { return m_down; }
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_link = false;
    bool m_down = false;
};

}  // namespace rw::ui
