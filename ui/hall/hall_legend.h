// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_colors.h"

#include <QWidget>

class QPainter;

namespace rw::ui {

/// What the colours of the canvas below which it stands mean: swatches with counts, or a scale between its ends. The last
/// entries give way where room ends; the tooltip names all.
class HallLegendBar : public QWidget {
    Q_OBJECT
public:
    explicit HallLegendBar(QWidget* parent = nullptr);

    void setLegend(const HallLegend& legend);
    /// At the right end: how large a pixel is.
    void setRemark(const QString& remark);
    [[nodiscard]] const HallLegend& legend() const { return m_legend; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HallLegend m_legend;
    QString m_remark;
};

/// The whole legend on paper, in as many lines as it takes in \p width; answers how high that is.
double paintHallLegend(QPainter& painter, const QPointF& at, double width, const HallLegend& legend, const Theme& theme, bool measureOnly = false);

}  // namespace rw::ui
