// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "palette/command_palette.h"
#include "plots/plot_table_model.h"
#include "plots/plot_view.h"
#include "rack/coolant_curve.h"
#include "rack/rack_figures.h"
#include "rack/replace_dialog.h"
#include "rack/tray_bars.h"
#include "rack_bench.h"
#include "shell/main_window.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"
#include "widgets/search_field.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

class RackPageTest : public QObject, protected RackTools {
    Q_OBJECT
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
