// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/pump.h"

#include "base/text.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::hydraulics {

namespace {

/// Exponents that EPANET takes for h = a - b Q^c too.
constexpr double kMostExponent = 20.0;

std::string pointPath(std::size_t i)
{
    return "points[" + std::to_string(i + 1) + "]";
}

std::optional<Error> badPoints(const std::vector<PumpPoint>& points)
{
    if (points.empty()) return Error{.code = "pump.points", .found = "0", .allowed = text("range.whole-at-least", {{"low", "1"}})};
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto error = Refusal().notNegative("flow", points[i].flow).finite("head", points[i].head).first();
        if (!error && i > 0 && points[i].flow <= points[i - 1].flow)
            error = Error{.code = "pump.flow-order", .found = readable(points[i].flow.value(), unit::Lmin)};
        if (!error && i > 0 && points[i].head >= points[i - 1].head)
            error = Error{.code = "pump.head-order", .found = readable(points[i].head.value(), unit::m)};
        if (error) {
            error->path = pointPath(i) + (error->path.empty() ? "" : "." + error->path);
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace

Result<PumpCurve> PumpCurve::through(std::vector<PumpPoint> points)
{
    if (const auto error = badPoints(points)) return *error;
    PumpCurve curve;
    const PumpPoint first = points.front();
    const PumpPoint last = points.back();
    if (points.size() == 1) {
        // EPANET's rule for one point: shut-off at 4/3 h0, nothing left at 2 Q0.
        if (const auto error = Refusal().positive("flow", first.flow).positive("head", first.head).first()) return *error;
        const double q0 = first.flow.si();
        curve.m_shutOff = 4.0 / 3.0 * first.head.si();
        curve.m_b = first.head.si() / 3.0 / (q0 * q0);
        curve.m_end = 2.0 * q0;
        curve.m_middle = q0;
    } else if (points.size() == 3 && first.flow.si() == 0.0) {
        // Exponent from the two drops: (h0 - h1)/(h0 - h2) = (Q1/Q2)^c.
        const double d1 = first.head.si() - points[1].head.si();
        const double d2 = first.head.si() - last.head.si();
        curve.m_shutOff = first.head.si();
        curve.m_c = std::log(d2 / d1) / std::log(last.flow.si() / points[1].flow.si());
        curve.m_b = d1 / std::pow(points[1].flow.si(), curve.m_c);
        curve.m_end = last.flow.si();
        curve.m_middle = points[1].flow.si();
        if (!(curve.m_c > 0.0 && curve.m_c <= kMostExponent))
            return Error{.code = "pump.shape", .found = shortestNumber(curve.m_c),
                         .allowed = text("range.between", {{"low", "0"}, {"high", shortestNumber(kMostExponent)}})};
    } else {
        curve.m_lines = true;
        const double slope = (points[1].head.si() - first.head.si()) / (points[1].flow.si() - first.flow.si());
        curve.m_shutOff = first.head.si() - slope * first.flow.si();
        curve.m_end = last.flow.si();
        curve.m_middle = points[points.size() / 2].flow.si();
    }
    if (curve.m_shutOff <= 0.0)
        return Error{.code = "pump.shut-off-head", .found = readable(curve.m_shutOff, unit::m), .allowed = text("range.positive")};
    curve.m_points = std::move(points);
    return curve;
}

PumpCurve::HeadSlope PumpCurve::headAndSlope(double flow, double speed) const
{
    // Affinity: h = s^2 h1(Q/s), so dh/dQ = s h1'(Q/s).
    const double q = std::max(flow, 0.0) / speed;
    double h = 0.0, slope = 0.0;
    if (m_lines) {
        auto above = std::upper_bound(m_points.begin() + 1, m_points.end() - 1, q,
                                      [](double x, const PumpPoint& p) { return x < p.flow.si(); });
        const PumpPoint& p1 = *above;
        const PumpPoint& p0 = *(above - 1);
        slope = (p1.head.si() - p0.head.si()) / (p1.flow.si() - p0.flow.si());
        h = p0.head.si() + slope * (q - p0.flow.si());
    } else if (m_c == 2.0) {
        h = m_shutOff - m_b * q * q;
        slope = -2.0 * m_b * q;
    } else {
        const double drop = m_b * std::pow(q, m_c);
        h = m_shutOff - drop;
        slope = q > 0.0 ? -m_c * drop / q : 0.0;
    }
    return {h * speed * speed, slope * speed};
}

Length<> PumpCurve::head(VolumeFlow<> flow, double speed) const
{
    return Length<>::fromSi(headAndSlope(flow.si(), speed).head);
}

PumpCurve::HeadSlope PumpGroup::headAndSlope(double flow) const
{
    const PumpCurve::HeadSlope one = curve.headAndSlope(flow / running, speed);
    return {one.head * inSeries, one.slope * inSeries / running};
}

Length<> PumpGroup::head(VolumeFlow<> flow) const
{
    return Length<>::fromSi(headAndSlope(flow.si()).head);
}

Status check(const PumpGroup& pumps)
{
    if (const auto error = Refusal().positive("speed", scalar<double>(pumps.speed))
                               .wholeNumber("running", count<double>(pumps.running), 1)
                               .wholeNumber("in_series", count<double>(pumps.inSeries), 1)
                               .wholeNumber("standby", count<double>(pumps.standby), 0).first())
        return *error;
    return Done{};
}

Result<OperatingPoint> operatingPoint(const PumpGroup& pumps, Length<> staticHead, VolumeFlow<> designFlow,
                                      Length<> designFriction)
{
    if (const Status good = check(pumps); !good) return good.error();
    if (const auto error = Refusal().finite("static_head", staticHead).positive("design_flow", designFlow)
                               .notNegative("design_friction", designFriction).first())
        return *error;
    const double k = designFriction.si() / (designFlow.si() * designFlow.si());
    const auto excess = [&](double q) { return pumps.headAndSlope(q).head - staticHead.si() - k * q * q; };
    if (excess(0.0) < 0.0)
        return Error{.code = "pump.shut-off", .found = readable(staticHead.value(), unit::m),
                     .allowed = readable(pumps.head({}).value(), unit::m)};
    // The excess falls with flow: double until it is below zero, then halve the bracket to the last digit.
    double low = 0.0, high = std::max(pumps.end().si(), 1e-9);
    for (int i = 0; i < 60 && excess(high) > 0.0; ++i) high *= 2.0;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (excess(middle) > 0.0 ? low : high) = middle;
    }
    const VolumeFlow<> flow = VolumeFlow<>::fromSi(0.5 * (low + high));
    return OperatingPoint{flow, pumps.head(flow), flow > pumps.end()};
}

Result<AffinePoint> atSpeed(const AffinePoint& point, Scalar<> ratio)
{
    if (const auto error = Refusal().positive("ratio", ratio).first()) return *error;
    return AffinePoint{point.flow * ratio, point.head * ratio * ratio, point.power * ratio * ratio * ratio};
}

Result<PumpPower> pumpPower(VolumeFlow<> flow, Pressure<> rise, const PumpDrive& drive)
{
    if (const auto error = Refusal().notNegative("flow", flow).notNegative("rise", rise)
                               .efficiency("pump_efficiency", drive.pump).efficiency("motor_efficiency", drive.motor)
                               .efficiency("drive_efficiency", drive.drive).first())
        return *error;
    PumpPower power;
    power.hydraulic = rise * flow;
    power.shaft = power.hydraulic / drive.pump;
    power.electric = power.shaft / drive.motor / drive.drive;
    power.toLiquid = asHeat(drive.cannedRotor ? power.electric : power.shaft);
    power.toRoom = asHeat(power.electric) - power.toLiquid;
    return power;
}

Result<Scalar<>> efficiencyAt(const std::vector<EfficiencyPoint>& points, VolumeFlow<> flow, double speed)
{
    if (points.empty()) return Error{.code = "pump.points", .found = "0", .allowed = text("range.whole-at-least", {{"low", "1"}})};
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto error = Refusal().notNegative("flow", points[i].flow).efficiency("efficiency", points[i].efficiency).first();
        if (!error && i > 0 && points[i].flow <= points[i - 1].flow)
            error = Error{.code = "pump.flow-order", .found = readable(points[i].flow.value(), unit::Lmin)};
        if (error) {
            error->path = pointPath(i) + (error->path.empty() ? "" : "." + error->path);
            return *error;
        }
    }
    if (const auto error = Refusal().notNegative("flow", flow).positive("speed", scalar<double>(speed)).first()) return *error;
    const double q = flow.si() / speed;
    if (q <= points.front().flow.si()) return points.front().efficiency;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (q <= points[i].flow.si()) {
            const double share = (q - points[i - 1].flow.si()) / (points[i].flow.si() - points[i - 1].flow.si());
            return points[i - 1].efficiency * (1.0 - share) + points[i].efficiency * share;
        }
    return points.back().efficiency;
}

Result<Length<>> npshAvailable(Pressure<> absolute, Pressure<> vapour, Density<> density, Length<> height, Length<> losses)
{
    if (const auto error = Refusal().notNegative("absolute_pressure", absolute).notNegative("vapour_pressure", vapour)
                               .positive("density", density).finite("height", height).notNegative("losses", losses).first())
        return *error;
    return headOf(absolute - vapour, density) + height - losses;
}

}  // namespace rw::hydraulics
