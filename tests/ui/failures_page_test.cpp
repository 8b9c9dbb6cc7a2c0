// SPDX-License-Identifier: GPL-3.0-or-later
#include "failures_bench.h"
#include "models/findings_model.h"
#include "shell/theme.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class FailuresPageTest : public QObject, protected FailuresTools {
    Q_OBJECT

private Q_SLOTS:
    void aFailedUnitShowsWhatTheCoreSolves()
    {
        Bench bench("failures", tightPlan());
        const power::PowerGraph graph = bench.graph();
        const QStringList ids{bench.id("busway-a1"), bench.id("busway-b1"), bench.id("ups-b2")};
        bench.fail(ids);
        std::vector<std::int32_t> out;
        for (const QString& id : ids)
            out.push_back(graph.find(id.toStdString()));
        QVERIFY(std::all_of(out.begin(), out.end(), [](std::int32_t c) { return c >= 0; }));
        const power::Solution solution = power::solve(graph, out);
        QVERIFY(solution.lostW > 0.0 && !solution.overloads.empty());
        const FailureState* state = bench.failures().state();
        QCOMPARE(state->out, out);
        QCOMPARE(state->now.lostW, solution.lostW);
        QCOMPARE(state->now.heldS, solution.heldS);
        QVERIFY(state->now.overloads == solution.overloads);
        QVERIFY(bench.failures().bannerText().contains(QLatin1String("Busway A1, Busway B1, UPS B2 are out")));

        // Load and voltage everywhere, in the table of components.
        bench.failures().sections()->setCurrentIndex(3);
        const QAbstractItemModel& table = *bench.failures().table()->model();
        QCOMPARE(table.rowCount(), graph.size());
        QCOMPARE(table.index(0, State).data().toString(), QStringLiteral("out"));
        QCOMPARE(table.index(2, State).data().toString(), QStringLiteral("out"));
        for (const char* unit : {"ups-a11", "lv-c12", "busway-a20", "mv-a1"}) {
            const int row = rowOf(table, bench.names().of(bench.id(unit)));
            const std::int32_t c = graph.find(bench.id(unit).toStdString());
            QVERIFY2(row >= 0 && c >= 0, unit);
            const auto& flow = solution.components[static_cast<std::size_t>(c)];
            QVERIFY(near(number(table, row, Load) / 100.0, flow.loadFraction));
            QVERIFY(near(number(table, row, OutOfIt) * 1e3, flow.outW));
        }

        // Loads that are lost, by group, the worst first.
        bench.failures().sections()->setCurrentIndex(1);
        enum LoadColumn { Group, AlikeOnes, GroupLoad, GroupLost };
        QVERIFY(number(table, 0, GroupLost) > 0.0);
        double lost = 0.0;
        double alike = 0.0;
        for (int row = 0; row < table.rowCount(); ++row) {
            lost += number(table, row, GroupLost) * 1e3;
            alike += number(table, row, AlikeOnes);
        }
        QCOMPARE(alike, static_cast<double>(graph.groups().size()));
        QVERIFY(table.rowCount() < static_cast<int>(graph.groups().size()));
        QVERIFY(near(lost, solution.lostW));

        bench.failures().sections()->setCurrentIndex(2);
        QCOMPARE(table.rowCount(), static_cast<int>(solution.overloads.size()));
        QCOMPARE(number(table, 0, 2) / 100.0, solution.worstLoadFraction);
    }

    /// The components come from a job: who asks for some before it has ended has the keyboard on the first all the same.
    void whatIsSearchedBeforeTheListIsThereIsChosenOnceItIs()
    {
        ComponentPicker picker;
        picker.show();
        QVERIFY(QTest::qWaitForWindowActive(&picker));
        picker.search(QStringLiteral("ups-"));
        Bench bench("failures");
        picker.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&picker));
        picker.setGraph(std::make_shared<const power::PowerGraph>(bench.graph()));
        QVERIFY(picker.componentList()->hasFocus());
        QVERIFY(picker.componentList()->currentIndex().isValid());
        QSignalSpy out(&picker, &ComponentPicker::outWanted);
        QTest::keyClick(picker.componentList(), Qt::Key_Return);
        QCOMPARE(out.count(), 1);
    }

    void theDrawingMarksWhatIsOutAndWhatIsDead()
    {
        Bench bench("failures");
        QVERIFY(bench.stage(3)->outage.isEmpty());
        const double before = *bench.stage(3)->load;
        bench.fail({bench.id("ups-a3")});
        QCOMPARE(bench.failures().bannerText(), QStringLiteral("What if: UPS A3 is out"));
        const OneLineNode* ups = bench.stage(3);
        QVERIFY(ups->outage.startsWith(QLatin1String("1 of ")));
        QVERIFY(ups->isHit && ups->isHitAt(0) && !ups->isHitAt(1));
        QVERIFY(!ups->isDead(0));
        QVERIFY(*ups->load > before);
        QVERIFY(bench.stage(2)->outage.isEmpty());
        // All of the medium voltage on side A: its column is dead, the other side lives.
        QStringList side;
        const power::PowerGraph graph = bench.graph();
        for (std::int32_t c = 0; c < graph.size(); ++c)
            if (unitId(fullName(graph, c)).startsWith(QLatin1String("mv-a")))
                side << fullName(graph, c);
        QVERIFY(!side.isEmpty());
        bench.fail(side);
        QVERIFY(bench.stage(0)->isDead(0));
        QVERIFY(!bench.stage(0)->isDead(1));
        const auto& wires = bench.failures().drawing()->oneLine().wires;
        QVERIFY(std::any_of(wires.begin(), wires.end(), [](const OneLineWire& w) { return w.dead; }));
        // Without the grid the sets run: what is behind their boards is not dead.
        bench.fail({bench.id("utility-a"), bench.id("utility-b")});
        QVERIFY(bench.stage(1)->isDead(0));
        QVERIFY(!bench.stage(1)->isOutputDead(0));
        QVERIFY(!bench.stage(3)->isDead(0));
        QTest::mouseClick(bench.failures().clearButton(), Qt::LeftButton);
        bench.settle();
        QVERIFY(bench.failures().out().isEmpty());
        QVERIFY(bench.stage(3)->outage.isEmpty());
        QVERIFY(bench.failures().state()->now.overloads.empty());
    }

    /// Of some units out a part of the sign is crossed, and how many they are stands there; of all the whole sign.
    void aUnitOutIsNotItsWholeSystemOut()
    {
        Bench bench("failures");
        bench.fail({bench.id("ups-a3")});
        const OneLineNode* ups = bench.stage(3);
        QVERIFY(ups->isHitAt(0) && !ups->isOutWhole(0));
        QCOMPARE(ups->outOfColumn(0), QStringLiteral("\u22121"));
        QVERIFY(ups->outOfColumn(1).isEmpty());
        QStringList side;
        const power::PowerGraph graph = bench.graph();
        for (std::int32_t c = 0; c < graph.size(); ++c)
            if (graph[c].stage == 3 && graph[c].system == 0 && graph[c].kind == power::ComponentKind::Ups)
                side << fullName(graph, c);
        bench.fail(side);
        QVERIFY(bench.stage(3)->isOutWhole(0) && !bench.stage(3)->isOutWhole(1));
        QVERIFY(bench.stage(3)->outOfColumn(0).isEmpty());
    }

    /// A load stands beside what the redundancy allows, also with units out: then it is what those left allow.
    void aStageTellsItsLimitAlsoAfterAFailure()
    {
        Bench bench("failures");
        const OneLineNode* lv = bench.stage(2);  // three to make two
        QVERIFY(lv->limit && std::abs(*lv->limit - 2.0 / 3.0) < 1e-9);
        QVERIFY(!lv->redundancySpent);
        bench.fail({bench.id("lv-a1")});
        lv = bench.stage(2);
        QVERIFY(lv->limit && lv->redundancySpent);
        QCOMPARE(*lv->limit, 1.0);  // two are left of three
        QVERIFY(*lv->load > 2.0 / 3.0 && *lv->load < 1.0);
        QVERIFY(!lv->isRedundancyLost() && !lv->isOverloaded());
        // The transformers before it are all there, but none of those that carry more could be lost.
        const OneLineNode* substation = bench.stage(1);
        QVERIFY(!substation->redundancySpent);
        QVERIFY(std::abs(*substation->limit - 2.0 / 3.0) < 1e-9);
        QVERIFY(substation->isRedundancyLost());
        QVERIFY2(lv->figures.contains(QLatin1String("highest at B1")) || lv->figures.contains(QLatin1String("highest at C1")), qPrintable(lv->figures));
    }

    /// Words of a stage have all the room up to what stands beside them.
    void noStageIsCutBesideFreeRoom()
    {
        Bench bench("failures");
        for (const bool low : {false, true}) {
            OneLine drawing = bench.failures().drawing()->oneLine();
            arrange(drawing, 15.0, low);
            for (const OneLineNode& node : drawing.nodes) {
                if (!node.isStage || node.lane != 0) continue;
                double next = drawing.bounds.right();
                for (const OneLineNode& other : drawing.nodes)
                    if (other.row == node.row && other.box.left() > node.words.left()) next = std::min(next, other.box.left());
                QVERIFY2(next - node.words.right() < 40.0, qPrintable(node.name));
                QVERIFY(node.words.right() < next);
            }
        }
    }

    void componentsHaveNamesAndNoIds()
    {
        Bench bench("failures");
        const UnitNames names = bench.names();
        QCOMPARE(names.of(bench.id("ups-a3")), QStringLiteral("UPS A3"));
        QCOMPARE(names.of(bench.id("busway-b12-cable")), QStringLiteral("Busway B12, cable"));
        QCOMPARE(names.of(bench.id("substation-board-c2")), QStringLiteral("Unit substation transformers, board C2"));
        QCOMPARE(names.of(bench.id("utility-b")), QStringLiteral("Utility feed B"));
        QCOMPARE(names.of(bench.id("generator-12")), QStringLiteral("Standby set 12"));
        QCOMPARE(names.of(bench.id("rack-7-feed-b")), QStringLiteral("Rack 7, cord B"));
        QCOMPARE(names.of(bench.id("rack-7-shelf-2")), QStringLiteral("Rack 7, shelf 2"));
        QCOMPARE(names.of(QStringLiteral("other/thing")), QStringLiteral("thing"));
        QCOMPARE(UnitNames().of(bench.id("ups-a3")), QStringLiteral("ups-a3"));
        // Every component of the building has one, and no two the same.
        const power::PowerGraph graph = bench.graph();
        QSet<QString> all;
        for (std::int32_t c = 0; c < graph.size(); ++c) {
            const QString name = names.of(graph, c);
            QVERIFY2(name != unitId(fullName(graph, c)), qPrintable(name));
            QVERIFY2(!all.contains(name), qPrintable(name));
            all.insert(name);
        }
    }

    void aFailureIsChosenByKeyboardAlone()
    {
        Bench bench("one-line");
        const Building& building = bench.document.plan().buildings.front();
        const QString ups = stagePath(buildingChainPath(building.id), building.chain.at(3).id);
        bench.page.activateWindow();
        bench.page.oneLine()->setCurrent(ups);
        QTest::keyClick(bench.page.oneLine(), Qt::Key_F);
        bench.settle();
        QVERIFY(bench.failures().isVisible());
        ComponentPicker* picker = bench.failures().picker();
        QTRY_VERIFY(picker->componentList()->model()->rowCount() > 0);
        for (int row = 0; row < picker->componentList()->model()->rowCount(); ++row)
            QVERIFY(picker->componentList()->model()->index(row, 0).data().toString().startsWith(
                QLatin1String("UPS ")));
        QTest::keyClicks(picker->searchField(), QStringLiteral("b2"));  // "ups-b2…"
        QTest::keyClick(picker->searchField(), Qt::Key_Down);
        QTest::keyClick(picker->componentList(), Qt::Key_Space);
        bench.settle();
        QCOMPARE(bench.failures().out(), QStringList{bench.id("ups-b2")});
        QTest::keyClick(picker->componentList(), Qt::Key_Down);
        QTest::keyClick(picker->componentList(), Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.failures().out().size(), 2);
        // And back in, in the list of what is out.
        picker->outList()->setCurrentRow(0);
        QTest::keyClick(picker->outList(), Qt::Key_Delete);
        bench.settle();
        QCOMPARE(bench.failures().out().size(), 1);
        QVERIFY(bench.failures().out().front() != bench.id("ups-b2"));
        // The whole id finds it too.
        picker->searchField()->setText(bench.id("ups-b2"));
        QVERIFY(rowOf(*picker->componentList()->model(), QStringLiteral("UPS B2")) >= 0);
    }

    void theListMarksWhatIsOutAlready()
    {
        Bench bench("failures");
        const QTableView* list = bench.failures().findChild<ComponentPicker*>()->componentList();
        const auto marked = [&] {
            QStringList names;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                if (list->model()->index(row, 2).data().toString() == QLatin1String("out")) names << list->model()->index(row, 0).data().toString();
            return names;
        };
        QCOMPARE(marked(), QStringList());
        QVERIFY(list->isColumnHidden(2));
        bench.fail({bench.id("ups-a1"), bench.id("mv-b1")});
        QStringList both{bench.names().of(bench.id("ups-a1")), bench.names().of(bench.id("mv-b1"))};
        QStringList found = marked();
        both.sort();
        found.sort();
        QCOMPARE(found, both);
        QVERIFY(!list->isColumnHidden(2));
        bench.fail({bench.id("mv-b1")});
        QCOMPARE(marked(), QStringList{bench.names().of(bench.id("mv-b1"))});
        bench.fail({});
        QCOMPARE(marked(), QStringList());
    }

    /// In a low window the hint and the captions give way to the drawing.
    void theDrawingHasTheRoomOfWordsInALowWindow()
    {
        Bench bench("failures");
        const auto lines = [&] { return bench.failures().drawing()->height(); };
        bench.page.resize(680, 300);
        QTRY_VERIFY2(lines() >= 120, qPrintable(QString::number(lines())));
        bench.fail({bench.id("ups-a1")});
        QVERIFY(bench.failures().bannerText().contains(QLatin1String("A1")));
        bench.page.resize(1000, 700);
        bench.fail({});
        QTRY_VERIFY(lines() > 300);
    }

    void findingsOfFailuresTellComponentsByTheirNames()
    {
        PlanDocument document;
        document.replace(tightPlan(), {});
        FindingsModel model;
        model.setDocument(&document);
        const auto told = [&] {
            QStringList words;
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.index(row, 0).data(FindingsModel::CodeRole).toString().startsWith(QLatin1String("failure.")))
                    words << model.index(row, FindingsModel::MessageColumn).data().toString() << model.index(row, 0).data(Qt::ToolTipRole).toString();
            return words.join(QLatin1Char('\n'));
        };
        QVERIFY(QTest::qWaitFor([&] { return test::settled(document) && !told().isEmpty(); }, kPatience));
        const Building& building = document.plan().buildings.front();
        QVERIFY2(!told().contains(toQString(building.id) + QLatin1Char('/')), qPrintable(told()));
        QVERIFY2(told().contains(QLatin1String("UPS ")), qPrintable(told()));
    }

    void aComponentThatThePlanLosesIsToldAndNotForgotten()
    {
        Bench bench("failures");
        bench.fail({bench.id("ups-a3")});
        const Building& building = bench.document.plan().buildings.front();
        const QString units = stagePath(buildingChainPath(building.id), building.chain.at(3).id)
                              + QStringLiteral(".units");
        QVERIFY(bench.document.set(units, Tree(6)).ok());
        bench.settle();
        QTRY_COMPARE(bench.failures().state()->gone, QStringList{bench.id("ups-a3")});
        QVERIFY(bench.failures().state()->out.empty());
        bench.document.undoStack()->undo();
        bench.settle();
        QTRY_COMPARE(bench.failures().state()->out.size(), std::size_t{1});
    }

    void aFailureTellsHowLongTheRacksGoOn()
    {
        Bench bench("failures");
        QVERIFY(bench.failures().throttleText().contains(QLatin1String("never")));
        const power::PowerGraph graph = bench.graph();
        QStringList utilities;
        for (std::int32_t c = 0; c < graph.size(); ++c)
            if (graph[c].kind == power::ComponentKind::Source || graph[c].kind == power::ComponentKind::Generator)
                utilities << fullName(graph, c);
        bench.fail(utilities);
        const FailureState& state = *bench.failures().state();
        QVERIFY(state.coolingKnown);
        const auto& evaluation = *bench.document.evaluation();
        const OutageSeconds expected = throttleTimes(bench.document.plan(), evaluation, evaluation.buildings.front()).after(*state.of.graph, state.now);
        QVERIFY(expected.throttle);
        QCOMPARE(state.cooling.throttle, expected.throttle);
        QVERIFY(bench.failures().throttleText().contains(durationWords(*expected.throttle)));
    }

    void statesAreWrittenAsPictures()
    {
        const QDir folder(QStringLiteral(RW_PICTURES) + QStringLiteral("/failures"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        Theme& theme = Theme::of(nullptr);
        Bench bench("failures", tightPlan());
        const auto write = [&](const QString& name) {
            bench.settle();
            QCoreApplication::processEvents();
            QVERIFY(bench.page.grab().save(folder.filePath(name + QStringLiteral(".png"))));
        };
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            const QString stem = mode == ThemeMode::Light ? QStringLiteral("light-") : QStringLiteral("dark-");
            bench.page.resize(1000, 560);
            bench.fail({bench.id("busway-a1"), bench.id("busway-b1"), bench.id("ups-b2"), bench.id("mv-a1")});
            for (int section = 0; section < bench.failures().sections()->count(); ++section) {
                bench.failures().sections()->setCurrentIndex(section);
                write(stem + QStringLiteral("what-if-%1").arg(section));
            }
            bench.failures().sections()->setCurrentIndex(0);
            bench.fail({bench.id("utility-a"), bench.id("utility-b")});
            write(stem + QStringLiteral("no-grid"));
            bench.page.resize(700, 420);
            write(stem + QStringLiteral("small"));
        }
        theme.setMode(ThemeMode::Light);
        Bench small("sweep", smallPlan());
        const auto writeSmall = [&](const QString& name) {
            QVERIFY(QTest::qWaitFor([&] { return !small.sweep().doubleRunner()->isRunning(); }, 4 * kPatience));
            QCoreApplication::processEvents();
            QVERIFY(small.page.grab().save(folder.filePath(name + QStringLiteral(".png"))));
        };
        small.sweep().kinds()->setCurrentIndex(SweepView::Double);
        writeSmall(QStringLiteral("double-before"));
        small.sweep().runDouble();
        QVERIFY(small.page.grab().save(folder.filePath(QStringLiteral("double-running.png"))));
        writeSmall(QStringLiteral("double"));
        QVERIFY(small.document.set(QStringLiteral("project.title"), Tree("Another")).ok());
        small.sweep().kinds()->setCurrentIndex(SweepView::Service);
        writeSmall(QStringLiteral("service-stale"));
        small.page.showView("availability");
        for (int section = 0; section < small.availability().sections()->count(); ++section) {
            small.availability().sections()->setCurrentIndex(section);
            writeSmall(QStringLiteral("availability-%1").arg(section));
        }
    }
};
RW_UI_TEST(FailuresPageTest)

}  // namespace rw::ui

#include "failures_page_test.moc"
