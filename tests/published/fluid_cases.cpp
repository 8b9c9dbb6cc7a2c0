// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/liquid.h"

#include "iapws_water.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

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

TEST_CASE("V07 the reference gives the values that the releases print for its verification", "[published]")
{
    struct Printed {
        double kelvin, pascal, volume, enthalpy, heat;
    };
    // IAPWS R7-97, table 5; nine digits.
    for (const Printed& p : {Printed{300, 3e6, 0.00100215168, 115331.273, 4173.01218},
                             Printed{300, 80e6, 0.000971180894, 184142.828, 4010.08987},
                             Printed{500, 3e6, 0.00120241800, 975542.239, 4655.80682}}) {
        CAPTURE(p.kelvin, p.pascal);
        const RegionOne w = regionOne(p.kelvin, p.pascal);
        CHECK(w.volume == Approx(p.volume).epsilon(5e-9));
        CHECK(w.enthalpy == Approx(p.enthalpy).epsilon(5e-9));
        CHECK(w.specificHeat == Approx(p.heat).epsilon(5e-9));
    }
    // IAPWS R12-08, table 4.
    CHECK(waterViscosity(298.15, 998) == Approx(889.735100e-6).epsilon(1e-9));
    CHECK(waterViscosity(298.15, 1200) == Approx(1437.649467e-6).epsilon(1e-9));
    CHECK(waterViscosity(373.15, 1000) == Approx(307.883622e-6).epsilon(2e-9));
    // IAPWS R15-11, table 4.
    CHECK(waterConductivity(298.15, 0) == Approx(18.4341883e-3).epsilon(3e-9));
    CHECK(waterConductivity(298.15, 998) == Approx(607.712868e-3).epsilon(2e-9));
    CHECK(waterConductivity(298.15, 1200) == Approx(799.038144e-3).epsilon(2e-9));
}

TEST_CASE("V07 water follows the releases from 0 to 100 °C at 0.4 MPa", "[published]")
{
    double worst[4] = {};
    for (int tenths = 0; tenths <= 1000; ++tenths) {
        const double kelvin = 273.15 + 0.1 * tenths;
        const auto t = Temperature<>::fromSi(kelvin);
        const RegionOne w = regionOne(kelvin, 0.4e6);
        const double ratios[4] = {density({}, t).si() * w.volume, specificHeat({}, t).si() / w.specificHeat,
                                  viscosity({}, t).si() / waterViscosity(kelvin, 1.0 / w.volume),
                                  conductivity({}, t).si() / waterConductivity(kelvin, 1.0 / w.volume)};
        for (int i = 0; i < 4; ++i) worst[i] = std::max(worst[i], std::abs(ratios[i] - 1.0));
    }
    // What is left of a truncated series, rounded up.
    CHECK(worst[0] < 2e-6);
    CHECK(worst[1] < 4e-5);
    CHECK(worst[2] < 7e-5);
    CHECK(worst[3] < 7e-5);
    CHECK(checkTemperature({}, Temperature<>::of(100, unit::C)).ok());
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
    CHECK(cold.error().allowed.find("100 °C") != std::string::npos);
    const Liquid glycol{Liquid::Set::PropyleneMass, 0.257, 1.0};
    CHECK(freezingPoint(glycol).in(unit::C) == Approx(-10.2).margin(0.3));
    CHECK(!checkTemperature(glycol, Temperature<>::of(-20, unit::C)).ok());
}
