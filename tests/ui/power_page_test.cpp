// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/one_line_items.h"
#include "building/one_line_view.h"
#include "building/failure_table.h"
#include "building/power_edits.h"
#include "building/power_figures.h"
#include "building/power_page.h"
#include "building/stage_model.h"
#include "evaluate/chain_tree.h"
#include "evaluate/explain.h"
#include "file/user_catalogue.h"
#include "power/redundancy.h"
#include "power/sizing.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/elided_label.h"
#include "widgets/figure_row.h"

#include <QAbstractItemModelTester>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolTip>
#include <QUndoStack>

namespace rw::ui {

class PowerPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        PowerPage page;

        explicit Bench(const QString& plan = QStringLiteral("openai-amd-6gw"))
            : Bench(test::templatePlan(plan))
        {}
        explicit Bench(const Plan& plan)
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1000, 560);
            page.show();
            settle();
        }
        void settle() { QVERIFY(test::settled(document)); }
        const Building& building() const { return document.plan().buildings.front(); }
        QString stage(std::size_t i) const
        {
            return stagePath(buildingChainPath(building().id), building().chain.at(i).id);
        }
        OneLineView* view() const { return page.oneLine(); }
        const OneLineNode* node(const QString& key) const { return view()->oneLine().find(key); }
        void undoAll()
        {
            while (document.undoStack()->canUndo())
                document.undoStack()->undo();
        }
    };

    /// The chain of a building with a mechanical branch of two stages beside the way to the racks.
    static Plan branchedPlan()
    {
        Plan plan = test::templatePlan();
        std::vector<ChainStage>& chain = plan.buildings.front().chain;
        ChainStage board = chain.at(2);
        board.id = "mechanical-board";
        board.name = "Mechanical board";
        board.feed = chain.at(1).id;
        board.carries = StageCarries::Mechanical;
        chain.push_back(board);
        board.id = "chiller-board";
        board.name = "Chiller board";
        board.feed.clear();
        chain.push_back(board);
        return plan;
    }

