// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme_page.h"

#include "cluster_editor.h"
#include "delivery_view.h"
#include "document/refusal.h"
#include "phase_editor.h"
#include "phase_model.h"
#include "plots/plot_view.h"
#include "programme_edits.h"
#include "schema/path.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "sites_chain.h"
#include "target_editor.h"
#include "timeline_view.h"
#include "widgets/empty_state.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"
#include "widgets/tab_order.h"
#include "widgets/tool_button.h"

#include <QHeaderView>
#include <QItemSelection>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kLeftWidth = 252;
constexpr int kRightWidth = 250;
constexpr int kThreeColumns = 880;  // px, from which the answer has a column of its own
constexpr int kAxisLeft = 52;       // px, shared by timeline and plot so that time lines up
constexpr int kAxisRight = 14;
constexpr int kPlotHeight = 230;
constexpr int kTableName = 150;

QScrollArea* scrolling(QWidget* body)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    return area;
}

}  // namespace

ProgrammePage::ProgrammePage(QWidget* parent) : Page(parent)
{
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(space::kL, space::kM, space::kXs, 0);
    m_row->setSpacing(space::kXl);

    auto* left = new QWidget;
    m_leftColumn = new QBoxLayout(QBoxLayout::TopToBottom, left);
    m_leftColumn->setContentsMargins(0, 0, space::kM, space::kM);
    m_leftColumn->setSpacing(space::kXl);
    m_target = new TargetEditor;
    m_clusters = new ClusterEditor;
    m_leftColumn->addWidget(m_target);
    m_leftColumn->addWidget(m_clusters);
    m_leftColumn->addStretch(1);
    m_leftArea = scrolling(left);
    m_row->addWidget(m_leftArea);
    m_middle = makeMiddle();
    m_row->addWidget(m_middle, 1);

    auto* right = new QWidget;
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, space::kM, space::kM);
    m_chain = new SitesChain;
    rightColumn->addWidget(m_chain);
    m_rightArea = scrolling(right);
    m_row->addWidget(m_rightArea);
    connect(&Theme::of(this), &Theme::changed, this, &ProgrammePage::arrange);

    connect(m_target, &TargetEditor::refused, this, &Page::statusText);
    connect(m_clusters, &ClusterEditor::refused, this, &Page::statusText);
    connect(m_clusters, &ClusterEditor::derivationWanted, this, &Page::derivationWanted);
    connect(m_chain, &SitesChain::derivationWanted, this, &Page::derivationWanted);
}

QWidget* ProgrammePage::makePhaseHeader()
{
    const Theme& theme = Theme::of(this);
    auto* header = new SectionHeader(tr("Phases"));
    const auto button = [&](const char* iconName, const QString& words) {
        QToolButton* tool = toolButton(iconName, words, theme);
        header->addTrailing(tool);
        return tool;
    };
    auto* add = button("add", tr("Add a phase"));
    m_removePhase = button("delete", tr("Remove the chosen phase"));
    m_up = button("collapse", tr("Chosen phase earlier in the order"));
    m_up->setArrowType(Qt::UpArrow);
    m_down = button("expand", tr("Chosen phase later in the order"));
    m_down->setArrowType(Qt::DownArrow);
    auto* flag = button("flag", tr("Add a milestone"));
    auto* twin = new SegmentedControl;
    twin->addSegment(tr("Time"), {}, tr("Phases over time"));
    twin->addSegment(tr("Table"), {}, tr("The same phases as a table"));
    twin->setAccessibleName(tr("Show the phases as"));
    header->addTrailing(twin);

    connect(add, &QToolButton::clicked, this, [this] {
        if (!m_document) return;
        const ProgrammeEdits made = addPhase(m_document->plan());
        if (apply(made.list)) m_timeline->setCurrent(made.made);
    });
    connect(m_removePhase, &QToolButton::clicked, this, [this] { removePhases(m_timeline->selection()); });
    connect(m_up, &QToolButton::clicked, this, [this] { emit m_timeline->reorderRequested(m_timeline->current(), -1); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit m_timeline->reorderRequested(m_timeline->current(), 1); });
    connect(flag, &QToolButton::clicked, this, [this] {
        if (!m_document) return;
        const ProgrammeEdits made = addMilestone(m_document->plan());
        if (apply(made.list)) m_document->setSelectedPath(milestonePath(made.made));
    });
    connect(twin, &SegmentedControl::currentChanged, this, [this](int index) {
        m_twins->setCurrentIndex(index);
        m_twins->setFixedHeight(m_twins->currentWidget()->sizeHint().height());
    });
    return header;
}

