// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_files.h"

#include "document/plan_document.h"
#include "file/lock_note.h"
#include "file/plan_file.h"
#include "file/templates.h"
#include "report/pdf_file.h"
#include "shell/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace rw::ui {

static std::int64_t modifiedAt(FileSystem& disk, const std::string& file)
{
    const Result<FileInfo> found = disk.info(file);
    return found && found->exists ? found->modified : 0;
}

namespace {

constexpr int kRecentKept = 12;
constexpr std::size_t kLargestFile = std::size_t{256} << 20;  // bytes: what the core reads
const QString kSuffix = QStringLiteral("rackwright");
const QString kJournalSuffix = QStringLiteral("rackwright-journal");

QString words(const Error& error)
{
    return QString::fromStdString(error.message());
}

QString now()
{
    return QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat);
}

}  // namespace

PlanFiles::PlanFiles(PlanDocument& document, QSettings* settings, QObject* parent)
    : QObject(parent), m_document(document), m_settings(settings), m_disk(realFileSystem())
{
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(0);
    connect(&m_journalTimer, &QTimer::timeout, this, &PlanFiles::writeJournal);
    connect(&m_autosaveTimer, &QTimer::timeout, this, &PlanFiles::autosave);
    connect(&document, &PlanDocument::editCommitted, this, [this](const EditList& edits) {
        if (!m_journal) return;
        m_unwritten.push_back(edits);
        if (m_journalTimer.interval() == 0) writeJournal();
        else if (!m_journalTimer.isActive()) m_journalTimer.start();
    });
}

void PlanFiles::writeJournal()
{
    m_journalTimer.stop();
    if (m_journal && !m_unwritten.empty())
        m_worker.run([this, journal = m_journal, lists = m_unwritten] {
            for (const EditList& edits : lists) {
                const Status done = journal->append(edits);
                if (done) continue;
                // The lines are kept and come with the next edit; the planner is told once a time.
                QMetaObject::invokeMethod(this, [this, why = words(done.error())] {
                    emit message(tr("Edits cannot be kept safe beside the plan: %1").arg(why));
                }, Qt::QueuedConnection);
                return;
            }
        });
    m_unwritten.clear();
}

void PlanFiles::setJournalInterval(int seconds)
{
    m_journalTimer.setInterval(std::max(0, seconds) * 1000);
    writeJournal();
}

void PlanFiles::setAutosaveInterval(int minutes)
{
    if (minutes <= 0) m_autosaveTimer.stop();
    else if (minutes != autosaveInterval()) m_autosaveTimer.start(minutes * 60000);
}

PlanFiles::~PlanFiles()
{
    writeJournal();
}

const std::vector<PlanTemplate>& PlanFiles::templates()
{
    static const std::vector<PlanTemplate> all = [] {
        std::vector<PlanTemplate> read;
        for (const TemplateInfo& info : rw::templates()) {
            Result<Plan> plan = planFromTemplate(info.name);
            RW_ASSERT(plan.ok());  // a test reads every one of them
            read.push_back({QString::fromStdString(info.name), QString::fromStdString(info.title),
                            QString::fromStdString(info.summary), std::move(plan.value())});
        }
        // The largest first: what the program is for. What has no power as its target comes last.
        std::stable_sort(read.begin(), read.end(), [](const PlanTemplate& a, const PlanTemplate& b) {
            const auto power = [](const PlanTemplate& t) {
                const Programme& p = t.plan.programme;
                return p.targetKind == TargetKind::Power ? p.target.si.value_or(0.0) : 0.0;
            };
            return power(a) > power(b);
        });
        return read;
    }();
    return all;
}

QString PlanFiles::openFilter()
{
    return tr("Plans and reports (*.rackwright *.pdf);;All files (*)");
}

QString PlanFiles::saveFilter()
{
    return tr("Plans (*.rackwright)");
}

bool PlanFiles::opens(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == kSuffix || suffix == QLatin1String("pdf");
}

