// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep_view.h"

#include "document/format.h"
#include "failure_rows.h"
#include "job_bar.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/segmented_control.h"

#include <QCheckBox>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace rw::ui {

struct SweepView::Singles {
    std::shared_ptr<const FailureSubject> subject;
    FailureGraph of;
    power::Sweep sweep;
};

struct SweepView::Doubles {
    std::shared_ptr<const FailureSubject> subject;
    FailureGraph of;
    power::DoubleSweep sweep;
};

namespace {

power::SweepOptions optionsOf(const AnalysisRunner::Context& context)
{
    power::SweepOptions options;
    options.threads = AnalysisRunner::threads();
    options.loads = false;  // that a rack is out itself says nothing of the chain
    options.cancel = context.cancel;
    options.progress = context.progress;
    return options;
}

}  // namespace

SweepView::SweepView(QWidget* parent)
    : QWidget(parent), m_kinds(new SegmentedControl),
      m_badOnly(new QCheckBox(tr("Only what loses or overloads"))), m_totals(new ElidedLabel),
      m_whole(new QStackedWidget), m_empty(new EmptyState(QStringLiteral("fail"), tr("Failures"), tr("The figures are on their way."))),
      m_table(new QTableView), m_model(new FailureTableModel(this)),
      m_filter(new FailureFilter(this)), m_singleRunner(new AnalysisRunner(this)),
      m_doubleRunner(new AnalysisRunner(this)), m_bar(new JobBar(*m_doubleRunner))
{
    m_kinds->addSegment(tr("Single"), {}, tr("Every failure of one component"));
    m_kinds->addSegment(tr("Double"), {}, tr("Every failure of two components"));
    m_kinds->addSegment(tr("In service"), {},
                        tr("Concurrent maintenance: each component out for service, with the worst further failure"));
    m_kinds->setAccessibleName(tr("Failures of"));
    m_badOnly->setMinimumHeight(m_kinds->sizeHint().height());  // so that their words are level
    m_bar->setRunWords(tr("Run all double failures"), tr("Run again"));
    setMuted(m_totals);
    setTextSize(m_totals, TextSize::Small);
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    prepareTable(*m_table, tr("Failures, worst first"));
    m_table->setToolTip(tr("Enter or double click shows the failure"));
    m_whole->addWidget(m_table);
    m_whole->addWidget(m_empty);

    auto* head = new QWidget;
    auto* flow = new FlowLayout(head);
    for (QWidget* part : {static_cast<QWidget*>(m_kinds), static_cast<QWidget*>(m_bar),
                          static_cast<QWidget*>(m_badOnly)})
        flow->addWidget(part);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    column->addWidget(head);
    column->addWidget(m_totals);
    column->addWidget(m_whole, 1);

    connect(m_kinds, &SegmentedControl::currentChanged, this, &SweepView::showResults);
    connect(m_badOnly, &QCheckBox::toggled, m_filter, &FailureFilter::setBadOnly);
    connect(m_bar, &JobBar::runWanted, this, &SweepView::runDouble);
    connect(m_empty, &EmptyState::actionTriggered, this, &SweepView::runDouble);
    connect(m_table, &QTableView::activated, this, &SweepView::choose);
    for (AnalysisRunner* runner : {m_singleRunner, m_doubleRunner}) {
        connect(runner, &AnalysisRunner::runningChanged, this, &SweepView::showStanding);
        connect(runner, &AnalysisRunner::failed, this, &SweepView::statusText);
    }
    showResults();
}

SweepView::Kind SweepView::kind() const { return static_cast<Kind>(m_kinds->currentIndex()); }

const power::PowerGraph* SweepView::shownGraph() const
{
    if (kind() == Single)
        return m_singles ? m_singles->of.graph.get() : nullptr;
    return m_doubles ? m_doubles->of.graph.get() : nullptr;
}

QString SweepView::totalsText() const { return m_totals->text(); }

bool SweepView::isSettled() const
{
    return !isVisible() || !m_singleRunner->isRunning();
}

void SweepView::setSubject(std::shared_ptr<const FailureSubject> subject)
{
    m_planChanged = false;
    if (subject == m_subject) {
        showStanding();
        return;
    }
    const bool other = !subject || (m_subject && m_subject->building != subject->building);
    m_subject = std::move(subject);
    if (other) {
        m_doubleRunner->cancel();
        m_singles.reset();
        m_doubles.reset();
    }
    runSingleIfDue();
    if (other)
        showResults();
    else
        showStanding();
}

void SweepView::markStale()
{
    m_planChanged = true;
    showStanding();
}

