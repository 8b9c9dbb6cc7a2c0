// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_table_model.h"
#include "plots/plot_view.h"
#include "programme/delivery_view.h"
#include "programme/phase_editor.h"
#include "programme/phase_model.h"
#include "programme/programme_edits.h"
#include "programme/programme_page.h"
#include "programme/sites_chain.h"
#include "programme/target_editor.h"
#include "programme/timeline.h"
#include "programme/timeline_view.h"
#include "shell/key_figures.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/chip.h"
#include "widgets/day_edit.h"
#include "widgets/empty_state.h"
#include "widgets/quantity_edit.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class ProgrammePageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        ProgrammePage page;

        explicit Bench(const QString& plan = QStringLiteral("openai-amd-6gw"))
        {
            page.setDocument(&document);
            document.replace(test::templatePlan(plan), {});
            page.resize(1200, 800);
            page.show();
            QVERIFY(test::settled(document));
        }
        const Phase& phase(std::size_t i) const { return document.plan().programme.phases.at(i); }
        QString phaseId(std::size_t i) const { return QString::fromStdString(phase(i).id); }
        TimelineView* timeline() const { return page.timelineView(); }
        void drag(const QPointF& from, double by)
        {
            const QPointF to(from.x() + by, from.y());
            QTest::mousePress(timeline(), Qt::LeftButton, {}, from.toPoint());
            for (const double part : {0.3, 0.6, 1.0}) {
                const QPointF at = from + (to - from) * part;
                QMouseEvent move(QEvent::MouseMove, at, timeline()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
                QCoreApplication::sendEvent(timeline(), &move);
            }
            QTest::mouseRelease(timeline(), Qt::LeftButton, {}, to.toPoint());
        }
    };

