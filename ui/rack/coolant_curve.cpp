// SPDX-License-Identifier: GPL-3.0-or-later
#include "coolant_curve.h"

#include "jobs/evaluation_runner.h"
#include "power/rack.h"
#include "shell/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <exception>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::CoolantCurve)
};

constexpr double kColdest = 15.0;  // °C, chilled water
constexpr double kWarmest = 50.0;  // °C, warm-water loops end here
constexpr double kStep = 1.0;      // K
constexpr double kRightHeadroom = 1.5;
constexpr double kCompared = 5.0;     // K, for the title
constexpr double kWorthSaying = 1.01; // a smaller change comes from the fluid alone

}  // namespace

CoolantCurve coolantCurve(const Plan& plan, const QString& designId)
{
    CoolantCurve curve;
    curve.design = designId;
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!design) return curve;
    curve.rule = design->flowRule;
    auto at = [&plan, asked = *design](std::optional<double> supply) mutable {
        CoolantCurve::Point point{supply.value_or(0.0), {}, {}, {}};
        if (supply) asked.supplyTemperature.si = supply;
        const RackResult<double> rack = evaluateRack<double>(plan, asked);
        if (rack.coolantFlow) point.flow = rack.coolantFlow->value();
        if (rack.pressureDrop) point.pressure = rack.pressureDrop->value();
        if (rack.plate) point.casing = rack.plate->temperature.value();
        return point;
    };
    curve.supply = design->supplyTemperature.si;
    curve.supplyMax = design->supplyTemperatureMax.si;
    const CoolantCurve::Point own = at(curve.supply);
    curve.flow = own.flow;
    curve.pressure = own.pressure;
    curve.casing = own.casing;
    curve.casingMax = design->caseTemperatureMax.si;
    double warmest = kWarmest;
    if (curve.supplyMax) warmest = std::max(kColdest + 10.0, unit::C.fromSi(*curve.supplyMax));
    for (double c = kColdest; c <= warmest + 1e-9; c += kStep) curve.points.push_back(at(unit::C.toSi(c)));
    return curve;
}

PlotData coolantPlot(const CoolantCurve& curve, UnitSystem units)
{
    const Unit& temperature = unitFor(unit::C, units);
    const Unit& flow = unitFor(unit::Lmin, units);
    const Unit& pressure = unitFor(unit::kPa, units);
    PlotData plot;
    plot.x = {Tr::tr("Coolant supply temperature"), QString::fromUtf8(temperature.symbol), false, {}, {}};
    plot.y = {Tr::tr("Flow"), QString::fromUtf8(flow.symbol), false, {}, {}};
    plot.right = {Tr::tr("Pressure drop"), QString::fromUtf8(pressure.symbol), false, {}, {}};
    PlotSeries flows{Tr::tr("Flow"), {}, {}};
    PlotSeries drops{Tr::tr("Pressure drop"), {}, {}};
    drops.right = true;
    drops.pen = PlotSeries::Pen::Dashed;
    for (const CoolantCurve::Point& point : curve.points) {
        if (point.flow) {
            flows.x << temperature.fromSi(point.supply);
            flows.y << flow.fromSi(*point.flow);
        }
        if (point.pressure) {
            drops.x << temperature.fromSi(point.supply);
            drops.y << pressure.fromSi(*point.pressure);
        }
    }
    if (!flows.x.isEmpty()) plot.series << flows;
    if (!drops.x.isEmpty()) {
        plot.series << drops;
        // Two lines of one shape would lie on each other; so the second axis reaches higher.
        plot.right.to = kRightHeadroom * *std::max_element(drops.y.begin(), drops.y.end());
    }
    if (curve.supply && curve.flow) {
        PlotFlag here{temperature.fromSi(*curve.supply), flow.fromSi(*curve.flow), {}, {}, PlotFlag::Shape::Dot, false};
        here.explanation = Tr::tr("%1 at %2 supply").arg(formatValue(*curve.flow, flow), formatValue(*curve.supply, temperature));
        plot.flags << here;
    }
    const auto flowAt = [&](double kelvin) -> std::optional<double> {
        for (const CoolantCurve::Point& point : curve.points)
            if (std::abs(point.supply - kelvin) < kStep / 2.0) return point.flow;
        return std::nullopt;
    };
    if (curve.supply && curve.flow) {
        const auto warmer = flowAt(*curve.supply + kCompared);
        const auto colder = flowAt(*curve.supply - kCompared);
        const QString step = formatValue(kCompared, unit::K);
        if (warmer && *warmer > *curve.flow * kWorthSaying)
            plot.title = Tr::tr("%1 warmer supply needs %2 more flow").arg(step, formatPercent(*warmer / *curve.flow - 1.0));
        else if (colder && *colder * kWorthSaying < *curve.flow)
            plot.title = Tr::tr("%1 colder supply needs %2 less flow").arg(step, formatPercent(1.0 - *colder / *curve.flow));
        else if (curve.rule == FlowRule::FixedFlow)
            plot.title = Tr::tr("%1 at any supply temperature: the flow is fixed").arg(formatValue(*curve.flow, flow));
        else
            plot.title = Tr::tr("%1 at any supply temperature: the rise is fixed").arg(formatValue(*curve.flow, flow));
        if (curve.pressure)
            plot.subtitle = Tr::tr("Now %1 and %2 at %3").arg(formatValue(*curve.flow, flow),
                                                              formatValue(*curve.pressure, pressure),
                                                              formatValue(*curve.supply, temperature));
    } else {
        plot.title = Tr::tr("Coolant against supply temperature");
    }
    return plot;
}

