// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/liquid.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {
struct Row {
    double celsius, density, heat, viscosity, conductivity;
};
void check(const Liquid& liquid, const std::vector<Row>& rows, double tolerance)
{
    for (const Row& r : rows) {
        const auto t = Temperature<>::of(r.celsius, unit::C);
        CAPTURE(r.celsius);
        CHECK(density(liquid, t).si() == Approx(r.density).epsilon(tolerance));
        CHECK(specificHeat(liquid, t).si() == Approx(r.heat).epsilon(tolerance));
        CHECK(viscosity(liquid, t).in(unit::mPas) == Approx(r.viscosity).epsilon(tolerance));
        CHECK(conductivity(liquid, t).si() == Approx(r.conductivity).epsilon(tolerance));
    }
}
}  // namespace

TEST_CASE("V07 water at 0.4 MPa follows IAPWS-IF97 within 0.05 %", "[published]")
{
    check({}, {{20, 998.3427, 4183.87, 1.001505, .59819},
               {30, 995.7848, 4179.21, .797216, .61456},
               {40, 992.3549, 4177.82, .652768, .62865},
               {45, 990.3534, 4178.06, .595824, .63495},
               {50, 988.1773, 4178.86, .546582, .64079}}, 5e-4);
}

TEST_CASE("V08 PG25 follows CoolProp's coefficient files within 0.1 %", "[published]")
{
    // CoolProp 8.0, commit ea27c639, evaluated by the documented form: Melinder at 25 % by mass,
    // the ASHRAE fit at 25 % by volume.
    check({Liquid::Set::PropyleneMass, 0.25, 1.0},
          {{20, 1019.278, 3920.47, 2.4452, .4679},
           {30, 1014.905, 3944.64, 1.7761, .4769},
           {40, 1009.909, 3968.65, 1.3530, .4858},
           {45, 1007.205, 3980.56, 1.1993, .4903},
           {50, 1004.378, 3992.38, 1.0726, .4946}}, 1e-3);
    check({Liquid::Set::PropyleneVolume, 0.25, 1.0},
          {{20, 1023.872, 3912.87, 2.4662, .4676},
           {40, 1014.474, 3962.23, 1.3677, .4871},
           {50, 1009.013, 3986.91, 1.0805, .4949}}, 1e-3);
}

TEST_CASE("25 % propylene glycol by volume is 25.70 % by mass", "[published]")
{
    CHECK(massFraction(Fluid::PropyleneGlycol, 0.25) == Approx(0.2570).margin(5e-5));
}

TEST_CASE("V10 a kilowatt at 10 K takes 1.497 L/min of PG25 at 40 °C", "[published]")
{
    Coolant pg25;
    pg25.fluid = Fluid::PropyleneGlycol;
    pg25.basis = FractionBasis::Volume;
    pg25.fraction = FractionDatum(0.25, unit::one);
    const Liquid liquid = liquidOf(pg25);
    const auto t = Temperature<>::of(40, unit::C);
    const double capacity = density(liquid, t).si() * specificHeat(liquid, t).si();
    CHECK(VolumeFlow<>::fromSi(1000.0 / (capacity * 10.0)).in(unit::Lmin) == Approx(1.497).epsilon(0.01));
}

TEST_CASE("a temperature outside a fluid's range is an error that names the range", "[published]")
{
    CHECK(checkTemperature({}, Temperature<>::of(40, unit::C)).ok());
    const Status cold = checkTemperature({}, Temperature<>::of(0, unit::C));
    REQUIRE(!cold.ok());
    CHECK(cold.error().code == "fluid.range");
    CHECK(cold.error().allowed.find("90 °C") != std::string::npos);
    const Liquid glycol{Liquid::Set::PropyleneMass, 0.257, 1.0};
    CHECK(freezingPoint(glycol).in(unit::C) == Approx(-10.2).margin(0.3));
    CHECK(!checkTemperature(glycol, Temperature<>::of(-20, unit::C)).ok());
}
