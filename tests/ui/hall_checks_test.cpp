// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall/hall_dialogs.h"
#include "hall/hall_item.h"
#include "hall/hall_model.h"
#include "hall/hall_panel.h"
#include "hall_page_bench.h"
#include "widgets/quantity_edit.h"

#include <QListView>
#include <QSpinBox>

#include <set>

namespace rw::ui {

class HallChecksTest : public QObject, protected HallTools {
    Q_OBJECT
private Q_SLOTS:
    void countsMakeAWholeHallThatPassesItsChecks()
    {
        Bench bench;
        HallGenerateDialog dialog(bench.editor());
        dialog.show();
        dialog.design()->setCurrentIndex(1);
        dialog.rows()->setValue(4);
        dialog.racksPerRow()->setValue(10);
        QVERIFY2(dialog.made(), qPrintable(dialog.summary()));
        QCOMPARE(dialog.made()->racks, std::int64_t{40});
        QVERIFY2(dialog.summary().contains(QStringLiteral("40")), qPrintable(dialog.summary()));
        // What goes with the racks is drawn with them.
        QVERIFY(dialog.made()->networkRacks + dialog.made()->storageRacks > 0);
        QVERIFY(dialog.summary().contains(QStringLiteral("network rack")));
        dialog.rows()->setValue(9000);
        QVERIFY2(!dialog.made(), "a hall of 18 m takes no 9000 rows");
        QVERIFY(!dialog.summary().isEmpty());
        dialog.rows()->setValue(4);
        dialog.accept();
        QVERIFY(std::count_if(bench.hall().layout.begin(), bench.hall().layout.end(), [](const Placement& p) { return p.kind == PlacementKind::Rack; }) == 40);
        std::set<std::string> names;
        for (const Placement& p : bench.hall().layout)
            if (!p.name.empty()) names.insert(p.name);
        for (const char* name : {"A01", "A10", "D01", "CDU 1"}) QVERIFY2(names.count(name) == 1, name);
        QVERIFY(!bench.page.isEmptyShown());
        QVERIFY(bench.checked());
        for (const HallFault& fault : bench.editor()->faults()) QVERIFY2(fault.severity != Severity::Error, qPrintable(fault.text));
        QCOMPARE(bench.undoAll(), std::size_t{1});
        QCOMPARE(bench.text(), bench.untouched);
    }

    void whatIsWrongIsToldWhileItIsDragged()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        bench.page.action(QStringLiteral("snap"))->setChecked(false);
        bench.click({3900.0, 2400.0});
        QCOMPARE(bench.editor()->selected(), std::vector<std::size_t>{0});
        const Plan plan = bench.document.plan();
        // Onto its neighbour: an overlap, told before the button is let go.
        bench.drag({3900.0, 2400.0}, {4200.0, 2400.0}, Qt::NoModifier, false);
        QVERIFY(!bench.view()->trialFaults().empty());
        QVERIFY2(bench.view()->trialFaults().front().text.contains(QStringLiteral("A02")), qPrintable(bench.view()->trialFaults().front().text));
        QVERIFY(bench.document.plan() == plan);
        // Before the next row: too little room in front, with what is and what is asked for.
        bench.page.action(QStringLiteral("snap"))->setChecked(true);
        bench.move(bench.view()->toViewport({3900.0, 4200.0}));
        bool clearance = false;
        for (const HallFault& fault : bench.view()->trialFaults())
            clearance = clearance || (fault.text.contains(QString::fromUtf8("600\u00a0mm")) && fault.text.contains(QString::fromUtf8("200\u00a0mm")));
        QStringList told;
        for (const HallFault& fault : bench.view()->trialFaults()) told << fault.text;
        QVERIFY2(clearance, qPrintable(told.join(QLatin1Char('\n'))));
        bench.key(Qt::Key_Escape);
        QVERIFY(bench.view()->ghosts().empty());
        QTest::mouseRelease(bench.view()->viewport(), Qt::LeftButton, Qt::NoModifier, bench.view()->toViewport({3900.0, 4200.0}));
        QVERIFY(bench.document.plan() == plan);
    }

