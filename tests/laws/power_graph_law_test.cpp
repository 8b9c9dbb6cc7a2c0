// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/availability.h"
#include "power/graph/redistribution.h"
#include "power/graph/solve.h"
#include "power/graph/sweep.h"
#include "power/graph/symmetry.h"
#include "support/one_lines.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace rw::test;

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

/// Equal to 1e-9 of the whole; both without a limit are equal too.
bool close(double a, double b, double whole)
{
    return a == b || std::abs(a - b) <= 1e-9 * std::max(whole, std::abs(b));
}

void checkRow(const PowerGraph& graph, const FailureRow& row)
{
    const Solution s = solve(graph, row.components);
    CAPTURE(graph[row.components[0]].id, graph[row.components.back()].id);
    CHECK(row.converged == s.converged);
    CHECK(close(row.lostW, s.lostW, graph.totalLoadW()));
    CHECK(close(row.interruptedW, s.interruptedW, graph.totalLoadW()));
    CHECK(close(row.worstLoadFraction, s.worstLoadFraction, 1.0));
    CHECK(close(row.heldS, s.heldS, 1.0));
    REQUIRE(row.overloads.size() == s.overloads.size());
    for (std::size_t k = 0; k < row.overloads.size(); ++k) {
        CHECK(row.overloads[k].component == s.overloads[k].component);
        CHECK(close(row.overloads[k].loadFraction, s.overloads[k].loadFraction, 1.0));
    }
}

/// The figures of all failures, each sorted by itself: rows times their counts against solving each.
struct Figures {
    std::vector<double> lost, interrupted, fraction, held;

    void add(const Solution& s)
    {
        lost.push_back(s.lostW);
        interrupted.push_back(s.interruptedW);
        fraction.push_back(s.worstLoadFraction);
        held.push_back(s.heldS);
    }
    void add(const FailureRow& row)
    {
        const auto n = static_cast<std::size_t>(row.count);
        lost.insert(lost.end(), n, row.lostW);
        interrupted.insert(interrupted.end(), n, row.interruptedW);
        fraction.insert(fraction.end(), n, row.worstLoadFraction);
        held.insert(held.end(), n, row.heldS);
    }
};

bool same(std::vector<double> a, std::vector<double> b, double whole)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a.size() == b.size()
           && std::equal(a.begin(), a.end(), b.begin(),
                         [&](double x, double y) { return close(x, y, whole); });
}

void checkSame(const PowerGraph& graph, const Sweep& sweep, const Figures& brute)
{
    Figures rows;
    for (const FailureRow& row : sweep.rows)
        rows.add(row);
    CHECK(same(rows.lost, brute.lost, graph.totalLoadW()));
    CHECK(same(rows.interrupted, brute.interrupted, graph.totalLoadW()));
    CHECK(same(rows.fraction, brute.fraction, 1.0));
    CHECK(same(rows.held, brute.held, 1.0));
}

