// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_data.h"

#include <QImage>
#include <QWidget>

#include <memory>

class QCPAxis;

namespace rw::ui {

/// While one of these lives, plots that are painted anywhere (QWidget::render into a file) draw themselves as lines
/// and letters instead of as the picture they hold.
class PlotsAsVectors {
public:
    PlotsAsVectors();
    ~PlotsAsVectors();
    PlotsAsVectors(const PlotsAsVectors&) = delete;
    PlotsAsVectors& operator=(const PlotsAsVectors&) = delete;
};

/// The drawn part of a plot. The plotting library's header does not bear our compile settings, so
/// it stays behind this one.
class PlotCanvas : public QWidget {
    Q_OBJECT
public:
    explicit PlotCanvas(QWidget* parent = nullptr);
    ~PlotCanvas() override;

    void setPlot(const PlotData& plot);
    void setSideMargins(int left, int right);
    void resetZoom();
    void zoom(double factor);
    /// Moves the reading line to the next (+1) or previous (-1) point.
    void stepReading(int by);
    void clearReading();

    [[nodiscard]] QImage picture(const QSize& size, double scale) const;
    [[nodiscard]] bool saveSvg(const QString& fileName, const QString& title) const;

signals:
    /// The values at the reading line in words; empty when there is none.
    void reading(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;

    void rebuild();
    void applyColors();
    void fitAxes();
    void placeLabels();
    void placeInside(int i, const PlotSeries& series, const PlotSeries* under, QCPAxis* axis);
    void readAt(double x);

    PlotData m_plot;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace rw::ui
