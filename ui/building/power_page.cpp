// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_page.h"

#include "availability_view.h"
#include "document/plan_words.h"
#include "failure_view.h"
#include "one_line_view.h"
#include "failure_table.h"
#include "power_figures.h"
#include "schema/path.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "stage_model.h"
#include "sweep_view.h"
#include "widgets/elided_label.h"
#include "widgets/segmented_control.h"
#include "widgets/tool_button.h"

#include <QComboBox>
#include <QGraphicsScene>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kNarrow = 860;  // px, below which the head's menus have no words
constexpr qsizetype kTooltipLines = 10;

const Site* firstSiteOf(const Plan& plan, const std::string& building)
{
    for (const Site& site : plan.sites)
        if (site.building == building)
            return &site;
    return nullptr;
}

QString nameOf(const std::string& name, const std::string& id)
{
    return toQString(name.empty() ? id : name);
}

}  // namespace

PowerPage::PowerPage(QWidget* parent)
    : BuildingPage(QStringLiteral("power"), tr("No building has figures yet"),
                   tr("Its power chain would be drawn here, from the grid to the racks."), parent)
{
    m_view = new OneLineView;
    m_view->setExplainer([this](const OneLineNode& node) { return explain(node); });
    m_twins = new QStackedWidget;
    m_twins->addWidget(m_view);
    m_twins->addWidget(makeTable());
    makeFailureViews();

    compose(makeHead(), m_twins);

    connect(m_twin, &SegmentedControl::currentChanged, this,
            [this](int index) { showView(index); });
    connect(m_fit, &QToolButton::clicked, m_view, &OneLineView::fit);
    connect(m_view, &OneLineView::currentChanged, this, &PowerPage::chosen);
    connect(m_view, &OneLineView::activated, this, &PowerPage::openDerivation);
    connect(m_view, &OneLineView::statusText, this, &Page::statusText);
    connect(m_view, &OneLineView::removeRequested, this, &PowerPage::remove);
    connect(m_view, &OneLineView::failRequested, this, &PowerPage::chooseUnitOf);
    connect(m_view, &OneLineView::menuRequested, this, &PowerPage::openNodeMenu);
}

QWidget* PowerPage::makeHead()
{
    const Theme& theme = Theme::of(this);
    const auto button = [&](const char* iconName, const QString& words, const QString& explanation,
                            QMenu* menu) {
        QToolButton* tool = toolButton(iconName, words, explanation, theme);
        if (menu) {
            tool->setText(words);
            tool->setToolButtonStyle(Qt::ToolButtonTextOnly);
            tool->setMenu(menu);
            tool->setPopupMode(QToolButton::InstantPopup);
        }
        return tool;
    };
    m_title = new ElidedLabel;
    setTextSize(m_title, TextSize::Title, true);
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Site and building"));
    m_topologyMenu = new QMenu(this);
    m_topologyMenu->setToolTipsVisible(true);
    m_insertMenu = new QMenu(this);
    m_topology = button("tree", tr("Topology"),
                        tr("One redundancy from the unit substation to the racks"), m_topologyMenu);
    m_insert =
        button("add", tr("Insert"),
               tr("A stage below the chosen one; at the building’s entrance where none is chosen"),
               m_insertMenu);
    m_remove = button("delete", tr("Remove stage"),
                      tr("Remove the chosen stage: what it fed is fed by what fed it"), nullptr);
    m_fail = button("fail", tr("Fail a unit of this stage…"),
                    tr("What if a unit of the chosen stage failed (F)"), nullptr);
    m_fit = makeFitButton();
    m_twin = new SegmentedControl;
    m_twin->addSegment(tr("One-line"), {}, tr("The way of power, drawn"));
    m_twin->addSegment(tr("Table"), {}, tr("The same stages as a table"));
    m_twin->addSegment(tr("Failures"), {}, tr("What if components were out"));
    m_twin->addSegment(tr("Sweep"), {}, tr("All single and double failures, worst first"));
    m_twin->addSegment(tr("Availability"), {}, tr("Minutes a year without power, and why"));
    m_twin->setAccessibleName(tr("Show the chain as"));

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_title, 1);
    row->addWidget(m_choice);
    row->addStretch();
    auto* tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (QToolButton* tool : {m_topology, m_insert, m_remove, m_fail, m_fit})
        tools->addWidget(tool);
    row->addLayout(tools);
    row->addWidget(m_twin);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        const QStringList ids = m_choice->itemData(index).toStringList();
        choose(ids.value(0), ids.value(1));
        if (m_document)
            m_document->setSelectedPath(QStringLiteral("buildings[%1]").arg(m_building));
    });
    connect(m_topologyMenu, &QMenu::aboutToShow, this, &PowerPage::fillTopologyMenu);
    connect(m_insertMenu, &QMenu::aboutToShow, this, &PowerPage::fillInsertMenu);
    connect(m_remove, &QToolButton::clicked, this, [this] { remove(selectedStage()); });
    connect(m_fail, &QToolButton::clicked, this, [this] { chooseUnitOf(m_view->current()); });
    return head;
}

