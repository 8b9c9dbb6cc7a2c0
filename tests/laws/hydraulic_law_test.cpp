// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network.h"
#include "support/random_network.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include <map>

using namespace rw;
using namespace rw::hydraulics;

namespace {

constexpr unsigned kNetworks = 60;
/// A link that shuts by itself keeps a conductance of 1e-12 m3/s per m in the equations: at 60 m of head this, m3/s.
constexpr double kLeak = 6e-11;

NetworkSolution solved(const Network& n)
{
    SolveOptions options;
    options.flowTolerance = 1e-9;  // so that laws can be held to more digits than a design needs
    auto s = solve(n, options);
    INFO((s ? std::string() : s.error().message()));
    REQUIRE(s);
    return s.value();
}

}  // namespace

TEST_CASE("at every node what comes in goes out", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        const Network n = randomNetwork(seed);
        const auto s = solved(n);
        std::map<std::string, double> balance;
        double largest = 0.0;
        for (std::size_t k = 0; k < n.links.size(); ++k) {
            balance[n.links[k].from] -= s.links[k].flow.value();
            balance[n.links[k].to] += s.links[k].flow.value();
            largest = std::max(largest, std::abs(s.links[k].flow.value()));
        }
        for (const Node& node : n.nodes)
            if (!node.fixedHead) CHECK(std::abs(balance[node.id] - node.demand.value()) < 1e-9 * largest + kLeak);
        CHECK(s.massResidual.value() < 1e-9 * largest + kLeak);
        double supplied = 0.0;
        for (const NodeState& node : s.nodes) supplied += node.supplied.value();
        CHECK(supplied == Approx(0.0).margin(1e-9 * largest + kLeak));
    }
}

TEST_CASE("each pipe loses what its formula says, so heads close around every loop", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        const Network n = randomNetwork(seed, 30, true);
        for (const Friction friction : {Friction::Colebrook, Friction::SwameeJain, Friction::Churchill}) {
            Network counted = n;
            counted.friction = friction;
            const auto s = solved(counted);
            CHECK(s.headResidual.value() < 1e-4);
            for (std::size_t k = 0; k < n.links.size(); ++k) {
                const Pipe& p = std::get<Pipe>(n.links[k].part);
                const double q = s.links[k].flow.value(), d = p.innerDiameter.value();
                if (std::abs(q) < 1e-9) continue;
                const double v = q / (kPi / 4.0 * d * d);
                const double re = n.liquid.density.value() * std::abs(v) * d / n.liquid.viscosity.value();
                const double f = frictionFactor(friction, re, p.roughness.value() / d)->factor;
                const double loss = (f * p.length.value() / d + p.minorLoss) * v * std::abs(v) / (2.0 * kGravity);
                CAPTURE(seed, name(friction), n.links[k].id, re);
                CHECK(std::abs(loss - s.links[k].headLoss.value()) < 1e-4);
            }
        }
    }
}

TEST_CASE("pump power and what reservoirs give is what links lose and demands take", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        const Network n = randomNetwork(seed);
        const auto s = solved(n);
        double gained = 0.0, lost = 0.0;  // head times flow
        for (std::size_t i = 0; i < n.nodes.size(); ++i) gained += s.nodes[i].supplied.value() * s.nodes[i].head.value();
        for (const LinkState& l : s.links) lost += l.flow.value() * l.headLoss.value();
        CHECK(gained == Approx(lost).epsilon(1e-6).margin(60.0 * kLeak));
    }
}

TEST_CASE("quadratic networks scale: four times the head, twice the flow", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        Network n = randomNetwork(seed, 20, true);
        for (Link& l : n.links) l.part = RatedDrop{VolumeFlow<>::fromSi(0.01), Pressure<>::of(20.0 + 3.0 * double(l.id.size()), unit::kPa), 2.0, {}};
        for (Node& node : n.nodes) node.elevation = {};
        const auto one = solved(n);
        for (Node& node : n.nodes) {
            node.demand = node.demand * 2.0;
            if (node.fixedHead) node.fixedHead = *node.fixedHead * 4.0;
        }
        const auto two = solved(n);
        for (std::size_t k = 0; k < n.links.size(); ++k)
            CHECK(two.links[k].flow.value() == Approx(2.0 * one.links[k].flow.value()).margin(1e-7));
    }
}

TEST_CASE("what runs one way runs back the other when every demand and head turns round", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        Network n = randomNetwork(seed, 25, true);
        const auto there = solved(n);
        for (Node& node : n.nodes) {
            node.demand = -node.demand;
            node.elevation = -node.elevation;
            if (node.fixedHead) node.fixedHead = -*node.fixedHead;
        }
        const auto back = solved(n);
        for (std::size_t k = 0; k < n.links.size(); ++k)
            CHECK(back.links[k].flow.value() == Approx(-there.links[k].flow.value()).margin(1e-8));
    }
}

TEST_CASE("turning a link round only turns its sign", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        Network n = randomNetwork(seed, 25, true);
        const auto before = solved(n);
        for (std::size_t k = 0; k < n.links.size(); k += 2) std::swap(n.links[k].from, n.links[k].to);
        const auto after = solved(n);
        for (std::size_t k = 0; k < n.links.size(); ++k)
            CHECK(after.links[k].flow.value() == Approx((k % 2 == 0 ? -1.0 : 1.0) * before.links[k].flow.value()).margin(1e-8));
    }
}

TEST_CASE("a faster pump never delivers less", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        Network n = randomNetwork(seed);
        double last = -1.0;
        for (const double speed : {0.6, 0.8, 1.0, 1.2, 1.5}) {
            std::get<Pump>(n.links.back().part).group.speed = speed;
            const double q = solved(n).links.back().flow.value();
            CAPTURE(seed, speed);
            CHECK(q >= last - 1e-9);
            last = q;
        }
    }
}

TEST_CASE("a pipe beside a pipe never lowers the flow through the two", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        const Network n = randomNetwork(seed, 20, true);
        const auto alone = solved(n);
        const std::size_t k = seed % n.links.size();
        Network more = n;
        more.links.push_back(n.links[k]);
        more.links.back().id = "beside";
        const auto pair = solved(more);
        const double sum = std::abs(pair.links[k].flow.value() + pair.links.back().flow.value());
        CAPTURE(seed, k);
        CHECK(sum >= std::abs(alone.links[k].flow.value()) - 1e-8);
    }
}

TEST_CASE("the order of nodes and links does not matter", "[laws][hydraulics]")
{
    for (unsigned seed = 0; seed < kNetworks; ++seed) {
        CAPTURE(seed);
        const Network n = randomNetwork(seed);
        Network turned = n;
        std::reverse(turned.nodes.begin(), turned.nodes.end());
        std::reverse(turned.links.begin(), turned.links.end());
        const auto a = solved(n), b = solved(turned);
        for (std::size_t k = 0; k < n.links.size(); ++k)
            CHECK(b.links[n.links.size() - 1 - k].flow.value() == Approx(a.links[k].flow.value()).margin(1e-7));
    }
}
