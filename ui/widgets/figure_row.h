// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bar_meter.h"
#include "widgets/link_row.h"

#include <QColor>
#include <QString>

namespace rw::ui {

/// Label left, figure right. Click, Space or Enter asks where the figure comes from; one that comes from nowhere is
/// words, and no stop of the Tab key.
class FigureRow : public LinkRow {
    Q_OBJECT
public:
    explicit FigureRow(const QString& label, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// \p figurePath empty: a figure that has no derivation of its own and cannot be clicked.
    void setFigure(const QString& text, const QString& figurePath = {});
    void setRemark(const QString& remark);  ///< small, between label and figure
    void setStrong(bool strong);
    /// A coloured square before the label: the row is the legend of a picture beside it.
    void setSwatch(const QColor& color);
    [[nodiscard]] const QString& figureText() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void derivationWanted(const QString& figurePath);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString m_label;
    QString m_text;
    QString m_remark;
    QString m_path;
    QColor m_swatch;
    bool m_strong = false;
};

/// A bar meter whose figure explains itself in the same way.
class FigureMeter : public BarMeter {
    Q_OBJECT
public:
    explicit FigureMeter(const QString& label, QWidget* parent = nullptr);

    void setFigurePath(const QString& figurePath);

signals:
    void derivationWanted(const QString& figurePath);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_path;
};

}  // namespace rw::ui
