// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/solve_for.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace rw;
using namespace rw::compare;

namespace {

Solved solved(const ResultAt& f, double wanted, const SolveBounds& bounds, const SolveOptions& options = {})
{
    auto result = solveFor(f, wanted, bounds, options);
    if (!result) FAIL(result.error().message());
    return std::move(result).value();
}

}  // namespace

TEST_CASE("the input for a wanted result is found to the digits it has", "[compare]")
{
    int most = 0;
    const std::vector<std::pair<ResultAt, double>> cases{
        {[](double x) -> Result<double> { return x * x * x; }, 0.7},
        {[](double x) -> Result<double> { return std::exp(-x) * 1e9; }, 0.3},
        {[](double x) -> Result<double> { return std::log(x + 1e-9); }, 1.9},
        {[](double x) -> Result<double> { return std::pow(x, 25.0); }, 1.3},
        {[](double x) -> Result<double> { return 5.0 - 2.0 * x; }, 2.5}};
    for (const auto& [f, at] : cases) {
        const Solved s = solved(f, f(at).value(), {0.0, 3.0});
        CAPTURE(at, s.words());
        CHECK(s.state == SolveState::Found);
        CHECK(s.value == Approx(at).epsilon(1e-9).margin(1e-11));
        CHECK(s.result == Approx(f(at).value()).epsilon(1e-9).margin(1e-9));
        most = std::max(most, s.evaluations);
    }
    CHECK(most <= 17 + 30);
    const Solved atEnd = solved(cases[4].first, 5.0, {0.0, 3.0});
    CHECK(atEnd.state == SolveState::Found);
    CHECK(atEnd.value == 0.0);
    // A result of exactly nothing is reached as well.
    CHECK(solved([](double x) -> Result<double> { return std::sin(x); }, 0.0, {2.0, 4.5}).value == Approx(3.14159265358979).epsilon(1e-11));
}

TEST_CASE("a whole input is the first that reaches what is wanted", "[compare]")
{
    const ResultAt racks = [](double n) -> Result<double> {
        CHECK(n == std::round(n));
        return n * 132.0;
    };
    for (const double high : {50.0, 100'000.0}) {
        const Solved s = solved(racks, 1000.0, {1.0, high, true});
        CHECK(s.state == SolveState::Found);
        CHECK(s.value == 8.0);
        CHECK(s.result == 1056.0);
        CHECK(s.crossings.at(0).before == 7.0);
        CHECK(s.crossings.at(0).resultBefore == 924.0);
        CHECK(s.evaluations <= 17 + 17);
    }
    CHECK(solved(racks, 132.0 * 640.0, {0.0, 1000.0, true}).value == 640.0);
    // Falling: the first at which it is no longer above.
    CHECK(solved([](double n) -> Result<double> { return 100.0 / n; }, 30.0, {1.0, 90.0, true}).value == 4.0);
    // A stretch that gives what is wanted begins where it begins.
    CHECK(solved([](double n) -> Result<double> { return std::floor(n / 10.0); }, 3.0, {0.0, 99.0, true}).value == 30.0);
    CHECK(solved(racks, 132.0, {0.4, 1.7, true}).value == 1.0);
}

TEST_CASE("no solution says why, with both ends", "[compare]")
{
    const Solved out = solved([](double x) -> Result<double> { return 10.0 + x; }, 5.0, {0.0, 4.0});
    CHECK(out.state == SolveState::OutOfReach);
    CHECK_FALSE(out.found());
    CHECK(out.atLow == 10.0);
    CHECK(out.atHigh == 14.0);
    CHECK(out.words() == "No solution, because the result stays on one side of 5: 0 gives 10, 4 gives 14.");

    const Solved failed = solved([](double x) -> Result<double> {
        if (x > 2.9) return Error{.code = "figure.unset", .found = "pue"};
        return x;
    }, 1.0, {0.0, 3.0});
    CHECK(failed.state == SolveState::Failed);
    CHECK(failed.failedAt == 3.0);
    CHECK(failed.words().find("pue") != std::string::npos);
    CHECK(solved([](double) -> Result<double> { return std::nan(""); }, 1.0, {0.0, 3.0}).state == SolveState::Failed);
}

TEST_CASE("a result that turns is passed several times, and all are told", "[compare]")
{
    const Solved s = solved([](double x) -> Result<double> { return std::sin(x); }, 0.5, {0.0, 9.0});
    CHECK(s.state == SolveState::Several);
    REQUIRE(s.crossings.size() == 4);
    const double pi = std::acos(-1.0);
    CHECK(s.crossings[0].input == Approx(pi / 6.0).epsilon(1e-10));
    CHECK(s.crossings[1].input == Approx(5.0 * pi / 6.0).epsilon(1e-10));
    CHECK(s.crossings[3].input == Approx(17.0 * pi / 6.0).epsilon(1e-10));
    CHECK(s.value == s.crossings[0].input);
    CHECK(s.words().find("several times") != std::string::npos);
}

TEST_CASE("a result that jumps over what is wanted says so", "[compare]")
{
    const Solved s = solved([](double x) -> Result<double> { return std::ceil(x / 0.3) * 40.0; }, 100.0, {0.0, 1.4});
    CHECK(s.state == SolveState::Jump);
    CHECK(s.value == Approx(0.6).epsilon(1e-9));
    CHECK(s.result == 120.0);
    CHECK(s.crossings.at(0).resultBefore == 80.0);
    CHECK(s.words().find("jumps") != std::string::npos);
}

TEST_CASE("a search is cancelled, bounded and refuses what is no range", "[compare]")
{
    std::stop_source stop;
    SolveOptions options;
    options.cancel = stop.get_token();
    int calls = 0;
    const Solved cut = solved([&](double x) -> Result<double> {
        if (++calls == 3) stop.request_stop();
        return x;
    }, 0.3, {0.0, 1.0}, options);
    CHECK(cut.state == SolveState::Cancelled);
    CHECK(calls == 3);
    const ResultAt same = [](double x) -> Result<double> { return x; };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(solveFor(same, 1.0, {2.0, 2.0}).error().code == "solve.bounds");
    CHECK(solveFor(same, 1.0, {nan, 2.0}).error().code == "solve.bounds");
    CHECK(solveFor(same, nan, {0.0, 2.0}).error().code == "quantity.finite");
    CHECK(solveFor(same, 1.0, {0.2, 0.8, true}).error().code == "solve.whole");
}
