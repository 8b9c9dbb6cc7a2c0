// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "palette/command_palette.h"
#include "plan/catalogue_copy.h"
#include "plots/plot_table_model.h"
#include "plots/plot_view.h"
#include "rack/coolant_curve.h"
#include "rack/design_list.h"
#include "rack/elevation_model.h"
#include "rack/elevation_view.h"
#include "rack/rack_figures.h"
#include "rack/rack_page.h"
#include "rack/replace_dialog.h"
#include "rack/tray_bars.h"
#include "rack/tray_palette.h"
#include "shell/main_window.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"
#include "widgets/search_field.h"
#include "widgets/elided_label.h"
#include "widgets/segmented_control.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

class RackPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        RackPage page;
        QSignalSpy status{&page, &Page::statusText};

        Bench()
        {
            page.setDocument(&document);
            document.replace(test::templatePlan(), {});
            page.resize(1100, 900);
            page.show();
            QVERIFY(test::settled(document));
            page.designs()->setCurrent(QStringLiteral("helios"));
            QCOMPARE(page.design(), QStringLiteral("helios"));
        }
        const RackDesign& design() const { return *findById(document.plan().rackDesigns, "helios"); }
        ElevationView* view() const { return page.elevationView(); }
        double power()
        {
            if (!test::settled(document)) return -1.0;
            return test::figureOf(document, "racks[helios].power_W.design");
        }
        /// An offer as the palette's drag carries it.
        std::unique_ptr<QMimeData> drag(const QString& id) const
        {
            const TrayPaletteModel* model = page.palettePart()->model();
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->offer(row).id == id) return std::unique_ptr<QMimeData>(model->mimeData({model->index(row)}));
            return nullptr;
        }
        /// Drags into the viewport and drops there. Answers whether the drop was taken.
        bool drop(const QMimeData& data, const QPointF& at)
        {
            QWidget* port = view()->viewport();
            QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &enter);
            if (!enter.isAccepted()) return false;
            QDragMoveEvent move(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &move);
            QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &dropped);
            return dropped.isAccepted();
        }
        QPointF middle(int position, int height) const { return QRectF(view()->placeRect(position, height)).center(); }
        QString slotAt(int position) const
        {
            for (const ElevationTray& tray : view()->elevation().trays)
                if (tray.position == position) return tray.slot;
            return {};
        }
    };

    /// A press on the segment with these words, as a person does.
    static void press(SegmentedControl* control, const QString& words)
    {
        for (QAbstractButton* button : control->findChildren<QAbstractButton*>())
            if (button->text() == words) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        QFAIL(qPrintable(words));
    }

