// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall/hall_clipboard.h"
#include "hall/hall_dialogs.h"
#include "hall/hall_item.h"
#include "hall/hall_model.h"
#include "hall/hall_panel.h"
#include "hall/hall_ruler.h"
#include "hall/hall_take_off.h"
#include "hall/hall_underlay.h"
#include "hall/hall_underlay_part.h"
#include "hall_page_bench.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "widgets/quantity_edit.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QWheelEvent>

namespace rw::ui {

class HallPageTest : public QObject, protected HallTools {
    Q_OBJECT
private Q_SLOTS:
    void aHallOfSixtyFourRacksIsDrawnWithTheMouseAndTakenBack()
    {
        Bench bench;
        QVERIFY(bench.page.isEmptyShown());
        bench.byHand();
        QVERIFY(!bench.page.isEmptyShown());
        bench.fourRows();
        QCOMPARE(bench.hall().layout.size(), std::size_t{64});
        QCOMPARE(bench.at(0).row, std::string("A"));
        QCOMPARE(bench.at(63).row, std::string("D"));
        QCOMPARE(bench.at(63).name, std::string("D16"));
        QCOMPARE(bench.at(0).x, std::int64_t{3600});
        QCOMPARE(bench.at(63).y, std::int64_t{12600});
        QCOMPARE(bench.at(1).x - bench.at(0).x, std::int64_t{600});

        // The last row is taken by a rubber band and dragged two tiles to the right.
        bench.drag({3000.0, 12300.0}, {14000.0, 14400.0});
        QCOMPARE(bench.editor()->selected().size(), std::size_t{16});
        bench.drag({4000.0, 13200.0}, {5200.0, 13200.0});
        QCOMPARE(bench.at(48).x, std::int64_t{4800});
        QCOMPARE(bench.at(47).x, std::int64_t{3600 + 15 * 600});
        // Aligned left with the others again.
        bench.editor()->selectAll();
        bench.editor()->select({0, 48});
        bench.page.action(QStringLiteral("align-left"))->trigger();
        QCOMPARE(bench.at(48).x, std::int64_t{3600});

        const std::string done = bench.text();
        const Plan plan = bench.document.plan();
        QCOMPARE(bench.undoAll(), std::size_t{6});  // four rows, one drag, one alignment
        QCOMPARE(bench.text(), bench.untouched);
        bench.redoAll();
        QVERIFY(bench.document.plan() == plan);
        QCOMPARE(bench.text(), done);
    }

