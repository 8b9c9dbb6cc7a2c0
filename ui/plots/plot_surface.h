// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_data.h"

#include <QImage>
#include <QWidget>

class QPainter;

namespace rw::ui {

/// What draws a plot: lines and bars, or a carpet of hours.
class PlotSurface : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setPlot(const PlotData& plot) = 0;
    virtual void resetZoom() = 0;
    virtual void zoom(double factor) = 0;
    /// Moves what is read to the next (+1) or previous (-1) point, across and, where there is such a thing, up.
    virtual void stepReading(int across, int up = 0) = 0;
    virtual void clearReading() = 0;

    [[nodiscard]] virtual QImage picture(const QSize& size, double scale) const = 0;
    /// What stands on the screen as lines and letters, without the reading.
    virtual void paintVectors(QPainter& painter) const = 0;

signals:
    /// The values that are read in words; empty when there are none.
    void reading(const QString& text);
};

}  // namespace rw::ui
