// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_editor.h"
#include "hall_view.h"
#include "shell/page.h"

#include <QPointer>

class QActionGroup;
class QComboBox;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rw::ui {

class ElidedLabel;
class EmptyState;
class HallArrayDialog;
class HallGenerateDialog;
class HallLegendBar;
class HallModel;
class HallPanel;
class HallTakeOff;
class SegmentedControl;

/// The floor of one kind of hall: drawn to scale, as a table, with what it holds and what the checks say.
class HallPage : public Page {
    Q_OBJECT
public:
    explicit HallPage(QWidget* parent = nullptr);

    QByteArray key() const override { return "hall"; }
    QString title() const override { return tr("Hall"); }
    QString explanation() const override { return tr("The floor plan: rows, aisles, equipment, clearances"); }
    QString iconName() const override { return QStringLiteral("hall"); }
    void setDocument(PlanDocument* document) override;
    QList<QAction*> pageActions() const override { return m_actions; }
    bool shows(const QString& planPath) const override;
    void reveal(const QString& planPath) override;
    QAction* editAction(const QByteArray& key) const override;
    QList<QByteArray> views() const override;
    void showView(const QByteArray& view) override;
    bool isSettled() const override;
    QList<PageExport> exports() override;

    [[nodiscard]] HallEditor* editor() const { return m_editor; }
    [[nodiscard]] HallView* canvas() const { return m_view; }
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] HallModel* model() const { return m_model; }
    [[nodiscard]] HallPanel* panel() const { return m_panel; }
    [[nodiscard]] HallTakeOff* takeOff() const { return m_takeOff; }
    [[nodiscard]] QComboBox* hallChoice() const { return m_choice; }
    [[nodiscard]] QComboBox* designChoice() const { return m_design; }
    [[nodiscard]] QComboBox* colorChoice() const { return m_color; }
    [[nodiscard]] QAction* action(const QString& key) const { return m_byKey.value(key); }
    [[nodiscard]] bool isEmptyShown() const;
    void setHall(const QString& id);
    /// Draws with a tool from now on; \p model as HallView::setTool.
    void useTool(HallTool tool, const Placement& model = {});

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeStrip();
    QWidget* makeTable();
    void makeActions();
    void makeTools();
    QAction* addAction(const char* key, const QString& words, const char* iconName, const QKeySequence& keys, const std::function<void()>& run);
    void refresh();
    void refreshChoices();
    void refreshActions();
    void refreshUnderlay();
    void showState();
    void sharePanel();
    void drawByHand();
    void openArray();
    void openGenerate();
    void askDistance(const QPointF& a, const QPointF& b);
    void fillMenu(QMenu& menu);
    void selectInTable();
    void selectFromTable();
    void offerSelection();
    [[nodiscard]] std::size_t mostInspected() const;
    void paste();
    [[nodiscard]] Placement rackModel() const;
    [[nodiscard]] Placement equipmentModel(PlacementKind kind) const;

    QPointer<PlanDocument> m_document;
    HallEditor* m_editor;
    QStackedWidget* m_whole;
    EmptyState* m_none;
    EmptyState* m_empty;
    QComboBox* m_choice = nullptr;
    ElidedLabel* m_title = nullptr;
    SegmentedControl* m_twin = nullptr;
    QSplitter* m_both = nullptr;
    QSplitter* m_sides = nullptr;
    HallView* m_view = nullptr;
    HallLegendBar* m_legend = nullptr;
    QWidget* m_canvasPart = nullptr;
    QTableView* m_table = nullptr;
    HallModel* m_model = nullptr;
    HallPanel* m_panel = nullptr;
    HallTakeOff* m_takeOff = nullptr;
    QComboBox* m_design = nullptr;
    QComboBox* m_color = nullptr;
    QLabel* m_colorLabel = nullptr;
    QWidget* m_head = nullptr;
    QWidget* m_strip = nullptr;
    QActionGroup* m_tools = nullptr;
    QMenu* m_equipmentMenu = nullptr;
    QMenu* m_structureMenu = nullptr;
    QMenu* m_arrangeMenu = nullptr;
    QToolButton* m_equipment = nullptr;
    QToolButton* m_structure = nullptr;
    QList<QAction*> m_actions;
    QHash<QString, QAction*> m_byKey;
    Placement m_equipmentModel;
    Placement m_structureModel;
    HallTool m_equipmentTool = HallTool::Point;
    HallTool m_structureTool = HallTool::Line;
    QString m_byHand;        ///< the hall that is drawn by hand although nothing is there yet
    QString m_underlayKey;   ///< of the picture that is shown
    bool m_selecting = false;
    bool m_offering = false;  ///< what is selected is being handed to the inspector, or taken from it
    bool m_ownWidths = false;
    bool m_stale = false;
};

}  // namespace rw::ui
