// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/fittings.h"
#include "cooling/hydraulics/network_file.h"
#include "file/file_system.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>

using namespace rw;
using namespace rw::hydraulics;

namespace {

Length<> mm(double x) { return Length<>::of(x, unit::mm); }
Length<> ft(double x) { return Length<>::of(x, unit::ft); }
Length<> metres(double x) { return Length<>::fromSi(x); }
VolumeFlow<> gpm(double x) { return VolumeFlow<>::of(x, unit::gpm); }
double loss(const Result<Scalar<>>& k) { return k.value().si(); }
double loss(Fitting f, Length<> bore) { return lossCoefficient(f, bore)->si(); }

struct Solved {
    Network network;
    NetworkSolution solution;

    double head(std::string_view id) const
    {
        for (std::size_t i = 0; i < network.nodes.size(); ++i)
            if (network.nodes[i].id == id) return solution.nodes[i].head.value();
        FAIL("no node " << id);
        return 0.0;
    }
    double flow(std::string_view id) const
    {
        for (std::size_t k = 0; k < network.links.size(); ++k)
            if (network.links[k].id == id) return solution.links[k].flow.value();
        FAIL("no link " << id);
        return 0.0;
    }
};

Solved solveFile(const std::string& name)
{
    const std::string path = RW_SOURCE_DIR "/tests/published/networks/" + name;
    const auto text = realFileSystem().read(path, 1 << 20);
    auto file = readInp(text.value(), name);
    INFO((file ? std::string() : file.error().message()));
    REQUIRE(file);
    const auto solution = solve(file->network);
    INFO((solution ? std::string() : solution.error().message()));
    REQUIRE(solution);
    return {file->network, solution.value()};
}

/// Drop over pipe and K at a flow, by Colebrook, Pa.
double drop(Length<> bore, Length<> length, double k, VolumeFlow<> flow, Density<> rho, Viscosity<> mu, double roughnessMm)
{
    const Velocity<> v = velocityIn(bore, flow);
    const double f = colebrookFactor(reynolds(bore, v, rho, mu), roughnessMm / bore.in(unit::mm));
    return pipeDrop(f, length, bore, scalar<double>(k), v, rho).si();
}

constexpr double kCraneSteelMm = 0.04572;  // 0.0018 in

}  // namespace

TEST_CASE("V11 friction factors follow exact Colebrook, Swamee-Jain and Churchill", "[published]")
{
    // Colebrook by Clamond's algorithm, fluids 1.0.22.
    struct Row {
        double re, roughness, colebrook, swameeJain, churchill;
    };
    const Row rows[] = {{1e4, 0, .03088295, .03097204, .03100213},       {1e5, 0, .01798977, .01786256, .01787482},
                        {1e5, 1e-4, .01851387, .01845242, .01846262},    {1e5, 1e-3, .02217454, .02234240, .02234324},
                        {1e6, 1e-5, .01186954, .01185315, .01185816},    {1e6, 1e-4, .01344144, .01350770, .01350820},
                        {1e7, 1e-4, .01216608, .01221356, .01220974},    {1e8, .05, .07155090, .07155156, .07150321},
                        {6.7e4, 4.39883e-4, .02130736, .02135950, .02136770}};
    for (const Row& r : rows) {
        CAPTURE(r.re, r.roughness);
        CHECK(colebrookFactor(r.re, r.roughness) == Approx(r.colebrook).epsilon(1e-6));
        // The listed values come from the equivalent form with (6.97/Re)^0.9.
        CHECK(swameeJainFactor(r.re, r.roughness) == Approx(r.swameeJain).margin(3e-6).epsilon(0.0));
        CHECK(churchillFactor(r.re, r.roughness) == Approx(r.churchill).epsilon(1e-6));
    }
    CHECK(laminarFactor(1000.0) == Approx(.064).epsilon(1e-12));
}

TEST_CASE("V12 water in a smooth 50 mm pipe", "[published]")
{
    // Crane TP-410M example 7.1: 30 C, 200 L/min; nearest standard bore 52.48 mm.
    const auto rho = Density<>::fromSi(995.7);
    const auto bore = mm(52.48);
    const auto mu = Viscosity<>::of(0.8, unit::mPas);
    const double re = reynolds(bore, velocityIn(bore, VolumeFlow<>::of(200.0, unit::Lmin)), rho, mu);
    CHECK(re == Approx(100600).epsilon(0.01));
    CHECK(colebrookFactor(re, 0.0) == Approx(0.0179).epsilon(0.02));
}

