// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the Hall page share: the page on a hall, and a hand that draws in it.
#pragma once

#include "file/plan_file.h"
#include "hall/hall_page.h"
#include "ui_test.h"

#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QUndoStack>

namespace rw::ui {

class HallTools {
protected:
    struct Bench {
        PlanDocument document;
        HallPage page;
        QSignalSpy status{&page, &Page::statusText};
        std::string untouched;

        /// \p empty: the hall is bare, 24 by 18 m, with clearances to keep.
        explicit Bench(bool empty = true)
        {
            page.setDocument(&document);
            Plan plan = test::templatePlan();
            if (empty) {
                Hall& hall = plan.halls.front();
                hall.layout = {};
                hall.width = LengthDatum(24.0, unit::m);
                hall.depth = LengthDatum(18.0, unit::m);
                hall.tile = LengthDatum(600.0, unit::mm);
                hall.frontClear = LengthDatum(1200.0, unit::mm);
                hall.rearClear = LengthDatum(900.0, unit::mm);
                Hall other = hall;
                other.id = "other-hall";
                other.name = "Other hall";
                plan.halls.push_back(other);
            }
            document.replace(plan, {});
            page.resize(1200, 860);
            page.show();
            QVERIFY(test::settled(document));
            untouched = text();
        }
        std::string text() const { return writePlan(document.plan()); }
        const Hall& hall() const { return document.plan().halls.front(); }
        const Placement& at(std::size_t i) const { return hall().layout.items()[i]; }
        HallView* view() const { return page.canvas(); }
        HallEditor* editor() const { return page.editor(); }
        bool checked() { return QTest::qWaitFor([this] { return editor()->isChecked(); }, 20000); }
        void byHand()
        {
            for (QPushButton* button : page.findChildren<QPushButton*>())
                if (button->text() == HallPage::tr("Draw by hand")) QTest::mouseClick(button, Qt::LeftButton);
            view()->fit();
        }
        void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = Qt::NoModifier, bool drop = true)
        {
            QWidget* port = view()->viewport();
            const QPoint a = view()->toViewport(from);
            const QPoint b = view()->toViewport(to);
            QTest::mousePress(port, Qt::LeftButton, keys, a);
            move((a + b) / 2, keys);
            move(b, keys);
            if (drop) QTest::mouseRelease(port, Qt::LeftButton, keys, b);
        }
        void move(const QPoint& at, Qt::KeyboardModifiers keys = Qt::NoModifier)
        {
            QWidget* port = view()->viewport();
            QMouseEvent event(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(port, &event);
        }
        void click(const QPointF& mm, Qt::KeyboardModifiers keys = Qt::NoModifier)
        {
            QTest::mouseClick(view()->viewport(), Qt::LeftButton, keys, view()->toViewport(mm));
        }
        void key(int k, Qt::KeyboardModifiers keys = Qt::NoModifier) { QTest::keyClick(view(), static_cast<Qt::Key>(k), keys); }
        std::size_t undoAll()
        {
            std::size_t steps = 0;
            while (document.undoStack()->canUndo()) {
                document.undoStack()->undo();
                ++steps;
            }
            return steps;
        }
        void redoAll()
        {
            while (document.undoStack()->canRedo()) document.undoStack()->redo();
        }
        /// Four rows of 16 racks, as the row tool draws them.
        void fourRows()
        {
            page.designChoice()->setCurrentIndex(0);
            Placement rack;
            rack.rackDesign = "helios";
            page.useTool(HallTool::Row, rack);
            for (int row = 0; row < 4; ++row) {
                const double y = 1800.0 + row * 3600.0;
                drag({3600.0, y}, {3600.0 + 16 * 600.0, y});
            }
            page.useTool(HallTool::Select);
        }
    };
};

}  // namespace rw::ui
