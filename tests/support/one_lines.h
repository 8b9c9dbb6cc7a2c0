// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace rw::test {

using namespace rw::power;

inline PowerGraph built(const OneLineBuilder& builder)
{
    BuiltOneLine result = builder.build();
    if (!result.graph)
        throw std::runtime_error(result.problems.front().message());
    return *std::move(result.graph);
}

inline ComponentSpec unit(std::string id, ComponentKind kind, std::vector<FeedFrom> feeds,
                          FeedRule rule = FeedRule::Share)
{
    ComponentSpec c;
    c.id = std::move(id);
    c.kind = kind;
    c.stage = static_cast<std::int32_t>(kind);
    c.feeds = std::move(feeds);
    c.rule = rule;
    return c;
}

/// A building of lineups in 2N: two medium-voltage boards, per lineup and side a transformer, a standby
/// set, a board, a UPS and busways; racks with two groups of shelves, one on each side's busway.
struct LineupPlan {
    int lineups = 10;
    int buswaysPerSide = 4;
    int racksPerBusway = 12;
    int shelves = 6;  ///< of a rack, half on either side
    double rackW = 132e3;
    bool unequal = false;  ///< every busway tap of another length: no racks are alike
};

inline OneLineBuilder lineups(const LineupPlan& plan)
{
    OneLineBuilder b;
    const double lineupW = plan.rackW * plan.buswaysPerSide * plan.racksPerBusway;
    const auto text = [](int v) { return std::to_string(v); };
    std::vector<std::int32_t> mv;
    for (const char* side : {"a", "b"}) {
        ComponentSpec utility = unit(std::string("utility-") + side, ComponentKind::Source, {});
        utility.reliability = {8760.0, 2.0, 0.0, ""};
        const auto u = b.add(utility);
        ComponentSpec board = unit(std::string("mv-") + side, ComponentKind::Switchgear, {{u}});
        board.rating = lineupW * plan.lineups * 1.2;
        board.reliability = {4e6, 8.0, 0.1, "mv"};
        mv.push_back(b.add(board));
    }
    for (int n = 0; n < plan.lineups; ++n) {
        std::vector<std::vector<std::int32_t>> busways;
        for (int side = 0; side < 2; ++side) {
            const std::string tag = (side == 0 ? "a" : "b") + text(n);
            ComponentSpec t = unit("tx-" + tag, ComponentKind::Transformer,
                                   {{mv[static_cast<std::size_t>(side)]}});
            t.rating = 1.3 * lineupW;
            t.ratedInVa = true;
            t.lossOfApparent = true;
            t.a0 = 0.0008 * t.rating;
            t.a2 = 0.006 / t.rating;
            t.nominalVoltageV = 415.0;
            t.reactanceOhm = 0.06 * 415.0 * 415.0 / t.rating;
            t.q0Var = 0.005 * t.rating;
            t.reliability = {3e6, 120.0, 0.0, ""};
            const auto tx = b.add(t);
            ComponentSpec g = unit("gen-" + tag, ComponentKind::Generator, {});
            g.standby = true;
            g.startS = 12.0;
            g.rating = 1.3 * lineupW;
            g.reliability = {1500.0, 20.0, 0.0, ""};
            const auto gen = b.add(g);
            ComponentSpec lv =
                unit("lv-" + tag, ComponentKind::Board, {{tx}, {gen}}, FeedRule::Transfer);
            lv.rating = 1.3 * lineupW;
            lv.reliability = {2e6, 24.0, 0.0, ""};
            const auto board = b.add(lv);
            ComponentSpec u = unit("ups-" + tag, ComponentKind::Ups, {{board}});
            u.rating = 1.1 * lineupW;
            u.a0 = 0.008 * u.rating;
            u.a1 = 0.012;
            u.a2 = 0.02 / u.rating;
            u.inputPowerFactor = 0.99;
            u.rideThroughS = 60.0;
            u.reliability = {250000.0, 12.0, 0.05, "ups-" + text(n)};
            const auto ups = b.add(u);
            busways.emplace_back();
            for (int k = 0; k < plan.buswaysPerSide; ++k) {
                ComponentSpec w =
                    unit("busway-" + tag + "-" + text(k), ComponentKind::Busway, {{ups}});
                w.rating = 1.1 * lineupW / plan.buswaysPerSide;
                w.nominalVoltageV = 415.0;
                w.resistanceOhm = 0.0004;
                w.reactanceOhm = 0.0002;
                w.reliability = {5e6, 10.0, 0.0, ""};
                busways.back().push_back(b.add(w));
            }
        }
        for (int k = 0; k < plan.buswaysPerSide; ++k)
            for (int r = 0; r < plan.racksPerBusway; ++r) {
                const std::string tag = text(n) + "-" + text(k) + "-" + text(r);
                ComponentSpec bus = unit("bus-" + tag, ComponentKind::Bus, {});
                bus.load = {plan.rackW, 1.0, "row-" + text(n), 1};
                bus.reliability = {1e6, 4.0, 0.0, ""};
                for (int s = 0; s < plan.shelves; ++s) {
                    const auto side = static_cast<std::size_t>(s % 2);
                    ComponentSpec shelf = unit("shelf-" + tag + "-" + text(s), ComponentKind::Shelf,
                                               {{busways[side][static_cast<std::size_t>(k)]}});
                    shelf.rating = 2.2 * plan.rackW / plan.shelves;
                    shelf.a0 = 0.004 * shelf.rating;
                    shelf.a1 =
                        0.01 + (plan.unequal ? 1e-6 * (r + 100 * k + 1000 * n + 20000 * s) : 0.0);
                    shelf.a2 = 0.012 / shelf.rating;
                    shelf.inputPowerFactor = 0.98;
                    shelf.reliability = {400000.0, 2.0, 0.0, ""};
                    bus.feeds.push_back({b.add(shelf), 1.0});
                }
                b.add(bus);
            }
    }
    return b;
}

