// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of rack designs, what the page says of what was done, and its two faces.
#include "document/copy_name.h"
#include "rack/rack_edits.h"
#include "rack_bench.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QScrollBar>
#include <QWindow>

#include <algorithm>

namespace rw::ui {

class RackDesignsTest : public QObject, protected RackTools {
    Q_OBJECT

    struct LowBench : Bench {
        LowBench() : Bench({1100, 500}) { QVERIFY(QTest::qWaitForWindowExposed(&page)); }
    };

private Q_SLOTS:
    void aCopyOfACopyIsOneMoreOfTheFirst()
    {
        QStringList names{QStringLiteral("Helios")};
        const auto taken = [&](const QString& name) { return names.contains(name); };
        for (int i = 0; i < 3; ++i) names << nameOfCopy(names.last(), taken);
        QCOMPARE(names.mid(1), QStringList({QStringLiteral("Helios (copy)"), QStringLiteral("Helios (copy 2)"), QStringLiteral("Helios (copy 3)")}));
        QCOMPARE(nameOfCopy(QStringLiteral("Rack (copy of ours)"), taken), QStringLiteral("Rack (copy of ours) (copy)"));

        LowBench bench;
        const QString first = toQString(findById(bench.document.plan().rackDesigns, "helios")->name);
        for (int i = 0; i < 3; ++i) bench.page.designs()->duplicateCurrent();
        QCOMPARE(toQString(findById(bench.document.plan().rackDesigns, bench.page.design().toStdString())->name), first + QStringLiteral(" (copy 3)"));
    }

    /// Ctrl of Ctrl+D is still down when the copy comes: it is no wish to add to what is selected.
    void aCopyIsChosenAlone()
    {
        LowBench bench;
        QWindow* window = bench.page.windowHandle();
        QTest::keyPress(window, Qt::Key_Control, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::keyboardModifiers(), Qt::ControlModifier);
        bench.page.designs()->duplicateCurrent();
        QTest::keyRelease(window, Qt::Key_Control);
        const QModelIndexList chosen = bench.page.designs()->list()->selectionModel()->selectedIndexes();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().data(DesignListModel::IdRole).toString(), bench.page.design());
    }

    /// The window's Ctrl+D makes the same copy as the button; a click on the design that is shown chooses it.
    void theEditMenuCopiesTheDesignThatIsClicked()
    {
        LowBench bench;
        bench.document.setSelectedPath(QStringLiteral("programme"));
        QVERIFY(!bench.page.editAction("duplicate"));
        QListView* list = bench.page.designs()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->currentIndex()).center());
        QCOMPARE(bench.document.selectedPath(), QStringLiteral("rack_designs[helios]"));
        QAction* copy = bench.page.editAction("duplicate");
        QVERIFY(copy);
        copy->trigger();
        QVERIFY(toQString(findById(bench.document.plan().rackDesigns, bench.page.design().toStdString())->name).endsWith(QStringLiteral(" (copy)")));
        QVERIFY(!bench.page.editAction("delete"));
    }

    void whatWasMovedOrRemovedIsSaidOnceItIsDone()
    {
        LowBench bench;
        const auto highest = std::max_element(bench.view()->elevation().trays.begin(), bench.view()->elevation().trays.end(),
                                              [](const ElevationTray& a, const ElevationTray& b) { return a.position < b.position; });
        const ElevationTray tray = *highest;
        bench.view()->setSelection({tray.slot});
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QTest::keyClick(bench.view(), Qt::Key_Up);
        QTest::keyClick(bench.view(), Qt::Key_Space);
        QCOMPARE(bench.said(), QStringLiteral("%1 moved to OU%2").arg(tray.name).arg(tray.position + 1));
        QTest::keyClick(bench.view(), Qt::Key_Delete);
        QCOMPARE(bench.said(), QStringLiteral("%1 removed from OU%2").arg(tray.name).arg(tray.position + 1));
        bench.view()->setSelection({bench.slotAt(10), bench.slotAt(11)});
        QTest::keyClick(bench.view(), Qt::Key_Delete);
        QCOMPARE(bench.said(), QStringLiteral("2 trays removed"));
    }

    /// One rack seen twice: the same part of it, also where the front was scrolled before there was a rear.
    void bothFacesShowTheSamePart()
    {
        LowBench bench;
        QScrollBar* bar = bench.view()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        bar->setValue(bar->maximum() - 40);
        bench.page.faceChoice()->setCurrentIndex(2);
        ElevationView* rear = bench.page.rearView();
        QVERIFY(rear->isVisible() && bench.view()->isVisible());
        const auto top = [](const ElevationView* face) { return face->placeRect(10, 1).top(); };
        QTRY_VERIFY2(std::abs(top(rear) - top(bench.view())) <= 1, qPrintable(QStringLiteral("%1 and %2").arg(top(rear)).arg(top(bench.view()))));
        QVERIFY(bench.view()->viewport()->rect().contains(bench.view()->placeRect(10, 1).center()));
    }
};
RW_UI_TEST(RackDesignsTest)

}  // namespace rw::ui

#include "rack_designs_test.moc"