QWidget* ProgrammePage::makeMiddle()
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, space::kM, space::kM);
    column->setSpacing(space::kS);

    m_timeline = new TimelineView;
    m_timeline->setSideMargins(kAxisLeft, kAxisRight);
    m_model = new PhaseModel(this);
    m_table = new QTableView;
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Phases"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(PhaseModel::Name, QHeaderView::Interactive);
    m_table->setColumnWidth(PhaseModel::Name, kTableName);
    m_table->setItemDelegateForColumn(PhaseModel::CountedAs, new PhaseBasisDelegate(m_table));
    m_table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_twins = new QStackedWidget;
    m_twins->addWidget(m_timeline);
    m_twins->addWidget(m_table);

    m_phasePart = new QWidget;
    auto* phases = new QVBoxLayout(m_phasePart);
    phases->setContentsMargins(0, 0, 0, 0);
    phases->setSpacing(space::kXs);
    phases->addWidget(makePhaseHeader());
    phases->addWidget(m_twins);
    m_phase = new PhaseEditor;
    phases->addWidget(m_phase);
    column->addWidget(m_phasePart);

    m_empty = new EmptyState(QStringLiteral("timeline"), tr("No phases yet"),
                             tr("Without phases the whole target is built at once. Phases give it dates and platforms."));
    m_empty->setAction(tr("Add a phase"));
    column->addWidget(m_empty);
    column->addSpacing(space::kS);
    column->addWidget(makeOutcome(), 1);

    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!m_document) return;
        const ProgrammeEdits made = addPhase(m_document->plan());
        if (apply(made.list)) m_timeline->setCurrent(made.made);
    });
    connect(m_timeline, &TimelineView::selectionChanged, this, &ProgrammePage::phasesChosen);
    connect(m_timeline, &TimelineView::statusText, this, &Page::statusText);
    connect(m_timeline, &TimelineView::dragged, this, [this](const MovedPhase& phase) {
        refreshPictures(phase.id.isEmpty() ? std::nullopt : std::optional(phase));
    });
    connect(m_timeline, &TimelineView::moveRequested, this,
            [this](const MovedPhase& to) { apply(setPhaseDates(m_document->plan(), to)); });
    connect(m_timeline, &TimelineView::removeRequested, this, &ProgrammePage::removePhases);
    connect(m_timeline, &TimelineView::reorderRequested, this, [this](const QString& phase, int by) {
        if (!phase.isEmpty()) apply(reorderPhase(m_document->plan(), phase, by));
    });
    connect(m_timeline, &TimelineView::editRequested, this, [this] { m_phase->focusName(); });
    connect(m_timeline, &TimelineView::flagActivated, this, [this](const QString& milestone) {
        m_document->setSelectedPath(milestonePath(milestone));
    });
    connect(m_timeline, &TimelineView::flagMoveRequested, this, [this](const QString& milestone, const QDate& day) {
        const auto& evaluation = m_document->evaluation();
        const auto ramps = evaluation ? plannedRamps(m_document->shownPlan(), evaluation->delivery) : std::vector<Ramp>{};
        apply(moveMilestone(m_document->plan(), ramps, milestone, day));
    });
    connect(m_timeline, &TimelineView::rampRequested, this,
            [this](const QString& phase, RampShape shape) { apply(setPhaseRamp(phase, shape)); });
    connect(m_timeline, &TimelineView::kindRequested, this,
            [this](const QString& milestone, MilestoneKind kind) { apply(setMilestoneKind(milestone, kind)); });
    connect(m_timeline, &TimelineView::flagRemoveRequested, this, [this](const QString& milestone) { apply(removeMilestone(milestone)); });
    connect(m_model, &PhaseModel::refused, this, &Page::statusText);
    connect(m_phase, &PhaseEditor::refused, this, &Page::statusText);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_selecting) return;
        QStringList chosen;
        const int current = m_table->currentIndex().row();
        for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
            if (row.row() != current) chosen << m_model->phaseAt(row.row());
        if (m_table->selectionModel()->isRowSelected(current)) chosen << m_model->phaseAt(current);
        if (!chosen.isEmpty()) m_timeline->setSelection(chosen);
    });
    auto* removeKey = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, [this] { removePhases(m_timeline->selection()); });
    return scrolling(body);
}

