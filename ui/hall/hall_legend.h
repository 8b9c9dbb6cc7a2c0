// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_colors.h"

#include <QPointF>
#include <QWidget>

#include <vector>

class QPainter;

namespace rw::ui {

/// What the colours of the canvas below which it stands mean: swatches with counts, or a scale between its ends, in as many
/// lines as that takes up to three; the tooltip names all.
class HallLegendBar : public QWidget {
    Q_OBJECT
public:
    explicit HallLegendBar(QWidget* parent = nullptr);

    void setLegend(const HallLegend& legend);
    /// At the right end: how large a pixel is.
    void setRemark(const QString& remark);
    [[nodiscard]] const HallLegend& legend() const { return m_legend; }

    /// Whether every entry is seen.
    [[nodiscard]] bool isWhole() const { return !m_cut; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    HallLegend m_legend;
    std::vector<QPointF> m_places;  ///< of entries, middles of their left ends
    double m_first = 0.0;           ///< middle of the first line
    bool m_cut = false;             ///< entries that have no room are left out ...
    QPointF m_end;                  ///< ... from here on
    QString m_remark;
};

/// The whole legend on paper, in as many lines as it takes in \p width; answers how high that is.
double paintHallLegend(QPainter& painter, const QPointF& at, double width, const HallLegend& legend, const Theme& theme, bool measureOnly = false);

}  // namespace rw::ui
