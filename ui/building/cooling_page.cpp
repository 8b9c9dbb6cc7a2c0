// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_page.h"

#include "catalogue/display_name.h"
#include "cooling_figures.h"
#include "cooling_paint.h"
#include "diagram_view.h"
#include "failure_table.h"
#include "schema/path.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kFiguresWidth = 256;
constexpr double kLeastFit = 0.7;
constexpr int kBothFrom = 860;  // px of the page, from which figures stand beside the drawing even if nothing is chosen
const QList<QByteArray> kViews{"schematic", "table"};

}  // namespace

CoolingPage::CoolingPage(QWidget* parent)
    : BuildingPage(QStringLiteral("cooling"), tr("No building has figures yet"), tr("Its cooling would be drawn here, from the racks to the sky."), parent),
      m_twins(new QStackedWidget), m_split(new QSplitter), m_view(new DiagramView(QStringLiteral("cooling"))), m_table(new QTableView),
      m_model(new FailureTableModel(this)), m_figures(new CoolingFigures)
{
    m_view->setAccessibleName(tr("Schematic of the building’s cooling"));
    m_view->setWhatsThis(tr("The way of heat from the racks to the sky. Arrow keys choose a machine or a loop, Enter shows how its "
                            "figure comes about, the wheel and + − zoom, 0 shows all of it."));
    m_view->setLeastFit(kLeastFit);
    m_view->installEventFilter(this);
    m_view->setCsv([this] { return tableCsv(*m_table); });
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("Machines and loops of the building’s cooling"));
    m_table->setSortingEnabled(false);  // they stand from the sky down
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_twins->addWidget(m_view);
    m_twins->addWidget(m_table);
    m_split->addWidget(m_twins);
    m_split->addWidget(m_figures);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({4 * kFiguresWidth, kFiguresWidth});
    m_split->setChildrenCollapsible(false);

    compose(makeHead(), m_split);

    connect(m_view, &DiagramView::currentChanged, this, &CoolingPage::chosen);
    connect(m_view, &DiagramView::activated, this, [this](const QString& key) {
        const CoolingNode* node = m_drawing.find(key);
        if (node && !node->explain.isEmpty())
            emit derivationWanted(node->explain);
    });
    connect(m_view, &DiagramView::statusText, this, &Page::statusText);
    connect(m_figures, &CoolingFigures::derivationWanted, this, &Page::derivationWanted);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (!m_selecting && index.isValid())
            m_view->setCurrent(m_model->rowAt(index.row()).components.value(0));
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const CoolingNode* node = m_drawing.find(m_model->rowAt(index.row()).components.value(0));
        if (node && !node->explain.isEmpty())
            emit derivationWanted(node->explain);
    });
}

QWidget* CoolingPage::makeHead()
{
    m_title = new ElidedLabel;
    setTextSize(m_title, TextSize::Title, true);
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Building"));
    m_hour = new SegmentedControl;
    m_hour->addSegment(tr("Design hour"), {}, tr("In the air that the plant is sized for"));
    m_hour->addSegment(tr("Extreme"), {}, tr("The same plant in the extreme air of twenty years, its power chain’s losses those of the design hour"));
    m_hour->setAccessibleName(tr("Outside air"));
    m_fit = makeFitButton();
    m_twin = new SegmentedControl;
    m_twin->addSegment(tr("Schematic"), {}, tr("The way of heat, drawn"));
    m_twin->addSegment(tr("Table"), {}, tr("The same machines and loops as a table"));
    m_twin->setAccessibleName(tr("Show the plant as"));

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_title, 1);
    row->addWidget(m_choice);
    row->addStretch();
    row->addWidget(m_hour);
    row->addWidget(m_fit);
    row->addWidget(m_twin);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_building = m_choice->itemData(index).toString();
        refresh();
        m_view->fit();
        if (m_document)
            m_document->setSelectedPath(QStringLiteral("buildings[%1].cooling").arg(m_building));
    });
    connect(m_hour, &SegmentedControl::currentChanged, this, &CoolingPage::refresh);
    connect(m_fit, &QToolButton::clicked, m_view, &DiagramView::fit);
    connect(m_twin, &SegmentedControl::currentChanged, this, [this](int index) {
        m_twins->setCurrentIndex(index);
        m_fit->setVisible(index == 0);
        showBeside();
    });
    return head;
}

void CoolingPage::fillChoices()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const auto& evaluation = m_document->evaluation();
    if (evaluation) {
        for (const auto& building : evaluation->buildings)
            if (!building.plant.parts.empty())
                m_choice->addItem(toQString(displayName(building)), toQString(building.id));
    }
    int current = m_choice->findData(m_building);
    if (current < 0 && m_choice->count() > 0) {
        current = 0;
        m_building = m_choice->itemData(0).toString();
    }
    if (m_choice->count() == 0)
        m_building.clear();
    m_choice->setCurrentIndex(current);
    m_choice->setVisible(m_choice->count() > 1);
    m_title->setVisible(m_choice->count() <= 1);
    m_title->setText(m_choice->currentText());
}

