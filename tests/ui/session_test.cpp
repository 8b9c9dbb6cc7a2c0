// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/object_clipboard.h"
#include "file/plan_file.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "sites/sites_page.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

namespace rw::ui {

/// A stretch of work over several pages, by keys and pointer, and all of it taken back and done again.
class SessionTest : public QObject {
    Q_OBJECT

    static QString at(const char* list, const std::string& id)
    {
        return QStringLiteral("%1[%2]").arg(QLatin1String(list), QString::fromStdString(id));
    }

private Q_SLOTS:
    void everythingIsUndoneToTheLastByteAndRedone()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(1440, 900);
        window.show();
        QVERIFY(window.openFile(QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright")));
        QVERIFY(test::settled(*window.document()));
        PlanDocument& document = *window.document();
        QUndoStack& stack = *document.undoStack();
        const Plan& plan = document.plan();
        std::vector<std::string> states{writePlan(plan)};
        const auto note = [&](const char* what) {
            const std::string now = writePlan(plan);
            QVERIFY2(now != states.back(), what);
            QCOMPARE(stack.index(), static_cast<int>(states.size()));
            states.push_back(now);
        };
        const auto type = [&](const QString& path, const QString& text) {
            document.setSelectedPath(path);
            FieldRow* row = window.inspector()->row(path);
            QVERIFY2(row, qPrintable(path));
            auto* line = qobject_cast<QLineEdit*>(row->editor());
            QVERIFY2(line, qPrintable(path));
            line->selectAll();
            QTest::keyClicks(line, text);
            QTest::keyClick(line, Qt::Key_Return);
        };

        window.showPage("programme");
        type(QStringLiteral("programme.target"), QStringLiteral("7.5 GW"));
        note("typed a target");
        {
            auto* edit = qobject_cast<QuantityEdit*>(window.inspector()->row(QStringLiteral("programme.target"))->editor());
            edit->clearFocus();
            QTest::mousePress(edit, Qt::LeftButton, {}, QPoint(20, 10));
            for (int x = 30; x < 90; x += 10) QTest::mouseMove(edit, QPoint(x, 10));
            QTest::mouseRelease(edit, Qt::LeftButton, {}, QPoint(80, 10));
            note("swept the target");
        }
        window.showPage("sites");
        {
            auto* sites = qobject_cast<SitesPage*>(window.currentPage());
            QVERIFY(sites);
            sites->table()->setCurrentIndex(sites->table()->model()->index(0, 0));
            QTest::keyClick(sites->table(), Qt::Key_D, Qt::ControlModifier);
            if (stack.index() < static_cast<int>(states.size())) {
                // The table's own key works only in a window that has the focus.
                document.setSelectedPath(at("sites", plan.sites[0].id));
                QVERIFY(window.clipboard()->duplicate());
            }
            note("another site");
        }
        type(at("sites", plan.sites.back().id) + QStringLiteral(".grid_limit"), QStringLiteral("900 MW"));
        note("its grid");
        window.showPage("rack");
        type(at("rack_designs", plan.rackDesigns[0].id) + QStringLiteral(".supply_temperature"), QStringLiteral("95 F"));
        note("a temperature in other units");
        document.setSelectedPath(at("rack_designs", plan.rackDesigns[0].id));
        QTest::keyClick(window.inspector()->widget(), Qt::Key_D, Qt::ControlModifier);
        note("another rack design");
        QTest::keyClick(window.inspector()->widget(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(window.inspector()->widget(), Qt::Key_Delete);
        note("and away again");
        QTest::keyClick(window.inspector()->widget(), Qt::Key_V, Qt::ControlModifier);
        note("and back from the clipboard");
        {
            QStringList paths;
            for (const RackDesign& d : plan.rackDesigns) paths << at("rack_designs", d.id);
            document.setSelectedPaths(paths);
            FieldRow* row = window.inspector()->row(paths[0] + QStringLiteral(".supply_temperature"));
            QVERIFY(row);
            auto* edit = qobject_cast<QuantityEdit*>(row->editor());
            edit->selectAll();
            QTest::keyClicks(edit, QStringLiteral("37"));
            QTest::keyClick(edit, Qt::Key_Return);
            note("all designs at once");
        }
        window.showPage("building-power");
        document.setSelectedPath(at("buildings", plan.buildings[0].id) + QStringLiteral(".") +
                                 at("chain", plan.buildings[0].chain.back().id));
        {
            FieldRow* name = window.inspector()->row(document.selectedPath() + QStringLiteral(".name"));
            QVERIFY(name);
            auto* line = qobject_cast<QLineEdit*>(name->editor());
            line->selectAll();
            QTest::keyClicks(line, QStringLiteral("Last stage"));
            QTest::keyClick(line, Qt::Key_Return);
            note("a stage's name");
        }
        window.showPage("compare");
        {
            document.setSelectedPath({});
            QToolButton* add = nullptr;
            for (QToolButton* b : window.inspector()->findChildren<QToolButton*>())
                if (b->accessibleName() == QLatin1String("Add: Scenario")) add = b;
            QVERIFY(add);
            QTest::mouseClick(add, Qt::LeftButton);
            note("a scenario");
        }
        window.showPage("report");
        type(QStringLiteral("project.client"), QStringLiteral("Somebody"));
        note("who it is for");

        const int steps = stack.index();
        QCOMPARE(steps, static_cast<int>(states.size()) - 1);
        for (int i = steps; i-- > 0;) {
            stack.undo();
            QVERIFY2(writePlan(plan) == states[static_cast<std::size_t>(i)], qPrintable(stack.redoText()));
        }
        QVERIFY(!document.isDirty());
        QVERIFY(test::settled(document));
        for (int i = 1; i <= steps; ++i) {
            stack.redo();
            QVERIFY2(writePlan(plan) == states[static_cast<std::size_t>(i)], qPrintable(stack.undoText()));
        }
        // In one go, too, over pages that look on.
        stack.setIndex(0);
        QCOMPARE(writePlan(plan), states.front());
        for (Page* page : window.pages()) window.showPage(page->key());
        stack.setIndex(steps);
        QCOMPARE(writePlan(plan), states.back());
        QVERIFY(test::settled(document));
        const Plan read = readPlan(states.back(), "plan").value();
        QVERIFY(read == plan);
    }
};
RW_UI_TEST(SessionTest)

}  // namespace rw::ui

#include "session_test.moc"
