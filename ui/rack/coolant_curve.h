// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "plots/plot_data.h"

#include <QObject>
#include <QPointer>

namespace rw::ui {

/// How a rack's coolant flow and pressure drop depend on the supply temperature: the engine asked
/// again for each temperature, away from the window.
struct CoolantCurve {
    struct Point {
        double supply;  ///< K
        std::optional<double> flow;      ///< m³/s
        std::optional<double> pressure;  ///< Pa
        std::optional<double> casing;    ///< K, of the hottest accelerator's case; unset: its cold plate is not told
    };
    QString design;
    FlowRule rule = FlowRule::FixedRise;
    std::vector<Point> points;
    std::optional<double> supply;  ///< K, the design's own
    std::optional<double> supplyMax;
    std::optional<double> flow;    ///< at the design's own supply
    std::optional<double> pressure;
    std::optional<double> casing;
    std::optional<double> casingMax;  ///< K, that the accelerator takes
};

/// Calculates on the calling thread. Temperatures where the engine gives no flow carry none.
CoolantCurve coolantCurve(const Plan& plan, const QString& design);
/// The plot of a curve, with a title that says what it means.
PlotData coolantPlot(const CoolantCurve& curve, UnitSystem units);
/// The accelerators' case temperature over the same; without series where no cold plate is told.
PlotData casePlot(const CoolantCurve& curve, UnitSystem units);

/// Keeps the curve of one design up to date.
class CoolantCurveJob : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void request(const PlanDocument& document, const QString& design);

signals:
    void ready(const rw::ui::CoolantCurve& curve);

private:
    void start(EvaluationRunner* runner);

    std::optional<std::pair<Plan, QString>> m_next;
    bool m_running = false;
};

}  // namespace rw::ui
