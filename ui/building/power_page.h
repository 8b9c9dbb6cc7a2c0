// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "building_page.h"
#include "one_line.h"

#include <memory>

class QComboBox;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class AvailabilityView;
class ElidedLabel;
class FailureView;
class OneLineView;
class PowerFigures;
class SegmentedControl;
class StageModel;
class SweepView;
struct FailureSubject;
struct StageOffer;

/// How power comes from the grid to the racks of one building: drawn, as a table, and what failures do to it.
class PowerPage : public BuildingPage {
    Q_OBJECT
public:
    explicit PowerPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "building-power"; }
    QString title() const override { return tr("Power"); }
    QString explanation() const override
    {
        return tr("Building: power from the grid to the racks, loads, losses, redundancy");
    }
    QString iconName() const override { return QStringLiteral("power"); }
    void setDocument(PlanDocument* document) override;
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QByteArray> views() const override;
    void showView(const QByteArray& view) override;
    bool isSettled() const override;

    QList<PageExport> exports() override;
    [[nodiscard]] OneLineView* oneLine() const { return m_view; }
    [[nodiscard]] StageModel* stageModel() const { return m_model; }
    [[nodiscard]] QTableView* stageTable() const { return m_table; }
    [[nodiscard]] PowerFigures* figureList() const { return m_figures; }
    [[nodiscard]] QMenu* topologyMenu() const { return m_topologyMenu; }
    [[nodiscard]] QMenu* insertMenu() const { return m_insertMenu; }
    [[nodiscard]] FailureView* failures() const { return m_failures; }
    [[nodiscard]] SweepView* sweep() const { return m_sweep; }
    [[nodiscard]] AvailabilityView* availability() const { return m_availability; }
    [[nodiscard]] QString building() const { return m_building; }

protected:
    void refresh() override;
    void forgetChoice() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeTable();
    void makeFailureViews();
    void fillChoices();
    void choose(const QString& site, const QString& building);
    void showSubject(const Site* site, const Building* building);
    void showView(int index);
    void lookAt(const QStringList& components);
    /// Lists the units of a node of the drawing, to take one out.
    void chooseUnitOf(const QString& key);
    void openNodeMenu(const QString& key, const QPoint& globalPos);
    void chosen(const QString& key);
    void openDerivation(const QString& key);
    void fillTopologyMenu();
    void fillInsertMenu();
    void insert(const StageOffer& offer);
    void remove(const QString& stage);
    bool apply(EditList edits);
    [[nodiscard]] QString selectedStage() const;
    [[nodiscard]] QString explain(const OneLineNode& node) const;

    QString m_site;
    QString m_building;
    ElidedLabel* m_title;
    QComboBox* m_choice;
    QToolButton* m_topology;
    QMenu* m_topologyMenu;
    QToolButton* m_insert;
    QMenu* m_insertMenu;
    QToolButton* m_remove;
    QToolButton* m_fit;
    QToolButton* m_fail;
    SegmentedControl* m_twin;
    QStackedWidget* m_twins;
    OneLineView* m_view;
    QTableView* m_table;
    StageModel* m_model;
    PowerFigures* m_figures;
    FailureView* m_failures;
    SweepView* m_sweep;
    AvailabilityView* m_availability;
    std::shared_ptr<const FailureSubject> m_subject;
};

}  // namespace rw::ui