void CoolingPage::refresh()
{
    beFresh();
    if (!m_document)
        return;
    const auto& evaluation = m_document->evaluation();
    // While figures are on their way there is nothing new to show; they come in a moment.
    if (evaluation && m_document->evaluationStale() && !m_drawing.nodes.empty())
        return;
    fillChoices();
    const BuildingResult<double>* result = evaluation ? findById(evaluation->buildings, m_building.toStdString()) : nullptr;
    m_hour->setSegmentEnabled(1, result && result->extreme);
    if (m_hour->currentIndex() == 1 && result && !result->extreme) {
        const QSignalBlocker quiet(m_hour);
        m_hour->setCurrentIndex(0);
    }
    const QScopedValueRollback guard(m_selecting, true);
    m_drawing = result ? coolingDrawingOf(m_document->shownPlan(), *evaluation, m_building, m_hour->currentIndex() == 1, m_document->unitSystem(),
                                          m_view->lineHeight())
                       : CoolingDrawing{};
    showBody(!m_drawing.nodes.empty());
    m_usualHeight = m_drawing.bounds.height();
    m_low = false;
    if (isLow())
        arrangeCooling(m_drawing, m_view->lineHeight(), m_low = true);
    m_view->setDiagram(coolingDiagram(m_drawing, Theme::of(this)));
    m_model->show(coolingTable(m_drawing, m_document->unitSystem()));
    if (!m_fitted && m_model->rowCount() > 0) {
        fitColumns(*m_table);
        m_fitted = true;
    }
    if (m_drawing.nodes.empty())
        return;
    if (const CoolingNode* node = m_drawing.at(m_document->selectedPath()); node && m_view->current().isEmpty())
        m_view->setCurrent(node->key);
    chooseKey(m_view->current());
    showFigures();
}

bool CoolingPage::isLow() const
{
    return !m_drawing.nodes.empty() && m_view->maximumViewportSize().height() < m_usualHeight * kLeastFit;
}

/// The table has all figures; in a narrow window the drawing has the page until something is chosen.
void CoolingPage::showBeside()
{
    m_figures->setVisible(m_twin->currentIndex() == 0 && (width() >= kBothFrom || !m_view->current().isEmpty()));
}

void CoolingPage::resizeEvent(QResizeEvent* event)
{
    BuildingPage::resizeEvent(event);
    showBeside();
}

bool CoolingPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize && isLow() != m_low) {
        m_low = !m_low;
        const QScopedValueRollback guard(m_selecting, true);
        arrangeCooling(m_drawing, m_view->lineHeight(), m_low);
        m_view->setDiagram(coolingDiagram(m_drawing, Theme::of(this)));
    }
    return BuildingPage::eventFilter(watched, event);
}

void CoolingPage::chooseKey(const QString& key)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->rowAt(row).components.value(0) == key && m_table->currentIndex().row() != row)
            m_table->setCurrentIndex(m_model->index(row, std::max(0, m_table->currentIndex().column())));
}

void CoolingPage::chosen(const QString& key)
{
    {
        const QScopedValueRollback guard(m_selecting, true);
        chooseKey(key);
    }
    showFigures();
    if (m_selecting || !m_document)
        return;
    const QScopedValueRollback guard(m_selecting, true);
    const CoolingNode* node = m_drawing.find(key);
    const QString path = node ? node->plan : QString();
    choosePath(path.isEmpty() ? QStringLiteral("buildings[%1].cooling").arg(m_building) : path);
}

/// Of what is chosen; of the plant as a whole where nothing is.
void CoolingPage::showFigures()
{
    showBeside();
    const QString note = m_drawing.extreme ? tr("In the extreme air, with the plant as built. Derivations are those of the design hour.") : QString();
    if (const CoolingNode* node = m_drawing.find(m_view->current())) {
        m_figures->show(node->name, node->facts, node->flagMore, note);
        return;
    }
    const auto& evaluation = m_document ? m_document->evaluation() : nullptr;
    const BuildingResult<double>* result = evaluation ? findById(evaluation->buildings, m_building.toStdString()) : nullptr;
    if (!result)
        return;
    const PlantResult<double>& plant = m_drawing.extreme && result->extreme ? *result->extreme : result->plant;
    const UnitSystem units = m_document->unitSystem();
    const QString stem = QStringLiteral("buildings[%1].").arg(m_building);
    std::vector<CoolingFact> facts;
    const auto fact = [&](const QString& label, double si, const Unit& unit, const char* figure) {
        facts.push_back({label, formatValue(si, unit, units), m_drawing.extreme || !figure ? QString() : stem + QLatin1String(figure)});
    };
    fact(tr("Power of the cooling"), plant.power.si(), unit::W, "cooling_power_W");
    fact(tr("Heat to the coolant"), result->liquidHeat.si(), unit::Wheat, "liquid_heat_W");
    fact(tr("Heat to air"), result->airHeat.si(), unit::Wheat, "air_heat_W");
    fact(tr("Through chillers"), plant.chilledHeat.si(), unit::Wheat, nullptr);
    if (!m_drawing.extreme)
        facts.push_back({tr("PUE at this hour"), formatEffectiveness(result->pueDesign.si()), stem + QLatin1String("pue_design")});
    if (plant.evaporation.si() > 0.0)
        fact(tr("Water evaporated"), plant.evaporation.si() / 1000.0, unit::m3h, nullptr);
    m_figures->show(tr("The plant"), facts, {}, note.isEmpty() ? tr("Choose a machine or a loop to see its figures.") : note);
}

QList<QByteArray> CoolingPage::views() const { return kViews; }

void CoolingPage::showView(const QByteArray& view)
{
    m_twin->setCurrentIndex(std::max(0, static_cast<int>(kViews.indexOf(view))));
}

bool CoolingPage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("buildings[")) && planPath.contains(QLatin1String("].cooling"));
}

void CoolingPage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (!m_document || !steps || steps->empty())
        return;
    const QString id = toQString(steps->front().id);
    if (id != m_building && m_choice->findData(id) >= 0) {
        m_building = id;
        beStale();
    }
    refreshIfStale();
    const QScopedValueRollback guard(m_selecting, true);
    const CoolingNode* node = m_drawing.at(planPath);
    m_view->setCurrent(node ? node->key : QString());
}

QList<PageExport> CoolingPage::exports()
{
    QList<PageExport> parts = BuildingPage::exports();
    headDrawings(parts, m_title->text());
    return parts;
}

}  // namespace rw::ui
