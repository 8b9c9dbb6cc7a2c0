// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/catalogue_value.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "inspector/list_section.h"
#include "inspector/nav_row.h"
#include "quantity/customary_units.h"
#include "schema/path.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/elided_label.h"
#include "widgets/quantity_edit.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>

namespace rw::ui {

class InspectorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditChangesThePlanAndItsFigures()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        const double before = test::figureOf(document, "programme.racks");
        document.setSelectedPath(QStringLiteral("programme"));
        FieldRow* row = inspector.row(QStringLiteral("programme.target"));
        QVERIFY(row);
        auto* edit = qobject_cast<QuantityEdit*>(row->editor());
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("9000 MW"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(*document.plan().programme.target.si, 9e9);
        QVERIFY(test::settled(document));
        QVERIFY(test::figureOf(document, "programme.racks") > before);
        document.undoStack()->undo();
        QCOMPARE(edit->text(), QStringLiteral("6"));
    }

    void theWorkloadIsEditedAmongTheAssumptions()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        const std::string site = document.plan().sites[0].id;
        const std::string ramp = "programme.sites_by_name[" + site + "].behaviour.step_ramp_W_s";
        const double before = test::figureOf(document, ramp.c_str());
        // A finding's subject leads there too.
        document.setSelectedPath(QStringLiteral("assumptions.workload"));
        for (const char* key : {"kind", "correlation", "deviation", "quantile", "step_amplitude", "step_period", "step_duty",
                                "step_rise", "peak_duration", "grid_ramp"})
            QVERIFY2(inspector.row(QStringLiteral("assumptions.workload.") + QLatin1String(key)), key);
        FieldRow* row = inspector.row(QStringLiteral("assumptions.workload.step_amplitude"));
        auto* edit = qobject_cast<QuantityEdit*>(row->editor());
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("0.25"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(*document.plan().assumptions.workload.stepAmplitude.si, 0.25);
        QVERIFY(test::settled(document));
        QCOMPARE(test::figureOf(document, ramp.c_str()), before * 0.5);
    }