/// What comes of the phases: power over time, or the dates behind it.
QWidget* ProgrammePage::makeOutcome()
{
    m_plot = new PlotView;
    m_plot->setSideMargins(kAxisLeft, kAxisRight);
    m_plot->setFileStem(QStringLiteral("cumulative-power"));
    m_plot->setMinimumHeight(kPlotHeight);
    m_delivery = new DeliveryView;
    m_faces = new QStackedWidget;
    m_faces->addWidget(m_plot);
    m_faces->addWidget(m_delivery);
    m_face = new SegmentedControl;
    m_face->addSegment(tr("Power"), {}, tr("Cumulative power over time"));
    m_face->addSegment(tr("Delivery"), {}, tr("When what is there: lead times, supply, grid, milestones"));
    m_face->setAccessibleName(tr("Show what comes of the phases as"));
    auto* header = new SectionHeader(tr("What comes of it"));
    header->addTrailing(m_face);
    m_outcome = new QWidget;
    auto* column = new QVBoxLayout(m_outcome);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs);
    column->addWidget(header);
    column->addWidget(m_faces, 1);
    connect(m_face, &SegmentedControl::currentChanged, this, [this](int face) {
        m_faces->setCurrentIndex(face);
        fitFace();
    });
    connect(m_delivery, &DeliveryView::pathWanted, this, [this](const QString& path) { m_document->setSelectedPath(path); });
    fitFace();
    return m_outcome;
}

/// A hidden face asks for no room: the tables may be much longer than the plot.
void ProgrammePage::fitFace()
{
    for (QWidget* face : {static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_delivery)})
        face->setSizePolicy(QSizePolicy::Preferred, face == m_faces->currentWidget() ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_plot->setMinimumHeight(m_faces->currentWidget() == m_plot ? kPlotHeight : 0);
    m_faces->updateGeometry();
}

void ProgrammePage::showView(const QByteArray& view)
{
    if (const auto at = views().indexOf(view); at >= 0) m_face->setCurrentIndex(static_cast<int>(at));
}

void ProgrammePage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_target->setDocument(document);
    m_clusters->setDocument(document);
    m_chain->setDocument(document);
    m_phase->setDocument(document);
    m_model->setDocument(document);
    m_delivery->setDocument(document);
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &ProgrammePage::refreshIfSeen);
        connect(document, &PlanDocument::planReplaced, this, &ProgrammePage::refreshIfSeen);
        connect(document, &PlanDocument::evaluationChanged, this, &ProgrammePage::refreshIfSeen);
        connect(document, &PlanDocument::selectionChanged, this, [this] {
            const QString path = m_document->selectedPath();
            if (!m_selecting && shows(path)) reveal(path);
        });
        connect(&Theme::of(this), &Theme::changed, this, &ProgrammePage::refresh, Qt::UniqueConnection);
    }
    refresh();
}