QString PlanFiles::fileNameFor(const QString& title)
{
    QString name = title.toLower();
    static const QRegularExpression kOther(QStringLiteral("[^a-z0-9]+"));
    name.replace(kOther, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('-'))) name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-'))) name.chop(1);
    return QStringLiteral("%1.%2").arg(name.isEmpty() ? QStringLiteral("plan") : name, kSuffix);
}

void PlanFiles::autosave()
{
    if (!m_document.isDirty() || m_document.path().isEmpty() || m_document.isLiveEditing()) return;
    if (!changedOnDisk()) return save();
    emit message(tr("Not saved by itself: “%1” has changed on disk").arg(QFileInfo(m_document.path()).fileName()));
}

// --- beginning ---------------------------------------------------------------------------------

void PlanFiles::begin(Plan plan, const QString& path, std::optional<Journal> journal, std::string fileText)
{
    close();
    m_savedAt = {};
    if (m_settings && journal) m_journal = std::make_shared<Journal>(std::move(*journal));
    m_modified = path.isEmpty() ? 0 : modifiedAt(m_disk, path.toStdString());
    m_document.replace(std::move(plan), path, std::move(fileText));
    if (!path.isEmpty()) claim(path);
}

std::optional<Journal> PlanFiles::journalForUntitled(const Plan& plan) const
{
    const QString folder = recoveryFolder();
    if (!m_settings || folder.isEmpty() || !QDir().mkpath(folder)) return {};
    static int count = 0;
    const QString name = QStringLiteral("untitled-%1-%2.%3")
                             .arg(QCoreApplication::applicationPid()).arg(++count).arg(kJournalSuffix);
    return Journal::forUntitled(QDir(folder).filePath(name).toStdString(), plan, m_disk);
}

bool PlanFiles::newFromTemplate(const QString& id)
{
    for (const PlanTemplate& t : templates()) {
        if (t.id != id) continue;
        begin(t.plan, {}, journalForUntitled(t.plan));
        return true;
    }
    return false;
}

void PlanFiles::newEmpty()
{
    begin({}, {}, journalForUntitled({}));
}

bool PlanFiles::open(const QString& path)
{
    writeJournal();
    m_worker.waitUntilIdle();
    Result<OpenedPlan> opened = read(path);
    if (!opened) {
        tellUnread(path, opened.error());
        return false;
    }
    take(std::move(opened.value()));
    return true;
}

Result<OpenedPlan> PlanFiles::read(const QString& path)
{
    const std::string file = QFileInfo(path).absoluteFilePath().toStdString();
    const std::int64_t modified = modifiedAt(realFileSystem(), file);
    Result<std::string> bytes = realFileSystem().read(file, kLargestFile);
    if (!bytes) return bytes.error();
    const bool report = bytes->rfind("%PDF", 0) == 0;
    if (report) {
        bytes = report::extractPlan(*bytes, file);
        if (!bytes) return bytes.error();
    }
    Result<Plan> plan = readPlan(*bytes, file);
    if (!plan) return plan.error();
    bool undone = false;
    if (const std::string journal = journalPath(file); !report && realFileSystem().exists(journal)) {
        const Result<std::optional<Recovered>> found = rw::recover(journal, file, realFileSystem());
        undone = found && found->has_value() && !(*found)->stopped && (*found)->plan == *plan;
    }
    return OpenedPlan{QString::fromStdString(file), std::move(plan.value()), std::move(bytes.value()), report, modified, undone};
}

void PlanFiles::tellUnread(const QString& path, const Error& error)
{
    emit failed(tr("“%1” could not be opened").arg(QFileInfo(path).fileName()), words(error));
}