TEST_CASE("V13 water up through two sizes of pipe", "[published]")
{
    // Crane TP-410M example 7.14: 15 C, 1500 L/min, 34 m of NPS 4 and 67 m of NPS 5.
    const auto rho = Density<>::fromSi(999.1);
    const auto mu = Viscosity<>::of(1.14, unit::mPas);
    const auto flow = VolumeFlow<>::of(1500.0, unit::Lmin);
    const auto nps4 = mm(findSteelPipe("4")->innerDiameterMm), nps5 = mm(findSteelPipe("5")->innerDiameterMm);
    const double k4 = loss(Fitting::Elbow90Long, nps4) + loss(expansionLoss(nps4, nps5, 30.0));
    const double k5 = loss(Fitting::Elbow90Long, nps5);
    const double total = drop(nps4, metres(34), k4, flow, rho, mu, kCraneSteelMm) +
                         drop(nps5, metres(67), k5, flow, rho, mu, kCraneSteelMm) + pressureOf(metres(22), rho).si();
    CHECK(total / 1e5 == Approx(2.625).epsilon(0.02));
}

TEST_CASE("V14 pump head and power for a riser with a lift check valve", "[published]")
{
    // Crane TP-410M example 7.15: 100 gpm at 70 F, 500 ft of NPS 3, rise 400 ft.
    const auto rho = Density<>::fromSi(62.298 * unit::lb.factor / std::pow(unit::ft.factor, 3));
    const auto mu = Viscosity<>::of(0.95, unit::mPas);
    const auto nps3 = mm(3.068 * 25.4), nps2h = mm(2.469 * 25.4);
    const double check = 600.0 * craneFactor(nps2h);
    const double k = 4.0 * loss(Fitting::Elbow90, nps3) + loss(Fitting::GateValve, nps3) +
                     loss(lossBetweenReducers(scalar<double>(check), nps2h, nps3)) + loss(Fitting::Exit, nps3);
    const double head = 400.0 + headOf(Pressure<>::fromSi(drop(nps3, ft(500), k, gpm(100), rho, mu, kCraneSteelMm)), rho).in(unit::ft);
    CHECK(head == Approx(421).epsilon(0.01));
    PumpDrive drive;
    drive.pump = scalar<double>(0.7);
    const auto power = pumpPower(gpm(100), pressureOf(ft(head), rho), drive);
    constexpr double kHorsepower = 745.699872;
    CHECK(power->shaft.value() / kHorsepower == Approx(15.2).epsilon(0.01));
}

TEST_CASE("V15 discharge from a tank through two pipes", "[published]")
{
    // Crane TP-410M example 7.19: head 11.5 ft, 10 ft of NPS 3 and 20 ft of NPS 2, 60 F. The source does not assign
    // every fitting to a pipe: entrance and mitre bend are taken in NPS 3, gate valve in NPS 2.
    const auto nps3 = mm(3.068 * 25.4), nps2 = mm(2.067 * 25.4);
    Network n;
    n.liquid = {Density<>::fromSi(999.0), Viscosity<>::of(1.12, unit::mPas)};
    n.nodes = {{"tank", {}, {}, ft(11.5)}, {"reducer", {}, {}, {}}, {"outlet", {}, {}, metres(0)}};
    const auto roughness = mm(kCraneSteelMm);
    n.links = {{"nps3", "tank", "reducer",
                Pipe{ft(10), nps3, roughness, 0.0, loss(Fitting::SharpEntrance, nps3) + loss(Fitting::Mitre90, nps3), false}},
               {"nps2", "reducer", "outlet",
                Pipe{ft(20), nps2, roughness, 0.0,
                     loss(Fitting::GateValve, nps2) + loss(contractionLoss(nps3, nps2, 180.0)) + loss(Fitting::Exit, nps2), false}}};
    const auto solution = solve(n);
    REQUIRE(solution);
    CHECK(solution->links[1].flow.in(unit::gpm) == Approx(137).epsilon(0.02));
}

