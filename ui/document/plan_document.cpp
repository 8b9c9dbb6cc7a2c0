// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_document.h"

#include "commands/edit_command.h"
#include "document/plan_words.h"
#include "jobs/evaluation_runner.h"

#include <QFileInfo>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

PlanDocument::PlanDocument(QObject* parent)
    : QObject(parent), m_undo(new QUndoStack(this)), m_runner(new EvaluationRunner(this))
{
    connect(m_undo, &QUndoStack::cleanChanged, this, &PlanDocument::dirtyChanged);
    connect(m_runner, &EvaluationRunner::finished, this,
            [this](quint64, std::shared_ptr<const Evaluation> evaluation,
                   std::shared_ptr<const Evaluation> baseline, double milliseconds) {
                m_evaluation = std::move(evaluation);
                m_baseline = std::move(baseline);
                m_milliseconds = milliseconds;
                setStale(false);
                emit evaluationChanged();
            });
    connect(m_runner, &EvaluationRunner::failed, this,
            [this](quint64, const QString& message) { emit evaluationFailed(message); });
}

PlanDocument::~PlanDocument() = default;

void PlanDocument::replace(Plan plan, const QString& path, std::string fileText)
{
    m_plan = std::move(plan);
    m_fileText = fileText.empty() ? nullptr : std::make_shared<const std::string>(std::move(fileText));
    ++m_revision;
    m_path = path;
    m_live = false;
    m_mergeToken = 0;
    m_saved = true;
    m_undo->clear();
    m_evaluation.reset();
    m_baseline.reset();
    m_selected.clear();
    m_scenario.clear();
    m_shown.reset();
    emit planReplaced();
    emit pathChanged();
    emit dirtyChanged();
    emit scenarioChanged();
    emit selectionChanged();
    evaluate();
}

const Plan& PlanDocument::shownPlan() const
{
    if (m_scenario.isEmpty()) return m_plan;
    if (!m_shown || m_shownRevision != m_revision) {
        Result<ScenarioPlan> with = withScenario(m_plan, m_scenario.toStdString());
        m_shown = with ? std::move(with.value().plan) : m_plan;
        m_shownRevision = m_revision;
    }
    return *m_shown;
}

Status PlanDocument::apply(EditList list)
{
    if (list.edits.empty()) return Done{};
    // Steps by key stay open for a moment; what comes into them from elsewhere is an edit of its own.
    const bool structural = std::any_of(list.edits.begin(), list.edits.end(), [](const Edit& e) {
        return e.kind == Edit::Kind::Insert || e.kind == Edit::Kind::Remove || e.kind == Edit::Kind::Move;
    });
    if (m_live && structural && m_undo->index() > 0 &&
        static_cast<const EditCommand*>(m_undo->command(m_undo->index() - 1))->mergeToken() == m_mergeToken)
        endLiveEdit();
    if (Status s = rw::apply(m_plan, list); !s) return s;
    ++m_revision;
    const bool merging = m_live && m_undo->index() > 0 && m_mergeToken != 0 &&
                         static_cast<const EditCommand*>(m_undo->command(m_undo->index() - 1))->mergeToken() ==
                             m_mergeToken;
    const bool nothing = std::all_of(list.edits.begin(), list.edits.end(), changesNothing);
    if (nothing && !merging) {
        // The number is the same; take back the provenance that a bare number overwrote.
        EditList back = inverse(list);
        RW_ASSERT(rw::apply(m_plan, back).ok());
        return Done{};
    }
    const int before = m_undo->count();
    EditList whole = merging
        ? static_cast<const EditCommand*>(m_undo->command(m_undo->index() - 1))->edits() : EditList{};
    m_undo->push(new EditCommand(*this, list, m_mergeToken));
    if (merging && m_undo->count() < before) {
        // The drag came back to where it began: its step is gone, and so is its mark on the plan.
        mergeEdits(whole, list);
        EditList back = inverse(whole);
        RW_ASSERT(rw::apply(m_plan, back).ok());
        list = back;
    }
    if (!m_live) emit editCommitted(list);
    repairSelection();
    emit planChanged(list);
    evaluate();
    return Done{};
}

Status PlanDocument::set(const QString& path, Tree value)
{
    return apply(EditList{{}, {Edit::set(path.toStdString(), std::move(value))}});
}

void PlanDocument::beginLiveEdit()
{
    if (m_live) return;
    m_live = true;
    m_mergeToken = ++m_lastToken;
}

