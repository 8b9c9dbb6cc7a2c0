// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_plots.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace rw::ui {

class PlotView;

/// How long the air is at most so warm, how long a PUE is passed, and the plant's months.
class DurationView : public QWidget {
    Q_OBJECT
public:
    explicit DurationView(QWidget* parent = nullptr);

    void showAir(const PlaceWeather* weather, const DesignPoints& design, UnitSystem units);
    void showPlant(const PlantYear* plant, const QString& waiting, UnitSystem units);
    void setTablesShown(bool shown);
    void setFileStem(const QString& stem);

    [[nodiscard]] PlotView* hours() const { return m_hours; }
    [[nodiscard]] PlotView* pue() const { return m_pue; }
    [[nodiscard]] PlotView* energy() const { return m_energy; }
    [[nodiscard]] PlotView* cooling() const { return m_cooling; }
    [[nodiscard]] PlotView* water() const { return m_water; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QScrollArea* m_area;
    QGridLayout* m_grid;
    PlotView* m_hours;
    PlotView* m_pue;
    PlotView* m_energy;
    PlotView* m_cooling;
    PlotView* m_water;
    QLabel* m_waiting;
    QList<QWidget*> m_placed;
    ShownAir m_shown;
    int m_columns = 0;
};

}  // namespace rw::ui
