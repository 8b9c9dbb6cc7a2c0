// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the Programme page share: the page on a plan, drags on its timeline, and a plan that is held back.
#pragma once

#include "programme/programme_page.h"
#include "programme/timeline_view.h"
#include "ui_test.h"

#include <QMouseEvent>

namespace rw::ui {

class ProgrammeTools {
protected:
    struct Bench {
        PlanDocument document;
        ProgrammePage page;

        explicit Bench(const QString& plan = QStringLiteral("openai-amd-6gw"))
        {
            page.setDocument(&document);
            document.replace(test::templatePlan(plan), {});
            page.resize(1200, 800);
            page.show();
            QVERIFY(test::settled(document));
        }
        const Phase& phase(std::size_t i) const { return document.plan().programme.phases.at(i); }
        QString phaseId(std::size_t i) const { return QString::fromStdString(phase(i).id); }
        TimelineView* timeline() const { return page.timelineView(); }
        void drag(const QPointF& from, double by)
        {
            const QPointF to(from.x() + by, from.y());
            QTest::mousePress(timeline(), Qt::LeftButton, {}, from.toPoint());
            for (const double part : {0.3, 0.6, 1.0}) {
                const QPointF at = from + (to - from) * part;
                QMouseEvent move(QEvent::MouseMove, at, timeline()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
                QCoreApplication::sendEvent(timeline(), &move);
            }
            QTest::mouseRelease(timeline(), Qt::LeftButton, {}, to.toPoint());
        }
    };

    /// A plan in which what is ordered comes too late.
    static Plan heldPlan()
    {
        Plan plan = test::templatePlan();
        plan.programme.delivery.ordersFrom = Date{2026, 10, 1};
        SupplyLimit supply;
        supply.id = "supply-1";
        supply.rackDesign = findById(plan.clusters, plan.programme.phases.front().mix.front().cluster)->rackDesign;
        supply.from = plan.programme.phases.front().start;
        supply.perQuarter = 10000;
        plan.programme.delivery.supply.push_back(supply);
        return plan;
    }
};

}  // namespace rw::ui