QWidget* PowerPage::makeTable()
{
    m_model = new StageModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("Stages of the power chain"));
    m_table->setSortingEnabled(false);  // stages stand in the order of the chain
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFocusPolicy(Qt::StrongFocus);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns(*m_table);
        m_table->updateGeometry();
    });
    m_figures = new PowerFigures;
    connect(m_figures, &PowerFigures::derivationWanted, this, &Page::derivationWanted);
    connect(m_figures, &PowerFigures::pathWanted, this, [this](const QString& path) {
        if (m_document)
            m_document->setSelectedPath(path);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                if (!m_selecting && !m_model->pathAt(index.row()).isEmpty())
                    m_view->setCurrent(m_model->pathAt(index.row()));
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString figure = index.data(StageModel::FigureRole).toString();
        if (!figure.isEmpty())
            emit derivationWanted(figure);
    });
    auto* removeKey =
        new QShortcut(Qt::Key_Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, [this] { remove(selectedStage()); });
    // Both scroll together: a few stages and a few figures belong under one look.
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, space::kM);
    column->setSpacing(space::kL);
    column->addWidget(m_table);
    column->addWidget(m_figures);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(all);
    return scroll;
}

void PowerPage::setDocument(PlanDocument* document)
{
    if (m_document) {
        m_document->disconnect(m_sweep);
        m_document->disconnect(m_availability);
    }
    m_availability->setDocument(document);
    BuildingPage::setDocument(document);
    // After the page's own: what it hands them on a change is stale from the start.
    if (document) {
        connect(document, &PlanDocument::planChanged, m_sweep, &SweepView::markStale);
        connect(document, &PlanDocument::planChanged, m_availability, &AvailabilityView::markStale);
    }
}

void PowerPage::forgetChoice()
{
    m_site.clear();
    m_building.clear();
}

void PowerPage::resizeEvent(QResizeEvent* event)
{
    BuildingPage::resizeEvent(event);
    // The title needs the room more than words beside a sign do.
    const auto style = width() < kNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly;
    m_topology->setToolButtonStyle(style);
    m_insert->setToolButtonStyle(style);
}

/// The sites whose building has figures, and which of them is shown.
void PowerPage::fillChoices()
{
    const QSignalBlocker quiet(m_choice);
    const Plan& plan = m_document->shownPlan();
    const auto& evaluation = m_document->evaluation();
    m_choice->clear();
    int current = -1;
    for (const Site& site : plan.sites) {
        const Building* building = findById(plan.buildings, site.building);
        if (!building || !evaluation || !findById(evaluation->buildings, building->id))
            continue;
        if (toQString(site.id) == m_site && toQString(building->id) == m_building)
            current = m_choice->count();
        m_choice->addItem(
            tr("%1 · %2").arg(nameOf(site.name, site.id), nameOf(building->name, building->id)),
            QStringList{toQString(site.id), toQString(building->id)});
    }
    if (current < 0 && m_choice->count() > 0)
        current = 0;
    m_choice->setCurrentIndex(current);
    const QStringList ids = m_choice->currentData().toStringList();
    m_site = ids.value(0);
    m_building = ids.value(1);
    // Where there is a choice it names the building itself.
    m_choice->setVisible(m_choice->count() > 1);
    m_title->setVisible(m_choice->count() <= 1);
}

void PowerPage::choose(const QString& site, const QString& building)
{
    if (site == m_site && building == m_building)
        return;
    m_site = site;
    m_building = building;
    refresh();
    m_view->fit();
}

void PowerPage::refresh()
{
    beFresh();
    if (!m_document)
        return;
    const auto& evaluation = m_document->evaluation();
    // While figures are on their way there is nothing new to show; they come in a moment.
    if (evaluation && m_document->evaluationStale() && m_view->oneLine().nodes.size() > 0)
        return;
    const Plan& plan = m_document->shownPlan();
    fillChoices();
    const Site* site = findById(plan.sites, m_site.toStdString());
    const Building* building = findById(plan.buildings, m_building.toStdString());
    showBody(site && building);
    const QScopedValueRollback guard(m_selecting, true);
    if (!site || !building) {
        m_model->clear();
        m_view->setOneLine({});
        showSubject(nullptr, nullptr);
        return;
    }
    m_title->setText(nameOf(building->name, building->id));
    m_view->setOneLine(oneLineOf(plan, *evaluation, *site, *building, m_document->unitSystem(),
                                 m_view->lineHeight()));
    m_model->show(plan, *evaluation, *site, *building, m_document->unitSystem());
    m_figures->show(*evaluation, plan, m_building, m_document->unitSystem());
    if (const OneLineNode* node = m_view->oneLine().at(m_document->selectedPath()))
        m_view->setCurrent(node->key);
    m_remove->setEnabled(!selectedStage().isEmpty());
    m_fail->setEnabled(!m_view->current().isEmpty());
    showSubject(site, building);
}

