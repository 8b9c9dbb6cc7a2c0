// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow_page.h"

#include "catalogue/display_name.h"
#include "diagram_view.h"
#include "failure_table.h"
#include "sankey_paint.h"
#include "shell/theme.h"
#include "widgets/segmented_control.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kLeastFit = 0.75;  // of the usual size of words; below it one scrolls
constexpr double kFitStep = 0.05;
constexpr int kWidestChoice = 320;  // px
const QList<QByteArray> kViews{"sankey", "year", "table"};

template <class Object>
QString nameOf(const Object& object)
{
    return toQString(displayName(object));
}

}  // namespace

FlowPage::FlowPage(QWidget* parent)
    : BuildingPage(QStringLiteral("flow"), tr("Nothing flows yet"), tr("Its energy would be drawn here, from the grid to the sky."), parent),
      m_twins(new QStackedWidget), m_view(new DiagramView(QStringLiteral("energy-flow"))), m_table(new QTableView), m_model(new FailureTableModel(this))
{
    m_view->setAccessibleName(tr("Where the energy goes"));
    m_view->setWhatsThis(tr("Energy from the grid through the chips to rejected heat; the width of a ribbon is its power. Arrow keys choose "
                            "a bar or a ribbon, Enter shows how its figure comes about, the wheel and + − zoom, 0 shows all of it."));
    m_view->setLeastFit(kLeastFit);
    m_view->setCsv([this] { return tableCsv(*m_table); });
    m_view->installEventFilter(this);
    m_table->setModel(m_model);
    prepareTable(*m_table, tr("Flows of energy"));
    m_table->setSortingEnabled(false);  // they stand from the grid to the sky
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_twins->addWidget(m_view);
    m_twins->addWidget(m_table);

    compose(makeHead(), m_twins);

    connect(m_view, &DiagramView::currentChanged, this, &FlowPage::chosen);
    connect(m_view, &DiagramView::activated, this, &FlowPage::openDerivation);
    connect(m_view, &DiagramView::statusText, this, &Page::statusText);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (!m_selecting && index.isValid())
            m_view->setCurrent(m_model->rowAt(index.row()).components.value(0));
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { openDerivation(m_model->rowAt(index.row()).components.value(0)); });
}

QWidget* FlowPage::makeHead()
{
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Building, site or programme"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setMaximumWidth(kWidestChoice);
    m_time = new SegmentedControl;
    m_time->addSegment(tr("Design hour"), {}, tr("Powers at the design hour"));
    m_time->addSegment(tr("Year"), {}, tr("Energies of a year"));
    m_time->setAccessibleName(tr("Time"));
    m_fit = makeFitButton();
    m_twin = new SegmentedControl;
    m_twin->addSegment(tr("Sankey"), {}, tr("The flows, drawn"));
    m_twin->addSegment(tr("Table"), {}, tr("The same flows as a table"));
    m_twin->setAccessibleName(tr("Show the flows as"));

    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kS);
    row->addWidget(m_choice);
    row->addStretch(1);
    row->addWidget(m_time);
    row->addWidget(m_fit);
    row->addWidget(m_twin);

    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_subject = subjectAt(m_choice->itemData(index));
        m_subjectChosen = true;
        refresh();
        m_view->fit();
    });
    connect(m_time, &SegmentedControl::currentChanged, this, &FlowPage::refresh);
    connect(m_fit, &QToolButton::clicked, this, [this] {
        m_view->fit();
        draw();
    });
    connect(m_twin, &SegmentedControl::currentChanged, this, [this](int index) {
        m_twins->setCurrentIndex(index);
        m_fit->setVisible(index == 0);
    });
    return head;
}

/// Ribbons fill the room there is.
bool FlowPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::Resize)
        draw();
    return BuildingPage::eventFilter(watched, event);
}

FlowPage::Subject FlowPage::subjectAt(const QVariant& data)
{
    const QStringList parts = data.toStringList();
    return {static_cast<FlowScope>(parts.value(0).toInt()), parts.value(1)};
}

void FlowPage::fillChoices()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    const auto& evaluation = m_document->evaluation();
    if (!evaluation)
        return;
    const auto add = [&](FlowScope scope, const QString& id, const QString& words) {
        m_choice->addItem(words, QStringList{QString::number(static_cast<int>(scope)), id});
    };
    for (const auto& building : evaluation->buildings)
        if (building.facilityPower.si() > 0.0)
            add(FlowScope::Building, toQString(building.id), tr("Building: %1").arg(nameOf(building)));
    for (const auto& site : evaluation->sites)
        if (site.powers.facility > 0.0)
            add(FlowScope::Site, toQString(site.id), tr("Site: %1").arg(nameOf(site)));
    if (m_choice->count() > 0)
        add(FlowScope::Programme, {}, tr("Programme: all sites"));
    int current = -1;
    for (int i = 0; i < m_choice->count() && m_subjectChosen; ++i)
        if (subjectAt(m_choice->itemData(i)) == m_subject)
            current = i;
    if (current < 0 && m_choice->count() > 0) {
        current = 0;
        m_subject = subjectAt(m_choice->itemData(0));
    }
    m_choice->setCurrentIndex(current);
}

