// SPDX-License-Identifier: GPL-3.0-or-later
// What the page is made of.
#include "compare_page.h"

#include "compare_model.h"
#include "jobs/analysis_runner.h"
#include "parts_view.h"
#include "scenarios_panel.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "solve_panel.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"
#include "widgets/tool_button.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kLeftLeast = 240;

}  // namespace

ComparePage::ComparePage(QWidget* parent)
    : Page(parent), m_runner(new AnalysisRunner(this)), m_splitter(new QSplitter(Qt::Horizontal))
{
    makeActions();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::kL);
    m_splitter->addWidget(makeLeft());
    m_splitter->addWidget(makeRight());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_ownWidths = true; });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kL, space::kM, space::kM, space::kS);
    column->addWidget(m_splitter);

    m_runner->setTitle(tr("Compare scenarios"));
    connect(m_runner, &AnalysisRunner::failed, this, [this](const QString& message) {
        m_problem = message;
        showTable();
        emit statusText(message);
    });
    connect(m_parts, &PartsView::inputChosen, this, [this](const QString& path) {
        if (m_document) m_document->setSelectedPath(path);
    });
    connect(m_scenarios, &ScenariosPanel::refused, this, &Page::statusText);
    connect(m_solve, &SolvePanel::statusText, this, &Page::statusText);
}

void ComparePage::makeActions()
{
    const Theme& theme = Theme::of(this);
    const auto make = [&](const char* iconName, const QString& words, auto then) {
        auto* action = new QAction(icon(QLatin1String(iconName), theme), words, this);
        connect(action, &QAction::triggered, this, then);
        m_actions << action;
        return action;
    };
    make("add", tr("New scenario"), [this] {
        showView("scenarios");
        m_scenarios->addNew();
    });
    make("find", tr("Solve for…"), [this] {
        showView("solve");
        m_solve->questions()->setFocus();
    });
    make("copy", tr("Copy table"), [this] { QApplication::clipboard()->setText(m_model->text()); });
    make("table", tr("Copy table as CSV"), [this] { QApplication::clipboard()->setText(m_model->csv()); });
}

QWidget* ComparePage::makeLeft()
{
    const Theme& theme = Theme::of(this);
    m_columns = new QToolButton;
    m_columns->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setToolTip(tr("Which scenarios are columns; the others are compared with the first"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columnsMenu = new QMenu(m_columns);
    m_columns->setMenu(m_columnsMenu);
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &ComparePage::fillColumnsMenu);
    m_choice = new SegmentedControl;
    m_choice->addSegment(tr("Key figures"));
    m_choice->addSegment(tr("Changed"), {}, tr("Figures that are not the same in all columns"));
    m_choice->addSegment(tr("All"));
    m_choice->setAccessibleName(tr("Which figures"));
    m_search = new SearchField(tr("Search figures"));
    m_search->setAccessibleName(tr("Search figures"));
    QToolButton* copy = toolButton("copy", tr("Copy the table"), theme);
    copy->setPopupMode(QToolButton::InstantPopup);
    auto* copyMenu = new QMenu(copy);
    copyMenu->addAction(m_actions.at(2));
    copyMenu->addAction(m_actions.at(3));
    copy->setMenu(copyMenu);

    m_model = new CompareModel(this);
    m_table = new QTreeView;
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Figures by scenario"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setExpandsOnDoubleClick(false);
    m_table->setIndentation(space::kM);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionsMovable(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* why = new QAction(tr("Show how it came about"), m_table);
    auto* copyKey = new QAction(tr("Copy table"), m_table);
    copyKey->setShortcut(QKeySequence::Copy);
    copyKey->setShortcutContext(Qt::WidgetShortcut);
    m_table->addActions({why, copyKey, m_actions.at(3)});
    m_nothing = new QLabel(tr("No figure is so called, or none differs."));
    m_nothing->setAlignment(Qt::AlignCenter);
    setMuted(m_nothing);
    m_empty = new EmptyState(QStringLiteral("compare"), tr("No scenarios yet"),
                             tr("Make a scenario to see what a change would do: the same plan with some of its inputs set otherwise, "
                                "beside the plan itself, with what each change contributes."));
    m_empty->setAction(tr("Make a scenario"));
    m_table->viewport()->installEventFilter(this);
    m_whole = new QStackedWidget;
    m_whole->addWidget(m_table);
    m_whole->addWidget(m_nothing);
    m_whole->addWidget(m_empty);

    m_head = new QWidget;
    auto* flow = new FlowLayout(m_head);
    for (QWidget* part : {static_cast<QWidget*>(m_columns), static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_search),
                          static_cast<QWidget*>(copy)})
        flow->addWidget(part);
    auto* left = new QWidget;
    left->setMinimumWidth(kLeftLeast);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_head);
    column->addWidget(m_whole, 1);

    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int choice) {
        m_model->setChoice(static_cast<CompareModel::Choice>(choice));
        showTable();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        showTable();
    });
    connect(m_search, &SearchField::left, this, [this] { m_table->setFocus(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_actions.front()->trigger(); });
    connect(copyKey, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_model->text()); });
    const auto explain = [this](const QModelIndex& index) {
        if (const SideBySide::Row* row = m_model->rowAt(index)) emit derivationWanted(QString::fromStdString(row->path));
    };
    connect(why, &QAction::triggered, this, [this, explain] { explain(m_table->currentIndex()); });
    connect(m_table, &QTreeView::activated, this, explain);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComparePage::showChosen);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_table->selectionModel()->blockSignals(true); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_table->selectionModel()->blockSignals(false);
        for (int group = 0; group < m_model->rowCount(); ++group) m_table->setFirstColumnSpanned(group, {}, true);
        m_table->expandAll();
        measureColumns();
        fitColumns();
    });
    return left;
}

QWidget* ComparePage::makeRight()
{
    m_sides = new SegmentedControl;
    m_sides->addSegment(tr("Contributions"));
    m_sides->addSegment(tr("Scenarios"));
    m_sides->addSegment(tr("Solve for"));
    m_sides->setAccessibleName(tr("Beside the table"));
    m_parts = new PartsView;
    m_scenarios = new ScenariosPanel;
    m_solve = new SolvePanel;
    m_sideViews = new QStackedWidget;
    for (QWidget* view : {static_cast<QWidget*>(m_parts), static_cast<QWidget*>(m_scenarios), static_cast<QWidget*>(m_solve)})
        m_sideViews->addWidget(view);
    auto* right = new QWidget;
    right->setMinimumWidth(kRightLeast);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kM);
    column->addWidget(m_sides, 0, Qt::AlignLeft);
    column->addWidget(m_sideViews, 1);
    connect(m_sides, &SegmentedControl::currentChanged, m_sideViews, &QStackedWidget::setCurrentIndex);
    return right;
}

}  // namespace rw::ui