void PlanDocument::endLiveEdit()
{
    if (!m_live) return;
    m_live = false;
    if (m_undo->index() > 0) {
        const auto* top = static_cast<const EditCommand*>(m_undo->command(m_undo->index() - 1));
        if (top->mergeToken() == m_mergeToken) emit editCommitted(top->edits());
    }
    m_mergeToken = 0;
}

std::string PlanDocument::newId(std::string_view stem, EditList& edits) const
{
    std::int64_t next = m_plan.nextId;
    Edit* counter = nullptr;
    for (Edit& e : edits.edits)
        if (e.path == "next_id") counter = &e;
    if (counter) next = *counter->value.integer();
    std::string id = freshId(m_plan, next, stem);
    if (counter) counter->value = Tree(next);
    else edits.edits.push_back(Edit::set("next_id", Tree(next)));
    return id;
}

void PlanDocument::writeBack(EditList& edits)
{
    RW_ASSERT(rw::apply(m_plan, edits).ok());
    ++m_revision;
    emit editCommitted(edits);
    repairSelection();
    emit planChanged(edits);
    evaluate();
}

bool PlanDocument::isDirty() const
{
    return !m_saved || !m_undo->isClean();
}

void PlanDocument::markSaved(const QString& path, quint64 revision)
{
    if (revision == m_revision) {
        m_saved = true;
        m_fileText.reset();  // what was saved is the plan as the program writes it
        m_undo->setClean();
    }
    if (path != m_path) {
        m_path = path;
        emit pathChanged();
    }
    emit dirtyChanged();
}

void PlanDocument::markUnsaved()
{
    m_saved = false;
    emit dirtyChanged();
}

QString PlanDocument::title() const
{
    if (!m_plan.project.title.empty()) return QString::fromStdString(m_plan.project.title);
    return m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).completeBaseName();
}

void PlanDocument::setSelectedPath(const QString& path)
{
    setSelectedPaths(path.isEmpty() ? QStringList() : QStringList{path});
}

void PlanDocument::setSelectedPaths(const QStringList& paths)
{
    QStringList wanted = paths;
    if (wanted.size() > 1) {
        for (QString& path : wanted) path = objectPath(m_plan, path);
        wanted.removeAll(QString());
        wanted.removeDuplicates();
    }
    if (wanted == m_selected) return;
    m_selected = wanted;
    emit selectionChanged();
}

void PlanDocument::toggleSelectedPath(const QString& path)
{
    QStringList wanted = m_selected;
    for (QString& selected : wanted) selected = objectPath(m_plan, selected);
    wanted.removeAll(QString());
    if (!wanted.contains(path)) wanted.append(path);
    else if (wanted.size() > 1) wanted.removeAll(path);
    setSelectedPaths(wanted);
}

void PlanDocument::setScenario(const QString& id)
{
    if (id == m_scenario) return;
    m_scenario = id;
    m_shown.reset();
    emit scenarioChanged();
    evaluate();
}

void PlanDocument::setUnitSystem(UnitSystem system)
{
    if (system == m_units) return;
    m_units = system;
    emit unitSystemChanged();
}

void PlanDocument::evaluate()
{
    if (!m_scenario.isEmpty() && !findById(m_plan.scenarios, m_scenario.toStdString())) {
        m_scenario.clear();
        m_shown.reset();
        emit scenarioChanged();
    }
    setStale(true);
    m_runner->evaluate(m_plan, m_scenario.toStdString());
}

void PlanDocument::setStale(bool stale)
{
    if (stale == m_stale) return;
    m_stale = stale;
    emit evaluationStaleChanged();
}

bool PlanDocument::isThere(const QString& path) const
{
    return path.isEmpty() || locate(typeOf<Plan>(), static_cast<const void*>(&m_plan), path.toStdString()).ok();
}

void PlanDocument::repairSelection()
{
    QStringList left;
    for (const QString& path : m_selected)
        if (isThere(path)) left.append(path);
    if (left.isEmpty() && !m_selected.isEmpty()) {
        QString at = m_selected.front();
        while (!isThere(at)) at = parentPath(at);
        // What held the lost object is a list, which is nothing to inspect: its owner is.
        if (const QString owner = objectPath(m_plan, at); !owner.isEmpty()) left.append(owner);
    }
    setSelectedPaths(left);
}

}  // namespace rw::ui
