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
#include "widgets/segmented_control.h"

#include <QItemSelection>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace rw::ui {

QScrollArea* ProgrammePage::scrolling(QWidget* body)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    return area;
}

ProgrammePage::ProgrammePage(QWidget* parent) : Page(parent)
{
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(space::kL, space::kM, space::kXs, 0);
    m_row->setSpacing(space::kXl);
    m_row->setSizeConstraint(QLayout::SetNoConstraint);

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
    m_middleBody = makeMiddle();
    m_middle = scrolling(m_middleBody);
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

QList<PageExport> ProgrammePage::exports()
{
    QList<PageExport> parts = Page::exports();
    qsizetype at = 1;
    if (m_timeline->isVisible()) parts.insert(at++, widgetExport(tr("Timeline"), *m_timeline));
    if (m_chain->isVisible()) parts.insert(at++, widgetExport(tr("Sites needed"), *m_chain));
    return parts;
}

}  // namespace rw::ui
