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
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {

struct SweepView::Singles {
    std::shared_ptr<const FailureSubject> subject;
    const FailureStudy* study = nullptr;  ///< of the subject's evaluation
    std::vector<FailureLine> lines;       ///< the study's, or all
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
      m_whole(new QStackedWidget), m_empty(new EmptyState(QStringLiteral("clock"), tr("Failures"), tr("The figures are on their way."))),
      m_refused(new EmptyState(QStringLiteral("fail"), tr("Failures cannot be looked at"), tr("The figures are on their way."))),
      m_table(new QTableView), m_model(new FailureTableModel(this)),
      m_filter(new FailureFilter(this)), m_singleRunner(new AnalysisRunner(this)),
      m_doubleRunner(new AnalysisRunner(this)), m_bar(new JobBar(*m_doubleRunner))
{
    m_kinds->addSegment(tr("Single"), {}, tr("Every failure of one component"));
    m_kinds->addSegment(tr("Double"), {}, tr("Every failure of two components"));
    m_kinds->addSegment(tr("In service"), {},
                        tr("Concurrent maintenance: each component out for service, with the worst further failure"));
    m_kinds->addSegment(tr("Systems"), {}, tr("The loss of one whole system of a stage, all its units at once"));
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
    m_whole->addWidget(m_refused);

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
    m_singleRunner->setTitle(tr("Single failures"));
    m_doubleRunner->setTitle(tr("Double failures"));
    for (AnalysisRunner* runner : {m_singleRunner, m_doubleRunner}) {
        connect(runner, &AnalysisRunner::runningChanged, this, &SweepView::showStanding);
        connect(runner, &AnalysisRunner::failed, this, &SweepView::statusText);
    }
    showResults();
}

SweepView::Kind SweepView::kind() const { return static_cast<Kind>(m_kinds->currentIndex()); }

bool SweepView::hasResults() const
{
    switch (kind()) {
    case Single: return m_singles && m_singles->study->problems.empty();
    case System: return m_singles && !m_singles->study->systems.empty();
    case Double:
    case Service: break;
    }
    return m_doubles && m_doubles->of.graph;
}

bool SweepView::isSingleSettled() const
{
    return m_singles && m_subject && !m_planChanged && m_singles->subject->isLike(*m_subject);
}

QString SweepView::totalsText() const { return m_totals->text(); }

bool SweepView::isSettled() const
{
    return !isVisible() || !m_subject || (isSingleSettled() && !m_singleRunner->isRunning());
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
        m_singleRunner->cancel();
        m_doubleRunner->cancel();
        m_singles.reset();
        m_doubles.reset();
    }
    takeStudy();
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

/// In a narrower window names give way, and have their room again in a wider one.
void SweepView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width() && hasResults())
        fitColumns(*m_table);
}

void SweepView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    listAllIfDue();
}

void SweepView::takeStudy()
{
    const FailureStudy* study = m_subject ? studyOf(*m_subject) : nullptr;
    if (!study || (m_singles && m_singles->subject == m_subject))
        return;
    m_singleRunner->cancel();
    m_singles = std::make_shared<const Singles>(Singles{m_subject, study, study->lines});
    if (kind() == Single || kind() == System)
        showResults();
    listAllIfDue();
}

