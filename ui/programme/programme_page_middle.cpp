// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the page: phases over time or as a table, and what comes of them.
#include "delivery_view.h"
#include "phase_editor.h"
#include "phase_model.h"
#include "plots/plot_view.h"
#include "programme_edits.h"
#include "programme_page.h"
#include "shell/theme.h"
#include "timeline_view.h"
#include "widgets/empty_state.h"
#include "widgets/section_header.h"
#include "widgets/segmented_control.h"
#include "widgets/tool_button.h"

#include <QHeaderView>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {
namespace {

constexpr int kAxisLeft = 52;  // px, shared by timeline and plot so that time lines up
constexpr int kAxisRight = 14;
constexpr int kPlotHeight = 230;
constexpr int kTableName = 150;

}  // namespace

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
    auto* removeKey = new QShortcut(Qt::Key_Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, [this] { removePhases(m_timeline->selection()); });
    return body;
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
    connect(m_plot, &PlotView::footChanged, this, &ProgrammePage::fitFace);
    connect(m_delivery, &DeliveryView::pathWanted, this, [this](const QString& path) { m_document->setSelectedPath(path); });
    fitFace();
    return m_outcome;
}

/// A hidden face asks for no room: the tables may be much longer than the plot.
void ProgrammePage::fitFace()
{
    for (QWidget* face : {static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_delivery)})
        face->setSizePolicy(QSizePolicy::Preferred, face == m_faces->currentWidget() ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_plot->setMinimumHeight(m_faces->currentWidget() == m_plot ? kPlotHeight + m_plot->foot() : 0);
    m_faces->updateGeometry();
}

}  // namespace rw::ui
