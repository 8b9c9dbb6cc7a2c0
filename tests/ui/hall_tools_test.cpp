// SPDX-License-Identifier: GPL-3.0-or-later
// What the hall's tools call things, what they tell, and what has room.
#include "hall/hall_dialogs.h"
#include "hall/hall_editor.h"
#include "hall/hall_legend.h"
#include "hall/hall_page.h"
#include "hall/hall_pairs.h"
#include "hall/hall_panel.h"
#include "hall/hall_ruler.h"
#include "hall/hall_take_off.h"
#include "hall/hall_underlay.h"
#include "hall/hall_underlay_part.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QUndoStack>

#include <set>

namespace rw::ui {

class HallToolsTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        HallPage page;
        QSignalSpy status{&page, &Page::statusText};

        /// \p empty: the first hall is bare, 24 by 18 m, and there is another one that is not.
        explicit Bench(bool empty = true)
        {
            page.setDocument(&document);
            Plan plan = test::templatePlan();
            if (empty) {
                Hall other = plan.halls.front();
                other.id = "other-hall";
                other.name = "Other hall";
                Hall& hall = plan.halls.front();
                hall.layout = {};
                hall.width = LengthDatum(24.0, unit::m);
                hall.depth = LengthDatum(18.0, unit::m);
                hall.tile = LengthDatum(600.0, unit::mm);
                hall.cduReach = LengthDatum(6.0, unit::m);
                plan.halls.push_back(other);
            }
            document.replace(plan, {});
            page.resize(1200, 860);
            page.show();
            QVERIFY(test::settled(document));
        }
        const Block<Placement>& things() const { return document.plan().halls.front().layout; }
        HallEditor* editor() const { return page.editor(); }
        bool checked() { return QTest::qWaitFor([this] { return editor()->isChecked(); }, 20000); }
        void row(std::int64_t x, std::int64_t y, int racks)
        {
            std::vector<Placement> drawn(static_cast<std::size_t>(racks));
            for (std::size_t i = 0; i < drawn.size(); ++i) {
                drawn[i].x = x + 600 * static_cast<std::int64_t>(i);
                drawn[i].y = y;
                drawn[i].width = 600;
                drawn[i].depth = 1200;
            }
            QVERIFY(editor()->add(std::move(drawn)));
        }
        std::set<std::string> names() const
        {
            std::set<std::string> all;
            for (const Placement& p : things()) all.insert(p.name);
            return all;
        }
        void choose(const QString& words)
        {
            for (QAction* action : page.findChildren<QAction*>())
                if (action->text() == words) return action->trigger();
            QFAIL(qPrintable(words));
        }
        std::shared_ptr<const UnderlayPicture> laid(const QString& name, const QByteArray& content)
        {
            QTemporaryDir folder;
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly)) return nullptr;
            file.write(content);
            file.close();
            if (!page.panel()->underlay()->setFile(file.fileName())) return nullptr;
            return underlayPicture(document.plan().halls.front().underlay, Theme::of(&page), nullptr);
        }
    };

