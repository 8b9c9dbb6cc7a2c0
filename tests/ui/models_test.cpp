// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_document.h"
#include "findings/acknowledge_dialog.h"
#include "findings/findings_panel.h"
#include "jobs/evaluation_runner.h"
#include "models/derivation_model.h"
#include "models/findings_model.h"
#include "models/palette_model.h"
#include "schema/path.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/wrapped_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

namespace rw::ui {

class ModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findingsFollowThePlanRowByRow()
    {
        PlanDocument document;
        FindingsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        FindingsFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        const int before = model.rowCount();
        QCOMPARE(before, static_cast<int>(document.evaluation()->findings.size()));
        // A rack whose power nobody knows is an error.
        const std::string rack = document.plan().rackDesigns.front().id;
        EditList unset;
        unset.edits.push_back(Edit::set("rack_designs[" + rack + "].maker_design_power", {}));
        for (const Tray& t : document.plan().rackDesigns.front().trays)
            unset.edits.push_back(Edit::set("rack_designs[" + rack + "].trays[" + t.id + "].power", {}));
        QVERIFY(document.apply(unset).ok());
        QVERIFY(test::settled(document));
        QVERIFY(model.count(rw::Severity::Error) > 0);
        filter.setShown(rw::Severity::Error, false);
        QVERIFY(filter.rowCount() < model.rowCount());
        document.undoStack()->undo();
        QVERIFY(test::settled(document));
        QCOMPARE(model.rowCount(), before);
        QCOMPARE(model.count(rw::Severity::Error), 0);
        document.replace({}, {});
        QVERIFY(test::settled(document));
        QCOMPARE(model.rowCount(), static_cast<int>(document.evaluation()->findings.size()));
    }

