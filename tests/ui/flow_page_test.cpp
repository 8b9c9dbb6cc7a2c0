// SPDX-License-Identifier: GPL-3.0-or-later
#include "building/diagram_view.h"
#include "building/failure_table.h"
#include "building/flow_page.h"
#include "building/sankey_layout.h"
#include "building/sankey_paint.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFileInfo>
#include <QSignalSpy>
#include <QScrollBar>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>

#include <cmath>

namespace rw::ui {

class FlowPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        FlowPage page;

        explicit Bench(const QString& plan = QStringLiteral("openai-amd-6gw")) : Bench(test::templatePlan(plan)) {}
        explicit Bench(const Plan& plan)
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1040, 600);
            page.show();
            QVERIFY(test::settled(document));
        }
        DiagramView* view() const { return page.view(); }
        const EnergyFlow& flow() const { return *page.flow(); }
        /// As a person does with the keyboard.
        void choose(int index)
        {
            QComboBox* box = page.subjects();
            box->setFocus();
            while (box->currentIndex() != index)
                QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
        }
        double value(const char* id) const { return flow().find(id) ? flow().find(id)->value : 0.0; }
    };

    static SankeyMetrics plainMetrics(double larger = 1.0)
    {
        SankeyMetrics metrics;
        metrics.line *= larger;
        metrics.width = [larger](const QString& text, bool bold) { return larger * (bold ? 7.0 : 6.5) * static_cast<double>(text.size()); };
        metrics.value = [](double value) { return QString::number(value, 'g', 3) + QStringLiteral(" W · 12 %"); };
        metrics.brief = [](double value) { return QString::number(value, 'g', 3) + QStringLiteral(" W"); };
        return metrics;
    }

    static const QStringList& plans()
    {
        static const QStringList all{QStringLiteral("openai-amd-6gw"), QStringLiteral("hgx-hall"), QStringLiteral("abilene-campus"),
                                     QStringLiteral("openai-cerebras-750mw"), QStringLiteral("openai-fleet")};
        return all;
    }

    /// All flows that a plan has figures for.
    static std::vector<EnergyFlow> flowsOf(const Plan& plan, const Evaluation& e)
    {
        std::vector<EnergyFlow> flows;
        for (const FlowTime time : {FlowTime::DesignHour, FlowTime::Year}) {
            for (const auto& b : e.buildings)
                if (auto f = energyFlow(plan, e, FlowScope::Building, b.id, time))
                    flows.push_back(std::move(*f));
            for (const auto& s : e.sites)
                if (auto f = energyFlow(plan, e, FlowScope::Site, s.id, time))
                    flows.push_back(std::move(*f));
            if (auto f = energyFlow(plan, e, FlowScope::Programme, {}, time))
                flows.push_back(std::move(*f));
        }
        return flows;
    }

