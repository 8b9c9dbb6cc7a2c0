// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/alike_loads.h"
#include "building/availability_view.h"
#include "building/component_picker.h"
#include "building/failure_table.h"
#include "building/failure_view.h"
#include "building/job_bar.h"
#include "building/one_line_view.h"
#include "building/power_page.h"
#include "building/reliability_model.h"
#include "building/sweep_view.h"
#include "evaluate/failures.h"
#include "power/graph/availability.h"
#include "power/reliability.h"
#include "shell/app_style.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class FailuresPageTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 30000;  // ms; an analysis that takes longer is a fault
    // Columns of the tables looked at below.
    enum SweepColumn { Out, Equal, Lost, Interrupted, WorstLoad, DarkAfter, Overloaded };
    enum AvailabilityColumn { Loads, Alike, LoadTogether, Minutes, Available, AnyDark };
    enum ComponentColumn { Name, Kind, State, Load, LoadBefore, OutOfIt };

    struct Bench {
        PlanDocument document;
        PowerPage page;

        explicit Bench(const QByteArray& view, const Plan& plan = test::templatePlan())
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1000, 600);
            page.showView(view);
            page.show();
            settle();
        }
        void settle()
        {
            QVERIFY(test::settled(document));
            QVERIFY(QTest::qWaitFor([&] { return page.isSettled(); }, kPatience));
        }
        FailureView& failures() { return *page.failures(); }
        SweepView& sweep() { return *page.sweep(); }
        AvailabilityView& availability() { return *page.availability(); }
        std::string building() const { return page.building().toStdString(); }
        QString id(const char* unit) const
        {
            return page.building() + QLatin1Char('/') + QLatin1String(unit);
        }
        power::PowerGraph graph() const
        {
            return std::move(
                *oneLineOf(document.plan(), *document.evaluation(), building()).value().graph);
        }
        UnitNames names() const
        {
            return UnitNames(*findById(document.plan().buildings, building()), findById(document.evaluation()->buildings, building()));
        }
        void fail(const QStringList& ids)
        {
            failures().fail(ids);
            settle();
        }
        const OneLineNode* stage(std::size_t i)
        {
            const Building* b = findById(document.plan().buildings, building());
            return failures().drawing()->oneLine().find(
                stagePath(buildingChainPath(b->id), b->chain.at(i).id));
        }
    };

    /// The row of a table whose first column reads so; -1 where there is none.
    static int rowOf(const QAbstractItemModel& model, const QString& name)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data().toString() == name)
                return row;
        return -1;
    }
    static double number(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data(Qt::EditRole).toDouble();
    }
    static bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

    /// Racks and other loads do not fail by themselves.
    static power::SweepOptions chainOnly()
    {
        power::SweepOptions options;
        options.loads = false;
        return options;
    }

    /// What stands in a sweep's table is what the core has found.
    static void compareRows(const power::PowerGraph& graph, const std::vector<power::FailureRow>& rows,
                            const FailureTableModel& model, const UnitNames& names)
    {
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        int at = 0;
        for (const power::FailureRow& row : rows) {
            QCOMPARE(model.index(at, Out).data().toString(), names.all(graph, row.components));
            QCOMPARE(number(model, at, Equal), static_cast<double>(row.count));
            QVERIFY(near(number(model, at, Lost) * 1e3, row.lostW));
            QVERIFY(near(number(model, at, Interrupted) * 1e3, row.interruptedW));
            QVERIFY(near(number(model, at, WorstLoad) / 100.0, row.worstLoadFraction));
            ++at;
        }
    }

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

    void theSingleSweepIsThatOfTheCoreAndFollowsThePlan()
    {
        Bench bench("sweep", tightPlan());
        FailureTableModel* model = bench.sweep().model();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester filtered(bench.sweep().table()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
        compareRows(bench.graph(), power::sweepSingles(bench.graph(), chainOnly()).rows, *model, bench.names());
        QVERIFY(model->rowCount() > 100);
        bench.sweep().badOnly()->setChecked(true);
        const QAbstractItemModel& shown = *bench.sweep().table()->model();
        QVERIFY(shown.rowCount() > 0 && shown.rowCount() < model->rowCount());
        for (int row = 0; row < shown.rowCount(); ++row)
            QVERIFY(number(shown, row, Lost) > 0.0 || number(shown, row, Interrupted) > 0.0
                    || number(shown, row, WorstLoad) > 100.0);
        const Building& building = bench.document.plan().buildings.front();
        const QString units = stagePath(buildingChainPath(building.id), building.chain.at(3).id)
                              + QStringLiteral(".units");
        QVERIFY(bench.document.set(units, Tree(60)).ok());
        bench.settle();
        compareRows(bench.graph(), power::sweepSingles(bench.graph(), chainOnly()).rows, *model, bench.names());
    }

    void enterOnARowLooksAtThatFailure()
    {
        Bench bench("sweep", tightPlan());
        QTableView* table = bench.sweep().table();
        table->setCurrentIndex(table->model()->index(0, 0));
        const QString unit = table->model()->index(0, 0).data().toString();
        QCOMPARE(unit, QStringLiteral("Low-voltage switchgear A1"));
        const double worst = number(*table->model(), 0, WorstLoad);
        QTest::keyClick(table, Qt::Key_Return);
        bench.settle();
        QVERIFY(bench.failures().isVisible());
        QCOMPARE(bench.failures().out().size(), 1);
        QCOMPARE(bench.names().of(bench.failures().out().front()), unit);
        QVERIFY(near(bench.failures().state()->now.worstLoadFraction * 100.0, worst));
    }

    void tablesAreCopiedAsCsv()
    {
        Bench bench("sweep");
        QTableView* table = bench.sweep().table();
        const QStringList lines = tableCsv(*table).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), table->model()->rowCount() + 1);
        QVERIFY(lines.front().contains(QLatin1String("Lost (kW)")));
        const QStringList cells = lines.at(1).split(QLatin1Char(','));
        QCOMPARE(cells.at(WorstLoad).toDouble(), number(*table->model(), 0, WorstLoad));
        table->selectRow(2);
        table->selectionModel()->select(table->model()->index(4, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 3);
    }

    void theLossOfWholeSystemsIsListed()
    {
        Bench bench("sweep");
        QVERIFY(QTest::qWaitFor([&] { return bench.document.evaluation()->settled && bench.page.isSettled(); }, kPatience));
        SweepView& view = bench.sweep();
        QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        view.kinds()->setCurrentIndex(SweepView::System);
        const FailureStudy& study = bench.document.evaluation()->failures.front();
        QVERIFY(!study.systems.empty());
        QCOMPARE(view.model()->rowCount(), static_cast<int>(study.systems.size()));
        for (int row = 0; row < view.model()->rowCount(); ++row) {
            const SystemLoss& loss = study.systems.at(static_cast<std::size_t>(row));
            QCOMPARE(number(*view.model(), row, 1), static_cast<double>(loss.systems));
            QVERIFY(near(number(*view.model(), row, 3) * 1e3, loss.lostW));
            QVERIFY(near(number(*view.model(), row, 6) * 1e6, loss.usable));
        }
        // A row is no failure of components: nothing is opened.
        QSignalSpy chosen(&view, &SweepView::failureChosen);
        view.table()->setCurrentIndex(view.table()->model()->index(0, 0));
        view.table()->setFocus();
        QTest::keyClick(view.table(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
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

    void aDoubleSweepIsThatOfTheCoreAndGoesStale()
    {
        // The smallest building, as pairs grow with the square.
        Bench bench("sweep", smallPlan());
        bench.sweep().kinds()->setCurrentIndex(SweepView::Double);
        QCOMPARE(bench.sweep().model()->rowCount(), 0);
        QTest::mouseClick(bench.sweep().jobBar()->runButton(), Qt::LeftButton);
        QVERIFY(bench.sweep().doubleRunner()->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return !bench.sweep().doubleRunner()->isRunning(); }, 4 * kPatience));
        const power::PowerGraph graph = bench.graph();
        const power::DoubleSweep expected = power::sweepDoubles(graph, chainOnly());
        compareRows(graph, expected.rows, *bench.sweep().model(), bench.names());
        QVERIFY(bench.sweep().totalsText().contains(formatCount(expected.totals.examined)));
        QVERIFY(!bench.sweep().jobBar()->isStale());
        // The evaluation that is settled meanwhile is of the same plan.
        bench.settle();
        QVERIFY(bench.document.evaluation()->settled);
        QVERIFY(!bench.sweep().jobBar()->isStale());

        bench.sweep().kinds()->setCurrentIndex(SweepView::Service);
        QAbstractItemModelTester tester(bench.sweep().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        int at = 0;
        for (const power::ServiceRow& row : expected.service) {
            QCOMPARE(bench.sweep().model()->index(at, 0).data().toString(), bench.names().of(graph, row.service));
            QVERIFY(near(number(*bench.sweep().model(), at, 4) * 1e3, row.lostW));
            ++at;
        }
        QCOMPARE(bench.sweep().model()->rowCount(), at);

        QVERIFY(bench.document.set(QStringLiteral("project.title"), Tree("Another")).ok());
        QVERIFY(bench.sweep().jobBar()->isStale());
        bench.settle();
        QVERIFY(bench.sweep().jobBar()->isStale());
        QCOMPARE(bench.sweep().model()->rowCount(), at);  // old results stay to be read
    }

    void aDoubleSweepNeitherHoldsUpFiguresNorOutlivesItsCancel()
    {
        Bench bench("sweep", tightPlan());  // hardly any pairs are equal, so it takes long
        bench.sweep().kinds()->setCurrentIndex(SweepView::Double);
        AnalysisRunner* runner = bench.sweep().doubleRunner();
        QSignalSpy progress(runner, &AnalysisRunner::progressed);
        bench.sweep().jobBar()->runButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(progress.count() > 0, kPatience);
        QVERIFY(runner->isRunning() && runner->isBusy());
        const double done = progress.last().first().toDouble();
        QVERIFY(done > 0.0 && done < 1.0);
        // Figures come while it runs.
        QVERIFY(bench.document.set(QStringLiteral("project.title"), Tree("Another")).ok());
        QVERIFY(test::settled(bench.document));
        QVERIFY(runner->isRunning());
        bench.sweep().jobBar()->cancelButton()->click();
        QVERIFY(!runner->isRunning());
        QVERIFY(QTest::qWaitFor([&] { return !runner->isBusy(); }, 3000));
        QTest::qWait(0);
        QCOMPARE(bench.sweep().model()->rowCount(), 0);
        QVERIFY(bench.sweep().jobBar()->runButton()->isVisible());
    }

    /// That a button has the keys makes it no other kind of button: its icon would be dark on dark.
    void aButtonWithTheKeysLooksAsBefore()
    {
        Bench bench("sweep", smallPlan());
        bench.sweep().kinds()->setCurrentIndex(SweepView::Double);
        QPushButton* run = bench.sweep().jobBar()->runButton();
        bench.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.page));
        QCOMPARE(buttonKind(run), ButtonKind::Plain);
        run->setFocus();
        QVERIFY(run->hasFocus());
        QCOMPARE(buttonKind(run), ButtonKind::Plain);
    }

    void anAnalysisThatIsReplacedDeliversNothing()
    {
        AnalysisRunner runner;
        QList<int> delivered;
        std::atomic<bool> stopped{false};
        runner.start([&](const AnalysisRunner::Context& context) {
            while (!context.cancel.stop_requested())
                std::this_thread::yield();
            stopped = true;
            return [&] { delivered << 1; };
        });
        runner.start([&](const AnalysisRunner::Context&) { return [&] { delivered << 2; }; });
        QTRY_COMPARE(delivered, QList<int>{2});
        QVERIFY(!runner.isRunning());
        QSignalSpy failed(&runner, &AnalysisRunner::failed);
        runner.start([](const AnalysisRunner::Context&) -> AnalysisRunner::Delivery {
            throw std::runtime_error("broken");
        });
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!runner.isRunning());
        QCOMPARE(delivered, QList<int>{2});
    }

    void availabilityIsThatOfTheCore()
    {
        Bench bench("availability", smallPlan());
        AvailabilityView& view = bench.availability();
        QAbstractItemModelTester groups(view.groups(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester causes(view.causes(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const power::AvailabilityResult expected = power::availabilityOf(bench.graph());
        QVERIFY(expected.building.minutesPerYear > 0.0);
        QVERIFY(near(number(*view.groups(), 0, Minutes), expected.building.minutesPerYear));
        QVERIFY(near(number(*view.groups(), 0, Available) / 100.0, 1.0 - expected.building.unavailability));
        view.each()->setChecked(true);
        QCOMPARE(view.groups()->rowCount(), static_cast<int>(expected.groups.size()) + 1);
        // One row for each kind of component in a stage; what they have in common stays.
        double share = 0.0;
        double components = 0.0;
        for (int row = 0; row < view.causes()->rowCount(); ++row) {
            share += number(*view.causes(), row, 3) / 100.0;
            components += number(*view.causes(), row, 2);
        }
        double expectedShare = 0.0;
        double expectedComponents = 0.0;
        for (const power::Contribution& part : expected.contributions) {
            expectedShare += part.share;
            expectedComponents += static_cast<double>(part.count);
        }
        QVERIFY(near(share, expectedShare));
        QCOMPARE(components, expectedComponents);
        QVERIFY(view.isSettled());
        QVERIFY(!view.summary().contains(QLatin1String("settling")));
        // Old figures stay while new ones are on their way, and say so.
        QVERIFY(bench.document.set(QStringLiteral("project.title"), Tree("Another")).ok());
        QVERIFY(!view.isSettled());
        QVERIFY(view.summary().contains(QLatin1String("settling")));
        QVERIFY(view.groups()->rowCount() > 1);
        bench.settle();
        QVERIFY(!view.summary().contains(QLatin1String("settling")));
    }

    void aLoadGroupIsToldByItsNames()
    {
        Bench bench("availability");
        const QAbstractItemModel& groups = *bench.availability().groups();
        QVERIFY(rowOf(groups, QStringLiteral("Network, storage")) > 0);
        QVERIFY(rowOf(groups, QStringLiteral("House load")) > 0);
        const Building& building = bench.document.plan().buildings.front();
        const power::PowerGraph graph = bench.graph();
        const std::string rack = *std::find_if(graph.groups().begin(), graph.groups().end(), [](const std::string& g) {
            return g.find('/') != std::string::npos;
        });
        const auto& result = bench.document.evaluation()->buildings.front();
        const QString words = groupWords(&result, rack);
        QVERIFY(words.contains(toQString(building.chain.back().name)));
        QVERIFY(!words.contains(QLatin1Char('/')));
        bench.availability().each()->setChecked(true);
        QVERIFY(rowOf(groups, words) > 0);
    }

    /// Loads that fare alike are one row that says which they are; sums stay, and each can be seen by itself.
    void loadsThatFareAlikeAreOneRow()
    {
        Bench bench("availability");
        AvailabilityView& view = bench.availability();
        const QAbstractItemModelTester tester(view.groups(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto& groups = power::availabilityOf(bench.graph()).groups;
        const auto sumOf = [&](int column) {
            double sum = 0.0;
            for (int row = 1; row < view.groups()->rowCount(); ++row) sum += number(*view.groups(), row, column);
            return sum;
        };
        const int rows = view.groups()->rowCount();
        QVERIFY2(rows < 30 && groups.size() > 100, qPrintable(QString::number(rows)));
        QCOMPARE(sumOf(Alike), static_cast<double>(groups.size()));
        const double load = sumOf(LoadTogether);
        QVERIFY(near(load, number(*view.groups(), 0, LoadTogether)));
        int ranges = 0;
        for (int row = 1; row < rows; ++row)
            ranges += view.groups()->index(row, Loads).data().toString().contains(QChar(0x2013)) ? 1 : 0;
        QVERIFY(ranges > 0);
        view.each()->setChecked(true);
        QCOMPARE(view.groups()->rowCount(), static_cast<int>(groups.size()) + 1);
        QVERIFY(near(sumOf(LoadTogether), load));
        view.each()->setChecked(false);
        QCOMPARE(view.groups()->rowCount(), rows);
    }

    void loadsAreAlikeByTheirStageAndFigures()
    {
        const std::vector<std::string> groups{"r/busway-2", "r/busway-1", "house", "r/busway-4", "s/busway-3", "r/busway-9", "r/7", "r/8", "r/busway-5"};
        const std::vector<std::vector<double>> figures{{1.0, 5.0}, {1.0 + 1e-13, 5.0}, {1.0, 5.0}, {1.0, 5.0}, {1.0, 5.0},
                                                       {1.001, 5.0}, {2.0, 1.0}, {2.0, 1.0}, {1.0, 5.0}};
        const std::vector<AlikeLoads> rows = alikeLoads(nullptr, groups, figures);
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[0].name, QStringLiteral("r/busway-1–2, 4–5"));
        QCOMPARE(rows[0].members, (std::vector<std::size_t>{1, 0, 3, 8}));
        QVERIFY(rows[0].all.isEmpty());
        QCOMPARE(rows[1].name, QStringLiteral("house"));
        QCOMPARE(rows[2].name, QStringLiteral("s/busway-3"));
        QCOMPARE(rows[3].name, QStringLiteral("r/busway-9"));
        QCOMPARE(rows[4].name, QStringLiteral("r/7–8"));
        std::vector<std::string> many;
        for (int i = 1; i < 12; i += 2) many.push_back("r/b-" + std::to_string(i));
        const std::vector<AlikeLoads> one = alikeLoads(nullptr, many, std::vector<std::vector<double>>(many.size()));
        QCOMPARE(one.size(), std::size_t{1});
        QCOMPARE(one[0].name, QStringLiteral("r/b-1, 3, 5, …"));
        QCOMPARE(one[0].all, QStringLiteral("r/b-1, 3, 5, 7, 9, 11"));
    }

    void failureDataAreTypedOverTheShippedOnesAndUndone()
    {
        Bench bench("availability");
        AvailabilityView& view = bench.availability();
        ReliabilityModel* model = view.data();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        view.sections()->setCurrentIndex(AvailabilityView::Data);
        const Plan plan = bench.document.plan();
        const int row = model->rowOfRule("ups");
        QVERIFY(row >= 0 && !model->canReset(row));
        const QModelIndex repair = model->index(row, ReliabilityModel::Mttr);
        QVERIFY(model->setData(repair, QStringLiteral("2 d"), Qt::EditRole)
                || model->setData(repair, QStringLiteral("48"), Qt::EditRole));
        QCOMPARE(reliabilityRule(bench.document.plan(), "ups").mttr.in(unit::h), 48.0);
        QCOMPARE(reliabilityRule(bench.document.plan(), "ups").mtbf,
                 findById(defaultReliability(), "ups")->mtbf);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        const int now = model->rowOfRule("ups");
        QVERIFY(model->canReset(now));
        QCOMPARE(bench.graph()[bench.graph().find(bench.id("ups-a3").toStdString())].reliability.mttrHours, 48.0);
        QVERIFY(model->setData(model->index(now, ReliabilityModel::CommonCause), QStringLiteral("10"), Qt::EditRole));
        QCOMPARE(*reliabilityRule(bench.document.plan(), "ups").commonCause.si, 0.1);
        QSignalSpy refused(model, &ReliabilityModel::refused);
        QVERIFY(!model->setData(model->index(now, ReliabilityModel::CommonCause), QStringLiteral("250"), Qt::EditRole));
        QVERIFY(!model->setData(repair, QStringLiteral("often"), Qt::EditRole));
        QCOMPARE(refused.count(), 2);
        view.dataTable()->setCurrentIndex(model->index(now, ReliabilityModel::Mtbf));
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("assumptions.reliability[ups]"));
        view.resetButton()->click();
        QVERIFY(bench.document.plan().assumptions.reliability.empty());
        while (bench.document.undoStack()->canUndo())
            bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
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

private:
    /// The example with too few UPS to lose one without an overload.
    static Plan tightPlan()
    {
        Plan plan = test::templatePlan();
        // Racks that the planner counts stay; else no more of them fit than the units carry.
        plan.halls.front().racks = static_cast<std::int64_t>(evaluate(plan).platforms.front().racksPerHall.value());
        plan.buildings.front().chain.at(3).units = 90;
        return plan;
    }

    /// A building small enough for all pairs in a moment.
    static Plan smallPlan()
    {
        Plan plan = test::templatePlan(QStringLiteral("hgx-hall"));
        return plan;
    }
};
RW_UI_TEST(FailuresPageTest)

}  // namespace rw::ui

#include "failures_page_test.moc"
