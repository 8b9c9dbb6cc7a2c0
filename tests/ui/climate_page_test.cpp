// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/weather_files.h"
#include "building/failure_table.h"
#include "building/job_bar.h"
#include "climate/carpet_view.h"
#include "climate/climate_page.h"
#include "climate/duration_view.h"
#include "climate/import_panel.h"
#include "climate/place_compare_view.h"
#include "climate/place_head.h"
#include "climate/place_list.h"
#include "file/plan_file.h"
#include "jobs/analysis_runner.h"
#include "plan/site_weather.h"
#include "plots/carpet_canvas.h"
#include "plots/plot_canvas.h"
#include "plots/plot_view.h"
#include "ui_test.h"
#include "widgets/empty_state.h"
#include "widgets/search_field.h"
#include "widgets/segmented_control.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace rw::ui {

class ClimatePageTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 60000;  // ms; a fault, not a measure

    struct Bench {
        QTemporaryDir folder;
        PlanDocument document;
        ClimatePage page;
        QString status;

        explicit Bench(Plan plan = test::templatePlan(QStringLiteral("openai-fleet")))
        {
            QObject::connect(&page, &Page::statusText, &page, [this](const QString& text) { status = text; });
            page.setDocument(&document);
            document.replace(std::move(plan), {});
            page.resize(1050, 640);
            page.show();
            QVERIFY(settled());
        }
        bool settled()
        {
            return QTest::qWaitFor([&] { return document.evaluation() && !document.evaluationStale() && document.evaluation()->settled
                                                && page.isSettled() && !page.placeModel()->ticked().isEmpty(); }, kPatience);
        }
        QString file(const QString& name, const std::string& text)
        {
            QFile out(folder.filePath(name));
            if (!out.open(QIODevice::WriteOnly)) return {};
            out.write(text.data(), qint64(text.size()));
            return out.fileName();
        }
        /// As a person drops a file on a page: over the view that is there.
        bool drop(const QString& path)
        {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(path)});
            QDragEnterEvent enter(QPoint(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&page, &enter);
            if (!enter.isAccepted()) return false;
            QDropEvent drop(QPointF(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(&page, &drop);
            return QTest::qWaitFor([&] { return !page.importPanel()->isBusy(); }, kPatience);
        }
        QModelIndex row(const QString& key, int column = 0) const
        {
            const QModelIndex name = page.placeModel()->indexOf(key);
            return name.siblingAtColumn(column);
        }
        QPoint placeOf(const QString& key) const
        {
            auto* filter = static_cast<QSortFilterProxyModel*>(page.placeList()->tree()->model());
            return page.placeList()->tree()->visualRect(filter->mapFromSource(row(key))).center();
        }
        QString siteKey(std::size_t i = 0) const { return QStringLiteral("site:") + toQString(document.plan().sites.at(i).id); }
    };

private Q_SLOTS:
    void noNumberIsCutBesideAPlaceInANarrowPage()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        ClimatePage page;
        page.setDocument(&document);
        page.show();
        const auto* list = page.findChild<PlaceList*>();
        const QHeaderView* header = list->tree()->header();
        const int name = list->tree()->fontMetrics().horizontalAdvance(QStringLiteral("Cheyenne, Wyoming"));
        for (int width = 560; width <= 1400; width += 40) {
            page.resize(width, 420);
            QCoreApplication::processEvents();
            QVERIFY2(header->sectionSize(PlaceModel::Name) > name, qPrintable(QString::number(header->sectionSize(PlaceModel::Name))));
            const int room = list->tree()->viewport()->width();
            const int end = header->sectionPosition(PlaceModel::Mean) + header->sectionSize(PlaceModel::Mean);
            QVERIFY2(end <= room || header->sectionSize(PlaceModel::Name) >= room, qPrintable(QStringLiteral("%1 of %2").arg(end).arg(room)));
        }
    }

    void placesAreListedWithWhatTheirHoursSay()
    {
        Bench bench;
        PlaceModel* model = bench.page.placeModel();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester listed(bench.page.placeList()->tree()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 2);  // the plan holds no year of its own
        QCOMPARE(model->rowCount(model->index(1, 0)), static_cast<int>(builtInWeatherIds().size()));
        const SharedWeather year = *builtInWeather("frankfurt");
        const WeatherStatistics s = statisticsOf(*year);
        const QString key = QStringLiteral("climate:frankfurt");
        QVERIFY(bench.row(key).isValid());
        QCOMPARE(bench.row(key, PlaceModel::Mean).data(Qt::EditRole).toDouble(), unit::C.fromSi(s.meanDryBulb));
        QCOMPARE(bench.row(key, PlaceModel::DryBulb).data(Qt::EditRole).toDouble(), unit::C.fromSi(s.dryBulb[0].temperature));
        QCOMPARE(bench.row(key, PlaceModel::WetBulb).data(Qt::EditRole).toDouble(), unit::C.fromSi(s.wetBulb[0].temperature));
        QVERIFY(!bench.row(key, PlaceModel::Source).data().toString().isEmpty());
        QVERIFY(!bench.row(key, PlaceModel::Grade).data().toString().isEmpty());
        // In the other units the same climate reads in degrees Fahrenheit.
        bench.document.setUnitSystem(UnitSystem::Ip);
        QCOMPARE(bench.row(key, PlaceModel::Mean).data(Qt::EditRole).toDouble(), unit::F.fromSi(s.meanDryBulb));
        QVERIFY(model->headerData(PlaceModel::Mean, Qt::Horizontal, Qt::DisplayRole).toString().contains(QStringLiteral("°F")));
        QVERIFY(bench.page.carpets()->air(AirQuantity::DryBulb)->plot().title.contains(QStringLiteral("°F")));
    }

    void typingFindsAPlaceAndArrowsChooseIt()
    {
        Bench bench;
        SearchField* search = bench.page.placeList()->searchField();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("frankf"));
        QCOMPARE(bench.page.placeList()->tree()->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(bench.page.placeList()->tree(), Qt::Key_Down);
        QTest::keyClick(bench.page.placeList()->tree(), Qt::Key_Down);
        QCOMPARE(bench.page.current(), QStringLiteral("climate:frankfurt"));
        QVERIFY(bench.page.carpets()->air(AirQuantity::WetBulb)->isVisible());
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(bench.page.placeList()->tree()->model()->rowCount(), 2);
        QTest::mouseClick(bench.page.placeList()->tree()->viewport(), Qt::LeftButton, {}, bench.placeOf(bench.siteKey()));
        QCOMPARE(bench.page.current(), bench.siteKey());
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("sites[%1]").arg(toQString(bench.document.plan().sites[0].id)));
    }

    void carpetsHoldTheHoursOfTheFigures()
    {
        Bench bench;
        const SiteYear& year = bench.document.evaluation()->years.at(0);
        const std::vector<YearHour>& hours = *year.result.hours;
        const PlotCarpet& pue = bench.page.carpets()->plant(PlantQuantity::Pue)->plot().carpet;
        const PlotCarpet& dry = bench.page.carpets()->air(AirQuantity::DryBulb)->plot().carpet;
        const PlotCarpet& mode = bench.page.carpets()->plant(PlantQuantity::Mode)->plot().carpet;
        QCOMPARE(pue.values.size(), 8760);
        for (const int h : {0, 4000, 8759}) {
            const auto i = static_cast<std::size_t>(h);
            QCOMPARE(pue.values.at(h), hours[i].facility / hours[i].it);
            QCOMPARE(dry.values.at(h), unit::C.fromSi(year.outdoors->weather->hours[i].dryBulb));
            QCOMPARE(mode.values.at(h), static_cast<double>(hours[i].mode()));
        }
        QVERIFY(bench.page.carpets()->jobBar()->isHidden());  // nothing has to be worked out
        QVERIFY(!bench.page.durations()->pue()->plot().series.isEmpty());
    }

    void pointingReadsDayHourAndValueInAllCarpets()
    {
        Bench bench;
        PlotView* dry = bench.page.carpets()->air(AirQuantity::DryBulb);
        CarpetCanvas* carpet = dry->carpet();
        const int noon = 195 * 24 + 15;  // 15 July
        const QPointF at = carpet->placeOf(noon);
        QMouseEvent move(QEvent::MouseMove, at, carpet->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(carpet, &move);
        const int read = carpet->hour();
        QVERIFY(std::abs(read / 24 - 195) <= 1 && std::abs(read % 24 - 15) <= 1);
        QVERIFY2(carpet->words(read).contains(QStringLiteral("July")), qPrintable(carpet->words(read)));
        QCOMPARE(bench.page.carpets()->plant(PlantQuantity::Pue)->carpet()->hour(), read);
        // By keys: the highest value first, then days and hours.
        carpet->clearReading();
        QCOMPARE(bench.page.carpets()->plant(PlantQuantity::Pue)->carpet()->hour(), -1);
        QTest::keyClick(dry, Qt::Key_Right);
        const QList<double>& values = dry->plot().carpet.values;
        const auto highest = static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
        QCOMPARE(carpet->hour(), highest);
        QTest::keyClick(dry, Qt::Key_Left);
        QCOMPARE(carpet->hour(), highest - 24);
        QTest::keyClick(dry, Qt::Key_Down);
        QCOMPARE(carpet->hour(), highest - 25);
        // The table twin and CSV hold the same.
        QTest::keyClick(dry, Qt::Key_T);
        QVERIFY(dry->isTableShown());
        QVERIFY(dry->csv().startsWith(QStringLiteral("Month,Day,Hour,Dry bulb (°C)\n1,1,0,")));
        QCOMPARE(dry->csv().count(QLatin1Char('\n')), 8761);
        for (const char* ending : {".svg", ".png", ".csv"}) {
            QString problem;
            QVERIFY2(dry->save(bench.folder.filePath(QStringLiteral("carpet") + QLatin1String(ending)), &problem), qPrintable(problem));
        }
    }

    void aWeatherFileIsDroppedLookedAtAcceptedAndUndone()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        const std::string bytes = writePlan(before);
        auto rows = rw::test::weatherRows(true);
        for (std::size_t i = 100; i < 103; ++i) rows[i].dryBulb = "99.9";
        QVERIFY(bench.drop(bench.file(QStringLiteral("testville.epw"), rw::test::epwText(rows))));
        QCOMPARE(bench.page.focusWidget(), bench.page.importPanel()->acceptButton());
        ImportPanel* panel = bench.page.importPanel();
        QVERIFY(bench.page.isImporting());
        QVERIFY(panel->isVisible());
        QVERIFY2(panel->reportText().contains(QStringLiteral("29 February")), qPrintable(panel->reportText()));
        QVERIFY2(panel->reportText().contains(QStringLiteral("109–111")), qPrintable(panel->reportText()));  // with its lines
        QCOMPARE(panel->preview()->plot().carpet.values.size(), 8760);
        QVERIFY2(bench.document.plan() == before, "only looked at so far");
        const auto choice = panel->siteChoice()->findData(toQString(before.sites[0].id));
        QVERIFY(choice > 0);
        panel->siteChoice()->setFocus();
        panel->siteChoice()->setCurrentIndex(choice);
        QTest::mouseClick(panel->acceptButton(), Qt::LeftButton);
        // Its 8,760 hours become text in a job: the window goes on, and an edit meanwhile is no harm.
        QVERIFY(panel->isBusy());
        QVERIFY(!panel->acceptButton()->isEnabled());
        QVERIFY2(bench.document.plan() == before, "not in the plan yet");
        QVERIFY(bench.document.set(QStringLiteral("project.notes"), Tree("edited meanwhile")).ok());
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QCOMPARE(bench.document.plan().project.notes, std::string("edited meanwhile"));
        QVERIFY(!bench.page.isImporting());
        QCOMPARE(bench.document.undoStack()->count(), 2);
        QCOMPARE(bench.document.plan().weather.size(), std::size_t{1});
        QCOMPARE(bench.document.plan().sites[0].weather, bench.document.plan().weather[0].id);
        QCOMPARE(bench.page.current(), QStringLiteral("weather:") + toQString(bench.document.plan().weather[0].id));
        QVERIFY(bench.settled());
        QCOMPARE(bench.page.carpets()->air(AirQuantity::DryBulb)->plot().carpet.values.at(12), std::stod(rows[12].dryBulb));
        // The site's year is worked out in it, and the plant's at the place as well.
        QVERIFY(bench.page.plantYears().find(*bench.page.placeModel()->place(bench.page.current())));
        bench.document.undoStack()->undo();
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
        QCOMPARE(writePlan(bench.document.plan()), bytes);
        QCOMPARE(bench.page.current(), bench.siteKey());
    }

    void aBadFileTellsItsLineAndLeavesThePlanAlone()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        auto rows = rw::test::weatherRows();
        rows[1000].dryBulb = "warm";
        QVERIFY(bench.drop(bench.file(QStringLiteral("spoiled.epw"), rw::test::epwText(rows))));
        ImportPanel* panel = bench.page.importPanel();
        QVERIFY2(panel->reportText().contains(QStringLiteral("spoiled.epw:1009")), qPrintable(panel->reportText()));
        QVERIFY2(panel->reportText().contains(QStringLiteral("warm")), qPrintable(panel->reportText()));
        QVERIFY(bench.status.contains(QStringLiteral("1009")));
        QVERIFY(!panel->acceptButton()->isEnabled());
        panel->accept();
        QVERIFY(bench.document.plan() == before);
        QCOMPARE(bench.document.undoStack()->count(), 0);
        // Who chose it answers by key.
        QVERIFY(panel->isAncestorOf(bench.page.focusWidget()));
        QTest::keyClick(bench.page.focusWidget(), Qt::Key_Escape);
        QVERIFY(!bench.page.isImporting());
        QVERIFY(bench.drop(bench.file(QStringLiteral("nothing.epw"), {})));
        QVERIFY2(panel->reportText().contains(QStringLiteral("the file is empty")), qPrintable(panel->reportText()));
        QTest::keyClick(panel->discardButton(), Qt::Key_Space);
        QVERIFY(!bench.page.isImporting());
        // What is no weather file at all.
        QVERIFY(bench.drop(bench.file(QStringLiteral("picture.epw"), "\x89PNG and so on")));
        QVERIFY2(panel->reportText().contains(QStringLiteral("no weather file")), qPrintable(panel->reportText()));
        // A plan is not ours: the window opens it.
        QVERIFY(!bench.drop(QStringLiteral("/tmp/some.rackwright")));
        QVERIFY(bench.document.plan() == before);
    }

    /// A job that is stopped from the status bar leaves neither half a file nor a form that says it is still read.
    void whatIsStoppedWhileItIsReadOrTakenCanBeBegunAgain()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        ImportPanel* panel = bench.page.importPanel();
        auto* runner = panel->findChild<AnalysisRunner*>();
        QVERIFY(runner);
        const QString path = bench.file(QStringLiteral("testville.epw"), rw::test::epwText(rw::test::weatherRows()));
        bench.page.importFile(path);
        QVERIFY(runner->title().contains(QStringLiteral("testville.epw")));
        runner->cancel();
        QVERIFY(!panel->isBusy());
        auto* again = panel->findChild<EmptyState*>();
        QVERIFY(again && again->isVisible());
        again->button()->click();
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QVERIFY(panel->file().isGood());
        panel->acceptButton()->click();
        QVERIFY(panel->isBusy());
        runner->cancel();
        QVERIFY(bench.document.plan() == before);
        QVERIFY(bench.page.isImporting());
        QVERIFY(panel->acceptButton()->isEnabled());
        panel->acceptButton()->click();
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QCOMPARE(bench.document.plan().weather.size(), std::size_t{1});
    }

    void aTmy3FileComesInToo()
    {
        Bench bench;
        QVERIFY(bench.drop(bench.file(QStringLiteral("testville.tmy3"), rw::test::tmy3Text(rw::test::weatherRows()))));
        QVERIFY(bench.page.importPanel()->file().weather);
        QCOMPARE(bench.page.importPanel()->file().weather->format, std::string("TMY3"));
        QTest::mouseClick(bench.page.importPanel()->discardButton(), Qt::LeftButton);
        QCOMPARE(bench.document.undoStack()->count(), 0);
    }

    void anHourlySeriesComesInByItsKind()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        std::string csv = "hour,USD/MWh\n";
        for (int h = 0; h < 8760; ++h) csv += std::to_string(h) + "," + std::to_string(30 + h % 24) + "\n";
        QVERIFY(bench.drop(bench.file(QStringLiteral("price-2030.csv"), csv)));
        ImportPanel* panel = bench.page.importPanel();
        QCOMPARE(panel->kindChoice()->currentIndex(), 2);  // by the file's name
        QCOMPARE(panel->file().hours.values.at(25), 31.0);  // as if it were USD/kWh
        panel->unitChoice()->setCurrentIndex(panel->unitChoice()->findData(QStringLiteral("USD/MWh")));
        emit panel->unitChoice()->activated(panel->unitChoice()->currentIndex());
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QVERIFY2(panel->file().series, qPrintable(panel->reportText()));
        QCOMPARE(panel->file().hours.values.at(25), 0.031);
        panel->siteChoice()->setCurrentIndex(panel->siteChoice()->findData(toQString(before.sites[0].id)));
        QTest::mouseClick(panel->acceptButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QCOMPARE(bench.document.plan().series.size(), std::size_t{1});
        QCOMPARE(bench.document.plan().sites[0].priceSeries, bench.document.plan().series[0].id);
        QCOMPARE(bench.document.undoStack()->count(), 1);
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
        // A column that is not there is told, and another one can be named.
        QVERIFY(bench.drop(bench.file(QStringLiteral("load.csv"), "a,b,c\n" + [] {
            std::string rows;
            for (int h = 0; h < 24; ++h) rows += "1,0.5,x\n";
            return rows;
        }())));
        QVERIFY(!panel->file().isGood());
        panel->columnField()->setFocus();
        QTest::keyClicks(panel->columnField(), QStringLiteral("b"));
        QTest::keyClick(panel->columnField(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !panel->isBusy(); }, kPatience));
        QVERIFY2(panel->file().series, qPrintable(panel->reportText()));
    }

    void aSiteTakesTheChosenClimateInOneStep()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        bench.page.setCurrent(QStringLiteral("climate:toronto"));
        emit bench.page.head()->useMenu()->aboutToShow();
        QCOMPARE(bench.page.head()->useMenu()->actions().size(), 1);
        QVERIFY(!bench.page.head()->useMenu()->actions().front()->isChecked());
        bench.page.head()->useMenu()->actions().front()->trigger();
        QCOMPARE(bench.document.undoStack()->count(), 1);
        const Climate* climate = findById(bench.document.plan().climates, bench.document.plan().sites[0].climate);
        QVERIFY(climate && climate->catalogueId == "toronto");
        emit bench.page.head()->useMenu()->aboutToShow();
        QVERIFY(bench.page.head()->useMenu()->actions().front()->isChecked());
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
    }

    void twoPlacesAreComparedByTheHoursOfTheEngine()
    {
        Bench bench;
        bench.page.placeModel()->setTicked({});
        bench.page.showView("compare");
        PlaceCompareView* compare = bench.page.comparison();
        QVERIFY(compare->isEmptyShown());
        // By keys in the list, as there is no mouse.
        for (const char* id : {"singapore", "toronto"}) {
            bench.page.setCurrent(QStringLiteral("climate:") + QLatin1String(id));
            bench.page.placeList()->tree()->setFocus();
            QTest::keyClick(bench.page.placeList()->tree(), Qt::Key_Space);
        }
        QCOMPARE(bench.page.placeModel()->ticked(), (QStringList{QStringLiteral("climate:singapore"), QStringLiteral("climate:toronto")}));
        QVERIFY(QTest::qWaitFor([&] { return compare->known() == 2; }, kPatience));
        const QAbstractItemModelTester tester(compare->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(compare->model()->rowCount(), 2);
        const Result<PlaceYear> singapore = yearAt(bench.document.plan(), builtInCatalogue(), *bench.document.evaluation(),
                                                   bench.document.plan().sites[0].id, {"singapore", {}});
        QVERIFY(singapore.ok());
        QCOMPARE(compare->model()->index(0, 1).data(Qt::EditRole).toDouble(), singapore->figures().pue.value());
        QVERIFY(compare->model()->index(1, 1).data(Qt::EditRole).toDouble() < singapore->figures().pue.value());
        QCOMPARE(compare->plot()->plot().series.size(), 2);
        // The seventh place is refused with a reason.
        QStringList many;
        for (const ClimatePlace& place : bench.page.placeModel()->places())
            if (place.kind == ClimatePlace::Kind::BuiltIn && many.size() < PlaceCompareView::kMost) many << place.key();
        bench.page.placeModel()->setTicked(many);
        bench.page.setCurrent(bench.page.placeModel()->places().last().key());
        QTest::keyClick(bench.page.placeList()->tree(), Qt::Key_Space);
        QCOMPARE(bench.page.placeModel()->ticked(), many);
        QVERIFY2(bench.status.contains(QLatin1Char('6')), qPrintable(bench.status));
    }

    /// The same temperature reads the same in the list of places and in the table beside each other.
    void temperaturesHaveOneDigitEverywhere()
    {
        Bench bench;
        bench.page.showView("compare");
        PlaceCompareView* compare = bench.page.comparison();
        QStringList keys;
        for (const ClimatePlace& place : bench.page.placeModel()->places())
            if (place.kind == ClimatePlace::Kind::BuiltIn) keys << place.key();
        QVERIFY(keys.size() > PlaceCompareView::kMost);
        int seen = 0;
        for (qsizetype from = 0; from < keys.size(); from += PlaceCompareView::kMost) {
            const QStringList some = keys.mid(from, PlaceCompareView::kMost);
            bench.page.placeModel()->setTicked(some);
            const auto columnOf = [&](const QString& start) {
                for (int column = 0; column < compare->model()->columnCount(); ++column)
                    if (compare->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().startsWith(start)) return column;
                return -1;
            };
            QVERIFY(columnOf("0.4 %") > 0 && columnOf("Wet 0.4 %") > 0 && columnOf("Mean") > 0);
            QCOMPARE(compare->model()->rowCount(), static_cast<int>(some.size()));
            for (int i = 0; i < some.size(); ++i) {
                const auto shown = [&](const QString& start) { return compare->model()->index(i, columnOf(start)).data().toString(); };
                QCOMPARE(shown("0.4 %"), bench.row(some.at(i), PlaceModel::DryBulb).data().toString());
                QCOMPARE(shown("Wet 0.4 %"), bench.row(some.at(i), PlaceModel::WetBulb).data().toString());
                QCOMPARE(shown("Mean"), bench.row(some.at(i), PlaceModel::Mean).data().toString().replace(QLatin1Char('-'), QChar(0x2212)));
                ++seen;
            }
        }
        QCOMPARE(seen, static_cast<int>(keys.size()));
    }

    /// Words of design temperatures and names of curves stand where no curve is, at the least height of a plot too.
    void wordsOfAPlotLieOnNoCurveAndOnNoOtherWords()
    {
        Bench bench;
        bench.page.showView("durations");
        QVERIFY(bench.settled());
        int words = 0;
        for (const char* id : {"abilene-tx", "phoenix-az", "singapore", "toronto"}) {
            const QString key = QStringLiteral("climate:") + QLatin1String(id);
            if (!bench.page.placeModel()->place(key)) continue;
            bench.page.setCurrent(key);
            QVERIFY(bench.settled());
            PlotView* view = bench.page.durations()->findChildren<PlotView*>().constFirst();
            for (const QSize size : {QSize(430, 230), QSize(300, 230), QSize(700, 320)}) {
                view->setFixedSize(size);
                QTest::qWait(0);
                auto* canvas = view->findChild<PlotCanvas*>();
                QVERIFY(canvas);
                canvas->picture(canvas->size(), 1.0);
                const QList<PlotCanvas::PlacedWords> placed = canvas->placedWords();
                for (const PlotCanvas::PlacedWords& one : placed) {
                    ++words;
                    for (const PlotCanvas::PlacedWords& other : placed)
                        QVERIFY2(&one == &other || !one.rect.intersects(other.rect), qPrintable(one.text + QLatin1Char('/') + other.text));
                    const QRectF ink = one.rect.adjusted(1.0, 2.0, -1.0, -2.0);
                    for (const PlotSeries& series : view->plot().series)
                        for (qsizetype i = 0; i + 1 < series.x.size(); ++i)
                            for (const double t : {0.0, 0.25, 0.5, 0.75}) {
                                const QPointF at = canvas->pointAt(series.x.at(i) + t * (series.x.at(i + 1) - series.x.at(i)),
                                                                   series.y.at(i) + t * (series.y.at(i + 1) - series.y.at(i)));
                                QVERIFY2(!ink.contains(at), qPrintable(QStringLiteral("%1, %2 x %3: %4 lies on %5").arg(QLatin1String(id)).arg(size.width()).arg(size.height()).arg(one.text, series.name)));
                            }
                }
            }
        }
        QVERIFY(words > 20);
    }

    /// Names beside a plot are whole from the first moment, not once it was resized.
    void namesBesideAPlotAreWhole()
    {
        Bench bench;
        PlotData plot;
        plot.x = {QStringLiteral("x"), {}};
        plot.y = {QStringLiteral("y"), {}};
        plot.key = true;
        for (const char* name : {"Ashburn (Dulles), Virginia", "Abilene", "Phoenix, Arizona"}) {
            PlotSeries series;
            series.name = QLatin1String(name);
            series.x = {0.0, 1.0};
            series.y = {0.0, 1.0};
            plot.series << series;
        }
        PlotView view;
        view.resize(640, 260);
        PlotData few = plot;
        few.key = false;
        view.setPlot(few);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setPlot(plot);
        QTest::qWait(20);
        auto* canvas = view.findChild<PlotCanvas*>();
        QStringList names;
        for (const PlotCanvas::PlacedWords& one : canvas->placedWords()) {
            names << one.text;
            QVERIFY2(one.rect.right() <= canvas->width(), qPrintable(one.text));
            QVERIFY2(one.rect.left() >= canvas->pointAt(1.0, 1.0).x(), qPrintable(one.text));
        }
        QCOMPARE(names, (QStringList{"Ashburn (Dulles), Virginia", "Abilene", "Phoenix, Arizona"}));
    }

    void aJobIsStoppedAndBegunAgain()
    {
        Bench bench;
        bench.page.setCurrent(QStringLiteral("climate:singapore"));
        JobBar* bar = bench.page.carpets()->jobBar();
        QVERIFY(bar->cancelButton()->isVisible());
        QVERIFY(bar->progressBar()->isVisible());
        QTest::mouseClick(bar->cancelButton(), Qt::LeftButton);
        QVERIFY(!bar->progressBar()->isVisible());
        QVERIFY2(bench.page.carpets()->waitingText().contains(QStringLiteral("Stopped")), qPrintable(bench.page.carpets()->waitingText()));
        QVERIFY(!bench.page.carpets()->plant(PlantQuantity::Pue)->isVisible());
        QVERIFY(bench.page.isSettled());
        QVERIFY(bar->runButton()->isVisible());
        QTest::keyClick(bar->runButton(), Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return bench.page.carpets()->plant(PlantQuantity::Pue)->isVisible(); }, kPatience));
        QVERIFY(bench.page.carpets()->waitingText().isEmpty());
        QVERIFY(bar->isHidden());
    }

    void aLongNameOfASiteLeavesThePlaceItsOwn()
    {
        Plan plan = test::templatePlan(QStringLiteral("openai-fleet"));
        plan.sites.push_back(plan.sites.front());
        plan.sites.back().id = "second";
        plan.sites.back().name = "A second site with a name that goes on and on until no head of a page holds it any more";
        Bench bench(std::move(plan));
        auto* plants = bench.page.findChild<PlaceHead*>()->findChild<QComboBox*>();
        QVERIFY(plants && plants->isVisible());
        QCOMPARE(plants->count(), 2);
        QVERIFY2(plants->width() < bench.page.width() / 4, qPrintable(QString::number(plants->width())));
    }

    void withoutSitesThereIsStillTheAir()
    {
        Plan plan = test::templatePlan(QStringLiteral("openai-fleet"));
        plan.sites.clear();
        Bench bench(plan);
        QCOMPARE(bench.page.placeModel()->rowCount(), 1);
        QVERIFY(bench.page.carpets()->air(AirQuantity::DryBulb)->isVisible());
        QVERIFY(!bench.page.carpets()->plant(PlantQuantity::Pue)->isVisible());
        QVERIFY(!bench.page.carpets()->waitingText().isEmpty());
        bench.page.showView("compare");
        QVERIFY(bench.page.isSettled());
    }
};
RW_UI_TEST(ClimatePageTest)

}  // namespace rw::ui

#include "climate_page_test.moc"
