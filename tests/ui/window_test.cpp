// SPDX-License-Identifier: GPL-3.0-or-later
#include "derivation/derivation_panel.h"
#include "file/plan_file.h"
#include "file/user_catalogue.h"
#include "findings/findings_panel.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "models/derivation_model.h"
#include "palette/command_palette.h"
#include "shell/key_figures.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "rack/elevation_view.h"
#include "rack/rack_figures.h"
#include "report/report_page.h"
#include "ui_test.h"
#include "widgets/empty_state.h"
#include "widgets/key_figure_strip.h"
#include "widgets/key_figure_tile.h"
#include "widgets/notice_bar.h"
#include "widgets/search_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLabel>
#include <QSignalSpy>
#include <QMessageBox>
#include <QScopeGuard>
#include <QStackedWidget>
#include <QTimer>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

namespace rw::ui {

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> open()
    {
        auto window = std::make_unique<MainWindow>(Theme::of(nullptr), nullptr);
        window->setQuiet(true);
        window->files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        window->show();
        return window;
    }

private Q_SLOTS:
    void aBlankPlanHasTilesWithWords()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(1440, 900);
        window.show();
        window.files()->newEmpty();
        QVERIFY(test::settled(*window.document()));
        const QList<KeyFigure> tiles = window.keyFigures()->strip()->figures();
        QVERIFY(!tiles.isEmpty());
        for (const KeyFigure& tile : tiles) {
            QVERIFY(!tile.label.isEmpty());
            QVERIFY2(!tile.label.contains(QLatin1Char('[')) && !tile.label.contains(QLatin1Char('.')), qPrintable(tile.label));
        }
    }

    void everyFileActionHasAKeyOnEverySystem()
    {
        const auto window = open();
        QStringList without;
        for (const QAction* action : window->findChildren<QAction*>())
            for (const char* words : {"New", "Open", "Save", "Save as", "Close plan", "Quit"}) {
                QString text = action->text();
                if (text.remove(QLatin1Char('&')).remove(QStringLiteral("…")) == QLatin1String(words) && action->shortcut().isEmpty())
                    without << text;
            }
        QVERIFY2(without.isEmpty(), qPrintable(without.join(QLatin1Char(','))));
    }

    void theKeyFiguresKeepTheirRowsWhileTheTargetIsDragged()
    {
        const auto window = open();
        window->resize(1440, 900);
        QVERIFY(test::settled(*window->document()));
        QCoreApplication::processEvents();
        auto* strip = window->findChild<KeyFigureStrip*>();
        const int height = strip->height();
        QCOMPARE(strip->tile(0)->y(), strip->tile(9)->y());
        for (const double target : {5.748e9, 6.001e9, 0.7e9}) {
            QVERIFY(window->document()->set(QStringLiteral("programme.target"), Tree(target)).ok());
            QVERIFY(test::settled(*window->document()));
            QCoreApplication::processEvents();
            QCOMPARE(strip->height(), height);
        }
    }

    void tilesAreToldApartInASmallWindow()
    {
        for (const char* plan : {"openai-amd-6gw", "abilene-campus"}) {
            const auto window = open();
            window->files()->newFromTemplate(QLatin1String(plan));
            window->resize(1100, 700);
            QVERIFY(test::settled(*window->document()));
            QCoreApplication::processEvents();
            auto* strip = window->findChild<KeyFigureStrip*>();
            QStringList seen;
            for (int i = 0; i < strip->figures().size(); ++i) {
                const QString label = strip->tile(i)->shownLabel();
                QVERIFY2(!label.contains(QChar(0x2026)) && !seen.contains(label), qPrintable(label));
                seen << label;
                QVERIFY(strip->tile(i)->toolTip().size() > label.size());
            }
        }
        // As wide as a tile asks to be, its label is whole, however large the letters: not cut by a fraction of a pixel.
        Theme& theme = Theme::of(nullptr);
        auto restore = qScopeGuard([&] { theme.setTextScale(1.0); });
        for (int percent = 100; percent <= 200; percent += 5) {
            theme.setTextScale(percent / 100.0);
            for (const bool compact : {false, true})
                for (const char* brief : {"PUE design", "PUE year", "Energy/yr", "Accel."}) {
                    KeyFigureTile narrow;
                    narrow.setCompact(compact);
                    narrow.setFigure({.label = QStringLiteral("A label for which there is no room at all"),
                                      .value = QStringLiteral("1.1"), .unit = {}, .delta = {}, .deltaWords = {}, .band = {},
                                      .brief = QLatin1String(brief)});
                    narrow.resize(narrow.minimumSizeHint());
                    QCOMPARE(narrow.shownLabel(), QLatin1String(brief));
                }
            KeyFigureTile word;
            word.setCompact(true);
            word.setFigure({.label = QStringLiteral("Racks"), .value = QStringLiteral("1"), .unit = {}, .delta = {}, .deltaWords = {}, .band = {}, .brief = {}});
            word.resize(word.minimumSizeHint());
            QCOMPARE(word.shownLabel(), QStringLiteral("Racks"));
        }
        restore.dismiss();
        theme.setTextScale(1.0);
        // One of the user's choice is cut where it tells least.
        KeyFigureTile tile;
        KeyFigure figure;
        figure.label = QStringLiteral("GB200 NVL72 · Heat into liquid at design");
        tile.setFigure(figure);
        const QString cut = tile.labelIn(120);
        QVERIFY2(cut.startsWith(QLatin1String("GB200")) && cut.endsWith(QLatin1String("design")), qPrintable(cut));
    }

    void theRackKeepsItsNamesInASmallWindow()
    {
        const auto window = open();
        window->resize(1100, 700);
        window->showPage("rack");
        QCoreApplication::processEvents();
        const auto* view = window->findChild<ElevationView*>();
        const QFontMetrics small(Theme::of(view).font(TextSize::Small));
        const int name = small.horizontalAdvance(QStringLiteral("Compute tray, 4 MI455X"));
        QVERIFY2(view->placeRect(1, 1).width() > name, qPrintable(QString::number(view->placeRect(1, 1).width())));
        // The figures beside it are not cut for that.
        const auto* figures = window->findChild<RackFigures*>();
        QVERIFY2(figures->widget()->width() <= figures->viewport()->width(),
                 qPrintable(QStringLiteral("%1 in %2").arg(figures->widget()->width()).arg(figures->viewport()->width())));
    }

    void aCatalogueFileThatCannotBeReadIsToldWithItsPlace()
    {
        QTemporaryDir folder;
        QFile broken(folder.filePath(QStringLiteral("mine.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\n  \"format\": \"rackwright-catalogue\",\n  oops\n}\n");
        broken.close();
        const LoadedCatalogue loaded = loadCatalogues({}, folder.path().toStdString(), realFileSystem());
        const auto window = open();
        window->showCatalogueProblems({});
        QVERIFY(!window->notice()->isVisible());
        window->showCatalogueProblems(loaded.problems);
        QVERIFY(window->notice()->isVisible());
        QVERIFY2(window->notice()->detailText().contains(QLatin1String("mine.json:3")), qPrintable(window->notice()->detailText()));
        window->notice()->closeButton()->click();
        QVERIFY(!window->notice()->isVisible());
    }

    void anEmptyStateShowsAllItsWords()
    {
        QStackedWidget stack;
        auto* state = new EmptyState(QStringLiteral("rack"), QStringLiteral("Nothing"), QString(QStringLiteral("many words ")).repeated(60));
        stack.addWidget(state);
        stack.show();
        const QLabel* words = nullptr;
        for (const QLabel* label : state->findChildren<QLabel*>())
            if (label->text().size() > 100) words = label;
        QVERIFY(words);
        stack.resize(500, 200);
        QCoreApplication::processEvents();
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
    }

    void thePaletteFindsAnObjectAndSelectsIt()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->activateWindow();
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        if (!window->palette()->isVisible()) window->openPalette();  // no window manager gives the focus offscreen
        QVERIFY(window->palette()->isVisible());
        QTest::keyClicks(window->palette()->field(), QStringLiteral("standard hall"));
        QVERIFY(window->palette()->model()->rowCount() > 0);
        QCOMPARE(window->palette()->model()->entry(0).title, QStringLiteral("Standard hall"));
        QTest::keyClick(window->palette()->field(), Qt::Key_Return);
        QVERIFY(!window->palette()->isVisible());
        QVERIFY(window->document()->selectedPath().startsWith(QLatin1String("halls[")));
        QCOMPARE(window->inspector()->objectPath(), window->document()->selectedPath());
    }

    void thePaletteOffersFiguresActionsAndCatalogue()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        window->openPalette();
        QStringList kinds;
        for (int i = 0; i < window->palette()->model()->rowCount(); ++i) kinds << window->palette()->model()->entry(i).kind;
        window->palette()->field()->setText(QStringLiteral("PUE"));
        QVERIFY(window->palette()->model()->entry(0).title.contains(QLatin1String("PUE")));
        window->palette()->field()->setText(QStringLiteral("theme dark"));
        QVERIFY(window->palette()->model()->entry(0).title.contains(QLatin1String("dark")));
        window->palette()->field()->setText(QStringLiteral("catalogue kyber"));
        QVERIFY(window->palette()->model()->rowCount() > 0);
        const std::size_t before = window->document()->plan().rackDesigns.size();
        QTest::keyClick(window->palette()->field(), Qt::Key_Return);
        QCOMPARE(window->document()->plan().rackDesigns.size(), before + 1);
        window->document()->undoStack()->undo();
        QVERIFY(window->document()->plan() == test::templatePlan());
    }

    void aKeyFigureOpensItsDerivationAndADatumLeadsToItsEditor()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        QSignalSpy ready(window->derivation(), &DerivationPanel::ready);
        window->keyFigures()->strip()->tile(1)->click();
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(window->derivation()->isVisible());
        QVERIFY(window->derivation()->asText().contains(QLatin1String("GW")));
        // Walk to some datum and open it.
        QString path;
        const std::function<void(const QModelIndex&)> walk = [&](const QModelIndex& at) {
            const auto* model = window->derivation()->model();
            if (path.isEmpty()) path = at.data(DerivationModel::PathRole).toString();
            for (int i = 0; i < model->rowCount(at) && path.isEmpty(); ++i) walk(model->index(i, 0, at));
        };
        walk({});
        QVERIFY(!path.isEmpty());
        window->reveal(path);
        QCOMPARE(window->document()->selectedPath(), path);
        QVERIFY(window->inspector()->isVisible());
    }

    void aDerivationIsCopiedInTheUnitsThatAreShown()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        QString temperature;
        for (const Figure& f : figures(*window->document()->evaluation()))
            if (f.si && f.about->displayUnit == &unit::C && temperature.isEmpty()) temperature = QString::fromStdString(f.path);
        QVERIFY(!temperature.isEmpty());
        QSignalSpy ready(window->derivation(), &DerivationPanel::ready);
        window->showDerivation(temperature);
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY2(window->derivation()->asText().contains(QStringLiteral("°C")), qPrintable(window->derivation()->asText()));
        window->document()->setUnitSystem(UnitSystem::Ip);
        QVERIFY(window->derivation()->asText().contains(QStringLiteral("°F")));
        QVERIFY(!window->derivation()->asText().contains(QStringLiteral("°C")));
        window->document()->setUnitSystem(UnitSystem::Si);
    }

    void aDerivationFollowsThePlan()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        QSignalSpy ready(window->derivation(), &DerivationPanel::ready);
        window->showDerivation(QStringLiteral("programme.systems_power_W"));
        QTRY_COMPARE(ready.size(), 1);
        const double before = window->derivation()->model()->derivation().nodes.front().si;
        QVERIFY(window->document()->set("programme.target", 3e9).ok());
        QTRY_VERIFY(window->derivation()->model()->derivation().nodes.front().si < before);
    }

    void aFindingLeadsToItsSubject()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        FindingsPanel* panel = window->findings();
        QTRY_VERIFY(panel->filter()->rowCount() > 0);
        const QModelIndex first = panel->filter()->index(0, 0);
        const QString subject = first.data(FindingsModel::SubjectRole).toString();
        panel->view()->setCurrentIndex(first);
        QTest::keyClick(panel->view(), Qt::Key_Return);
        QCOMPARE(window->document()->selectedPath(), subject);
    }

    void keyFiguresAreThePlannersChoice()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        KeyFigures* figures = window->keyFigures();
        for (int i = 0; i < figures->paths().size(); ++i) {
            QVERIFY2(rw::figure(*window->document()->evaluation(), figures->figurePath(i).toStdString()).ok(),
                     qPrintable(figures->figurePath(i)));
            QVERIFY(figures->strip()->tile(i)->figure().value != QStringLiteral("–"));
        }
        figures->setPaths({QStringLiteral("programme.racks"), QStringLiteral("programme.air_heat_W")});
        QCOMPARE(figures->strip()->figures().size(), 2);
        QCOMPARE(figures->strip()->figures().front().value,
                 formatCount(static_cast<qint64>(test::figureOf(*window->document(), "programme.racks"))));
    }

    void whyAFileIsRefusedIsShownAsItStands()
    {
        const auto window = open();
        window->setQuiet(false);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("cut.rackwright")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n  \"format\": \"rackwright-pl");
        file.close();
        QString told;
        QTimer::singleShot(0, window.get(), [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return;
            told = box->informativeText();
            box->close();
        });
        QVERIFY(!window->openFile(file.fileName()));
        QVERIFY2(told.contains(QLatin1String("&quot;")), qPrintable(told));
        QVERIFY2(Qt::mightBeRichText(told), qPrintable(told));
        window->setQuiet(true);
    }

    void aReportThatIsNotWrittenIsToldWhereItStays()
    {
        const auto window = open();
        window->showPage("report");
        auto* report = window->findChild<ReportPage*>();
        QSignalSpy spy(report, &ReportPage::exported);
        QTemporaryDir folder;
        report->exportTo(folder.filePath(QStringLiteral("none/r.csv")));
        QVERIFY(spy.wait(20000));
        QVERIFY(window->notice()->isVisible());
        QVERIFY2(window->notice()->text().contains(QLatin1String("no such folder")), qPrintable(window->notice()->text()));
        report->exportTo(folder.filePath(QStringLiteral("r.csv")));
        QVERIFY(spy.wait(20000));
        QVERIFY(!window->notice()->isVisible());
    }

    void aScenarioShowsItsDifferenceFromThePlan()
    {
        const auto window = open();
        QVERIFY(test::settled(*window->document()));
        QVERIFY(window->keyFigures()->strip()->figures().front().delta.isEmpty());
        window->document()->setScenario(QString::fromStdString(window->document()->plan().scenarios[0].id));
        QVERIFY(test::settled(*window->document()));
        QVERIFY(!window->keyFigures()->strip()->figures().front().delta.isEmpty());
        // What a tile cuts at its edge is of no use: the change alone stands there, what it is against in the tooltip.
        for (const KeyFigure& tile : window->keyFigures()->strip()->figures()) {
            if (tile.delta.isEmpty()) continue;
            QVERIFY2(!tile.delta.contains(QLatin1String(" vs ")), qPrintable(tile.delta));
            QVERIFY(tile.deltaWords.contains(QLatin1String("plan")));
        }
    }

    void whatIsBeingTypedIsPartOfWhatIsSaved()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("plan.rackwright"));
        const auto window = open();
        window->files()->saveAs(path);
        window->files()->finish();
        QVERIFY(!window->document()->isDirty());
        window->activateWindow();
        window->document()->setSelectedPath(QStringLiteral("programme.target"));
        const auto editor = [&] { return qobject_cast<QLineEdit*>(window->inspector()->row(QStringLiteral("programme.target"))->editor()); };
        QTRY_VERIFY(editor()->hasFocus());
        editor()->selectAll();
        QTest::keyClicks(editor(), QStringLiteral("7.5 GW"));
        QVERIFY(!window->document()->isDirty());
        QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
        window->files()->finish();
        QCOMPARE(*loadPlan(path.toStdString(), realFileSystem()).value().programme.target.si, 7.5e9);
        // The same by a press on the tool bar, whose button is off until something differs.
        editor()->selectAll();
        QTest::keyClicks(editor(), QStringLiteral("8 GW"));
        QToolButton* save = nullptr;
        for (QToolButton* b : window->findChildren<QToolButton*>())
            if (b->defaultAction() && b->defaultAction()->shortcut() == QKeySequence(QKeySequence::Save)) save = b;
        QVERIFY(save && !save->isEnabled());
        QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, save->mapTo(window.get(), save->rect().center()));
        window->files()->finish();
        QCOMPARE(*loadPlan(path.toStdString(), realFileSystem()).value().programme.target.si, 8e9);
    }

    void undoInACommittedFieldMeansThePlan()
    {
        const auto window = open();
        window->document()->setSelectedPath(QStringLiteral("assumptions"));
        auto* edit = qobject_cast<QLineEdit*>(window->inspector()->row(QStringLiteral("assumptions.grid_margin"))->editor());
        QVERIFY(edit);
        const auto takesUndo = [edit] {
            QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
            undo.ignore();
            QApplication::sendEvent(edit, &undo);
            return undo.isAccepted();
        };
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("0.2"));
        QVERIFY(takesUndo());  // letters first
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(*window->document()->plan().assumptions.gridMargin.si, 0.2);
        QVERIFY(!takesUndo());
    }

    void pagesAreReachedByKey()
    {
        const auto window = open();
        for (std::size_t i = 0; i < window->pages().size(); ++i) {
            window->showPage(static_cast<int>(i));
            QCOMPARE(window->currentPage(), window->pages()[i]);
            QVERIFY(!window->pages()[i]->title().isEmpty());
            QVERIFY(!window->pages()[i]->key().isEmpty());
        }
    }
};
RW_UI_TEST(WindowTest)

}  // namespace rw::ui

#include "window_test.moc"