void checkSweeps(const PowerGraph& graph)
{
    SweepOptions options;
    options.keep = at(graph.size()) * at(graph.size());
    const Sweep singles = sweepSingles(graph, options);
    const DoubleSweep doubles = sweepDoubles(graph, options);
    Figures one, two;
    std::vector<double> lostAlone;
    for (std::int32_t i = 0; i < graph.size(); ++i) {
        const Solution s = solve(graph, std::vector{i});
        one.add(s);
        lostAlone.push_back(s.lostW);
    }
    std::vector<double> worstFurther(at(graph.size()), 0.0);
    std::int64_t losing = 0;
    for (std::int32_t i = 0; i < graph.size(); ++i)
        for (std::int32_t j = i + 1; j < graph.size(); ++j) {
            const Solution s = solve(graph, std::vector{i, j});
            two.add(s);
            losing += s.lostW > 0.0;
            worstFurther[at(i)] = std::max(worstFurther[at(i)], s.lostW);
            worstFurther[at(j)] = std::max(worstFurther[at(j)], s.lostW);
        }
    checkSame(graph, singles, one);
    checkSame(graph, doubles, two);
    CHECK(singles.totals.examined == graph.size());
    CHECK(doubles.totals.examined == std::int64_t{graph.size()} * (graph.size() - 1) / 2);
    CHECK(doubles.totals.losing == losing);
    CHECK(close(doubles.totals.maxLostW, *std::max_element(two.lost.begin(), two.lost.end()), 1.0));
    for (const FailureRow& row : singles.rows)
        checkRow(graph, row);
    for (std::size_t k = 0; k < doubles.rows.size(); k += 1 + doubles.rows.size() / 200)
        checkRow(graph, doubles.rows[k]);
    std::int64_t serviced = 0;
    for (const ServiceRow& row : doubles.service) {
        serviced += row.count;
        CAPTURE(graph[row.service].id);
        CHECK(close(row.serviceLostW, lostAlone[at(row.service)], graph.totalLoadW()));
        CHECK(close(row.lostW, worstFurther[at(row.service)], graph.totalLoadW()));
        CHECK(close(solve(graph, std::vector{row.service, row.failure}).lostW, row.lostW,
                    graph.totalLoadW()));
    }
    CHECK(serviced == graph.size());
    CHECK(std::is_sorted(doubles.rows.begin(), doubles.rows.end(),
                         [&](const FailureRow& a, const FailureRow& b) {
                             return a.lostW > b.lostW + 1e-6 * graph.totalLoadW();
                         }));
}

/// All pairs of an n-system distributed design, with a factor on the first group.
std::vector<FeedGroup> allPairs(int n, double first)
{
    std::vector<FeedGroup> groups;
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j)
            groups.push_back({std::to_string(i) + std::to_string(j),
                              groups.empty() ? first * 1e6 : 1e6,
                              {{i, 0.5}, {j, 0.5}}});
    return groups;
}

}  // namespace

TEST_CASE("what sources give is what loads take and components lose", "[laws][power]")
{
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const PowerGraph graph = built(randomOneLine(seed, 14, 6));
        std::mt19937 random(seed);
        std::vector<std::int32_t> failed;
        for (int k = 0; k < 4; ++k) {
            const Solution s = solve(graph, failed);
            CAPTURE(seed, k);
            CHECK(s.converged);
            CHECK(std::abs(s.inW - s.usefulW - s.lossW) <= 1e-9 * std::max(s.inW, 1.0));
            CHECK(close(s.usefulW + s.lostW, graph.totalLoadW(), graph.totalLoadW()));
            double drawn = 0.0, given = 0.0;
            for (std::int32_t i = 0; i < graph.size(); ++i) {
                const ComponentFlow& c = s.components[at(i)];
                CHECK(c.lossW >= 0.0);
                if (!graph[i].feeds.empty())
                    drawn += c.inW;
                given += c.outW;
            }
            CHECK(std::abs(given - drawn - s.usefulW) <= 1e-9 * std::max(given, 1.0));
            failed.push_back(
                std::uniform_int_distribution<std::int32_t>(0, graph.size() - 1)(random));
        }
    }
}

TEST_CASE("more load never loses less power", "[laws][power]")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const PowerGraph graph = built(randomOneLine(seed));
        double before = -1.0;
        for (double factor : {0.0, 0.3, 0.7, 1.0, 1.2}) {
            OneLineBuilder b;
            for (ComponentSpec c : graph.components()) {
                c.load.loadW *= factor;
                b.add(c);
            }
            const double loss = solve(built(b)).lossW;
            CAPTURE(seed, factor);
            CHECK(loss >= before);
            before = loss;
        }
    }
}

TEST_CASE("sweeps of random one-lines equal solving each failure", "[laws][power]")
{
    for (std::uint32_t seed = 0; seed < 25; ++seed) {
        CAPTURE(seed);
        checkSweeps(built(randomOneLine(seed, 12, 6)));
    }
}