void SweepView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    runSingleIfDue();
}

void SweepView::runSingleIfDue()
{
    if (!isVisible() || !m_subject || (m_singles && m_singles->subject == m_subject))
        return;
    m_singleRunner->start([this, subject = m_subject](const AnalysisRunner::Context& context) {
        auto result = std::make_shared<Singles>();
        result->subject = subject;
        result->of = failureGraphOf(*subject);
        if (result->of.graph)
            result->sweep = power::sweepSingles(*result->of.graph, optionsOf(context));
        return [this, result] {
            m_singles = result;
            showResults();
        };
    });
}

void SweepView::runDouble()
{
    if (!m_subject)
        return;
    m_doubleRunner->start([this, subject = m_subject](const AnalysisRunner::Context& context) {
        auto result = std::make_shared<Doubles>();
        result->subject = subject;
        result->of = failureGraphOf(*subject);
        if (result->of.graph)
            result->sweep = power::sweepDoubles(*result->of.graph, optionsOf(context));
        return [this, result] {
            m_doubles = result;
            showResults();
        };
    });
}

void SweepView::showResults()
{
    const power::PowerGraph* graph = shownGraph();
    FailureTable table;
    if (graph && kind() == Single)
        table = sweepTable(*graph, m_singles->sweep.rows);
    else if (graph && kind() == Double)
        table = sweepTable(*graph, m_doubles->sweep.rows);
    else if (graph)
        table = serviceTable(*graph, m_doubles->sweep.service);
    m_model->show(std::move(table));
    if (graph && m_fitted != kind()) {
        fitColumns(*m_table);
        m_fitted = kind();
    }
    showStanding();
}

/// How the results stand to the plan, and what there is in place of results.
void SweepView::showStanding()
{
    const power::PowerGraph* graph = shownGraph();
    m_bar->setVisible(kind() != Single);
    m_bar->setHasResult(m_doubles != nullptr);
    m_bar->setStale(m_doubles && (m_planChanged || m_doubles->subject != m_subject));
    m_bar->setRunEnabled(m_subject != nullptr);
    m_whole->setCurrentIndex(graph ? 0 : 1);
    showTotals();
    if (graph)
        return;
    const FailureGraph* of = kind() == Single ? (m_singles ? &m_singles->of : nullptr)
                                              : (m_doubles ? &m_doubles->of : nullptr);
    if (of) {
        m_empty->setTitle(tr("Failures cannot be looked at"));
        m_empty->setText(of->problem);
    } else if (kind() == Single || m_doubleRunner->isRunning()) {
        m_empty->setTitle(tr("Failing one component after another"));
        m_empty->setText(kind() == Single
                             ? tr("The figures are on their way.")
                             : tr("Go on working meanwhile; figures follow the plan as ever."));
    } else {
        m_empty->setTitle(tr("Double failures take some seconds"));
        m_empty->setText(tr("Every pair of components is failed, equal pairs once, and listed worst first. The "
                            "same run tells what each component out for service leaves to fear."));
    }
}

void SweepView::showTotals()
{
    QString text;
    if (kind() == Single && m_singles && m_singles->of.graph) {
        const power::SweepTotals& totals = m_singles->sweep.totals;
        text = tr("%1 components: %2 lose load, %3 interrupt load, %4 overload something")
                   .arg(formatCount(totals.examined), formatCount(totals.losing),
                        formatCount(totals.interrupting), formatCount(totals.overloading));
        if (m_planChanged || m_singles->subject != m_subject)
            text = tr("%1 · of the plan before the last change").arg(text);
    } else if (m_doubles && m_doubles->of.graph) {
        const power::SweepTotals& totals = m_doubles->sweep.totals;
        text = tr("%1 pairs, %2 of them different: %3 lose load, %4 interrupt load, %5 overload something; the "
                  "worst %6 are listed")
                   .arg(formatCount(totals.examined), formatCount(totals.solved),
                        formatCount(totals.losing), formatCount(totals.interrupting),
                        formatCount(totals.overloading),
                        formatCount(static_cast<qint64>(m_doubles->sweep.rows.size())));
    }
    m_totals->setText(text);
    m_totals->setVisible(!text.isEmpty());
}

void SweepView::choose(const QModelIndex& index)
{
    const power::PowerGraph* graph = shownGraph();
    if (!graph || !index.isValid())
        return;
    QStringList ids;
    for (const std::int32_t c : m_model->rowAt(m_filter->mapToSource(index).row()).components)
        ids << fullName(*graph, c);
    emit failureChosen(ids);
}

}  // namespace rw::ui