    void everyFieldOfEveryObjectHasItsEditor()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        int rows = 0;
        const Plan& plan = document.plan();
        for (const std::string& path :
             {std::string("project"), std::string("programme"), std::string("assumptions"),
              "programme.phases[" + plan.programme.phases[0].id + "]", "buildings[" + plan.buildings[0].id + "]",
              "rack_designs[" + plan.rackDesigns[0].id + "]", "converters[" + plan.converters[0].id + "]"}) {
            document.setSelectedPath(QString::fromStdString(path));
            QCOMPARE(inspector.objectPath(), QString::fromStdString(path));
            for (const FieldRow* row : inspector.rows()) {
                ++rows;
                QVERIFY2(row->editor(), qPrintable(row->path()));
                QVERIFY2(!row->editor()->accessibleName().isEmpty(), qPrintable(row->path()));
            }
        }
        QVERIFY(rows > 80);
    }

    void everyFormFitsTheNarrowestInspector()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const Plan& plan = document.plan();
        inspector.resize(inspector.minimumWidth(), 700);
        inspector.show();
        for (const std::string& path :
             {std::string(), std::string("project"), std::string("programme"), std::string("assumptions"),
              "programme.phases[" + plan.programme.phases[0].id + "]", "buildings[" + plan.buildings[0].id + "]",
              "buildings[" + plan.buildings[0].id + "].chain[" + plan.buildings[0].chain[0].id + "]",
              "rack_designs[" + plan.rackDesigns[0].id + "]", "clusters[" + plan.clusters[0].id + "]"}) {
            document.setSelectedPath(QString::fromStdString(path));
            QString wide;
            for (const FieldRow* row : inspector.rows())
                if (row->minimumSizeHint().width() > inspector.viewport()->width() - 24) wide = row->path();
            QCOMPARE(wide, QString());
            QVERIFY2(inspector.widget()->minimumSizeHint().width() <= inspector.viewport()->width(), path.c_str());
        }
    }

    /// Labels go above their editors, and nothing runs off the edge.
    void aFormKeepsToItsPanelWithLargeLetters()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.resize(inspector.sizeHint());
        inspector.show();
        Theme& theme = Theme::of(&inspector);
        const double before = theme.textScale();
        const auto restore = qScopeGuard([&] { theme.setTextScale(before); });
        const Plan& plan = document.plan();
        const std::vector<std::string> objects{
            "", "programme", "assumptions", "sites[" + plan.sites[0].id + "]", "rack_designs[" + plan.rackDesigns[0].id + "]",
            "halls[" + plan.halls[0].id + "]", "buildings[" + plan.buildings[0].id + "]",
            "programme.phases[" + plan.programme.phases[0].id + "]"};
        for (const double scale : {1.0, 1.5, 2.0}) {
            theme.setTextScale(scale);
            for (const std::string& object : objects) {
                document.setSelectedPath(QString::fromStdString(object));
                const auto rows = inspector.widget()->findChildren<FieldRow*>();
                QCoreApplication::processEvents();
                const QByteArray place = QByteArray::fromStdString(object) + " at " + QByteArray::number(scale);
                QTRY_VERIFY2(inspector.widget()->width() <= inspector.viewport()->width(), place.constData());
                for (const FieldRow* row : rows) {
                    const QRect there(row->editor()->mapTo(inspector.widget(), QPoint()), row->editor()->size());
                    QVERIFY2(there.right() < inspector.viewport()->width(), qPrintable(row->path()));
                    QCOMPARE(row->isStacked(), scale > 1.25);
                }
            }
        }
    }

    /// With large letters a form may be wider than the inspector; then all of it can still be reached.
    void nothingOfAFormIsOutOfReachWithLargeLetters()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.resize(inspector.minimumWidth(), 700);
        inspector.show();
        Theme& theme = Theme::of(&inspector);
        const double before = theme.textScale();
        const auto restore = qScopeGuard([&] { theme.setTextScale(before); });
        theme.setTextScale(2.0);
        document.setSelectedPath(QStringLiteral("programme.phases[%1]").arg(QString::fromStdString(document.plan().programme.phases[0].id)));
        QTRY_VERIFY(inspector.widget()->width() >= inspector.widget()->minimumSizeHint().width());
        const QScrollBar* bar = inspector.horizontalScrollBar();
        QVERIFY(inspector.widget()->width() <= inspector.viewport()->width() + bar->maximum());
        QTRY_VERIFY(bar->maximum() == 0 || bar->isVisible());
        // The head is read without scrolling.
        const QLabel* title = nullptr;
        for (const QLabel* label : inspector.findChildren<QLabel*>())
            if (label->text().contains(QString::fromStdString(document.plan().programme.phases[0].name).section(QLatin1Char(' '), 0, 0)) && label->wordWrap()) title = label;
        QVERIFY(title);
        QTRY_VERIFY(title->mapTo(inspector.viewport(), QPoint(title->width(), 0)).x() <= inspector.viewport()->width());
    }

    void aCatalogueValueIsOverriddenAndReset()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        // A copied rack design whose design power is as in the catalogue.
        QString path;
        for (const RackDesign& d : document.plan().rackDesigns) {
            const RackDesign* entry = findById(builtInCatalogue().equipment.rackDesigns, d.catalogueId);
            if (entry && d.makerDesignPower.set() && entry->makerDesignPower == d.makerDesignPower)
                path = QStringLiteral("rack_designs[%1]").arg(QString::fromStdString(d.id));
        }
        QVERIFY(!path.isEmpty());
        const QString field = path + QStringLiteral(".maker_design_power");
        const auto original = catalogueValue(document.plan(), builtInCatalogue(), field);
        QVERIFY(original.has_value());
        document.setSelectedPath(path);
        FieldRow* row = inspector.row(field);
        QVERIFY(row);
        QToolButton* reset = nullptr;
        for (QToolButton* b : row->findChildren<QToolButton*>())
            if (b->accessibleName().startsWith(QLatin1String("Reset"))) reset = b;
        QVERIFY(reset);
        const Plan before = document.plan();
        QVERIFY(document.set(field, 321e3).ok());
        QVERIFY(!reset->isHidden());
        reset->click();
        QVERIFY(reset->isHidden());
        QVERIFY(document.plan() == before);  // value, source and grade
    }

    void wholeMillimetresOfADrawingAreLengthsInTheReadersUnit()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        Plan plan = test::templatePlan();
        Placement rack;
        rack.id = "here";
        rack.x = 25800;
        plan.halls[0].layout = Block<Placement>(std::vector<Placement>{rack});
        document.replace(plan, {});
        const QString at = QStringLiteral("halls[%1].layout[here].").arg(toQString(plan.halls[0].id));
        document.setSelectedPath(at.chopped(1));
        const auto edit = [&](const char* key) { return qobject_cast<QuantityEdit*>(inspector.row(at + QLatin1String(key))->editor()); };
        const auto x = [&] { return document.plan().halls[0].layout[0].x; };
        const auto type = [&](const char* words) {
            edit("x_mm")->setFocus();
            edit("x_mm")->selectAll();
            QTest::keyClicks(edit("x_mm"), QLatin1String(words));
            QTest::keyClick(edit("x_mm"), Qt::Key_Return);
        };
        for (const char* key : {"x_mm", "y_mm", "width_mm", "depth_mm", "angle"}) QVERIFY2(inspector.row(at + QLatin1String(key)), key);
        QVERIFY(&edit("x_mm")->unit() == &unit::mm);
        QCOMPARE(edit("x_mm")->accessibleName(), QStringLiteral("x"));
        QCOMPARE(edit("x_mm")->si(), std::optional(25.8));
        type("1.2 m");
        QCOMPARE(x(), std::int64_t{1200});
        document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(&edit("x_mm")->unit() == &unit::in);
        QVERIFY(&edit("width_mm")->unit() == &unit::in);
        type("100");
        QCOMPARE(x(), std::int64_t{2540});
        type("10 ft");
        QCOMPARE(x(), std::int64_t{3048});
        // What is typed finer than the drawing is shows what it became.
        type("100.01");
        QCOMPARE(x(), std::int64_t{2540});
        QCOMPARE(edit("x_mm")->si(), std::optional(2.54));
        // And what cannot be is refused in that unit.
        edit("width_mm")->selectAll();
        QTest::keyClicks(edit("width_mm"), QStringLiteral("0"));
        QTest::keyClick(edit("width_mm"), Qt::Key_Return);
        QVERIFY2(edit("width_mm")->problem().contains(QLatin1String("in")), qPrintable(edit("width_mm")->problem()));
        QCOMPARE(document.plan().halls[0].layout[0].width, rack.width);
        // An angle is a number as before.
        QVERIFY(&edit("angle")->unit() == &unit::one);
        type("0 mm");
        QCOMPARE(x(), std::int64_t{0});
    }

    void aReferenceOffersThePlansObjectsAndTheCatalogues()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const QString cluster = QStringLiteral("clusters[%1]").arg(QString::fromStdString(document.plan().clusters[0].id));
        document.setSelectedPath(cluster);
        auto* combo = qobject_cast<QComboBox*>(inspector.row(cluster + QStringLiteral(".rack_design"))->editor());
        QVERIFY(combo);
        const int own = static_cast<int>(document.plan().rackDesigns.size());
        QVERIFY(combo->count() > own + 1);
        combo->setCurrentIndex(combo->count() - 1);
        emit combo->activated(combo->count() - 1);
        QVERIFY(static_cast<int>(document.plan().rackDesigns.size()) > own);
        QCOMPARE(document.plan().clusters[0].rackDesign, document.plan().rackDesigns.back().id);
        document.undoStack()->undo();
        QVERIFY(document.plan() == test::templatePlan());
    }

    void severalObjectsAreEditedAsOneStep()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        QVERIFY(before.rackDesigns.size() > 1);
        QStringList paths;
        for (const RackDesign& d : before.rackDesigns) paths << QStringLiteral("rack_designs[%1]").arg(QString::fromStdString(d.id));
        document.setSelectedPaths(paths);
        QCOMPARE(inspector.objectPaths(), paths);
        QVERIFY(inspector.rows().size() > 5);
        FieldRow* name = inspector.row(paths[0] + QStringLiteral(".name"));
        QVERIFY(name && name->isVarious());
        QCOMPARE(qobject_cast<QLineEdit*>(name->editor())->placeholderText(), QStringLiteral("various"));
        FieldRow* temperature = inspector.row(paths[0] + QStringLiteral(".supply_temperature"));
        QVERIFY(temperature);
        QCOMPARE(temperature->paths().size(), paths.size());
        auto* edit = qobject_cast<QuantityEdit*>(temperature->editor());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("38 C"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!temperature->isVarious());
        for (const RackDesign& d : document.plan().rackDesigns) QCOMPARE(*d.supplyTemperature.si, unit::C.toSi(38.0));
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Change Coolant supply temperature of several"));
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }

    void objectsWithOneNumberOfSeveralSourcesSaySo()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        Plan plan = test::templatePlan();
        QVERIFY(plan.rackDesigns.size() > 1);
        QStringList paths;
        for (RackDesign& d : plan.rackDesigns) {
            d.supplyTemperature = plan.rackDesigns.front().supplyTemperature;
            d.supplyTemperature.si = unit::C.toSi(31.0);
            paths << QStringLiteral("rack_designs[%1]").arg(QString::fromStdString(d.id));
        }
        const QString path = paths[0] + QStringLiteral(".supply_temperature");
        const auto tells = [&](const QString& words) {
            const QList<ElidedLabel*> labels = inspector.row(path)->findChildren<ElidedLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel* l) { return l->text() == words; });
        };
        document.replace(plan, {});
        document.setSelectedPaths(paths);
        QVERIFY(!inspector.row(path)->isVarious());
        QVERIFY(!tells(QStringLiteral("sources differ")));
        plan.rackDesigns.back().supplyTemperature.source = "a sheet of another maker";
        document.replace(plan, {});
        document.setSelectedPaths(paths);
        QVERIFY(!inspector.row(path)->isVarious());
        QVERIFY(tells(QStringLiteral("sources differ")));
    }

    void aRefusedEditOfSeveralChangesNone()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        QStringList paths;
        for (const Cluster& c : before.clusters) paths << QStringLiteral("clusters[%1]").arg(QString::fromStdString(c.id));
        document.setSelectedPaths(paths);
        FieldRow* row = inspector.row(paths[0] + QStringLiteral(".rack_design"));
        QVERIFY(row);
        EditList list;
        for (const QString& path : paths) list.edits.push_back(Edit::set((path + QStringLiteral(".rack_design")).toStdString(), Tree("none")));
        QVERIFY(!document.apply(list).ok());
        QVERIFY(document.plan() == before);
    }

    void objectsOfSeveralKindsShareWhatTheyHaveInCommon()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const QString hall = QStringLiteral("halls[%1]").arg(QString::fromStdString(document.plan().halls[0].id));
        const QString site = QStringLiteral("sites[%1]").arg(QString::fromStdString(document.plan().sites[0].id));
        document.setSelectedPaths({hall, site});
        QVERIFY(inspector.row(hall + QStringLiteral(".name")));
        QVERIFY(!inspector.row(hall + QStringLiteral(".it_limit")));
        document.toggleSelectedPath(site);
        QCOMPARE(document.selectedPaths(), QStringList{hall});
        QCOMPARE(inspector.objectPath(), hall);
    }

    void rowsOfAListAreMarkedByKeysAndOpenedTogether()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        document.setSelectedPath({});
        const QString list = QStringLiteral("rack_designs[");
        QList<NavRow*> rows;
        for (NavRow* row : inspector.findChildren<NavRow*>())
            if (row->path().startsWith(list)) rows << row;
        QVERIFY(rows.size() > 1);
        QTest::keyClick(rows[0], Qt::Key_Space);
        QTest::keyClick(rows[1], Qt::Key_Space, Qt::ShiftModifier);
        QVERIFY(rows[0]->isMarked() && rows[1]->isMarked());
        auto* section = qobject_cast<ListSection*>(rows[0]->parentWidget());
        QVERIFY(section);
        QCOMPARE(section->marked().size(), 2);
        QToolButton* together = nullptr;
        for (QToolButton* b : section->findChildren<QToolButton*>())
            if (b->text() == QStringLiteral("Edit 2 together")) together = b;
        QVERIFY(together && !together->isHidden());
        const QStringList wanted{rows[0]->path(), rows[1]->path()};
        together->click();
        QCOMPARE(document.selectedPaths(), wanted);
        QCOMPARE(inspector.objectPaths(), wanted);
    }

    void whatIsAddedIsCountedByName()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        for (int i = 0; i < 3; ++i) {
            document.setSelectedPath({});
            QToolButton* add = nullptr;
            for (QToolButton* b : inspector.findChildren<QToolButton*>())
                if (b->accessibleName() == QLatin1String("Add: Hall")) add = b;
            QVERIFY(add);
            add->click();
        }
        QStringList names;
        for (const Hall& hall : document.plan().halls) names << QString::fromStdString(hall.name);
        QCOMPARE(names, (QStringList{QStringLiteral("New hall"), QStringLiteral("New hall 2"), QStringLiteral("New hall 3")}));
    }

    void aClickWithCtrlMarksAndAPlainOneGoes()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.resize(320, 900);
        inspector.show();
        NavRow* row = nullptr;
        for (NavRow* r : inspector.findChildren<NavRow*>())
            if (r->path().startsWith(QLatin1String("halls["))) row = r;
        QVERIFY(row);
        const QString path = row->path();
        QTest::mouseClick(row, Qt::LeftButton, Qt::ControlModifier);
        QVERIFY(row->isMarked());
        QVERIFY(document.selectedPath().isEmpty());
        QTest::mouseClick(row, Qt::LeftButton);
        QCOMPARE(document.selectedPath(), path);
    }

    void whatIsRemovedLeavesTheSelection()
    {
        PlanDocument document;
        document.replace(test::templatePlan(), {});
        EditList list;
        const std::string id = document.newId("hall", list);
        list.edits.push_back(Edit::insert("halls", 0, Tree::Object{{"id", id}, {"name", "New"}}));
        QVERIFY(document.apply(list).ok());
        const QString other = QStringLiteral("halls[%1]").arg(QString::fromStdString(document.plan().halls[1].id));
        document.setSelectedPaths({QStringLiteral("halls[%1]").arg(QString::fromStdString(id)), other});
        document.undoStack()->undo();
        QCOMPARE(document.selectedPaths(), QStringList{other});
    }

    void whatWasRefusedStaysToBeMendedUntilTheFieldIsLeft()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.show();
        inspector.activateWindow();
        const QString phase = QStringLiteral("programme.phases[%1]").arg(QString::fromStdString(document.plan().programme.phases[0].id));
        document.setSelectedPath(phase + QStringLiteral(".start"));
        FieldRow* row = inspector.row(phase + QStringLiteral(".start"));
        QVERIFY(row);
        auto* line = qobject_cast<QLineEdit*>(row->editor());
        QTRY_VERIFY(line->hasFocus());
        const QString former = line->text();
        QSignalSpy told(&inspector, &Inspector::statusText);
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("2026-02-30"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(line->text(), QStringLiteral("2026-02-30"));
        QVERIFY(told.size() > 0);
        // Where, what stood there, and what may.
        const QString why = told.back().front().toString();
        QVERIFY2(why.contains(QStringLiteral("Start")) && why.contains(QStringLiteral("2026-02-30")), qPrintable(why));
        QVERIFY2(why.contains(QString::fromStdString(document.plan().programme.phases[0].name)), qPrintable(why));
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(line->text(), former);
        QTest::keyClicks(line, QStringLiteral("soon"));
        inspector.row(phase + QStringLiteral(".end"))->editor()->setFocus();
        QTRY_COMPARE(line->text(), former);
        QCOMPARE(document.undoStack()->count(), 0);
    }

    void anotherNameIsInTheHeadAtOnce()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const QString hall = QStringLiteral("halls[%1]").arg(QString::fromStdString(document.plan().halls[0].id));
        document.setSelectedPath(hall);
        QVERIFY(document.set(hall + QStringLiteral(".name"), Tree("Northern hall")).ok());
        QStringList words;
        for (const QLabel* label : inspector.findChildren<QLabel*>()) words << label->text();
        QVERIFY2(words.contains(QStringLiteral("Northern hall")), qPrintable(words.join(QLatin1Char('|'))));
    }

    void aNameOfOneEndlessWordKeepsTheFormInItsPanel()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.resize(inspector.minimumWidth(), 700);
        inspector.show();
        const QString hall = QStringLiteral("halls[%1]").arg(QString::fromStdString(document.plan().halls[0].id));
        QVERIFY(document.set(hall + QStringLiteral(".name"), Tree(std::string(300, 'W'))).ok());
        document.setSelectedPath(hall);
        QVERIFY(inspector.widget()->minimumSizeHint().width() <= inspector.viewport()->width());
    }

    void aThingThatOthersNameIsNotRemovedAndTheyAreNamed()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        const Plan before = document.plan();
        const Cluster& cluster = before.clusters[0];
        document.setSelectedPath(QStringLiteral("clusters[%1]").arg(QString::fromStdString(cluster.id)));
        QToolButton* remove = nullptr;
        for (QToolButton* b : inspector.findChildren<QToolButton*>())
            if (b->accessibleName() == QStringLiteral("Remove this from the plan")) remove = b;
        QVERIFY(remove);
        QSignalSpy told(&inspector, &Inspector::statusText);
        remove->click();
        QVERIFY(document.plan() == before);
        QCOMPARE(told.size(), 1);
        const QString why = told.back().front().toString();
        QVERIFY2(why.contains(QString::fromStdString(cluster.name)), qPrintable(why));
        QVERIFY2(why.contains(QString::fromStdString(before.programme.phases[0].name)), qPrintable(why));
        QVERIFY2(!why.contains(QLatin1Char('[')), qPrintable(why));
    }

    void choosingAFieldFocusesItsEditor()
    {
        PlanDocument document;
        Inspector inspector;
        inspector.setDocument(&document);
        document.replace(test::templatePlan(), {});
        inspector.show();
        inspector.activateWindow();
        document.setSelectedPath(QStringLiteral("assumptions.grid_margin"));
        QTRY_VERIFY(inspector.row(QStringLiteral("assumptions.grid_margin")));
        QTRY_VERIFY(inspector.row(QStringLiteral("assumptions.grid_margin"))->editor()->hasFocus());
    }
};
RW_UI_TEST(InspectorTest)

}  // namespace rw::ui

#include "inspector_test.moc"