TEST_CASE("sweeps of symmetric buildings equal solving each failure", "[laws][power]")
{
    const PowerGraph graph = built(lineups({2, 2, 2, 4, 132e3, false}));
    CHECK(Symmetry(graph).orbits().size() < 20);
    checkSweeps(graph);
    checkSweeps(built(lineups({1, 2, 3, 6, 132e3, false})));
    checkSweeps(built(lineups({2, 1, 2, 4, 132e3, true})));
}

TEST_CASE("counts of symmetric parts add up to all components and all pairs", "[laws][power]")
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const PowerGraph graph = built(randomOneLine(seed, 5, 12));
        for (bool groups : {false, true}) {
            const Symmetry symmetry(graph, {groups});
            std::int64_t ones = 0, twos = 0;
            std::set<std::pair<std::int32_t, std::int32_t>> seen;
            for (std::size_t k = 0; k < symmetry.orbits().size(); ++k) {
                const ComponentOrbit& orbit = symmetry.orbits()[k];
                ones += orbit.count;
                for (const PairOrbit& pair : symmetry.pairsOf(static_cast<std::int32_t>(k))) {
                    twos += pair.count;
                    CHECK(pair.other != orbit.representative);
                    CHECK(seen.insert(std::minmax(pair.other, orbit.representative)).second);
                }
            }
            CHECK(ones == graph.size());
            CHECK(twos == std::int64_t{graph.size()} * (graph.size() - 1) / 2);
        }
    }
}

TEST_CASE("equal units are not exchanged where a switch prefers one or shares are unequal",
          "[laws][power]")
{
    for (FeedRule rule : {FeedRule::Transfer, FeedRule::Share}) {
        for (double weight : {1.0, 2.0}) {
            OneLineBuilder b;
            const auto source = b.add(unit("utility", ComponentKind::Source, {}));
            const auto first = b.add(unit("ups-1", ComponentKind::Ups, {{source}}));
            const auto second = b.add(unit("ups-2", ComponentKind::Ups, {{source}}));
            ComponentSpec rack =
                unit("rack", ComponentKind::Load, {{first, 1.0}, {second, weight}}, rule);
            rack.load = {1e5, 1.0, "row", 1};
            b.add(rack);
            const bool alike = rule == FeedRule::Share && weight == 1.0;
            CHECK(Symmetry(built(b)).orbits().size() == (alike ? 3 : 4));
        }
    }
}

TEST_CASE("a sweep does not depend on its threads and can be cancelled", "[laws][power]")
{
    const PowerGraph graph = built(randomOneLine(3, 20, 10));
    SweepOptions one, four;
    one.threads = 1;
    one.keep = four.keep = 50;
    four.threads = 4;
    double last = 0.0;
    one.progress = [&](double done) {
        CHECK(done > last);
        last = done;
    };
    const DoubleSweep a = sweepDoubles(graph, one);
    const DoubleSweep b = sweepDoubles(graph, four);
    CHECK(last == 1.0);
    CHECK(a.totals == b.totals);
    REQUIRE(a.rows.size() == 50);
    REQUIRE(b.rows.size() == 50);
    for (std::size_t k = 0; k < a.rows.size(); ++k) {
        CHECK(a.rows[k].components == b.rows[k].components);
        CHECK(a.rows[k].lostW == b.rows[k].lostW);
        CHECK(a.rows[k].worstLoadFraction == b.rows[k].worstLoadFraction);
    }
    for (std::size_t k = 0; k < a.service.size(); ++k)
        CHECK(a.service[k].failure == b.service[k].failure);
    std::stop_source stop;
    SweepOptions stopped;
    stopped.cancel = stop.get_token();
    stopped.progress = [&](double) { stop.request_stop(); };
    CHECK(sweepDoubles(graph, stopped).cancelled);
    CHECK(sweepDoubles(graph, stopped).rows.empty());
    CHECK(availabilityOf(graph, stopped).cancelled);
}

