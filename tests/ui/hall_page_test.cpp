// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "hall/hall_clipboard.h"
#include "hall/hall_dialogs.h"
#include "hall/hall_item.h"
#include "hall/hall_model.h"
#include "hall/hall_page.h"
#include "hall/hall_panel.h"
#include "hall/hall_ruler.h"
#include "hall/hall_take_off.h"
#include "hall/hall_underlay.h"
#include "hall/hall_underlay_part.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QWheelEvent>

#include <set>

namespace rw::ui {

class HallPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        HallPage page;
        QSignalSpy status{&page, &Page::statusText};
        std::string untouched;

        /// \p empty: the hall is bare, 24 by 18 m, with clearances to keep.
        explicit Bench(bool empty = true)
        {
            page.setDocument(&document);
            Plan plan = test::templatePlan();
            if (empty) {
                Hall& hall = plan.halls.front();
                hall.layout = {};
                hall.width = LengthDatum(24.0, unit::m);
                hall.depth = LengthDatum(18.0, unit::m);
                hall.tile = LengthDatum(600.0, unit::mm);
                hall.frontClear = LengthDatum(1200.0, unit::mm);
                hall.rearClear = LengthDatum(900.0, unit::mm);
                Hall other = hall;
                other.id = "other-hall";
                other.name = "Other hall";
                plan.halls.push_back(other);
            }
            document.replace(plan, {});
            page.resize(1200, 860);
            page.show();
            QVERIFY(test::settled(document));
            untouched = text();
        }
        std::string text() const { return writePlan(document.plan()); }
        const Hall& hall() const { return document.plan().halls.front(); }
        const Placement& at(std::size_t i) const { return hall().layout.items()[i]; }
        HallView* view() const { return page.canvas(); }
        HallEditor* editor() const { return page.editor(); }
        bool checked() { return QTest::qWaitFor([this] { return editor()->isChecked(); }, 20000); }
        void byHand()
        {
            for (QPushButton* button : page.findChildren<QPushButton*>())
                if (button->text() == HallPage::tr("Draw by hand")) QTest::mouseClick(button, Qt::LeftButton);
            view()->fit();
        }
        void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = Qt::NoModifier, bool drop = true)
        {
            QWidget* port = view()->viewport();
            const QPoint a = view()->toViewport(from);
            const QPoint b = view()->toViewport(to);
            QTest::mousePress(port, Qt::LeftButton, keys, a);
            move((a + b) / 2, keys);
            move(b, keys);
            if (drop) QTest::mouseRelease(port, Qt::LeftButton, keys, b);
        }
        void move(const QPoint& at, Qt::KeyboardModifiers keys = Qt::NoModifier)
        {
            QWidget* port = view()->viewport();
            QMouseEvent event(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(port, &event);
        }
        void click(const QPointF& mm, Qt::KeyboardModifiers keys = Qt::NoModifier)
        {
            QTest::mouseClick(view()->viewport(), Qt::LeftButton, keys, view()->toViewport(mm));
        }
        void key(int k, Qt::KeyboardModifiers keys = Qt::NoModifier) { QTest::keyClick(view(), static_cast<Qt::Key>(k), keys); }
        std::size_t undoAll()
        {
            std::size_t steps = 0;
            while (document.undoStack()->canUndo()) {
                document.undoStack()->undo();
                ++steps;
            }
            return steps;
        }
        void redoAll()
        {
            while (document.undoStack()->canRedo()) document.undoStack()->redo();
        }
        /// Four rows of 16 racks, as the row tool draws them.
        void fourRows()
        {
            page.designChoice()->setCurrentIndex(0);
            Placement rack;
            rack.rackDesign = "helios";
            page.useTool(HallTool::Row, rack);
            for (int row = 0; row < 4; ++row) {
                const double y = 1800.0 + row * 3600.0;
                drag({3600.0, y}, {3600.0 + 16 * 600.0, y});
            }
            page.useTool(HallTool::Select);
        }
    };

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

    void countsMakeAWholeHallThatPassesItsChecks()
    {
        Bench bench;
        HallGenerateDialog dialog(bench.editor());
        dialog.show();
        dialog.design()->setCurrentIndex(1);
        dialog.rows()->setValue(4);
        dialog.racksPerRow()->setValue(12);
        QVERIFY2(dialog.made(), qPrintable(dialog.summary()));
        QCOMPARE(dialog.made()->racks, std::int64_t{48});
        QVERIFY2(dialog.summary().contains(QStringLiteral("48")), qPrintable(dialog.summary()));
        dialog.rows()->setValue(9000);
        QVERIFY2(!dialog.made(), "a hall of 18 m takes no 9000 rows");
        QVERIFY(!dialog.summary().isEmpty());
        dialog.rows()->setValue(4);
        dialog.accept();
        QVERIFY(std::count_if(bench.hall().layout.begin(), bench.hall().layout.end(), [](const Placement& p) { return p.kind == PlacementKind::Rack; }) == 48);
        std::set<std::string> names;
        for (const Placement& p : bench.hall().layout)
            if (!p.name.empty()) names.insert(p.name);
        for (const char* name : {"A01", "A12", "D01", "CDU 1"}) QVERIFY2(names.count(name) == 1, name);
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
