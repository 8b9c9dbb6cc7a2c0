// SPDX-License-Identifier: GPL-3.0-or-later
// What a stage's proposals, headroom and names hold to, over every template.
#include "evaluate/failures.h"
#include "evaluate/load_group.h"
#include "power/redundancy.h"
#include "power/sizing.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

TEST_CASE("with its headroom added a stage stands at the limit of its redundancy", "[laws][power]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        for (const BuildingResult<double>& building : evaluate(plan).buildings) {
            const Building& kind = *findById(plan.buildings, building.id);
            for (std::size_t i = 0; i < kind.chain.size(); ++i) {
                const StageResult<double>& r = building.chain[i];
                CAPTURE(name, r.id);
                const auto room = headroom(kind.chain[i], r);
                REQUIRE(room.has_value() == (r.loadFraction.value() > 0.0));
                if (!room) continue;
                const double limit =
                    redundancyLimit(kind.chain[i], static_cast<std::int64_t>(r.units.value())).value_or(1.0);
                CHECK(r.loadFraction.value() * (1.0 + room->value() / r.out.value()) == Approx(limit).epsilon(1e-12));
            }
        }
    }
}

TEST_CASE("a breaker carries the current and has an interrupting rating where the short circuit is known", "[laws][power]")
{
    std::size_t known = 0, unknown = 0;
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        for (const BuildingResult<double>& building : evaluate(plan).buildings) {
            const Building& kind = *findById(plan.buildings, building.id);
            const ChainShape shape = shapeOf(kind.chain);
            const auto sizes = sizingOf(kind.chain, kind.power, building.chain);
            for (std::size_t i = 0; i < sizes.size(); ++i) {
                if (!sizes[i].breaker || shape.parent[i] == ChainShape::kSource) continue;
                CAPTURE(name, kind.chain[i].id);
                CHECK(sizes[i].breaker->rating.value() >= sizes[i].current->value());
                const double fault = building.chain[shape.parent[i]].fault.value();
                ++(fault > 0.0 ? known : unknown);
                if (fault > 0.0) CHECK(sizes[i].breaker->interrupting.value() >= fault);
                else CHECK(sizes[i].breaker->interrupting.value() == 0.0);
            }
        }
    }
    CHECK(known > 0);
    CHECK(unknown > 0);
}

TEST_CASE("every load group of a building has words of its own", "[laws][power]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const BuildingResult<double>& building : e.buildings) {
            const auto built = oneLineOf(plan, e, building.id);
            REQUIRE((built.ok() && built->graph));
            std::vector<std::string> words;
            for (const std::string& group : built->graph->groups()) {
                words.push_back(loadGroupWords(building, group));
                CAPTURE(name, group, words.back());
                CHECK(words.back() != group);
                CHECK(words.back().find('{') == std::string::npos);
            }
            std::sort(words.begin(), words.end());
            CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
        }
    }
}
