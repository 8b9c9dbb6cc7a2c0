// SPDX-License-Identifier: GPL-3.0-or-later
#include "solve_panel.h"

#include "building/job_bar.h"
#include "document/plan_words.h"
#include "document/figure_words.h"
#include "jobs/analysis_runner.h"
#include "parts_model.h"
#include "path_edit.h"
#include "scenario_edits.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr SolveGoal kGoals[] = {SolveGoal::Equal, SolveGoal::AtMost, SolveGoal::AtLeast};

QLabel* remark()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    setMuted(label);
    setTextSize(label, TextSize::Small);
    return label;
}

QWidget* stacked(QWidget* above, QWidget* below)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kXs / 2);
    column->addWidget(above);
    column->addWidget(below);
    return both;
}

}  // namespace

SolvePanel::SolvePanel(QWidget* parent)
    : QWidget(parent), m_runner(new AnalysisRunner(this)), m_scope(remark()), m_question(new QComboBox), m_inputAbout(remark()),
      m_figureAbout(remark()), m_goal(new QComboBox), m_wanted(new QLineEdit), m_from(new QComboBox),
      m_fromLabel(new QLabel(tr("Take"))), m_low(new QLineEdit), m_high(new QLineEdit), m_bar(new JobBar(*m_runner)),
      m_answer(new QLabel), m_range(remark()), m_apply(new QPushButton(tr("Apply to the plan")))
{
    m_input = new PathEdit([this] { return m_document ? inputOffers(m_document->shownPlan(), InputKinds::Numbers) : QList<PathEdit::Offer>{}; });
    m_figure = new PathEdit([this] {
        return m_document && m_document->evaluation() ? figureOffers(m_document->shownPlan(), *m_document->evaluation()) : QList<PathEdit::Offer>{};
    });
    m_question->setAccessibleName(tr("Question"));
    m_question->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_question->setMinimumContentsLength(16);
    m_input->setAccessibleName(tr("Input to solve for"));
    m_input->setPlaceholderText(tr("Type part of a name"));
    m_figure->setAccessibleName(tr("Figure that is wanted"));
    m_figure->setPlaceholderText(tr("Type part of a name"));
    m_goal->addItems({tr("equal to"), tr("at most"), tr("at least")});
    m_goal->setAccessibleName(tr("Goal"));
    m_wanted->setAccessibleName(tr("Wanted value"));
    m_wanted->setPlaceholderText(tr("Value with unit"));
    m_from->addItems({tr("the lowest such value"), tr("the highest such value")});
    m_from->setAccessibleName(tr("Which value to take"));
    m_low->setAccessibleName(tr("Lowest value to look at"));
    m_low->setPlaceholderText(tr("lowest"));
    m_high->setAccessibleName(tr("Highest value to look at"));
    m_high->setPlaceholderText(tr("highest"));
    m_bar->setRunWords(tr("Solve"), tr("Solve"));
    m_answer->setWordWrap(true);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_answer->setAccessibleName(tr("Answer"));
    m_apply->setIcon(icon(QStringLiteral("ok"), Theme::of(this)));

    auto* inside = new QWidget;
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kM);
    form->setVerticalSpacing(space::kS);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);
    const auto label = [](const QString& words, QWidget* of) {
        auto* made = new QLabel(words);
        setMuted(made);
        made->setBuddy(of);
        return made;
    };
    form->addRow(label(tr("Question"), m_question), m_question);
    form->addRow(label(tr("Input"), m_input), stacked(m_input, m_inputAbout));
    form->addRow(label(tr("Figure"), m_figure), stacked(m_figure, m_figureAbout));
    auto* goal = new QHBoxLayout;
    goal->setSpacing(space::kS);
    goal->addWidget(m_goal);
    goal->addWidget(m_wanted, 1);
    form->addRow(label(tr("Wanted"), m_goal), goal);
    setMuted(m_fromLabel);
    m_fromLabel->setBuddy(m_from);
    form->addRow(m_fromLabel, m_from);
    auto* range = new QHBoxLayout;
    range->setSpacing(space::kS);
    range->addWidget(m_low, 1);
    range->addWidget(new QLabel(QStringLiteral("–")));
    range->addWidget(m_high, 1);
    form->addRow(label(tr("Range"), m_low), range);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, space::kXs, 0);
    column->setSpacing(space::kM);
    column->addWidget(m_scope);
    column->addLayout(form);
    column->addWidget(m_bar, 0, Qt::AlignLeft);
    column->addWidget(m_answer);
    column->addWidget(m_range);
    column->addWidget(m_apply, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_question, &QComboBox::activated, this, &SolvePanel::choose);
    connect(m_goal, &QComboBox::currentIndexChanged, this, &SolvePanel::showGoal);
    connect(m_input, &PathEdit::pathChanged, this, &SolvePanel::showInput);
    connect(m_figure, &PathEdit::pathChanged, this, &SolvePanel::showFigure);
    // What is asked by hand is no longer the question that was chosen.
    for (QLineEdit* edit : {static_cast<QLineEdit*>(m_input), static_cast<QLineEdit*>(m_figure), m_wanted}) {
        connect(edit, &QLineEdit::textEdited, this, [this] { m_question->setCurrentIndex(0); });
        connect(edit, &QLineEdit::returnPressed, this, &SolvePanel::run);
    }
    connect(m_goal, &QComboBox::activated, this, [this] { m_question->setCurrentIndex(0); });
    connect(m_bar, &JobBar::runWanted, this, &SolvePanel::run);
    connect(m_apply, &QPushButton::clicked, this, &SolvePanel::applySolution);
    m_runner->setTitle(tr("Solve for an input"));
    connect(m_runner, &AnalysisRunner::failed, this, [this](const QString& message) { showAnswer(message, {}, false); });
    showGoal();
    showAnswer({}, {}, false);
}