TEST_CASE("V16 a pump at another speed", "[published]")
{
    // Crane TP-410M example 7.33: 3500 to 1700 rpm. A horsepower counts as a plain factor here.
    const auto slow = atSpeed({gpm(400), ft(126), Power<>::fromSi(17.5)}, scalar<double>(1700.0 / 3500.0));
    CHECK(slow->flow.in(unit::gpm) == Approx(194.3).epsilon(1e-3));
    CHECK(slow->head.in(unit::ft) == Approx(29.73).epsilon(1e-3));
    CHECK(slow->power.value() == Approx(2.005).epsilon(1e-3));
}

TEST_CASE("V17 EPANET example network 1 at its first instant", "[published]")
{
    // OWA-EPANET 2.3.5, hour 0.
    const Solved net = solveFile("Net1.inp");
    const std::map<std::string, double> heads{{"10", 1004.3474}, {"11", 985.2304}, {"12", 970.0698}, {"13", 968.8727}, {"21", 971.5466},
                                              {"22", 969.0784}, {"23", 968.6452}, {"31", 967.3916}, {"32", 965.6893}};
    for (const auto& [id, feet] : heads) {
        CAPTURE(id);
        CHECK(net.head(id) / unit::ft.factor == Approx(feet).margin(0.01).epsilon(0.0));
    }
    const std::map<std::string, double> flows{{"10", 1866.1758}, {"9", 1866.1758}, {"11", 1234.2072}, {"12", 129.3351}, {"21", 191.1581},
                                              {"22", 120.6649}, {"31", 40.8105}, {"110", -766.1758}, {"111", 481.9686},
                                              {"112", 188.6962}, {"113", 29.3351}, {"121", 140.8105}, {"122", 59.1895}};
    for (const auto& [id, value] : flows) {
        CAPTURE(id);
        CHECK(net.flow(id) / unit::gpm.factor == Approx(value).margin(1.866).epsilon(0.0));
    }
}

TEST_CASE("V19 a facility water net of two loops", "[published]")
{
    // EPANET 2.3.5 on networks/fws_loops.inp, Darcy-Weisbach.
    const Solved net = solveFile("fws_loops.inp");
    const std::map<std::string, double> flows{{"P2", 78.319757}, {"P3", 45.392276}, {"P4", 71.680243}, {"P5", 44.607724},
                                              {"P6", 5.437683}, {"P7", 7.927482}, {"P8", 10.045407}, {"P9", 9.954593}};
    for (const auto& [id, value] : flows) {
        CAPTURE(id);
        CHECK(net.flow(id) * 1e3 == Approx(value).margin(0.45).epsilon(0.0));
    }
    const std::map<std::string, double> heads{{"D", 40.0}, {"A", 39.164337}, {"B", 38.766655}, {"C", 38.426614}, {"E", 38.738392},
                                              {"F", 38.409625}, {"G", 38.349027}};
    for (const auto& [id, value] : heads) {
        CAPTURE(id);
        CHECK(net.head(id) == Approx(value).margin(0.01).epsilon(0.0));
    }
}

TEST_CASE("V21 power and yearly cost of a pump", "[published]")
{
    // Crane TP-410M example 7.34: 428 ft, 700 gpm, 62.364 lb/ft3; $0.12/kWh.
    const auto rho = Density<>::fromSi(62.364 * unit::lb.factor / std::pow(unit::ft.factor, 3));
    PumpDrive drive;
    drive.pump = scalar<double>(0.707);
    drive.motor = scalar<double>(0.95);
    drive.drive = scalar<double>(0.96);
    const auto power = pumpPower(gpm(700), pressureOf(ft(428), rho), drive);
    REQUIRE(power);
    constexpr double kHorsepower = 745.699872;
    CHECK(power->shaft.value() / kHorsepower == Approx(107.06).epsilon(2e-3));
    CHECK(power->electric.value() / kHorsepower == Approx(117.4).epsilon(2e-3));
    CHECK(power->electric.in(unit::kW) * 8000.0 * 0.12 == Approx(83970).epsilon(2e-3));
}
