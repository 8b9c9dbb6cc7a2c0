// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "support/examples.h"

namespace rw::test {

/// A programme of 10 GW over 20 half years with four platforms, and so many unequal candidates in the built-in climates.
inline Plan manySites(int sites, int phases = 20, double gigawatts = 10.0)
{
    Plan plan = example("openai-fleet");
    std::mt19937_64 random(7);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    plan.programme.target = PowerDatum(gigawatts, unit::GW);
    plan.programme.milestones.clear();
    plan.programme.phases.clear();
    const char* clusters[] = {"helios-32", "vera-rubin-32", "mi500-32", "kyber-32"};
    for (int i = 0; i < phases; ++i) {
        Phase phase;
        phase.id = "phase-" + std::to_string(i + 1);
        phase.name = phase.id;
        phase.start = {2026 + i / 2, i % 2 ? 7 : 1, 1};
        phase.end = {2026 + i / 2, i % 2 ? 12 : 6, i % 2 ? 31 : 30};
        phase.target = PowerDatum(gigawatts / phases, unit::GW);
        for (int k = 0; k < 4; ++k) {
            MixShare share;
            share.id = "mix-" + std::to_string(k + 1);
            share.cluster = clusters[k];
            // From the first two platforms to the last two.
            const double late = static_cast<double>(i) / (phases - 1);
            share.share = FractionDatum(k < 2 ? 0.5 - 0.4 * late : 0.1 + 0.4 * late, unit::one);
            phase.mix.push_back(share);
        }
        plan.programme.phases.push_back(phase);
    }
    const std::vector<Climate>& climates = builtInCatalogue().equipment.climates;
    plan.climates = climates;
    const Site standard = plan.sites.front();
    plan.sites.clear();
    for (int i = 0; i < sites; ++i) {
        Site site = standard;
        site.id = "site-" + std::to_string(i + 1);
        site.name = "Site " + std::to_string(i + 1);
        site.climate = climates[static_cast<std::size_t>(i) % climates.size()].id;
        site.region = climates[static_cast<std::size_t>(i) % climates.size()].country;
        site.count = 1;
        site.buildings = 1 + i % 6;
        site.gridLimit = PowerDatum(std::round(between(150.0, 700.0)), unit::MW);
        site.gridDate = {2026 + i % 8, 1 + i % 12, 1};
        plan.sites.push_back(site);
    }
    return plan;
}

}  // namespace rw::test
