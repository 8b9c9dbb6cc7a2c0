// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "building_page.h"
#include "cooling_drawing.h"

class QComboBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class CoolingFigures;
class DiagramView;
class ElidedLabel;
class FailureTableModel;
class SegmentedControl;

/// How heat comes from the racks of one building to the sky: its loops and machines, drawn and as a table.
class CoolingPage : public BuildingPage {
    Q_OBJECT
public:
    explicit CoolingPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "building-cooling"; }
    QString title() const override { return tr("Cooling"); }
    QString explanation() const override { return tr("Building: heat from the racks to the sky, loops, temperatures, flows"); }
    QString iconName() const override { return QStringLiteral("cooling"); }
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QList<QByteArray> views() const override;
    void showView(const QByteArray& view) override;
    QList<PageExport> exports() override;

    [[nodiscard]] DiagramView* view() const { return m_view; }
    [[nodiscard]] const CoolingDrawing& drawing() const { return m_drawing; }
    [[nodiscard]] FailureTableModel* model() const { return m_model; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] CoolingFigures* figureList() const { return m_figures; }
    [[nodiscard]] SegmentedControl* hours() const { return m_hour; }
    [[nodiscard]] SegmentedControl* twins() const { return m_twin; }
    [[nodiscard]] QComboBox* buildings() const { return m_choice; }
    [[nodiscard]] QString building() const { return m_building; }

protected:
    void refresh() override;
    void forgetChoice() override { m_building.clear(); }
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    void fillChoices();
    void showFigures();
    void showBeside();
    [[nodiscard]] bool isLow() const;
    void chosen(const QString& key);
    void chooseKey(const QString& key);

    QString m_building;
    CoolingDrawing m_drawing;
    double m_usualHeight = 0.0;  ///< of the drawing, where there is room for all its words
    bool m_low = false;
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
    bool m_fitted = false;  ///< the table's columns
};

}  // namespace rw::ui