    void aHallOfSixtyFourRacksIsDrawnWithKeysAlone()
    {
        Bench bench;
        bench.byHand();
        Placement rack;
        rack.rackDesign = "helios";
        bench.page.useTool(HallTool::Point, rack);
        bench.view()->setFocus();
        bench.key(Qt::Key_Right);  // shows the cross
        const QPointF start = bench.view()->cross();
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.view()->cross(), start + QPointF(600.0, 0.0));
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.hall().layout.size(), std::size_t{1});
        QCOMPARE(QPointF(static_cast<double>(bench.at(0).x), static_cast<double>(bench.at(0).y)), start);
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.view()->tool(), HallTool::Select);
        QCOMPARE(bench.editor()->selected().size(), std::size_t{1});

        HallArrayDialog array(bench.editor());
        array.show();
        array.columns()->setFocus();
        array.columns()->selectAll();
        QTest::keyClicks(array.columns(), QStringLiteral("16"));
        array.rows()->setFocus();
        array.rows()->selectAll();
        QTest::keyClicks(array.rows(), QStringLiteral("4"));
        array.pitchX()->setFocus();
        array.pitchX()->selectAll();
        QTest::keyClicks(array.pitchX(), QStringLiteral("600"));
        QTest::keyClick(array.pitchX(), Qt::Key_Tab);
        array.accept();
        QCOMPARE(bench.hall().layout.size(), std::size_t{64});
        QCOMPARE(bench.editor()->selected().size(), std::size_t{64});
        bench.undoAll();
        QCOMPARE(bench.text(), bench.untouched);
    }

    void arrowsGoFromThingToThingAndSpaceCarries()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        bench.view()->setFocus();
        bench.editor()->select({0}, 0);
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.editor()->selected(), std::vector<std::size_t>{1});
        bench.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(bench.editor()->selected(), (std::vector<std::size_t>{1, 2}));
        bench.key(Qt::Key_Down);
        QCOMPARE(bench.editor()->selected(), std::vector<std::size_t>{18});
        const std::int64_t x = bench.at(18).x;
        const std::int64_t y = bench.at(18).y;
        bench.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(bench.at(18).y, y + 600);
        bench.key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.at(18).y, y + 590);
        bench.key(Qt::Key_Space);
        QVERIFY(bench.view()->isCarrying());
        bench.key(Qt::Key_Right);
        bench.key(Qt::Key_Right);
        QCOMPARE(bench.at(18).x, x);
        bench.key(Qt::Key_Space);
        QVERIFY(!bench.view()->isCarrying());
        QCOMPARE(bench.at(18).x, x + 1200);
        bench.key(Qt::Key_Space);
        bench.key(Qt::Key_Left);
        bench.key(Qt::Key_Escape);
        QCOMPARE(bench.at(18).x, x + 1200);
    }

    void operationsAreStepsThatAreTakenBack()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        const Plan plan = bench.document.plan();
        const auto undone = [&] {
            bench.document.undoStack()->undo();
            return bench.document.plan() == plan;
        };
        bench.editor()->select({0, 1, 2});
        for (const char* key : {"rotate", "mirror-y", "align-top", "align-middle-x", "duplicate"}) {
            bench.page.action(QLatin1String(key))->trigger();
            if (bench.document.plan() == plan) continue;  // they stand in line already
            QVERIFY2(undone(), key);
            bench.editor()->select({0, 1, 2});
        }
        bench.editor()->duplicateSelected();
        QCOMPARE(bench.hall().layout.size(), std::size_t{67});
        QCOMPARE(bench.editor()->selected(), (std::vector<std::size_t>{64, 65, 66}));
        QVERIFY(undone());
        bench.editor()->selectAll();
        bench.view()->setFocus();
        bench.page.action(QStringLiteral("delete"))->trigger();
        QVERIFY(bench.hall().layout.empty());
        QVERIFY(undone());
    }

    void theTableIsTheSameHallAndCanBeTypedInto()
    {
        Bench bench;
        QAbstractItemModelTester tester(bench.page.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        bench.byHand();
        bench.fourRows();
        HallModel* model = bench.page.model();
        QCOMPARE(model->rowCount(), 64);
        QSignalSpy resets(model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(model, &QAbstractItemModel::dataChanged);
        QSignalSpy removals(model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy insertions(model, &QAbstractItemModel::rowsInserted);
        QVERIFY(model->setData(model->index(5, HallModel::X), QStringLiteral("7.2 m"), Qt::EditRole));
        QCOMPARE(bench.at(5).x, std::int64_t{7200});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 5);
        QVERIFY(!model->setData(model->index(5, HallModel::X), QStringLiteral("far"), Qt::EditRole));
        QVERIFY(model->setData(model->index(5, HallModel::Name), QStringLiteral("Left one"), Qt::EditRole));
        QCOMPARE(bench.at(5).name, std::string("Left one"));
        QVERIFY(model->setData(model->index(5, HallModel::Angle), QStringLiteral("180"), Qt::EditRole));
        QCOMPARE(bench.at(5).angle, std::int64_t{180});
        QVERIFY(model->setData(model->index(5, HallModel::Kind), placementKindName(PlacementKind::Storage), Qt::EditRole));
        QVERIFY(bench.at(5).kind == PlacementKind::Storage);
        QVERIFY(bench.at(5).rackDesign.empty());

        bench.page.showView("split");
        bench.page.table()->selectRow(10);
        QCOMPARE(bench.editor()->selected(), std::vector<std::size_t>{10});
        bench.editor()->select({20, 21, 40});
        QCOMPARE(bench.page.table()->selectionModel()->selectedRows().size(), 3);
        bench.editor()->select({20, 21});
        QVERIFY(bench.editor()->removeSelected());
        QCOMPARE(removals.size(), 1);
        QCOMPARE(model->rowCount(), 62);
        bench.document.undoStack()->undo();
        QCOMPARE(insertions.size(), 1);
        QCOMPARE(model->rowCount(), 64);
        QCOMPARE(resets.size(), 0);
        // Heads and numbers follow the reader's units.
        const QString metric = model->headerData(HallModel::X, Qt::Horizontal, Qt::DisplayRole).toString();
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(model->headerData(HallModel::X, Qt::Horizontal, Qt::DisplayRole).toString() != metric);
        QVERIFY(model->setData(model->index(0, HallModel::X), QStringLiteral("10"), Qt::EditRole));
        QCOMPARE(bench.at(0).x, std::int64_t{3048});
    }

    void aDrawingSaysWhatOfItIsNotSeenAndInWhatUnitItIs()
    {
        Bench bench(false);
        QTemporaryDir folder;
        const auto laid = [&](const char* name, const QByteArray& units, const QByteArray& more) {
            QFile file(folder.filePath(QLatin1String(name)));
            if (!file.open(QIODevice::WriteOnly)) return false;
            file.write("0\nSECTION\n2\nHEADER\n" + units + "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"
                       "0\nLINE\n8\n0\n10\n0\n20\n0\n11\n100\n21\n50\n" + more + "0\nENDSEC\n0\nEOF\n");
            file.close();
            return bench.page.panel()->underlay()->setFile(file.fileName());
        };
        const auto remark = [&] { return bench.page.panel()->underlay()->remark(); };
        QVERIFY(laid("inches.dxf", "9\n$INSUNITS\n70\n1\n", {}));
        QCOMPARE(underlayWidth(bench.hall()), 2540.0);
        const QString own = remark();
        QCOMPARE(own, QStringLiteral("%1 × %2 in the file").arg(lengthText(2540.0, UnitSystem::Si), lengthText(1270.0, UnitSystem::Si)));
        QVERIFY(laid("none.dxf", {}, "0\nHATCH\n8\n0\n0\nDIMENSION\n8\n0\n0\nHATCH\n8\n0\n"));
        QCOMPARE(underlayWidth(bench.hall()), 100.0);
        QVERIFY2(remark().contains(QLatin1String("no unit")), qPrintable(remark()));
        QVERIFY2(remark().contains(QLatin1String("2 HATCH")) && remark().contains(QLatin1String("1 DIMENSION")), qPrintable(remark()));
        // Gone with it.
        bench.document.undoStack()->undo();
        QCOMPARE(remark(), own);
    }

    void lengthsAndLoadsFollowTheReadersUnits()
    {
        const auto us = [](double mm) { return lengthText(mm, UnitSystem::Ip).replace(QChar(0x00a0), QLatin1Char(' ')); };
        QCOMPARE(us(0.0), QStringLiteral("0 ft"));
        QCOMPARE(us(304.8), QStringLiteral("1 ft"));
        QCOMPARE(us(304.7), QStringLiteral("1 ft"));  // not "12 in"
        QCOMPARE(us(600.0), QStringLiteral("1 ft 11.6 in"));
        QCOMPARE(us(-25.4), QStringLiteral("\u22121 in"));
        QCOMPARE(us(32400.0), QStringLiteral("106 ft 4 in"));
        QCOMPARE(lengthText(600.0, UnitSystem::Si), QStringLiteral("600\u00a0mm"));
        QCOMPARE(floorLoadText(4788.025898, UnitSystem::Ip), QStringLiteral("100\u00a0lb/ft²"));
        Bench bench(false);
        // Once the checks have run.
        QTRY_VERIFY2(bench.page.panel()->figureText(QStringLiteral("load")).contains(QLatin1String("kPa")),
                     qPrintable(bench.page.panel()->figureText(QStringLiteral("load"))));
        bench.document.setUnitSystem(UnitSystem::Ip);
        QTRY_VERIFY(bench.page.panel()->figureText(QStringLiteral("load")).contains(QStringLiteral("lb/ft²")));
        QVERIFY(bench.page.panel()->figureText(QStringLiteral("density")).contains(QStringLiteral("W/ft²")));
        QVERIFY(bench.page.panel()->figureText(QStringLiteral("mass")).contains(QLatin1String("lb")));
        QVERIFY(bench.page.panel()->figureText(QStringLiteral("area")).contains(QLatin1String("ft")));
        // Every quantity a colour can tell has its unit in that system too.
        for (int by = 0; by < kHallColorCount; ++by) {
            bench.editor()->setColor(static_cast<HallColor>(by));
            const HallLegend legend = bench.editor()->drawing()->look().legend;
            for (const char* metric : {"(kg)", "(L/min)", "(°C)"}) QVERIFY2(!legend.title.contains(QLatin1String(metric)), qPrintable(legend.title));
        }
    }

    void thingsGoFromHallToHallAsText()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        bench.editor()->select({0, 1, 2, 3});
        bench.page.action(QStringLiteral("copy"))->trigger();
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(QLatin1String("\"placements\"")), qPrintable(text.left(100)));
        const Plan before = bench.document.plan();
        bench.page.setHall(QStringLiteral("other-hall"));
        QVERIFY(bench.editor()->drawing());
        bench.page.action(QStringLiteral("paste"))->trigger();
        const Hall& other = bench.document.plan().halls.back();
        QCOMPARE(other.layout.size(), std::size_t{4});
        QCOMPARE(other.layout.items()[2].x, bench.at(2).x);
        QVERIFY(other.layout.items()[0].id != bench.at(0).id);
        QVERIFY(other.layout.items()[0].rackDesign == bench.at(0).rackDesign);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
        QApplication::clipboard()->setText(QStringLiteral("no placements"));
        QVERIFY(!bench.editor()->paste());
        QVERIFY(bench.status.last().first().toString().contains(QStringLiteral("no placements")));
        QVERIFY(!placementsFromText(QStringLiteral("{\"rackwright\":\"hall\",\"placements\":[{\"kind\":\"submarine\"}]}")));
    }

    void aPictureLiesUnderThePlanAndIsScaledByTwoPoints()
    {
        Bench bench;
        QTemporaryDir folder;
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        const QString file = folder.filePath(QStringLiteral("floor.png"));
        QVERIFY(image.save(file));
        QVERIFY(bench.page.panel()->underlay()->setFile(file));
        QVERIFY(bench.hall().underlay.format == UnderlayFormat::Picture);
        QCOMPARE(bench.hall().underlay.fileName, std::string("floor.png"));
        QString problem;
        const auto picture = underlayPicture(bench.hall().underlay, Theme::of(nullptr), &problem);
        QVERIFY2(picture, qPrintable(problem));
        QCOMPARE(picture->size, QSizeF(400.0, 200.0));
        // As wide as the hall until it is told; 12 m of it are 6 m in truth.
        QCOMPARE(underlayWidth(bench.hall()), 24000.0);
        bench.page.panel()->underlay()->scale({0.0, 0.0}, {12000.0, 0.0}, 6000.0);
        QCOMPARE(bench.hall().underlay.width, std::int64_t{12000});
        bench.undoAll();
        QCOMPARE(bench.text(), bench.untouched);
        const QString wrong = folder.filePath(QStringLiteral("wrong.dxf"));
        QFile words(wrong);
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("this is no drawing");
        words.close();
        QVERIFY(!bench.page.panel()->underlay()->setFile(wrong));
        // The head of a picture without the picture.
        const QString torn = folder.filePath(QStringLiteral("torn.png"));
        QFile whole(file);
        QFile head(torn);
        QVERIFY(whole.open(QIODevice::ReadOnly) && head.open(QIODevice::WriteOnly));
        head.write(whole.read(24));
        head.close();
        QVERIFY(!bench.page.panel()->underlay()->setFile(torn));
        QVERIFY2(bench.status.last().first().toString().contains(QLatin1String("torn.png")), qPrintable(bench.status.last().first().toString()));
        QCOMPARE(bench.text(), bench.untouched);
    }

    void colorsHaveALegendAndUnknownFiguresSaySo()
    {
        Bench bench(false);
        const HallLegend platform = bench.editor()->drawing()->look().legend;
        QVERIFY(!platform.scale);
        QVERIFY(!platform.entries.empty());
        bench.editor()->setColor(HallColor::Power);
        const HallLegend power = bench.editor()->drawing()->look().legend;
        QVERIFY(power.scale);
        QVERIFY(power.title.contains(QLatin1String("kW")));
        const double helios = test::figureOf(bench.document, "racks[helios].power_W.design");
        QCOMPARE(power.low, formatIn(helios, unit::kW, 3).number);
        bench.document.setUnitSystem(UnitSystem::Ip);
        bench.editor()->setColor(HallColor::Mass);
        QVERIFY(bench.editor()->drawing()->look().legend.title.contains(QLatin1String("lb")));
    }

    void farAndNearShowTheSameHall()
    {
        Bench bench(false);
        const QRectF all = bench.editor()->drawing()->bounds();
        // Each thing is hit where it is drawn, at every scale.
        const std::size_t last = bench.editor()->drawing()->size() - 1;
        for (const double factor : {0.3, 1.0, 6.0}) {
            bench.view()->fit();
            bench.view()->zoomBy(factor);
            bench.view()->ensureVisible(bench.editor()->drawing()->rect(last), 50, 50);
            bench.editor()->select({});
            bench.click(bench.editor()->drawing()->rect(last).center());
            QCOMPARE(bench.editor()->selected(), std::vector<std::size_t>{last});
            const QImage seen = bench.view()->viewport()->grab().toImage();
            QVERIFY(!seen.isNull());
        }
        bench.view()->zoomTo(all);
        const double before = bench.view()->pixelsPerMillimetre();
        QWidget* port = bench.view()->viewport();
        const QPointF middle = QRectF(port->rect()).center();
        const QPointF held = bench.view()->mapToScene(middle.toPoint());
        QWheelEvent wheel(middle, port->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(port, &wheel);
        QVERIFY(bench.view()->pixelsPerMillimetre() > before);
        const QPointF now = bench.view()->mapToScene(middle.toPoint());
        QVERIFY(std::abs(now.x() - held.x()) * bench.view()->pixelsPerMillimetre() <= 2.0);
    }
    void whatTheHallTakesIsListedAndFollowsTheHallInView()
    {
        Bench bench(false);
        QVERIFY(bench.page.views().contains("takeoff"));
        bench.page.showView("takeoff");
        QVERIFY(QTest::qWaitFor([&] { return bench.page.isSettled(); }, 20000));
        const TakeOff& bill = bench.page.takeOff()->model()->bill();
        QCOMPARE(bill.id, bench.hall().id);
        QVERIFY(bill.sum(TakeOffItem::Hose) > 0.0);
        QVERIFY(bill.sum(TakeOffItem::Coolant) > 0.0);
        QVERIFY(bill.sum(TakeOffItem::Pipe) > 0.0);
        const auto placesDrawn = std::count_if(bench.hall().layout.begin(), bench.hall().layout.end(), [](const Placement& p) { return p.kind == PlacementKind::Rack; });
        QCOMPARE(bill.sum(TakeOffItem::RackPlaces), static_cast<double>(placesDrawn));
        QAbstractItemModelTester tester(bench.page.takeOff()->table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        // As CSV, of this hall and once.
        QStringList bills;
        for (const PageExport& part : bench.page.exports())
            if (part.csv && part.name == bench.page.takeOff()->table()->accessibleName()) bills << part.csv();
        QCOMPARE(bills.size(), 1);
        QVERIFY(bills.first().startsWith(QStringLiteral("scope,id,place,item")));
        QVERIFY(bills.first().contains(QStringLiteral("hall,%1,hall,pipe,").arg(toQString(bench.hall().id))));
        // It follows an edit of the drawing.
        bench.editor()->selectAll();
        QVERIFY(bench.editor()->removeSelected());
        QVERIFY(test::settled(bench.document));
        QVERIFY(QTest::qWaitFor([&] { return bench.page.isSettled(); }, 20000));
        QCOMPARE(bench.page.takeOff()->model()->bill().sum(TakeOffItem::RackPlaces), 0.0);
        bench.document.undoStack()->undo();
        bench.page.showView("plan");
        QVERIFY(test::settled(bench.document));
        // Out of view it is counted when it is asked for.
        QVERIFY(bench.page.takeOff()->csv().contains(QLatin1String("rack_place")));
    }

    void whatIsSelectedIsWhatTheInspectorEdits()
    {
        Bench bench;
        bench.byHand();
        bench.fourRows();
        const QString hall = QStringLiteral("halls[%1]").arg(toQString(bench.hall().id));
        const auto pathOf = [&](std::size_t i) { return QStringLiteral("%1.layout[%2]").arg(hall, toQString(bench.at(i).id)); };
        bench.click(bench.editor()->drawing()->rect(5).center());
        QCOMPARE(bench.document.selectedPaths(), QStringList{pathOf(5)});
        bench.editor()->select({3, 4, 5}, 4);
        QCOMPARE(bench.document.selectedPaths(), (QStringList{pathOf(4), pathOf(3), pathOf(5)}));
        // What the inspector writes is an edit of the drawing.
        QVERIFY(bench.document.set(pathOf(4) + QStringLiteral(".name"), Tree("Middle")).ok());
        QCOMPARE(bench.at(4).name, std::string("Middle"));
        QCOMPARE(bench.document.selectedPaths().size(), 3);
        // And the other way round: what is selected elsewhere is selected on the plan.
        bench.document.setSelectedPaths({pathOf(10), pathOf(20)});
        QCOMPARE(bench.editor()->selected(), (std::vector<std::size_t>{10, 20}));
        bench.editor()->select({});
        QCOMPARE(bench.document.selectedPaths(), QStringList{hall});
        bench.editor()->select({10});
        QVERIFY(bench.editor()->removeSelected());
        QCOMPARE(bench.document.selectedPaths(), QStringList{hall});
    }

    void everyButtonOfThePageIsReachedByTab()
    {
        Bench bench(false);
        bench.editor()->select({1, 2});
        for (const QByteArray& view : bench.page.views()) {
            bench.page.showView(view);
            for (const QAbstractButton* button : bench.page.findChildren<QAbstractButton*>()) {
                if (!button->isVisible() || button->objectName().startsWith(QLatin1String("qt_")) || (button->group() && button->group()->exclusive())) continue;
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->accessibleName() + button->text()));
            }
        }
    }
};
RW_UI_TEST(HallPageTest)

}  // namespace rw::ui

#include "hall_page_test.moc"