    void findingsSpeakInTheReadersUnits()
    {
        PlanDocument document;
        FindingsModel model;
        model.setDocument(&document);
        document.replace(test::templatePlan(), {});
        EditList hot;
        hot.edits.push_back(Edit::set("buildings[" + document.plan().buildings.front().id + "].cooling.supply_temperature", 333.15));
        QVERIFY(document.apply(hot).ok());
        QVERIFY(test::settled(document));
        const auto words = [&] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row) all << model.index(row, FindingsModel::MessageColumn).data().toString();
            return all.join(QLatin1Char('\n'));
        };
        const QString celsius = QStringLiteral("60 °C");
        const QString si = words();
        QVERIFY2(si.contains(celsius), qPrintable(si));
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        document.setUnitSystem(UnitSystem::Ip);
        QCOMPARE(told.count(), 1);
        const QString us = words();
        QVERIFY2(!us.contains(celsius), qPrintable(us));
        QVERIFY2(us.contains(QStringLiteral("140 °F")), qPrintable(us));
        document.setUnitSystem(UnitSystem::Si);
        QCOMPARE(words(), si);
    }

    void aFindingIsAcknowledgedWithAReasonAndTheReasonIsUndone()
    {
        PlanDocument document;
        FindingsPanel panel;
        panel.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        QVERIFY(panel.model()->rowCount() > 0);
        const int shown = panel.filter()->rowCount();
        const int before = panel.model()->acknowledgedCount();
        int row = 0;
        while (row < panel.model()->rowCount() && panel.model()->finding(row).acknowledged()) ++row;
        QVERIFY(row < panel.model()->rowCount());
        const Finding finding = panel.model()->finding(row);
        QVERIFY(panel.acknowledge(finding, QStringLiteral("agreed with the maker")).ok());
        QCOMPARE(document.plan().acknowledgements.back().code, finding.code);
        QVERIFY(test::settled(document));
        QCOMPARE(panel.model()->acknowledgedCount(), before + 1);
        QCOMPARE(panel.filter()->rowCount(), shown - 1);
        document.undoStack()->undo();
        QVERIFY(test::settled(document));
        QCOMPARE(panel.model()->acknowledgedCount(), before);
        QCOMPARE(panel.filter()->rowCount(), shown);
    }

    void afterOneIsAcknowledgedTheNextIsChosen()
    {
        PlanDocument document;
        FindingsPanel panel;
        panel.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        QVERIFY(panel.filter()->rowCount() > 2);
        panel.view()->setCurrentIndex(panel.filter()->index(0, 0));
        const QString next = panel.filter()->index(1, FindingsModel::MessageColumn).data().toString();
        QVERIFY(panel.acknowledge(panel.model()->finding(panel.filter()->mapToSource(panel.filter()->index(0, 0)).row()), QStringLiteral("agreed")).ok());
        QVERIFY(test::settled(document));
        QCOMPARE(panel.view()->currentIndex().siblingAtColumn(FindingsModel::MessageColumn).data().toString(), next);
        QCOMPARE(panel.view()->currentIndex().row(), 0);
    }

    void aFindingIsReadToItsEndAlsoInANarrowPanel()
    {
        PlanDocument document;
        FindingsPanel panel;
        panel.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        const auto heights = [&](int width) {
            panel.resize(width, 400);
            panel.show();
            QApplication::processEvents();
            QList<int> all;
            for (int row = 0; row < panel.filter()->rowCount(); ++row) {
                panel.view()->scrollTo(panel.filter()->index(row, 0));
                all << panel.view()->visualRect(panel.filter()->index(row, FindingsModel::MessageColumn)).height();
            }
            return all;
        };
        const QList<int> wide = heights(2400);
        const QFontMetrics metrics(panel.view()->font());
        QVERIFY(!wide.isEmpty());
        for (const int height : wide) QVERIFY(height < 3 * metrics.lineSpacing());
        const QList<int> narrow = heights(760);
        int broken = 0;
        for (int row = 0; row < panel.filter()->rowCount(); ++row) {
            const QModelIndex index = panel.filter()->index(row, FindingsModel::MessageColumn);
            const double room = panel.view()->header()->sectionSize(FindingsModel::MessageColumn) - 2 * space::kS;
            const QString message = index.data().toString();
            const QStringList lines = wrappedLines(message, panel.view()->font(), room, 8);
            const QStringList mend = wrappedLines(index.data(FindingsModel::MendRole).toString(), panel.view()->font(), room, 4);
            QCOMPARE(lines.join(QLatin1Char(' ')), message);
            QVERIFY(narrow[row] >= (lines.size() + mend.size()) * metrics.lineSpacing());
            if (lines.size() > 1) {
                ++broken;
                QVERIFY(narrow[row] > wide[row]);
            }
        }
        QVERIFY(broken > 0);
    }

    void theChosenFindingIsAcknowledgedThoughFiguresComeAnewMeanwhile()
    {
        PlanDocument document;
        FindingsPanel panel;
        panel.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        panel.view()->setCurrentIndex(panel.filter()->index(panel.filter()->rowCount() - 1, 0));
        const Finding chosen = panel.model()->finding(panel.filter()->mapToSource(panel.view()->currentIndex()).row());
        QTimer::singleShot(0, &panel, [&] {
            auto* dialog = qobject_cast<AcknowledgeDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QPushButton* accept = nullptr;
            for (QPushButton* b : dialog->findChildren<QPushButton*>())
                if (b->text() == QStringLiteral("Acknowledge")) accept = b;
            QVERIFY(accept);
            QVERIFY(!accept->isEnabled());  // no reason, no acceptance
            dialog->field()->setPlainText(QStringLiteral("   "));
            QVERIFY(!accept->isEnabled());
            // A plan in which all that was found is gone: no row is where it was.
            document.replace(Plan{}, {});
            document.replace(test::templatePlan(), {});
            panel.model()->setDocument(nullptr);
            dialog->field()->setPlainText(QStringLiteral("agreed"));
            QVERIFY(accept->isEnabled());
            accept->click();
        });
        panel.acknowledgeSelected();
        QCOMPARE(document.plan().acknowledgements.back().code, chosen.code);
        QCOMPARE(document.plan().acknowledgements.back().subject, chosen.subject);
        QCOMPARE(document.plan().acknowledgements.back().reason, std::string("agreed"));
    }

    void whatWasAcknowledgedIsWithdrawnByTheSameButton()
    {
        PlanDocument document;
        FindingsPanel panel;
        panel.setDocument(&document);
        document.replace(test::templatePlan(), {});
        QVERIFY(test::settled(document));
        panel.filter()->setAcknowledgedShown(true);
        int row = 0;
        while (!panel.filter()->index(row, 0).data(FindingsModel::AcknowledgedRole).toBool()) ++row;
        panel.view()->setCurrentIndex(panel.filter()->index(row, 0));
        QCOMPARE(panel.acknowledgeButton()->text(), QStringLiteral("Withdraw"));
        const std::size_t before = document.plan().acknowledgements.size();
        panel.acknowledgeButton()->click();
        QCOMPARE(document.plan().acknowledgements.size(), before - 1);
        document.undoStack()->undo();
        QCOMPARE(document.plan().acknowledgements.size(), before);
    }

    void aDerivationIsATreeWhoseRootIsTheFigure()
    {
        EvaluationRunner runner;
        DerivationModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        bool done = false;
        runner.explain(test::templatePlan(), {}, "programme.grid_power_W", &model, [&](const Result<Derivation>& d) {
            QVERIFY(d.ok());
            model.setDerivation(*d);
            done = true;
        });
        QTRY_VERIFY(done);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex root = model.index(0, 0);
        QVERIFY(model.rowCount(root) > 0);
        const Evaluation e = evaluate(test::templatePlan());
        QCOMPARE(model.derivation().nodes.front().si, *figure(e, "programme.grid_power_W")->si);
        // Every leaf that is a datum says where it came from and where it can be edited.
        int data = 0;
        for (const Derivation::Node& n : model.derivation().nodes)
            if (n.isDatum() && !n.path.empty()) {
                ++data;
                QVERIFY2(locate(typeOf<Plan>(), static_cast<const void*>(&test::templatePlan()), n.path).ok(), n.path.c_str());
            }
        QVERIFY(data > 5);
    }

    void theNewestEvaluationWins()
    {
        EvaluationRunner runner;
        std::vector<quint64> finished;
        connect(&runner, &EvaluationRunner::finished, this,
                [&](quint64 job, auto, auto, double) { finished.push_back(job); });
        quint64 last = 0;
        for (int i = 0; i < 50; ++i) last = runner.evaluate(test::templatePlan(), {});
        QTRY_VERIFY(!finished.empty() && finished.back() == last);
        QVERIFY(finished.size() < 50);  // those in between were dropped or never begun
    }

    void lettersInOrderFind()
    {
        QVERIFY(fuzzyScore(QStringLiteral("cmtr"), QStringLiteral("Compute tray")) > 0);
        QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Compute tray")), 0);
        QVERIFY(fuzzyScore(QStringLiteral("tray"), QStringLiteral("Compute tray")) >
                fuzzyScore(QStringLiteral("tray"), QStringLiteral("Table of yearly rates and yields")));
    }

    void lettersStrewnOverANameAreNoAnswer()
    {
        QCOMPARE(fuzzyScore(QStringLiteral("mirror"), QStringLiteral("Medium-voltage dry-type transformer, 2,500 kVA, DOE")), 0);
        QVERIFY(fuzzyScore(QStringLiteral("vrnvl"), QStringLiteral("Vera Rubin NVL72")) > 0);
        QVERIFY(fuzzyScore(QStringLiteral("mirror"), QStringLiteral("Mirror along the row")) > 0);
    }

    void wordsAreFoundInAnyOrder()
    {
        QVERIFY(wordsScore(QStringLiteral("grid margin"), QStringLiteral("Margin on the grid contract")) > 0);
        QCOMPARE(wordsScore(QStringLiteral("grid zebra"), QStringLiteral("Margin on the grid contract")), 0);
    }

    void thePaletteShowsTheBestFirst()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({{QStringLiteral("Save"), {}, {}, {}, {}, 0, {}}, {QStringLiteral("Helios"), {}, {}, {}, {}, 0, {}},
                          {QStringLiteral("Half of everything, and the lot in Ohio states"), {}, {}, {}, {}, 0, {}}});
        model.setTyped(QStringLiteral("helios"));
        QCOMPARE(model.entry(0).title, QStringLiteral("Helios"));
        model.setTyped(QStringLiteral("qqq"));
        QCOMPARE(model.rowCount(), 0);
    }

    /// What can be done comes before inputs that answer as well.
    void inThePaletteAnActionComesBeforeInputsOfTheWord()
    {
        PaletteModel model;
        model.setEntries({{QStringLiteral("Units"), {}, {}, {}, {}, 0, {}},
                          {QStringLiteral("Units on duty"), {}, {}, {}, {}, 0, {}},
                          {QStringLiteral("Show US customary units"), {}, {}, {}, {}, 4, {}}});
        model.setTyped(QStringLiteral("units"));
        QCOMPARE(model.entry(0).title, QStringLiteral("Show US customary units"));
    }
};
RW_UI_TEST(ModelsTest)

}  // namespace rw::ui

#include "models_test.moc"