private Q_SLOTS:
    /// At every width and with every face the design's name is whole, unless the middle itself is narrower.
    void theNameOfTheDesignIsWhole()
    {
        Bench b;
        for (const char* view : {"front", "rear", "both", "table"}) {
            b.page.showView(view);
            for (int width = 700; width <= 1500; width += 25) {
                b.page.resize(width, 640);
                QCoreApplication::processEvents();
                const ElidedLabel* title = nullptr;
                for (const ElidedLabel* label : b.page.findChildren<ElidedLabel*>())
                    if (label->isVisible() && label->text() == toQString(b.design().name) && (!title || label->font().pointSizeF() > title->font().pointSizeF()))
                        title = label;
                QVERIFY(title);
                const QString where = QStringLiteral("%1 at %2: %3 of %4").arg(QLatin1String(view)).arg(width).arg(title->width()).arg(title->sizeHint().width());
                QVERIFY2(title->width() >= title->sizeHint().width(), qPrintable(where));
            }
        }
    }

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

    void aMakersRackIsCopiedAndTheCopyChanged()
    {
        Bench bench;
        QAbstractItemModelTester tester(bench.page.designs()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Plan plan = bench.document.plan();
        bench.page.designs()->duplicateCurrent();
        const QString copy = bench.page.design();
        QVERIFY(copy != QStringLiteral("helios"));
        QCOMPARE(bench.document.plan().rackDesigns.size(), plan.rackDesigns.size() + 1);
        QVERIFY(bench.page.designs()->model()->setData(
            bench.page.designs()->model()->index(bench.page.designs()->model()->rowOf(copy)), QStringLiteral("Our Helios"), Qt::EditRole));
        QCOMPARE(findById(bench.document.plan().rackDesigns, copy.toStdString())->name, std::string("Our Helios"));
        bench.page.designs()->removeCurrent();
        QCOMPARE(bench.document.plan().rackDesigns.size(), plan.rackDesigns.size());
        while (bench.document.undoStack()->canUndo()) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
    }

    void aCatalogueRackComesWithAllItRefersTo()
    {
        Bench bench;
        bench.page.designs()->newFromCatalogue(QStringLiteral("gb300-nvl72"));
        QVERIFY2(findById(bench.document.plan().rackDesigns, bench.page.design().toStdString()), "the new rack is shown");
        QVERIFY(bench.page.design() != QStringLiteral("helios"));
        QVERIFY(lostReferences(bench.document.plan()).empty());
        QVERIFY(test::settled(bench.document));
        QVERIFY(test::figureOf(bench.document, ("racks[" + bench.page.design().toStdString() + "].power_W.design").c_str()) > 0.0);
    }

    void theRearShowsCordsManifoldsAndBusbarOfThePlan()
    {
        Bench bench;
        press(bench.page.faceChoice(), QStringLiteral("Rear"));
        ElevationView* rear = bench.page.rearView();
        QVERIFY(rear->isVisible() && !bench.view()->isVisible());
        QCOMPARE(rear->accessibleName(), QStringLiteral("Rack elevation, rear"));
        const Elevation& e = rear->elevation();
        QCOMPARE(e.cords, 2);
        QVERIFY2(e.feed.contains(QLatin1String("three-phase")), qPrintable(e.feed));
        QVERIFY(!e.supply.isEmpty() && !e.returns.isEmpty() && !e.busbar.isEmpty());
        QVERIFY(e.rearDoor.isEmpty());
        for (const ElevationTray& tray : e.trays) {
            QCOMPARE(tray.cords.size(), tray.kind == TrayKind::Power ? qsizetype{2} : qsizetype{0});
            QVERIFY(tray.onBusbar);
            QCOMPARE(tray.liquidHeat.has_value(), tray.liquid);
        }
        // With N+N each shelf hangs on one cord.
        QVERIFY(bench.document.set(QStringLiteral("rack_designs[helios].shelf_redundancy"), Tree("n+n")).ok());
        QVERIFY(test::settled(bench.document));
        std::array<int, 2> shelves{};
        for (const ElevationTray& tray : rear->elevation().trays)
            if (tray.kind == TrayKind::Power) {
                QCOMPARE(tray.cords.size(), 1);
                ++shelves[static_cast<std::size_t>(tray.cords.first())];
            }
        QCOMPARE(shelves[0] + shelves[1], 5);
        QVERIFY(shelves[0] > 0 && shelves[1] > 0);
        // One cord only, and a door at the back: as the building says.
        QVERIFY(bench.document.set(QStringLiteral("buildings[standard-building].power.cords"), Tree("one")).ok());
        QVERIFY(test::settled(bench.document));
        QCOMPARE(rear->elevation().cords, 1);
        const auto& doors = builtInCatalogue().equipment.airUnits;
        const auto door = std::find_if(doors.begin(), doors.end(), [](const AirUnit& u) { return u.kind == AirUnitKind::RearDoor; });
        QVERIFY(door != doors.end());
        auto use = useCatalogueEntry(bench.document.plan(), builtInCatalogue(), "air_units", door->id);
        QVERIFY(use.ok());
        EditList edits = use->edits;
        edits.edits.push_back(Edit::set("buildings[standard-building].cooling.rear_door", Tree(use->id)));
        QVERIFY(bench.document.apply(edits).ok());
        QVERIFY(test::settled(bench.document));
        QVERIFY(!rear->elevation().rearDoor.isEmpty());
        // Temperatures follow the reader's units.
        const QString celsius = rear->elevation().supply;
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(celsius.contains(QStringLiteral("°C")) && rear->elevation().supply.contains(QStringLiteral("°F")));
    }

    void bothFacesChooseCarryAndTakeTheSameTrays()
    {
        Bench bench;
        press(bench.page.faceChoice(), QStringLiteral("Both"));
        ElevationView* rear = bench.page.rearView();
        QVERIFY(rear->isVisible() && bench.view()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return rear->width() > 150; }));
        const ElevationTray tray = *bench.view()->elevation().find(bench.slotAt(10));
        QTest::mouseClick(rear->viewport(), Qt::LeftButton, {}, rear->placeRect(tray.position, tray.height).center());
        QCOMPARE(bench.view()->selection(), QStringList{tray.slot});
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("rack_designs[helios].trays[compute]"));
        const Plan plan = bench.document.plan();
        // The highest tray, carried by keys at the back.
        rear->setFocus();
        QTest::keyClick(rear, Qt::Key_Home);
        const QString highest = rear->selection().value(0);
        const int before = rear->elevation().find(highest)->position;
        QTest::keyClick(rear, Qt::Key_Space);
        QTest::keyClick(rear, Qt::Key_Up);
        QTest::keyClick(rear, Qt::Key_Space);
        QCOMPARE(bench.view()->elevation().find(highest)->position, before + 1);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        // And a drop at the back.
        const auto data = bench.drag(QStringLiteral("compute"));
        const int free = *rear->elevation().firstFree(1, 40);
        const QPoint at = rear->placeRect(free, 1).center();
        QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rear->viewport(), &enter);
        QDropEvent dropped(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(rear->viewport(), &dropped);
        QVERIFY(dropped.isAccepted());
        QCOMPARE(bench.design().slots.back().position, std::int64_t{free});
    }

    void theBarsByTrayFollowTheStateAndChooseTheirTrays()
    {
        Bench bench;
        QVERIFY(bench.power() > 0.0);
        TrayBars* bars = bench.page.figuresPart()->trayBars();
        const auto shown = [&] {
            double sum = 0.0;
            for (const TrayBar* bar : bars->bars())
                if (bar->isVisibleTo(bars)) sum += bar->power().liquid + bar->power().air;
            return sum;
        };
        const std::array<const char*, 5> figures{"racks[helios].power_W.idle", "racks[helios].power_W.typical",
                                                 "racks[helios].power_W.design", "racks[helios].power_W.peak",
                                                 "racks[helios].power_W.nameplate"};
        QComboBox* state = bench.page.figuresPart()->stateChoice();
        for (int i = 0; i < state->count(); ++i) {
            state->setFocus();
            QTest::keyClick(state, Qt::Key_Home);
            for (int step = 0; step < i; ++step) QTest::keyClick(state, Qt::Key_Down);
            QCOMPARE(state->currentIndex(), i);
            const double whole = test::figureOf(bench.document, figures[static_cast<std::size_t>(i)]);
            QVERIFY2(std::abs(shown() - whole) < 1e-6 * whole + 1.0, figures[static_cast<std::size_t>(i)]);
        }
        TrayBar* first = bars->bars().front();
        QCOMPARE(first->power().id, QStringLiteral("compute"));
        QVERIFY(first->accessibleName().contains(QLatin1String("Compute tray")));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Space);
        QCOMPARE(bench.view()->selection().size(), qsizetype{18});
        for (const QString& slot : bench.view()->selection()) QCOMPARE(bench.view()->elevation().find(slot)->tray, QStringLiteral("compute"));
    }

    void theCaseIsDrawnAgainstItsLimitWhereThePlateIsKnown()
    {
        Plan plan = test::templatePlan();
        RackDesign& design = plan.rackDesigns.front();
        QVERIFY(casePlot(coolantCurve(plan, QString::fromStdString(design.id)), UnitSystem::Si).series.isEmpty());
        design.plateResistance = DatumOf<dim::thermalResistance>(0.02, unit::KW);
        design.plateFlow = FlowDatum(2.0, unit::Lmin);
        design.caseTemperatureMax = TemperatureDatum(85.0, unit::C);
        const CoolantCurve curve = coolantCurve(plan, QString::fromStdString(design.id));
        QVERIFY(curve.casing.has_value());
        const PlotData plot = casePlot(curve, UnitSystem::Si);
        QCOMPARE(plot.series.size(), qsizetype{1});
        QVERIFY(std::is_sorted(plot.series.first().y.begin(), plot.series.first().y.end()));
        QCOMPARE(plot.marks.size(), qsizetype{1});
        QCOMPARE(plot.marks.first().at, 85.0);
        QCOMPARE(casePlot(curve, UnitSystem::Ip).y.unit, QStringLiteral("°F"));
        // A limit that nothing keeps says so.
        CoolantCurve hot = curve;
        hot.casingMax = unit::C.toSi(10.0);
        QVERIFY(casePlot(hot, UnitSystem::Si).title.startsWith(QLatin1String("No supply")));
    }

    void aPlatformIsReplacedEverywhereInOneStep()
    {
        Bench bench;
        const std::string bytes = writePlan(bench.document.plan());
        bench.page.pageActions().first()->trigger();
        ReplaceDialog* dialog = bench.page.replacePlatform();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->oldChoice()->currentData().toString(), QStringLiteral("helios"));
        QVERIFY(!dialog->replaceButton()->isEnabled());
        // A platform that the plan does not hold yet, found by typing.
        QLineEdit* search = dialog->findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("gb300"));
        QListWidget* choices = dialog->newChoice();
        int at = -1;
        for (int row = 0; row < choices->count(); ++row)
            if (choices->item(row)->data(Qt::UserRole).toString() == QLatin1String("gb300-nvl72")) at = row;
        QVERIFY(at >= 0);
        choices->setFocus();
        QTest::mouseClick(choices->viewport(), Qt::LeftButton, {}, choices->visualItemRect(choices->item(at)).center());
        QVERIFY(dialog->replaceButton()->isEnabled());
        // What would change, what stays, and both racks' figures: before anything is done.
        QCOMPARE(dialog->preview()->count(), 2);
        QVERIFY(dialog->preview()->item(0)->text().contains(QLatin1String("Helios, 32 racks")));
        QVERIFY(dialog->preview()->item(1)->text().startsWith(QLatin1String("Stays")));
        QVERIFY(dialog->figures()->isVisible());
        QVERIFY(dialog->figures()->item(0, 1)->text() != dialog->figures()->item(0, 2)->text());
        QCOMPARE(writePlan(bench.document.plan()), bytes);
        QTest::mouseClick(dialog->removeOld(), Qt::LeftButton, {}, QPoint(8, dialog->removeOld()->height() / 2));
        QVERIFY(dialog->removeOld()->isChecked());
        QTest::mouseClick(dialog->replaceButton(), Qt::LeftButton);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        const Plan& plan = bench.document.plan();
        QVERIFY(!findById(plan.rackDesigns, "helios"));
        QVERIFY(lostReferences(plan).empty());
        QCOMPARE(bench.page.design().toStdString(), plan.clusters.front().rackDesign);
        QVERIFY(bench.status.last().first().toString().contains(QLatin1String("1 place")));
        QVERIFY(test::settled(bench.document));
        bench.document.undoStack()->undo();
        QCOMPARE(writePlan(bench.document.plan()), bytes);
        bench.document.undoStack()->redo();
        QVERIFY(!findById(bench.document.plan().rackDesigns, "helios"));
    }

    void theCommandPaletteOffersToReplaceFromAnyPage()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        window.show();
        window.showPage(0);
        window.openPalette();
        QTest::keyClicks(window.palette()->field(), QStringLiteral("replace platform"));
        QVERIFY(window.palette()->model()->rowCount() > 0);
        QCOMPARE(window.palette()->model()->entry(0).title, QStringLiteral("Replace platform"));
        QTest::keyClick(window.palette()->field(), Qt::Key_Return);
        auto* dialog = window.findChild<ReplaceDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void theRuleSwitchesBetweenMakerAndTrays()
    {
        Bench bench;
        const double maker = bench.power();
        QVERIFY(bench.document.set(QStringLiteral("rack_designs[helios].power_rule"), Tree("trays")).ok());
        QVERIFY(bench.power() < maker);
    }

    void warmerSupplyNeedsMoreFlow()
    {
        const Plan& plan = test::templatePlan();
        Plan fixed = plan;
        RackDesign& design = fixed.rackDesigns.front();
        design.flowRule = FlowRule::FixedOutlet;
        design.outletTemperature.si = unit::C.toSi(60.0);
        const CoolantCurve curve = coolantCurve(fixed, QString::fromStdString(design.id));
        QVERIFY(curve.points.size() > 10);
        double last = 0.0;
        for (const CoolantCurve::Point& point : curve.points) {
            if (!point.flow) continue;
            QVERIFY(*point.flow > last);
            last = *point.flow;
        }
        QVERIFY(last > 0.0);
        const PlotData plot = coolantPlot(curve, UnitSystem::Si);
        QVERIFY2(plot.title.contains(QLatin1String("flow")) && plot.title.startsWith(QLatin1Char('5')), qPrintable(plot.title));
        QCOMPARE(plot.y.unit, QStringLiteral("L/min"));
        QCOMPARE(coolantPlot(curve, UnitSystem::Ip).y.unit, QStringLiteral("gpm"));
    }

    void aPlotIsSavedAsPictureAndAsNumbers()
    {
        PlotView plot;
        PlotData data;
        data.title = QStringLiteral("Flow, and more");
        data.x = {QStringLiteral("Supply, cold"), QStringLiteral("°C"), false, {}, {}};
        data.y = {QStringLiteral("Flow"), QStringLiteral("L/min"), false, {}, {}};
        data.series << PlotSeries{QStringLiteral("Flow"), {20.0, 30.0}, {1.0, 2.5}} << PlotSeries{QStringLiteral("Drop"), {25.0}, {7.0}};
        plot.setPlot(data);
        plot.resize(500, 300);
        plot.show();
        QCOMPARE(plot.csv(), QStringLiteral("\"Supply, cold (°C)\",Flow (L/min),Drop (L/min)\n20,1,\n25,1.75,7\n30,2.5,\n"));
        PlotTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlot(data);
        QCOMPARE(model.rowCount(), 3);
        QTemporaryDir directory;
        for (const char* name : {"a.svg", "a.png", "a.csv"}) {
            const QString path = directory.filePath(QLatin1String(name));
            QVERIFY(plot.save(path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(bytes.size() > 20);
            if (path.endsWith(QLatin1String("svg"))) QVERIFY(bytes.contains("<svg"));
            if (path.endsWith(QLatin1String("png"))) QVERIFY(bytes.startsWith("\x89PNG"));
        }
        QString problem;
        QVERIFY(!plot.save(QStringLiteral("/no/such/place/a.csv"), &problem));
        QVERIFY(problem.contains(QLatin1String("/no/such/place/a.csv")));
    }
};
RW_UI_TEST(RackPageTest)

}  // namespace rw::ui

#include "rack_page_test.moc"
