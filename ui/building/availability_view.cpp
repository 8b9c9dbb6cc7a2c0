// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability_view.h"

#include "failure_rows.h"
#include "job_bar.h"
#include "reliability_model.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/segmented_control.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace rw::ui {

struct AvailabilityView::Outcome {
    std::shared_ptr<const FailureSubject> subject;
    FailureGraph of;
    power::AvailabilityResult result;
};

AvailabilityView::AvailabilityView(QWidget* parent)
    : QWidget(parent), m_runner(new AnalysisRunner(this)), m_bar(new JobBar(*m_runner)),
      m_sections(new SegmentedControl), m_summary(new ElidedLabel), m_whole(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("clock"), tr("Availability"), tr("The figures are on their way."))), m_groupTable(new QTableView),
      m_groups(new FailureTableModel(this)), m_contributionTable(new QTableView),
      m_contributions(new FailureTableModel(this)), m_dataTable(new QTableView),
      m_data(new ReliabilityModel(this)), m_reset(new QPushButton(tr("Back to the shipped rule")))
{
    m_sections->addSegment(tr("Loads"), {}, tr("Minutes a year by rack group"));
    m_sections->addSegment(tr("What dominates"), {}, tr("Components and common causes by their share"));
    m_sections->addSegment(tr("Failure data"), {}, tr("How often equipment fails and how long its repair takes"));
    m_sections->setAccessibleName(tr("Show of availability"));
    m_bar->setRunWords(tr("Calculate availability"), tr("Calculate again"));
    setMuted(m_summary);
    setTextSize(m_summary, TextSize::Small);
    const auto table = [](QTableView* view, FailureTableModel* model, const QString& name) {
        auto* sorted = new FailureFilter(view);
        sorted->setSourceModel(model);
        view->setModel(sorted);
        prepareTable(*view, name);
    };
    table(m_groupTable, m_groups, tr("Availability by rack group"));
    table(m_contributionTable, m_contributions, tr("What dominates, largest first"));
    m_contributionTable->setToolTip(tr("Enter or double click shows the failure"));
    for (QWidget* part : {static_cast<QWidget*>(m_groupTable),
                          static_cast<QWidget*>(m_contributionTable), makeData(),
                          static_cast<QWidget*>(m_empty)})
        m_whole->addWidget(part);

    auto* head = new QWidget;
    auto* flow = new FlowLayout(head);
    flow->addWidget(m_sections);
    flow->addWidget(m_bar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(head);
    column->addWidget(m_summary);
    column->addWidget(m_whole, 1);

    connect(m_sections, &SegmentedControl::currentChanged, this, &AvailabilityView::showStanding);
    connect(m_bar, &JobBar::runWanted, this, &AvailabilityView::run);
    connect(m_runner, &AnalysisRunner::runningChanged, this, &AvailabilityView::showStanding);
    connect(m_runner, &AnalysisRunner::failed, this, &AvailabilityView::statusText);
    connect(m_contributionTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto* sorted = static_cast<const FailureFilter*>(m_contributionTable->model());
        const auto& row = m_contributions->rowAt(sorted->mapToSource(index).row());
        if (!row.components.empty())
            emit failureChosen({fullName(*m_outcome->of.graph, row.components.front())});
    });
    showStanding();
}

QWidget* AvailabilityView::makeData()
{
    m_dataTable->setModel(m_data);
    prepareTable(*m_dataTable, tr("Failure data of equipment"));
    m_dataTable->setSortingEnabled(false);
    m_dataTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_dataTable->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                                 | QAbstractItemView::AnyKeyPressed);
    m_reset->setToolTip(tr("Takes the rule out of the plan, so that the shipped one rules again (Delete)"));
    auto* note = new QLabel(tr("Shipped data are orders of magnitude until you put your own in their place; rules of the "
                               "plan are bold, and the inspector holds their range and source. Equipment with "
                               "data of its own stands at the end and goes before its kind’s rule."));
    note->setWordWrap(true);
    setTextSize(note, TextSize::Small);
    setMuted(note);
    auto* foot = new QHBoxLayout;
    foot->addWidget(note, 1);
    foot->addWidget(m_reset, 0, Qt::AlignTop);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(m_dataTable, 1);
    column->addLayout(foot);

    connect(m_data, &ReliabilityModel::refused, this, &AvailabilityView::statusText);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { m_data->reset(m_dataTable->currentIndex().row()); });
    auto* key = new QShortcut(QKeySequence::Delete, m_dataTable, nullptr, nullptr, Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, m_reset, &QPushButton::click);
    connect(m_dataTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AvailabilityView::chooseData);
    connect(m_data, &QAbstractItemModel::dataChanged, this, &AvailabilityView::chooseData);
    connect(m_data, &QAbstractItemModel::modelReset, this, [this] {
        m_dataTable->resizeColumnsToContents();
        chooseData();
    });
    return all;
}

