// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_surface.h"

#include <memory>

class QCPAxis;

namespace rw::ui {

class PlotGround;

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
class PlotCanvas : public PlotSurface {
    Q_OBJECT
public:
    explicit PlotCanvas(QWidget* parent = nullptr);
    ~PlotCanvas() override;

    void setPlot(const PlotData& plot) override;
    void setSideMargins(int left, int right);
    void resetZoom() override;
    void zoom(double factor) override;
    void stepReading(int across, int up = 0) override;
    void clearReading() override;

    /// Words as they stand in the picture, without those of the axes.
    struct PlacedWords {
        QString text;
        QRectF rect;
    };
    [[nodiscard]] QList<PlacedWords> placedWords() const;
    /// Where a value of the left axis stands.
    [[nodiscard]] QPointF pointAt(double x, double y) const;
    /// Between the axes.
    [[nodiscard]] QRectF frame() const;
    /// Of the axis below, at a pixel.
    [[nodiscard]] double valueAt(double pixel) const;

    [[nodiscard]] QImage picture(const QSize& size, double scale) const override;
    void paintVectors(QPainter& painter) const override;

Q_SIGNALS:
    /// Pixels that words need which found no room in the plot.
    void footWanted(int height);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;

    void rebuild();
    void applyColors();
    void fitAxes();
    void fitMargins();
    void placeLabels();
    bool placeNames();
    bool placeFlags(PlotGround& ground);
    void placeNumbers(PlotGround& ground);
    void placeMarks(PlotGround& ground);
    bool placeAround();
    void placeKey();
    double layFoot(bool stand);
    void setFoot(double height);
    void layOut();
    void fitBarNames();
    bool placeInside(int i, const PlotSeries& series, const PlotSeries* under, QCPAxis* axis);
    void readAt(double x);

    PlotData m_plot;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace rw::ui
