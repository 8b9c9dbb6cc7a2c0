// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/user_catalogue.h"
#include "schema/path.h"
#include "sites/bound_model.h"
#include "sites/site_head.h"
#include "sites/site_limits.h"
#include "sites/site_model.h"
#include "sites/sites_page.h"
#include "ui_test.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>
#include <QWindow>

#include <algorithm>
#include <cmath>

namespace rw::ui {

class SitesPageTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        SitesPage page;

        explicit Bench(Plan plan = test::templatePlan(QStringLiteral("openai-fleet")))
        {
            page.setDocument(&document);
            document.replace(std::move(plan), {});
            page.resize(1050, 620);
            page.show();
            QVERIFY(test::settled(document));
        }
        QString cell(int row, int column, int role = Qt::DisplayRole) const
        {
            return page.siteModel()->index(row, column).data(role).toString();
        }
        const Site& site(std::size_t i) const { return document.plan().sites.at(i); }
        void addPlace(const QString& name)
        {
            for (const SitePlace& place : sitePlaces(document.plan(), offeredCatalogue().catalogue))
                if (place.name.startsWith(name)) return page.add(place);
            QFAIL("no such place");
        }
    };

private Q_SLOTS:
    void rowsTellWhatTheEvaluationSays()
    {
        Bench bench;
        const QAbstractItemModelTester tester(bench.page.siteModel(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(bench.page.siteModel()->rowCount(), 1);
        const SiteResult<double>& result = bench.document.evaluation()->sites.at(0);
        QCOMPARE(bench.cell(0, SiteModel::Name), QStringLiteral("Standard site"));
        QCOMPARE(bench.cell(0, SiteModel::InUse), formatCount(std::llround(result.count.value())));
        QCOMPARE(bench.cell(0, SiteModel::Capacity, Qt::EditRole).toDouble(), result.capacityIt.value() / 1e6);
        QCOMPARE(bench.cell(0, SiteModel::Grid, Qt::EditRole).toDouble(), 1200.0);
        QCOMPARE(bench.cell(0, SiteModel::LimitedBy).toLower(), coreText(std::string("limit.") + std::string(name(result.limit))));
        // The plan gives the site no price: the climate's is shown, and told apart.
        QVERIFY(!bench.site(0).energyPrice.set());
        QVERIFY(bench.page.siteModel()->index(0, SiteModel::Price).data(SiteModel::MutedRole).toBool());
        QVERIFY(std::abs(bench.cell(0, SiteModel::Price, Qt::EditRole).toDouble() - 66.3) < 1e-9);  // its climate's, USD/MWh
        QCOMPARE(bench.page.map()->sites().size(), 1);
        QVERIFY(std::abs(bench.page.map()->sites().at(0).latitude - 32.47) < 1e-9);  // of Abilene
    }

    void theChoiceAmongSitesIsAColumnOnlyWhereOneWasMade()
    {
        Bench bench;
        QVERIFY(bench.page.table()->isColumnHidden(SiteModel::Choice) || !bench.cell(0, SiteModel::Choice).startsWith(QStringLiteral("–")));
        SiteChoice choice;
        choice.hasChoice = true;
        choice.periods.push_back({bench.document.plan().programme.phases.front().id, {}, 1e9});
        ChoiceRow row;
        row.id = bench.site(0).id;
        row.chosen = true;
        row.sites = 2;
        row.buildings = {6};
        row.firstPeriod = 0;
        row.why = "It is the cheapest.";
        choice.rows.push_back(row);
        const Phase& phase = bench.document.plan().programme.phases.front();
        const QList<SiteFacts> facts = siteFacts(bench.document.plan(), bench.document.evaluation().get(), &choice);
        QCOMPARE(facts.front().choice, QStringLiteral("6 buildings on 2 sites from %1").arg(toQString(phase.name.empty() ? phase.id : phase.name)));
        SiteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSites(facts);
        QCOMPARE(model.index(0, SiteModel::Choice).data().toString(), facts.front().choice);
        QCOMPARE(model.index(0, SiteModel::Choice).data(Qt::ToolTipRole).toString(), QStringLiteral("It is the cheapest."));
        choice.rows.front().chosen = false;
        QCOMPARE(siteFacts(bench.document.plan(), bench.document.evaluation().get(), &choice).front().choice, QStringLiteral("left out"));
    }

    void orderAndGoalOfTheChoiceAreEdits()
    {
        Bench bench;
        const Plan plan = bench.document.plan();
        QCOMPARE(bench.page.head()->orderChoice()->currentIndex(), static_cast<int>(SiteOrder::Plan));
        QVERIFY(!bench.page.head()->goalChoice()->isVisible());
        bench.page.head()->orderChoice()->setCurrentIndex(static_cast<int>(SiteOrder::Best));
        emit bench.page.head()->orderChoice()->activated(static_cast<int>(SiteOrder::Best));
        QCOMPARE(bench.document.plan().programme.selection.order, SiteOrder::Best);
        QVERIFY(bench.page.head()->goalChoice()->isVisible());
        emit bench.page.head()->goalChoice()->activated(static_cast<int>(SelectionGoal::LeastCost));
        QCOMPARE(bench.document.plan().programme.selection.goal, SelectionGoal::LeastCost);
        QCOMPARE(bench.page.head()->goalChoice()->currentIndex(), static_cast<int>(SelectionGoal::LeastCost));
        QCOMPARE(bench.document.undoStack()->count(), 2);
        bench.document.undoStack()->undo();
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == plan);
        QVERIFY(!bench.page.head()->goalChoice()->isVisible());
    }

    void theBindingLimitStandsFirst()
    {
        Bench bench;
        const BoundModel* bounds = bench.page.limits()->model();
        const QAbstractItemModelTester tester(bench.page.limits()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(bounds->rowCount() >= 2);
        QVERIFY(bounds->index(0, 0).data(BoundModel::BindingRole).toBool());
        const SiteResult<double>& result = bench.document.evaluation()->sites.at(0);
        QCOMPARE(bounds->index(0, BoundModel::Name).data().toString().toLower(), coreText(std::string("limit.") + std::string(name(result.limit))));
        double last = 0.0;
        bool given = true;
        for (int row = 1; row < bounds->rowCount(); ++row) {
            const bool now = bounds->index(row, 0).data(BoundModel::GivenRole).toBool();
            QVERIFY2(given || !now, "limits that are not given stand last");
            given = now;
            if (!now) continue;
            const double it = bounds->index(row, BoundModel::It).data(Qt::EditRole).toDouble();
            QVERIFY(it >= last);
            last = it;
        }
    }

    void barsTellDistancesAndWhatIsNotGiven()
    {
        SiteFacts site;
        site.it = 810e6;  // of the mix; the limits count one platform
        site.bounds = {{QStringLiteral("grid contract"), {}, 3200, 800e6, 0.0, true},
                       {QStringLiteral("cooling"), {}, 3380, 845e6, 45e6, false},
                       {QStringLiteral("land"), {}, std::nullopt, std::nullopt, 0.0, false}};
        BoundModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(site);
        const auto text = [&](int row, int column, int role = Qt::DisplayRole) {
            return model.index(row, column).data(role).toString().replace(QChar(0x00A0), QLatin1Char(' '));
        };
        QCOMPARE(text(0, BoundModel::Beyond), QStringLiteral("binds"));
        QCOMPARE(text(1, BoundModel::Beyond), QStringLiteral("+45 MW, 5.6 %"));  // 45 / 800
        QCOMPARE(text(1, BoundModel::Name), QStringLiteral("Cooling"));
        QCOMPARE(model.index(1, 0).data(BoundModel::ShareRole).toDouble(), 845.0 / 800.0);
        QCOMPARE(text(1, BoundModel::Bar, Qt::AccessibleTextRole), QStringLiteral("106 % of what the site holds"));
        QCOMPARE(text(2, BoundModel::It), QStringLiteral("not given"));
        QVERIFY(!model.index(2, 0).data(BoundModel::ShareRole).isValid());
        QVERIFY(!model.index(2, 0).data(BoundModel::GivenRole).toBool());
        QCOMPARE(nextWords(site).replace(QChar(0x00A0), QLatin1Char(' ')), QStringLiteral("cooling, +45 MW, 5.6 %"));
        QCOMPARE(shortNextWords(site).replace(QChar(0x00A0), QLatin1Char(' ')), QStringLiteral("cooling +5.6 %"));
    }

    void aSiteIsAddedAtAClimateInOneStep()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        bench.addPlace(QStringLiteral("Frankfurt"));
        QCOMPARE(bench.document.undoStack()->count(), 1);
        QCOMPARE(bench.document.plan().sites.size(), std::size_t{2});
        const Site& made = bench.site(1);
        QCOMPARE(made.building, bench.site(0).building);
        QVERIFY(made.count == std::optional<std::int64_t>(1));
        const Climate* climate = findById(bench.document.plan().climates, made.climate);
        QVERIFY(climate && climate->catalogueId == "frankfurt");
        QVERIFY2(bench.document.undoStack()->undoText().contains(QStringLiteral("Frankfurt")), qPrintable(bench.document.undoStack()->undoText()));
        QCOMPARE(bench.page.current(), toQString(made.id));
        QCOMPARE(bench.document.selectedPath(), sitePath(toQString(made.id)));
        QCOMPARE(bench.page.map()->sites().size(), 2);
        const Plan after = bench.document.plan();
        bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
        QCOMPARE(bench.page.siteModel()->rowCount(), 1);
        bench.document.undoStack()->redo();
        QVERIFY(bench.document.plan() == after);
        // A second one there uses the same copy of the climate.
        bench.addPlace(QStringLiteral("Frankfurt"));
        QCOMPARE(bench.document.plan().climates.size(), after.climates.size());
    }

    void sitesAreDuplicatedRemovedAndReordered()
    {
        Bench bench;
        bench.addPlace(QStringLiteral("Dallas"));
        const Plan before = bench.document.plan();
        const QString dallas = toQString(bench.site(1).id);
        bench.page.duplicate(dallas);
        QCOMPARE(bench.document.plan().sites.size(), std::size_t{3});
        QCOMPARE(bench.site(2).climate, bench.site(1).climate);
        QVERIFY(bench.site(2).id != bench.site(1).id);
        QCOMPARE(bench.page.current(), toQString(bench.site(2).id));
        bench.page.reorder(bench.page.current(), -1);
        QCOMPARE(toQString(bench.site(2).id), dallas);
        bench.page.reorder(dallas, 1);  // at the end already
        QCOMPARE(bench.document.undoStack()->count(), 3);
        bench.page.remove(bench.page.current());
        QCOMPARE(bench.document.plan().sites.size(), std::size_t{2});
        QCOMPARE(bench.page.current(), dallas);
        for (int i = 0; i < 3; ++i) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
    }

    void copiesOfCopiesAreNumbered()
    {
        Bench bench;
        const QString first = toQString(bench.site(0).name);
        for (int i = 0; i < 3; ++i) bench.page.duplicate(bench.page.current());
        QStringList names;
        for (const Site& site : bench.document.plan().sites) names << toQString(site.name);
        names.sort();
        const QStringList wanted{first, first + QStringLiteral(" (copy 2)"), first + QStringLiteral(" (copy 3)"), first + QStringLiteral(" (copy)")};
        QCOMPARE(names, wanted);
    }

    void theTableTheMapAndTheInspectorChooseTheSame()
    {
        Bench bench;
        bench.addPlace(QStringLiteral("London"));
        bench.addPlace(QStringLiteral("Tokyo"));
        const QString first = toQString(bench.site(0).id);
        const QString tokyo = toQString(bench.site(2).id);
        bench.page.table()->selectRow(0);
        QCOMPARE(bench.page.map()->current(), first);
        QCOMPARE(bench.document.selectedPath(), sitePath(first));
        QTest::mouseClick(bench.page.map(), Qt::LeftButton, {}, bench.page.map()->symbolCentre(tokyo).toPoint());
        QCOMPARE(bench.page.table()->currentIndex().data(SiteModel::IdRole).toString(), tokyo);
        QCOMPARE(bench.document.selectedPath(), sitePath(tokyo));
        bench.document.setSelectedPath(sitePath(first) + QStringLiteral(".grid_limit"));
        QCOMPARE(bench.page.current(), first);
        QVERIFY2(bench.document.selectedPath().endsWith(QLatin1String("grid_limit")), "the field stays chosen");
        QVERIFY(bench.page.shows(sitePath(first)));
        QVERIFY(!bench.page.shows(sitePath(first) + QStringLiteral(".chain[main]")));
    }

    /// Ctrl of Ctrl+D is still down when the copy comes: it is no wish to add to what is selected.
    void aCopiedSiteIsChosenAlone()
    {
        Bench bench;
        bench.page.table()->selectRow(0);
        QWindow* window = bench.page.window()->windowHandle();
        QTest::keyPress(window, Qt::Key_Control, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::keyboardModifiers(), Qt::ControlModifier);
        bench.page.duplicate(toQString(bench.site(0).id));
        QTest::keyRelease(window, Qt::Key_Control);
        const QModelIndexList rows = bench.page.table()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.front().data(SiteModel::IdRole).toString(), bench.page.current());
    }

    void numbersAreTypedInTheTable()
    {
        Bench bench;
        const Plan before = bench.document.plan();
        SiteModel* model = bench.page.siteModel();
        QVERIFY(model->setData(model->index(0, SiteModel::Grid), QStringLiteral("1.5 GW"), Qt::EditRole));
        QCOMPARE(*bench.site(0).gridLimit.si, 1.5e9);
        QVERIFY(model->setData(model->index(0, SiteModel::Price), QStringLiteral("41"), Qt::EditRole));
        QVERIFY(std::abs(*bench.site(0).energyPrice.si - 41.0 / 3.6e9) < 1e-15);
        QVERIFY(!model->index(0, SiteModel::Price).data(SiteModel::MutedRole).toBool());
        QVERIFY2(model->setData(model->index(0, SiteModel::Price), QString(), Qt::EditRole), "emptied, the climate's holds again");
        QVERIFY(!bench.site(0).energyPrice.set());
        QVERIFY(model->setData(model->index(0, SiteModel::Region), QStringLiteral("ERCOT"), Qt::EditRole));
        QCOMPARE(bench.site(0).region, std::string("ERCOT"));
        QSignalSpy refused(model, &SiteModel::refused);
        QVERIFY(!model->setData(model->index(0, SiteModel::Grid), QStringLiteral("much"), Qt::EditRole));
        QCOMPARE(refused.size(), 1);
        QVERIFY(!model->flags(model->index(0, SiteModel::Capacity)).testFlag(Qt::ItemIsEditable));
        while (bench.document.undoStack()->canUndo()) bench.document.undoStack()->undo();
        QVERIFY(bench.document.plan() == before);
    }

    void waterIsReadAndTypedInTheUsersUnits()
    {
        Bench bench;
        SiteModel* model = bench.page.siteModel();
        const QModelIndex cell = model->index(0, SiteModel::Water);
        QVERIFY(model->setData(cell, QStringLiteral("5000"), Qt::EditRole));
        const double si = *bench.document.plan().sites[0].waterLimit.si;
        QCOMPARE(si, unit::m3d.toSi(5000.0));
        bench.document.setUnitSystem(UnitSystem::Ip);
        const Unit& us = unitFor(unit::m3d, UnitSystem::Ip);
        QVERIFY(&us != &unit::m3d);
        QVERIFY(model->headerData(SiteModel::Water, Qt::Horizontal, Qt::DisplayRole).toString().contains(QString::fromUtf8(us.symbol)));
        QCOMPARE(cell.data().toString(), formatIn(si, us).number);
        QVERIFY(model->setData(cell, QStringLiteral("100"), Qt::EditRole));
        QCOMPARE(*bench.document.plan().sites[0].waterLimit.si, us.toSi(100.0));
        // Out of the question: told where, and the number stays.
        QSignalSpy refused(model, &SiteModel::refused);
        QVERIFY(!model->setData(cell, QStringLiteral("12 apples"), Qt::EditRole));
        QVERIFY2(refused.back().front().toString().startsWith(QString::fromStdString(bench.document.plan().sites[0].name)),
                 qPrintable(refused.back().front().toString()));
        QCOMPARE(*bench.document.plan().sites[0].waterLimit.si, us.toSi(100.0));
        bench.document.setUnitSystem(UnitSystem::Si);
    }

    void tableAndMapTellEveryFactInTheUsersUnits()
    {
        Bench bench;
        QVERIFY(bench.document.set(sitePath(toQString(bench.site(0).id)) + QStringLiteral(".water_limit"), unit::m3d.toSi(5000.0)).ok());
        QVERIFY(test::settled(bench.document));
        const auto told = [&] { return bench.page.map()->sites().at(0).details.join(QLatin1Char('\n')); };
        const auto heading = [&](int column) {
            return bench.page.siteModel()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        };
        const double carbon = *siteFacts(bench.document.plan(), nullptr).at(0).carbon.si;
        const double water = unit::m3d.toSi(5000.0);
        for (const UnitSystem units : {UnitSystem::Si, UnitSystem::Ip}) {
            bench.document.setUnitSystem(units);
            const Unit& carbonUnit = unitFor(unit::kgkWh, units);
            const Unit& waterUnit = unitFor(unit::m3d, units);
            QVERIFY2(told().contains(formatIn(carbon, carbonUnit).text()), qPrintable(told()));
            QVERIFY2(told().contains(formatIn(water, waterUnit).text()), qPrintable(told()));
            // A heading names the unit that its cells are in.
            QVERIFY2(heading(SiteModel::Carbon).contains(QString::fromUtf8(carbonUnit.symbol)), qPrintable(heading(SiteModel::Carbon)));
            QCOMPARE(bench.cell(0, SiteModel::Carbon), formatIn(carbon, carbonUnit).number);
        }
        bench.document.setUnitSystem(UnitSystem::Si);
    }

    void aLookIntoACellIsNoEdit()
    {
        Bench bench;
        QTableView* table = bench.page.table();
        const QModelIndex price = table->model()->index(0, SiteModel::Price);
        table->setCurrentIndex(price);
        table->edit(price);
        auto* line = table->viewport()->findChild<QLineEdit*>();
        QVERIFY(line);
        QVERIFY(!line->accessibleName().isEmpty());
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(bench.document.undoStack()->count(), 0);
    }

    void aCandidateThatIsNotTakenIsHollowAndAnExcludedOneCrossed()
    {
        Bench bench;
        bench.addPlace(QStringLiteral("Singapore"));
        QVERIFY(test::settled(bench.document));
        // The first site is built as often as the target asks, so that nothing is left for the second.
        QVERIFY(bench.page.map()->sites().at(0).inUse);
        QVERIFY(!bench.page.map()->sites().at(1).inUse);
        const QString path = sitePath(toQString(bench.site(1).id)) + QStringLiteral(".wish");
        QVERIFY(bench.document.set(path, Tree(std::string("never"))).ok());
        QVERIFY(bench.page.map()->sites().at(1).excluded);
    }

    void aSiteWithoutAPlaceIsToldAndNotDrawn()
    {
        Plan plan = test::templatePlan(QStringLiteral("openai-fleet"));
        plan.sites[0].climate.clear();
        Bench bench(plan);
        QCOMPARE(bench.page.map()->sites().size(), 0);
        QCOMPARE(bench.page.siteModel()->rowCount(), 1);
        const QString path = sitePath(toQString(plan.sites[0].id));
        QVERIFY(bench.document.set(path + QStringLiteral(".latitude"), Tree(60.17)).ok());
        QVERIFY(bench.document.set(path + QStringLiteral(".longitude"), Tree(24.94)).ok());
        QCOMPARE(bench.page.map()->sites().size(), 1);
        QCOMPARE(bench.page.map()->sites().at(0).longitude, 24.94);
    }

    void withoutSitesThereIsAWayToBegin()
    {
        Plan plan = test::templatePlan(QStringLiteral("openai-fleet"));
        plan.sites.clear();
        Bench bench(plan);
        QVERIFY(bench.page.isEmptyShown());
        QMetaObject::invokeMethod(bench.page.head()->addMenu(), "aboutToShow");
        int places = 0;
        for (const QAction* action : bench.page.head()->addMenu()->actions()) places += action->isSeparator() ? 0 : 1;
        QVERIFY(places >= 20);
        bench.addPlace(QStringLiteral("London"));
        QVERIFY(!bench.page.isEmptyShown());
        QCOMPARE(bench.site(0).building, bench.document.plan().buildings.at(0).id);
        bench.document.undoStack()->undo();
        QVERIFY(bench.page.isEmptyShown());
        QVERIFY(bench.document.plan() == plan);
    }

    void aLimitLeadsToWhereThePlanSetsIt()
    {
        Bench bench;
        QTableView* bounds = nullptr;
        for (QTableView* view : bench.page.findChildren<QTableView*>())
            if (view->model() == bench.page.limits()->model()) bounds = view;
        QVERIFY(bounds);
        for (int row = 0; row < bench.page.limits()->model()->rowCount(); ++row) {
            const QString path = bench.page.limits()->model()->index(row, 0).data(BoundModel::PathRole).toString();
            QVERIFY2(!path.isEmpty(), qPrintable(bench.page.limits()->model()->index(row, 0).data().toString()));
            emit bounds->activated(bench.page.limits()->model()->index(row, 0));
            QCOMPARE(bench.document.selectedPath(), path);
            const Plan& plan = bench.document.plan();
            QVERIFY2(locate(typeOf<Plan>(), &plan, path.toStdString()).ok(), qPrintable(path));
        }
    }
};
RW_UI_TEST(SitesPageTest)

}  // namespace rw::ui

#include "sites_page_test.moc"
