// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of failures, sweeps and availability share: the page Power on a plan, and how its tables are read.
#pragma once

#include "building/availability_view.h"
#include "building/component_picker.h"
#include "building/failure_table.h"
#include "building/failure_view.h"
#include "building/one_line_view.h"
#include "building/power_page.h"
#include "building/sweep_view.h"
#include "evaluate/failures.h"
#include "ui_test.h"

namespace rw::ui {

class FailuresTools {
protected:
    static constexpr int kPatience = 30000;  // ms; an analysis that takes longer is a fault
    // Columns of the tables looked at below.
    enum SweepColumn { Out, Equal, Lost, Interrupted, WorstLoad, DarkAfter, Overloaded };
    enum AvailabilityColumn { Loads, Alike, LoadTogether, Minutes, Available, AnyDark };
    enum ComponentColumn { Name, Kind, State, Load, LoadBefore, OutOfIt };

    struct Bench {
        PlanDocument document;
        PowerPage page;

        explicit Bench(const QByteArray& view, const Plan& plan = test::templatePlan())
        {
            page.setDocument(&document);
            document.replace(plan, {});
            page.resize(1000, 600);
            page.showView(view);
            page.show();
            settle();
        }
        void settle()
        {
            QVERIFY(test::settled(document));
            QVERIFY(QTest::qWaitFor([&] { return page.isSettled(); }, kPatience));
        }
        FailureView& failures() { return *page.failures(); }
        SweepView& sweep() { return *page.sweep(); }
        AvailabilityView& availability() { return *page.availability(); }
        std::string building() const { return page.building().toStdString(); }
        QString id(const char* unit) const
        {
            return page.building() + QLatin1Char('/') + QLatin1String(unit);
        }
        power::PowerGraph graph() const
        {
            return std::move(
                *oneLineOf(document.plan(), *document.evaluation(), building()).value().graph);
        }
        UnitNames names() const
        {
            return UnitNames(*findById(document.plan().buildings, building()), findById(document.evaluation()->buildings, building()));
        }
        void fail(const QStringList& ids)
        {
            failures().fail(ids);
            settle();
        }
        const OneLineNode* stage(std::size_t i)
        {
            const Building* b = findById(document.plan().buildings, building());
            return failures().drawing()->oneLine().find(
                stagePath(buildingChainPath(b->id), b->chain.at(i).id));
        }
    };

    /// The row of a table whose first column reads so; -1 where there is none.
    static int rowOf(const QAbstractItemModel& model, const QString& name)
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data().toString() == name)
                return row;
        return -1;
    }
    static double number(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data(Qt::EditRole).toDouble();
    }
    static bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

    /// Racks and other loads do not fail by themselves.
    static power::SweepOptions chainOnly()
    {
        power::SweepOptions options;
        options.loads = false;
        return options;
    }

    /// What stands in a sweep's table is what the core has found.
    static void compareRows(const power::PowerGraph& graph, const std::vector<power::FailureRow>& rows,
                            const FailureTableModel& model, const UnitNames& names)
    {
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        int at = 0;
        for (const power::FailureRow& row : rows) {
            QCOMPARE(model.index(at, Out).data().toString(), names.all(graph, row.components));
            QCOMPARE(number(model, at, Equal), static_cast<double>(row.count));
            QVERIFY(near(number(model, at, Lost) * 1e3, row.lostW));
            QVERIFY(near(number(model, at, Interrupted) * 1e3, row.interruptedW));
            QVERIFY(near(number(model, at, WorstLoad) / 100.0, row.worstLoadFraction));
            ++at;
        }
    }

    /// The example with too few UPS to lose one without an overload.
    static Plan tightPlan()
    {
        Plan plan = test::templatePlan();
        // Racks that the planner counts stay; else no more of them fit than the units carry.
        plan.halls.front().racks = static_cast<std::int64_t>(evaluate(plan).platforms.front().racksPerHall.value());
        plan.buildings.front().chain.at(3).units = 90;
        return plan;
    }

    /// A building small enough for all pairs in a moment.
    static Plan smallPlan()
    {
        Plan plan = test::templatePlan(QStringLiteral("hgx-hall"));
        return plan;
    }
};

}  // namespace rw::ui
