// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"
#include "plan/edit.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QUndoStack;

namespace rw::ui {

class EvaluationRunner;

/// The plan that is open, where it is stored, and how it got there. The only writer of the plan:
/// pages hand it edits and follow its signals. What is selected and which scenario is looked at
/// are session state: here, because several views share them, but neither saved nor undone.
class PlanDocument : public QObject {
    Q_OBJECT
public:
    explicit PlanDocument(QObject* parent = nullptr);
    ~PlanDocument() override;

    const Plan& plan() const { return m_plan; }
    /// The plan under the chosen scenario: what the figures are of, and what words beside them name.
    /// Edits go to plan().
    const Plan& shownPlan() const;
    /// Another plan altogether; the undo stack is emptied. An empty path means never saved.
    /// \p fileText: the bytes it was read from, if it was.
    void replace(Plan plan, const QString& path, std::string fileText = {});

    /// Applies edits as one undo step. On error nothing has changed. A Set that changes nothing
    /// leaves no step.
    Status apply(EditList edits);
    /// One field. For a quantity a bare SI number counts as entered by hand.
    Status set(const QString& path, Tree value);
    /// Between these, Set edits of one and the same field and patches of one block become one undo step (a drag); an edit
    /// that ends where it began vanishes with its step.
    void beginLiveEdit();
    void endLiveEdit();
    bool isLiveEditing() const { return m_live; }
    /// An id never used in this plan; the counter's step is added to \p edits, which must be applied.
    std::string newId(std::string_view stem, EditList& edits) const;

    QUndoStack* undoStack() const { return m_undo; }
    bool isDirty() const;
    /// The bytes this plan was read from, while it is still as they say; else null, and the plan's
    /// file is what writePlan gives.
    std::shared_ptr<const std::string> fileText() const { return isDirty() ? nullptr : m_fileText; }
    QString path() const { return m_path; }
    /// Counts changes of the plan, so that a saver can tell whether it wrote the newest one.
    quint64 revision() const { return m_revision; }
    /// After saving: the plan on disk is that of \p revision.
    void markSaved(const QString& path, quint64 revision);
    /// The plan on disk is not the plan in memory, although nothing was edited: a recovered plan.
    void markUnsaved();
    /// Title of the project, else file name, else "Untitled".
    QString title() const;

    /// The newest figures; null before the first evaluation. Old ones stay until new ones come.
    const std::shared_ptr<const Evaluation>& evaluation() const { return m_evaluation; }
    /// With a scenario chosen: the figures of the plan without it. Else null.
    const std::shared_ptr<const Evaluation>& baseline() const { return m_baseline; }
    bool evaluationStale() const { return m_stale; }
    double evaluationMilliseconds() const { return m_milliseconds; }
    EvaluationRunner* runner() const { return m_runner; }

    /// "rack_designs[helios].trays[compute]", or a field below, which the inspector then focuses.
    /// With several selected, the first of them.
    QString selectedPath() const { return m_selected.value(0); }
    void setSelectedPath(const QString& path);
    /// All that is selected, in the order in which it was; never a field, once there are two.
    const QStringList& selectedPaths() const { return m_selected; }
    void setSelectedPaths(const QStringList& paths);
    /// Adds an object to what is selected, or takes it out; the last one stays.
    void toggleSelectedPath(const QString& path);
    /// Id of the scenario whose figures are shown; empty for the plan itself.
    QString scenario() const { return m_scenario; }
    void setScenario(const QString& id);
    UnitSystem unitSystem() const { return m_units; }
    void setUnitSystem(UnitSystem system);

signals:
    /// After an edit, its undo or redo: the edits as applied, in order.
    void planChanged(const rw::EditList& edits);
    /// The whole plan is another one.
    void planReplaced();
    void evaluationChanged();  ///< new figures
    void evaluationStaleChanged();
    /// The program itself failed while calculating; the old figures stay.
    void evaluationFailed(const QString& message);
    void selectionChanged();
    void scenarioChanged();
    void unitSystemChanged();
    void dirtyChanged();
    void pathChanged();
    /// For the journal: an edit that stands, once a drag is over. Undo and redo are edits too.
    void editCommitted(const rw::EditList& edits);

private:
    friend class EditCommand;
    void writeBack(EditList& edits);  ///< for undo and redo: must succeed
    void evaluate();
    void setStale(bool stale);
    void repairSelection();
    bool isThere(const QString& path) const;

    Plan m_plan;
    std::shared_ptr<const std::string> m_fileText;
    QString m_path;
    QUndoStack* m_undo;
    EvaluationRunner* m_runner;
    std::shared_ptr<const Evaluation> m_evaluation;
    std::shared_ptr<const Evaluation> m_baseline;
    double m_milliseconds = 0.0;
    quint64 m_revision = 0;
    QStringList m_selected;
    QString m_scenario;
    UnitSystem m_units = UnitSystem::Si;
    mutable std::optional<Plan> m_shown;  ///< under a scenario; found again when the plan has changed
    mutable quint64 m_shownRevision = 0;
    bool m_stale = false;
    bool m_live = false;
    bool m_saved = true;      ///< of a document replaced from a file; false for a recovered one
    int m_mergeToken = 0;     ///< 0: no merging
    int m_lastToken = 0;
};

}  // namespace rw::ui