PlotData casePlot(const CoolantCurve& curve, UnitSystem units)
{
    const Unit& temperature = unitFor(unit::C, units);
    PlotData plot;
    plot.x = {Tr::tr("Coolant supply temperature"), QString::fromUtf8(temperature.symbol), false, {}, {}};
    plot.y = {Tr::tr("Case"), QString::fromUtf8(temperature.symbol), false, {}, {}};
    PlotSeries cases{Tr::tr("Case"), {}, {}};
    std::optional<double> warmest;  // K, of the supplies that keep the limit
    bool passed = false;
    for (const CoolantCurve::Point& point : curve.points) {
        if (!point.casing) continue;
        cases.x << temperature.fromSi(point.supply);
        cases.y << temperature.fromSi(*point.casing);
        if (!curve.casingMax) continue;
        if (*point.casing <= *curve.casingMax && !passed)
            warmest = point.supply;
        else
            passed = true;
    }
    if (cases.x.isEmpty()) return plot;
    cases.labelled = false;
    plot.series << cases;
    plot.title = Tr::tr("Case temperature follows the supply");
    if (curve.casingMax) {
        plot.marks << PlotMark{Qt::Horizontal, temperature.fromSi(*curve.casingMax), Tr::tr("Limit %1").arg(formatValue(*curve.casingMax, temperature))};
        plot.title = !warmest ? Tr::tr("No supply keeps the accelerators’ case within its limit")
                     : passed ? Tr::tr("Cases stay within their limit up to %1 supply").arg(formatValue(*warmest, temperature))
                              : Tr::tr("Cases stay within their limit at every supply shown");
    }
    if (curve.supply && curve.casing) {
        plot.flags << PlotFlag{temperature.fromSi(*curve.supply), temperature.fromSi(*curve.casing), {},
                               Tr::tr("%1 at %2 supply").arg(formatValue(*curve.casing, temperature), formatValue(*curve.supply, temperature)),
                               PlotFlag::Shape::Dot, false};
        plot.subtitle = Tr::tr("Now %1 at %2").arg(formatValue(*curve.casing, temperature), formatValue(*curve.supply, temperature));
    }
    return plot;
}

void CoolantCurveJob::request(const PlanDocument& document, const QString& design)
{
    m_next = std::pair(document.shownPlan(), design);
    if (!m_running) start(document.runner());
}

void CoolantCurveJob::start(EvaluationRunner* runner)
{
    if (!m_next) return;
    m_running = true;
    auto [plan, design] = std::move(*m_next);
    m_next.reset();
    // The runner outlives its jobs; we may not, so we are looked for only on our own thread.
    runner->run([runner, self = QPointer<CoolantCurveJob>(this), plan = std::move(plan), design = std::move(design)] {
        CoolantCurve curve;
        std::exception_ptr fault;
        try {
            curve = coolantCurve(plan, design);
        } catch (...) {
            fault = std::current_exception();
        }
        QMetaObject::invokeMethod(runner, [runner, self, curve = std::move(curve)] {
            if (!self) return;
            self->m_running = false;
            emit self->ready(curve);
            self->start(runner);
        });
        if (fault) std::rethrow_exception(fault);  // the runner tells of it
    });
}

}  // namespace rw::ui
