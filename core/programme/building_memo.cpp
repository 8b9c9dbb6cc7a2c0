// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_memo.h"

#include <algorithm>

namespace rw {

namespace {

/// All of a plan that a building's design hour and year rest on. Sites are told apart by building and climate.
bool sameForBuildings(const Plan& a, const Plan& b)
{
    return static_cast<const Equipment&>(a) == static_cast<const Equipment&>(b) && a.clusters == b.clusters && a.halls == b.halls
           && a.buildings == b.buildings && a.weather == b.weather && a.series == b.series && a.assumptions == b.assumptions;
}

}  // namespace

bool sameYear(const std::shared_ptr<const OutdoorYear>& outdoors, const std::vector<double>& waves,
              const std::vector<YearDrive::Slot>& slots, const YearDrive& drive)
{
    return outdoors == drive.outdoors && waves == drive.waves
           && std::equal(slots.begin(), slots.end(), drive.slots.begin(), drive.slots.end(),
                         [](const YearDrive::Slot& x, const YearDrive::Slot& y) { return x.bin == y.bin && x.wave == y.wave; });
}

void BuildingMemo::begin(const Plan& plan, std::vector<std::string> clusters)
{
    if (clusters == m_clusters && sameForBuildings(plan, m_plan)) return;
    m_found = {};
    m_plan = plan;
    m_clusters = std::move(clusters);
}

const BuildingMemo::Asked* BuildingMemo::asked(const Building& building, const Climate& climate) const
{
    const auto known = m_found.asked.find({building.id, climate.id});
    return known != m_found.asked.end() ? &known->second : nullptr;
}

const std::vector<BuildingMemo::Year>* BuildingMemo::years(const Building& building, const Climate& climate, const YearDrive& drive) const
{
    for (const Years& known : m_found.years)
        if (known.building == building.id && known.climate == climate.id && sameYear(known.outdoors, known.waves, known.slots, drive))
            return known.contents.get();
    return nullptr;
}

}  // namespace rw
