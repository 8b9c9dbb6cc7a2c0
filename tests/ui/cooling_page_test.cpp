// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/cooling_figures.h"
#include "building/cooling_page.h"
#include "building/diagram_view.h"
#include "building/failure_table.h"
#include "evaluate/settle.h"
#include "inspector/inspector.h"
#include "ui_test.h"
#include "widgets/figure_row.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

namespace rw::ui {

class CoolingPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        CoolingPage page;

        explicit Bench(const QString& plan = QStringLiteral("openai-amd-6gw")) : Bench(test::templatePlan(plan)) {}
        explicit Bench(const Plan& plan)
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1000, 600);
            page.show();
            settle();
        }
        void settle() { QVERIFY(test::settled(document)); }
        DiagramView* view() const { return page.view(); }
        const CoolingNode* node(const char* key) const { return page.drawing().find(QLatin1String(key)); }
        QPoint at(const char* key) const { return view()->itemPoint(QLatin1String(key)); }
        const BuildingResult<double>& result() const { return *findById(document.evaluation()->buildings, page.building().toStdString()); }
        QString figureText(const QString& label) const
        {
            for (const FigureRow* row : page.figureList()->rows())
                if (!row->isHidden() && row->accessibleName().startsWith(label))
                    return row->figureText();
            return {};
        }
    };

    static const QStringList& plans()
    {
        static const QStringList all{QStringLiteral("openai-amd-6gw"), QStringLiteral("hgx-hall"), QStringLiteral("abilene-campus"),
                                     QStringLiteral("openai-cerebras-750mw")};
        return all;
    }

