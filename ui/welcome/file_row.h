// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

namespace rw::ui {

/// A file in a list to choose from: name above, folder and time below.
class FileRow : public QAbstractButton {
    Q_OBJECT
public:
    FileRow(const QString& iconName, const QString& name, const QString& detail, QWidget* parent = nullptr);
    /// A word that sets the file apart, at the right of its name.
    void setMark(const QString& mark);
    [[nodiscard]] const QString& mark() const { return m_mark; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_iconName;
    QString m_detail;
    QString m_mark;
};

}  // namespace rw::ui
