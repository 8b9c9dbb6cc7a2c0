// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "place_model.h"
#include "plant_years.h"
#include "shell/page.h"

#include <QPointer>

class QSplitter;
class QStackedWidget;

namespace rw::ui {

class CarpetView;
class DurationView;
class ImportPanel;
class PlaceCompareView;
class PlaceHead;
class PlaceList;

/// The air outside: places to choose from, a year's hours as carpets and curves, what the plant makes of them, places
/// beside each other, and weather files and hourly series on their way in.
class ClimatePage : public Page {
    Q_OBJECT
public:
    enum View { Carpets, Durations, Compare };

    explicit ClimatePage(QWidget* parent = nullptr);

    QByteArray key() const override { return "climate"; }
    QString title() const override { return tr("Climate"); }
    QString explanation() const override { return tr("The year outside: hours as carpets and curves, and what the plant makes of them"); }
    QString iconName() const override { return QStringLiteral("climate"); }
    void setDocument(PlanDocument* document) override;
    QList<QAction*> pageActions() const override { return m_actions; }
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QByteArray> views() const override { return {"carpets", "durations", "compare"}; }
    void showView(const QByteArray& view) override;
    bool isSettled() const override;
    QList<PageExport> exports() override;

    [[nodiscard]] QString current() const { return m_current; }  ///< key of the place
    void setCurrent(const QString& key);
    /// Reads a weather file or an hourly series; nothing of it is in the plan before it is accepted.
    void importFile(const QString& path);
    /// Has a site of the plan use the chosen place's weather: one step.
    void useForSite(const QString& site);

    [[nodiscard]] PlaceList* placeList() const { return m_list; }
    [[nodiscard]] PlaceHead* head() const { return m_head; }
    [[nodiscard]] PlaceModel* placeModel() const { return m_model; }
    [[nodiscard]] CarpetView* carpets() const { return m_carpets; }
    [[nodiscard]] DurationView* durations() const { return m_durations; }
    [[nodiscard]] PlaceCompareView* comparison() const { return m_compare; }
    [[nodiscard]] ImportPanel* importPanel() const { return m_import; }
    [[nodiscard]] bool isImporting() const;
    [[nodiscard]] const PlantYears& plantYears() const { return *m_years; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void connectParts();
    void chooseFile();
    void refreshIfSeen();
    void refresh();
    void refreshPlace();
    void refreshPlant();
    void refreshComparison();
    void workOutIfDue();
    void fillUseMenu();
    void tickFirst();
    void showImport(bool shown);
    void showStack();
    [[nodiscard]] const ClimatePlace* place() const { return m_model->place(m_current); }
    [[nodiscard]] bool needsPlant() const;
    [[nodiscard]] QString plantName() const;  ///< of the site whose plant stands elsewhere

    QPointer<PlanDocument> m_document;
    QString m_current;
    WeatherShelf* m_shelf;
    PlantYears* m_years;
    PlaceModel* m_model;
    PlaceHead* m_head;
    PlaceList* m_list;
    QSplitter* m_parts;
    QStackedWidget* m_stack;
    CarpetView* m_carpets;
    DurationView* m_durations;
    PlaceCompareView* m_compare;
    ImportPanel* m_import;
    QWidget* m_dropHint;
    QList<QAction*> m_actions;
    QString m_shownPlant;    ///< what the plant's plots are of
    bool m_importing = false;
    bool m_stale = false;
    bool m_stopped = false;  ///< the planner has stopped the plant's year of this place
    bool m_selecting = false;
    bool m_ownSizes = false;
    bool m_ticksChosen = false;
};

}  // namespace rw::ui