void SolvePanel::setDocument(PlanDocument* document)
{
    m_document = document;
    m_runner->cancel();
    m_solution.reset();
    for (QLineEdit* edit : {static_cast<QLineEdit*>(m_input), static_cast<QLineEdit*>(m_figure), m_wanted, m_low, m_high}) edit->clear();
    showAnswer({}, {}, false);
    refresh();
}

void SolvePanel::refresh()
{
    const QString scenario = m_document ? m_document->scenario() : QString();
    m_scope->setVisible(!scenario.isEmpty());
    if (!scenario.isEmpty())
        m_scope->setText(tr("Of scenario “%1”: what is found becomes an override of it.").arg(scenarioName(m_document->plan(), scenario.toStdString())));
    m_apply->setText(scenario.isEmpty() ? tr("Apply to the plan") : tr("Set in this scenario"));
    m_input->invalidate();
    m_figure->invalidate();
    fillQuestions();
    showInput();
    showFigure();
    // An answer is of the plan as it was.
    const bool elsewhere = m_document && m_document->scenario() != m_solvedFor;
    if (m_solution && m_document && (elsewhere || m_document->revision() != m_solvedAt)) {
        m_solution.reset();
        m_apply->hide();
        m_range->setText(elsewhere ? tr("The answer is of another scenario.") : tr("The plan has changed since."));
        m_range->show();
    }
}

void SolvePanel::fillQuestions()
{
    const QString before = m_question->currentData().toString();
    const QSignalBlocker quiet(m_question);
    m_question->clear();
    m_question->addItem(tr("Any input for any figure"), QString());
    m_questions.clear();
    if (m_document && m_document->evaluation()) m_questions = solveQuestions(m_document->shownPlan(), *m_document->evaluation());
    for (const SolveQuestion& question : m_questions) {
        QString words = coreText("solve.question." + question.key);
        if (!question.about.empty()) {
            const QString list = question.key == "no-chillers" ? QStringLiteral("buildings[%1]") : QStringLiteral("sites[%1]");
            words = QStringLiteral("%1: %2").arg(words, nameInPlan(m_document->shownPlan(), list.arg(toQString(question.about))));
        }
        m_question->addItem(words, toQString(question.key + ":" + question.about));
    }
    m_question->setCurrentIndex(std::max(0, m_question->findData(before)));
    m_question->setToolTip(m_question->currentText());
}

void SolvePanel::choose(int index)
{
    m_question->setToolTip(m_question->currentText());
    if (index <= 0 || index > static_cast<int>(m_questions.size())) return;
    const SolveRequest& asked = m_questions[static_cast<std::size_t>(index - 1)].request;
    m_input->setPath(toQString(asked.input));
    m_figure->setPath(toQString(asked.condition.figure));
    for (int i = 0; i < m_goal->count(); ++i)
        if (kGoals[i] == asked.condition.goal) m_goal->setCurrentIndex(i);
    m_from->setCurrentIndex(asked.fromHigh ? 1 : 0);
    m_low->clear();
    m_high->clear();
    m_wanted->setText(toQString(asked.condition.wantedFigure));
    if (asked.condition.wantedFigure.empty())
        for (const FigureAbout& about : figureTable())
            if (QString::fromStdString(about.pattern).section(QLatin1Char('.'), -1) == toQString(asked.condition.figure).section(QLatin1Char('.'), -1))
                m_wanted->setText(toQString(readable(asked.condition.wanted, *about.displayUnit)));
    m_wanted->setCursorPosition(0);
}

void SolvePanel::setFigure(const QString& figurePath)
{
    if (m_question->currentIndex() > 0 || figurePath.isEmpty() || !m_wanted->text().isEmpty()) return;
    m_figure->setPath(figurePath);
}

bool SolvePanel::isRunning() const { return m_runner->isRunning(); }

QString SolvePanel::answer() const { return m_answer->text(); }

