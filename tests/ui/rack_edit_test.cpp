// SPDX-License-Identifier: GPL-3.0-or-later
#include "rack/elevation_model.h"
#include "rack/rack_figures.h"
#include "rack/replace_dialog.h"
#include "rack_bench.h"
#include "shell/page_export.h"
#include "widgets/quantity_edit.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

class RackEditTest : public QObject, protected RackTools {
    Q_OBJECT
private Q_SLOTS:
    void aTrayDroppedFromThePaletteTakesAPlaceAndItsPower()
    {
        Bench bench;
        // The sum of trays rules, so that the added tray shows in full.
        QVERIFY(bench.document.set(QStringLiteral("rack_designs[helios].power_rule"), Tree("trays")).ok());
        const double before = bench.power();
        const Plan plan = bench.document.plan();
        const std::size_t places = bench.design().slots.size();
        const auto data = bench.drag(QStringLiteral("compute"));
        QVERIFY(data);
        const int free = *bench.view()->elevation().firstFree(1, 40);
        QVERIFY(bench.drop(*data, bench.middle(free, 1)));
        QCOMPARE(bench.design().slots.size(), places + 1);
        QCOMPARE(bench.design().slots.back().tray, std::string("compute"));
        QCOMPARE(bench.design().slots.back().position, std::int64_t{free});
        QCOMPARE(bench.view()->selection(), QStringList{QString::fromStdString(bench.design().slots.back().id)});
        const double tray = *findById(bench.design().trays, "compute")->power.si;
        const double after = bench.power();
        QVERIFY2(after > before + tray, "the tray's power and its share of the losses come on top");
        QVERIFY(after < before + 1.2 * tray);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        bench.document.undoStack()->redo();
        QCOMPARE(bench.design().slots.size(), places + 1);
    }

    void heightsAndMassesAreInTheUnitsOfFrameAndReader()
    {
        Bench bench;
        QCOMPARE(bench.view()->elevation().unitName, QStringLiteral("OU"));
        const TrayPaletteModel* offers = bench.page.palettePart()->model();
        for (int row = 0; row < offers->rowCount(); ++row) {
            const QString words = offers->index(row).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(words.contains(QLatin1String(" OU")), qPrintable(words));
        }
        auto* model = bench.page.findChild<ElevationModel*>();
        QVERIFY(model->headerData(ElevationModel::Mass, Qt::Horizontal, Qt::DisplayRole).toString().contains(QLatin1String("kg")));
        const QString kilograms = model->index(0, ElevationModel::Mass).data().toString();
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(model->headerData(ElevationModel::Mass, Qt::Horizontal, Qt::DisplayRole).toString().contains(QLatin1String("lb")));
        QVERIFY(model->index(0, ElevationModel::Mass).data().toString() != kilograms);
        const QString coolant = bench.page.figuresPart()->findChild<QuantityEdit*>()->text();
        QCOMPARE(coolant, QStringLiteral("104"));
    }

    void aDropOnATakenPlaceIsRefusedWithTheReason()
    {
        Bench bench;
        const auto data = bench.drag(QStringLiteral("compute"));
        const ElevationTray taken = bench.view()->elevation().trays.front();
        const Plan plan = bench.document.plan();
        QVERIFY(!bench.drop(*data, bench.middle(taken.position, 1)));
        QVERIFY(bench.document.plan() == plan);
        const QString told = bench.status.last().first().toString();
        QVERIFY2(told.contains(taken.name) && told.contains(bench.view()->elevation().place(taken)), qPrintable(told));
    }

