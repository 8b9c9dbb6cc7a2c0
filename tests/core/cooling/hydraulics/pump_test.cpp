// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/fittings.h"
#include "cooling/hydraulics/pump.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace rw;
using namespace rw::hydraulics;

namespace {
VolumeFlow<> flow(double m3s) { return VolumeFlow<>::fromSi(m3s); }
Length<> m(double x) { return Length<>::fromSi(x); }
PumpCurve curve(std::vector<PumpPoint> points) { return PumpCurve::through(std::move(points)).value(); }
const double kNaN = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("one point makes EPANET's curve", "[hydraulics]")
{
    const PumpCurve c = curve({{flow(0.1), m(30)}});
    CHECK(c.shutOffHead().value() == Approx(40));
    CHECK(c.head(flow(0.1)).value() == Approx(30));
    CHECK(c.head(flow(0.2)).value() == Approx(0).margin(1e-12));
    CHECK(c.end().value() == Approx(0.2));
}

TEST_CASE("a curve goes through the points it was made from", "[hydraulics]")
{
    const std::vector<PumpPoint> three{{flow(0), m(42)}, {flow(0.05), m(38)}, {flow(0.1), m(24)}};
    const std::vector<PumpPoint> five{{flow(0.01), m(40)}, {flow(0.03), m(37)}, {flow(0.05), m(32)}, {flow(0.06), m(28)}, {flow(0.07), m(20)}};
    for (const auto& points : {three, five})
        for (const PumpPoint& p : points) CHECK(curve(points).head(p.flow).value() == Approx(p.head.value()));
    CHECK(curve(five).end().value() == Approx(0.07));
}

TEST_CASE("speed moves every point of a curve by affinity", "[hydraulics]")
{
    for (const auto& c : {curve({{flow(0.1), m(30)}}), curve({{flow(0), m(42)}, {flow(0.05), m(38)}, {flow(0.1), m(24)}}),
                          curve({{flow(0), m(40)}, {flow(0.05), m(35)}, {flow(0.08), m(25)}, {flow(0.1), m(10)}})})
        for (const double q : {0.0, 0.03, 0.09})
            CHECK(c.head(flow(0.8 * q), 0.8).value() == Approx(0.64 * c.head(flow(q)).value()));
}

TEST_CASE("with a static head half the speed is not half the flow", "[hydraulics]")
{
    PumpGroup pumps{curve({{flow(0.1), m(30)}})};
    const auto full = operatingPoint(pumps, m(10), flow(0.1), m(20)).value();
    CHECK(full.flow.value() == Approx(0.1));
    pumps.speed = 0.7;
    const auto slow = operatingPoint(pumps, m(10), flow(0.1), m(20)).value();
    // 0.49 * 40 - 10 q'^2 = 10 + 20 q'^2 in tenths: q' = sqrt(9.6/30).
    CHECK(slow.flow.value() == Approx(0.1 * std::sqrt(9.6 / 30.0)));
    CHECK(slow.flow < full.flow * 0.7);
    pumps.speed = 0.49;
    CHECK(operatingPoint(pumps, m(10), flow(0.1), m(20)).error().code == "pump.shut-off");
}

TEST_CASE("without a static head the operating point follows the affinity laws", "[hydraulics]")
{
    PumpGroup pumps{curve({{flow(0.1), m(30)}})};
    const auto full = operatingPoint(pumps, {}, flow(0.1), m(20)).value();
    pumps.speed = 0.6;
    const auto slow = operatingPoint(pumps, {}, flow(0.1), m(20)).value();
    CHECK(slow.flow.value() == Approx(0.6 * full.flow.value()));
    CHECK(slow.head.value() == Approx(0.36 * full.head.value()));
}

TEST_CASE("pumps in parallel add flows, in series heads; an easy system runs them past their end", "[hydraulics]")
{
    PumpGroup pumps{curve({{flow(0.1), m(30)}}), 1.0, 3, 2, 1};
    CHECK(pumps.head(flow(0.3)).value() == Approx(60));
    const auto point = operatingPoint(pumps, {}, flow(0.3), m(60)).value();
    CHECK(point.flow.value() == Approx(0.3));
    CHECK_FALSE(point.beyondEnd);
    const PumpGroup two{curve({{flow(0), m(42)}, {flow(0.05), m(38)}, {flow(0.1), m(24)}}), 1.0, 2};
    CHECK(operatingPoint(two, {}, flow(0.3), m(5)).value().beyondEnd);
}

TEST_CASE("pump power splits into heat of liquid and room", "[hydraulics]")
{
    PumpDrive drive{scalar<double>(0.7), scalar<double>(0.9), scalar<double>(0.95), false};
    const auto p = pumpPower(flow(0.05), Pressure<>::of(300, unit::kPa), drive).value();
    CHECK(p.hydraulic.in(unit::kW) == Approx(15));
    CHECK((p.toLiquid + p.toRoom).value() == Approx(p.electric.value()).epsilon(1e-12));
    CHECK(p.toLiquid.value() == Approx(p.shaft.value()));
    drive.cannedRotor = true;
    CHECK(pumpPower(flow(0.05), Pressure<>::of(300, unit::kPa), drive)->toRoom.value() == 0.0);
    drive.pump = scalar<double>(1.2);
    CHECK(pumpPower(flow(0.05), {}, drive).error().path == "pump_efficiency");
}

TEST_CASE("efficiency is read between its points and follows speed", "[hydraulics]")
{
    const std::vector<EfficiencyPoint> points{{flow(0.02), scalar<double>(0.5)}, {flow(0.06), scalar<double>(0.8)}, {flow(0.1), scalar<double>(0.6)}};
    CHECK(efficiencyAt(points, flow(0.04))->value() == Approx(0.65));
    CHECK(efficiencyAt(points, flow(0.03), 0.5)->value() == Approx(0.8));
    CHECK(efficiencyAt(points, flow(0.5))->value() == Approx(0.6));
    CHECK(efficiencyAt({}, flow(0.5)).error().code == "pump.points");
}

TEST_CASE("suction head", "[hydraulics]")
{
    const auto npsh = npshAvailable(Pressure<>::fromSi(101325), Pressure<>::fromSi(3169.7), Density<>::fromSi(997), m(2), m(1));
    CHECK(npsh->value() == Approx((101325 - 3169.7) / (997 * 9.80665) + 1.0));
}

TEST_CASE("curves that are none are refused with their point", "[hydraulics]")
{
    CHECK(PumpCurve::through({}).error().code == "pump.points");
    CHECK(PumpCurve::through({{flow(0), m(10)}}).error().code == "quantity.positive");
    CHECK(PumpCurve::through({{flow(0), m(10)}, {flow(0.1), m(11)}}).error().path == "points[2]");
    CHECK(PumpCurve::through({{flow(0.1), m(10)}, {flow(0.1), m(9)}}).error().code == "pump.flow-order");
    CHECK(PumpCurve::through({{flow(-0.1), m(10)}, {flow(0.1), m(9)}}).error().code == "quantity.negative");
    CHECK(PumpCurve::through({{flow(0.1), m(kNaN)}}).error().code == "quantity.finite");
    CHECK(PumpCurve::through({{flow(0), m(-3)}, {flow(0.1), m(-9)}}).error().code == "pump.shut-off-head");
}

TEST_CASE("steel pipes, walls and fittings are found by name", "[hydraulics]")
{
    CHECK(findSteelPipe("DN100")->innerDiameterMm == 102.26);
    CHECK(findSteelPipe("NPS 4", "10")->innerDiameterMm == 108.20);
    CHECK(findSteelPipe("12", "STD")->innerDiameterMm == 304.74);
    CHECK(findSteelPipe("12", "40")->innerDiameterMm == 303.18);
    CHECK(findSteelPipe("2", "STD")->innerDiameterMm == 52.48);
    CHECK(findSteelPipe("DN101") == nullptr);
    CHECK(findWallMaterial("commercial_steel")->roughnessMm == 0.045);
    const auto bore = Length<>::of(102.26, unit::mm);
    CHECK(lossCoefficient(Fitting::Elbow90, bore)->value() == Approx(30.0 * craneFactor(bore)));
    CHECK(lossCoefficient(Fitting::ButterflyValve, Length<>::of(500, unit::mm))->value() == Approx(25.0 * craneFactor(Length<>::of(500, unit::mm))));
    CHECK(lossCoefficient(Fitting::Exit, bore)->value() == 1.0);
    CHECK(lossCoefficient(Fitting::Exit, {}).error().code == "quantity.positive");
    CHECK(expansionLoss(bore, bore, 30.0)->value() == 0.0);
    CHECK(expansionLoss(bore * 2.0, bore, 30.0).error().code == "hydraulics.bore-order");
    CHECK(contractionLoss(bore * 1e3, bore, 180.0)->value() == Approx(0.5).epsilon(1e-5));
}

TEST_CASE("Kv is the flow at one bar", "[hydraulics]")
{
    const auto water = Density<>::fromSi(1000);
    const auto q = VolumeFlow<>::fromSi(25.0 / 3600.0);
    CHECK(pressureDrop({25.0}, q, water)->in(unit::bar) == Approx(1.0));
    CHECK(flowFactorFor(q, Pressure<>::of(0.25, unit::bar), water)->kv == Approx(50.0));
    CHECK(FlowFactor::ofCv(10.0).kv == Approx(8.65));
    CHECK(pressureDrop({0.0}, q, water).error().path == "kv");
}