void PlanFiles::take(OpenedPlan opened)
{
    if (opened.report) {
        // A report stays as it was signed: its plan opens as a new one.
        std::optional<Journal> journal = journalForUntitled(opened.plan);
        begin(std::move(opened.plan), {}, std::move(journal), std::move(opened.bytes));
        return;
    }
    const std::string file = opened.path.toStdString();
    Journal beside = Journal::forFile(file, opened.bytes, m_disk);
    begin(std::move(opened.plan), opened.path, std::move(beside), std::move(opened.bytes));
    m_modified = opened.modified;
    const std::string earlier = journalPath(file);
    if (m_settings && m_alsoOpenBy.isEmpty() && m_disk.exists(earlier)) {
        const QString journal = QString::fromStdString(earlier);
        if (opened.undone) (void)m_disk.remove(earlier);  // nothing to bring back
        else m_unsaved = Unsaved{journal, opened.path, QFileInfo(journal).lastModified()};
    }
    remember(opened.path);
}

void PlanFiles::claim(const QString& path)
{
    m_alsoOpenBy.clear();
    if (m_settings) {
        const Result<std::optional<LockNote>> other = claimLock(path.toStdString(), ownNote(now().toStdString()), m_disk);
        // A folder that cannot be written to has no notes; that is told when saving fails.
        if (other && other->has_value())
            m_alsoOpenBy = tr("%1 on %2, since %3").arg(QString::fromStdString((*other)->user),
                                                        QString::fromStdString((*other)->host),
                                                        QString::fromStdString((*other)->since));
        else if (other) m_locked = path;
    }
    emit lockChanged();
}

void PlanFiles::close()
{
    m_unsaved.reset();
    m_unwritten.clear();  // put away on purpose: what they would bring back is not wanted
    m_journalTimer.stop();
    if (m_journal) m_worker.run([journal = std::move(m_journal)] { (void)journal->remove(); });
    m_journal.reset();
    m_worker.waitUntilIdle();
    if (!m_locked.isEmpty()) (void)releaseLock(m_locked.toStdString(), ownNote({}), m_disk);
    m_locked.clear();
    m_alsoOpenBy.clear();
    emit lockChanged();
}

// --- saving ------------------------------------------------------------------------------------

void PlanFiles::save()
{
    saveAs(m_document.path());
}

bool PlanFiles::changedOnDisk() const
{
    if (m_modified == 0 || m_writing > 0 || m_document.path().isEmpty()) return false;
    const std::int64_t there = modifiedAt(m_disk, m_document.path().toStdString());
    return there != 0 && there != m_modified;  // what was taken away can be written anew
}

void PlanFiles::saveAs(const QString& wanted)
{
    QString path = QFileInfo(wanted).absoluteFilePath();
    if (QFileInfo(path).suffix().isEmpty()) path += QLatin1Char('.') + kSuffix;
    writeJournal();
    emit saving();
    ++m_writing;
    m_worker.run([this, path, plan = m_document.plan(), revision = m_document.revision(), journal = m_journal] {
        const std::string file = path.toStdString();
        const std::string text = writePlan(plan);
        if (journal) (void)journal->willSave(text);
        const Status done = m_disk.write(file, text);
        if (done && journal) (void)journal->saved(file, text);
        const std::int64_t modified = done ? modifiedAt(m_disk, file) : 0;
        QMetaObject::invokeMethod(this, [this, path, revision, modified, done] { written(path, revision, modified, done); },
                                  Qt::QueuedConnection);
    });
}

