// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;

namespace rw::ui {

class ElidedLabel;

/// Heading of a part of a page, with an optional remark and, at the right, what acts on the part.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    /// Appends at the right; the header takes ownership.
    void addTrailing(QWidget* widget);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int trailingWidth() const;
    void fit();

    ElidedLabel* m_title;
    ElidedLabel* m_remark;
    QHBoxLayout* m_row;
};

}  // namespace rw::ui