TEST_CASE("a one-line at random is a graph or a list of problems", "[laws][power]")
{
    // Valid graphs with members overwritten at random: never a crash, and problems name what is there.
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        const OneLineBuilder good = randomOneLine(seed, 8, 3);
        std::vector<ComponentSpec> specs = built(good).components();
        std::mt19937 random(seed);
        const auto integer = [&](int low, int high) {
            return std::uniform_int_distribution<int>(low, high)(random);
        };
        const double odd[] = {0.0, -1.0, std::nan(""), kNoLimit, -kNoLimit, 1e300, 1e-300, 2.0};
        for (int k = integer(1, 3); k > 0; --k) {
            ComponentSpec& c = specs[at(integer(0, static_cast<int>(specs.size()) - 1))];
            double* numbers[] = {&c.rating,
                                 &c.a0,
                                 &c.a1,
                                 &c.a2,
                                 &c.q0Var,
                                 &c.resistanceOhm,
                                 &c.nominalVoltageV,
                                 &c.load.loadW,
                                 &c.load.powerFactor,
                                 &c.rideThroughS,
                                 &c.startS,
                                 &c.reliability.mtbfHours,
                                 &c.reliability.beta,
                                 &c.sourceVoltagePu};
            switch (integer(0, 4)) {
            case 0: c.feeds.push_back({integer(-3, static_cast<int>(specs.size()) + 3)}); break;
            case 1: c.feeds.clear(); break;
            case 2: c.id = specs[0].id; break;
            case 3: c.required = integer(-2, 5); break;
            default: *numbers[integer(0, 13)] = odd[integer(0, 7)];
            }
        }
        OneLineBuilder b;
        for (const ComponentSpec& c : specs)
            b.add(c);
        const BuiltOneLine result = b.build();
        CAPTURE(seed);
        CHECK(result.graph.has_value() == result.problems.empty());
        for (const GraphProblem& p : result.problems) {
            CHECK(!p.message().empty());
            for (const std::string& id : p.components)
                CHECK(std::any_of(specs.begin(), specs.end(),
                                  [&](const ComponentSpec& c) { return c.id == id; }));
        }
        if (result.graph)
            CHECK(solve(*result.graph).components.size() == specs.size());
    }
}

TEST_CASE("n equal systems are used to (n - 1) / n and unequal groups to less", "[laws][power]")
{
    for (int n = 2; n <= 8; ++n) {
        CAPTURE(n);
        const std::vector<double> capacity(at(n), 3e6);
        const Redistribution equal = redistribute(capacity, allPairs(n, 1.0), true).value();
        CHECK(redistribute(capacity, allPairs(n, 1.0)).value().usableFraction
              == Approx((n - 1.0) / n).epsilon(1e-12));
        if (n > 2) {
            const Redistribution unequal = redistribute(capacity, allPairs(n, 1.5)).value();
            CHECK(unequal.usableFraction < (n - 1.0) / n - 1e-3);
            CHECK(unequal.imbalance > 1e-3);
        }
        for (const auto* states : {&equal.single, &equal.pairs})
            for (const SystemLoss& s : *states) {
                double carried = s.lostW;
                for (double w : s.loadW)
                    carried += w;
                CHECK(carried == Approx(equal.loadW).epsilon(1e-12));
            }
    }
}

