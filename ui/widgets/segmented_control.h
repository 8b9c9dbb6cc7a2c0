// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace rw::ui {

/// A few exclusive choices side by side (basis, units, what to colour by).
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);

    /// Appends a choice and answers its index. Either text or icon name may be empty, not both;
    /// `toolTip` names the choice if it has no text.
    int addSegment(const QString& text, const QString& iconName = {}, const QString& toolTip = {});
    [[nodiscard]] int count() const;
    [[nodiscard]] int currentIndex() const;
    /// Emits currentChanged if it differs.
    void setCurrentIndex(int index);
    void setSegmentEnabled(int index, bool enabled);

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

}  // namespace rw::ui
