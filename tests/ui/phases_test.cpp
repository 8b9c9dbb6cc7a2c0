// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_table_model.h"
#include "programme/delivery_view.h"
#include "programme/phase_editor.h"
#include "programme/phase_model.h"
#include "programme/programme_edits.h"
#include "programme/target_editor.h"
#include "programme/timeline.h"
#include "programme_bench.h"
#include "widgets/day_edit.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class PhasesTest : public QObject, protected ProgrammeTools {
    Q_OBJECT
private Q_SLOTS:
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

    void aPhaseEndsInTheQuarterOfItsLastDay()
    {
        QCOMPARE(periodText(QDate(2031, 1, 1), QDate(2031, 12, 31)), QStringLiteral("2031 Q1 to 2031 Q4"));
        QCOMPARE(periodText(QDate(2031, 7, 1), QDate(2031, 9, 30)), QStringLiteral("2031 Q3"));
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
};
RW_UI_TEST(PhasesTest)

}  // namespace rw::ui

#include "phases_test.moc"