TEST_CASE("expected lost load equals the sum over all states to second order", "[laws][power]")
{
    int tried = 0, withPairs = 0;
    for (std::uint32_t seed = 0; tried < 12; ++seed) {
        OneLineBuilder b;
        const PowerGraph random = built(randomOneLine(seed, 3, 2));
        if (random.size() > 12)
            continue;
        ++tried;
        std::vector<double> u;
        for (ComponentSpec c : random.components()) {
            c.reliability = {1e5, 1.0 + 10.0 * static_cast<double>(u.size() % 4), 0.0, ""};
            u.push_back(c.reliability.mttrHours
                        / (c.reliability.mtbfHours + c.reliability.mttrHours));
            b.add(c);
        }
        const PowerGraph graph = built(b);
        std::vector<double> expected(graph.groups().size() + 1, 0.0),
            any(graph.groups().size() + 1, 0.0);
        for (std::uint32_t state = 1; state < (1U << graph.size()); ++state) {
            double probability = 1.0;
            std::vector<std::int32_t> failed;
            for (std::int32_t i = 0; i < graph.size(); ++i) {
                const bool down = (state >> i) & 1U;
                probability *= down ? u[at(i)] : 1.0 - u[at(i)];
                if (down)
                    failed.push_back(i);
            }
            const Solution s = solve(graph, failed);
            for (std::size_t g = 0; g < s.groups.size(); ++g) {
                expected[g] += probability * s.groups[g].lostW;
                any[g] += s.groups[g].lostW > 0.0 ? probability : 0.0;
            }
            expected.back() += probability * s.lostW;
            any.back() += s.lostW > 0.0 ? probability : 0.0;
        }
        const AvailabilityResult a = availabilityOf(graph);
        CAPTURE(seed, graph.size());
        // A term of third order is a triple's probability times at most 2; the fourth is far smaller.
        double first = 0.0, second = 0.0, third = 0.0;
        for (double x : u) {
            third += 3.0 * second * x;
            second += first * x;
            first += x;
        }
        CHECK(std::abs(a.building.unavailability - expected.back() / graph.totalLoadW()) < third);
        CHECK(std::abs(a.building.anyUnavailability - any.back()) < third);
        for (std::size_t g = 0; g < a.groups.size(); ++g) {
            CHECK(std::abs(a.groups[g].unavailability - expected[g] / a.groups[g].loadW) < third);
            CHECK(std::abs(a.groups[g].anyUnavailability - any[g]) < third);
        }
        double shares = 0.0;
        for (const Contribution& c : a.contributions)
            shares += c.share;
        CHECK(shares == Approx(1.0).epsilon(1e-6));  // contributions below 0 are not listed
        withPairs += std::abs(a.secondOrderShare) * a.building.unavailability > 10.0 * third;
    }
    CHECK(withPairs > 3);
}

TEST_CASE("one feed is out as u, two as its square, three never to second order", "[laws][power]")
{
    for (int feeds : {1, 2, 3}) {
        OneLineBuilder b;
        ComponentSpec rack = unit("rack", ComponentKind::Load, {});
        rack.load = {1e5, 1.0, "row", 1};
        for (int k = 0; k < feeds; ++k) {
            ComponentSpec s = unit("feed-" + std::to_string(k), ComponentKind::Source, {});
            s.reliability = {999.0, 1.0, 0.0, ""};
            rack.feeds.push_back({b.add(s)});
        }
        b.add(rack);
        const AvailabilityResult a = availabilityOf(built(b));
        const double expected = feeds == 1 ? 1e-3 : feeds == 2 ? 1e-6 : 0.0;
        CHECK(a.building.unavailability == Approx(expected).epsilon(1e-9));
        CHECK(a.building.anyUnavailability == Approx(expected).epsilon(1e-9));
        CHECK(a.groups[0].minutesPerYear == Approx(expected * 525600.0).epsilon(1e-9));
    }
}

TEST_CASE("two feeds with a common cause fail together as often as beta says", "[laws][power]")
{
    OneLineBuilder b;
    ComponentSpec rack = unit("rack", ComponentKind::Load, {});
    rack.load = {1e5, 1.0, "row", 1};
    for (const char* id : {"a", "b"}) {
        ComponentSpec s = unit(id, ComponentKind::Source, {});
        s.reliability = {1000.0, 1.0, 0.1, "feeds"};
        rack.feeds.push_back({b.add(s)});
    }
    b.add(rack);
    const AvailabilityResult a = availabilityOf(built(b));
    const double expected = std::pow(0.9e-3 / 1.0009, 2) + 1e-4;
    CHECK(a.building.unavailability == Approx(expected).epsilon(1e-9));
    CHECK(a.commonCauseShare == Approx(1e-4 / expected).epsilon(1e-9));
    REQUIRE(a.contributions.size() == 2);
    CHECK(a.contributions[0].commonCause == "feeds");
    CHECK(a.contributions[1].count == 2);  // one row of the two equal feeds
}
