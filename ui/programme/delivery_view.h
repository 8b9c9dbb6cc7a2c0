// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "building/failure_table.h"
#include "document/plan_document.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QLabel;
class QTableView;
class QVBoxLayout;

namespace rw::ui {

class EmptyState;
class SectionHeader;

/// Tables of a delivery, as the engine found it; empty where nothing is asked.
FailureTable phaseDates(const DeliveryResult& delivery);
FailureTable orderPaths(const DeliveryResult& delivery);
FailureTable orderItems(const DeliveryResult& delivery, const std::string& phase);
FailureTable supplyTable(const DeliveryResult& delivery);
FailureTable gridTable(const DeliveryResult& delivery);
FailureTable milestoneTable(const DeliveryResult& delivery);

/// When what is there: phases, lead times, supply, grid, milestones; and what to enter where nothing is asked.
class DeliveryView : public QWidget {
    Q_OBJECT
public:
    enum Part { Phases, Paths, Items, Supply, Grid, Milestones, kParts };

    explicit DeliveryView(QWidget* parent = nullptr);

    void setDocument(PlanDocument* document);
    /// The phase whose orders are shown; empty: the one with the most to order.
    void setPhase(const QString& phase);
    void refresh();

    [[nodiscard]] FailureTableModel* model(Part part) const { return m_sections.at(part).model; }
    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }

protected:
    void showEvent(QShowEvent* event) override;

signals:
    /// Where the plan says what a row is about, or where something can be entered.
    void pathWanted(const QString& planPath);

private:
    struct Section {
        QWidget* whole = nullptr;
        SectionHeader* header = nullptr;
        QTableView* table = nullptr;
        FailureTableModel* model = nullptr;
        bool fitted = true;
    };

    void addSection(Part part, QVBoxLayout* column);
    void show(Part part, FailureTable table, const QString& remark);
    void fit(Section& section);
    [[nodiscard]] QString missingWords(const DeliveryResult& delivery) const;

    QPointer<PlanDocument> m_document;
    QString m_phase;
    std::array<Section, kParts> m_sections{};
    EmptyState* m_empty;
    QLabel* m_missing;
};

}  // namespace rw::ui