bool ProgrammePage::apply(EditList edits)
{
    if (!m_document || edits.edits.empty()) return false;
    const Status status = m_document->apply(std::move(edits));
    if (!status) emit statusText(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

void ProgrammePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
}

void ProgrammePage::refreshIfSeen()
{
    // A page that nobody sees costs nothing while values are dragged on another.
    m_stale = true;
    if (isVisible()) refresh();
}

void ProgrammePage::refresh()
{
    m_stale = false;
    if (!m_document) return;
    m_target->refresh();
    m_clusters->refresh();
    m_chain->refresh();
    m_model->refresh();
    m_delivery->refresh();
    refreshPictures({});
    m_phase->setPhase(m_timeline->current());
    const auto& phases = m_document->plan().programme.phases;
    m_phasePart->setVisible(!phases.empty());
    m_empty->setVisible(phases.empty());
    const bool chosen = !m_timeline->current().isEmpty();
    for (QToolButton* button : {m_removePhase, m_up, m_down}) button->setEnabled(chosen);
}

void ProgrammePage::refreshPictures(const std::optional<MovedPhase>& moved)
{
    const auto& evaluation = m_document->evaluation();
    const Plan& plan = m_document->plan();
    const Theme& theme = Theme::of(this);
    std::optional<DeliveryResult> delivery;
    if (evaluation) delivery = deliveryOf(m_document->shownPlan(), *evaluation, moved);
    Timeline timeline = timelineOf(plan, delivery ? &*delivery : nullptr, theme);
    if (moved) {
        // The axis stands still under the pointer.
        timeline.from = m_timeline->timeline().from;
        timeline.to = m_timeline->timeline().to;
    }
    m_timeline->setTimeline(timeline);
    m_twins->setFixedHeight(m_twins->currentWidget()->sizeHint().height());
    m_outcome->setVisible(evaluation && !plan.programme.phases.empty());
    if (evaluation) m_plot->setPlot(cumulativePlot(m_document->shownPlan(), *evaluation, *delivery, timeline, theme));
}

void ProgrammePage::removePhases(const QStringList& phases)
{
    EditList all{"edit.remove", {}};
    for (const QString& phase : phases)
        for (Edit& edit : removePhase(phase).edits) all.edits.push_back(std::move(edit));
    apply(std::move(all));
}

/// Several: the inspector edits them together; what is shown of one is of the current one.
void ProgrammePage::phasesChosen(const QStringList& phases)
{
    const QString current = phases.isEmpty() ? QString() : phases.last();
    m_phase->setPhase(current);
    m_delivery->setPhase(current);
    for (QToolButton* button : {m_removePhase, m_up, m_down}) button->setEnabled(!current.isEmpty());
    const QScopedValueRollback guard(m_selecting, true);
    QItemSelection rows;
    for (const QString& phase : phases)
        if (const int row = m_model->rowOf(phase); row >= 0)
            rows.select(m_model->index(row, 0), m_model->index(row, PhaseModel::ColumnCount - 1));
    if (const int row = m_model->rowOf(current); row >= 0 && m_table->currentIndex().row() != row)
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!m_document) return;
    QStringList paths{current.isEmpty() ? QStringLiteral("programme") : phasePath(current)};
    for (const QString& phase : phases)
        if (phase != current) paths << phasePath(phase);
    m_document->setSelectedPaths(paths);
}

bool ProgrammePage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("programme")) || planPath.startsWith(QLatin1String("clusters["));
}

void ProgrammePage::reveal(const QString& planPath)
{
    const auto steps = parsePath(planPath.toStdString());
    if (steps && steps->size() >= 2 && (*steps)[1].key == "delivery") showView("delivery");
    if (!steps || steps->size() < 2 || (*steps)[1].key != "phases") return;
    if (m_stale) refresh();
    // One of several that are chosen already: the others stay chosen.
    const QString phase = toQString((*steps)[1].id);
    const QScopedValueRollback guard(m_selecting, true);
    if (!m_timeline->selection().contains(phase) || m_document->selectedPaths().size() < 2) m_timeline->setCurrent(phase);
}

/// Where there is room the answer has its own column; else it stands on top of the left one.
void ProgrammePage::arrange()
{
    const double scale = Theme::of(this).textScale();
    m_leftArea->setFixedWidth(static_cast<int>(kLeftWidth * scale) + space::kM);
    m_rightArea->setFixedWidth(static_cast<int>(kRightWidth * scale) + space::kM);
    const bool wide = width() >= kThreeColumns * scale;
    if (wide == m_wide) return;
    m_wide = wide;
    if (wide) {
        m_leftColumn->removeWidget(m_chain);
        m_rightArea->widget()->layout()->addWidget(m_chain);
    } else {
        m_rightArea->widget()->layout()->removeWidget(m_chain);
        m_leftColumn->insertWidget(0, m_chain);
    }
    m_rightArea->setVisible(wide);
    if (wide) chainTabs({m_target, m_clusters, m_middle, m_chain});
    else chainTabs({m_chain, m_target, m_clusters, m_middle});
}

void ProgrammePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

QList<PageExport> ProgrammePage::exports()
{
    QList<PageExport> parts = Page::exports();
    qsizetype at = 1;
    if (m_timeline->isVisible()) parts.insert(at++, widgetExport(tr("Timeline"), *m_timeline));
    if (m_chain->isVisible()) parts.insert(at++, widgetExport(tr("Sites needed"), *m_chain));
    return parts;
}

}  // namespace rw::ui
