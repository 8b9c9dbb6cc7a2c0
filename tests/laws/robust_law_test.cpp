// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/settle.h"
#include "report/report.h"
#include "support/examples.h"
#include "support/random_plan.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <regex>

using namespace rw;
using namespace rw::test;

TEST_CASE("an empty plan is evaluated, with findings", "[laws][robust]")
{
    const Evaluation e = evaluate(Plan{});
    CHECK(!e.findings.empty());
    for (const Figure& f : figures(e))
        if (f.si) CHECK(std::isfinite(*f.si));
}

TEST_CASE("any plan that can be read can be evaluated: figures are finite or unset", "[laws][robust]")
{
    for (unsigned seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        const Plan plan = randomPlan(seed);
        const Evaluation e = evaluateSettled(plan);
        for (const Figure& f : figures(e)) {
            CAPTURE(f.path);
            if (f.si) CHECK(std::isfinite(*f.si));
        }
        for (const Finding& f : e.findings) {
            CAPTURE(f.code);
            const std::regex open(R"(\{[a-z]+\})");
            CHECK(!std::regex_search(f.message(), open));
            CHECK(!std::regex_search(f.mend(), open));
        }
    }
}

TEST_CASE("a template survives the loss of any one of its objects", "[laws][robust]")
{
    // As after a careless edit by hand: the reader refuses such a file, the engine must still stand.
    std::size_t n = 0;
    for (const std::string& name : {std::string("openai-fleet"), std::string("hgx-hall")}) {
        const Plan base = example(name);
        const ObjectType& type = typeOf<Plan>();
        for (const Field& list : type.fields()) {
            if (list.kind != FieldKind::List) continue;
            for (std::size_t i = 0; i < list.size(&base); ++i) {
                Plan plan = base;
                list.erase(&plan, i);
                CAPTURE(name, list.key, i);
                // The settled tier takes a year of hours: every fourth.
                const Evaluation e = n++ % 4 == 0 ? evaluateSettled(plan) : evaluate(plan);
                for (const Figure& f : figures(e))
                    if (f.si) CHECK(std::isfinite(*f.si));
                CHECK(!report::renderText(report::buildReport(plan, e)).empty());
            }
        }
    }
}

TEST_CASE("any number of a template may be unset", "[laws][robust]")
{
    std::size_t tried = 0;
    bool settled = false;
    const auto visit = [&](auto&& self, Plan& plan, const ObjectType& type, void* object) -> void {
        for (const Field& f : type.fields()) {
            if (f.kind == FieldKind::Quantity) {
                Datum* d = f.datum(object);
                if (!d->si) continue;
                const Datum kept = *d;
                d->si.reset();
                ++tried;
                CAPTURE(type.name(), f.key);
                const Evaluation e = settled && tried % 3 == 0 ? evaluateSettled(plan) : evaluate(plan);
                for (const Figure& g : figures(e))
                    if (g.si) CHECK(std::isfinite(*g.si));
                *d = kept;
            } else if (f.kind == FieldKind::Object) {
                self(self, plan, *f.type, f.at(object, 0));
            } else if (f.kind == FieldKind::List) {
                for (std::size_t i = 0; i < f.size(object); ++i) self(self, plan, *f.type, f.at(object, i));
            }
        }
    };
    Plan large = example("openai-amd-6gw");
    visit(visit, large, typeOf<Plan>(), &large);
    settled = true;
    Plan small = example("groq-pod");
    visit(visit, small, typeOf<Plan>(), &small);
    CHECK(tried > 200);
}
