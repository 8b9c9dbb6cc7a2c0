// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/journal.h"
#include "jobs/file_worker.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

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

/// A file as it was read, to be taken over by the window.
struct OpenedPlan {
    QString path;  ///< absolute
    Plan plan;
    std::string bytes;    ///< of the plan
    bool report = false;  ///< it came inside of one
    std::int64_t modified = 0;  ///< of the file, when it was read
    bool undone = false;  ///< there is a journal beside it, and all that it tells was taken back again
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
    /// The same in two steps, of which the first, long one may be done on another thread.
    static Result<OpenedPlan> read(const QString& path);
    void take(OpenedPlan opened);
    void tellUnread(const QString& path, const Error& error);
    /// Starts writing and returns; saved() or failed() follows.
    void save();
    void saveAs(const QString& path);
    /// Somebody else has written the open file since it was read or saved here.
    [[nodiscard]] bool changedOnDisk() const;
    /// Waits for what is being written, and for its signals.
    void finish();
    /// Waits until nothing is being written. May be called on any thread.
    void waitForDisk() { m_worker.waitUntilIdle(); }

    /// Edits of the open file that an earlier session did not save.
    std::optional<Unsaved> unsavedEdits() const { return m_unsaved; }
    /// What earlier sessions left, the newest first; not what another window is still at.
    QList<Unsaved> unsavedPlans() const;
    bool recover(const Unsaved& unsaved);
    /// The same in two steps, as read() and take().
    static Result<std::optional<Recovered>> replay(const Unsaved& unsaved);
    bool takeRecovered(const Unsaved& unsaved, Result<std::optional<Recovered>> found);
    void forget(const Unsaved& unsaved);
    /// How long an edit may wait before it is written to the journal; 0 writes each at once.
    void setJournalInterval(int seconds);
    [[nodiscard]] int journalInterval() const { return m_journalTimer.interval() / 1000; }
    /// How often a plan that has a file is saved by itself; 0 never.
    void setAutosaveInterval(int minutes);
    /// Saves what has a file and was changed, unless a drag is going on. The clock calls it.
    void autosave();
    [[nodiscard]] int autosaveInterval() const { return m_autosaveTimer.isActive() ? m_autosaveTimer.interval() / 60000 : 0; }

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
    void saving();
    void saved();
    void lockChanged();

private:
    void begin(Plan plan, const QString& path, std::optional<Journal> journal, std::string fileText = {});
    void claim(const QString& path);
    void written(const QString& path, quint64 revision, std::int64_t modified, const Status& done);
    void remember(const QString& path);
    void writeJournal();
    QString recoveryFolder() const;
    std::optional<Journal> journalForUntitled(const Plan& plan) const;

    PlanDocument& m_document;
    QSettings* m_settings;  // not owned
    FileSystem& m_disk;
    QDateTime m_savedAt;
    QString m_locked;       ///< the plan file whose note is ours
    QString m_alsoOpenBy;
    int m_writing = 0;            ///< saves under way
    std::int64_t m_modified = 0;  ///< of the open file as we know it; 0 without one
    std::optional<Unsaved> m_unsaved;
    std::shared_ptr<Journal> m_journal;  ///< touched on the worker's thread only
    std::vector<EditList> m_unwritten;   ///< edits that wait for the journal's interval
    QTimer m_journalTimer;
    QTimer m_autosaveTimer;
    FileWorker m_worker;  // last: finishes writing before the rest goes
};

}  // namespace rw::ui
