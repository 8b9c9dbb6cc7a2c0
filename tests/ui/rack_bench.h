// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the Rack page share: the page on a plan, and drags onto it.
#pragma once

#include "plan/catalogue_copy.h"
#include "rack/design_list.h"
#include "rack/elevation_view.h"
#include "rack/rack_page.h"
#include "rack/tray_palette.h"
#include "ui_test.h"
#include "widgets/segmented_control.h"

#include <QAbstractButton>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>

#include <memory>

namespace rw::ui {

class RackTools {
protected:
    struct Bench {
        PlanDocument document;
        RackPage page;
        QSignalSpy status{&page, &Page::statusText};

        explicit Bench(const QSize& size = {1100, 900})
        {
            page.setDocument(&document);
            document.replace(test::templatePlan(), {});
            page.resize(size);
            page.show();
            QVERIFY(test::settled(document));
            page.designs()->setCurrent(QStringLiteral("helios"));
            QCOMPARE(page.design(), QStringLiteral("helios"));
        }
        QString said() const { return status.isEmpty() ? QString() : status.last().first().toString(); }
        const RackDesign& design() const { return *findById(document.plan().rackDesigns, "helios"); }
        ElevationView* view() const { return page.elevationView(); }
        double power()
        {
            if (!test::settled(document)) return -1.0;
            return test::figureOf(document, "racks[helios].power_W.design");
        }
        /// An offer as the palette's drag carries it.
        std::unique_ptr<QMimeData> drag(const QString& id) const
        {
            const TrayPaletteModel* model = page.palettePart()->model();
            for (int row = 0; row < model->rowCount(); ++row)
                if (model->offer(row).id == id) return std::unique_ptr<QMimeData>(model->mimeData({model->index(row)}));
            return nullptr;
        }
        /// Drags into the viewport and drops there. Answers whether the drop was taken.
        bool drop(const QMimeData& data, const QPointF& at)
        {
            QWidget* port = view()->viewport();
            QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &enter);
            if (!enter.isAccepted()) return false;
            QDragMoveEvent move(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &move);
            QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(port, &dropped);
            return dropped.isAccepted();
        }
        QPointF middle(int position, int height) const { return QRectF(view()->placeRect(position, height)).center(); }
        QString slotAt(int position) const
        {
            for (const ElevationTray& tray : view()->elevation().trays)
                if (tray.position == position) return tray.slot;
            return {};
        }
    };

    /// A press on the segment with these words, as a person does.
    static void press(SegmentedControl* control, const QString& words)
    {
        for (QAbstractButton* button : control->findChildren<QAbstractButton*>())
            if (button->text() == words) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        QFAIL(qPrintable(words));
    }
};

}  // namespace rw::ui
