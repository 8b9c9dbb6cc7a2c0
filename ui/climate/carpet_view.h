// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_plots.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace rw::ui {

class JobBar;
class PlotView;
class SectionHeader;

/// A year's hours as carpets below each other: the air outside, and what a plant makes of it. All read the same hour.
class CarpetView : public QWidget {
    Q_OBJECT
public:
    explicit CarpetView(AnalysisRunner& runner, QWidget* parent = nullptr);

    /// \p weather null: its hours are on their way.
    void showAir(const PlaceWeather* weather, UnitSystem units);
    /// \p plant null: not there; \p waiting tells why.
    void showPlant(const PlantYear* plant, const QString& heading, const QString& remark, const QString& waiting, UnitSystem units);
    /// The same words over the plots as they are: those of the plan before a change stay until others come.
    void setWaiting(const QString& waiting);
    void setTablesShown(bool shown);
    void setFileStem(const QString& stem);

    [[nodiscard]] PlotView* air(AirQuantity quantity) const { return m_air.at(static_cast<int>(quantity)); }
    [[nodiscard]] PlotView* plant(PlantQuantity quantity) const { return m_plant.at(static_cast<int>(quantity)); }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] QString waitingText() const;

private:
    PlotView* makePlot();
    void hook(PlotView* plot);
    void readEverywhere(int hour);

    QScrollArea* m_area;
    QList<PlotView*> m_air;
    QList<PlotView*> m_plant;
    SectionHeader* m_plantHead;
    QLabel* m_waiting;
    JobBar* m_bar;
    QList<PlotView*> m_hooked;
    ShownAir m_shown;
    int m_hour = -1;
};

}  // namespace rw::ui
