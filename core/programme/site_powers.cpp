// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/site_powers.h"

#include <algorithm>

namespace rw {

namespace {

SitePowers::Stage& stageIn(std::vector<SitePowers::Stage>& stages, const std::string& id)
{
    for (SitePowers::Stage& known : stages)
        if (known.id == id) return known;
    return stages.emplace_back(SitePowers::Stage{id, 0.0});
}

}  // namespace

SitePowers::SitePowers(const BuildingResult<double>& b)
{
    buildings = 1.0;
    racks = b.racks.value();
    facility = b.facilityPower.value();
    it = b.itPower.value();
    compute = b.compute;
    rackCooling = b.rackCooling;
    house = b.housePower.value();
    cooling = b.coolingPower.value();
    liquidHeat = b.liquidHeat.value();
    reuse = b.plant.reuse.value();
    evaporation = b.plant.evaporation.value();
    makeUp = evaporation + b.plant.drift.value() + b.plant.blowdown.value();
    for (const StageResult<double>& s : b.chain) stageIn(chain, s.id).loss += s.loss.value();
    for (const CoolingPart<double>& p : b.plant.parts)
        parts.push_back({p.id, p.labelKey, p.power.value(), p.duty.value(), p.units.value()});
}

void SitePowers::addSiteChain(const std::vector<StageResult<double>>& stages)
{
    for (const StageResult<double>& s : stages) stageIn(siteChain, s.id).loss += s.loss.value();
}

void SitePowers::add(const SitePowers& o, double n)
{
    for (const auto member : {&SitePowers::sites, &SitePowers::buildings, &SitePowers::racks, &SitePowers::grid, &SitePowers::generation,
                              &SitePowers::facility, &SitePowers::it, &SitePowers::compute, &SitePowers::rackCooling, &SitePowers::house,
                              &SitePowers::cooling, &SitePowers::liquidHeat, &SitePowers::reuse, &SitePowers::evaporation, &SitePowers::makeUp})
        this->*member += n * o.*member;
    for (const Stage& s : o.siteChain) stageIn(siteChain, s.id).loss += n * s.loss;
    for (const Stage& s : o.chain) stageIn(chain, s.id).loss += n * s.loss;
    for (const Part& p : o.parts) {
        auto known = std::find_if(parts.begin(), parts.end(), [&](const Part& k) { return k.id == p.id; });
        if (known == parts.end()) known = parts.insert(parts.end(), Part{p.id, p.labelKey, 0.0, 0.0, 0.0});
        known->power += n * p.power;
        known->duty += n * p.duty;
        known->units += n * p.units;
    }
}

}  // namespace rw