private Q_SLOTS:
    /// Wherever two ribbons cross beneath words, these are read at 4.5:1, also where both are marked.
    void wordsAreReadOnEveryRibbon()
    {
        using Kind = EnergyFlow::Kind;
        Theme& theme = Theme::of(nullptr);
        const ThemeMode before = theme.mode();
        const Kind kinds[] = {Kind::Power, Kind::It, Kind::Cooling, Kind::Loss, Kind::House, Kind::Liquid, Kind::Air, Kind::Sky, Kind::Reuse};
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            for (const Kind one : kinds)
                for (const Kind other : kinds)
                    for (const bool lit : {false, true}) {
                        const double contrast = contrastRatio(theme.colors().text, sankeyGround(theme, {one, other}, lit));
                        QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
                    }
        }
        theme.setMode(before);
    }

    /// In the smallest window that the program is made for all of a picture is seen, with words of a readable size.
    void aLowPageShowsAllOfThePicture()
    {
        for (const QString& name : {QStringLiteral("openai-amd-6gw"), QStringLiteral("openai-nvidia-10gw"), QStringLiteral("hgx-hall")}) {
            Bench bench(name);
            bench.page.resize(732, 330);
            QCoreApplication::processEvents();
            const double scale = bench.view()->transform().m11();
            QVERIFY2(scale >= 0.75 - 1e-9, qPrintable(QStringLiteral("%1: %2").arg(name).arg(scale)));
            QVERIFY2(bench.view()->verticalScrollBar()->maximum() == 0 && bench.view()->horizontalScrollBar()->maximum() == 0, qPrintable(name));
            // And wide: nothing of the page's width is given away.
            QVERIFY(bench.view()->diagram().bounds.width() * scale >= bench.view()->maximumViewportSize().width() - 2.0);
        }
    }

    /// Twice as large letters are larger on the picture, too, which is scrolled then.
    void largeLettersAreNotMadeSmallAgain()
    {
        Theme::of(nullptr).setTextScale(2.0);
        Bench bench;
        QCoreApplication::processEvents();
        const double scale = bench.view()->transform().m11();
        Theme::of(nullptr).setTextScale(1.0);
        QVERIFY2(scale >= 0.75 - 1e-9, qPrintable(QString::number(scale)));
    }

    /// Title and balance keep the room they need above the first bar, however large the letters.
    void largeLettersOfTheHeadCoverNoBar()
    {
        const Plan& plan = test::templatePlan(QStringLiteral("openai-amd-6gw"));
        const Evaluation e = evaluate(plan);
        const std::optional<EnergyFlow> flow = energyFlow(plan, e, FlowScope::Programme, {}, FlowTime::DesignHour);
        QVERIFY(flow);
        Theme& theme = Theme::of(nullptr);
        for (const double scale : {1.0, 1.5, 2.0}) {
            theme.setTextScale(scale);
            const double line = QFontMetricsF(theme.font(TextSize::Small)).height();
            const Diagram diagram = sankeyDiagram(*flow, QStringLiteral("Title"), QSizeF(900.0, 2000.0), theme, line);
            double top = 1e9;
            for (const auto& item : diagram.items) top = std::min(top, item.box.top());
            const double words = QFontMetricsF(theme.font(TextSize::Body, true)).height() + line;
            QVERIFY2(top - diagram.bounds.top() >= words, qPrintable(QStringLiteral("%1: %2 of %3").arg(scale).arg(top - diagram.bounds.top()).arg(words)));
            QVERIFY(-diagram.bounds.top() >= words);
        }
        theme.setTextScale(1.0);
    }

    void ribbonsLeaveAndArriveWithoutGapOrOverlap()
    {
        for (const QString& name : plans()) {
            const Plan& plan = test::templatePlan(name);
            const Evaluation e = evaluate(plan);
            for (const EnergyFlow& flow : flowsOf(plan, e))
                for (const QSizeF room : {QSizeF(1000.0, 520.0), QSizeF(640.0, 360.0)}) {
                    const SankeyLayout layout = sankeyLayout(flow, room, plainMetrics());
                    QCOMPARE(layout.bars.size(), flow.nodes.size());
                    QCOMPARE(layout.ribbons.size(), flow.links.size());
                    QVERIFY(layout.size.height() >= room.height() - 1e-6);
                    const QRectF all(QPointF(-1.0, -1.0), layout.size + QSizeF(2.0, 2.0));
                    for (std::size_t i = 0; i < layout.bars.size(); ++i) {
                        QVERIFY2(all.contains(layout.bars[i].rect), qPrintable(name));
                        for (std::size_t j = i + 1; j < layout.bars.size(); ++j)
                            QVERIFY2(!layout.bars[i].rect.intersects(layout.bars[j].rect), qPrintable(name));
                    }
                    // A bar is as high as what passes it, to the scale of the picture.
                    for (std::size_t i = 0; i < layout.bars.size(); ++i)
                        QVERIFY(layout.bars[i].rect.height() >= flow.nodes[i].value * layout.scale - 1e-6);
                }
        }
    }

    /// A loss that goes one way only goes straight from its bar, and rises where it arrives; it never sags.
    void lossesGoStraightAndCrossNoBar()
    {
        for (const QString& name : plans()) {
            const Plan& plan = test::templatePlan(name);
            const Evaluation e = evaluate(plan);
            for (const EnergyFlow& flow : flowsOf(plan, e))
                for (const QSizeF room : {QSizeF(1000.0, 520.0), QSizeF(640.0, 360.0)}) {
                    const SankeyLayout layout = sankeyLayout(flow, room, plainMetrics());
                    for (const auto& ribbon : layout.ribbons) {
                        const auto& link = flow.links[ribbon.link];
                        const QRectF from = layout.bars[link.from].rect;
                        const QRectF to = layout.bars[link.to].rect;
                        const QRectF box = ribbon.path.boundingRect();
                        QVERIFY2(box.bottom() <= layout.size.height() + 1.0 && box.top() >= -1.0, qPrintable(name));
                        if (flow.given(link.from) <= link.value * (1.0 + 1e-9))
                            QVERIFY2(box.bottom() <= std::max(from.bottom(), to.bottom()) + 1.5, qPrintable(name));
                        for (const auto& bar : layout.bars)
                            QVERIFY2(bar.node == link.from || bar.node == link.to || !ribbon.path.intersects(bar.rect.adjusted(0.5, 0.5, -0.5, -0.5)),
                                     qPrintable(name));
                    }
                }
        }
    }

    void wordsDoNotStandOnWords()
    {
        for (const QString& name : plans()) {
            const Plan& plan = test::templatePlan(name);
            const Evaluation e = evaluate(plan);
            const std::vector<EnergyFlow> flows = flowsOf(plan, e);
            for (std::size_t k = 0; k < 3 * flows.size(); ++k) {
                const EnergyFlow& flow = flows[k / 3];
                const double larger = 1.0 + 0.5 * static_cast<double>(k % 3);
                const SankeyLayout layout = sankeyLayout(flow, {1000.0, 520.0}, plainMetrics(larger));
                QList<QRectF> words;
                for (const auto& bar : layout.bars)
                    words << bar.label.rect;
                for (const auto& ribbon : layout.ribbons)
                    if (!ribbon.label.rect.isEmpty())
                        words << ribbon.label.rect;
                for (qsizetype i = 0; i < words.size(); ++i)
                    for (qsizetype j = i + 1; j < words.size(); ++j)
                        QVERIFY2(!words[i].adjusted(0.5, 0.5, -0.5, -0.5).intersects(words[j]), qPrintable(name));
            }
        }
    }

    /// Words over a thin ribbon are not struck through by another: at most crossed.
    void wordsOverThinRibbonsAreNotStruckThrough()
    {
        const double line = plainMetrics().line;
        for (const QString& name : plans()) {
            const Plan& plan = test::templatePlan(name);
            const Evaluation e = evaluate(plan);
            for (const EnergyFlow& flow : flowsOf(plan, e))
                for (const QSizeF room : {QSizeF(960.0, 420.0), QSizeF(1000.0, 520.0), QSizeF(1500.0, 800.0)}) {
                    const SankeyLayout layout = sankeyLayout(flow, room, plainMetrics());
                    for (const auto& ribbon : layout.ribbons) {
                        const QRectF words = ribbon.label.rect;
                        if (words.isEmpty() || ribbon.thickness >= line)
                            continue;
                        QPainterPath strip;
                        strip.addRect(words.adjusted(0.0, 0.25 * line, 0.0, -0.25 * line));
                        for (const auto& other : layout.ribbons) {
                            if (other.thickness >= line)
                                continue;
                            const double struck = strip.intersected(other.path).boundingRect().width();
                            QVERIFY2(struck <= 0.5 * words.width(), qPrintable(QStringLiteral("%1: %2 through %3").arg(name, toQString(flow.links[other.link].name),
                                                                                                                  toQString(flow.links[ribbon.link].name))));
                        }
                    }
                }
        }
    }

    /// What chillers take is told on the picture of a page of common size, however many thin ribbons lie beside it.
    void theLargestOfThinRibbonsAreTold()
    {
        for (const QString& name : {QStringLiteral("openai-amd-6gw"), QStringLiteral("openai-nvidia-10gw")}) {
            const Plan& plan = test::templatePlan(name);
            const Evaluation e = evaluate(plan);
            const auto flow = energyFlow(plan, e, FlowScope::Building, e.buildings.front().id, FlowTime::DesignHour);
            QVERIFY(flow);
            const SankeyLayout layout = sankeyLayout(*flow, {980.0, 420.0}, plainMetrics());
            int told = 0;
            for (const auto& ribbon : layout.ribbons) {
                const auto& link = flow->links[ribbon.link];
                if (flow->nodes[link.from].kind != EnergyFlow::Kind::Cooling || link.value < 0.02 * flow->in)
                    continue;
                QVERIFY2(!ribbon.label.rect.isEmpty(), link.name.c_str());
                ++told;
            }
            QVERIFY(told >= 1);
        }
    }

    void theBuildingStandsFirstThenSitesThenTheProgramme()
    {
        Bench bench;
        QVERIFY(bench.page.subjects()->count() >= 3);
        const auto& evaluation = *bench.document.evaluation();
        QCOMPARE(bench.flow().in, evaluation.buildings.front().facilityPower.si());
        bench.choose(bench.page.subjects()->count() - 1);
        QVERIFY(std::abs(bench.value("it") - evaluation.programme.itPower->si()) <= 1e-9 * bench.flow().in);
        bench.choose(0);
        QCOMPARE(bench.flow().in, evaluation.buildings.front().facilityPower.si());
    }

    void whatComesInIsPrintedBesideWhatLeaves()
    {
        Bench bench;
        const QString words = balanceWords(bench.flow());
        QVERIFY(words.contains(flowValue(bench.flow(), bench.flow().in)));
        QVERIFY(words.contains(flowValue(bench.flow(), bench.flow().out)));
        EnergyFlow wet = bench.flow();
        wet.evaporated = 10.0;  // kg/s
        QVERIFY2(balanceWords(wet).contains(QStringLiteral("36\u00a0m³/h")), qPrintable(balanceWords(wet)));
        QVERIFY2(balanceWords(wet, UnitSystem::Ip).contains(QStringLiteral("gpm")), qPrintable(balanceWords(wet, UnitSystem::Ip)));
        wet.year = true;
        QVERIFY2(balanceWords(wet, UnitSystem::Ip).contains(QStringLiteral("gal")), qPrintable(balanceWords(wet, UnitSystem::Ip)));
        EnergyFlow other = bench.flow();
        other.out = 0.9 * other.in;
        QVERIFY(balanceWords(other).contains(QLatin1String("0.1")));
    }

    void theYearIsToldInEnergy()
    {
        Bench bench;
        bench.page.times()->setCurrentIndex(1);
        QVERIFY(bench.flow().year);
        QVERIFY(flowValue(bench.flow(), bench.flow().in).contains(QLatin1String("Wh")));
        const double years = bench.document.evaluation()->buildings.front().year->facility.si();
        QCOMPARE(bench.flow().in, years);
    }

    void aClickChoosesAndArrowsGoOn()
    {
        Bench bench;
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.view()->itemPoint(QStringLiteral("node:cooling")));
        QCOMPARE(bench.view()->current(), QStringLiteral("node:cooling"));
        QVERIFY(bench.document.selectedPath().endsWith(QLatin1String("].cooling")));
        QTest::keyClick(bench.view(), Qt::Key_Right);
        QVERIFY(bench.view()->current() != QStringLiteral("node:cooling"));
        QTest::keyClick(bench.view(), Qt::Key_Escape);
        QVERIFY(bench.view()->current().isEmpty());
    }

    void theRibbonUnderThePointerIsRead()
    {
        Bench bench;
        QSignalSpy said(&bench.page, &Page::statusText);
        std::size_t thickest = 0;
        for (std::size_t i = 0; i < bench.flow().links.size(); ++i)
            if (bench.flow().links[i].value > bench.flow().links[thickest].value && bench.flow().links[i].kind == EnergyFlow::Kind::Liquid)
                thickest = i;
        const QString key = linkKey(bench.flow(), thickest);
        QTest::mouseMove(bench.view()->viewport(), bench.view()->itemPoint(key));
        QVERIFY(QTest::qWaitFor([&] { return bench.view()->hovered() == key; }, 2000));
        QVERIFY(!said.isEmpty());
        QVERIFY(said.last().front().toString().contains(flowValue(bench.flow(), bench.flow().links[thickest].value)));
    }

    void enterAsksForTheDerivationOfWhatIsAFigure()
    {
        Bench bench;
        QSignalSpy wanted(&bench.page, &Page::derivationWanted);
        QSignalSpy said(&bench.page, &Page::statusText);
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.view()->itemPoint(QStringLiteral("node:it")));
        QTest::keyClick(bench.view(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const QString path = wanted.front().front().toString();
        QVERIFY(path.endsWith(QLatin1String("it_power_W")));
        QVERIFY(figure(*bench.document.evaluation(), path.toStdString())->si);
        // What is a sum of others says so.
        said.clear();
        QTest::mouseClick(bench.view()->viewport(), Qt::LeftButton, {}, bench.view()->itemPoint(QStringLiteral("node:rack-heat")));
        QTest::keyClick(bench.view(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!said.isEmpty());
    }

    void theTableHoldsEveryRibbonAndTheBalance()
    {
        Bench bench;
        QAbstractItemModelTester tester(bench.page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(bench.page.model()->rowCount(), static_cast<int>(bench.flow().links.size()) + 2);
        bench.page.twins()->setCurrentIndex(1);
        QTableView* table = bench.page.table();
        QVERIFY(table->isVisible());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(bench.page.model()->index(1, 0)).center());
        QCOMPARE(bench.view()->current(), linkKey(bench.flow(), 1));
        const QString csv = tableCsv(*table);
        QCOMPARE(csv.count(QLatin1Char('\n')), static_cast<int>(bench.flow().links.size()) + 3);
    }

    void thePictureCanBeSaved()
    {
        Bench bench;
        const QTemporaryDir folder;
        for (const char* ending : {"svg", "png", "csv"}) {
            const QString name = folder.filePath(QStringLiteral("flow.") + QLatin1String(ending));
            QVERIFY(bench.view()->save(name));
            QVERIFY(QFileInfo(name).size() > 200);
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            if (name.endsWith(QLatin1String("svg"))) QVERIFY(QSvgRenderer(bytes).isValid() && !bytes.contains("Qt SVG"));
            if (name.endsWith(QLatin1String("csv"))) QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
        }
    }

    void anEmptyPlanSaysWhatIsMissing()
    {
        Bench bench{Plan{}};
        QVERIFY(bench.page.isEmptyShown());
        QVERIFY(bench.view()->diagram().items.empty());
    }
};

RW_UI_TEST(FlowPageTest)

}  // namespace rw::ui

#include "flow_page_test.moc"
