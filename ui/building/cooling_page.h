// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_drawing.h"
#include "document/plan_document.h"
#include "shell/page.h"

#include <QPointer>

class QComboBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class CoolingFigures;
class DiagramView;
class ElidedLabel;
class EmptyState;
class FailureTableModel;
class SegmentedControl;

/// How heat comes from the racks of one building to the sky: its loops and machines, drawn and as a table.
class CoolingPage : public Page {
    Q_OBJECT
public:
    explicit CoolingPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "building-cooling"; }
    QString title() const override { return tr("Cooling"); }
    QString explanation() const override { return tr("Building: heat from the racks to the sky, loops, temperatures, flows"); }
    QString iconName() const override { return QStringLiteral("cooling"); }
    void setDocument(PlanDocument* document) override;
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QByteArray> views() const override;
    void showView(const QByteArray& view) override;

    [[nodiscard]] DiagramView* view() const { return m_view; }
    [[nodiscard]] const CoolingDrawing& drawing() const { return m_drawing; }
    [[nodiscard]] FailureTableModel* model() const { return m_model; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] CoolingFigures* figureList() const { return m_figures; }
    [[nodiscard]] SegmentedControl* hours() const { return m_hour; }
    [[nodiscard]] SegmentedControl* twins() const { return m_twin; }
    [[nodiscard]] QComboBox* buildings() const { return m_choice; }
    [[nodiscard]] QString building() const { return m_building; }
    [[nodiscard]] bool isEmptyShown() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHead();
    void refreshIfSeen();
    void refresh();
    void fillChoices();
    void showEmpty();
    void showFigures();
    void chosen(const QString& key);
    void chooseKey(const QString& key);

    QPointer<PlanDocument> m_document;
    QString m_building;
    CoolingDrawing m_drawing;
    QStackedWidget* m_whole;
    EmptyState* m_empty;
    ElidedLabel* m_title;
    QComboBox* m_choice;
    SegmentedControl* m_hour;
    SegmentedControl* m_twin;
    QToolButton* m_fit;
    QStackedWidget* m_twins;
    QSplitter* m_split;
    DiagramView* m_view;
    QTableView* m_table;
    FailureTableModel* m_model;
    CoolingFigures* m_figures;
    bool m_selecting = false;
    bool m_stale = false;   ///< the plan has changed unseen
    bool m_fitted = false;  ///< the table's columns
};

}  // namespace rw::ui
