// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace rw::ui {

/// A step to another object: sign, name, and a chevron at the right. Where several can be edited together it can
/// be marked: by Space, by a click with Ctrl, and with Shift all from the last one on.
class NavRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit NavRow(QWidget* parent = nullptr);
    void setTarget(const QString& path, const QString& iconName, const QString& name);
    const QString& path() const { return m_path; }
    void setMarkable(bool markable) { m_markable = markable; }
    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const { return m_marked; }
    QSize sizeHint() const override;

signals:
    void markWanted(bool range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_path;
    QString m_iconName;
    bool m_markable = false;
    bool m_marked = false;
};

}  // namespace rw::ui