void FlowPage::refresh()
{
    beFresh();
    if (!m_document)
        return;
    const auto& evaluation = m_document->evaluation();
    // While figures are on their way there is nothing new to show; they come in a moment.
    if (evaluation && m_document->evaluationStale() && m_flow)
        return;
    fillChoices();
    m_flow.reset();
    if (evaluation && m_choice->count() > 0) {
        const std::string id = m_subject.id.toStdString();
        const Plan& plan = m_document->shownPlan();
        const FlowTime time = m_time->currentIndex() == 1 ? FlowTime::Year : FlowTime::DesignHour;
        m_flow = energyFlow(plan, *evaluation, m_subject.scope, id, time);
        m_time->setSegmentEnabled(1, time == FlowTime::Year ? m_flow.has_value() : energyFlow(plan, *evaluation, m_subject.scope, id, FlowTime::Year).has_value());
        if (!m_flow && time == FlowTime::Year) {
            const QSignalBlocker quiet(m_time);
            m_time->setCurrentIndex(0);
            m_flow = energyFlow(plan, *evaluation, m_subject.scope, id, FlowTime::DesignHour);
        }
    }
    showBody(m_flow.has_value());
    const QScopedValueRollback guard(m_selecting, true);
    m_model->show(m_flow ? flowTable(*m_flow) : FailureTable{});
    if (!m_fitted && m_model->rowCount() > 0) {
        fitColumns(*m_table);
        m_fitted = true;
    }
    draw();
    chooseKey(m_view->current());
}

QString FlowPage::titleWords() const
{
    const QString name = m_choice->currentText().mid(m_choice->currentText().indexOf(QLatin1String(": ")) + 2);
    const QString buildings = formatCount(std::llround(m_flow->buildings));
    const QString sites = formatCount(std::llround(m_flow->sites));
    switch (m_subject.scope) {
    case FlowScope::Building:
        if (!m_flow->year) return tr("%1: one building as filled first, at its design hour").arg(name);
        return std::llround(m_flow->buildings) == 1 ? tr("%1: its year").arg(name) : tr("%1: a year of all %2 together").arg(name, buildings);
    case FlowScope::Site:
        return m_flow->year ? tr("%1: a year of all %2 sites of its kind, %3 buildings").arg(name, sites, buildings)
                            : tr("%1: one site as filled first, %2 buildings, at its design hour").arg(name, buildings);
    case FlowScope::Programme: break;
    }
    return m_flow->year ? tr("The whole programme: a year of %1 sites, %2 buildings").arg(sites, buildings)
                        : tr("The whole programme: %1 sites, %2 buildings, each at its design hour").arg(sites, buildings);
}

void FlowPage::draw()
{
    if (!m_flow) {
        m_view->setDiagram({});
        return;
    }
    const QScopedValueRollback guard(m_selecting, true);
    // Where room is scarce words become smaller before anything is scrolled, and the picture is laid out as wide as the page.
    const QSizeF room = m_view->maximumViewportSize();
    Diagram diagram;
    for (double scale = 1.0;; scale = std::max(kLeastFit, scale - kFitStep)) {
        diagram = sankeyDiagram(*m_flow, titleWords(), room / scale, Theme::of(this), m_view->lineHeight(), m_document->unitSystem());
        const QSizeF taken = diagram.bounds.size() * scale;
        if (scale <= kLeastFit || (taken.width() <= room.width() + 1.0 && taken.height() <= room.height() + 1.0)) break;
    }
    m_view->setDiagram(std::move(diagram));
}

void FlowPage::chooseKey(const QString& key)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!key.isEmpty() && m_model->rowAt(row).components.value(0) == key && m_table->currentIndex().row() != row)
            m_table->setCurrentIndex(m_model->index(row, std::max(0, m_table->currentIndex().column())));
}

void FlowPage::chosen(const QString& key)
{
    {
        const QScopedValueRollback guard(m_selecting, true);
        chooseKey(key);
    }
    if (m_selecting || !m_document || !m_flow)
        return;
    const QScopedValueRollback guard(m_selecting, true);
    QString path;
    for (std::size_t i = 0; i < m_flow->nodes.size(); ++i)
        if (nodeKey(*m_flow, i) == key)
            path = toQString(m_flow->nodes[i].path);
    for (std::size_t i = 0; i < m_flow->links.size(); ++i)
        if (linkKey(*m_flow, i) == key)
            path = toQString(m_flow->links[i].path);
    if (!path.isEmpty() && path != QLatin1String("sites"))
        choosePath(path);
}

/// Of a ribbon's own figure; of the bar that it is all of, where it has none.
void FlowPage::openDerivation(const QString& key)
{
    if (!m_flow)
        return;
    std::string figure;
    for (std::size_t i = 0; i < m_flow->nodes.size(); ++i)
        if (nodeKey(*m_flow, i) == key)
            figure = m_flow->nodes[i].figure;
    for (std::size_t i = 0; i < m_flow->links.size(); ++i) {
        const EnergyFlow::Link& link = m_flow->links[i];
        if (linkKey(*m_flow, i) != key)
            continue;
        figure = link.figure;
        for (const std::size_t end : {link.from, link.to})
            if (figure.empty() && m_flow->nodes[end].value <= link.value * (1.0 + 1e-12))
                figure = m_flow->nodes[end].figure;
    }
    if (figure.empty())
        emit statusText(tr("This is a sum or a difference of flows beside it; choose one of those to see how it comes about."));
    else
        emit derivationWanted(toQString(figure));
}

QList<QByteArray> FlowPage::views() const { return kViews; }

void FlowPage::showView(const QByteArray& view)
{
    m_twin->setCurrentIndex(view == "table" ? 1 : 0);
    m_time->setCurrentIndex(view == "year" ? 1 : 0);
}

}  // namespace rw::ui
