// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare_model.h"
#include "compare/compare_page.h"
#include "compare/parts_model.h"
#include "compare/parts_view.h"
#include "compare/path_edit.h"
#include "compare/scenario_edits.h"
#include "compare/scenarios_panel.h"
#include "compare/solve_panel.h"
#include "document/plan_words.h"
#include "evaluate/compare_scenarios.h"
#include "evaluate/evaluation.h"
#include "shell/page_export.h"
#include "ui_test.h"
#include "widgets/empty_state.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>
#include <QUndoStack>
#include <QHeaderView>
#include <QTreeView>
#include <QWindow>

#include <algorithm>
#include <cmath>

namespace rw::ui {

class ComparePageTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 30000;  // ms; an analysis that takes longer is a fault

    static Plan planWithTwo()
    {
        Plan plan = test::templatePlan();
        plan.scenarios = {{"hot", "Hot", {{"o-1", "rack_designs[helios].maker_design_power", "245 kW"}, {"o-2", "programme.target", "5 GW"}}},
                          {"small", "Small", {{"o-3", "programme.target", "1 GW"}}}};
        return plan;
    }
    struct Bench {
        PlanDocument document;
        ComparePage page;

        explicit Bench(const Plan& plan)
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1000, 600);
            page.show();
            settle();
        }
        void settle()
        {
            QVERIFY(test::settled(document));
            QVERIFY(QTest::qWaitFor([&] { return page.isSettled(); }, kPatience));
        }
    };