/// The inspector shows the rule of the plan, where its source and range are.
void AvailabilityView::chooseData()
{
    const int row = m_dataTable->currentIndex().row();
    m_reset->setEnabled(m_data->canReset(row));
    const QString path = m_data->pathAt(row);
    if (m_document && m_dataTable->isVisible() && !path.isEmpty())
        m_document->setSelectedPath(path);
}

void AvailabilityView::setDocument(PlanDocument* document)
{
    m_document = document;
    m_data->setDocument(document);
    m_dataTable->resizeColumnsToContents();
    chooseData();
}

QString AvailabilityView::summary() const { return m_summary->text(); }

void AvailabilityView::setSubject(std::shared_ptr<const FailureSubject> subject)
{
    m_planChanged = false;
    m_data->refresh();
    const bool other = !subject || (m_subject && m_subject->building != subject->building);
    m_subject = std::move(subject);
    if (other) {
        m_runner->cancel();
        m_outcome.reset();
        showResults();
    } else {
        showStanding();
    }
}

void AvailabilityView::markStale()
{
    m_planChanged = true;
    m_data->refresh();
    showStanding();
}

void AvailabilityView::run()
{
    if (!m_subject)
        return;
    m_runner->start([this, subject = m_subject](const AnalysisRunner::Context& context) {
        auto outcome = std::make_shared<Outcome>();
        outcome->subject = subject;
        outcome->of = failureGraphOf(*subject);
        power::SweepOptions options;
        options.threads = AnalysisRunner::threads();
        options.cancel = context.cancel;
        options.progress = context.progress;
        if (outcome->of.graph)
            outcome->result = power::availabilityOf(*outcome->of.graph, options);
        return [this, outcome] {
            m_outcome = outcome;
            showResults();
        };
    });
}

void AvailabilityView::showResults()
{
    FailureTable groups;
    FailureTable contributions;
    if (m_outcome && m_outcome->of.graph) {
        const FailureSubject& subject = *m_outcome->subject;
        groups = availabilityTable(m_outcome->result,
                                   findById(subject.evaluation->buildings, subject.building));
        contributions = contributionTable(*m_outcome->of.graph, m_outcome->result,
                                          findById(subject.plan.buildings, subject.building));
    }
    const bool first = m_groups->rowCount() == 0;
    m_groups->show(std::move(groups));
    m_contributions->show(std::move(contributions));
    if (first) {
        fitColumns(*m_groupTable);
        fitColumns(*m_contributionTable);
    }
    showStanding();
}

void AvailabilityView::showStanding()
{
    const bool has = m_outcome && m_outcome->of.graph;
    m_bar->setHasResult(has);
    m_bar->setStale(has && (m_planChanged || m_outcome->subject != m_subject));
    m_bar->setRunEnabled(m_subject != nullptr);
    QString text;
    if (has) {
        const power::AvailabilityResult& r = m_outcome->result;
        text = tr("%1 minutes a year without power: single failures %2, pairs %3, common causes %4 · three at "
                  "once are left out (probability %5)")
                   .arg(formatIn(r.building.minutesPerYear, unit::one, 4).number,
                        formatPercent(r.firstOrderShare, 1), formatPercent(r.secondOrderShare, 1),
                        formatPercent(r.commonCauseShare, 1),
                        formatIn(r.neglectedBound, unit::one, 2).number);
    }
    m_summary->setText(text);
    m_summary->setVisible(has);
    const int section = m_sections->currentIndex();
    m_whole->setCurrentIndex(section == Data || has ? section : 3);
    if (m_runner->isRunning()) {
        m_empty->setTitle(tr("Failing all pairs of components"));
        m_empty->setText(tr("Go on working meanwhile; figures follow the plan as ever."));
    } else if (m_outcome) {
        m_empty->setTitle(tr("Failures cannot be looked at"));
        m_empty->setText(m_outcome->of.problem);
    } else {
        m_empty->setTitle(tr("Availability takes some seconds"));
        m_empty->setText(tr("Single failures, pairs of them and common causes, weighed by how often equipment fails "
                            "and how long its repair takes. Look at the failure data first: shipped ones are "
                            "assumed."));
    }
}

}  // namespace rw::ui