private Q_SLOTS:
    /// In the smallest window the drawing has the page, its words can be read, and figures come with what is chosen.
    void aLowPageGivesTheDrawingItsRoom()
    {
        Bench bench;
        const auto least = [&] { return bench.page.view()->transform().m11(); };
        bench.page.resize(1040, 600);
        QCoreApplication::processEvents();
        auto* figures = bench.page.findChild<CoolingFigures*>();
        QVERIFY(figures->isVisible());
        const double usual = bench.page.view()->diagram().bounds.height();
        bench.page.resize(732, 330);
        QCoreApplication::processEvents();
        QVERIFY(!figures->isVisible());
        QVERIFY2(least() >= 0.7 - 1e-9, qPrintable(QString::number(least())));
        QVERIFY(bench.page.view()->diagram().bounds.height() < usual * 0.85);
        QCOMPARE(bench.page.view()->horizontalScrollBar()->maximum(), 0);
        // No words lie on others.
        const auto& items = bench.page.view()->diagram().items;
        for (const DiagramItem& one : items)
            for (const DiagramItem& other : items)
                QVERIFY2(&one == &other || !one.box.adjusted(1.0, 1.0, -1.0, -1.0).intersects(other.box), qPrintable(one.key + QLatin1Char('/') + other.key));
        bench.page.view()->setCurrent(items.front().key);
        QVERIFY(figures->isVisible());
        bench.page.resize(1040, 600);
        QCoreApplication::processEvents();
        QCOMPARE(bench.page.view()->diagram().bounds.height(), usual);
    }

    void everyPartOfThePlantIsDrawnAndListed()
    {
        for (const QString& plan : plans()) {
            Bench bench{plan};
            if (bench.page.isEmptyShown())
                continue;
            for (const CoolingPart<double>& part : bench.result().plant.parts) {
                const std::string id(part.id);
                // Pumps are told with their loop, those of heat rejection's own loop with it.
                const bool pumps = id.ends_with("pumps");
                if (pumps || (part.duty.si() <= 0.0 && part.units.value() <= 0.0))
                    continue;
                const CoolingNode* node = bench.node(id.c_str());
                QVERIFY2(node, id.c_str());
                QCOMPARE(node->heat.value(), part.duty.si());
                QCOMPARE(node->power.value(), part.power.si());
            }
            QCOMPARE(bench.page.model()->rowCount(), static_cast<int>(bench.page.drawing().nodes.size()));
            QVERIFY(bench.node("sky"));
        }
    }

    void nothingOfTheDrawingOverlaps()
    {
        for (const QString& plan : plans()) {
            Bench bench{plan};
            const CoolingDrawing& drawing = bench.page.drawing();
            for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
                QVERIFY(drawing.bounds.contains(drawing.nodes[i].box));
                for (std::size_t j = i + 1; j < drawing.nodes.size(); ++j)
                    QVERIFY2(!drawing.nodes[i].words.intersects(drawing.nodes[j].words),
                             qPrintable(plan + drawing.nodes[i].key + QLatin1Char(' ') + drawing.nodes[j].key));
            }
        }
    }

    void pipesRunBetweenMachinesInRightAngles()
    {
        Bench bench;
        for (const CoolingPipe& pipe : bench.page.drawing().pipes) {
            QVERIFY(pipe.points.size() >= 2);
            for (std::size_t i = 1; i < pipe.points.size(); ++i)
                QVERIFY(pipe.points[i].x() == pipe.points[i - 1].x() || pipe.points[i].y() == pipe.points[i - 1].y());
            // Both ends touch a sign or another pipe.
            for (const QPointF& end : {pipe.points.front(), pipe.points.back()}) {
                bool touches = false;
                for (const CoolingNode& node : bench.page.drawing().nodes)
                    touches = touches || node.square.adjusted(-1.0, -1.0, 1.0, 1.0).contains(end);
                for (const CoolingPipe& other : bench.page.drawing().pipes)
                    for (std::size_t i = 1; &other != &pipe && i < other.points.size(); ++i)
                        touches = touches || QRectF(other.points[i - 1], other.points[i]).normalized().adjusted(-1.0, -1.0, 1.0, 1.0).contains(end);
                QVERIFY(touches);
            }
        }
    }

    void aClickSelectsAndTellsItsFigures()
    {
        Bench bench;
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("cdu"));
        QCOMPARE(bench.view()->current(), QStringLiteral("cdu"));
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("buildings[%1].cooling.cdu").arg(bench.page.building()));
        QCOMPARE(bench.page.figureList()->title(), bench.node("cdu")->name);
        const QString told = bench.figureText(QStringLiteral("Power it draws"));
        for (const CoolingPart<double>& part : bench.result().plant.parts)
            if (part.id == "cdu")
                QCOMPARE(told, formatValue(part.power.si(), unit::W));
        // And the other way round: what is selected elsewhere is marked here.
        bench.document.setSelectedPath(QStringLiteral("buildings[%1].cooling.facility_rise").arg(bench.page.building()));
        QCOMPARE(bench.view()->current(), QStringLiteral("loop:fws"));
        QCOMPARE(bench.page.table()->currentIndex().row(), 3);
        // A click beside all chooses nothing.
        QTest::keyClick(bench.view(), Qt::Key_Escape);
        QVERIFY(bench.view()->current().isEmpty());
    }

    void everyDerivationThatIsOfferedExists()
    {
        for (const QString& plan : plans()) {
            Bench bench{plan};
            const auto& evaluation = *bench.document.evaluation();
            for (const CoolingNode& node : bench.page.drawing().nodes) {
                if (!node.explain.isEmpty())
                    QVERIFY2(figure(evaluation, node.explain.toStdString())->si, qPrintable(node.explain));
                for (const CoolingFact& fact : node.facts)
                    if (!fact.figure.isEmpty()) {
                        const Result<Figure> known = figure(evaluation, fact.figure.toStdString());
                        QVERIFY2(known && known->si, qPrintable(fact.figure));
                    }
            }
        }
    }

    void aDoubleClickOrEnterAsksForTheDerivation()
    {
        Bench bench;
        QSignalSpy wanted(&bench.page, &Page::derivationWanted);
        QTest::mouseDClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("loop:tcs"));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.takeFirst().front().toString(), QStringLiteral("buildings[%1].coolant_flow_m3_s").arg(bench.page.building()));
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("cdu"));
        QTest::keyClick(bench.view(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        // So does a figure in the list.
        for (FigureRow* row : bench.page.figureList()->rows())
            if (!row->isHidden() && row->isEnabled() && row->accessibleName().startsWith(QLatin1String("Heat it takes")))
                row->click();
        QCOMPARE(wanted.size(), 2);
    }

    void theKeyboardStaysInTheDrawingBesideTheInspector()
    {
        Bench bench;
        QWidget window;
        const auto apart = qScopeGuard([&] { bench.page.setParent(nullptr); });
        auto* row = new QHBoxLayout(&window);
        row->addWidget(&bench.page);
        auto* inspector = new Inspector;
        inspector->setDocument(&bench.document);
        row->addWidget(inspector);
        window.resize(1300, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const Plan before = bench.document.plan();
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("trim_chillers"));
        QCoreApplication::processEvents();
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("buildings[%1].cooling.chiller").arg(bench.page.building()));
        QCOMPARE(QApplication::focusWidget(), bench.view());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCoreApplication::processEvents();
        QVERIFY(bench.view()->current() != QLatin1String("trim_chillers"));
        QVERIFY(bench.document.plan() == before);
    }

    void coldPlatesAreCountedWhereRacksOnAirStandBesideThem()
    {
        Bench bench(QStringLiteral("hgx-hall"));
        const CoolingNode* racks = bench.node("racks");
        QVERIFY(racks);
        QVERIFY(racks->units > 0.0);
        QVERIFY(racks->units < bench.result().racks.value());
    }

    void arrowsMoveAlongTheWayOfHeat()
    {
        Bench bench;
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("racks"));
        QStringList way;
        for (int i = 0; i < 5; ++i) {
            way << bench.view()->current();
            QTest::keyClick(bench.view(), Qt::Key_Up);
        }
        QCOMPARE(way.mid(0, 4), (QStringList{QStringLiteral("racks"), QStringLiteral("loop:tcs"), QStringLiteral("cdu"), QStringLiteral("loop:fws")}));
        QTest::keyClick(bench.view(), Qt::Key_Home);
        QCOMPARE(bench.view()->current(), QStringLiteral("sky"));
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.at("cdu"));
        QTest::keyClick(bench.view(), Qt::Key_Right);
        QCOMPARE(bench.page.drawing().find(bench.view()->current())->chain, 1);
    }

    void theExtremeHourIsTheSamePlantInWarmerAir()
    {
        Bench bench;
        QVERIFY(bench.result().extreme);
        const double design = bench.node("sky")->supply.value();
        bench.page.hours()->setCurrentIndex(1);
        QVERIFY(bench.page.drawing().extreme);
        QVERIFY(bench.node("sky")->supply.value() > design);
        QCOMPARE(bench.node("heat_rejection")->units, std::optional<double>(bench.result().extreme->parts.at(2).units.value()));
        // What is of another hour than the figures is not explained by them.
        for (const CoolingNode& node : bench.page.drawing().nodes)
            for (const CoolingFact& fact : node.facts)
                QVERIFY(fact.figure.isEmpty());
    }

    void aPlanWithoutExtremesOffersNone()
    {
        Plan plan = test::templatePlan();
        for (Climate& climate : plan.climates)
            climate.extremeDryBulb = {};
        Bench bench{plan};
        QVERIFY(!bench.result().extreme);
        bench.page.hours()->setCurrentIndex(1);
        QVERIFY(!bench.page.drawing().extreme);
        QVERIFY(!bench.page.isEmptyShown());
    }

    void whatFallsShortIsMarkedWithItsReason()
    {
        Plan plan = test::templatePlan();
        for (Climate& climate : plan.climates) {
            climate.designDryBulb.si = unit::C.toSi(52.0);
            climate.designWetBulb.si = unit::C.toSi(40.0);
        }
        for (Building& building : plan.buildings) {
            building.cooling.chiller.clear();
            building.cooling.supplyTemperature.si = unit::C.toSi(30.0);
        }
        Bench bench{plan};
        QVERIFY(!bench.result().plant.supplyReached);
        QVERIFY(!bench.node("heat_rejection")->flag.isEmpty());
        QVERIFY(!bench.node("heat_rejection")->flagMore.isEmpty());
        QVERIFY2(bench.node("heat_rejection")->flagMore.contains(QStringLiteral("°C")), qPrintable(bench.node("heat_rejection")->flagMore));
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY2(bench.node("heat_rejection")->flagMore.contains(QStringLiteral("°F")), qPrintable(bench.node("heat_rejection")->flagMore));
        bool told = false;
        for (int row = 0; row < bench.page.model()->rowCount(); ++row)
            told = told || bench.page.model()->rowAt(row).bad;
        QVERIFY(told);
    }

    void valveAuthorityComesWithTheSettledFigures()
    {
        Bench bench;
        bench.page.resize(1000, 600);
        QVERIFY(QTest::qWaitFor([&] { return bench.document.evaluation()->settled; }, 60000));
        const CoolingNode* water = bench.node("loop:fws");
        bool told = false;
        for (const CoolingFact& fact : water->facts)
            told = told || fact.label.contains(QLatin1String("authority"));
        QVERIFY(told);
    }

    void figuresFollowAnEditAndTheUnits()
    {
        Bench bench;
        const QString before = bench.node("loop:fws")->lines.join(QLatin1Char(' '));
        QVERIFY(bench.document.set(QStringLiteral("buildings[%1].cooling.facility_rise").arg(bench.page.building()), Tree(6.0)).ok());
        bench.settle();
        QVERIFY(bench.node("loop:fws")->lines.join(QLatin1Char(' ')) != before);
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(bench.node("loop:fws")->lines.join(QLatin1Char(' ')).contains(QStringLiteral("°F")));
        QVERIFY(bench.node("loop:fws")->lines.join(QLatin1Char(' ')).contains(QStringLiteral("gpm")));
    }

    void theTableIsTheDrawingsTwin()
    {
        Bench bench;
        QAbstractItemModelTester tester(bench.page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.page.twins()->setCurrentIndex(1);
        QTableView* table = bench.page.table();
        QVERIFY(table->isVisible());
        const QModelIndex row = bench.page.model()->index(2, 0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());
        QCOMPARE(bench.view()->current(), bench.page.drawing().nodes.at(2).key);
        QVERIFY(tableCsv(*table).count(QLatin1Char('\n')) > 5);
    }

    void thePictureCanBeCopiedAndSaved()
    {
        Bench bench;
        bench.view()->setFocus();
        QTest::keyClick(bench.view(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("CDUs")));
        const QTemporaryDir folder;
        for (const char* ending : {"svg", "png", "csv"}) {
            const QString name = folder.filePath(QStringLiteral("cooling.") + QLatin1String(ending));
            QVERIFY(bench.view()->save(name));
            QVERIFY(QFileInfo(name).size() > 200);
        }
        QString problem;
        QVERIFY(!bench.view()->save(folder.filePath(QStringLiteral("none/cooling.png")), &problem));
        QVERIFY(!problem.isEmpty());
    }

    void anEmptyPlanSaysWhatIsMissing()
    {
        Bench bench{Plan{}};
        QVERIFY(bench.page.isEmptyShown());
        Plan plan = test::templatePlan();
        for (Building& building : plan.buildings)
            building.cooling.heatRejection.clear();
        bench.document.replace(plan, {});
        bench.settle();
        QVERIFY(bench.page.isEmptyShown());
    }

    void pathsOfThePlantLeadHere()
    {
        CoolingPage page;
        QVERIFY(page.shows(QStringLiteral("buildings[dc].cooling.cdu")));
        QVERIFY(page.shows(QStringLiteral("buildings[dc].cooling")));
        QVERIFY(!page.shows(QStringLiteral("buildings[dc].chain[ups]")));
        QVERIFY(!page.shows(QStringLiteral("sites[a]")));
    }
};

RW_UI_TEST(CoolingPageTest)

}  // namespace rw::ui

#include "cooling_page_test.moc"
