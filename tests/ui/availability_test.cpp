// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/alike_loads.h"
#include "building/reliability_model.h"
#include "failures_bench.h"
#include "power/graph/availability.h"
#include "power/reliability.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class AvailabilityTest : public QObject, protected FailuresTools {
    Q_OBJECT

private Q_SLOTS:
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
};
RW_UI_TEST(AvailabilityTest)

}  // namespace rw::ui

#include "availability_test.moc"
