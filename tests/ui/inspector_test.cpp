// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/catalogue_value.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "schema/path.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"

#include <QApplication>
#include <QComboBox>
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
