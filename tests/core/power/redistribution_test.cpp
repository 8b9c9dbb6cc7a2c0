// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/redistribution.h"
#include "power/graph/reliability.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::power;

TEST_CASE("three systems of which two carry all are used to two thirds", "[power][redundancy]")
{
    const std::vector<FeedGroup> groups{{"ab", 1e6, {{0, 0.5}, {1, 0.5}}},
                                        {"bc", 1e6, {{1, 0.5}, {2, 0.5}}},
                                        {"ca", 1e6, {{2, 0.5}, {0, 0.5}}}};
    const Redistribution r = redistribute({1.5e6, 1.5e6, 1.5e6}, groups).value();
    CHECK(r.survives);
    CHECK(r.usableW == Approx(3e6));
    CHECK(r.strandedW == Approx(1.5e6));
    CHECK(r.normal.worstFraction == Approx(2.0 / 3.0));
    CHECK(r.single[0].loadW == std::vector<double>{0.0, 1.5e6, 1.5e6});
    CHECK(r.requiredW == std::vector<double>{1.5e6, 1.5e6, 1.5e6});
    CHECK(r.imbalance == Approx(0.0).margin(1e-12));
}

TEST_CASE("a catcher takes the whole block of the system that is lost", "[power][redundancy]")
{
    const std::vector<FeedGroup> groups{{"a", 1e6, {{0, 1.0}, {3, 0.0}}},
                                        {"b", 1e6, {{1, 1.0}, {3, 0.0}}},
                                        {"c", 1e6, {{2, 1.0}, {3, 0.0}}}};
    const Redistribution r = redistribute({1e6, 1e6, 1e6, 1e6}, groups, true).value();
    CHECK(r.normal.loadW == std::vector<double>{1e6, 1e6, 1e6, 0.0});
    CHECK(r.single[1].loadW == std::vector<double>{1e6, 0.0, 1e6, 1e6});
    CHECK(r.pairs[0].loadW[3] == 2e6);  // two blocks at once are too much for one
    CHECK_FALSE(r.survives);
    CHECK(redistribute({1e6, 1e6, 1e6, 1e6}, groups).value().usableFraction == Approx(0.75));
}

TEST_CASE("single-corded load is lost with its system and told as unprotected",
          "[power][redundancy]")
{
    const Redistribution r =
        redistribute({1e6, 1e6}, {{"dual", 4e5, {{0, 0.5}, {1, 0.5}}}, {"single", 1e5, {{0, 1.0}}}})
            .value();
    CHECK(r.unprotectedW == 1e5);
    CHECK_FALSE(r.survives);
    CHECK(r.usableW == Approx(1e6));  // system 0 carries all when 1 is lost
    CHECK(r.normal.loadW[0] == Approx(3e5));
}

TEST_CASE("impossible systems and groups are refused", "[power][redundancy]")
{
    const auto code = [](const std::vector<double>& c, const FeedGroup& g) {
        return redistribute(c, {g}).error().code;
    };
    CHECK(code({0.0}, {"g", 1.0, {{0, 1.0}}}) == "redistribution.capacity");
    CHECK(code({1.0}, {"g", -1.0, {{0, 1.0}}}) == "redistribution.load");
    CHECK(code({1.0}, {"g", 1.0, {{1, 1.0}}}) == "redistribution.feed");
    CHECK(code({1.0}, {"g", 1.0, {{0, 1.0}, {0, 1.0}}}) == "redistribution.feed");
    CHECK(code({1.0}, {"g", 1.0, {{0, -1.0}}}) == "redistribution.split");
    CHECK(code({1.0}, {"g", 1.0, {{0, std::nan("")}}}) == "redistribution.split");
    CHECK(code({1.0}, {"g", 1.0, {}}) == "redistribution.split");
}

TEST_CASE("closed forms of availability agree with each other", "[power][availability]")
{
    const double a = availability(99.0, 1.0).value();
    CHECK(a == Approx(0.99));
    const std::vector<double> two{a, a};
    CHECK(seriesAvailability(two).value()
          == Approx(kOfNAvailability(2, 2, a).value()).epsilon(1e-14));
    CHECK(parallelAvailability(two).value()
          == Approx(kOfNAvailability(1, 2, a).value()).epsilon(1e-14));
    CHECK(kOfNAvailability(2, 3, a).value()
          == Approx(3 * a * a * (1 - a) + a * a * a).epsilon(1e-14));
    CHECK(kOfNAvailability(0, 3, 0.0).value() == 1.0);
    CHECK(kOfNAvailability(4000, 5000, 0.9).value() == Approx(1.0).epsilon(1e-9));
    CHECK(twoUnitUnavailability(99.0, 1.0, 2).value() == Approx((1 - a) * (1 - a)).epsilon(1e-12));
    CHECK(twoUnitUnavailability(1e6, 1.0, 1).value() == Approx(2e-12).epsilon(1e-5));
    CHECK(twoUnitUnavailability(1e6, 1.0, 2).value() == Approx(1e-12).epsilon(1e-5));
    CHECK(commonCauseUnavailability(1, 2, 1000.0, 1.0, 0.1).value()
          == Approx(std::pow(0.9e-3 / 1.0009, 2) + 1e-4).epsilon(1e-12));
    CHECK(availabilityOfDowntime(downtimeMinutes(0.9995).value()).value()
          == Approx(0.9995).epsilon(1e-14));
}

TEST_CASE("availabilities and counts outside their range are refused", "[power][availability]")
{
    for (double bad : {-0.1, 1.1, std::nan("")}) {
        CHECK(downtimeMinutes(bad).error().code == "availability.fraction");
        CHECK(seriesAvailability(std::vector<double>{0.5, bad}).error().code
              == "availability.fraction");
        CHECK(parallelAvailability(std::vector<double>{bad}).error().code
              == "availability.fraction");
        CHECK(kOfNAvailability(1, 2, bad).error().code == "availability.fraction");
        CHECK(commonCauseUnavailability(1, 2, 1.0, 1.0, bad).error().code
              == "availability.fraction");
    }
    CHECK(kOfNAvailability(3, 2, 0.9).error().code == "availability.count");
    CHECK(kOfNAvailability(-1, 2, 0.9).error().code == "availability.count");
    CHECK(twoUnitUnavailability(1.0, 1.0, 3).error().code == "availability.count");
    CHECK(availability(0.0, 1.0).error().code == "availability.time");
    CHECK(availability(1.0, -1.0).error().code == "availability.time");
    CHECK(availability(std::nan(""), 1.0).error().code == "availability.time");
    CHECK(availabilityOfDowntime(6e5).error().code == "availability.downtime");
}
