// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_page.h"

#include "compare_model.h"
#include "jobs/analysis_runner.h"
#include "parts_view.h"
#include "scenario_edits.h"
#include "scenarios_panel.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "solve_panel.h"
#include "widgets/empty_state.h"
#include "widgets/segmented_control.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kRightWidth = 372;
constexpr int kFigureLettersLeast = 20;  // of the column with the figures' names
constexpr int kFigureLetters = 26;
constexpr int kValueLetters = 16;  // of a scenario's name
constexpr int kHeadingRoom = 20;

const QString kBase = QStringLiteral("base");

}  // namespace

void ComparePage::setDocument(PlanDocument* document)
{
    if (m_document) m_document->disconnect(this);
    m_document = document;
    m_hidden.clear();
    m_known.reset();
    m_chosen.clear();
    m_runner->cancel();
    m_parts->setDocument(document);
    m_scenarios->setDocument(document);
    m_solve->setDocument(document);
    if (document) {
        connect(document, &PlanDocument::planChanged, this, &ComparePage::planChanged);
        connect(document, &PlanDocument::planReplaced, this, [this] {
            m_hidden.clear();
            m_known.reset();
            m_chosen.clear();
            m_parts->setDocument(m_document);
            m_scenarios->setDocument(m_document);
            m_solve->setDocument(m_document);
            refreshIfSeen();
        });
        connect(document, &PlanDocument::evaluationChanged, this, [this] {
            if (isVisible()) m_solve->refresh();
            else m_stale = true;
        });
        connect(document, &PlanDocument::unitSystemChanged, this, [this] {
            m_known.reset();
            refreshIfSeen();
        });
    }
    refreshIfSeen();
}

void ComparePage::planChanged()
{
    // While a value is dragged the last figures stay; the newest plan is taken when it stands.
    m_stale = true;
    if (isVisible()) refresh();
}

void ComparePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale) refresh();
}

/// In a narrow window the side gives way first, down to what its forms need.
void ComparePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_ownWidths) return;
    const int room = width() - space::kXl - space::kXl;
    const int least = std::max(kRightLeast, m_sides->sizeHint().width());  // with large letters its heads need more
    const int right = std::clamp(room * 2 / 5, least, std::max(least, kRightWidth));
    m_splitter->setSizes({room - right, right});
}

void ComparePage::refreshIfSeen()
{
    m_stale = true;
    if (isVisible()) refresh();
}

bool ComparePage::shows(const QString& planPath) const
{
    return planPath.startsWith(QLatin1String("scenarios["));
}

void ComparePage::reveal(const QString& planPath)
{
    showView("scenarios");
    const qsizetype open = planPath.indexOf(QLatin1Char('['));
    m_scenarios->setCurrent(planPath.mid(open + 1, planPath.indexOf(QLatin1Char(']')) - open - 1));
}

void ComparePage::showView(const QByteArray& view)
{
    const auto at = views().indexOf(view);
    if (at >= 0) m_sides->setCurrentIndex(static_cast<int>(at));
    m_sideViews->setCurrentIndex(m_sides->currentIndex());
}

QStringList ComparePage::columns() const
{
    QStringList ids;
    if (!m_document) return ids;
    if (!m_hidden.contains(kBase)) ids << QString();
    for (const Scenario& scenario : m_document->plan().scenarios)
        if (!m_hidden.contains(toQString(scenario.id))) ids << toQString(scenario.id);
    return ids;
}

void ComparePage::setColumnShown(const QString& scenario, bool shown)
{
    const QString key = scenario.isEmpty() ? kBase : scenario;
    m_hidden.removeAll(key);
    if (!shown) m_hidden << key;
    // A table of no column is none.
    if (columns().isEmpty()) m_hidden.removeAll(key);
    refreshIfSeen();
}

void ComparePage::fillColumnsMenu()
{
    m_columnsMenu->clear();
    if (!m_document) return;
    const QStringList shown = columns();
    const auto add = [&](const QString& id) {
        QAction* action = m_columnsMenu->addAction(scenarioName(m_document->plan(), id.toStdString()));
        action->setCheckable(true);
        action->setChecked(shown.contains(id));
        action->setEnabled(!action->isChecked() || shown.size() > 1);
        connect(action, &QAction::toggled, this, [this, id](bool on) { setColumnShown(id, on); });
    };
    add({});
    for (const Scenario& scenario : m_document->plan().scenarios) add(toQString(scenario.id));
}

std::optional<ComparePage::Asked> ComparePage::asked() const
{
    if (!m_document || m_document->plan().scenarios.empty()) return std::nullopt;
    return Asked{m_document->revision(), columns(), YearTier::Hours};
}

bool ComparePage::isSettled() const
{
    if (!isVisible()) return true;
    return !m_stale && !m_runner->isRunning() && (!asked() || asked() == m_known || !m_problem.isEmpty()) && m_parts->isSettled()
           && !m_solve->isRunning();
}

void ComparePage::refresh()
{
    m_stale = false;
    m_scenarios->refresh();
    m_solve->refresh();
    const auto wanted = asked();
    const QStringList ids = columns();
    m_columns->setText(counted(ids.size(), tr("%1 column"), tr("%1 columns")));
    m_head->setVisible(wanted.has_value());
    m_parts->setScenarios(wanted ? ids : QStringList{});
    if (!wanted) {
        m_runner->cancel();
        m_known.reset();
        m_model->show({}, {}, {}, UnitSystem::Si);
        showTable();
        m_parts->setFigure({}, {});
        return;
    }
    if (wanted == m_known) {
        showTable();
        return;
    }
    showTable();
    // As everywhere in the window: bins of the weather at once, its hours a moment later.
    Asked bins = *wanted;
    bins.tier = YearTier::Bins;
    work(bins == m_known ? *wanted : bins);
}