void PlanFiles::written(const QString& path, quint64 revision, std::int64_t modified, const Status& done)
{
    --m_writing;
    if (!done) {
        emit failed(tr("“%1” could not be saved").arg(QFileInfo(path).fileName()), words(done.error()));
        return;
    }
    m_savedAt = QDateTime::currentDateTime();
    m_modified = modified;
    m_unsaved.reset();
    const bool moved = path != m_document.path();
    if (moved && !m_locked.isEmpty()) (void)releaseLock(m_locked.toStdString(), ownNote({}), m_disk);
    if (moved) m_locked.clear();
    m_document.markSaved(path, revision);
    if (moved) claim(path);
    remember(path);
    emit saved();
    emit message(tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
}

void PlanFiles::finish()
{
    m_worker.waitUntilIdle();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

// --- recovery ----------------------------------------------------------------------------------

QString PlanFiles::recoveryFolder() const
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return data.isEmpty() ? QString() : QDir(data).filePath(QStringLiteral("recovery"));
}

QList<Unsaved> PlanFiles::unsavedPlans() const
{
    QList<Unsaved> left;
    if (!m_settings) return left;
    const QString own = m_journal ? QString::fromStdString(m_journal->path()) : QString();
    const QDir folder(recoveryFolder());
    static const QRegularExpression kWriter(QStringLiteral("^untitled-(\\d+)-"));
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.") + kJournalSuffix}, QDir::Files)) {
        const auto writer = kWriter.match(file.fileName());
        const bool mine = writer.captured(1).toLongLong() == QCoreApplication::applicationPid();
        if (writer.hasMatch() && !mine && processLives(writer.captured(1).toLongLong())) continue;
        if (file.absoluteFilePath() != own) left.append({file.absoluteFilePath(), {}, file.lastModified()});
    }
    for (const QString& path : recent()) {
        const QFileInfo journal(QString::fromStdString(journalPath(path.toStdString())));
        if (!journal.exists() || journal.absoluteFilePath() == own) continue;
        const Result<std::optional<LockNote>> note = readLock(path.toStdString(), m_disk);
        if (note && note->has_value() && !isStale(**note, ownNote({}))) continue;
        left.append({journal.absoluteFilePath(), path, journal.lastModified()});
    }
    std::sort(left.begin(), left.end(), [](const Unsaved& a, const Unsaved& b) { return a.changed > b.changed; });
    return left;
}

bool PlanFiles::recover(const Unsaved& unsaved)
{
    m_worker.waitUntilIdle();
    return takeRecovered(unsaved, replay(unsaved));
}

Result<std::optional<Recovered>> PlanFiles::replay(const Unsaved& unsaved)
{
    return rw::recover(unsaved.journal.toStdString(), unsaved.plan.toStdString(), realFileSystem());
}

bool PlanFiles::takeRecovered(const Unsaved& unsaved, Result<std::optional<Recovered>> found)
{
    if (!found || !found->has_value()) {
        emit failed(tr("The unsaved edits could not be brought back"),
                    found ? tr("The journal is gone.") : words(found.error()));
        return false;
    }
    Recovered& recovered = *found.value();
    const QString stopped = recovered.stopped ? words(*recovered.stopped) : QString();
    const auto edits = static_cast<qint64>(recovered.edits);
    // The recovered plan is journalled anew as a whole, and only then does the old journal go.
    std::optional<Journal> journal = journalForUntitled(recovered.plan);
    if (journal) (void)journal->append(EditList{});
    begin(std::move(recovered.plan), unsaved.plan, std::move(journal));
    m_document.markUnsaved();
    forget(unsaved);
    emit message(stopped.isEmpty() ? tr("Brought back %1 unsaved edits").arg(formatCount(edits))
                                   : tr("Brought back %1 unsaved edits; then: %2").arg(formatCount(edits), stopped));
    return true;
}

void PlanFiles::forget(const Unsaved& unsaved)
{
    (void)m_disk.remove(unsaved.journal.toStdString());
    m_unsaved.reset();
}

QString PlanFiles::saveCopyAfterFault()
{
    const QString folder = recoveryFolder();
    if (folder.isEmpty() || !QDir().mkpath(folder)) return {};
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString path = QDir(folder).filePath(QStringLiteral("after-fault-%1.%2").arg(stamp, kSuffix));
    return savePlan(m_document.plan(), path.toStdString(), m_disk) ? path : QString();
}

// --- recent ------------------------------------------------------------------------------------

QStringList PlanFiles::recent() const
{
    QStringList there;
    if (!m_settings) return there;
    for (const QString& path : m_settings->value(setting::kRecent).toStringList())
        if (QFileInfo::exists(path)) there.append(path);
    return there;
}

void PlanFiles::remember(const QString& path)
{
    if (!m_settings) return;
    QStringList paths = m_settings->value(setting::kRecent).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > kRecentKept) paths.removeLast();
    m_settings->setValue(setting::kRecent, paths);
    emit recentChanged();
}

}  // namespace rw::ui