    void faultsOfTheWholeHallAreListedAndLeadToTheirPlace()
    {
        Bench bench;
        bench.byHand();
        Placement rack;
        bench.editor()->add({rack});
        Placement upon = rack;
        upon.x = 300;
        bench.editor()->add({upon});
        QVERIFY(bench.checked());
        QVERIFY(bench.editor()->faultCount() > 0);
        QListView* list = bench.page.panel()->faultList();
        QCOMPARE(list->model()->rowCount(), static_cast<int>(bench.editor()->faults().size()));
        bench.editor()->select({});
        const double before = bench.view()->pixelsPerMillimetre();
        QVERIFY(QMetaObject::invokeMethod(list, "clicked", Q_ARG(QModelIndex, list->model()->index(0, 0))));
        QVERIFY(!bench.editor()->selected().empty());
        QVERIFY(bench.view()->pixelsPerMillimetre() > before);
        // Apart again, nothing is left.
        bench.editor()->select({1});
        QVERIFY(bench.editor()->moveSelected({3000.0, 3000.0}));
        QVERIFY(bench.checked());
        for (const HallFault& fault : bench.editor()->faults()) QVERIFY2(fault.severity != Severity::Error, qPrintable(fault.text));
    }

    void theMeasuringToolTellsADistance()
    {
        Bench bench;
        bench.byHand();
        bench.page.useTool(HallTool::Measure);
        bench.drag({1200.0, 1200.0}, {4200.0, 5200.0});
        QVERIFY(bench.view()->measured());
        QVERIFY(std::abs(*bench.view()->measured() - std::hypot(3000.0, 4200.0)) < 700.0);
        QCOMPARE(bench.text(), bench.untouched);
    }

    void whatIsWrongWithVeryManyThingsIsToldWhileTheyAreDragged()
    {
        Bench bench;
        bench.byHand();
        std::vector<Placement> many;
        for (int i = 0; i < 5000; ++i) {
            Placement p;
            p.width = 100;
            p.depth = 100;
            p.x = 600 + (i % 100) * 150;
            p.y = 600 + (i / 100) * 150;
            many.push_back(p);
        }
        QVERIFY(bench.editor()->add(many));
        Placement column;
        column.kind = PlacementKind::Column;
        column.x = 18000;
        column.y = 3000;
        QVERIFY(bench.editor()->add({column}));
        bench.page.useTool(HallTool::Select);
        std::vector<std::size_t> racks(5000);
        for (std::size_t i = 0; i < racks.size(); ++i) racks[i] = i;
        bench.editor()->select(racks);
        const Plan plan = bench.document.plan();
        bench.page.action(QStringLiteral("snap"))->setChecked(false);
        bench.drag({650.0, 650.0}, {4250.0, 650.0}, Qt::NoModifier, false);
        QVERIFY(bench.view()->isCarrying());
        const auto onColumn = [&] {
            for (const HallFault& fault : bench.view()->trialFaults())
                if (std::binary_search(fault.placements.begin(), fault.placements.end(), std::size_t{5000})) return true;
            return false;
        };
        const bool told = QTest::qWaitFor(onColumn, 20000);
        QVERIFY2(told, qPrintable(bench.view()->trialFaults().empty() ? QStringLiteral("nothing") : bench.view()->trialFaults().front().text));
        QVERIFY(bench.document.plan() == plan);
        bench.key(Qt::Key_Escape);
        QVERIFY(bench.view()->trialFaults().empty());
    }