void ComparePage::work(const Asked& wanted)
{
    m_runner->start([this, plan = m_document->plan(), wanted](const AnalysisRunner::Context& context) -> AnalysisRunner::Delivery {
        CompareOptions options;
        options.cancel = context.cancel;
        options.changedOnly = false;
        options.tier = wanted.tier;
        std::vector<std::string> of;
        for (const QString& id : wanted.ids) of.push_back(id.toStdString());
        auto result = std::make_shared<Result<SideBySide>>(sideBySide(plan, of, options));
        return [this, result, wanted] {
            if (!m_document) return;
            m_problem = *result ? QString() : QString::fromStdString(result->error().message());
            m_known = wanted;
            QStringList names;
            for (const QString& id : wanted.ids) names << scenarioName(m_document->plan(), id.toStdString());
            m_model->show(m_document->plan(), *result ? std::move(*result).value() : SideBySide{}, names, m_document->unitSystem(),
                          wanted.tier == YearTier::Hours);
            showTable();
            m_parts->refresh();
            if (wanted.tier == YearTier::Hours || !m_problem.isEmpty()) return;
            m_stale = !isVisible();
            Asked hours = wanted;
            hours.tier = YearTier::Hours;
            if (!m_stale) work(hours);
        };
    });
}

void ComparePage::showTable()
{
    if (!asked()) {
        m_whole->setCurrentWidget(m_empty);
        return;
    }
    if (!m_problem.isEmpty()) m_nothing->setText(m_problem);
    else m_nothing->setText(m_known ? tr("No figure is so called, or none differs.") : tr("Working out…"));
    m_whole->setCurrentWidget(m_model->figureCount() > 0 ? static_cast<QWidget*>(m_table) : m_nothing);
    if (m_model->figureCount() == 0) return;
    QModelIndex at = m_model->indexOf(m_chosen);
    if (!at.isValid()) at = m_model->firstTelling();
    if (m_table->currentIndex().siblingAtColumn(0) != at) m_table->setCurrentIndex(at);
    showChosen();
}

void ComparePage::showChosen()
{
    const QModelIndex index = m_table->currentIndex();
    const SideBySide::Row* row = m_model->rowAt(index);
    if (!row) return;
    m_chosen = QString::fromStdString(row->path);
    const int scenario = m_model->scenarioOf(index.column());
    const QString id = scenario > 0 && m_known ? m_known->ids.value(scenario) : QString();
    m_parts->setFigure(m_chosen, id, row->about->year);
    m_solve->setFigure(m_chosen);
}

void ComparePage::measureColumns()
{
    QHeaderView* header = m_table->header();
    const QFontMetrics metrics(header->font());
    const int letter = metrics.averageCharWidth();
    m_widths.clear();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const int values = static_cast<const QAbstractItemView*>(m_table)->sizeHintForColumn(column);  // without its heading
        const int heading = metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) + kHeadingRoom;
        if (column == 0) m_widths.push_back({std::min(values, kFigureLettersLeast * letter), std::min(values, kFigureLetters * letter), values});
        else m_widths.push_back({values, std::max(values, std::min(heading, kValueLetters * letter)), std::max(values, heading)});
    }
}

/// Values are always whole. What room is left goes to names, of figures first, then of scenarios, whose tooltips tell them too.
void ComparePage::fitColumns()
{
    int room = m_table->viewport()->width();
    for (const ColumnWidth& one : m_widths) room -= one.least;
    std::vector<int> given;
    for (const ColumnWidth& one : m_widths) given.push_back(one.least);
    for (const auto upTo : {&ColumnWidth::usual, &ColumnWidth::whole})
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            const int more = std::clamp(room, 0, m_widths[i].*upTo - given[i]);
            given[i] += more;
            room -= more;
        }
    for (std::size_t i = 0; i < given.size(); ++i) m_table->header()->resizeSection(static_cast<int>(i), given[i]);
}

bool ComparePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) fitColumns();
    return Page::eventFilter(watched, event);
}

QList<PageExport> ComparePage::exports()
{
    // The comparison as numbers with their units, not as they are shown.
    QList<PageExport> parts = Page::exports();
    for (PageExport& part : parts)
        if (part.csv && part.name == m_table->accessibleName()) part.csv = [this] { return m_model->csv(); };
    // Without scenarios there is the plan itself.
    if (m_document && m_document->evaluation() && m_document->plan().scenarios.empty())
        parts << PageExport{m_table->accessibleName(), {}, {}, [this] { return ownCsv(); }};
    return parts;
}

QString ComparePage::ownCsv() const
{
    SideBySide own;
    own.columns.push_back({});
    for (const Figure& figure : figures(*m_document->evaluation()))
        if (figure.si) own.rows.push_back({figure.path, figure.about, {figure.si}});
    CompareModel model;
    model.setChoice(CompareModel::Choice::All);
    model.show(m_document->plan(), std::move(own), {scenarioName(m_document->plan(), {})}, m_document->unitSystem(), m_document->evaluation()->settled);
    return model.csv();
}

}  // namespace rw::ui
