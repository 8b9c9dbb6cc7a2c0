// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts_view.h"

#include "building/job_bar.h"
#include "document/figure_words.h"
#include "jobs/analysis_runner.h"
#include "scenario_edits.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kValueWidth = 96;
constexpr int kBarWidth = 96;
constexpr int kBarNarrow = 48;
constexpr int kWhatLeast = 120;  // px, below which the bars give way

}  // namespace

PartsView::PartsView(QWidget* parent)
    : QWidget(parent), m_runner(new AnalysisRunner(this)), m_title(new ElidedLabel), m_element(new ElidedLabel),
      m_against(new QComboBox), m_from(new QLabel), m_bar(new JobBar(*m_runner)), m_whole(new QStackedWidget),
      m_empty(new QLabel), m_table(new QTableView), m_model(new PartsModel(this)),
      m_foot(new QLabel)
{
    setTextSize(m_title, TextSize::Title, true);
    setMuted(m_element);
    m_against->setAccessibleName(tr("Scenario whose difference is explained"));
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_against->setMinimumContentsLength(12);
    m_bar->setRunWords(tr("Work out"), tr("Work out again"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PartsDelegate(m_table));
    m_table->setAccessibleName(tr("Contributions of the changed inputs"));
    m_table->setToolTip(tr("Enter or double click shows the input"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setMouseTracking(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(PartsModel::What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(PartsModel::Bar, QHeaderView::Fixed);
    m_table->horizontalHeader()->setSectionResizeMode(PartsModel::Value, QHeaderView::Fixed);
    m_table->setColumnWidth(PartsModel::Bar, kBarWidth);
    m_table->setColumnWidth(PartsModel::Value, kValueWidth);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_whole->addWidget(m_table);
    m_whole->addWidget(m_empty);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setMuted(m_empty);
    m_foot->setWordWrap(true);
    setMuted(m_foot);
    setTextSize(m_foot, TextSize::Small);

    auto* pair = new QHBoxLayout;
    pair->setSpacing(space::kS);
    pair->addWidget(m_against, 1);
    pair->addWidget(m_from);
    setMuted(m_from);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kS);
    auto* head = new QVBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_title);
    head->addWidget(m_element);
    column->addLayout(head);
    column->addLayout(pair);
    column->addWidget(m_bar);
    column->addWidget(m_whole, 1);
    column->addWidget(m_foot);

    connect(m_against, &QComboBox::activated, this, [this] {
        showResult();
        refresh();
    });
    connect(m_bar, &JobBar::runWanted, this, &PartsView::run);
    connect(m_bar, &JobBar::cancelled, this, [this] {
        m_stopped = asked();
        showResult();
    });
    m_runner->setTitle(tr("Contributions"));
    connect(m_runner, &AnalysisRunner::runningChanged, this, &PartsView::showResult);
    connect(m_runner, &AnalysisRunner::failed, this, [this](const QString& message) {
        m_stopped = asked();
        m_problem = message;
        showResult();
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const QString path = index.data(PartsModel::PathRole).toString(); !path.isEmpty()) emit inputChosen(path);
    });
    showResult();
}

void PartsView::setDocument(PlanDocument* document)
{
    m_document = document;
    m_known.reset();
    m_stopped.reset();
    m_comparison.reset();
    m_runner->cancel();
}

void PartsView::setScenarios(const QStringList& ids)
{
    m_ids = ids;
    const QSignalBlocker quiet(m_against);
    const QString before = m_against->currentData().toString();
    m_against->clear();
    if (!m_document) return;
    for (const QString& id : ids.mid(1)) m_against->addItem(scenarioName(m_document->plan(), id.toStdString()), id);
    m_against->setCurrentIndex(std::max(0, m_against->findData(before)));
    m_from->setText(ids.isEmpty() ? QString() : tr("compared with %1").arg(scenarioName(m_document->plan(), ids.front().toStdString())));
    m_against->setVisible(ids.size() > 1);
    m_from->setVisible(ids.size() > 1);
}

void PartsView::setFigure(const QString& figurePath, const QString& scenario, bool year)
{
    m_figure = figurePath;
    m_tier = year ? YearTier::Hours : YearTier::Bins;
    if (const int at = m_against->findData(scenario); !scenario.isEmpty() && at >= 0) m_against->setCurrentIndex(at);
    showResult();
    refresh();
}

std::optional<PartsView::Asked> PartsView::asked() const
{
    if (!m_document || m_ids.size() < 2 || m_against->currentIndex() < 0) return std::nullopt;
    return Asked{m_document->revision(), m_ids.front().toStdString(), m_against->currentData().toString().toStdString(), m_tier};
}

bool PartsView::isSettled() const
{
    return !m_runner->isRunning() && (!asked() || isKnown() || asked() == m_stopped);
}

/// What was worked out by hours tells all figures; by bins, those that the year does not make.
bool PartsView::isKnown() const
{
    auto wanted = asked();
    if (!wanted || !m_known) return false;
    if (m_known->tier == YearTier::Hours) wanted->tier = YearTier::Hours;
    return wanted == m_known;
}

void PartsView::refresh()
{
    const auto wanted = asked();
    if (!wanted || isKnown() || wanted == m_stopped) return;
    run();
}

void PartsView::run()
{
    const auto wanted = asked();
    if (!wanted) return;
    m_stopped.reset();
    m_problem.clear();
    m_runner->start([this, plan = m_document->plan(), wanted = *wanted](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        CompareOptions options;
        options.cancel = context.cancel;
        options.progress = context.progress;
        options.changedOnly = false;
        options.tier = wanted.tier;
        auto result = std::make_shared<Result<ScenarioComparison>>(compareScenarios(plan, wanted.a, wanted.b, options));
        return [this, result, wanted] {
            m_known = wanted;
            m_comparison = *result ? std::make_shared<const ScenarioComparison>(std::move(*result).value()) : nullptr;
            m_problem = *result ? QString() : QString::fromStdString(result->error().message());
            showResult();
            // The plan may have gone on meanwhile.
            refresh();
        };
    });
}

void PartsView::say(const QString& title, const QString& text)
{
    m_empty->setText(tr("%1. %2").arg(title, text));
    m_whole->setCurrentWidget(m_empty);
    m_foot->hide();
}

QString PartsView::footText() const
{
    return m_foot->isHidden() ? QString() : m_foot->text();
}

void PartsView::showResult()
{
    const bool known = m_comparison && isKnown();
    m_bar->setHasResult(known);
    m_bar->setStale(false);
    m_bar->setVisible(m_runner->isRunning() || (asked() && asked() == m_stopped));
    m_bar->setMessage(m_problem);
    const ComparedFigure* row = nullptr;
    if (m_comparison)
        for (const ComparedFigure& figure : m_comparison->rows)
            if (figure.path == m_figure.toStdString()) row = &figure;
    m_title->setVisible(!m_figure.isEmpty());
    m_element->setVisible(!m_figure.isEmpty());
    if (row) {
        m_title->setText(coreText(row->about->label));
        m_element->setText(elementTitle(m_document->plan(), figureElement(m_figure)));
    } else {
        m_title->setText(tr("Contributions"));
        m_element->setText({});
    }
    const UnitSystem units = m_document ? m_document->unitSystem() : UnitSystem::Si;
    if (known)
        m_model->show(m_document->plan(), *m_comparison, row, scenarioName(m_document->plan(), m_known->a),
                      scenarioName(m_document->plan(), m_known->b), units);
    if (!asked()) return say(tr("Nothing to compare yet"), tr("With a second scenario as a column, this tells what each changed input contributes."));
    if (!m_problem.isEmpty()) return say(tr("The scenarios cannot be compared"), m_problem);
    if (!known) {
        if (asked() == m_stopped) return say(tr("Stopped"), tr("Contributions of the changed inputs are not worked out."));
        // What stood there stays until the new figures come.
        if (m_model->rowCount() == 0) say(tr("Working out"), tr("Every set of changed inputs is evaluated once."));
        return;
    }
    if (m_comparison->inputs.empty()) return say(tr("No input differs"), tr("Give the scenario an override under “Scenarios”."));
    if (m_figure.isEmpty() || !row) return say(tr("Choose a figure"), tr("What each changed input contributes to its difference stands here."));
    if (row->contributions.empty())
        return say(tr("No contributions"), tr("The figure has no value with only some of the inputs changed, so the difference cannot be parted."));
    const bool shapley = m_comparison->method == compare::AttributionMethod::Shapley;
    const double scale = std::max(std::abs(*row->a), std::abs(*row->b));
    const QString closing = scale > 0.0 && std::abs(row->closing) > 0.0 ? formatIn(std::abs(row->closing) / scale, unit::one, 2).number : QStringLiteral("0");
    const QString method = coreText(shapley ? "compare.method.shapley" : "compare.method.in-order");
    m_foot->setText(tr("Sum of contributions %1; rounding leaves %2 of the figure. %3 evaluations, %4.")
                        .arg(row->difference == 0.0 ? QStringLiteral("0") : differenceText(*row->about, *row->difference + row->closing, units),
                             closing, formatCount(static_cast<qint64>(m_comparison->evaluations)), method));
    m_foot->show();
    m_whole->setCurrentWidget(m_table);
}

/// In a narrow window the names of inputs are worth more than long bars.
void PartsView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The table itself is laid out after this.
    const int left = width() - m_table->verticalScrollBar()->sizeHint().width() - kValueWidth - kWhatLeast;
    m_table->setColumnWidth(PartsModel::Bar, std::clamp(left, kBarNarrow, kBarWidth));
}

}  // namespace rw::ui