private Q_SLOTS:
    void scenariosAreColumnsWithTheirDifference()
    {
        Bench b(planWithTwo());
        const QAbstractItemModelTester tester(b.page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(b.page.columns(), QStringList({{}, "hot", "small"}));
        QCOMPARE(b.page.model()->columnCount(), 6);
        const QModelIndex target = b.page.model()->indexOf("programme.target_W");
        QVERIFY(target.isValid());
        const auto number = [&](int column) { return target.siblingAtColumn(column).data(CompareModel::NumberRole).toDouble(); };
        QCOMPARE(number(1), 6e9);
        QCOMPARE(number(2), 5e9);
        QCOMPARE(number(3), -1e9);
        QCOMPARE(number(4), 1e9);
        b.page.setColumnShown("hot", false);
        b.settle();
        QCOMPARE(b.page.model()->columnCount(), 4);
        QCOMPARE(b.page.model()->indexOf("programme.target_W", 2).data(CompareModel::NumberRole).toDouble(), 1e9);
    }

    void whatDiffersDoesNotReadAlike()
    {
        Plan plan = planWithTwo();
        plan.scenarios = {{"near", "Near", {{"o-1", "programme.target", "1.00004 GW"}}}, {"same", "Same", {{"o-2", "programme.target", "1 GW"}}}};
        plan.programme.target.si = 1e9;
        Bench b(plan);
        const QModelIndex target = b.page.model()->indexOf("programme.target_W");
        const auto words = [&](int column) { return target.siblingAtColumn(column).data().toString(); };
        QVERIFY2(words(1) != words(2), qPrintable(words(2)));
        QVERIFY2(words(2).contains(QLatin1String("1.00004")), qPrintable(words(2)));
        QCOMPARE(words(4), words(1));
    }

    void columnsShareTheRoomThereIs()
    {
        Plan plan = planWithTwo();
        plan.scenarios.pop_back();
        plan.scenarios.front().name = "Racks at their upper operating point";
        Bench b(plan);
        const QTreeView* table = b.page.table();
        const QHeaderView* header = table->header();
        const QFontMetrics metrics(header->font());
        const auto nameOf = [&](int column) { return b.page.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); };
        int before = 0;
        for (const int width : {900, 1000, 1200, 1600}) {
            b.page.resize(width, 600);
            QCoreApplication::processEvents();
            QVERIFY2(header->length() <= table->viewport()->width(), qPrintable(QStringLiteral("%1 of %2").arg(header->length()).arg(table->viewport()->width())));
            for (int column = 1; column < b.page.model()->columnCount(); ++column) {
                const int values = static_cast<const QAbstractItemView*>(table)->sizeHintForColumn(column);
                QVERIFY2(header->sectionSize(column) >= values, qPrintable(nameOf(column)));
            }
            QVERIFY(header->sectionSize(0) >= before);
            before = header->sectionSize(0);
        }
        QVERIFY(header->sectionSize(2) > metrics.horizontalAdvance(nameOf(2)));
        QVERIFY(header->sectionSize(0) >= static_cast<const QAbstractItemView*>(table)->sizeHintForColumn(0));
    }

    void withoutScenariosTheTableOfThePlanItselfIsExported()
    {
        Plan plan = planWithTwo();
        plan.scenarios.clear();
        Bench b(plan);
        QVERIFY(b.page.emptyState()->isVisible());
        QString csv;
        for (const PageExport& part : b.page.exports())
            if (part.csv && part.name == b.page.table()->accessibleName()) csv = part.csv();
        QVERIFY2(csv.startsWith(QLatin1String("Element,Figure,Unit,")), qPrintable(csv.left(200)));
        const std::vector<Figure> all = figures(*b.document.evaluation());
        const auto told = std::count_if(all.begin(), all.end(), [](const Figure& f) { return f.si.has_value(); });
        QCOMPARE(static_cast<qsizetype>(csv.count(QLatin1Char('\n'))), static_cast<qsizetype>(told) + 1);
        QVERIFY(csv.contains(QLatin1String(",GW,6\n")));
    }

    /// A figure has one value in the window: that of the tiles, of the settled year.
    void figuresOfTheYearAreThoseOfTheTiles()
    {
        Bench b(planWithTwo());
        QVERIFY(QTest::qWaitFor([&] { return b.document.evaluation()->settled; }, kPatience));
        const auto shown = [&](const char* path) { return b.page.model()->indexOf(QLatin1String(path), 1).data(CompareModel::NumberRole).toDouble(); };
        for (const char* path : {"programme.pue_annual", "programme.facility_energy_J"}) {
            const Result<Figure> tile = figure(*b.document.evaluation(), path);
            if (!tile || !tile->si) continue;
            QVERIFY(tile->about->year);
            QCOMPARE(shown(path), *tile->si);
        }
        QVERIFY(b.page.model()->indexOf("programme.pue_annual").isValid());
        QVERIFY(!b.page.model()->indexOf("programme.pue_annual", 1).data().toString().contains(QChar(0x2248)));
        // After an edit the year comes by bins first, and says so.
        QVERIFY(b.document.set("programme.target", Tree(8e9)).ok());
        QStringList seen;
        QVERIFY(QTest::qWaitFor([&] {
            const QString text = b.page.model()->indexOf("programme.pue_annual", 1).data().toString();
            if (seen.isEmpty() || seen.last() != text) seen << text;
            return b.page.isSettled();
        }, kPatience));
        QVERIFY2(seen.filter(QChar(0x2248)).size() == 1 && !seen.last().contains(QChar(0x2248)), qPrintable(seen.join(QLatin1Char('|'))));
    }

    void contributionsOfAFigureOfTheYearSumToItsDifference()
    {
        Bench b(planWithTwo());
        b.page.table()->setCurrentIndex(b.page.model()->indexOf("programme.pue_annual", 2));
        b.settle();
        PartsModel* parts = b.page.parts()->model();
        const double shown = b.page.model()->indexOf("programme.pue_annual", 3).data(CompareModel::NumberRole).toDouble();
        const int last = parts->rowCount() - 1;
        QVERIFY(last > 1);
        QCOMPARE(parts->index(last, 0).data(PartsModel::ToRole).toDouble() - parts->index(0, 0).data(PartsModel::FromRole).toDouble(), shown);
    }

    void noFigureIsWrittenWithAPowerOfTen()
    {
        Bench b(planWithTwo());
        b.page.choice()->setCurrentIndex(2);
        const CompareModel* model = b.page.model();
        QVERIFY(model->figureCount() > 100);
        for (int group = 0; group < model->rowCount(); ++group)
            for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row)
                for (int column = 1; column < model->columnCount(); ++column) {
                    const QModelIndex at = model->index(row, column, model->index(group, 0));
                    const QString text = at.data().toString();
                    QVERIFY2(!text.contains(QLatin1String("e+")), qPrintable(at.data(CompareModel::PathRole).toString() + QLatin1Char(' ') + text));
                }
    }

    void contributionsSumToTheDifference()
    {
        Bench b(planWithTwo());
        b.page.table()->setCurrentIndex(b.page.model()->indexOf("programme.facility_power_W", 2));
        b.settle();
        PartsModel* parts = b.page.parts()->model();
        const QAbstractItemModelTester tester(parts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(parts->rowCount(), 4);  // Base, two inputs, Hot
        const auto at = [&](int row, int role) { return parts->index(row, 0).data(role).toDouble(); };
        double sum = 0.0;
        for (int row = 1; row < 3; ++row) sum += at(row, PartsModel::ToRole) - at(row, PartsModel::FromRole);
        const double difference = at(3, PartsModel::ToRole) - at(0, PartsModel::FromRole);
        QVERIFY(difference != 0.0);
        QVERIFY(std::abs(sum - difference) <= 1e-9 * at(0, PartsModel::FromRole));
        QVERIFY(!b.page.parts()->footText().isEmpty());
        QSignalSpy chosen(b.page.parts(), &PartsView::inputChosen);
        emit b.page.parts()->table()->activated(parts->index(1, 0));
        QCOMPARE(b.document.selectedPath(), QStringLiteral("rack_designs[helios].maker_design_power"));
        // The other scenario has one input.
        b.page.table()->setCurrentIndex(b.page.model()->indexOf("programme.facility_power_W", 4));
        b.settle();
        QCOMPARE(b.page.parts()->against()->currentData().toString(), QStringLiteral("small"));
        QCOMPARE(parts->rowCount(), 3);
    }

    void figuresFollowThePlanAndStayChosen()
    {
        Bench b(planWithTwo());
        b.page.table()->setCurrentIndex(b.page.model()->indexOf("programme.grid_power_W", 2));
        b.settle();
        QVERIFY(b.document.set("programme.target", Tree(8e9)).ok());
        b.settle();
        QCOMPARE(b.page.model()->indexOf("programme.target_W", 1).data(CompareModel::NumberRole).toDouble(), 8e9);
        QCOMPARE(b.page.table()->currentIndex().data(CompareModel::PathRole).toString(), QStringLiteral("programme.grid_power_W"));
    }

    void rowsAreChosenAndSearched()
    {
        Bench b(planWithTwo());
        const int key = b.page.model()->figureCount();
        b.page.choice()->setCurrentIndex(2);
        const int all = b.page.model()->figureCount();
        QVERIFY(all > key);
        b.page.choice()->setCurrentIndex(1);
        QVERIFY(b.page.model()->figureCount() < all);
        b.page.search()->setText("annual pue");
        QVERIFY(b.page.model()->figureCount() > 0);
        QVERIFY(b.page.model()->indexOf("programme.pue_annual").isValid());
        QVERIFY(!b.page.model()->indexOf("programme.target_W").isValid());
        const QString csv = b.page.model()->csv();
        QCOMPARE(csv.count(QLatin1Char('\n')), b.page.model()->figureCount() + 1);
        QVERIFY(csv.contains(QLatin1String("Hot")));
        QVERIFY(b.page.model()->text().contains(QLatin1Char('\t')));
    }

    void scenariosAreMadeEditedAndRemovedAsUndoableSteps()
    {
        Plan plan = test::templatePlan();
        plan.scenarios.clear();
        Bench b(plan);
        QVERIFY(b.page.emptyState()->isVisible());
        emit b.page.emptyState()->actionTriggered();
        QCOMPARE(b.document.plan().scenarios.size(), std::size_t{1});
        QVERIFY(!b.page.emptyState()->isVisible());
        ScenariosPanel* panel = b.page.scenarios();
        panel->pathEdit()->setPath("programme.target");
        panel->valueEdit()->setText("9 kW3");
        QSignalSpy refused(panel, &ScenariosPanel::refused);
        panel->addButton()->click();
        QCOMPARE(refused.count(), 1);
        QVERIFY(b.document.plan().scenarios[0].overrides.empty());
        panel->valueEdit()->setText("9 GW");
        panel->addButton()->click();
        QCOMPARE(b.document.plan().scenarios[0].overrides.size(), std::size_t{1});
        QAbstractItemModel* overrides = panel->overrides()->model();
        const QAbstractItemModelTester tester(overrides, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(overrides->setData(overrides->index(0, 2), "8 GW", Qt::EditRole));
        QCOMPARE(b.document.plan().scenarios[0].overrides[0].value, std::string("8 GW"));
        QVERIFY(!overrides->setData(overrides->index(0, 2), "green", Qt::EditRole));
        panel->list()->item(0)->setText("Larger");
        QCOMPARE(b.document.plan().scenarios[0].name, std::string("Larger"));
        QWindow* window = b.page.window()->windowHandle();
        QTest::keyPress(window, Qt::Key_Control, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::keyboardModifiers(), Qt::ControlModifier);
        panel->duplicate();
        QTest::keyRelease(window, Qt::Key_Control);
        QCOMPARE(panel->list()->selectedItems().size(), 1);  // the copy alone, not the one it was made of beside it
        QCOMPARE(panel->list()->selectedItems().front(), panel->list()->currentItem());
        QCOMPARE(b.document.plan().scenarios.size(), std::size_t{2});
        QCOMPARE(panel->list()->selectedItems().size(), 1);  // the new one alone
        QVERIFY(panel->list()->item(1)->isSelected());
        panel->pathEdit()->setPath("smaller target");
        panel->valueEdit()->setText("9 GW");
        panel->addButton()->click();
        QVERIFY2(!refused.last().at(0).toString().contains(QLatin1String("next_id")), qPrintable(refused.last().at(0).toString()));
        panel->pathEdit()->clear();
        panel->valueEdit()->clear();
        QVERIFY(b.document.plan().scenarios[1].name != "Larger");
        QVERIFY(b.document.plan().scenarios[1].overrides[0].id != b.document.plan().scenarios[0].overrides[0].id);
        panel->removeCurrent();
        QCOMPARE(b.document.plan().scenarios.size(), std::size_t{1});
        panel->overrides()->selectRow(0);
        panel->overrides()->setFocus();
        QTest::keyClick(panel->overrides(), Qt::Key_Delete);
        QCOMPARE(b.document.plan().scenarios.size(), std::size_t{1});
        QVERIFY(b.document.plan().scenarios[0].overrides.empty());
        while (b.document.undoStack()->canUndo()) b.document.undoStack()->undo();
        QVERIFY(b.document.plan() == plan);
        b.settle();
    }

    void anOverrideThatChangesNothingIsAFinding()
    {
        Plan plan = test::templatePlan();
        const auto found = [&](const char* code) -> const Finding* {
            static Evaluation evaluation;
            evaluation = evaluate(plan);
            const auto at = std::find_if(evaluation.findings.begin(), evaluation.findings.end(), [&](const Finding& f) { return f.code == code; });
            return at == evaluation.findings.end() ? nullptr : &*at;
        };
        QVERIFY(!plan.scenarios.empty());
        QVERIFY(!found("scenario.override-lost") && !found("scenario.override-refused"));
        plan.scenarios[0].overrides.push_back({"o-x", "rack_designs[gone].maker_design_power", "100 kW"});
        const Finding* lost = found("scenario.override-lost");
        QVERIFY(lost);
        QCOMPARE(lost->severity, Severity::Warning);
        QCOMPARE(lost->subject, "scenarios[" + plan.scenarios[0].id + "].overrides[o-x]");
        plan.scenarios[0].overrides.back() = {"o-x", "programme.target", "green"};
        QVERIFY(found("scenario.override-refused"));
        QCOMPARE(nameInPlan(plan, QString::fromStdString("scenarios[" + plan.scenarios[0].id + "].overrides[o-x]")),
                 QStringLiteral("Programme › Target = green"));
    }

    void whatIsSolvedForIsAppliedAsAnEdit()
    {
        Bench b(planWithTwo());
        SolvePanel* solve = b.page.solve();
        solve->inputEdit()->setPath("rack_designs[helios].maker_design_power");
        solve->figureEdit()->setPath("racks[helios].power_W.design");
        solve->wanted()->setText("240 kW");
        solve->low()->setText("200 kW");
        solve->high()->setText("260 kW");
        solve->run();
        QVERIFY(QTest::qWaitFor([&] { return !solve->isRunning() && !solve->answer().isEmpty(); }, kPatience));
        QVERIFY2(solve->solution() && solve->solution()->found(), qPrintable(solve->answer()));
        QVERIFY(!solve->applyButton()->isHidden());
        solve->applyButton()->click();
        b.settle();
        QVERIFY(std::abs(test::figureOf(b.document, "racks[helios].power_W.design") - 240e3) < 1e-3);
        QVERIFY(solve->applyButton()->isHidden());  // of the plan as it was
        b.document.undoStack()->undo();
        solve->wanted()->setText("1 MW");
        solve->run();
        QVERIFY(QTest::qWaitFor([&] { return !solve->isRunning() && !solve->answer().isEmpty(); }, kPatience));
        QVERIFY(solve->answer().contains(QStringLiteral("No solution")));
        QVERIFY(solve->applyButton()->isHidden());
        solve->inputEdit()->setPath("programme.nothing");
        solve->run();
        QVERIFY(solve->answer().contains(QStringLiteral("nothing")));
        b.settle();
    }

    /// What is solved for is what is looked at: under a scenario its figures, and the answer is an override of it.
    void underAScenarioTheAnswerIsAnOverride()
    {
        Bench b(planWithTwo());
        const Plan before = b.document.plan();
        b.document.setScenario(QStringLiteral("hot"));
        b.settle();
        SolvePanel* solve = b.page.solve();
        QVERIFY(solve->scope()->text().contains(QStringLiteral("Hot")));
        QVERIFY(!solve->scope()->isHidden());
        solve->inputEdit()->setPath("programme.target");
        solve->figureEdit()->setPath("programme.target_W");
        solve->wanted()->setText("3 GW");
        solve->low()->setText("1 GW");
        solve->high()->setText("4 GW");
        solve->run();
        QVERIFY(QTest::qWaitFor([&] { return !solve->isRunning() && !solve->answer().isEmpty(); }, kPatience));
        QVERIFY2(solve->solution() && solve->solution()->found(), qPrintable(solve->answer()));
        QVERIFY(std::abs(solve->solution()->present.value_or(0.0) - 5e9) < 1.0);  // as the scenario has it
        solve->applyButton()->click();
        b.settle();
        QCOMPARE(b.document.plan().programme.target, before.programme.target);
        QCOMPARE(b.document.plan().scenarios[0].overrides.size(), std::size_t{2});
        QCOMPARE(b.document.plan().scenarios[0].overrides[1].value, std::string("3 GW"));
        QVERIFY(std::abs(test::figureOf(b.document, "programme.target_W") - 3e9) < 1.0);
        // An input that it does not override yet gets an override.
        solve->inputEdit()->setPath("assumptions.grid_margin");
        solve->figureEdit()->setPath("programme.grid_power_W");
        solve->goal()->setCurrentIndex(1);
        solve->wanted()->setText("1000 GW");
        solve->low()->setText("1 %");
        solve->high()->setText("5 %");
        solve->run();
        QVERIFY2(QTest::qWaitFor([&] { return !solve->isRunning() && solve->solution(); }, kPatience / 5), qPrintable(solve->answer()));
        solve->applyButton()->click();
        QCOMPARE(b.document.plan().scenarios[0].overrides.size(), std::size_t{3});
        QCOMPARE(b.document.plan().scenarios[0].overrides[2].path, std::string("assumptions.grid_margin"));
        while (b.document.undoStack()->canUndo()) b.document.undoStack()->undo();
        QVERIFY(b.document.plan() == before);
        // Looked at otherwise, the answer is not applied any more.
        solve->run();
        QVERIFY2(QTest::qWaitFor([&] { return !solve->isRunning() && solve->solution(); }, kPatience / 5), qPrintable(solve->answer()));
        b.document.setScenario({});
        b.settle();
        QVERIFY(solve->applyButton()->isHidden());
        QVERIFY(solve->scope()->isHidden());
    }

    void severalScenariosAreEditedTogether()
    {
        Bench b(planWithTwo());
        b.page.showView("scenarios");
        QListWidget* list = b.page.scenarios()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QTest::keyClick(list, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(b.document.selectedPaths().size(), 2);
        QVERIFY(b.document.selectedPaths().contains(QStringLiteral("scenarios[hot]")));
        QVERIFY(b.document.selectedPaths().contains(QStringLiteral("scenarios[small]")));
        QTest::keyClick(list, Qt::Key_Home);
        QCOMPARE(b.document.selectedPaths(), QStringList{QStringLiteral("scenarios[hot]")});
    }

    void questionsFillTheForm()
    {
        Bench b(planWithTwo());
        SolvePanel* solve = b.page.solve();
        QVERIFY(solve->questions()->count() > 2);
        for (int i = 1; i < solve->questions()->count(); ++i) {
            solve->questions()->setCurrentIndex(i);
            emit solve->questions()->activated(i);
            QVERIFY(!solve->inputEdit()->path().isEmpty());
            QVERIFY(!solve->figureEdit()->path().isEmpty());
            QVERIFY(!solve->wanted()->text().isEmpty());
        }
    }

    void findingsAndObjectsOfAScenarioAreShownHere()
    {
        Bench b(planWithTwo());
        QVERIFY(b.page.shows("scenarios[small].overrides[o-3]"));
        QVERIFY(!b.page.shows("programme"));
        b.page.reveal("scenarios[small].overrides[o-3]");
        QCOMPARE(b.page.scenarios()->current(), QStringLiteral("small"));
        QCOMPARE(b.page.sides()->currentIndex(), int(ComparePage::Scenarios));
    }
};
RW_UI_TEST(ComparePageTest)

}  // namespace rw::ui

#include "compare_page_test.moc"