    void aTrayTallerThanTheRoomLeftIsRefusedAtTheFramesEnd()
    {
        Bench bench;
        const auto data = bench.drag(QStringLiteral("shelf"));
        QVERIFY(data);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(bench.view()->viewport(), &enter);
        const QPointF top = bench.middle(bench.view()->elevation().units, 1);
        QDragMoveEvent move(top.toPoint(), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(bench.view()->viewport(), &move);
        QVERIFY(!move.isAccepted());
        QVERIFY(bench.view()->refusal().contains(bench.view()->elevation().place(bench.view()->elevation().units, 1)));
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(bench.view()->viewport(), &leave);
        QVERIFY(bench.view()->refusal().isEmpty());
    }

    void aDragAtTheEndOfTheCanvasBringsThePlacesBeyondIt()
    {
        Bench bench;
        bench.view()->setZoom(3.0);
        QScrollBar* bar = bench.view()->verticalScrollBar();
        QVERIFY(bar->maximum() > 200);
        bar->setValue(bar->maximum());
        const auto data = bench.drag(QStringLiteral("compute"));
        QDragEnterEvent enter(bench.view()->viewport()->rect().center(), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(bench.view()->viewport(), &enter);
        const auto at = [&](double y) {
            QDragMoveEvent move(QPoint(bench.view()->viewport()->width() / 2, static_cast<int>(y)), Qt::CopyAction, data.get(), Qt::LeftButton,
                                Qt::NoModifier);
            QCoreApplication::sendEvent(bench.view()->viewport(), &move);
        };
        at(6.0);
        QTRY_COMPARE(bar->value(), 0);
        QVERIFY(bench.view()->viewport()->height() > 100);
        at(bench.view()->viewport()->height() - 6.0);
        QTRY_VERIFY(bar->value() > 50);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(bench.view()->viewport(), &leave);
    }

    void whatIsCarriedByKeysStaysInView()
    {
        Bench bench;
        bench.view()->setZoom(3.0);
        bench.view()->verticalScrollBar()->setValue(bench.view()->verticalScrollBar()->maximum());
        const ElevationTray lowest = *std::min_element(bench.view()->elevation().trays.begin(), bench.view()->elevation().trays.end(),
                                                       [](const ElevationTray& a, const ElevationTray& b) { return a.position < b.position; });
        bench.view()->setSelection({lowest.slot});
        bench.view()->setFocus();
        QTest::keyClick(bench.view(), Qt::Key_Space);
        const int by = bench.view()->elevation().units - lowest.top();
        QVERIFY(by > 4);
        for (int i = 0; i < by; ++i) QTest::keyClick(bench.view(), Qt::Key_Up);
        QVERIFY(bench.view()->isCarrying());
        QVERIFY(bench.view()->viewport()->rect().intersects(bench.view()->placeRect(lowest.position + by, lowest.height)));
        QTest::keyClick(bench.view(), Qt::Key_Escape);
    }

    void aRackIsAFileByItself()
    {
        Bench bench;
        const QList<PageExport> parts = bench.page.exports();
        QStringList names;
        for (const PageExport& part : parts) names << part.name;
        for (const char* face : {"Rack elevation, front", "Rack elevation, rear"}) {
            const auto at = std::find_if(parts.begin(), parts.end(), [&](const PageExport& part) { return part.name == QLatin1String(face); });
            QVERIFY2(at != parts.end(), qPrintable(names.join(QLatin1Char('\n'))));
            const QByteArray svg = svgOf(paintedPicture(at->name, at->size, at->paint));
            // Its name, and its lowest and highest places.
            QVERIFY(svg.contains(QByteArray("Helios")));
            QVERIFY(svg.contains(">1<"));
            QVERIFY(svg.contains(">" + QByteArray::number(bench.view()->elevation().units) + "<"));
        }
    }

    void whatIsNoTrayIsNotTaken()
    {
        Bench bench;
        QMimeData text;
        text.setText(QStringLiteral("compute"));
        QVERIFY(!bench.drop(text, bench.middle(40, 1)));
        QMimeData unknown;
        unknown.setData(QLatin1String(kTrayMimeType), "design:no-such-tray");
        QVERIFY(!bench.drop(unknown, bench.middle(40, 1)));
    }

    void aCatalogueTrayBringsItsKindIntoTheDesign()
    {
        Bench bench;
        const TrayPaletteModel* model = bench.page.palettePart()->model();
        std::optional<TrayOffer> offer;
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->offer(row).source == TrayOffer::Source::Catalogue && model->offer(row).height <= 8) offer = model->offer(row);
        QVERIFY(offer);
        const Plan plan = bench.document.plan();
        const std::size_t kinds = bench.design().trays.size();
        const std::unique_ptr<QMimeData> data = bench.drag(offer->id);
        const auto free = bench.view()->elevation().firstFree(offer->height, 38);
        QVERIFY(free);
        QVERIFY(bench.drop(*data, bench.middle(*free, offer->height)));
        QCOMPARE(bench.design().trays.size(), kinds + 1);
        QVERIFY(lostReferences(bench.document.plan()).empty());
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void spaceCarriesATrayAndPutsItDown()
    {
        Bench bench;
        const ElevationTray highest = *std::max_element(
            bench.view()->elevation().trays.begin(), bench.view()->elevation().trays.end(),
            [](const ElevationTray& a, const ElevationTray& b) { return a.position < b.position; });
        const Plan plan = bench.document.plan();
        bench.view()->setSelection({highest.slot});
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QVERIFY(bench.view()->isCarrying());
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QVERIFY(!bench.view()->isCarrying());
        QCOMPARE(bench.view()->elevation().find(highest.slot)->position, highest.position + 2);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        // Into its neighbour below it cannot go; Escape leaves it where it was.
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QTest::keyClick(bench.view(), Qt::Key_Down);
        QVERIFY(!bench.view()->refusal().isEmpty());
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QVERIFY(bench.status.last().first().toString().contains(QLatin1String("Collides")));
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QTest::keyClick(bench.view(), Qt::Key_Escape);
        QVERIFY(bench.document.plan() == plan);
    }

    void aDragInsideTheRackMovesAllThatIsChosen()
    {
        Bench bench;
        QStringList chosen;
        for (const ElevationTray& tray : bench.view()->elevation().trays)
            if (tray.position >= 33) chosen << tray.slot;
        QVERIFY(chosen.size() >= 2);
        bench.view()->setSelection(chosen);
        std::map<QString, int> before;
        for (const QString& slot : chosen) before[slot] = bench.view()->elevation().find(slot)->position;
        const ElevationTray& grip = *bench.view()->elevation().find(chosen.last());
        const QPoint from = bench.middle(grip.position, grip.height).toPoint();
        const QPoint to = bench.middle(grip.position + 3, grip.height).toPoint();
        QWidget* port = bench.view()->viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, from);
        QMouseEvent half(QEvent::MouseMove, QPointF(from + to) / 2.0, port->mapToGlobal(QPointF(from + to) / 2.0), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(port, &half);
        QMouseEvent whole(QEvent::MouseMove, QPointF(to), port->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(port, &whole);
        QTest::mouseRelease(port, Qt::LeftButton, {}, to);
        for (const QString& slot : chosen) QCOMPARE(bench.view()->elevation().find(slot)->position, before[slot] + 3);
        QCOMPARE(bench.document.undoStack()->count(), 1);
    }

    void arrowsChooseDeleteRemovesAndUndoBringsBack()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        const double before = bench.power();
        QTest::keyClick(bench.view(), Qt::Key_Home);
        const QString highest = bench.view()->selection().value(0);
        QTest::keyClick(bench.view(), Qt::Key_Down);
        QVERIFY(bench.view()->selection().value(0) != highest);
        bench.view()->setSelection({bench.slotAt(10)});  // a compute tray
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("rack_designs[helios].trays[compute]"));
        QTest::keyClick(bench.view(), Qt::Key_Delete);
        QCOMPARE(bench.design().slots.size(), plan.rackDesigns.front().slots.size() - 1);
        QVERIFY(bench.power() < before);
        // The next one above is chosen, so that the keyboard goes on from there; at the top the one beneath.
        QCOMPARE(bench.view()->selection(), QStringList{bench.slotAt(11)});
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        QTest::keyClick(bench.view(), Qt::Key_Home);
        QTest::keyClick(bench.view(), Qt::Key_Down);
        const QStringList second = bench.view()->selection();
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QTest::keyClick(bench.view(), Qt::Key_Delete);
        QCOMPARE(bench.view()->selection(), second);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void traysAndDesignsThatAreChosenTogetherAreEditedTogether()
    {
        Bench bench;
        bench.view()->setSelection({bench.slotAt(10), bench.slotAt(11)});
        QCOMPARE(bench.document.selectedPaths(), QStringList{trayPath(QStringLiteral("helios"), QStringLiteral("compute"))});
        QString other;
        for (const ElevationTray& tray : bench.view()->elevation().trays)
            if (tray.tray != QLatin1String("compute")) other = tray.slot;
        QVERIFY(!other.isEmpty());
        bench.view()->setSelection({bench.slotAt(10), other});
        const QString kind = bench.view()->elevation().find(other)->tray;
        QCOMPARE(bench.document.selectedPaths(),
                 QStringList({trayPath(QStringLiteral("helios"), kind), trayPath(QStringLiteral("helios"), QStringLiteral("compute"))}));
        QListView* list = bench.page.designs()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        const QString first = bench.page.design();
        QTest::keyClick(list, Qt::Key_End, Qt::ShiftModifier);
        QVERIFY(bench.document.plan().rackDesigns.size() > 1);
        QCOMPARE(bench.document.selectedPaths().size(), static_cast<qsizetype>(bench.document.plan().rackDesigns.size()));
        QVERIFY(bench.document.selectedPaths().contains(designPath(first)));
        QCOMPARE(bench.document.selectedPath(), designPath(bench.page.design()));  // the one that is shown
    }

    void aKindOfTrayIsReplacedInAllItsPlacesOfADesign()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        const auto count = [&](const std::string& kind) {
            return std::count_if(bench.design().slots.begin(), bench.design().slots.end(), [&](const Slot& s) { return s.tray == kind; });
        };
        const auto places = count("compute");
        QVERIFY(places > 1);
        ReplaceDialog* dialog = bench.page.replacePlatform();
        dialog->what()->setCurrentIndex(2);
        dialog->oldChoice()->setCurrentIndex(dialog->oldChoice()->findData(trayPath(QStringLiteral("helios"), QStringLiteral("compute"))));
        const auto choose = [&](auto fits) {
            for (int row = 0; row < dialog->newChoice()->count(); ++row)
                if (fits(dialog->newChoice()->item(row)->data(Qt::UserRole).toString())) dialog->newChoice()->setCurrentRow(row);
        };
        const RackDesign& design = bench.design();
        const auto other = std::find_if(design.trays.begin(), design.trays.end(), [](const Tray& t) { return t.kind == TrayKind::Switch && t.height == 1; });
        QVERIFY(other != design.trays.end());
        const std::string kind = other->id;
        const auto had = count(kind);
        choose([&](const QString& key) { return key == QStringLiteral("design:") + toQString(kind); });
        QVERIFY(dialog->replaceButton()->isEnabled());
        dialog->removeOld()->setChecked(true);
        dialog->replaceButton()->click();
        QCOMPARE(count("compute"), 0);
        QCOMPARE(count(kind), had + places);
        QVERIFY(!findById(bench.design().trays, "compute"));
        QCOMPARE(bench.document.undoStack()->count(), 1);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
        // A higher one goes only where there is room above; the kind stays in the others.
        dialog = bench.page.replacePlatform();
        dialog->what()->setCurrentIndex(2);
        dialog->oldChoice()->setCurrentIndex(dialog->oldChoice()->findData(trayPath(QStringLiteral("helios"), QStringLiteral("compute"))));
        const auto shelf = std::find_if(bench.design().trays.begin(), bench.design().trays.end(), [](const Tray& t) { return t.height == 2; });
        QVERIFY(shelf != bench.design().trays.end());
        choose([&](const QString& key) { return key == QStringLiteral("design:") + toQString(shelf->id); });
        QVERIFY(!dialog->replaceButton()->isEnabled());
        QVERIFY(dialog->preview()->count() == static_cast<int>(places));
        dialog->reject();
    }

    void aCopyGoesToTheNextFreePlaceAbove()
    {
        Bench bench;
        bench.view()->setSelection({bench.slotAt(10)});
        QTest::keyClick(bench.view(), Qt::Key_D, Qt::ControlModifier);
        const ElevationTray* copy = bench.view()->elevation().find(bench.view()->selection().value(0));
        QVERIFY(copy);
        QCOMPARE(copy->position, 38);
        QCOMPARE(copy->tray, QStringLiteral("compute"));
        QVERIFY(copy->fault.isEmpty());
    }

    void enterInThePalettePlacesAtTheLowestFreePlace()
    {
        Bench bench;
        const std::size_t places = bench.design().slots.size();
        QListView* list = bench.page.palettePart()->list();
        list->setCurrentIndex(list->model()->index(0, 0));
        const int lowest = *bench.view()->elevation().firstFree(bench.page.palettePart()->model()->offer(0).height);
        emit list->activated(list->currentIndex());
        QCOMPARE(bench.design().slots.size(), places + 1);
        QCOMPARE(bench.design().slots.back().position, std::int64_t{lowest});
    }

    void thePaletteIsFilteredByWordsAndByKind()
    {
        TrayPaletteModel model;
        TrayPaletteFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Plan& plan = test::templatePlan();
        model.setOffers(trayOffers(plan, plan.rackDesigns.front(), builtInCatalogue()));
        const int all = filter.rowCount();
        filter.setKind(TrayKind::Power);
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < all);
        filter.setKind(std::nullopt);
        filter.setWords(QStringLiteral("mi455x tray"));
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < all);
        for (int row = 0; row < filter.rowCount(); ++row)
            QVERIFY(filter.index(row, 0).data().toString().contains(QLatin1String("MI455X")));
        model.setOffers({});
        QCOMPARE(filter.rowCount(), 0);
    }

    void theTableTwinShowsAndMovesTheSameTrays()
    {
        Bench bench;
        ElevationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy moves(&model, &ElevationModel::moveRequested);
        model.setElevation(bench.view()->elevation());
        QCOMPARE(model.rowCount(), static_cast<int>(bench.design().slots.size()));
        const int row = model.rowOf(bench.slotAt(10));
        QVERIFY(model.index(row, ElevationModel::Power).data().toString().toDouble() > 10.0);
        QVERIFY(model.setData(model.index(row, ElevationModel::Place), 41, Qt::EditRole));
        QCOMPARE(moves.size(), 1);
        QCOMPARE(moves.first().at(1).toInt(), 31);
        Elevation fewer = bench.view()->elevation();
        fewer.trays.pop_back();
        model.setElevation(fewer);
        QCOMPARE(model.rowCount(), static_cast<int>(fewer.trays.size()));
    }
};
RW_UI_TEST(RackEditTest)

}  // namespace rw::ui

#include "rack_edit_test.moc"
