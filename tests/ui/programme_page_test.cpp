// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_canvas.h"
#include "plots/plot_table_model.h"
#include "plots/plot_view.h"
#include "programme/delivery_view.h"
#include "programme/programme_edits.h"
#include "programme/sites_chain.h"
#include "programme/target_editor.h"
#include "programme/timeline.h"
#include "programme_bench.h"
#include "shell/key_figures.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/empty_state.h"
#include "widgets/quantity_edit.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class ProgrammePageTest : public QObject, protected ProgrammeTools {
    Q_OBJECT
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

    /// Each milestone and each area has its name, on no other words and on no line, however narrow the plot.
    void wordsOfThePlotStandWhereNothingElseIs()
    {
        int inside = 0;
        for (const char* name : {"openai-fleet", "openai-amd-6gw", "meta-amd-6gw", "openai-nvidia-10gw", "abilene-campus"}) {
            Bench bench(QString::fromLatin1(name));
            PlotView* view = bench.page.plot();
            for (const QSize size : {QSize(390, 230), QSize(330, 320), QSize(640, 260), QSize(640, 420)}) {
                view->setFixedSize(size);
                QTest::qWait(0);
                view->setFixedSize(size + QSize(0, view->foot()));  // as the page does
                QTest::qWait(0);
                auto* canvas = view->findChild<PlotCanvas*>();
                canvas->picture(canvas->size(), 1.0);
                const QList<PlotCanvas::PlacedWords> placed = canvas->placedWords();
                const auto where = [&](const QString& words) { return QStringLiteral("%1, %2 x %3: %4").arg(QLatin1String(name)).arg(size.width()).arg(size.height()).arg(words).toUtf8(); };
                const double bottom = canvas->pointAt(view->plot().x.from.value(), 0.0).y();
                QStringList all;
                for (const PlotCanvas::PlacedWords& one : placed) {
                    all << one.text;
                    QVERIFY2(QRectF(canvas->rect()).contains(one.rect), where(one.text).constData());
                    for (const PlotCanvas::PlacedWords& other : placed)
                        QVERIFY2(&one == &other || !one.rect.adjusted(1.0, 1.0, -1.0, -1.0).intersects(other.rect.adjusted(1.0, 1.0, -1.0, -1.0)), where(one.text + QLatin1Char('/') + other.text).constData());
                    if (one.rect.top() > bottom || one.text.size() < 3) continue;
                    ++inside;
                    const QRectF ink = one.rect.adjusted(2.0, 3.0, -2.0, -3.0);
                    for (const PlotSeries& series : view->plot().series)
                        for (double x = ink.left(); x <= ink.right(); x += 1.0) {
                            const double years = canvas->valueAt(x);
                            const auto y = PlotTableModel::valueAt(series, years);
                            QVERIFY2(!y || !ink.contains(canvas->pointAt(years, *y)), where(one.text + QStringLiteral(" lies on ") + series.name).constData());
                        }
                }
                const QString told = all.join(QLatin1Char('|'));
                for (const PlotFlag& flag : view->plot().flags) QVERIFY2(told.contains(flag.label), where(flag.label + QStringLiteral(" of ") + told).constData());
                for (const PlotMark& mark : view->plot().marks) QVERIFY2(told.contains(mark.label), where(mark.label + QStringLiteral(" of ") + told).constData());
                for (const PlotSeries& series : view->plot().series)
                    if (series.filled) QVERIFY2(told.contains(series.name), where(series.name + QStringLiteral(" of ") + told).constData());
            }
        }
        QVERIFY(inside > 20);
    }

    /// A milestone that has no room for words has a number, which stands before its words beneath the plot.
    void milestonesInACrowdAreNumbered()
    {
        PlotData plot;
        plot.x = {{}, {}, true, 2026.0, 2030.0};
        plot.y = {QStringLiteral("Power"), QStringLiteral("GW")};
        plot.series << PlotSeries{QStringLiteral("All"), {2026.0, 2030.0}, {0.0, 10.0}};
        plot.series.front().filled = true;
        constexpr int kCrowd = 7;
        for (int i = 0; i < kCrowd; ++i)
            plot.flags << PlotFlag{2026.2 + 0.4 * i, 0.5 + i, QStringLiteral("Milestone that has a name of many letters %1").arg(QChar(u'A' + i)), {}};
        PlotView view;
        view.setPlot(plot);
        view.resize(330, 460);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto* canvas = view.findChild<PlotCanvas*>();
        canvas->picture(canvas->size(), 1.0);
        QHash<QString, QList<QRectF>> words;
        for (const PlotCanvas::PlacedWords& one : canvas->placedWords()) words[one.text] << one.rect;
        for (int i = 0; i < kCrowd; ++i) {
            const QString number = QString::number(i + 1);
            const QString name = plot.flags.at(i).label;
            QCOMPARE(words.value(number).size(), 2);
            QCOMPARE(words.value(name).size(), 1);
            const QRectF atPoint = words.value(number).at(0);
            const QRectF entry = words.value(number).at(1);
            const QPointF point = canvas->pointAt(plot.flags.at(i).x, plot.flags.at(i).y);
            QVERIFY2(QLineF(atPoint.center(), point).length() < 30.0, qPrintable(QStringLiteral("%1 at %2, %3; its point at %4, %5").arg(number).arg(atPoint.center().x()).arg(atPoint.center().y()).arg(point.x()).arg(point.y())));
            QVERIFY(std::abs(entry.center().y() - words.value(name).front().center().y()) < 1.0);
            QVERIFY(entry.right() <= words.value(name).front().left() + 1.0);
        }
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

    void howFirmTheDealIsStandsBesideTheTarget()
    {
        Bench bench;
        QCOMPARE(bench.document.plan().programme.dealStatus, DealStatus::Binding);
        QVERIFY(bench.page.targetEditor()->dealChip()->isVisible());
        QCOMPARE(bench.page.targetEditor()->dealChip()->accessibleName(), coreText("choice.deal_status.binding"));
        QVERIFY(bench.document.set(QStringLiteral("programme.deal_status"), Tree("none")).ok());
        QVERIFY(!bench.page.targetEditor()->dealChip()->isVisible());
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