    void whatTheFloorBearsIsToldAsAPressure()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        QVERIFY(test::settled(bench.document));
        QVERIFY(bench.checked());
        QVERIFY(bench.editor()->greatestFloorLoad());
        const double mass = test::figureOf(bench.document, "racks[helios].mass_kg");
        const Placement& rack = bench.at(0);
        // Between rows that look at each other's backs: 600 mm more than half an aisle of 1.2 m on both sides.
        const double area = 1e-6 * static_cast<double>(rack.width) * static_cast<double>(rack.depth + 1200);
        QVERIFY(std::abs(*bench.editor()->greatestFloorLoad() - mass * 9.80665 / area) < 1.0);
        QVERIFY2(bench.page.panel()->figureText(QStringLiteral("load")).contains(QLatin1String("kPa")), qPrintable(bench.page.panel()->figureText(QStringLiteral("load"))));
        // Below what they put on it, the floor is at fault.
        const QString path = QStringLiteral("halls[%1].floor_load").arg(toQString(bench.hall().id));
        QVERIFY(bench.document.set(path, Tree(*bench.editor()->greatestFloorLoad() / 2.0)).ok());
        QVERIFY(bench.checked());
        QCOMPARE(bench.editor()->faultCount(), std::size_t{64});
        QVERIFY(bench.editor()->faults().front().severity == Severity::Error);
        QVERIFY(bench.editor()->faults().front().text.contains(QLatin1String("kPa")));
    }

    void whatAHallIsHeldAgainstCanBeTyped()
    {
        Bench bench;
        const QString hall = QStringLiteral("halls[%1].").arg(toQString(bench.hall().id));
        for (const auto& [field, si] : {std::pair{"tile", 0.6}, {"front_clear", 1.2}, {"rear_clear", 0.9}, {"service_clear", 1.2},
                                        {"cdu_reach", 20.0}, {"cord_reach", 5.0}, {"floor_load", 12e3}}) {
            const Status set = bench.document.set(hall + QLatin1String(field), Tree(si));
            QVERIFY2(set.ok(), set.ok() ? "" : set.error().message().c_str());
        }
        QCOMPARE(*bench.hall().frontClear.si, 1.2);
        QVERIFY(!bench.document.set(hall + QStringLiteral("front_clear"), Tree(-1.0)).ok());
    }

    void whatSnapsStandsToTheMillimetreWhereItIsDrawn()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        bench.editor()->select({0});
        for (const double off : {1187.4, 1187.5, 1187.6, 1212.4, 1212.6}) {
            const HallTrial trial = bench.editor()->tryMove({off, -off}, 190.0);
            QCOMPARE(trial.by.x(), 1200.0);
            QCOMPARE(trial.by.y(), -1200.0);
        }
    }

    void placesForAnyPlatformAreAsLargeAsWhatComes()
    {
        Bench bench;
        bench.byHand();
        const std::string coming = comingDesign(bench.document.plan(), bench.document.evaluation().get(), bench.hall());
        QVERIFY(!coming.empty());
        const layout::RackSize size = layout::rackSize(bench.document.plan(), coming);
        QVERIFY(size.width > 0);
        bench.drag({3600.0, 3600.0}, {3600.0 + 4.0 * static_cast<double>(size.width), 3600.0});
        QCOMPARE(bench.hall().layout.size(), std::size_t{4});
        QCOMPARE(bench.at(0).width, size.width);
        QCOMPARE(bench.at(0).depth, size.depth);
        QVERIFY(bench.at(0).rackDesign.empty());
        HallGenerateDialog dialog(bench.editor());
        dialog.rows()->setValue(2);
        QVERIFY2(dialog.made(), qPrintable(dialog.summary()));
        for (const Placement& p : dialog.made()->placements)
            if (p.kind == PlacementKind::Rack) QCOMPARE(p.width, size.width);
    }

    void faultsOfThingsThatAreGoneAreForgotten()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        bench.editor()->select({63});
        QVERIFY(bench.editor()->moveSelected({-600.0, 0.0}));
        QVERIFY(bench.checked());
        QVERIFY(!bench.editor()->faultyPlacements().empty());
        bench.editor()->selectAll();
        QVERIFY(bench.editor()->removeSelected());
        // Before the checks come back nothing points to places that are no more.
        QVERIFY(bench.editor()->faultyPlacements().empty());
        QVERIFY(bench.editor()->faults().empty());
        bench.view()->viewport()->repaint();
    }
};
RW_UI_TEST(HallChecksTest)

}  // namespace rw::ui

#include "hall_checks_test.moc"
