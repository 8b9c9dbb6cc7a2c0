// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/journal.h"
#include "file/lock_note.h"
#include "file/plan_file.h"
#include "ui_test.h"
#include "welcome/file_row.h"
#include "welcome/welcome_page.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUndoStack>

namespace rw::ui {

class FilesTest : public QObject {
    Q_OBJECT

    struct Session {
        explicit Session(const QTemporaryDir& folder)
            : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat),
              files(document, &settings)
        {
        }
        PlanDocument document;
        QSettings settings;
        PlanFiles files;
    };

private Q_SLOTS:
    void init()
    {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void everyTemplateOpens()
    {
        QTemporaryDir folder;
        Session s(folder);
        QVERIFY(PlanFiles::templates().size() >= 8);
        for (const PlanTemplate& t : PlanFiles::templates()) {
            QVERIFY(s.files.newFromTemplate(t.id));
            QVERIFY(test::settled(s.document));
            QVERIFY(!s.document.isDirty());
            QVERIFY(!t.title.isEmpty() && !t.summary.isEmpty());
        }
        QVERIFY(!s.files.newFromTemplate(QStringLiteral("no-such")));
    }

    void whatIsSavedIsReadAgain()
    {
        QTemporaryDir folder;
        Session s(folder);
        s.files.newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QVERIFY(s.document.set("programme.target", 7e9).ok());
        const QString path = folder.filePath(QStringLiteral("seven"));
        QSignalSpy saved(&s.files, &PlanFiles::saved);
        s.files.saveAs(path);
        s.files.finish();
        QCOMPARE(saved.size(), 1);
        QVERIFY(!s.document.isDirty());
        QCOMPARE(s.document.path(), path + QStringLiteral(".rackwright"));
        QCOMPARE(s.files.recent(), QStringList{path + QStringLiteral(".rackwright")});
        const Plan before = s.document.plan();
        s.files.newEmpty();
        QVERIFY(s.files.open(path + QStringLiteral(".rackwright")));
        QVERIFY(s.document.plan() == before);
        s.document.undoStack()->undo();
        QVERIFY(s.document.plan() == before);  // another document's steps are gone
    }

    void aFailedSaveSaysWhyAndKeepsThePlanDirty()
    {
        QTemporaryDir folder;
        Session s(folder);
        s.files.newFromTemplate(QStringLiteral("groq-pod"));
        QVERIFY(s.document.set("project.title", Tree("x")).ok());
        QSignalSpy failed(&s.files, &PlanFiles::failed);
        s.files.saveAs(folder.filePath(QStringLiteral("no/such/folder/plan.rackwright")));
        s.files.finish();
        QCOMPARE(failed.size(), 1);
        QVERIFY(s.document.isDirty());
    }

    void whatOthersWroteMeanwhileIsNoticed()
    {
        QTemporaryDir folder;
        Session s(folder);
        s.files.newFromTemplate(QStringLiteral("groq-pod"));
        QVERIFY(!s.files.changedOnDisk());
        const QString path = folder.filePath(QStringLiteral("p.rackwright"));
        s.files.saveAs(path);
        s.files.saveAs(path);
        QVERIFY(!s.files.changedOnDisk());  // what is under way is our own
        s.files.finish();
        QVERIFY(!s.files.changedOnDisk());
        QVERIFY(s.files.open(path));
        QVERIFY(!s.files.changedOnDisk());
        QFile other(path);
        QVERIFY(other.open(QIODevice::ReadWrite));
        QVERIFY(other.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        other.close();
        QVERIFY(s.files.changedOnDisk());
        // Nothing is written over by the clock.
        QVERIFY(s.document.set("project.title", Tree("mine")).ok());
        QSignalSpy told(&s.files, &PlanFiles::message);
        s.files.autosave();
        s.files.finish();
        QVERIFY(s.document.isDirty());
        QVERIFY(told.last().at(0).toString().contains(QLatin1String("has changed on disk")));
        // On purpose it is; and then the file is ours again.
        s.files.save();
        s.files.finish();
        QVERIFY(!s.document.isDirty());
        QVERIFY(!s.files.changedOnDisk());
        // What was taken away can be saved anew.
        QVERIFY(QFile::remove(path));
        QVERIFY(!s.files.changedOnDisk());
    }

    void whatCannotBeReadLeavesTheOpenPlanAlone()
    {
        QTemporaryDir folder;
        Session s(folder);
        s.files.newFromTemplate(QStringLiteral("groq-pod"));
        const Plan before = s.document.plan();
        QSignalSpy failed(&s.files, &PlanFiles::failed);
        QVERIFY(!s.files.open(folder.filePath(QStringLiteral("missing.rackwright"))));
        QCOMPARE(failed.size(), 1);
        QVERIFY(s.document.plan() == before);
    }

    void editsThatWereNotSavedComeBackAfterACrash()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.rackwright"));
        QVERIFY(savePlan(test::templatePlan(), path.toStdString(), realFileSystem()).ok());
        Plan edited;
        {
            Session s(folder);
            QVERIFY(s.files.open(path));
            QVERIFY(!s.files.unsavedEdits());
            QVERIFY(s.document.set("programme.target", 7e9).ok());
            QVERIFY(s.document.set("programme.target", 8e9).ok());
            s.document.undoStack()->undo();
            QVERIFY(s.document.set("project.client", Tree("A client")).ok());
            edited = s.document.plan();
        }  // gone without closing, as after a crash
        (void)QFile::remove(QString::fromStdString(lockPath(path.toStdString())));
        Session s(folder);
        QVERIFY(s.files.open(path));
        QVERIFY(s.document.plan() == test::templatePlan());
        const auto unsaved = s.files.unsavedEdits();
        QVERIFY(unsaved.has_value());
        QVERIFY(s.files.recover(*unsaved));
        QVERIFY(s.document.plan() == edited);
        QVERIFY(s.document.isDirty());
        QCOMPARE(s.document.path(), path);
        s.files.save();
        s.files.finish();
        QVERIFY(!s.document.isDirty());
        QVERIFY(loadPlan(path.toStdString(), realFileSystem()).value() == edited);
        s.files.close();
        QVERIFY(s.files.unsavedPlans().isEmpty());
    }

    void aRecentPlanWithUnsavedEditsIsMarkedOnTheFirstPage()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("edited.rackwright"));
        const QString other = folder.filePath(QStringLiteral("other.rackwright"));
        for (const QString& p : {path, other}) QVERIFY(savePlan(test::templatePlan(), p.toStdString(), realFileSystem()).ok());
        {
            Session s(folder);
            QVERIFY(s.files.open(other));
            QVERIFY(s.files.open(path));
            QVERIFY(s.document.set("programme.target", 7e9).ok());
        }  // gone without closing, as after a crash
        (void)QFile::remove(QString::fromStdString(lockPath(path.toStdString())));
        Session s(folder);
        WelcomePage page(s.files);
        QStringList marked;
        QStringList plain;
        for (const FileRow* row : page.findChildren<FileRow*>()) (row->mark().isEmpty() ? plain : marked) << row->text();
        QCOMPARE(marked, QStringList{QStringLiteral("edited")});
        QVERIFY(plain.contains(QStringLiteral("other")));
    }

    void editsThatWereTakenBackAreNotOfferedAfterACrash()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.rackwright"));
        QVERIFY(savePlan(test::templatePlan(), path.toStdString(), realFileSystem()).ok());
        {
            Session s(folder);
            QVERIFY(s.files.open(path));
            QVERIFY(s.document.set("programme.target", 7e9).ok());
            s.document.undoStack()->undo();
            QVERIFY(!s.document.isDirty());
        }  // gone without closing
        (void)QFile::remove(QString::fromStdString(lockPath(path.toStdString())));
        QVERIFY(QFile::exists(QString::fromStdString(journalPath(path.toStdString()))));
        Session s(folder);
        QVERIFY(s.files.open(path));
        QVERIFY(!s.files.unsavedEdits());
        // Edits of now are kept as ever.
        QVERIFY(s.document.set("programme.target", 8e9).ok());
        s.files.finish();
        QVERIFY(QFile::exists(QString::fromStdString(journalPath(path.toStdString()))));
        s.files.close();
    }

    void aPlanWithoutAFileComesBackToo()
    {
        QTemporaryDir folder;
        Plan edited;
        {
            Session s(folder);
            s.files.newFromTemplate(QStringLiteral("openai-amd-6gw"));
            QVERIFY(s.document.set("programme.target", 7e9).ok());
            edited = s.document.plan();
        }
        Session s(folder);
        const QList<Unsaved> left = s.files.unsavedPlans();
        QCOMPARE(left.size(), 1);
        QVERIFY(s.files.recover(left.front()));
        QVERIFY(s.document.plan() == edited);
        QVERIFY(s.document.path().isEmpty());
    }

    void closingOnPurposeLeavesNothing()
    {
        QTemporaryDir folder;
        Session s(folder);
        s.files.newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QVERIFY(s.document.set("programme.target", 7e9).ok());
        s.files.close();
        QVERIFY(s.files.unsavedPlans().isEmpty());
    }

    void whoElseHasThePlanIsTold()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.rackwright"));
        QVERIFY(savePlan(test::templatePlan(), path.toStdString(), realFileSystem()).ok());
        const LockNote other{"anna", "another-host", 1, "09:12"};
        QVERIFY(takeLock(path.toStdString(), other, realFileSystem()).ok());
        Session s(folder);
        QVERIFY(s.files.open(path));
        QVERIFY(s.files.alsoOpenBy().contains(QLatin1String("anna")));
        s.files.close();
        QVERIFY(readLock(path.toStdString(), realFileSystem()).value().has_value());  // theirs stays
    }

    void fileNamesComeFromTitles()
    {
        QCOMPARE(PlanFiles::fileNameFor(QStringLiteral("OpenAI & AMD: 6 GW")), QStringLiteral("openai-amd-6-gw.rackwright"));
        QCOMPARE(PlanFiles::fileNameFor(QString()), QStringLiteral("plan.rackwright"));
    }
};
RW_UI_TEST(FilesTest)

}  // namespace rw::ui

#include "files_test.moc"
