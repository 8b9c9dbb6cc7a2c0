// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/place_year.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {

const Plan& plan()
{
    static const Plan one = example("openai-amd-6gw");
    return one;
}
const Evaluation& evaluation()
{
    static const Evaluation one = evaluate(plan());
    return one;
}
Result<PlaceYear> at(const YearPlace& place, std::stop_token cancel = {})
{
    return yearAt(plan(), builtInCatalogue(), evaluation(), plan().sites.at(0).id, place, std::move(cancel));
}

}  // namespace

TEST_CASE("a site's year by itself closes, and its own climate named is its own place", "[laws][year]")
{
    const auto own = at({});
    REQUIRE(own.ok());
    REQUIRE(own->year.result.hours->size() == kHoursOfYear);
    const YearSums& s = own->year.result.total;
    CHECK(s.facility == Approx(s.it + s.cooling + s.house + s.chainLoss).epsilon(1e-9));
    CHECK(own->itPower > 0.0);
    CHECK(own->figures().pue.value() == Approx(s.facility / s.it).epsilon(1e-12));
    const auto named = at({plan().sites[0].climate, {}});
    REQUIRE(named.ok());
    CHECK(named->year.result.total.grid == s.grid);
    CHECK(named->year.result.total.energyCost == s.energyCost);
}

TEST_CASE("elsewhere a site follows the place's hours and pays the place's price", "[laws][year]")
{
    const auto cold = at({"columbus-oh", {}});
    const auto hot = at({"singapore", {}});
    REQUIRE(cold.ok());
    REQUIRE(hot.ok());
    CHECK(cold->year.outdoors->weather->id == "columbus-oh");
    CHECK(cold->figures().pue.value() < hot->figures().pue.value());
    CHECK(cold->year.result.total.freeHours > hot->year.result.total.freeHours);
    const auto& climates = builtInCatalogue().equipment.climates;
    const auto entry = std::find_if(climates.begin(), climates.end(), [](const Climate& c) { return c.id == "columbus-oh"; });
    REQUIRE(entry != climates.end());
    REQUIRE(entry->energyPrice.set());
    CHECK(cold->year.result.total.energyCost == Approx(cold->year.result.total.grid * *entry->energyPrice.si).epsilon(1e-9));
}

TEST_CASE("a year elsewhere says why there is none", "[laws][year]")
{
    CHECK(at({"atlantis", {}}).error().code == "catalogue.unknown-entry");
    CHECK(yearAt(plan(), builtInCatalogue(), evaluation(), "nowhere").error().code == "path.unknown");
    std::stop_source stop;
    stop.request_stop();
    CHECK(at({"columbus-oh", {}}, stop.get_token()).error().code == "place.cancelled");
}
