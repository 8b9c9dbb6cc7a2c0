// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/object_clipboard.h"
#include "file/plan_file.h"
#include "hall/hall_clipboard.h"
#include "hall/hall_page.h"
#include "inspector/inspector.h"
#include "shell/main_window.h"
#include "shell/theme.h"
#include "sites/sites_page.h"
#include "ui_test.h"
#include "widgets/notice_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTableView>
#include <QUndoStack>

namespace rw::ui {

class ClipboardTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<MainWindow> open(const QString& id = QStringLiteral("openai-amd-6gw"))
    {
        auto window = std::make_unique<MainWindow>(Theme::of(nullptr), nullptr);
        window->setQuiet(true);
        window->files()->newFromTemplate(id);
        window->show();
        return window;
    }
    static QString at(const char* list, const std::string& id)
    {
        return QStringLiteral("%1[%2]").arg(QLatin1String(list), QString::fromStdString(id));
    }
    static QAction* action(MainWindow& window, const QString& text)
    {
        for (QAction* a : window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
            if (QString(a->text()).remove(QLatin1Char('&')) == text) return a;
        return nullptr;
    }

private Q_SLOTS:
    void anObjectGoesByKeysFromOnePlanToAnother()
    {
        const auto from = open();
        const auto to = open();
        to->files()->newEmpty();
        const Plan& plan = from->document()->plan();
        from->document()->setSelectedPath(at("rack_designs", plan.rackDesigns[0].id));
        QTest::keyClick(from->inspector()->widget(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("{\n  \"rackwright_object\": \"rack_design\"")));
        const std::string empty = writePlan(to->document()->plan());
        QTest::keyClick(to->inspector()->widget(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(to->document()->plan().rackDesigns.size(), std::size_t{1});
        QCOMPARE(to->document()->plan().rackDesigns[0].trays, plan.rackDesigns[0].trays);
        QCOMPARE(to->document()->selectedPath(), at("rack_designs", to->document()->plan().rackDesigns[0].id));
        QVERIFY(to->document()->undoStack()->undoText().startsWith(QLatin1String("Paste")));
        QCOMPARE(to->document()->undoStack()->count(), 1);
        to->document()->undoStack()->undo();
        QCOMPARE(writePlan(to->document()->plan()), empty);
    }

    void whatComesAlongIsToldApartByName()
    {
        const auto from = open();
        const auto to = open();
        PlanDocument& document = *to->document();
        const std::string hall = document.plan().halls[0].id;
        QVERIFY(document.set(at("halls", hall) + QStringLiteral(".width"), Tree(50.0)).ok());
        from->document()->setSelectedPath(at("sites", from->document()->plan().sites[0].id));
        QVERIFY(from->clipboard()->copy());
        QVERIFY(to->clipboard()->paste());
        const Plan& plan = document.plan();
        QCOMPARE(plan.halls.size(), std::size_t{2});
        QCOMPARE(plan.halls[1].name, plan.halls[0].name + " 2");
        QCOMPARE(plan.buildings.size(), std::size_t{2});
        QCOMPARE(plan.buildings[1].name, plan.buildings[0].name + " 2");
        // What came before is known again under its number.
        QVERIFY(to->clipboard()->paste());
        QCOMPARE(plan.sites.size(), std::size_t{3});
        QCOMPARE(plan.halls.size(), std::size_t{2});
        QCOMPARE(plan.buildings.size(), std::size_t{2});
    }

    void duplicateAndDeleteAreOneStepEach()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const std::string before = writePlan(document.plan());
        const std::size_t count = document.plan().halls.size();
        document.setSelectedPath(at("halls", document.plan().halls[0].id));
        QTest::keyClick(window->inspector()->widget(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(document.plan().halls.size(), count + 1);
        QCOMPARE(document.selectedPath(), at("halls", document.plan().halls[1].id));
        QTest::keyClick(window->inspector()->widget(), Qt::Key_Delete);
        QCOMPARE(document.plan().halls.size(), count);
        QCOMPARE(document.undoStack()->count(), 2);
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(writePlan(document.plan()), before);
    }

    void cutTakesOutAndPasteBringsBackElsewhere()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const Plan before = document.plan();
        QVERIFY(before.rackDesigns.size() > 1);
        const std::string from = before.rackDesigns[0].id;
        // A tray that no place holds may be cut.
        document.setSelectedPath(at("rack_designs", from) + QStringLiteral(".trays[%1]").arg(QString::fromStdString(before.rackDesigns[0].trays[0].id)));
        action(*window, QStringLiteral("Duplicate"))->trigger();
        const std::size_t trays = document.plan().rackDesigns[0].trays.size();
        action(*window, QStringLiteral("Cut"))->trigger();
        QCOMPARE(document.plan().rackDesigns[0].trays.size(), trays - 1);
        document.setSelectedPath(at("rack_designs", before.rackDesigns[1].id));
        action(*window, QStringLiteral("Paste"))->trigger();
        QCOMPARE(document.plan().rackDesigns[1].trays.size(), before.rackDesigns[1].trays.size() + 1);
        while (document.undoStack()->canUndo()) document.undoStack()->undo();
        QVERIFY(document.plan() == before);
    }

    void severalSitesOfTheTableGoTogether()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        window->showPage("sites");
        auto* page = window->findChild<SitesPage*>();
        for (int i = 0; i < 2; ++i) page->duplicate(page->current());
        QVERIFY(test::settled(document));
        QCOMPARE(document.plan().sites.size(), std::size_t{3});
        auto* table = page->findChild<QTableView*>(QString(), Qt::FindChildrenRecursively);
        for (QTableView* t : page->findChildren<QTableView*>())
            if (t->selectionMode() == QAbstractItemView::ExtendedSelection) table = t;
        table->setFocus();
        QItemSelection rows;
        for (const int row : {1, 2}) rows.select(table->model()->index(row, 0), table->model()->index(row, table->model()->columnCount() - 1));
        table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
        QCOMPARE(document.selectedPaths().size(), 2);
        const int steps = document.undoStack()->count();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(document.plan().sites.size(), std::size_t{1});
        QCOMPARE(document.undoStack()->count(), steps + 1);
        document.undoStack()->undo();
        QCOMPARE(document.plan().sites.size(), std::size_t{3});
    }

    void aHeldKeyDuplicatesOnce()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const std::size_t count = document.plan().halls.size();
        document.setSelectedPath(at("halls", document.plan().halls[0].id));
        for (const bool again : {false, true, true}) {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_D, Qt::ControlModifier, QString(), again);
            QCoreApplication::sendEvent(window->inspector()->widget(), &key);
        }
        QCOMPARE(document.plan().halls.size(), count + 1);
        QCOMPARE(document.undoStack()->count(), 1);
    }

