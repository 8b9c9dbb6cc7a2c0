// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace rw::ui {

/// The steps of the work, at the left edge. One stop for Tab; arrows, Home and End move inside.
class PageRail : public QWidget {
    Q_OBJECT
public:
    explicit PageRail(QWidget* parent = nullptr);

    /// Appends a page and answers its index. `iconName` is a name from icon_list.txt. The first
    /// nine name their key (Ctrl+1..9) in the tooltip; the window makes the shortcuts.
    int addPage(const QString& iconName, const QString& label, const QString& explanation = {});
    /// A widget at the foot of the rail (settings, theme).
    void addFooter(QWidget* widget);
    /// Small figure at the page's icon, as the count of findings; empty removes it.
    void setBadge(int index, const QString& text);

    [[nodiscard]] int count() const;
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void currentChanged(int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QVBoxLayout* m_pages;
    QVBoxLayout* m_footer;
};

}  // namespace rw::ui
