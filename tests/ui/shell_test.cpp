// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_files.h"
#include "file/journal.h"
#include "file/lock_note.h"
#include "file/plan_file.h"
#include "file/user_catalogue.h"
#include "findings/findings_panel.h"
#include "hall/hall_page.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "jobs/analysis_runner.h"
#include "palette/command_palette.h"
#include "shell/job_area.h"
#include "shell/key_figures.h"
#include "shell/main_window.h"
#include "shell/manual_window.h"
#include "shell/page.h"
#include "shell/preferences.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "shell/tour.h"
#include "sites/sites_page.h"
#include "ui_test.h"
#include "welcome/file_row.h"
#include "welcome/welcome_page.h"
#include "widgets/card.h"
#include "widgets/key_figure_strip.h"
#include "widgets/page_rail.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QUndoStack>

#include <chrono>
#include <thread>

namespace rw::ui {

/// What the window does besides showing pages: jobs, preferences, tour, manual, layout.
class ShellTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<MainWindow> open(QSettings* settings = nullptr)
    {
        auto window = std::make_unique<MainWindow>(Theme::of(nullptr), settings);
        window->setQuiet(true);
        window->files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        window->resize(1440, 900);
        window->show();
        return window;
    }
    /// Runs until it is told to stop, and says how far it is.
    static AnalysisRunner::Delivery endless(const AnalysisRunner::Context& context)
    {
        for (int i = 0; !context.cancel.stop_requested(); ++i) {
            context.progress(std::min(0.99, i / 100.0));
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return {};
    }
    static QDockWidget* dock(MainWindow& window, const char* name)
    {
        return window.findChild<QDockWidget*>(QLatin1String(name));
    }

private Q_SLOTS:
    void aLongJobShowsWithinATenthOfASecondAndStopsWithinOne()
    {
        JobArea area;
        AnalysisRunner runner;
        runner.setTitle(QStringLiteral("Long study"));
        area.watch(&runner, QStringLiteral("Page"));
        QElapsedTimer time;
        time.start();
        runner.start(endless);
        QTRY_VERIFY(!area.isHidden());
        QVERIFY2(time.elapsed() < 400, qPrintable(QString::number(time.elapsed())));  // 100 ms, and room for a busy machine
        QCOMPARE(area.text(), QStringLiteral("Long study"));
        QTRY_VERIFY(area.progressBar()->value() > 0);
        QCOMPARE(area.cancelButton()->accessibleName(), QStringLiteral("Stop: Long study"));
        time.restart();
        QTest::keyClick(area.cancelButton(), Qt::Key_Space);
        QVERIFY(!runner.isRunning());
        QVERIFY(area.isHidden());
        QTRY_VERIFY(!runner.isBusy());
        QVERIFY2(time.elapsed() < 400, qPrintable(QString::number(time.elapsed())));
    }

    void whatIsOverAtOnceIsNotShown()
    {
        JobArea area;
        AnalysisRunner runner;
        area.watch(&runner, QStringLiteral("Page"));
        bool delivered = false;
        runner.start([&](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery { return [&] { delivered = true; }; });
        QTRY_VERIFY(delivered);
        QVERIFY(area.isHidden());
        QCOMPARE(area.count(), 0);
    }

    void ofSeveralJobsTheOthersAreCounted()
    {
        JobArea area;
        area.begin(QStringLiteral("a"), QStringLiteral("First"), {}, 0);
        area.begin(QStringLiteral("b"), QStringLiteral("Second"), {}, 0);
        QCOMPARE(area.text(), QStringLiteral("Second (and 1 more)"));
        QVERIFY(area.cancelButton()->isHidden());
        area.end(QStringLiteral("b"));
        QCOMPARE(area.text(), QStringLiteral("First"));
        area.end(QStringLiteral("a"));
        QVERIFY(area.isHidden());
    }

    void everyPagesJobsAreWatched()
    {
        const auto window = open();
        for (Page* page : window->pages())
            for (AnalysisRunner* runner : page->findChildren<AnalysisRunner*>()) {
                runner->start(endless);
                QTRY_VERIFY2(window->jobs()->count() > 0, page->key().constData());
                runner->cancel();
            }
    }

    void aPlanIsOpenedWithoutHoldingUpTheWindow()
    {
        const auto window = open();
        QSignalSpy replaced(window->document(), &PlanDocument::planReplaced);
        window->openInBackground(QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright"));
        QCOMPARE(replaced.size(), 0);  // nothing happened on this thread yet
        QTRY_COMPARE(replaced.size(), 1);
        QVERIFY(window->document()->path().endsWith(QLatin1String("openai-amd-6gw.rackwright")));
        QSignalSpy problem(window.get(), &MainWindow::fileProblem);
        window->openInBackground(QStringLiteral("/nowhere/at-all.rackwright"));
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem[0][0].toString().contains(QLatin1String("at-all.rackwright")));
    }

    void preferencesApplyAtOnceAndAreRemembered()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.ini"));
        {
            QSettings settings(file, QSettings::IniFormat);
            settings.setValue(setting::kTourDone, true);
            const auto window = open(&settings);
            QVERIFY(test::settled(*window->document()));
            QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
            if (!window->preferences()) window->showPreferences();  // no window manager gives the focus offscreen
            Preferences* preferences = window->preferences();
            QVERIFY(preferences && preferences->isVisible());
            preferences->units()->setCurrentIndex(1);
            QCOMPARE(window->document()->unitSystem(), UnitSystem::Ip);
            preferences->themes()->setCurrentIndex(2);
            QVERIFY(Theme::of(nullptr).isDark());
            const double before = window->font().pointSizeF();
            const int at = preferences->textScale()->findData(125);
            preferences->textScale()->setCurrentIndex(at);
            emit preferences->textScale()->activated(at);
            QVERIFY(window->font().pointSizeF() > before * 1.2);
            preferences->journal()->setCurrentIndex(2);
            emit preferences->journal()->activated(2);
            QCOMPARE(window->files()->journalInterval(), 15);
            preferences->autosave()->setCurrentIndex(2);
            emit preferences->autosave()->activated(2);
            QCOMPARE(window->files()->autosaveInterval(), 5);
            // Key figures: the second one first, the third one out, another one in.
            const QStringList paths = window->keyFigures()->paths();
            preferences->chosenFigures()->setCurrentRow(1);
            preferences->upButton()->click();
            QCOMPARE(window->keyFigures()->paths().front(), paths[1]);
            preferences->chosenFigures()->setCurrentRow(2);
            preferences->removeButton()->click();
            QVERIFY(!window->keyFigures()->paths().contains(paths[2]));
            QVERIFY(preferences->moreFigures()->count() > 10);
            preferences->moreFigures()->setCurrentIndex(4);
            const QString added = preferences->moreFigures()->itemData(4).toString();
            emit preferences->moreFigures()->activated(4);
            QCOMPARE(window->keyFigures()->paths().back(), added);
            QCOMPARE(window->keyFigures()->strip()->figures().size(), window->keyFigures()->paths().size());
            preferences->close();
        }
        Theme::of(nullptr).setMode(ThemeMode::Light);
        Theme::of(nullptr).setTextScale(1.0);
        QSettings settings(file, QSettings::IniFormat);
        const auto window = open(&settings);
        QCOMPARE(window->document()->unitSystem(), UnitSystem::Ip);
        QVERIFY(Theme::of(nullptr).isDark());
        QCOMPARE(Theme::of(nullptr).textScale(), 1.25);
        QCOMPARE(window->files()->journalInterval(), 15);
        QCOMPARE(window->files()->autosaveInterval(), 5);
        QCOMPARE(window->keyFigures()->paths().size(), KeyFigures::defaultPaths().size());
        QVERIFY(window->keyFigures()->paths() != KeyFigures::defaultPaths());
        Theme::of(nullptr).setMode(ThemeMode::Light);
        Theme::of(nullptr).setTextScale(1.0);
    }

    /// Letters twice as large must not push parts of the window off the screen.
    void theLargestLettersFitAScreen()
    {
        constexpr int kScreen = 1440;  // px, of the usual notebook
        const auto window = open(nullptr);
        window->resize(kScreen, 900);
        QVERIFY(test::settled(*window->document()));
        for (const double scale : {0.8, 1.0, 2.0}) {
            Theme::of(nullptr).setTextScale(scale);
            QStringList wide;  // who it was
            for (const auto& page : window->pages()) wide << QStringLiteral("%1 %2").arg(QLatin1String(page->key())).arg(page->minimumSizeHint().width());
            for (const QDockWidget* d : window->findChildren<QDockWidget*>())
                wide << QStringLiteral("%1 %2").arg(d->objectName()).arg(d->minimumSizeHint().width());
            QVERIFY2(window->minimumSizeHint().width() <= kScreen, qPrintable(wide.join(QStringLiteral(", "))));
        }
        QCoreApplication::processEvents();
        KeyFigureStrip* strip = window->keyFigures()->strip();
        QVERIFY2(strip->height() >= strip->heightForWidth(strip->width()), qPrintable(QString::number(strip->height())));
        // The counts of findings lost their words and nothing else.
        auto* findings = window->findChild<FindingsPanel*>();
        const QToolButton* notes = findings->severityButton(rw::Severity::Note);
        QTRY_COMPARE(notes->text(), QString::number(findings->model()->count(rw::Severity::Note)));
        QVERIFY2(notes->accessibleName().endsWith(QLatin1String("notes")), qPrintable(notes->accessibleName()));
        Theme::of(nullptr).setTextScale(1.0);
        QTRY_COMPARE(notes->text(), notes->accessibleName());
    }

    void aFolderOfOnesOwnCatalogueIsTakenAtOnce()
    {
        QTemporaryDir folder;
        QFile own(folder.filePath(QStringLiteral("mine.json")));
        QVERIFY(own.open(QIODevice::WriteOnly));
        own.write(R"({"format": "rackwright-catalogue", "format_version": 1,
                      "accelerators": [{"id": "own-chip", "name": "Own chip", "power_W": 900}]})");
        own.close();
        const auto window = open();
        window->showPreferences();
        QLineEdit* field = window->preferences()->catalogueFolder();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, folder.path());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(findById(offeredCatalogue().catalogue.equipment.accelerators, "own-chip"));
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!findById(offeredCatalogue().catalogue.equipment.accelerators, "own-chip"));
    }

    void aPlanThatHasAFileIsSavedByItself()
    {
        QTemporaryDir folder;
        const auto window = open();
        window->files()->saveAs(folder.filePath(QStringLiteral("own.rackwright")));
        window->files()->finish();
        QVERIFY(!window->document()->isDirty());
        window->files()->setAutosaveInterval(1);
        QVERIFY(window->document()->set(QStringLiteral("programme.target"), Tree(5e9)).ok());
        QVERIFY(window->document()->isDirty());
        QSignalSpy saved(window->files(), &PlanFiles::saved);
        window->files()->autosave();  // what the clock calls
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!window->document()->isDirty());
        // Never in the middle of a drag.
        window->document()->beginLiveEdit();
        QVERIFY(window->document()->set(QStringLiteral("programme.target"), Tree(4e9)).ok());
        window->files()->autosave();
        window->files()->finish();
        QVERIFY(window->document()->isDirty());
        window->document()->endLiveEdit();
        window->files()->setAutosaveInterval(0);
    }

    void theTourComesOnceAndEscapeEndsIt()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        {
            auto window = std::make_unique<MainWindow>(Theme::of(nullptr), &settings);
            window->resize(1440, 900);
            window->show();
            window->files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
            QTRY_VERIFY(window->tour()->isRunning());
            QCOMPARE(window->tour()->count(), 5);
            QVERIFY(window->tour()->bubble()->isVisible());
            QVERIFY(window->rect().contains(window->tour()->bubble()->geometry()));
            // The window stays in use meanwhile.
            QVERIFY(window->document()->set(QStringLiteral("programme.target"), Tree(5e9)).ok());
            QTest::keyClick(window->tour()->nextButton(), Qt::Key_Return);
            QCOMPARE(window->tour()->current(), 1);
            QTest::keyClick(window->tour()->backButton(), Qt::Key_Space);
            QCOMPARE(window->tour()->current(), 0);
            QTest::keyClick(window->tour()->nextButton(), Qt::Key_Escape);
            QVERIFY(!window->tour()->isRunning());
            QVERIFY(!window->tour()->bubble()->isVisible());
            window->setQuiet(true);
            window->document()->undoStack()->undo();
        }
        auto window = std::make_unique<MainWindow>(Theme::of(nullptr), &settings);
        window->resize(1100, 700);
        window->show();
        window->files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QTest::qWait(600);
        QVERIFY(!window->tour()->isRunning());
        // Unless asked for, and then to its end.
        window->startTour();
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(window->tour()->current(), i);
            QVERIFY2(window->rect().contains(window->tour()->bubble()->geometry()), qPrintable(QString::number(i)));
            QTest::keyClick(window->tour()->nextButton(), Qt::Key_Return);
        }
        QVERIFY(!window->tour()->isRunning());
        // Whoever pressed Done with a key goes on by key: in the page.
        QVERIFY(QApplication::focusWidget());
        QVERIFY(window->currentPage()->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(window->testAttribute(Qt::WA_KeyboardFocusChange));
    }

    /// Up and down go from row to row, left and right along it.
    void arrowsMoveAmongTheCardsAsTheyStand()
    {
        const auto window = open();
        window->showWelcome();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        const QList<Card*> cards = window->welcome()->findChildren<Card*>();
        QVERIFY(cards.size() > 4);
        const auto under = std::find_if(cards.begin(), cards.end(), [&](const Card* c) { return c->y() > cards[0]->y() && c->x() == cards[0]->x(); });
        QVERIFY(under != cards.end());
        cards[0]->setFocus();
        QTest::keyClick(cards[0], Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), *under);
        QTest::keyClick(*under, Qt::Key_Up);
        QCOMPARE(QApplication::focusWidget(), cards[0]);
        QTest::keyClick(cards[0], Qt::Key_Up);
        QCOMPARE(QApplication::focusWidget(), cards[0]);
        QTest::keyClick(cards[0], Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), cards[1]);
    }

    /// The field in the bar has room for its words beside its key, whatever the size of the letters, and is off with
    /// its action.
    void theFieldInTheBarHasRoomForWordsAndKey()
    {
        SearchField field(QStringLiteral("Find anything"));
        field.setShortcutHint(QKeySequence(Qt::CTRL | Qt::Key_K));
        for (const double scale : {1.0, 2.0}) {
            QFont font = field.font();
            font.setPointSizeF(10.0 * scale);
            field.setFont(font);
            field.resize(field.sizeHint());
            QVERIFY(field.width() - field.textMargins().right() - 2 * field.height() >= QFontMetrics(font).horizontalAdvance(field.placeholderText()));
            QVERIFY(field.textMargins().right() > 0);
        }
        const auto window = open();
        const auto fields = window->findChildren<SearchField*>();
        const auto bar = std::find_if(fields.begin(), fields.end(), [](const SearchField* f) { return f->isReadOnly(); });
        QVERIFY(bar != fields.end());
        QVERIFY((*bar)->isEnabled());
        window->showWelcome();
        QVERIFY(!(*bar)->isEnabled());
    }

    void aLowWindowLeavesRoomForTheDrawing()
    {
        const auto window = open();
        window->files()->newFromTemplate(QStringLiteral("hgx-hall"));
        window->resize(1100, 700);
        window->resetLayout();
        window->showPage("hall");
        QCoreApplication::processEvents();
        auto* canvas = static_cast<HallPage*>(window->currentPage())->canvas();
        const auto height = [canvas] { return canvas->viewport()->height(); };
        QTRY_VERIFY2(height() >= 270, qPrintable(QString::number(height())));
        const int beside = height();
        // All figures stay in sight, in one row.
        const KeyFigureStrip* strip = window->findChild<KeyFigureStrip*>();
        for (qsizetype i = 0; i < strip->figures().size(); ++i) QCOMPARE(strip->tile(static_cast<int>(i))->y(), 0);
        // Alone it has nearly all of it, and what stood beside it comes back.
        QTest::keyClick(window.get(), Qt::Key_F11);
        QTRY_VERIFY2(height() >= 440, qPrintable(QString::number(height())));
        QVERIFY(!dock(*window, "inspector")->isVisible());
        QVERIFY(!dock(*window, "findings")->isVisible());
        QVERIFY(!strip->isVisible());
        QTest::keyClick(window.get(), Qt::Key_F11);
        QTRY_COMPARE(height(), beside);
        QVERIFY(dock(*window, "inspector")->isVisible());
        QVERIFY(dock(*window, "findings")->isVisible());
        QVERIFY(strip->isVisible());
        // In a high window figures are large again.
        const int low = strip->height();
        window->resize(1440, 900);
        QTRY_VERIFY(strip->height() > low);
    }

    void whatAPlanWasShownAloneWithIsNotRemembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(setting::kTourDone, true);
        {
            const auto window = open(&settings);
            QVERIFY(QTest::qWaitForWindowActive(window.get()));
            QTest::keyClick(window.get(), Qt::Key_F11);
            QVERIFY(!dock(*window, "inspector")->isVisible());
            window->close();
        }
        const auto window = open(&settings);
        QVERIFY(dock(*window, "inspector")->isVisible());
        QVERIFY(window->findChild<KeyFigureStrip*>()->isVisible());
    }

    /// Who does not want to decide about edits of a crash leaves them, and the file, as they are.
    void escapePutsTheQuestionAboutUnsavedEditsOff()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("crashed.rackwright"));
        QVERIFY(savePlan(test::templatePlan(), path.toStdString(), realFileSystem()).ok());
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(setting::kTourDone, true);
        {
            PlanDocument document;
            PlanFiles files(document, &settings);
            QVERIFY(files.open(path));
            QVERIFY(document.set("programme.target", 7e9).ok());
        }  // gone without closing, as after a crash
        (void)QFile::remove(QString::fromStdString(lockPath(path.toStdString())));
        const QString journal = QString::fromStdString(journalPath(path.toStdString()));
        QVERIFY(QFile::exists(journal));
        const auto window = open(&settings);
        window->setQuiet(false);
        bool asked = false;
        QTimer::singleShot(0, window.get(), [&asked] {
            QWidget* box = QApplication::activeModalWidget();
            asked = box != nullptr;
            if (box) QTest::keyClick(box, Qt::Key_Escape);
        });
        QVERIFY(window->openFile(path));
        QVERIFY(asked);
        QVERIFY(!window->currentPage());
        QVERIFY2(QFile::exists(journal), "what was not decided about is still there");
        QVERIFY(PlanFiles(*window->document(), &settings).unsavedPlans().size() > 0);
    }

    void theFirstPagesKeysRestOnControlsOnly()
    {
        const auto window = open();
        window->showWelcome();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        window->welcome()->findChild<QPushButton*>()->setFocus();
        QSet<QWidget*> met;
        for (QWidget* at = QApplication::focusWidget(); at && !met.contains(at); at = QApplication::focusWidget()) {
            met.insert(at);
            QVERIFY2(!qobject_cast<QScrollArea*>(at), "a frame around controls has no sign of having the keys");
            QTest::keyClick(at, Qt::Key_Tab);
        }
        QVERIFY(met.size() > 8);
    }

    void theFirstPagesButtonsTakeReturnAndItsRowsFollowThem()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("edited.rackwright"));
        QVERIFY(savePlan(test::templatePlan(), path.toStdString(), realFileSystem()).ok());
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(setting::kTourDone, true);
        const auto window = open(&settings);
        QVERIFY(window->files()->open(path));
        window->showWelcome();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        const auto buttons = window->welcome()->findChildren<QPushButton*>();
        QCOMPARE(buttons.size(), 2);
        buttons.at(1)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(buttons.at(1), Qt::Key_Tab);
        QStringList rows;  // plans to recover, of other tests it may be, and recent ones
        while (auto* row = qobject_cast<FileRow*>(QApplication::focusWidget())) {
            if (rows.size() > 20) break;
            rows << row->text();
            QTest::keyClick(row, Qt::Key_Tab);
        }
        QVERIFY2(!rows.isEmpty(), "what stands under the buttons comes after them");
        QCOMPARE(rows.last(), QStringLiteral("edited"));
        QSignalSpy blank(window->welcome(), &WelcomePage::emptyPlanWanted);
        QTest::keyClick(buttons.at(1), Qt::Key_Return);
        QCOMPARE(blank.count(), 1);
    }

    void wordsOfOnePageEndWithIt()
    {
        const auto window = open();
        window->showPage("power");
        emit window->currentPage()->statusText(QStringLiteral("of this page"));
        QCOMPARE(window->statusBar()->currentMessage(), QStringLiteral("of this page"));
        window->showPage("hall");
        QCOMPARE(window->statusBar()->currentMessage(), QString());
    }

    void everyPageHasADigit()
    {
        const auto window = open();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        for (int i = 0; i < 10; ++i) {
            QTest::keyClick(window.get(), i < 9 ? static_cast<Qt::Key>(Qt::Key_1 + i) : Qt::Key_0, Qt::ControlModifier);
            Page* page = window->pages().at(static_cast<std::size_t>(i));
            QCOMPARE(window->currentPage(), page);
            // Keys go on in the page.
            QVERIFY2(QApplication::focusWidget() && page->isAncestorOf(QApplication::focusWidget()), page->key().constData());
        }
    }

    void keysGoFromPartToPartOfTheWindow()
    {
        const auto window = open();
        window->files()->newFromTemplate(QStringLiteral("hgx-hall"));
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_VERIFY(window->document()->evaluation());
        QTest::keyClick(window.get(), Qt::Key_6, Qt::ControlModifier);
        auto* canvas = static_cast<HallPage*>(window->currentPage())->canvas();
        QCOMPARE(QApplication::focusWidget(), canvas);
        const auto in = [](const QWidget* part) { return QApplication::focusWidget() && part->isAncestorOf(QApplication::focusWidget()); };
        const std::vector<QWidget*> others{dock(*window, "findings"), dock(*window, "inspector"), window->findChild<PageRail*>(),
                                           window->findChild<KeyFigureStrip*>()};
        for (const QWidget* part : others) {
            QTest::keyClick(window.get(), Qt::Key_F6);
            QVERIFY2(in(part), part->metaObject()->className());
        }
        QTest::keyClick(window.get(), Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), canvas);
        for (auto part = others.rbegin(); part != others.rend(); ++part) {
            QTest::keyClick(window.get(), Qt::Key_F6, Qt::ShiftModifier);
            QVERIFY2(in(*part), (*part)->metaObject()->className());
        }
        // Where keys were last is where they come back to.
        QWidget* last = static_cast<HallPage*>(window->currentPage())->colorChoice();
        last->setFocus();
        QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(window.get(), Qt::Key_6, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), last);
    }

    void nothingOfTheWindowComesBeforeTheTour()
    {
        const auto window = open();
        window->resize(1440, 900);
        window->startTour();
        QVERIFY(window->tour()->isRunning());
        QWidget* bubble = window->tour()->bubble();
        const auto covered = [&] {
            const QWidget* there = window->childAt(bubble->geometry().center());
            return there != bubble && !bubble->isAncestorOf(there);
        };
        for (int step = 0; step < window->tour()->count(); ++step) {
            QVERIFY2(!covered(), qPrintable(QString::number(step)));
            // A derivation's dock comes to the front, and with it the window's own parts.
            window->showDerivation(QStringLiteral("plan.pue"));
            window->showPage("sites");
            QCoreApplication::processEvents();
            QVERIFY2(!covered(), qPrintable(QString::number(step)));
            for (auto* dock : window->findChildren<QDockWidget*>()) dock->raise();
            QVERIFY2(!covered(), qPrintable(QString::number(step)));
            window->showPage("programme");
            if (step + 1 < window->tour()->count()) window->tour()->next();
        }
        // What is called up to find anything comes before it.
        window->openPalette();
        const QRect both = window->palette()->geometry() & bubble->geometry();
        QVERIFY(!both.isEmpty());
        QVERIFY(window->palette()->isAncestorOf(window->childAt(both.center())) || window->childAt(both.center()) == window->palette());
        window->tour()->end();
        QVERIFY(!bubble->isVisible());
    }

    void helpOpensAtWhatHasTheFocus()
    {
        const auto window = open();
        window->showPage("sites");
        window->activateWindow();
        window->currentPage()->setFocusPolicy(Qt::StrongFocus);
        window->currentPage()->setFocus();
        window->showHelp();
        QVERIFY(window->manual());
        QCOMPARE(window->manual()->heading(), QStringLiteral("The Sites page"));
        window->manual()->close();
        QCOMPARE(helpTopicOf(window->inspector()->widget()), QStringLiteral("The inspector"));
        QCOMPARE(helpTopicOf(window->keyFigures()->strip()), QStringLiteral("Key figures and derivations"));
    }

    void everyTopicOfHelpIsInTheManual()
    {
        const auto window = open();
        ManualWindow manual;
        QStringList topics;
        for (const QWidget* widget : window->findChildren<QWidget*>())
            if (const QVariant topic = widget->property(kHelpTopic); topic.isValid()) topics << topic.toString();
        topics << QStringLiteral("The window") << QStringLiteral("Preferences");
        for (const char* page : {"programme", "sites", "building-power", "compare", "report"})
            for (Page* p : window->pages())
                if (p->key() == page) topics << helpTopicOf(p);
        QVERIFY(topics.size() > 8);
        for (const QString& topic : topics) {
            manual.showTopic(topic);
            QCOMPARE(manual.heading(), topic);
        }
    }

    void theManualIsSearchedThroughAllChapters()
    {
        ManualWindow manual;
        manual.showTopic(QStringLiteral("The window"));
        manual.search()->setText(QStringLiteral("rackwright-cli"));
        QTest::keyClick(manual.search(), Qt::Key_Return);
        QCOMPARE(manual.text()->textCursor().selectedText(), QStringLiteral("rackwright-cli"));
        QVERIFY(manual.contents()->topLevelItemCount() > 4);
    }

    void docksMoveAndTheLayoutIsRemembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        settings.setValue(setting::kTourDone, true);
        {
            const auto window = open(&settings);
            QDockWidget* inspector = dock(*window, "inspector");
            QVERIFY(inspector->features().testFlag(QDockWidget::DockWidgetMovable));
            QVERIFY(inspector->features().testFlag(QDockWidget::DockWidgetFloatable));
            window->addDockWidget(Qt::LeftDockWidgetArea, inspector);
            dock(*window, "findings")->hide();
            QVERIFY(window->close());
        }
        const auto window = open(&settings);
        QCOMPARE(window->dockWidgetArea(dock(*window, "inspector")), Qt::LeftDockWidgetArea);
        QVERIFY(!dock(*window, "findings")->isVisible());
        window->resetLayout();
        QCOMPARE(window->dockWidgetArea(dock(*window, "inspector")), Qt::RightDockWidgetArea);
        QVERIFY(dock(*window, "findings")->isVisible());
    }

    void sitesOfTheTableAreEditedTogether()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->showPage("sites");
        PlanDocument& document = *window->document();
        auto* sites = qobject_cast<SitesPage*>(window->currentPage());
        QVERIFY(sites);
        sites->duplicate(QString::fromStdString(document.plan().sites[0].id));
        QVERIFY(test::settled(document));
        QTRY_COMPARE(sites->table()->model()->rowCount(), static_cast<int>(document.plan().sites.size()));
        const int steps = document.undoStack()->count();
        sites->table()->setCurrentIndex(sites->table()->model()->index(0, 0));
        QTest::keyClick(sites->table(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(document.selectedPaths().size(), 2);
        QCOMPARE(window->inspector()->objectPaths().size(), 2);
        FieldRow* row = window->inspector()->row(document.selectedPaths()[0] + QStringLiteral(".grid_limit"));
        QVERIFY(row);
        auto* edit = qobject_cast<QLineEdit*>(row->editor());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("777 MW"));
        QTest::keyClick(edit, Qt::Key_Return);
        int set = 0;
        for (const Site& site : document.plan().sites) set += site.gridLimit.si == 777e6 ? 1 : 0;
        QCOMPARE(set, 2);
        QCOMPARE(document.undoStack()->count(), steps + 1);
    }

    void pagesAreReachedByControlAndADigit()
    {
        const auto window = open();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        for (std::size_t i = 0; i < std::min<std::size_t>(9, window->pages().size()); ++i) {
            QTest::keyClick(window.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)), Qt::ControlModifier);
            QCOMPARE(window->currentPage(), window->pages()[i]);
        }
    }
};
RW_UI_TEST(ShellTest)

}  // namespace rw::ui

#include "shell_test.moc"
