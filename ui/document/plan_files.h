// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/journal.h"
#include "jobs/file_worker.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

class QSettings;

namespace rw::ui {

class PlanDocument;

/// A plan that comes with the program, to start from.
struct PlanTemplate {
    QString id;
    QString title;
    QString summary;
    Plan plan;
};

/// A journal that a session left behind: edits that were never saved.
struct Unsaved {
    QString journal;
    QString plan;  ///< its file; empty for a plan that was never saved
    QDateTime changed;
};

/// Where plans come from and go to: templates, plan files, reports that carry a plan, the journal
/// that brings back what was not saved. Tells by signals; dialogs are the window's affair. All
/// writing happens away from the window's thread, in order.
class PlanFiles : public QObject {
    Q_OBJECT
public:
    /// \p settings null: remembers nothing and leaves neither journals nor lock notes.
    PlanFiles(PlanDocument& document, QSettings* settings, QObject* parent = nullptr);
    ~PlanFiles() override;

    static const std::vector<PlanTemplate>& templates();
    static QString openFilter();
    static QString saveFilter();
    static bool opens(const QString& path);             ///< by its name
    static QString fileNameFor(const QString& title);   ///< "openai-and-amd-6-gw.rackwright"

    bool newFromTemplate(const QString& id);
    void newEmpty();
    /// A plan file, or a report that carries its plan; that opens as a new plan.
    bool open(const QString& path);
    /// Starts writing and returns; saved() or failed() follows.
    void save();
    void saveAs(const QString& path);
    /// Waits for what is being written, and for its signals.
    void finish();

    /// Edits of the open file that an earlier session did not save.
    std::optional<Unsaved> unsavedEdits() const { return m_unsaved; }
    /// What earlier sessions left, the newest first; not what another window is still at.
    QList<Unsaved> unsavedPlans() const;
    bool recover(const Unsaved& unsaved);
    void forget(const Unsaved& unsaved);
    /// The plan is put away on purpose: its journal and lock note go.
    void close();
    /// After a fault of the program: a copy beside the user's data. Its path, or empty.
    QString saveCopyAfterFault();

    QStringList recent() const;
    QDateTime savedAt() const { return m_savedAt; }
    /// "anna on server-2, since 09:12": who else has this file open; empty when nobody has.
    QString alsoOpenBy() const { return m_alsoOpenBy; }

signals:
    void message(const QString& text);
    void failed(const QString& what, const QString& why);
    void recentChanged();
    void saved();
    void lockChanged();

private:
    void begin(Plan plan, const QString& path, std::optional<Journal> journal, std::string fileText = {});
    void claim(const QString& path);
    void written(const QString& path, quint64 revision, const Status& done);
    void remember(const QString& path);
    QString recoveryFolder() const;
    std::optional<Journal> journalForUntitled(const Plan& plan) const;

    PlanDocument& m_document;
    QSettings* m_settings;  // not owned
    FileSystem& m_disk;
    QDateTime m_savedAt;
    QString m_locked;       ///< the plan file whose note is ours
    QString m_alsoOpenBy;
    std::optional<Unsaved> m_unsaved;
    std::shared_ptr<Journal> m_journal;  ///< touched on the worker's thread only
    FileWorker m_worker;  // last: finishes writing before the rest goes
};

}  // namespace rw::ui