void SolvePanel::showGoal()
{
    const bool border = m_goal->currentIndex() > 0;
    m_from->setVisible(border);
    m_fromLabel->setVisible(border);
}

void SolvePanel::showInput()
{
    const std::string path = m_input->path().toStdString();
    const auto field = m_document && !path.empty() ? fieldAt(m_document->shownPlan(), path) : Result<const Field*>(Error{});
    m_inputAbout->setVisible(field.ok());
    if (!field) return;
    const Tree value = fieldValue(m_document->shownPlan(), path);
    m_inputAbout->setText(tr("%1, now %2").arg(placeWords(m_document->shownPlan(), m_input->path()), fieldText(**field, value, m_document->unitSystem())));
}

void SolvePanel::showFigure()
{
    const std::string path = m_figure->path().toStdString();
    const auto evaluation = m_document ? m_document->evaluation() : nullptr;
    const auto found = evaluation && !path.empty() ? figure(*evaluation, path) : Result<Figure>(Error{});
    m_figureAbout->setVisible(found.ok());
    if (!found) return;
    m_figureAbout->setText(tr("%1, now %2").arg(figureTitle(m_document->shownPlan(), m_figure->path(), *found->about),
                                                formatFigure(*found, m_document->unitSystem())));
}

Result<SolveRequest> SolvePanel::request() const
{
    const int question = m_question->currentIndex();
    SolveRequest out;
    if (question > 0) {
        out = m_questions[static_cast<std::size_t>(question - 1)].request;
    } else {
        const auto condition = parseCondition(*m_document->evaluation(), m_figure->path().toStdString(), kGoals[m_goal->currentIndex()],
                                              plainNumberText(m_wanted->text().trimmed()).toStdString());
        if (!condition) return condition.error();
        out.condition = *condition;
        out.input = m_input->path().toStdString();
    }
    // A figure of the year is solved for by its hours, as it is shown everywhere.
    const auto ofYear = [&](const SolveCondition& condition) {
        const auto wanted = figure(*m_document->evaluation(), condition.figure);
        return wanted.ok() && wanted->about->year;
    };
    if (ofYear(out.condition) || std::any_of(out.also.begin(), out.also.end(), ofYear)) out.tier = YearTier::Hours;
    out.fromHigh = m_from->currentIndex() == 1 && out.condition.goal != SolveGoal::Equal;
    const auto field = fieldAt(m_document->shownPlan(), out.input);
    if (!field) return field.error();
    for (const auto& [edit, bound] : {std::pair{m_low, &out.low}, std::pair{m_high, &out.high}}) {
        const QString typed = edit->text().trimmed();
        if (typed.isEmpty()) continue;
        const auto si = parseQuantity(plainNumberText(typed).toStdString(), unitFor(*(*field)->unit, m_document->unitSystem()));
        if (!si) return si.error();
        *bound = *si;
    }
    return out;
}

void SolvePanel::run()
{
    if (!m_document || !m_document->evaluation()) return;
    m_solution.reset();
    const auto wanted = request();
    if (!wanted) return showAnswer(QString::fromStdString(wanted.error().message()), {}, false);
    showAnswer({}, {}, false);
    const quint64 revision = m_document->revision();
    const QString scenario = m_document->scenario();
    m_runner->start([this, plan = m_document->shownPlan(), asked = *wanted, revision, scenario](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        SolveInputOptions options;
        options.cancel = context.cancel;
        options.progress = context.progress;
        auto result = std::make_shared<Result<InputSolution>>(solveInput(plan, asked, options));
        return [this, result, revision, scenario] {
            if (!*result) return showAnswer(QString::fromStdString(result->error().message()), {}, false);
            const InputSolution& solution = result->value();
            m_solution = solution;
            m_solvedAt = revision;
            m_solvedFor = scenario;
            showAnswer(QString::fromStdString(solution.words()), QString::fromStdString(solution.rangeWords()), solution.found());
            refresh();
        };
    });
}

void SolvePanel::showAnswer(const QString& words, const QString& range, bool good)
{
    m_answer->setText(words);
    m_answer->setVisible(!words.isEmpty());
    m_range->setText(range);
    m_range->setVisible(!range.isEmpty());
    m_apply->setVisible(good);
    if (!words.isEmpty()) emit statusText(words);
}

void SolvePanel::applySolution()
{
    if (!m_solution || !m_document) return;
    Result<EditList> edits = m_solution->edits();
    if (!m_solvedFor.isEmpty()) {
        const QString path = QString::fromStdString(m_solution->request.input);
        edits = writeOverride(m_document->plan(), m_solvedFor, path, QString::fromStdString(m_solution->typed()));
    }
    const Status done = edits ? m_document->apply(std::move(edits).value()) : Status(edits.error());
    if (!done) emit statusText(QString::fromStdString(done.error().message()));
}

}  // namespace rw::ui