/// Valid one-lines at random: a trunk wired at will and branches, some of them several times alike.
/// The same seed gives the same graph.
inline OneLineBuilder randomOneLine(std::uint32_t seed, int trunk = 14, int branches = 5)
{
    std::mt19937 random(seed);
    const auto integer = [&](int low, int high) {
        return std::uniform_int_distribution<int>(low, high)(random);
    };
    const auto real = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const auto chance = [&](double p) { return std::bernoulli_distribution(p)(random); };
    OneLineBuilder b;
    int named = 0;
    const auto fill = [&](ComponentSpec& c) {
        c.id = "c" + std::to_string(named++);
        c.reliability = {real(1e4, 1e6), real(1.0, 100.0), 0.0, ""};
        if (chance(0.7))
            c.rating = real(5e4, 6e5);
        c.ratedInVa = chance(0.3);
        c.a0 = chance(0.6) ? real(0.0, 300.0) : 0.0;
        c.a1 = chance(0.6) ? real(0.0, 0.02) : 0.0;
        c.a2 = chance(0.6) ? real(0.0, 1e-7) : 0.0;
        c.lossOfApparent = chance(0.3);
        if (chance(0.2))
            c.inputPowerFactor = real(0.9, 1.0);
        else {
            c.q0Var = chance(0.3) ? real(0.0, 2e3) : 0.0;
            c.q2PerVa = chance(0.3) ? real(0.0, 1e-7) : 0.0;
        }
        if (chance(0.5)) {
            c.nominalVoltageV = 1e3;
            c.resistanceOhm = real(0.0, 0.02);
            c.reactanceOhm = real(0.0, 0.02);
        }
        if (chance(0.3)) {
            c.ratedInVa = false;
            c.rating = real(5e4, 6e5);
            c.rideThroughS = real(1.0, 60.0);
        }
    };
    std::vector<std::int32_t> normal, standby;
    for (int k = integer(1, 2); k > 0; --k) {
        ComponentSpec c;
        fill(c);
        c.kind = ComponentKind::Source;
        c.rideThroughS = 0.0;
        c.sourceVoltagePu = real(0.98, 1.03);
        normal.push_back(b.add(c));
    }
    for (int k = integer(0, 2); k > 0; --k) {
        ComponentSpec c;
        fill(c);
        c.kind = ComponentKind::Generator;
        c.rideThroughS = 0.0;
        c.standby = true;
        c.startS = real(0.0, 60.0);
        standby.push_back(b.add(c));
    }
    const auto wire = [&](ComponentSpec& c, const std::vector<std::int32_t>& from) {
        std::vector<std::int32_t> choice = from;
        for (int k = integer(1, 3); k > 0 && !choice.empty(); --k) {
            const auto pick =
                static_cast<std::size_t>(integer(0, static_cast<int>(choice.size()) - 1));
            c.feeds.push_back({choice[pick], chance(0.5) ? 1.0 : real(0.2, 3.0)});
            choice.erase(choice.begin() + static_cast<std::ptrdiff_t>(pick));
        }
        c.rule = chance(0.5) ? FeedRule::Share : FeedRule::Transfer;
        if (c.rule == FeedRule::Share && chance(0.2))
            c.required = integer(1, static_cast<int>(c.feeds.size()));
    };
    for (int k = 0; k < trunk; ++k) {
        ComponentSpec c;
        fill(c);
        wire(c, normal);
        if (!standby.empty() && chance(0.25)) {
            c.rule = FeedRule::Transfer;
            c.required = 1;
            c.feeds.push_back({standby[static_cast<std::size_t>(
                integer(0, static_cast<int>(standby.size()) - 1))]});
        }
        normal.push_back(b.add(c));
    }
    for (int k = 0; k < branches; ++k) {
        std::vector<ComponentSpec> pattern(static_cast<std::size_t>(integer(1, 6)));
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            fill(pattern[i]);
            wire(pattern[i], normal);
            for (FeedFrom& f : pattern[i].feeds)
                if (i > 0 && chance(0.6))
                    f.component =
                        -1 - integer(0, static_cast<int>(i) - 1);  // of the pattern itself
            std::vector<FeedFrom> distinct;
            for (const FeedFrom& f : pattern[i].feeds) {
                bool there = false;
                for (const FeedFrom& d : distinct)
                    there = there || d.component == f.component;
                if (!there)
                    distinct.push_back(f);
            }
            pattern[i].feeds = distinct;
            pattern[i].required =
                std::min(pattern[i].required, static_cast<std::int32_t>(distinct.size()));
            if (i + 1 == pattern.size() || chance(0.2))
                pattern[i].load = {real(1e3, 3e4), chance(0.5) ? 1.0 : real(0.85, 1.0),
                                   "g" + std::to_string(integer(0, 2)), 1};
        }
        for (int copies = integer(1, 4); copies > 0; --copies) {
            const std::int32_t first = b.size();
            for (ComponentSpec c : pattern) {
                c.id = "c" + std::to_string(named++);
                for (FeedFrom& f : c.feeds)
                    if (f.component < 0)
                        f.component = first + (-1 - f.component);
                b.add(c);
            }
        }
    }
    return b;
}

}  // namespace rw::test