    void whatIsInUseIsNotRemovedAndWhyIsSaid()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const Plan before = document.plan();
        document.setSelectedPath(at("rack_designs", before.rackDesigns[0].id));
        action(*window, QStringLiteral("Delete"))->trigger();
        QVERIFY(document.plan() == before);
        QVERIFY(window->notice()->isVisible());
        const QString why = window->notice()->text();
        QVERIFY2(why.contains(QLatin1String("cannot be removed; it is used by")), qPrintable(why));
        QCOMPARE(why.count(QLatin1String("cannot be removed")), 1);
        // By every object that names it, as the planner calls it.
        int users = 0;
        for (const Cluster& cluster : before.clusters)
            if (cluster.rackDesign == before.rackDesigns[0].id && ++users > 0)
                QVERIFY2(why.contains(QString::fromStdString(cluster.name)), qPrintable(why));
        QVERIFY(users > 0);
        QVERIFY2(!why.contains(QLatin1Char('[')), qPrintable(why));
    }

    void ofManyUsersTheFirstAreNamedAndTheRestCounted()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const Cluster first = document.plan().clusters[0];
        for (int i = 0; i < 6; ++i) {
            document.setSelectedPath(at("clusters", first.id));
            QVERIFY(window->clipboard()->duplicate());
        }
        document.setSelectedPath(at("rack_designs", first.rackDesign));
        QVERIFY(!window->clipboard()->remove());
        std::size_t users = 0;
        for (const Cluster& cluster : document.plan().clusters) users += cluster.rackDesign == first.rackDesign;
        QCOMPARE(users, std::size_t{7});
        const QString why = window->notice()->text();
        QVERIFY2(why.contains(QRegularExpression(QStringLiteral("and \\d+ more"))), qPrintable(why));
    }

    void aBadPasteSaysWhatIsWrongAndWhere()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        document.setSelectedPath(at("halls", document.plan().halls[0].id));
        QVERIFY(window->clipboard()->copy());
        QString text = QApplication::clipboard()->text();
        const Plan before = document.plan();
        const qsizetype comma = text.indexOf(QLatin1Char(','), text.indexOf(QLatin1String("\"halls\"")));
        text.remove(comma, 1);
        QApplication::clipboard()->setText(text);
        QTest::keyClick(window->inspector()->widget(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(document.plan() == before);
        QVERIFY2(window->notice()->text().contains(QRegularExpression(QStringLiteral("Clipboard:\\d+"))), qPrintable(window->notice()->text()));
        QApplication::clipboard()->setText(QStringLiteral("some words"));
        QTest::keyClick(window->inspector()->widget(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY2(window->notice()->text().contains(QLatin1String("no object of a plan")), qPrintable(window->notice()->text()));
    }

    void aPartThatNeedsAnOwnerAsksForOne()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const RackDesign& design = document.plan().rackDesigns[0];
        document.setSelectedPath(at("rack_designs", design.id) + QStringLiteral(".slots[%1]").arg(QString::fromStdString(design.slots[0].id)));
        QVERIFY(window->clipboard()->copy());
        document.setSelectedPath(QStringLiteral("programme"));
        QVERIFY(!window->clipboard()->paste());
        QVERIFY2(window->notice()->text().contains(QLatin1String("Rack design")), qPrintable(window->notice()->text()));
    }

    void theEditMenuMeansWhatIsSelectedInTheHall()
    {
        const auto window = open(QStringLiteral("hgx-hall"));
        PlanDocument& document = *window->document();
        window->showPage("hall");
        HallEditor& hall = *static_cast<HallPage*>(window->currentPage())->editor();
        const Plan before = document.plan();
        const std::size_t all = before.halls[0].layout.size();
        // More than the inspector shows one by one: it shows the hall, which must not be what goes.
        hall.selectAll();
        QVERIFY(hall.selected().size() > 200);
        action(*window, QStringLiteral("Copy"))->trigger();
        action(*window, QStringLiteral("Cut"))->trigger();
        QCOMPARE(document.plan().halls.size(), before.halls.size());
        QVERIFY(document.plan().halls[0].layout.empty());
        document.undoStack()->undo();
        QVERIFY(document.plan() == before);
        action(*window, QStringLiteral("Paste"))->trigger();
        QCOMPARE(document.plan().halls[0].layout.size(), 2 * all);
        document.undoStack()->undo();
        // A few.
        hall.select({0, 1, 2});
        action(*window, QStringLiteral("Duplicate"))->trigger();
        QCOMPARE(document.plan().halls[0].layout.size(), all + 3);
        QCOMPARE(hall.selected().size(), std::size_t{3});
        action(*window, QStringLiteral("Delete"))->trigger();
        QCOMPARE(document.plan().halls[0].layout.size(), all);
        while (document.undoStack()->canUndo()) document.undoStack()->undo();
        QVERIFY(document.plan() == before);
        // What the inspector shows besides is not the hall's, whatever is still selected there.
        hall.select({0, 1, 2});
        document.setSelectedPath(at("clusters", before.clusters[0].id));
        action(*window, QStringLiteral("Copy"))->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("\"rackwright_object\": \"cluster\"")));
    }

    void objectsAndPlacementsMeetInTheHall()
    {
        const auto window = open(QStringLiteral("hgx-hall"));
        PlanDocument& document = *window->document();
        window->showPage("hall");
        auto* page = static_cast<HallPage*>(window->currentPage());
        const std::size_t all = document.plan().halls[0].layout.size();
        // A hall copied as an object of the plan, pasted where the canvas has the focus.
        document.setSelectedPath(at("halls", document.plan().halls[0].id));
        QVERIFY(window->clipboard()->copy());
        page->action(QStringLiteral("paste"))->trigger();
        QCOMPARE(document.plan().halls.size(), std::size_t{2});
        QCOMPARE(document.plan().halls[1].layout.size(), all);
        // Things of one hall into the other, through the menu.
        page->setHall(QString::fromStdString(document.plan().halls[0].id));
        page->editor()->select({0, 1});
        action(*window, QStringLiteral("Copy"))->trigger();
        page->setHall(QString::fromStdString(document.plan().halls[1].id));
        action(*window, QStringLiteral("Paste"))->trigger();
        QCOMPARE(document.plan().halls[1].layout.size(), all + 2);
        QCOMPARE(document.plan().halls[0].layout.size(), all);
    }

    void brokenTextOfAHallSaysWhereItBreaks_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("told");
        QTest::newRow("a comma lost") << "\"rack\"," << "\"rack\"" << "Clipboard:7:";
        QTest::newRow("cut short") << "]\n}" << "" << "Clipboard:\\d+:\\d+: .*end";
        QTest::newRow("a kind that is none") << "\"rack\"" << "\"submarine\"" << "Clipboard:6:\\d+: placements\\[0\\].kind: .*submarine.*fan_wall";
        QTest::newRow("no list") << "\"placements\": [" << "\"placements\": 3, \"rest\": [" << "Clipboard:3:\\d+: placements: .*list";
        QTest::newRow("a width that is a word") << "\"width_mm\": 600" << "\"width_mm\": \"wide\"" << "Clipboard:\\d+:\\d+: placements\\[0\\].width_mm";
    }
    void brokenTextOfAHallSaysWhereItBreaks()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, told);
        Placement p;
        p.id = "rack-1";
        p.rackDesign = "some";
        p.width = 600;
        p.depth = 1200;
        QString text = placementsToText({p});
        QVERIFY2(placementsFromText(text).ok(), qPrintable(text));
        const qsizetype at = text.indexOf(from);
        QVERIFY2(at >= 0, qPrintable(text));
        text.replace(at, from.size(), to);
        const auto read = placementsFromText(text);
        QVERIFY(!read.ok());
        const QString words = QString::fromStdString(read.error().message());
        QVERIFY2(words.contains(QRegularExpression(told)), qPrintable(words + QStringLiteral("\n") + text));
    }

    void lettersInAFieldAreCopiedAsLetters()
    {
        const auto window = open();
        window->document()->setSelectedPath(QStringLiteral("project"));
        QApplication::clipboard()->setText(QStringLiteral("before"));
        auto* field = window->inspector()->findChild<QLineEdit*>();
        QVERIFY(field);
        field->setText(QStringLiteral("letters"));
        field->selectAll();
        QTest::keyClick(field, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("letters"));
        const Plan before = window->document()->plan();
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
        QVERIFY(window->document()->plan() == before);
    }

    void whatThereIsOneOfIsCopiedOverAnother()
    {
        const auto window = open();
        PlanDocument& document = *window->document();
        const std::string building = document.plan().buildings[0].id;
        document.setSelectedPath(at("buildings", building) + QStringLiteral(".cooling"));
        QVERIFY(!action(*window, QStringLiteral("Delete"))->isEnabled());
        QVERIFY(window->clipboard()->copy());
        QVERIFY(document.set(at("buildings", building) + QStringLiteral(".cooling.supply_temperature"), Tree(300.0)).ok());
        const Plan changed = document.plan();
        document.setSelectedPath(at("buildings", building));
        QVERIFY(window->clipboard()->paste());
        QVERIFY(!(document.plan() == changed));
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(document.plan() == test::templatePlan());
    }
};
RW_UI_TEST(ClipboardTest)

}  // namespace rw::ui

#include "clipboard_test.moc"
