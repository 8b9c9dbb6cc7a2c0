// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace rw::ui {

/// A step to another object: sign, name, and a chevron at the right.
class NavRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit NavRow(QWidget* parent = nullptr);
    void setTarget(const QString& path, const QString& iconName, const QString& name);
    const QString& path() const { return m_path; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_path;
    QString m_iconName;
};

}  // namespace rw::ui