QString PowerPage::selectedStage() const
{
    const OneLineNode* node = m_view->oneLine().find(m_view->current());
    return node && node->isStage ? node->plan : QString();
}

void PowerPage::chosen(const QString& key)
{
    m_remove->setEnabled(!selectedStage().isEmpty());
    m_fail->setEnabled(!key.isEmpty());
    const int row = m_model->rowOf(key);
    {
        const QScopedValueRollback guard(m_selecting, true);
        if (row >= 0 && m_table->currentIndex().row() != row)
            m_table->setCurrentIndex(
                m_model->index(row, std::max(0, m_table->currentIndex().column())));
    }
    if (m_selecting || !m_document)
        return;
    const QScopedValueRollback guard(m_selecting, true);
    const OneLineNode* node = m_view->oneLine().find(key);
    choosePath(node ? node->plan : QStringLiteral("buildings[%1]").arg(m_building));
}

void PowerPage::openDerivation(const QString& key)
{
    const OneLineNode* node = m_view->oneLine().find(key);
    if (node && !node->explain.isEmpty())
        emit derivationWanted(node->explain);
}

/// The first figures of a node, to more digits than there is room for beside it.
QString PowerPage::explain(const OneLineNode& node) const
{
    QStringList lines{QStringLiteral("<b>%1</b>").arg(node.name.toHtmlEscaped())};
    if (!node.detail.isEmpty())
        lines << node.detail.toHtmlEscaped();
    if (node.symbol == PowerSymbol::Generator)
        lines << node.figures.toHtmlEscaped();
    if (node.isStage && node.limit)
        lines << tr("Keeps its redundancy up to %1 of rating")
                     .arg(formatPercent(*node.limit, 1))
                     .toHtmlEscaped();
    if (m_document && m_document->evaluation() && !node.stem.isEmpty()) {
        const std::string stem = node.stem.toStdString();
        for (const Figure& figure : figures(*m_document->evaluation())) {
            const bool below = figure.path.size() > stem.size()
                               && figure.path.compare(0, stem.size(), stem) == 0
                               && figure.path.find('.', stem.size() + 1) == std::string::npos
                               && figure.path[stem.size()] == '.';
            // The one-line is of the design hour; what is nothing there tells nothing.
            if ((!below && figure.path != stem) || !figure.si || figure.about->year || *figure.si == 0.0 || lines.size() >= kTooltipLines)
                continue;
            lines << tr("%1: %2").arg(coreText(figure.about->label), formatFigure(figure, m_document->unitSystem())).toHtmlEscaped();
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

bool PowerPage::shows(const QString& planPath) const
{
    return (planPath.startsWith(QLatin1String("buildings["))
            && !planPath.contains(QLatin1String("].cooling")))  // the page Cooling shows it
           || (planPath.startsWith(QLatin1String("sites["))
               && planPath.contains(QLatin1String("].chain")));
}

void PowerPage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (!m_document || !steps || steps->empty())
        return;
    refreshIfStale();
    const Plan& plan = m_document->shownPlan();
    const std::string& id = steps->front().id;
    const QScopedValueRollback guard(m_selecting, true);
    if (steps->front().key == "buildings" && toQString(id) != m_building) {
        if (const Site* site = firstSiteOf(plan, id))
            choose(toQString(site->id), toQString(id));
    } else if (steps->front().key == "sites" && toQString(id) != m_site) {
        if (const Site* site = findById(plan.sites, id))
            choose(toQString(id), toQString(site->building));
    }
    const OneLineNode* node = m_view->oneLine().at(planPath);
    m_view->setCurrent(node ? node->key : QString());
}

QList<PageExport> PowerPage::exports()
{
    QList<PageExport> parts = BuildingPage::exports();
    // The drawing and its table whichever of them is shown.
    if (!m_view->isVisible() && m_view->scene() && !m_view->scene()->itemsBoundingRect().isEmpty())
        parts.insert(1, sceneExport(tr("One-line"), *m_view));
    headDrawings(parts, m_title->text());
    return parts;
}

}  // namespace rw::ui
