// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "building_page.h"
#include "evaluate/energy_flow.h"

#include <optional>

class QComboBox;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class DiagramView;
class FailureTableModel;
class SegmentedControl;

/// Where the power of a building, a site or the programme goes, from the grid to the sky: as ribbons and as a table.
class FlowPage : public BuildingPage {
    Q_OBJECT
public:
    explicit FlowPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "building-flow"; }
    QString title() const override { return tr("Flow"); }
    QString explanation() const override { return tr("Building, site, programme: energy from the grid through the chips to rejected heat"); }
    QString iconName() const override { return QStringLiteral("flow"); }
    QList<QByteArray> views() const override;
    void showView(const QByteArray& view) override;

    [[nodiscard]] DiagramView* view() const { return m_view; }
    [[nodiscard]] FailureTableModel* model() const { return m_model; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QComboBox* subjects() const { return m_choice; }
    [[nodiscard]] SegmentedControl* times() const { return m_time; }
    [[nodiscard]] SegmentedControl* twins() const { return m_twin; }
    [[nodiscard]] const std::optional<EnergyFlow>& flow() const { return m_flow; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void refresh() override;
    [[nodiscard]] bool showsFiguresOnly() const override { return true; }
    void forgetChoice() override { m_subjectChosen = false; }

private:
    struct Subject {
        FlowScope scope = FlowScope::Building;
        QString id;
        bool operator==(const Subject&) const = default;
    };

    QWidget* makeHead();
    void draw();
    void fillChoices();
    [[nodiscard]] QString titleWords() const;
    void chosen(const QString& key);
    void chooseKey(const QString& key);
    void openDerivation(const QString& key);
    [[nodiscard]] static Subject subjectAt(const QVariant& data);

    Subject m_subject;
    bool m_subjectChosen = false;  ///< by the planner, not by what came first
    std::optional<EnergyFlow> m_flow;
    QComboBox* m_choice;
    SegmentedControl* m_time;
    SegmentedControl* m_twin;
    QToolButton* m_fit;
    QStackedWidget* m_twins;
    DiagramView* m_view;
    QTableView* m_table;
    FailureTableModel* m_model;
    bool m_fitted = false;
};

}  // namespace rw::ui
