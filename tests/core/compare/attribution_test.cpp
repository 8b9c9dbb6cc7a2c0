// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/attribution.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <numeric>
#include <random>

using namespace rw;
using namespace rw::compare;

namespace {

double sum(const std::vector<double>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), 0.0);
}
double bit(InputSet set, int i)
{
    return static_cast<double>((set >> i) & 1);
}

}  // namespace

TEST_CASE("parts sum to the difference, over random nonlinear figures", "[compare][laws]")
{
    std::mt19937_64 random(21);
    std::uniform_real_distribution<double> any(0.2, 3.0);
    for (int trial = 0; trial < 60; ++trial) {
        const int n = trial % 12;
        CAPTURE(trial, n);
        std::vector<double> before, after;
        for (int i = 0; i < n; ++i) {
            before.push_back(any(random));
            after.push_back(any(random));
        }
        std::map<InputSet, int> asked;
        const auto result = attribute(n, [&](InputSet set) -> Result<Figures> {
            ++asked[set];
            double product = 1.0, wave = 0.0, top = 0.0;
            for (int i = 0; i < n; ++i) {
                const double x = (set >> i) & 1 ? after[static_cast<std::size_t>(i)] : before[static_cast<std::size_t>(i)];
                product *= x;
                wave += std::sin(x * (i + 1)) * product;
                top = std::max(top, std::ceil(x * 7.0));
            }
            return Figures{product, wave, top};
        }).value();
        REQUIRE(result.figures.size() == 3);
        CHECK(result.method == (n <= 8 ? AttributionMethod::Shapley : AttributionMethod::InOrder));
        CHECK(result.evaluations == (n <= 8 ? std::size_t{1} << n : static_cast<std::size_t>(n) + 1));
        CHECK(asked.size() == result.evaluations);
        for (const FigureParts& f : result.figures) {
            REQUIRE(f.parts.size() == static_cast<std::size_t>(n));
            const double difference = *f.after - *f.before;
            // To 1e-9 of the difference; where that is a rounding of the figures themselves, of those.
            CHECK(std::abs(sum(f.parts) - difference) <= 1e-9 * std::abs(difference) + 1e-14 * (std::abs(*f.after) + std::abs(*f.before)));
        }
    }
}

TEST_CASE("Shapley values of a game that is worked by hand", "[compare][published]")
{
    // The glove game: a left glove of input 0, right ones of 1 and 2, a pair is worth 1: 2/3, 1/6, 1/6 (Shapley 1953).
    const auto gloves = attribute(3, [](InputSet set) -> Result<Figures> {
        return Figures{(set & 1) && (set & 6) ? 1.0 : 0.0};
    }).value();
    CHECK(gloves.figures[0].parts[0] == Approx(2.0 / 3.0).epsilon(1e-14));
    CHECK(gloves.figures[0].parts[1] == Approx(1.0 / 6.0).epsilon(1e-14));
    CHECK(gloves.figures[0].parts[2] == Approx(1.0 / 6.0).epsilon(1e-14));
}

TEST_CASE("inputs that may change places get equal parts and one that does nothing gets none", "[compare][laws]")
{
    const auto result = attribute(6, [](InputSet set) -> Result<Figures> {
        const double a = 1.0 + bit(set, 0) + bit(set, 3), b = 2.0 + 3.0 * bit(set, 1) - bit(set, 5);
        return Figures{std::exp(a) * b + std::sqrt(b) * bit(set, 4), 5.0};
    }).value();
    const std::vector<double>& parts = result.figures[0].parts;
    CHECK(parts[0] == Approx(parts[3]).epsilon(1e-12));
    CHECK(parts[2] == 0.0);
    CHECK(parts[1] > 0.0);
    CHECK(parts[5] < 0.0);
    CHECK(sum(parts) == Approx(*result.figures[0].after - *result.figures[0].before).epsilon(1e-12));
    for (const double part : result.figures[1].parts) CHECK(part == 0.0);
}

TEST_CASE("in order, what inputs do together goes to the later one", "[compare]")
{
    AttributionOptions options;
    options.exactUpTo = 1;
    const auto both = [](InputSet set) -> Result<Figures> { return Figures{(1.0 + bit(set, 0)) * (1.0 + bit(set, 1))}; };
    const auto ordered = attribute(2, both, options).value();
    CHECK(ordered.method == AttributionMethod::InOrder);
    CHECK(ordered.figures[0].parts == std::vector<double>{1.0, 2.0});
    const auto exact = attribute(2, both).value();
    CHECK(exact.figures[0].parts == std::vector<double>{1.5, 1.5});
}

TEST_CASE("a figure that is unset in some set has no parts and tells where", "[compare]")
{
    const auto result = attribute(3, [](InputSet set) -> Result<Figures> {
        Figures figures{1.0 + bit(set, 0), {}};
        if (set != 5 && set != 2) figures[1] = bit(set, 1);
        return figures;
    }).value();
    CHECK(result.figures[0].unset.empty());
    CHECK(result.figures[0].parts.size() == 3);
    CHECK(result.figures[1].parts.empty());
    CHECK(result.figures[1].unset == std::vector<InputSet>{2, 5});
    CHECK(result.figures[1].after == 1.0);
}

TEST_CASE("an attribution can be cancelled, and what goes wrong in it is told", "[compare]")
{
    std::stop_source stop;
    AttributionOptions options;
    options.cancel = stop.get_token();
    std::size_t last = 0;
    options.progress = [&](std::size_t done, std::size_t of) {
        CHECK(of == 16);
        last = done;
        if (done == 5) stop.request_stop();
    };
    const auto cut = attribute(4, [](InputSet) -> Result<Figures> { return Figures{1.0}; }, options).value();
    CHECK(cut.cancelled);
    CHECK(cut.figures.empty());
    CHECK(last == 5);
    const auto failed = attribute(2, [](InputSet set) -> Result<Figures> {
        if (set == 3) return Error{.code = "figure.unset", .found = "x"};
        return Figures{1.0};
    });
    CHECK(failed.error().code == "figure.unset");
    CHECK(attribute(2, [](InputSet set) -> Result<Figures> { return Figures(set + 1); }).error().code == "attribution.figures");
    CHECK(attribute(64, [](InputSet) -> Result<Figures> { return Figures{}; }).error().code == "attribution.inputs");
    const auto none = attribute(0, [](InputSet) -> Result<Figures> { return Figures{4.0}; }).value();
    CHECK(none.evaluations == 1);
    CHECK(none.figures[0].parts.empty());
}
