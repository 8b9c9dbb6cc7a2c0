// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "climate_plots.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class FailureFilter;
class FailureTableModel;
class JobBar;
class PlotView;
class SegmentedControl;

/// Up to six places beside each other: their air, and what one full site of the plan would come to there.
class PlaceCompareView : public QWidget {
    Q_OBJECT
public:
    static constexpr int kMost = 6;

    explicit PlaceCompareView(QWidget* parent = nullptr);

    /// Worth a first look: sites of the plan beside the built-in climates that are furthest apart. Nothing while one of them
    /// has not been looked at.
    static std::optional<QStringList> tellingPlaces(const QList<ClimatePlace>& places, const WeatherShelf& shelf);

    void setDocument(PlanDocument* document);
    void setPlant(const QString& site, const QString& name);
    /// \p weather: where their hours are kept.
    void showPlaces(const QList<ClimatePlace>& places, const WeatherShelf& shelf, UnitSystem units);
    void refresh();
    /// False while the years are worked out, or are about to be.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] FailureTableModel* model() const { return m_model; }
    [[nodiscard]] PlotView* plot() const { return m_plot; }
    [[nodiscard]] JobBar* jobBar() const { return m_bar; }
    [[nodiscard]] SegmentedControl* quantityChoice() const { return m_quantity; }
    [[nodiscard]] bool isEmptyShown() const;
    [[nodiscard]] int known() const;  ///< of the places, how many have their year

signals:
    void statusText(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void runIfDue();
    void run();
    [[nodiscard]] bool isDue() const;

    QList<ClimatePlace> m_places;
    QList<SharedWeather> m_weather;  ///< of each, null where it is not there yet
    const WeatherShelf* m_shelf = nullptr;
    UnitSystem m_units = UnitSystem::Si;
    QString m_plantName;
    PlantYears* m_years;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    QSplitter* m_parts;
    ElidedLabel* m_line;
    JobBar* m_bar;
    SegmentedControl* m_quantity;
    QTableView* m_table;
    FailureTableModel* m_model;
    FailureFilter* m_filter;
    PlotView* m_plot;
    bool m_stopped = false;  ///< by the planner: it begins again when asked to
    bool m_ownSizes = false;  ///< the planner has moved the border
    qsizetype m_fitted = -1;
};

}  // namespace rw::ui
