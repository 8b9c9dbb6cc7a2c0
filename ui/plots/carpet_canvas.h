// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_surface.h"

namespace rw::ui {

/// The colour of a carpet's kind: light, middle and dark, told apart whatever the eye.
[[nodiscard]] QColor hourKindColor(int kind);

/// A year as a carpet: a column a day, a row an hour, the value as a colour. Days can be looked at more closely; carpets
/// below each other read the same hour and show the same days.
class CarpetCanvas : public PlotSurface {
    Q_OBJECT
public:
    explicit CarpetCanvas(QWidget* parent = nullptr);

    void setPlot(const PlotData& plot) override;
    void resetZoom() override;
    void zoom(double factor) override;
    /// By days and hours; what is read first is the highest value.
    void stepReading(int across, int up = 0) override;
    void clearReading() override;

    /// The same without telling others: -1 reads nothing.
    void showHour(int hour);
    void showDays(double from, double to);
    [[nodiscard]] int hour() const { return m_hour; }
    /// The middle of an hour's cell.
    [[nodiscard]] QPointF placeOf(int hour) const;
    /// "14 July, 15:00–16:00 · 31.4 °C".
    [[nodiscard]] QString words(int hour) const;

    [[nodiscard]] QImage picture(const QSize& size, double scale) const override;
    void paintVectors(QPainter& painter) const override;

signals:
    void hourRead(int hour);  ///< -1: none any more
    void daysShown(double from, double to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    struct Scale {
        double low = 0.0;
        double high = 1.0;
        double step = 1.0;
        int decimals = 0;
    };

    void measure();
    void colour();
    [[nodiscard]] QRectF area(const QSizeF& size) const;
    [[nodiscard]] double dayAt(double x) const;
    [[nodiscard]] int hourAt(const QPointF& point) const;
    [[nodiscard]] QColor colorOf(double value) const;
    void paint(QPainter& painter, const QSizeF& size, bool withReading) const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& plot, double right) const;
    void read(int hour);
    void view(double from, double to);

    PlotCarpet m_carpet;
    Scale m_scale;
    QImage m_image;  ///< a pixel an hour
    int m_hour = -1;
    int m_highest = -1;
    double m_from = 0.0;  ///< days
    double m_to = 365.0;
    std::optional<double> m_grabbed;  ///< the day under the pointer while the carpet is moved
};

}  // namespace rw::ui
