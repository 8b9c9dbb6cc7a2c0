// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/job_bar.h"
#include "failures_bench.h"
#include "shell/app_style.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <thread>

namespace rw::ui {

class SweepTest : public QObject, protected FailuresTools {
    Q_OBJECT

private Q_SLOTS:
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

    /// Names give way before they push figures out of sight.
    void figuresStayInSightBesideLongNames()
    {
        QTableView view;
        FailureTableModel model;
        FailureTable table;
        table.columns.resize(3);
        table.columns[0].heading = QStringLiteral("Out");
        table.columns[1].heading = QStringLiteral("Lost");
        table.columns[2].heading = QStringLiteral("Load");
        for (int i = 0; i < 3; ++i) {
            FailureTable::Row row;
            row.cells = {cellOf(QStringLiteral("Medium-voltage switchgear and cable of the northern building A%1, cable").arg(i)), cellOf(12.0), cellOf(3.0)};
            table.rows.push_back(row);
        }
        model.show(table);
        view.setModel(&model);
        prepareTable(view, QStringLiteral("Failures"));
        view.resize(420, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        fitColumns(view);
        QVERIFY2(view.columnViewportPosition(2) + view.columnWidth(2) <= view.viewport()->width(), qPrintable(QString::number(view.columnWidth(0))));
        view.resize(900, 200);
        QCoreApplication::processEvents();
        fitColumns(view);
        QVERIFY(view.columnWidth(0) > 350);
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
};
RW_UI_TEST(SweepTest)

}  // namespace rw::ui

#include "sweep_test.moc"