private Q_SLOTS:
    void copiesAreCalledAnew()
    {
        Bench bench;
        bench.row(3000, 3000, 4);
        QCOMPARE(bench.things()[3].name, std::string("A04"));
        bench.editor()->selectAll();
        QVERIFY(bench.editor()->duplicateSelected());
        // Beside the row it grows longer.
        QCOMPARE(bench.things()[4].name, std::string("A05"));
        QCOMPARE(bench.things()[4].row, std::string("A"));
        bench.editor()->selectAll();
        QVERIFY(bench.editor()->fillArray(1, 3, 0, 3600));
        QCOMPARE(bench.things().size(), std::size_t{24});
        QCOMPARE(bench.things()[8].row, std::string("B"));
        QCOMPARE(bench.things()[8].name, std::string("B01"));
        QCOMPARE(bench.things()[23].name, std::string("C08"));
        bench.editor()->copy();
        QVERIFY(bench.editor()->paste());
        QCOMPARE(bench.things().size(), std::size_t{48});
        QCOMPARE(bench.names().size(), std::size_t{48});
        QCOMPARE(bench.things()[24].row, std::string("D"));
        QCOMPARE(bench.things()[24].name, std::string("D01"));
    }

    void drawnEquipmentIsCountedByName()
    {
        Bench bench;
        Placement cdu;
        cdu.kind = PlacementKind::Cdu;
        cdu.width = cdu.depth = 1200;
        QVERIFY(bench.editor()->add({cdu}));
        cdu.x = 3000;
        QVERIFY(bench.editor()->add({cdu}));
        QCOMPARE(bench.names(), (std::set<std::string>{"CDU 1", "CDU 2"}));
        Placement way;
        way.kind = PlacementKind::Zone;
        way.use = AreaUse::Way;
        way.width = way.depth = 1200;
        QVERIFY(bench.editor()->add({way}));
        QCOMPARE(bench.things()[bench.things().size() - 1].name, std::string());
        QVERIFY(bench.checked());
        // In a sentence it is what it is for, not its id.
        const auto tells = [&] {
            const auto& faults = bench.editor()->faults();
            return std::any_of(faults.begin(), faults.end(), [](const HallFault& f) { return f.text.contains(QLatin1String("CDU 1 stands in Way")); });
        };
        QTRY_VERIFY(tells());
    }

    void anEmptyHallLeadsToTheOthers()
    {
        Bench bench;
        QVERIFY(bench.page.isEmptyShown());
        QComboBox* choice = nullptr;
        for (QComboBox* box : bench.page.findChildren<QComboBox*>())
            if (box->accessibleName() == QLatin1String("Hall")) choice = box;
        QVERIFY(choice && choice->isVisible());
        QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY(!bench.page.isEmptyShown());
        QCOMPARE(bench.editor()->hallId(), QStringLiteral("other-hall"));
    }

    void aBuswayIsEquipmentAndStaysInHand()
    {
        Bench bench;
        bench.choose(QStringLiteral("Busway, feed B"));
        QVERIFY(bench.page.action(QStringLiteral("tool-equipment"))->isChecked());
        bench.page.action(QStringLiteral("tool-structure"))->trigger();
        QVERIFY(!bench.page.action(QStringLiteral("tool-equipment"))->isChecked());
        bench.page.action(QStringLiteral("tool-equipment"))->trigger();
        QVERIFY2(bench.status.last().first().toString().startsWith(QLatin1String("Busway")), qPrintable(bench.status.last().first().toString()));
        bench.choose(QStringLiteral("CDU"));
        QVERIFY(bench.status.last().first().toString().startsWith(QLatin1String("CDU")));
    }

    void lengthsHaveRoomHoweverNarrowThePageIs()
    {
        Bench bench;
        bench.row(10800, 10800, 1);
        for (const int width : {640, 760, 900, 1200, 1600}) {
            bench.page.resize(width, 700);
            QCoreApplication::processEvents();
            for (const char* key : {"x", "y", "width", "depth"}) {
                const QuantityEdit* field = bench.page.panel()->field(QLatin1String(key));
                QVERIFY(field->isVisible());
                QVERIFY2(field->width() >= field->minimumSizeHint().width(), qPrintable(QStringLiteral("%1 at %2: %3").arg(QLatin1String(key)).arg(width).arg(field->width())));
                const QMargins inside = field->textMargins();
                QVERIFY(field->fontMetrics().horizontalAdvance(field->text()) <= field->width() - inside.left() - inside.right());
            }
        }
        // In a page of the usual width they stand in pairs.
        const auto pairs = bench.page.findChildren<HallPairs*>();
        QVERIFY(std::any_of(pairs.begin(), pairs.end(), [](const HallPairs* p) { return p->isVisible() && p->areSideBySide(); }));
    }

    void tabGoesThroughTheFieldsAsTheyStand()
    {
        Bench bench;
        bench.row(10800, 10800, 1);
        for (const int width : {640, 1200}) {
            bench.page.resize(width, 860);
            QCoreApplication::processEvents();
            for (HallPairs* pairs : bench.page.findChildren<HallPairs*>()) {
                if (!pairs->isVisible()) continue;
                QList<QWidget*> order;
                QWidget* first = bench.page.panel()->field(QStringLiteral("x"));
                QWidget* at = first;
                do {
                    if (at->isVisible() && (at->focusPolicy() & Qt::TabFocus) && at->parentWidget() == pairs) order << at;
                    at = at->nextInFocusChain();
                } while (at != first);
                if (!order.contains(first)) continue;
                QVERIFY(order.size() >= 6);
                // The name stands before where the walk began.
                while (order.last()->y() < first->y()) order.prepend(order.takeLast());
                for (qsizetype i = 1; i < order.size(); ++i)
                    QVERIFY2(std::make_pair(order[i - 1]->geometry().bottom(), order[i - 1]->x()) < std::make_pair(order[i]->geometry().bottom(), order[i]->x())
                                 || std::abs(order[i - 1]->geometry().center().y() - order[i]->geometry().center().y()) < 4,
                             qPrintable(order[i]->accessibleName()));
            }
        }
    }

    void theWholeLegendIsSeen()
    {
        Bench bench(false);
        auto* legend = bench.page.findChild<HallLegendBar*>();
        QVERIFY(legend->legend().entries.size() >= 3);
        bench.page.resize(1600, 700);
        QCoreApplication::processEvents();
        QVERIFY(legend->isWhole());
        const int one = legend->height();
        bench.page.resize(620, 700);
        QCoreApplication::processEvents();
        QVERIFY(legend->isWhole());
        QVERIFY(legend->height() > one);
        Theme& theme = Theme::of(&bench.page);
        const double before = theme.textScale();
        theme.setTextScale(2.0);
        bench.page.resize(1600, 700);
        QCoreApplication::processEvents();
        const int large = legend->height();
        const int letters = QFontMetrics(theme.font(TextSize::Small)).height();
        theme.setTextScale(before);
        QVERIFY2(large > letters, qPrintable(QString::number(large)));
    }

    void anSvgKeepsItsProportions()
    {
        Bench bench;
        const auto drawn = [&](const QByteArray& how) {
            const auto picture = bench.laid(QStringLiteral("floor.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"400\" " + how
                                                                             + " viewBox=\"0 0 800 400\"><rect width=\"800\" height=\"400\"/></svg>");
            QImage image(400, 400, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            if (!picture) return image;
            QPainter painter(&image);
            painter.drawPicture(0, 0, picture->lines);
            return image;
        };
        const QImage kept = drawn({});
        QCOMPARE(qAlpha(kept.pixel(200, 200)), 255);
        QCOMPARE(qAlpha(kept.pixel(200, 20)), 0);
        QCOMPARE(qAlpha(kept.pixel(200, 380)), 0);
        const QImage stretched = drawn("preserveAspectRatio=\"none\"");
        QCOMPARE(qAlpha(stretched.pixel(200, 20)), 255);
        // Makers put long remarks before the drawing.
        QVERIFY(bench.laid(QStringLiteral("long.svg"), "<?xml version=\"1.0\"?><!-- " + QByteArray(6000, 'x')
                                                           + " --><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><rect width=\"4\" height=\"4\"/></svg>"));
        QCOMPARE(bench.status.last().first().toString(), QStringLiteral("long.svg lies under the plan"));
        const Plan before = bench.document.plan();
        QTemporaryDir folder;
        for (const QString& none : {folder.path(), folder.filePath(QStringLiteral("missing.dxf")), QStringLiteral("/dev/zero")}) {
            QVERIFY2(!bench.page.panel()->underlay()->setFile(none), qPrintable(none));
            const QString told = bench.status.last().first().toString();
            QVERIFY2(told.startsWith(none) && told.contains(QLatin1String("cannot be read")), qPrintable(told));
        }
        QVERIFY(bench.document.plan() == before);
    }

    void whatIsDrawnSaysHowMuchItIs()
    {
        Bench bench;
        bench.row(600, 15000, 1);
        HallView* view = bench.page.canvas();
        const auto dragged = [&](const QPointF& from, const QPointF& to) {
            QWidget* port = view->viewport();
            QTest::mousePress(port, Qt::LeftButton, {}, view->toViewport(from));
            QMouseEvent event(QEvent::MouseMove, view->toViewport(to), port->mapToGlobal(view->toViewport(to)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &event);
            const QString words = view->accessibleDescription();
            QTest::mouseRelease(port, Qt::LeftButton, {}, view->toViewport(to));
            return words;
        };
        Placement rack;
        rack.width = 600;
        rack.depth = 1200;
        bench.page.useTool(HallTool::Row, rack);
        const QString row = dragged({3000, 3000}, {15000, 3000});
        QVERIFY2(row.startsWith(QStringLiteral("20 racks, 12\u00a0m")), qPrintable(row));
        Placement wall;
        wall.kind = PlacementKind::Wall;
        wall.depth = 200;
        bench.page.useTool(HallTool::Line, wall);
        const QString line = dragged({3000, 9000}, {15600, 9000});
        QVERIFY2(line.startsWith(QStringLiteral("12.6\u00a0m")) && !line.contains(QChar(0x00d7)), qPrintable(line));
    }

    void lengthsBelowZeroHaveAMinus()
    {
        QCOMPARE(feetText(-3048.0, 1.0), QStringLiteral("\u221210\u00a0ft"));
        QVERIFY(lengthText(-15000.0, UnitSystem::Si).startsWith(QChar(0x2212)));
        QVERIFY(lengthText(-15000.0, UnitSystem::Ip).startsWith(QChar(0x2212)));
    }

    void aNumberTypedAtOnceIsTheCountOfColumns()
    {
        Bench bench;
        bench.row(3000, 3000, 1);
        HallArrayDialog dialog(bench.editor());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QVERIFY(dialog.columns()->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("4"));
        QCOMPARE(dialog.columns()->value(), 4);
        dialog.pitchX()->setFocus();
        dialog.pitchX()->selectAll();
        QTest::keyClicks(dialog.pitchX(), QStringLiteral("foo"));
        QTest::keyClick(dialog.pitchX(), Qt::Key_Tab);
        bool told = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>()) told = told || label->text().contains(QLatin1String("foo"));
        QVERIFY(told);
    }

    void quantitiesGoOutAsTheyAreShown()
    {
        Bench bench(false);
        const QString metric = bench.page.takeOff()->csv();
        QVERIFY(metric.contains(QLatin1String(",m,")) && !metric.contains(QLatin1String(",ft,")));
        bench.document.setUnitSystem(UnitSystem::Ip);
        const QString customary = bench.page.takeOff()->csv();
        QVERIFY(customary.contains(QLatin1String(",ft,")) && !customary.contains(QLatin1String(",m,")));
        QCOMPARE(customary.count(QLatin1Char('\n')), metric.count(QLatin1Char('\n')));
    }

    void aFaultIsReadToItsEnd()
    {
        Bench bench;
        bench.row(600, 3000, 2);
        Placement cdu;
        cdu.kind = PlacementKind::Cdu;
        cdu.x = 20000;
        cdu.y = 3000;
        cdu.width = cdu.depth = 1200;
        QVERIFY(bench.editor()->add({cdu}));
        QTRY_VERIFY(bench.checked() && !bench.editor()->faults().empty());
        QListView* list = bench.page.panel()->faultList();
        QTRY_VERIFY(list->isVisible());
        const QString text = list->model()->index(0, 0).data().toString();
        QVERIFY2(text.endsWith(QLatin1String("allowed")), qPrintable(text));
        // Longer than a line, it takes two.
        QVERIFY(list->fontMetrics().horizontalAdvance(text) > list->viewport()->width());
        QVERIFY(list->visualRect(list->model()->index(0, 0)).height() >= 2 * list->fontMetrics().height());
    }
};
RW_UI_TEST(HallToolsTest)

}  // namespace rw::ui

#include "hall_tools_test.moc"
