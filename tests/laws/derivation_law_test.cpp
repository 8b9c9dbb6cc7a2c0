// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/settle.h"
#include "schema/path.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("every figure of every template explains itself, to the same bits, down to data", "[laws][explain]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const std::vector<Figure> all = figures(evaluate(plan));
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Figure& f = all[i];
            // Every figure of the racks and the programme; of the many others, which share their code, each third.
            const bool main = f.path.rfind("racks[", 0) == 0 || f.path.find('[') == std::string::npos;
            if (!main && i % 3 != 0) continue;
            // Those of the year have a test of their own: each takes its 8,760 hours.
            if (f.about->year) continue;
            CAPTURE(name, f.path);
            const Result<Derivation> d = explain(plan, f.path);
            if (!f.si) {
                REQUIRE(!d.ok());
                CHECK(d.error().code == "figure.unset");
                continue;
            }
            REQUIRE(d.ok());
            CHECK(d->nodes.front().si == *f.si);
            CHECK(d->nodes.front().figure == f.path);
            for (const Derivation::Node& n : d->nodes) {
                if (n.isDatum()) {
                    CHECK(n.inputs.empty());
                    // Where it says it can be edited, it can.
                    if (!n.path.empty() && n.path.find(".layout") == std::string::npos)
                        CHECK(locate(typeOf<Plan>(), &plan, n.path).ok());
                } else {
                    CHECK((!n.formula.empty() || !n.inputs.empty()));
                    // As one writes it: without terms of nothing and factors of one.
                    for (const char* idle : {"0 · ", "1 · ", " · 1 ", "1.7320508"}) {
                        CAPTURE(n.formula);
                        CHECK(n.formula.rfind(idle, 0) != 0);
                        for (const char* before : {" ", "("}) CHECK(n.formula.find(std::string(before) + idle) == std::string::npos);
                    }
                }
                for (std::size_t input : n.inputs) CHECK(input < d->nodes.size());
            }
        }
    }
}

TEST_CASE("figures of the year explain themselves by their months, to the same bits", "[laws][explain][year]")
{
    for (const char* name : {"openai-amd-6gw", "hgx-hall"}) {
        const Plan plan = example(name);
        const std::vector<Figure> all = figures(evaluateHours(plan));
        std::size_t n = 0;
        for (const Figure& f : all) {
            // All code paths are in the first of each kind: sums, ratios, shares, peaks.
            if (!f.about->year || !f.si || n++ % 7 != 0) continue;
            CAPTURE(name, f.path);
            const Result<Derivation> d = explain(plan, f.path);
            REQUIRE(d.ok());
            CHECK(d->nodes.front().si == *f.si);
            CHECK(!d->nodes.front().inputs.empty());
        }
        CHECK(n > 40);
    }
    const Derivation cost = explain(example("openai-amd-6gw"), "programme.sites_by_name[standard].it_energy_J_per_year").value();
    CHECK(std::count_if(cost.nodes.begin(), cost.nodes.end(), [](const auto& n) { return n.method.find(" hours of ") != std::string::npos; }) == 12);
}

TEST_CASE("the derivation as text names grade and source at its leaves", "[laws][explain]")
{
    const Plan plan = example("openai-amd-6gw");
    const std::string text = derivationText(explain(plan, "racks[helios].power_W.design").value());
    CHECK(text.find("[press]") != std::string::npos);
    CHECK(text.find("225 kW") != std::string::npos);
    const std::string shallow = derivationText(explain(plan, "programme.sites_needed.systems").value(), 1);
    CHECK(std::count(shallow.begin(), shallow.end(), '\n') == 1);
}

TEST_CASE("an unknown figure is told with those there are", "[laws][explain]")
{
    const Plan plan = example("openai-amd-6gw");
    const Result<Derivation> d = explain(plan, "racks[helios].power_W.dezign");
    REQUIRE(!d.ok());
    CHECK(d.error().code == "path.unknown");
    CHECK(d.error().allowed.find("racks[helios].power_W.design") != std::string::npos);
}