private Q_SLOTS:
    /// Larger letters take more room; what does not fit beside goes below, and nothing is cut.
    void everyPartIsWholeAtAllSizesOfText()
    {
        Bench bench;
        for (const double scale : {0.8, 1.0, 1.25, 1.5, 2.0, 1.0}) {
            Theme::of(nullptr).setTextScale(scale);
            for (const int width : {1000, 730, 1600}) {
                bench.page.resize(width, 800);
                QCoreApplication::sendPostedEvents();
                QCoreApplication::processEvents();
                const auto where = [&] { return QStringLiteral("text %1, width %2, columns %3").arg(scale).arg(width).arg(bench.page.columns()).toUtf8(); };
                QCOMPARE(bench.page.width(), width);
                QWidget* const parts[] = {bench.page.targetEditor(), bench.page.sitesChain(), bench.timeline(), bench.page.plot()};
                for (QWidget* part : parts) {
                    QVERIFY2(part->isVisible(), where().constData());
                    const QPoint left = part->mapTo(&bench.page, QPoint(0, 0));
                    QVERIFY2(left.x() >= 0 && left.x() + part->width() <= width, where().constData());
                    for (QWidget* at = part; at && at != &bench.page; at = at->parentWidget())
                        if (auto* area = qobject_cast<QScrollArea*>(at->parentWidget() ? at->parentWidget()->parentWidget() : nullptr))
                            QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                                     (where() + ": " + part->metaObject()->className() + " " + QByteArray::number(area->widget()->width())
                                      + " in " + QByteArray::number(area->viewport()->width())).constData());
                }
                for (const ChainStepRow* row : bench.page.sitesChain()->findChildren<ChainStepRow*>())
                    if (row->isVisible())
                        QVERIFY2(row->height() >= row->heightForWidth(row->width()), (where() + ": " + row->accessibleName().toUtf8() + " " + QByteArray::number(row->height()) + " of "
                                  + QByteArray::number(row->heightForWidth(row->width())) + " at " + QByteArray::number(row->width()))
                                     .constData());
            }
        }
        bench.page.resize(1600, 800);
        QCOMPARE(bench.page.columns(), 3);
    }

    void draggingABarMovesBothItsDatesInOneStep()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        const QRectF bar = bench.timeline()->barRect(bench.phaseId(2));
        const double month = bar.width() / 9.0;  // the phase lasts nine months
        QSignalSpy live(bench.timeline(), &TimelineView::dragged);
        bench.drag(bar.center(), 3.0 * month);
        QVERIFY2(live.size() >= 2, "the plot follows while the bar is dragged");
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QCOMPARE(toQDate(bench.phase(2).start), toQDate(plan.programme.phases[2].start).addMonths(3));
        QCOMPARE(toQDate(bench.phase(2).end).addDays(1), toQDate(plan.programme.phases[2].end).addDays(1).addMonths(3));
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        bench.document.undoStack()->redo();
        QVERIFY(!(bench.document.plan() == plan));
    }

    void draggingAnEndStretchesThePhase()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        const QRectF bar = bench.timeline()->barRect(bench.phaseId(1));
        const double month = bar.width() / 9.0;
        bench.drag(QPointF(bar.right() - 1.0, bar.center().y()), 2.0 * month);
        QCOMPARE(bench.phase(1).start, plan.programme.phases[1].start);
        QCOMPARE(toQDate(bench.phase(1).end).addDays(1), toQDate(plan.programme.phases[1].end).addDays(1).addMonths(2));
    }

    void aDragThatComesBackIsNoEdit()
    {
        Bench bench;
        const QRectF bar = bench.timeline()->barRect(bench.phaseId(2));
        bench.drag(bar.center(), 1.0);
        QCOMPARE(bench.document.undoStack()->count(), 0);
    }

    /// The form of a phase must not push the timeline out of a window of usual width.
    void aChosenPhaseLeavesThePageAsWideAsItIs()
    {
        Bench bench;
        for (const QSize& size : {QSize(1030, 560), QSize(735, 330)}) {
            bench.page.resize(size);
            bench.timeline()->setCurrent(bench.phaseId(1));
            QCoreApplication::processEvents();
            QWidget* body = bench.timeline();
            while (body && !qobject_cast<QScrollArea*>(body)) body = body->parentWidget();
            auto* area = qobject_cast<QScrollArea*>(body);
            QVERIFY(area);
            QVERIFY2(area->widget()->width() <= area->viewport()->width(),
                     qPrintable(QStringLiteral("%1 > %2").arg(area->widget()->width()).arg(area->viewport()->width())));
        }
    }

    void severalPhasesAreChosenByPointerKeysAndTableAndEditedTogether()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        const auto paths = [&](std::initializer_list<std::size_t> phases) {
            QStringList all;
            for (const std::size_t i : phases) all << phasePath(bench.phaseId(i));
            return all;
        };
        const auto click = [&](std::size_t i, Qt::KeyboardModifiers keys) {
            QTest::mouseClick(bench.timeline(), Qt::LeftButton, keys, bench.timeline()->barRect(bench.phaseId(i)).center().toPoint());
        };
        click(1, {});
        QCOMPARE(bench.document.selectedPaths(), paths({1}));
        click(3, Qt::ControlModifier);
        QCOMPARE(bench.document.selectedPaths(), paths({3, 1}));
        QCOMPARE(bench.timeline()->current(), bench.phaseId(3));
        click(3, Qt::ControlModifier);
        QCOMPARE(bench.document.selectedPaths(), paths({1}));
        click(3, Qt::ShiftModifier);
        QCOMPARE(bench.document.selectedPaths(), paths({3, 1, 2}));
        QCOMPARE(bench.document.undoStack()->count(), 0);
        // By keys.
        bench.timeline()->setCurrent(bench.phaseId(0));
        QTest::keyClick(bench.timeline(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(bench.timeline(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.document.selectedPaths(), paths({2, 0, 1}));
        QTest::keyClick(bench.timeline(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(bench.document.selectedPaths(), paths({1, 0}));
        // In the table.
        QTableView* table = nullptr;
        for (auto* view : bench.page.findChildren<QTableView*>())
            if (view->model() == bench.page.phaseModel()) table = view;
        QVERIFY(table);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 2);
        table->selectionModel()->setCurrentIndex(table->model()->index(4, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(bench.document.selectedPaths(), paths({4}));
        table->selectionModel()->select(table->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(bench.document.selectedPaths(), paths({4, 2}));
        QCOMPARE(bench.timeline()->selection().size(), 2);
        // All of them go in one step.
        QTest::keyClick(bench.timeline(), Qt::Key_Delete);
        QCOMPARE(bench.document.plan().programme.phases.size(), before.programme.phases.size() - 2);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
    }

    void keysMoveStretchAndReorder()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        bench.timeline()->setCurrent(bench.phaseId(0));
        QTest::keyClick(bench.timeline(), Qt::Key_Down);
        QCOMPARE(bench.timeline()->current(), bench.phaseId(1));
        QTest::keyClick(bench.timeline(), Qt::Key_Right);
        QCOMPARE(toQDate(bench.phase(1).start), toQDate(plan.programme.phases[1].start).addMonths(1));
        QTest::keyClick(bench.timeline(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(toQDate(bench.phase(1).end).addDays(1), toQDate(plan.programme.phases[1].end).addDays(1).addMonths(2));
        QTest::keyClick(bench.timeline(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(bench.phase(1).start, plan.programme.phases[1].start);
        QCOMPARE(bench.document.undoStack()->count(), 3);
        const std::string moved = bench.phase(1).id;
        QTest::keyClick(bench.timeline(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(bench.phase(0).id, moved);
        while (bench.document.undoStack()->canUndo()) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void spaceCarriesAPhaseInOneStep()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        bench.timeline()->setCurrent(bench.phaseId(1));
        QTest::keyClick(bench.timeline(), Qt::Key_Space);
        for (int i = 0; i < 4; ++i) QTest::keyClick(bench.timeline(), Qt::Key_Left);
        QVERIFY(bench.document.plan() == plan);
        QTest::keyClick(bench.timeline(), Qt::Key_Space);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QCOMPARE(toQDate(bench.phase(1).start), toQDate(plan.programme.phases[1].start).addMonths(-4));
        QTest::keyClick(bench.timeline(), Qt::Key_Space);
        QTest::keyClick(bench.timeline(), Qt::Key_Right);
        QTest::keyClick(bench.timeline(), Qt::Key_Escape);
        QCOMPARE(bench.document.undoStack()->count(), 1);
    }

    void anotherBasisChangesTheHeadline()
    {
        Bench bench;
        const auto needed = *bench.document.evaluation()->programme.sitesNeeded;
        QVERIFY(needed.systems.value() > needed.grid.value());
        QCOMPARE(bench.page.sitesChain()->headline()->count(), QString::number(std::lround(needed.systems.value())));
        bench.page.targetEditor()->basisControl()->setCurrentIndex(static_cast<int>(Basis::Grid));
        QCOMPARE(bench.document.plan().programme.basis, Basis::Grid);
        QVERIFY(test::settled(bench.document));
        QCOMPARE(bench.page.sitesChain()->headline()->count(), QString::number(std::lround(needed.grid.value())));
        QVERIFY(bench.page.targetEditor()->reading(Basis::Grid)->isChecked());
        // A reading is a way to choose, too.
        bench.page.targetEditor()->reading(Basis::It)->click();
        QCOMPARE(bench.document.plan().programme.basis, Basis::It);
        bench.document.undoStack()->undo();
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == test::templatePlan());
        QVERIFY(bench.page.targetEditor()->reading(Basis::Systems)->isChecked());
    }

    void allFourReadingsNameSitesAndRacks()
    {
        Bench bench;
        const Evaluation& evaluation = *bench.document.evaluation();
        const QString racks = formatCount(std::llround(evaluation.programme.racks->value()));
        const BasisReading* systems = bench.page.targetEditor()->reading(Basis::Systems);
        QTRY_VERIFY2(systems->accessibleName().contains(racks), qPrintable(systems->accessibleName()));
        const QString ofGrid = bench.page.targetEditor()->reading(Basis::Grid)->accessibleName();
        QVERIFY(!ofGrid.contains(racks));
        QVERIFY2(ofGrid.contains(QString::number(std::lround(evaluation.programme.sitesNeeded->grid.value()))), qPrintable(ofGrid));
    }

    void theReadingsAreThoseUnderTheChosenScenario()
    {
        Bench bench;
        const auto racksAs = [&bench](Basis basis) {
            Plan plan = withScenario(bench.document.plan(), bench.document.scenario().toStdString()).value().plan;
            plan.programme.basis = basis;
            return formatCount(std::llround(evaluate(plan).programme.racks->value()));
        };
        const auto named = [&bench](Basis basis) { return bench.page.targetEditor()->reading(basis)->accessibleName(); };
        const QString before = formatCount(std::llround(bench.document.evaluation()->programme.racks->value()));
        bench.document.setScenario(QStringLiteral("peak-draw"));
        QVERIFY(test::settled(bench.document));
        for (const Basis basis : {Basis::Systems, Basis::It, Basis::Facility, Basis::Grid})
            QTRY_VERIFY2(named(basis).contains(racksAs(basis) + QLatin1Char(' ')), qPrintable(named(basis)));
        QVERIFY2(!named(Basis::Systems).contains(before + QLatin1Char(' ')), "racks that draw more are fewer");
    }

    void aScenarioThatChangesTheTargetIsNamedByTheHeadline()
    {
        Bench bench;
        Plan plan = bench.document.plan();
        plan.scenarios.push_back({"less", "Less", {{"override-a", "programme.target", "3 GW"},
                                                   {"override-b", "programme.basis", "grid"}}});
        bench.document.replace(plan, {});
        bench.document.setScenario(QStringLiteral("less"));
        QVERIFY(test::settled(bench.document));
        const QString headline = bench.page.sitesChain()->headline()->accessibleName();
        QVERIFY2(headline.contains(QLatin1String("3 GW")) && headline.contains(basisWord(Basis::Grid)), qPrintable(headline));
        // What is edited is the plan, whatever is looked at.
        QCOMPARE(bench.page.targetEditor()->powerEdit()->si(), plan.programme.target.si);
        KeyFigures tiles;
        tiles.setDocument(&bench.document);
        QCOMPARE(tiles.figurePath(0), QStringLiteral("programme.sites_needed.grid"));
    }

    void theChainEndsInTheSitesAndEveryStepExplainsItself()
    {
        Bench bench;
        const auto chain = chainOf(bench.document.plan(), bench.document.evaluation().get());
        QCOMPARE(chain.back().figure, bench.page.sitesChain()->headline()->count());
        QVERIFY(!chain[2].division.isEmpty());
        QSignalSpy asked(&bench.page, &Page::derivationWanted);
        bench.page.sitesChain()->headline()->click();
        QCOMPARE(asked.takeFirst().first().toString(), QStringLiteral("programme.sites"));
        for (const ChainStep& step : chain) {
            if (step.figurePath.isEmpty()) continue;
            const Result<Figure> known = figure(*bench.document.evaluation(), step.figurePath.toStdString());
            QVERIFY2(known.ok(), qPrintable(step.figurePath));
        }
    }

    void theCostStandsUnderTheChainAndExplainsItself()
    {
        Bench bench;
        const Evaluation& evaluation = *bench.document.evaluation();
        QVERIFY(evaluation.money.allIn && evaluation.money.capex && evaluation.money.perGwFacility && evaluation.money.opex);
        const QList<ChainStep> money = moneyOf(&evaluation);
        QCOMPARE(money.size(), 3);
        QCOMPARE(money.at(0).figure, formatValue(evaluation.money.capex->mode.value(), unit::USD));
        QVERIFY(money.at(0).division.contains(formatValue(evaluation.money.capex->low.value(), unit::USD)));
        QVERIFY(money.at(0).division.contains(formatValue(evaluation.money.capex->high.value(), unit::USD)));
        for (const AnnouncedCheck& check : evaluation.money.announced)
            QVERIFY2(money.at(1).remainder.contains(toQString(check.name)), check.name.c_str());
        QCOMPARE(money.at(2).figure, formatValue(evaluation.money.opex->value(), unit::USD));
        QSignalSpy asked(&bench.page, &Page::derivationWanted);
        for (std::size_t i = 0; i < 3; ++i) {
            const Result<Figure> known = figure(evaluation, money.at(static_cast<qsizetype>(i)).figurePath.toStdString());
            QVERIFY2(known.ok() && known->si, qPrintable(money.at(static_cast<qsizetype>(i)).figurePath));
            QCOMPARE(formatValue(*known->si, unit::USD), money.at(static_cast<qsizetype>(i)).figure);
            bench.page.sitesChain()->moneyRow(i)->click();
            QCOMPARE(asked.takeFirst().first().toString(), money.at(static_cast<qsizetype>(i)).figurePath);
        }
        QVERIFY(moneyOf(nullptr).isEmpty());
    }

    void thePlotIsTheEnginesPowerOverDays()
    {
        Bench bench;
        const DeliveryResult& delivery = bench.document.evaluation()->delivery;
        const PlotData& plot = bench.page.plot()->plot();
        const PlotSeries& top = plot.series.back();
        QVERIFY(top.filled);
        // Of the engine's points, each at its day; the unit is the axis's.
        const double most = delivery.power.total.back().value() / 1e9;
        QCOMPARE(plot.y.unit, QStringLiteral("GW"));
        for (std::size_t i = 0; i < delivery.power.days.size(); ++i) {
            const auto y = PlotTableModel::valueAt(top, yearsOf(toQDate(delivery.power.days[i])));
            QVERIFY(y && std::abs(*y - delivery.power.total[i].value() / 1e9) <= 1e-9 * most);
        }
        QVERIFY(delivery.targetDay.set());
        QVERIFY2(plot.title.contains(QLatin1String("reached")) && plot.title.contains(formatDate(delivery.targetDay)), qPrintable(plot.title));
        QVERIFY2(plot.subtitle.contains(QLatin1String("evenly")), qPrintable(plot.subtitle));
    }

    void theSubtitleTellsHowPhasesRamp()
    {
        Bench bench;
        const auto subtitle = [&bench] { return bench.page.plot()->plot().subtitle; };
        for (const Phase& phase : bench.document.plan().programme.phases)
            QVERIFY(bench.document.apply(setPhaseRamp(QString::fromStdString(phase.id), RampShape::Smooth)).ok());
        QVERIFY(test::settled(bench.document));
        QVERIFY2(subtitle().contains(QLatin1String("S-curves")) && !subtitle().contains(QLatin1String("evenly")), qPrintable(subtitle()));
        QVERIFY(bench.document.apply(setPhaseRamp(bench.phaseId(0), RampShape::Step)).ok());
        QVERIFY(bench.document.apply(setPhaseRamp(bench.phaseId(1), RampShape::Linear)).ok());
        QVERIFY(test::settled(bench.document));
        for (const char* words : {"1 evenly", "1 as a step at the end", "along an S-curve"})
            QVERIFY2(subtitle().contains(QLatin1String(words)), qPrintable(subtitle()));
    }

    void aDraggedPhaseIsWorkedOutByTheEngine()
    {
        Bench bench;
        const Evaluation& evaluation = *bench.document.evaluation();
        MovedPhase moved{bench.phaseId(2), toQDate(bench.phase(2).start).addMonths(6), toQDate(bench.phase(2).end).addMonths(6)};
        const DeliveryResult preview = deliveryOf(bench.document.plan(), evaluation, moved);
        QVERIFY(bench.document.apply(setPhaseDates(bench.document.plan(), moved)).ok());
        QVERIFY(test::settled(bench.document));
        const DeliveryResult& after = bench.document.evaluation()->delivery;
        QVERIFY(preview.power.days == after.power.days);
        QVERIFY(preview.power.total == after.power.total);
        QCOMPARE(preview.targetDay, after.targetDay);
    }

    /// A plan in which what is ordered comes too late.
    static Plan heldPlan()
    {
        Plan plan = test::templatePlan();
        plan.programme.delivery.ordersFrom = Date{2026, 10, 1};
        SupplyLimit supply;
        supply.id = "supply-1";
        supply.rackDesign = findById(plan.clusters, plan.programme.phases.front().mix.front().cluster)->rackDesign;
        supply.from = plan.programme.phases.front().start;
        supply.perQuarter = 10000;
        plan.programme.delivery.supply.push_back(supply);
        return plan;
    }

    void whatHoldsPhasesBackIsDrawnBesideThePlan()
    {
        Bench bench;
        QVERIFY(std::none_of(bench.page.plot()->plot().series.begin(), bench.page.plot()->plot().series.end(),
                             [](const PlotSeries& s) { return s.pen == PlotSeries::Pen::Dashed; }));
        QVERIFY(bench.timeline()->lateRect(bench.phaseId(0)).isNull());
        bench.document.replace(heldPlan(), {});
        QVERIFY(test::settled(bench.document));
        const DeliveryResult& delivery = bench.document.evaluation()->delivery;
        const PlotSeries& expected = bench.page.plot()->plot().series.back();
        QCOMPARE(expected.pen, PlotSeries::Pen::Dashed);
        const auto y = PlotTableModel::valueAt(expected, yearsOf(toQDate(delivery.power.days[delivery.power.days.size() / 2])));
        QVERIFY(y && std::abs(*y - delivery.power.expected[delivery.power.days.size() / 2].value() / 1e9) < 1e-9);
        const PhaseDelivery& first = delivery.phases.front();
        QVERIFY(first.lateDays > 0);
        const QRectF late = bench.timeline()->lateRect(bench.phaseId(0));
        QVERIFY(late.width() > 0.0);
        QVERIFY(std::abs(late.left() - bench.timeline()->barRect(bench.phaseId(0)).right()) < 1.0);
        const QString held = bench.timeline()->timeline().phases.front().held;
        QVERIFY2(held.contains(heldWord(first.heldBy)) && held.contains(formatDate(first.complete)), qPrintable(held));
        bench.timeline()->setCurrent(bench.phaseId(0));
        QVERIFY(bench.timeline()->accessibleDescription().contains(held));
        PhaseModel* model = bench.page.phaseModel();
        QCOMPARE(model->index(0, PhaseModel::HeldUp).data().toString(), heldWord(first.heldBy));
        QCOMPARE(model->index(0, PhaseModel::Complete).data().toString(), formatDate(first.complete));
    }

    void theRampIsChosenByKeyMenuAndEditor()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        bench.timeline()->setCurrent(bench.phaseId(0));
        QTest::keyClick(bench.timeline(), Qt::Key_R);
        QCOMPARE(bench.phase(0).ramp, RampShape::Step);
        const std::unique_ptr<QMenu> menu(bench.timeline()->phaseMenu(bench.phaseId(0)));
        QAction* smooth = nullptr;
        for (QAction* action : menu->actions())
            if (action->text() == rampWord(RampShape::Smooth)) smooth = action;
        QVERIFY(smooth && !smooth->isChecked());
        smooth->trigger();
        QCOMPARE(bench.phase(0).ramp, RampShape::Smooth);
        QComboBox* choice = bench.page.phaseEditor()->rampChoice();
        QCOMPARE(choice->currentText(), rampWord(RampShape::Smooth));
        choice->setCurrentIndex(0);
        emit choice->activated(0);
        QCOMPARE(bench.phase(0).ramp, RampShape::Linear);
        QCOMPARE(bench.document.undoStack()->count(), 3);
        while (bench.document.undoStack()->canUndo()) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void aFlagTellsWhatItReleasesAndOnWhatCondition()
    {
        Bench bench;
        Plan plan = bench.document.plan();
        Milestone& milestone = plan.programme.milestones.front();
        milestone.kind = MilestoneKind::Shares;
        milestone.shares = 1234567;
        milestone.sharePrice.si = 600.0;
        milestone.condition = "Only if it snows";
        milestone.day = {};
        milestone.at.si = 1e9;
        bench.document.replace(plan, {});
        QVERIFY(test::settled(bench.document));
        const TimelineFlag flag = bench.timeline()->timeline().flags.front();
        const MilestoneResult& result = bench.document.evaluation()->delivery.milestones.front();
        QCOMPARE(flag.kind, MilestoneKind::Shares);
        QCOMPARE(flag.day, toQDate(result.day));
        for (const QString& words : {milestoneWord(MilestoneKind::Shares), formatCount(1234567), formatValue(600.0, unit::USD),
                                     QStringLiteral("Only if it snows"), formatDate(result.day)})
            QVERIFY2(flag.explanation.contains(words), qPrintable(words + QStringLiteral(" in ") + flag.explanation));
        // Its kind is chosen in its menu.
        const std::unique_ptr<QMenu> menu(bench.timeline()->flagMenu(flag.id));
        for (QAction* action : menu->actions())
            if (action->text() == milestoneWord(MilestoneKind::Option)) action->trigger();
        QCOMPARE(bench.document.plan().programme.milestones.front().kind, MilestoneKind::Option);
    }

    void howFirmTheDealIsStandsBesideTheTarget()
    {
        Bench bench;
        QCOMPARE(bench.document.plan().programme.dealStatus, DealStatus::Binding);
        QVERIFY(bench.page.targetEditor()->dealChip()->isVisible());
        QCOMPARE(bench.page.targetEditor()->dealChip()->accessibleName(), coreText("choice.deal_status.binding"));
        QVERIFY(bench.document.set(QStringLiteral("programme.deal_status"), Tree("none")).ok());
        QVERIFY(!bench.page.targetEditor()->dealChip()->isVisible());
    }

    void aPhaseEndsInTheQuarterOfItsLastDay()
    {
        QCOMPARE(periodText(QDate(2031, 1, 1), QDate(2031, 12, 31)), QStringLiteral("2031 Q1 to 2031 Q4"));
        QCOMPARE(periodText(QDate(2031, 7, 1), QDate(2031, 9, 30)), QStringLiteral("2031 Q3"));
    }

    void deliveryTellsWhatIsLateAndWhatToEnter()
    {
        Bench bench;
        Plan silent = bench.document.plan();
        for (Phase& phase : silent.programme.phases) phase.start = phase.end = {};
        bench.document.replace(silent, {});
        QVERIFY(test::settled(bench.document));
        bench.page.showView("delivery");
        DeliveryView* view = bench.page.deliveryView();
        QVERIFY(view->isVisible() && !bench.page.plot()->isVisible());
        QVERIFY(view->emptyState()->isVisible());
        view->emptyState()->button()->click();
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("programme.phases[%1]").arg(bench.phaseId(0)));
        bench.document.replace(heldPlan(), {});
        QVERIFY(test::settled(bench.document));
        QVERIFY(!view->emptyState()->isVisible());
        const DeliveryResult& delivery = bench.document.evaluation()->delivery;
        for (const DeliveryView::Part part : {DeliveryView::Phases, DeliveryView::Paths, DeliveryView::Items, DeliveryView::Supply}) {
            const QAbstractItemModelTester tester(view->model(part), QAbstractItemModelTester::FailureReportingMode::QtTest);
            QVERIFY(view->model(part)->rowCount() > 0);
        }
        QCOMPARE(view->model(DeliveryView::Grid)->rowCount(), 0);
        QCOMPARE(view->model(DeliveryView::Milestones)->rowCount(), static_cast<int>(delivery.milestones.size()));
        const FailureTable items = orderItems(delivery, delivery.leadTimes.front().phase);
        QCOMPARE(items.rows.size(), delivery.leadTimes.front().items.size());
        const LeadItem& first = delivery.leadTimes.front().items.front();
        QCOMPARE(items.rows.front().cells.at(1).words, formatDate(first.latestOrder));
        QCOMPARE(items.rows.front().bad, first.slackDays < 0);
        const auto critical = std::count_if(items.rows.begin(), items.rows.end(),
                                            [](const FailureTable::Row& row) { return row.cells.back().words.contains(QLatin1String("longest")); });
        QCOMPARE(critical, std::count_if(delivery.leadTimes.front().items.begin(), delivery.leadTimes.front().items.end(),
                                         [](const LeadItem& item) { return item.critical; }));
        QVERIFY(critical > 0);
    }

    void aFlagWithADayIsDraggedToAnotherMonth()
    {
        Bench bench;
        Plan plan = bench.document.plan();
        plan.programme.milestones.front().day = Date{2028, 3, 1};
        bench.document.replace(plan, {});
        QVERIFY(test::settled(bench.document));
        const QString id = QString::fromStdString(plan.programme.milestones.front().id);
        const double month = bench.timeline()->barRect(bench.phaseId(2)).width() / 9.0;
        const QPointF flag = bench.timeline()->flagRect(id).center();
        bench.drag(flag, 5.0 * month);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QCOMPARE(bench.document.plan().programme.milestones.front().day, (Date{2028, 8, 1}));
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        // Pressed only, it is chosen and stays.
        QTest::mouseClick(bench.timeline(), Qt::LeftButton, {}, flag.toPoint());
        QVERIFY(bench.document.plan() == plan);
        QCOMPARE(bench.document.selectedPath(), milestonePath(id));
    }

    void aFlagAtAPowerSlidesAlongTheRamp()
    {
        Bench bench;
        const Milestone before = bench.document.plan().programme.milestones.back();
        QVERIFY(before.at.set() && !before.day.set());
        const QString id = QString::fromStdString(before.id);
        const DeliveryResult& delivery = bench.document.evaluation()->delivery;
        const std::vector<Ramp> ramps = plannedRamps(bench.document.plan(), delivery);
        const double quarter = bench.timeline()->barRect(bench.phaseId(2)).width() / 3.0;
        bench.drag(bench.timeline()->flagRect(id).center(), -4.0 * quarter);
        const Milestone after = bench.document.plan().programme.milestones.back();
        QVERIFY(!after.day.set());
        const double expected = powerAt(ramps, static_cast<double>(dayNumber(findById(delivery.milestones, before.id)->day)) - 365.0).value();
        QVERIFY2(std::abs(*after.at.si - expected) < 0.03 * expected, qPrintable(QString::number(*after.at.si)));
        bench.document.undoStack()->undo();
        QCOMPARE(bench.document.plan().programme.milestones.back(), before);
    }

    void whatAPhaseCountsIsChosenInTheTable()
    {
        Bench bench;
        PhaseModel* model = bench.page.phaseModel();
        const QModelIndex cell = model->index(1, PhaseModel::CountedAs);
        QCOMPARE(cell.data().toString(), phaseBasisName(PhaseBasis::Programme));
        QVERIFY(cell.flags().testFlag(Qt::ItemIsEditable));
        PhaseBasisDelegate delegate;
        QWidget parent;
        auto* choice = qobject_cast<QComboBox*>(delegate.createEditor(&parent, {}, cell));
        delegate.setEditorData(choice, cell);
        QCOMPARE(choice->currentIndex(), 0);
        choice->setCurrentIndex(static_cast<int>(PhaseBasis::Grid));
        delegate.setModelData(choice, model, cell);
        QCOMPARE(bench.phase(1).basis, PhaseBasis::Grid);
        QCOMPARE(cell.data().toString(), basisName(Basis::Grid));
        QCOMPARE(bench.document.undoStack()->count(), 1);
    }

    void sharesOfAMixAlwaysMakeOne()
    {
        Bench bench;
        const auto sum = [&bench] {
            double all = 0.0;
            for (const MixShare& share : bench.phase(0).mix) all += *share.share.si;
            return all;
        };
        const QString phase = bench.phaseId(0);
        const ProgrammeEdits added = addShare(bench.document.plan(), phase, QStringLiteral("mi500-32"));
        QVERIFY(bench.document.apply(added.list).ok());
        QCOMPARE(bench.phase(0).mix.size(), std::size_t{2});
        QCOMPARE(sum(), 1.0);
        QVERIFY(bench.document.apply(setShare(bench.document.plan(), phase, added.made, 0.8)).ok());
        QCOMPARE(*bench.phase(0).mix[1].share.si, 0.8);
        QCOMPARE(sum(), 1.0);
        QVERIFY(bench.document.apply(removeShare(bench.document.plan(), phase, added.made)).ok());
        QCOMPARE(bench.phase(0).mix.size(), std::size_t{1});
        QCOMPARE(sum(), 1.0);
        while (bench.document.undoStack()->canUndo()) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == test::templatePlan());
    }

    void phasesAreAddedAndRemoved()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        const ProgrammeEdits made = addPhase(plan);
        QVERIFY(bench.document.apply(made.list).ok());
        QCOMPARE(bench.document.plan().programme.phases.size(), plan.programme.phases.size() + 1);
        const Phase& added = bench.document.plan().programme.phases.back();
        QCOMPARE(toQDate(added.start), toQDate(plan.programme.phases.back().end).addDays(1));
        bench.timeline()->setCurrent(made.made);
        QTest::keyClick(bench.timeline(), Qt::Key_Delete);
        QVERIFY(bench.document.plan().programme.phases == plan.programme.phases);
    }

    /// The thirtieth of February becomes no other day: it is refused, stays to be mended, and nothing is changed.
    void aDayThatThereIsNotIsRefused()
    {
        Bench bench;
        PhaseEditor editor;
        editor.setDocument(&bench.document);
        const std::string id = bench.document.plan().programme.phases.at(1).id;
        editor.setPhase(QString::fromStdString(id));
        editor.show();
        editor.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
        connect(&bench.document, &PlanDocument::planChanged, &editor, &PhaseEditor::refresh);
        const auto phase = [&]() -> const Phase& { return bench.document.plan().programme.phases.at(1); };
        const Date before = phase().start;
        QSignalSpy refused(&editor, &PhaseEditor::refused);
        DayEdit* start = editor.findChild<DayEdit*>();
        QVERIFY(start);
        const auto type = [start](const QString& day) {
            start->setFocus();
            start->selectAll();
            QTest::keyClicks(start, day);
            QTest::keyClick(start, Qt::Key_Return);
        };
        for (const char* wrong : {"2026-02-30", "2026-13-01", "1899-12-31", "soon", "01.10.2026"}) {
            refused.clear();
            type(QLatin1String(wrong));
            QVERIFY2(!refused.isEmpty() && refused.last().at(0).toString().contains(QStringLiteral("1900 to 2200")), wrong);
            QCOMPARE(start->text(), QLatin1String(wrong));
            QCOMPARE(phase().start, before);
        }
        QTest::keyClick(start, Qt::Key_Escape);
        QCOMPARE(start->text(), QString::fromStdString(before.text()));
        QVERIFY(start->problem().isEmpty());
        const QString leap = QStringLiteral("2028-02-29");
        type(leap);
        QCOMPARE(QString::fromStdString(phase().start.text()), leap);
        QTest::keyClick(start, Qt::Key_Up);
        QCOMPARE(phase().start.text(), std::string("2028-03-01"));
        QTest::keyClick(start, Qt::Key_PageDown);
        QCOMPARE(phase().start.text(), std::string("2028-02-01"));
        type({});  // selected and left as it is
        QCOMPARE(phase().start.text(), std::string("2028-02-01"));
        start->selectAll();
        QTest::keyClick(start, Qt::Key_Delete);
        QTest::keyClick(start, Qt::Key_Return);
        QVERIFY(!phase().start.set());

        PhaseModel model;
        model.setDocument(&bench.document);
        const QModelIndex end = model.index(1, PhaseModel::End);
        const Date last = phase().end;
        QSignalSpy told(&model, &PhaseModel::refused);
        QVERIFY(!model.setData(end, QStringLiteral("2027-02-30"), Qt::EditRole));
        QCOMPARE(told.count(), 1);
        QCOMPARE(phase().end, last);
        QVERIFY(model.setData(end, QStringLiteral("2031-02-28"), Qt::EditRole));
        QCOMPARE(phase().end.text(), std::string("2031-02-28"));
    }

    void aCounterBehindTheIdsThereAreIsNoObstacle()
    {
        Bench bench;
        Plan plan = bench.document.plan();
        plan.nextId = 1;
        plan.programme.phases.front().id = "phase-1";
        plan.programme.phases.back().id = "phase-2";
        bench.document.replace(plan, {});
        const ProgrammeEdits made = addPhase(bench.document.plan());
        QVERIFY(bench.document.apply(made.list).ok());
    }

    void thePhaseTableIsTheTimelinesTwin()
    {
        Bench bench;
        PhaseModel* model = bench.page.phaseModel();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), static_cast<int>(bench.document.plan().programme.phases.size()));
        QVERIFY(model->setData(model->index(0, PhaseModel::End), QDate(2027, 3, 31), Qt::EditRole));
        QCOMPARE(toQDate(bench.phase(0).end), QDate(2027, 3, 31));
        QVERIFY(bench.document.apply(removePhase(bench.phaseId(1))).ok());
        QCOMPARE(model->rowCount(), static_cast<int>(bench.document.plan().programme.phases.size()));
        bench.document.undoStack()->undo();
        bench.document.replace({}, {});
        QCOMPARE(model->rowCount(), 0);
    }

    void everyTemplateHasAHeadlineOrSaysWhyNot()
    {
        for (const PlanTemplate& plan : PlanFiles::templates()) {
            Bench bench(plan.id);
            const QString count = bench.page.sitesChain()->headline()->count();
            const bool known = bench.document.evaluation()->programme.sites.has_value();
            QCOMPARE(count == QStringLiteral("–"), !known);
        }
    }
};
RW_UI_TEST(ProgrammePageTest)

}  // namespace rw::ui

#include "programme_page_test.moc"