/// The study keeps the worst failures only; where there are more, all are found again.
void SweepView::listAllIfDue()
{
    if (!isVisible() || !m_singles || m_singles->subject != m_subject
        || m_singles->study->different <= static_cast<std::int64_t>(m_singles->lines.size()))
        return;
    m_singleRunner->start([this, singles = m_singles](const AnalysisRunner::Context& context) {
        auto all = std::make_shared<Singles>(*singles);
        if (const FailureGraph of = failureGraphOf(*singles->subject); of.graph)
            all->lines = failureLines(*of.graph, power::sweepSingles(*of.graph, optionsOf(context)).rows);
        // How long cooling holds is known of the worst, which stand in the same order.
        for (std::size_t i = 0; i < std::min(all->lines.size(), singles->study->lines.size()); ++i) {
            const FailureLine& known = singles->study->lines[i];
            if (all->lines[i].components != known.components)
                continue;
            all->lines[i].secondsToThrottle = known.secondsToThrottle;
            all->lines[i].secondsToAirLimit = known.secondsToAirLimit;
        }
        return [this, all] {
            m_singles = all;
            if (kind() == Single)
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
    FailureTable table;
    if (hasResults() && kind() == Single)
        table = sweepTable(m_singles->lines, namesOf(*m_singles->subject));
    else if (hasResults() && kind() == System)
        table = systemTable(*m_singles->study, findById(m_singles->subject->plan.buildings, m_singles->subject->building), namesOf(*m_singles->subject));
    else if (hasResults() && kind() == Double)
        table = sweepTable(failureLines(*m_doubles->of.graph, m_doubles->sweep.rows), m_doubles->of.names);
    else if (hasResults())
        table = serviceTable(*m_doubles->of.graph, m_doubles->sweep.service, m_doubles->of.names);
    m_model->show(std::move(table));
    if (hasResults() && m_fitted != kind()) {
        fitColumns(*m_table);
        m_fitted = kind();
    }
    showStanding();
}

/// How the results stand to the plan, and what there is in place of results.
void SweepView::showStanding()
{
    const bool ofStudy = kind() == Single || kind() == System;
    m_bar->setVisible(!ofStudy);
    m_bar->setHasResult(m_doubles != nullptr);
    m_bar->setStale(m_doubles && (m_planChanged || !m_subject || !m_subject->isLike(*m_doubles->subject)));
    m_bar->setRunEnabled(m_subject != nullptr);
    m_whole->setCurrentIndex(hasResults() ? 0 : 1);
    showTotals();
    if (hasResults())
        return;
    QString problem;
    if (ofStudy && m_singles && !m_singles->study->problems.empty())
        problem = failureGraphOf(*m_singles->subject).problem;  // in words of the plan; the study's are those of its file
    else if (!ofStudy && m_doubles)
        problem = m_doubles->of.problem;
    if (!problem.isEmpty()) {
        m_refused->setText(problem);
        m_whole->setCurrentWidget(m_refused);
    } else if (kind() == System && m_singles) {
        m_empty->setTitle(tr("No stage has several systems"));
        m_empty->setText(tr("Where a stage has systems A and B, or more of them, the loss of one whole system stands here."));
    } else if (ofStudy) {
        m_empty->setTitle(tr("Settling…"));
        m_empty->setText(tr("One component after another is failed, a moment after the figures have come."));
    } else if (m_doubleRunner->isRunning()) {
        m_empty->setTitle(tr("Failing all pairs of components"));
        m_empty->setText(tr("Go on working meanwhile; figures follow the plan as ever."));
    } else {
        m_empty->setTitle(tr("Double failures take some seconds"));
        m_empty->setText(tr("Every pair of components is failed, equal pairs once, and listed worst first. The "
                            "same run tells what each component out for service leaves to fear."));
    }
}

void SweepView::showTotals()
{
    QString text;
    if (hasResults() && kind() == Single) {
        const FailureStudy& study = *m_singles->study;
        text = tr("%1 components: %2 lose load, %3 interrupt load, %4 overload something")
                   .arg(formatCount(study.examined), formatCount(study.losing),
                        formatCount(study.interrupting), formatCount(study.overloading));
        const auto listed = static_cast<qint64>(m_singles->lines.size());
        if (listed < study.different)
            text = tr("%1 · the worst %2 of %3 different ones are listed")
                       .arg(text, formatCount(listed), formatCount(study.different));
        if (!isSingleSettled())
            text = tr("%1 · of the plan before the last change, settling…").arg(text);
    } else if (hasResults() && kind() == System) {
        text = tr("One system of each stage out, the worst of them; those that stay take its load as the racks are plugged in");
    } else if (hasResults()) {
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
    if (!hasResults() || !index.isValid())
        return;
    const QStringList& components = m_model->rowAt(m_filter->mapToSource(index).row()).components;
    if (!components.isEmpty())
        emit failureChosen(components);
}

}  // namespace rw::ui