private Q_SLOTS:
    /// In the smallest window one sees from the grid to the racks, with words of a readable size.
    void aLowPageShowsTheWholeOneLine()
    {
        PlanDocument document;
        PowerPage page;
        page.setDocument(&document);
        document.replace(test::templatePlan(), {});
        page.resize(1040, 600);
        page.show();
        QVERIFY(test::settled(document));
        OneLineView* view = page.oneLine();
        const double usual = view->oneLine().bounds.height();
        QVERIFY(!view->oneLine().low);
        page.resize(732, 330);
        QCoreApplication::processEvents();
        QVERIFY(view->oneLine().low);
        QVERIFY2(view->transform().m11() >= 0.68 - 1e-9, qPrintable(QString::number(view->transform().m11())));
        QVERIFY2(view->verticalScrollBar()->maximum() <= 4, qPrintable(QString::number(view->verticalScrollBar()->maximum())));
        for (const OneLineNode& one : view->oneLine().nodes)
            for (const OneLineNode& other : view->oneLine().nodes)
                QVERIFY2(&one == &other || !one.box.adjusted(1.0, 1.0, -1.0, -1.0).intersects(other.box) || one.symbol == PowerSymbol::Generator
                             || other.symbol == PowerSymbol::Generator,
                         qPrintable(one.key + QLatin1Char('/') + other.key));
        page.resize(1040, 600);
        QCoreApplication::processEvents();
        QCOMPARE(view->oneLine().bounds.height(), usual);
    }

    /// Also while nothing is chosen one sees that keys go to the drawing.
    void theDrawingShowsThatItHasTheKeys()
    {
        PlanDocument document;
        PowerPage page;
        page.setDocument(&document);
        document.replace(test::templatePlan(), {});
        page.resize(1000, 560);
        page.show();
        QVERIFY(test::settled(document));
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        OneLineView* view = page.oneLine();
        const QColor ring = Theme::of(nullptr).colors().focus;
        const auto shows = [&] {
            const QImage image = view->grab().toImage();
            for (int y = 0; y < 5; ++y)
                if (image.pixelColor(image.width() / 3, y) == ring)
                    return true;
            return false;
        };
        page.setFocusPolicy(Qt::StrongFocus);
        page.setFocus();
        QVERIFY(!view->hasFocus() && !shows());
        view->setFocus(Qt::TabFocusReason);
        QVERIFY(view->current().isEmpty());
        QVERIFY(shows());
    }

    void namesOfSidesAreReadInBothThemes()
    {
        Theme& theme = Theme::of(nullptr);
        const ThemeMode before = theme.mode();
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            for (int system = -1; system < 7; ++system)
                for (const QColor& ground : {theme.colors().canvas, theme.colors().accentSoft}) {
                    const double contrast = contrastRatio(sideInk(theme, sideColor(theme, system), ground), ground);
                    QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(system).arg(contrast)));
                }
        }
        theme.setMode(before);
    }

    void everyStageIsDrawnAndListed()
    {
        for (const char* plan : {"openai-amd-6gw", "hgx-hall", "abilene-campus"}) {
            Bench bench{QString::fromLatin1(plan)};
            if (bench.page.isEmptyShown())
                continue;
            const Plan& p = bench.document.plan();
            const Building* building = findById(p.buildings, bench.page.building().toStdString());
            QVERIFY(building);
            int stages = 0;
            for (const ChainStage& stage : building->chain) {
                const QString path = stagePath(buildingChainPath(building->id), stage.id);
                const OneLineNode* node = bench.node(path);
                QVERIFY2(node, qPrintable(path));
                QVERIFY(!node->figures.isEmpty());
                QVERIFY(bench.page.stageModel()->rowOf(path) >= 0);
            }
            for (const OneLineNode& node : bench.view()->oneLine().nodes)
                stages += node.isStage ? 1 : 0;
            QCOMPARE(bench.page.stageModel()->rowCount(), stages + 1);
            QVERIFY(bench.node(QStringLiteral("source")));
        }
    }

    void nothingOfTheDrawingOverlaps()
    {
        for (const Plan& plan : {test::templatePlan(), branchedPlan()}) {
            Bench bench{plan};
            const auto& nodes = bench.view()->oneLine().nodes;
            for (std::size_t i = 0; i < nodes.size(); ++i)
                for (std::size_t j = i + 1; j < nodes.size(); ++j)
                    QVERIFY2(!nodes[i].box.intersects(nodes[j].box),
                             qPrintable(nodes[i].key + nodes[j].key));
            for (const OneLineNode& node : nodes)
                QVERIFY(bench.view()->oneLine().bounds.contains(node.box));
        }
    }

    void aMechanicalBranchStandsBesideTheWayToTheRacks()
    {
        Bench bench{branchedPlan()};
        const OneLineNode* branch = bench.node(bench.stage(5));
        const OneLineNode* trunk = bench.node(bench.stage(2));
        QCOMPARE(branch->parent, trunk->parent);
        QCOMPARE(branch->box.top(), trunk->box.top());
        QVERIFY(branch->box.left() > trunk->box.right());
        const auto& nodes = bench.view()->oneLine().nodes;
        // Half of the cooling hangs on the branch, half on the switchgear that carries all.
        QStringList feeding;
        for (const OneLineNode& node : nodes)
            if (node.key.startsWith(QLatin1String("cooling")))
                feeding << nodes.at(static_cast<std::size_t>(node.parent)).key;
        QCOMPARE(feeding, (QStringList{bench.stage(2), bench.stage(6)}));
    }

    void aClickSelectsTheStage()
    {
        Bench bench;
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {},
                          bench.view()->nodeRect(bench.stage(2)).center());
        QCOMPARE(bench.document.selectedPath(), bench.stage(2));
        QCOMPARE(bench.view()->current(), bench.stage(2));
        QTest::keyClick(bench.view(), Qt::Key_Down);
        QCOMPARE(bench.document.selectedPath(), bench.stage(3));
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QCOMPARE(bench.document.selectedPath(), bench.stage(1));
        // And the other way round: what is selected elsewhere is marked here, also by one of its fields.
        bench.document.setSelectedPath(bench.stage(4) + QStringLiteral(".units"));
        QCOMPARE(bench.view()->current(), bench.stage(4));
        // Also what was selected while the page was not seen.
        bench.page.hide();
        bench.document.setSelectedPath(bench.stage(1));
        bench.page.show();
        QCOMPARE(bench.view()->current(), bench.stage(1));
    }

    void enterAndDoubleClickOpenTheDerivationOfTheLoss()
    {
        Bench bench;
        QSignalSpy asked(&bench.page, &Page::derivationWanted);
        bench.view()->setCurrent(bench.stage(3));
        QTest::keyClick(bench.view(), Qt::Key_Return);
        QCOMPARE(asked.takeFirst().first().toString(), bench.stage(3) + QStringLiteral(".loss_W"));
        QTest::mouseDClick(bench.view()->viewport(), Qt::LeftButton, {},
                           bench.view()->nodeRect(bench.stage(2)).center());
        QCOMPARE(asked.takeFirst().first().toString(), bench.stage(2) + QStringLiteral(".loss_W"));
        for (const OneLineNode& node : bench.view()->oneLine().nodes)
            if (!node.explain.isEmpty())
                QVERIFY2(figure(*bench.document.evaluation(), node.explain.toStdString()).ok(),
                         qPrintable(node.explain));
    }

    void everyFigureOfTheTableHasADerivation()
    {
        Bench bench;
        const StageModel* model = bench.page.stageModel();
        int figures = 0;
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString path =
                    model->index(row, column).data(StageModel::FigureRole).toString();
                if (path.isEmpty())
                    continue;
                ++figures;
                QVERIFY2(figure(*bench.document.evaluation(), path.toStdString()).ok(),
                         qPrintable(path));
            }
        QVERIFY(figures > 30);
    }

    void theDrawingIsTheTreeOfTheCore()
    {
        for (const Plan& plan : {test::templatePlan(), branchedPlan(), test::templatePlan(QStringLiteral("abilene-campus"))}) {
            Bench bench{plan};
            const Plan& p = bench.document.plan();
            const Building* building = findById(p.buildings, bench.page.building().toStdString());
            const Site* site = nullptr;
            for (const Site& s : p.sites)
                if (!site && s.building == building->id)
                    site = &s;
            const auto tree = chainTree(p, *bench.document.evaluation(), *site, *building);
            const auto& nodes = bench.view()->oneLine().nodes;
            QCOMPARE(nodes.size(), tree.size());
            QSet<QString> keys;
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                QCOMPARE(nodes[i].parent, tree[i].parent);
                QCOMPARE(nodes[i].isStage, tree[i].role == ChainNode::Role::Stage);
                QVERIFY2(!keys.contains(nodes[i].key), qPrintable(nodes[i].key));
                keys << nodes[i].key;
                if (tree[i].isLoad())
                    QCOMPARE(nodes[i].detail, formatValue(tree[i].watts, unit::MW));
            }
        }
    }

    void theTableTellsWhatAUnitAsksFor()
    {
        Bench bench;
        const StageModel* model = bench.page.stageModel();
        const auto& result = bench.document.evaluation()->buildings.front();
        const auto sizes = sizingOf(bench.building().chain, bench.building().power, result.chain);
        bool proposed = false;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const int row = model->rowOf(bench.stage(i));
            const auto cell = [&](int column) { return model->index(row, column).data().toString(); };
            const auto bare = [&](int column) { return model->index(row, column).data(Qt::EditRole).toDouble(); };
            const StageResult<double>& stage = result.chain[i];
            const auto room = headroom(bench.building().chain[i], stage);
            QVERIFY(room.has_value());
            QCOMPARE(bare(StageModel::Headroom), room->value() / 1e3);
            // At the headroom the load is at its limit.
            const double full = stage.loadFraction.value() * (1.0 + room->value() / stage.out.value());
            const auto units = static_cast<std::int64_t>(stage.units.value());
            QVERIFY(std::abs(full - redundancyLimit(bench.building().chain[i], units).value_or(1.0)) < 1e-9);
            if (stage.voltage.value() > 0.0)
                QCOMPARE(bare(StageModel::Voltage), stage.voltage.value());
            if (sizes[i].breaker) {
                proposed = true;
                QVERIFY(cell(StageModel::Breaker).startsWith(formatCount(std::llround(sizes[i].breaker->rating.value()))));
            } else {
                QVERIFY(!cell(StageModel::Breaker).contains(QLatin1Char('A')));
            }
        }
        QVERIFY(proposed);
        for (int column = StageModel::Units; column < StageModel::ColumnCount; ++column)
            if (column != StageModel::Out)
                QVERIFY(!model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        const QStringList lines = tableCsv(*bench.page.stageTable()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), model->rowCount() + 1);
        QVERIFY(lines.front().contains(QLatin1String("Headroom (kW)")));
    }

    /// Where nothing is proposed the reason follows the reader's units.
    void whyNothingIsProposedIsToldInTheReadersUnits()
    {
        Plan plan = test::templatePlan();
        plan.buildings.front().power.code = ContinuousRule::Iec;  // cables in mm²
        Bench bench(plan);
        QVERIFY(bench.document.set(bench.stage(4) + QStringLiteral(".conductor_length"), Tree(20e3)).ok());  // m, at 415 V
        bench.settle();
        bench.page.showView("table");
        const QAbstractItemModel* model = bench.page.stageTable()->model();
        const auto told = [&] {
            QStringList all;
            for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, StageModel::Conductor).data(Qt::ToolTipRole).toString();
            return all.join(QLatin1Char('|'));
        };
        QVERIFY2(told().contains(QStringLiteral("mm²")) && !told().contains(QLatin1Char('_')), qPrintable(told()));
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY2(!told().contains(QStringLiteral("mm²")) && told().contains(QLatin1String("no conductor")), qPrintable(told()));
    }

    /// What the pointer reads of a stage has no more digits than anyone can mean.
    void aStageIsToldWithFourDigits()
    {
        Bench bench;
        const OneLineNode* node = bench.node(bench.stage(2));
        QVERIFY(node);
        const QPoint at = bench.view()->nodeRect(node->key).center();
        QHelpEvent help(QEvent::ToolTip, at, bench.view()->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(bench.view()->viewport(), &help);
        QTRY_VERIFY(QToolTip::text().contains(QLatin1String("Loss")));
        const QString text = QToolTip::text();
        QToolTip::hideText();
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("[1-9]\\d*\\.\\d{4,}"))), qPrintable(text));
    }

    /// Of the grid there are some forty figures, most of them of a year.
    void noTooltipCoversThePage()
    {
        Bench bench;
        for (const OneLineNode& node : bench.view()->oneLine().nodes) {
            const QPoint at = bench.view()->nodeRect(node.key).center();
            QHelpEvent help(QEvent::ToolTip, at, bench.view()->viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(bench.view()->viewport(), &help);
            const QString text = QToolTip::text();
            QVERIFY2(text.count(QLatin1String("<br>")) < 12, qPrintable(text));
            QVERIFY2(!text.contains(QLatin1String(": 0 ")), qPrintable(text));
            QToolTip::hideText();
        }
    }

    void standbySetsAndLoadBehaviourLeadToTheirDerivations()
    {
        Bench bench;
        bench.page.showView("table");
        PowerFigures* list = bench.page.figureList();
        QSignalSpy asked(&bench.page, &Page::derivationWanted);
        const QString stem = QStringLiteral("buildings[%1].").arg(bench.page.building());
        for (const char* figure : {"generators", "generator_usable_each_W", "generator_need_W", "generator_recharge_W",
                                   "fuel_stored_m3", "behaviour.coincident_power_W", "behaviour.coincidence_factor",
                                   "behaviour.over_limit_probability", "behaviour.step_ramp_W_s",
                                   "behaviour.flattening_energy_J"}) {
            FigureRow* row = list->row(QLatin1String(figure));
            QVERIFY2(row && row->isVisible(), figure);
            QVERIFY(row->figureText() != QLatin1String("–"));
            row->click();
            QCOMPARE(asked.takeFirst().first().toString(), stem + QLatin1String(figure));
            QVERIFY2(explain(bench.document.plan(), (stem + QLatin1String(figure)).toStdString()).ok(), figure);
        }
        QVERIFY(!list->standbyNote()->isVisible());
        QVERIFY(!list->behaviourNote()->isVisible());

        QVERIFY(bench.document.set(stem + QStringLiteral("power.generator"), Tree("")).ok());
        QVERIFY(bench.document.set(QStringLiteral("assumptions.workload.kind"), Tree("inference")).ok());
        bench.settle();
        QTRY_VERIFY(list->standbyNote()->isVisible());
        QVERIFY(!list->row(QStringLiteral("generators"))->isVisible());
        QVERIFY(list->stepNote()->isVisible());
        emit list->standbyNote()->linkActivated(stem + QStringLiteral("power.generator"));
        QCOMPARE(bench.document.selectedPath(), stem + QStringLiteral("power.generator"));
    }

    void theHeadKeepsTheTitleWhenItIsNarrow()
    {
        Bench bench;
        for (const int width : {1000, 740}) {  // the narrow one with the window at 1100 pixels
            bench.page.resize(width, 500);
            QCoreApplication::processEvents();
            for (const ElidedLabel* label : bench.page.findChildren<ElidedLabel*>())
                if (label->text() == toQString(bench.building().name))
                    QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(QString::number(width)));
        }
    }

    void theTopologyMenuLeadsToTheLineups()
    {
        Bench bench;
        QMenu* menu = bench.page.topologyMenu();
        emit menu->aboutToShow();
        menu->actions().constLast()->trigger();
        QCOMPARE(bench.document.selectedPath(),
                 QStringLiteral("buildings[%1].power.lineups").arg(bench.page.building()));
    }

    void theTableFollowsThePlan()
    {
        Bench bench;
        StageModel* model = bench.page.stageModel();
        QAbstractItemModelTester tester(model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int rows = model->rowCount();
        QVERIFY(bench.document.apply(removeStage(bench.document.plan(), bench.stage(3))).ok());
        bench.settle();
        QTRY_COMPARE(model->rowCount(), rows - 1);
        bench.document.undoStack()->undo();
        bench.settle();
        QTRY_COMPARE(model->rowCount(), rows);
        bench.document.replace({}, {});
        bench.settle();
        QTRY_COMPARE(model->rowCount(), 0);
    }

    void aTopologyIsOneStepThatUndoTakesBack()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        for (const Topology& topology : topologies()) {
            const EditList edits = applyTopology(plan, plan.buildings.front().id, topology);
            if (edits.edits.empty())
                continue;
            QVERIFY(bench.document.apply(edits).ok());
            const Plan changed = bench.document.plan();
            for (std::size_t i = 1; i < 5; ++i) {
                QCOMPARE(changed.buildings[0].chain[i].redundancy, topology.redundancy);
                QCOMPARE(changed.buildings[0].chain[i].spares, topology.spares);
            }
            QCOMPARE(changed.buildings[0].chain[0], plan.buildings[0].chain[0]);
            QCOMPARE(bench.document.undoStack()->count(), 1);
            bench.settle();
            const std::int64_t systems = schemeOf(changed.buildings[0].chain[1]).systems;
            QTRY_COMPARE(bench.node(bench.stage(1))->scheme.systems, systems);
            bench.document.undoStack()->undo();
            QVERIFY(bench.document.plan() == plan);
            bench.document.undoStack()->redo();
            QVERIFY(bench.document.plan() == changed);
            bench.document.undoStack()->undo();
            QVERIFY(applyTopology(changed, plan.buildings.front().id, topology).edits.empty());
        }
    }

    void theMenuAppliesATopologyAndMarksIt()
    {
        Bench bench;
        QMenu* menu = bench.page.topologyMenu();
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 15);  // seven topologies, a heading and five supplies, lineups below a line
        for (const QAction* action : menu->actions().first(7))
            QVERIFY(!action->isChecked());  // the example's busway is 2N below 3 to make 2
        menu->actions().at(4)->trigger();
        emit menu->aboutToShow();
        QVERIFY(menu->actions().at(4)->isChecked());  // 3 to make 2
        menu->actions().at(2)->trigger();
        QCOMPARE(bench.building().chain[1].redundancy, Redundancy::TwoN);
        emit menu->aboutToShow();
        QVERIFY(menu->actions().at(2)->isChecked());
        bench.undoAll();
        QVERIFY(bench.document.plan() == test::templatePlan());
    }

    void theMenuGivesTheBuildingAnotherSupplyInOneStep()
    {
        Bench bench;
        QMenu* menu = bench.page.topologyMenu();
        emit menu->aboutToShow();
        QVERIFY(menu->actions().at(7)->isSeparator());
        QVERIFY(menu->actions().at(8)->isChecked());  // AC with UPS
        for (int supply = 9; supply < 13; ++supply) {
            emit menu->aboutToShow();
            menu->actions().at(supply)->trigger();
            QCOMPARE(bench.document.undoStack()->count(), 1);
            QVERIFY(bench.document.plan() != test::templatePlan());
            emit menu->aboutToShow();
            for (int i = 8; i < 13; ++i)
                QCOMPARE(menu->actions().at(i)->isChecked(), i == supply);
            QVERIFY(menu->actions().at(2)->isEnabled());
            bench.settle();
            bench.document.undoStack()->undo();
            QVERIFY(bench.document.plan() == test::templatePlan());
        }
    }

    void aStageIsInsertedBelowTheChosenOneAndRemoved()
    {
        for (const Plan& plan : {test::templatePlan(), branchedPlan()}) {
            Bench bench{plan};
            const std::vector<StageOffer> offers = stageOffers(plan, offeredCatalogue().catalogue);
            QVERIFY(offers.size() > 1);
            for (const StageOffer& offer : {offers.front(), offers.back()}) {
                const auto made =
                    insertStage(plan, offeredCatalogue().catalogue,
                                buildingChainPath(bench.building().id), bench.stage(1), offer);
                QVERIFY(made.ok());
                QVERIFY(bench.document.apply(made->list).ok());
                QCOMPARE(bench.document.undoStack()->count(), 1);
                const Plan changed = bench.document.plan();
                const ChainShape shape = shapeOf(bench.building().chain);
                const std::size_t at = 2;
                QCOMPARE(made->made, bench.stage(at));
                QCOMPARE(shape.parent[at], std::size_t{1});
                QCOMPARE(shape.parent[3], at);  // what was fed by the stage above
                if (bench.building().chain.size() > 6)
                    QCOMPARE(shape.parent[6], at);
                bench.settle();
                QTRY_VERIFY(bench.node(made->made));
                // Removed again, all feeds are as before.
                QVERIFY(bench.document.apply(removeStage(changed, made->made)).ok());
                QCOMPARE(shapeOf(bench.building().chain).parent,
                         shapeOf(plan.buildings[0].chain).parent);
                bench.undoAll();
                QVERIFY(bench.document.plan() == plan);
            }
        }
    }

    void theStageThatSetsTakeOverAtCanBeRemoved()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        QCOMPARE(plan.buildings[0].power.generatorFeeds, plan.buildings[0].chain[1].id);
        QVERIFY(bench.document.apply(removeStage(plan, bench.stage(1))).ok());
        QCOMPARE(bench.building().power.generatorFeeds, plan.buildings[0].chain[0].id);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void anOverloadIsNamedAndNotOnlyColoured()
    {
        Bench bench;
        // Racks that the planner counts stay; else no more of them fit than the units carry.
        const auto racks = static_cast<std::int64_t>(bench.document.evaluation()->platforms.front().racksPerHall.value());
        const QString hall = QString::fromStdString(bench.document.plan().buildings[0].hall);
        QVERIFY(bench.document.set(QStringLiteral("halls[%1].racks").arg(hall), Tree(racks)).ok());
        QVERIFY(bench.document.set(bench.stage(3) + QStringLiteral(".units"), Tree(30)).ok());
        bench.settle();
        QTRY_VERIFY(bench.node(bench.stage(3))->isOverloaded());
        bench.view()->setCurrent(bench.stage(3));
        QVERIFY(bench.view()->accessibleDescription().contains(QLatin1String("overloaded")));
        const StageModel* model = bench.page.stageModel();
        const QModelIndex cell = model->index(model->rowOf(bench.stage(3)), StageModel::Load);
        QVERIFY(cell.data().toString().contains(QLatin1String("overload")));
        // Enough for the load, too few to lose one of three systems.
        QVERIFY(bench.document.set(bench.stage(3) + QStringLiteral(".units"), Tree(90)).ok());
        bench.settle();
        QTRY_VERIFY(!bench.node(bench.stage(3))->isOverloaded());
        QVERIFY(bench.node(bench.stage(3))->isRedundancyLost());
    }

    void theLimitIsWhatARedundancyCanCarryAfterAFailure()
    {
        ChainStage stage;
        QVERIFY(!redundancyLimit(stage, 5));
        stage.redundancy = Redundancy::TwoN;
        QCOMPARE(*redundancyLimit(stage, 10), 0.5);
        stage.redundancy = Redundancy::ThreeToMakeTwo;
        QCOMPARE(*redundancyLimit(stage, 9), 2.0 / 3.0);
        stage.redundancy = Redundancy::NPlus1;
        QCOMPARE(*redundancyLimit(stage, 5), 0.8);
        stage.redundancy = Redundancy::BlockRedundant;
        QCOMPARE(*redundancyLimit(stage, 5), 1.0);
    }

    void figuresFollowWhileAValueIsDragged()
    {
        Bench bench;
        const QString before = bench.node(bench.stage(3))->figures;
        bench.document.beginLiveEdit();
        QVERIFY(bench.document
                    .set(QStringLiteral("sites[%1].grid_limit")
                             .arg(QString::fromStdString(bench.document.plan().sites[0].id)),
                         Tree(6e8))
                    .ok());
        bench.settle();
        QTRY_VERIFY(bench.node(QStringLiteral("source"))->detail.contains(QLatin1String("600")));
        bench.document.endLiveEdit();
        QVERIFY(bench.document.set(bench.stage(3) + QStringLiteral(".mode"), Tree("eco")).ok());
        bench.settle();
        QTRY_VERIFY(bench.node(bench.stage(3))->figures != before);
    }

    void keysAndWheelZoomAndZeroShowsAll()
    {
        Bench bench;
        const double fitted = bench.view()->zoom();
        QTest::keyClick(bench.view(), Qt::Key_Plus);
        QVERIFY(bench.view()->zoom() > fitted);
        QTest::keyClick(bench.view(), Qt::Key_0);
        QCOMPARE(bench.view()->zoom(), fitted);
        const QPointF at(bench.view()->viewport()->rect().center());
        QWheelEvent wheel(at, bench.view()->viewport()->mapToGlobal(at), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(bench.view()->viewport(), &wheel);
        QVERIFY(bench.view()->zoom() < fitted);
    }

    void withoutABuildingThePageSaysWhy()
    {
        Bench none{Plan{}};
        QVERIFY(none.page.isEmptyShown());
        Plan plan = test::templatePlan();
        plan.sites.clear();
        Bench noSite{plan};
        QVERIFY(noSite.page.isEmptyShown());
        none.document.replace(test::templatePlan(), {});
        none.settle();
        QTRY_VERIFY(!none.page.isEmptyShown());
    }
};
RW_UI_TEST(PowerPageTest)

}  // namespace rw::ui

#include "power_page_test.moc"
