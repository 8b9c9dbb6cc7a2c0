// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/cdu_fit.h"

#include "programme/building_loops.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// No hall has more; what would need more does not fit.
constexpr double kMost = 1e5;
/// Counts keep to whole numbers within this.
constexpr double kRounding = 1e-9;

enum class Place { Rack, Hall, Air };
Place placeOf(const Cdu& cdu)
{
    switch (cdu.kind) {
    case CduKind::InRack: return Place::Rack;
    case CduKind::LiquidToAir: return Place::Air;
    case CduKind::InRow:
    case CduKind::Facility: break;
    }
    return Place::Hall;
}

/// What all CDUs of a building together carry at its design hour.
struct CdusAsked {
    double heat;      ///< W
    double flow;      ///< m3/s
    double hotRate;   ///< W/K, of the coolant
    double coldRate;  ///< W/K, of the facility water
    double approach;  ///< K, coolant supply over facility supply, or over the halls' air
    double coolant;   ///< K
    std::int64_t racks;
};

std::optional<CdusAsked> askedOf(const Cdu& own, const BuildingResult<double>& result)
{
    const PlantResult<double>& plant = result.plant;
    const double rise = plant.coolant.returns.value() - plant.coolant.supply.value();
    if (!(plant.coolant.flow.si() > 0.0) || !(rise > 0.0)) return std::nullopt;
    CdusAsked a{};
    for (const auto& part : plant.parts)
        if (part.id == "cdu") a.heat = part.duty.si();
    a.flow = plant.coolant.flow.si();
    a.hotRate = a.heat / rise;
    a.coolant = plant.coolant.supply.value();
    a.racks = std::max<std::int64_t>(1, std::llround(result.racks.value()));
    if (placeOf(own) == Place::Air) {
        a.approach = a.coolant - plant.rackInlet.value();
    } else {
        for (const auto& part : plant.parts)
            if (part.id == "facility_pumps") a.coldRate = (part.duty.si() + part.power.si()) / (plant.facility.returns - plant.facility.supply).si();
        a.approach = plant.approach.value();
    }
    return a.heat > 0.0 && a.approach > 0.0 ? std::optional(a) : std::nullopt;
}

/// One candidate in the building's plan.
class Candidate {
public:
    Candidate(const Cdu& cdu, const CdusAsked& asked, const PlantMachines& machines) : m_cdu(cdu), m_asked(asked), m_machines(machines) {}

    /// Of so many on duty, K.
    double approach(double units) const
    {
        if (placeOf(m_cdu) == Place::Air) return *m_cdu.approach.si * m_asked.heat / units / *m_cdu.capacity.si;
        const double hotHeat = specificHeat({}, Temperature<>::fromSi(m_asked.coolant)).si();
        const double coldHeat = specificHeat(m_machines.facilityLiquid, Temperature<>::fromSi(m_asked.coolant)).si();
        const cooling::Stream hot{Temperature<>{}, cooling::MassFlow<>::fromSi(m_asked.hotRate / units / hotHeat), SpecificHeat<>::fromSi(hotHeat)};
        const cooling::Stream cold{Temperature<>{}, cooling::MassFlow<>::fromSi(m_asked.coldRate / units / coldHeat), SpecificHeat<>::fromSi(coldHeat)};
        return cooling::approachFor(m_machines.exchanger, Heat<>::fromSi(m_asked.heat / units), hot, cold).si();
    }

    /// The fewest units as a fraction: by approach, and by the heat and the flow that one is rated for.
    std::optional<double> fewest() const
    {
        const double byRating = std::max(m_asked.heat / *m_cdu.capacity.si, m_asked.flow / cooling::ratedFlow(m_cdu));
        if (approach(byRating) <= m_asked.approach * (1.0 + kRounding)) return byRating;
        double low = byRating, high = std::max(1.0, 2.0 * byRating);
        while (approach(high) > m_asked.approach) {
            low = high;
            if ((high *= 2.0) > kMost) return std::nullopt;
        }
        for (int i = 0; i < 60; ++i) {
            const double middle = 0.5 * (low + high);
            (approach(middle) > m_asked.approach ? low : high) = middle;
        }
        return high;
    }

private:
    const Cdu& m_cdu;
    const CdusAsked& m_asked;
    const PlantMachines& m_machines;
};

}  // namespace

std::vector<CduFit> cduFits(const Plan& plan, const BuildingResult<double>& result, const std::vector<Cdu>& candidates)
{
    std::vector<CduFit> fits;
    const Building* building = findById(plan.buildings, result.id);
    const Cdu* own = building ? findById(plan.cdus, building->cooling.cdu) : nullptr;
    const auto asked = own ? askedOf(*own, result) : std::nullopt;
    if (!asked) return fits;
    std::vector<DesignRacks> racks;
    for (const auto& [clusterId, n] : result.parts)
        if (const Cluster* cluster = findById(plan.clusters, clusterId))
            racks.push_back({findById(plan.rackDesigns, cluster->rackDesign), n});

    Plan trial = plan;
    Building& there = *std::find_if(trial.buildings.begin(), trial.buildings.end(), [&](const Building& b) { return b.id == building->id; });
    for (const Cdu& candidate : candidates) {
        if (placeOf(candidate) != placeOf(*own) || !candidate.capacity.set() || *candidate.capacity.si <= 0.0 || !candidate.approach.set()) continue;
        trial.cdus = {candidate};
        there.cooling.cdu = candidate.id;
        const auto machines = plantMachines(trial, there);
        if (!machines) continue;
        const Candidate one(candidate, *asked, *machines);
        const auto fewest = one.fewest();
        if (!fewest) continue;
        CduFit fit;
        fit.cdu = candidate.id;
        fit.name = candidate.name;
        fit.kind = candidate.kind;
        fit.rated = Heat<>::fromSi(*candidate.capacity.si);
        fit.each = Heat<>::fromSi(asked->heat / *fewest);
        const auto whole = [](double units) { return static_cast<std::int64_t>(std::ceil(units * (1.0 - kRounding))); };
        if (placeOf(candidate) == Place::Rack) {
            fit.duty = fit.installed = asked->racks * std::max<std::int64_t>(1, whole(*fewest / static_cast<double>(asked->racks)));
        } else {
            fit.duty = std::max<std::int64_t>(1, whole(*fewest));
            fit.installed = fit.duty + building->cooling.spareUnits;
        }
        if (placeOf(candidate) != Place::Air) fit.approach = TemperatureDelta<>::fromSi(one.approach(static_cast<double>(fit.duty)));
        const CoolantDuty duty{fit.duty, result.coolantFlow, Heat<>::fromSi(asked->heat)};
        const auto head = coolantPumpHead(trial, there, racks, duty);
        if (head) {
            fit.neededHead = Pressure<>::fromSi(head->curve.designHead);
            if (head->available) fit.offeredHead = Pressure<>::fromSi(*head->available);
        }
        const Power<> power = cooling::cduPower<double>(there.cooling, there.id, candidate,
                                                        {count<double>(fit.duty), result.coolantFlow, asked->flow}, head ? &*head : nullptr);
        if (power.si() > 0.0) fit.power = power;
        fits.push_back(std::move(fit));
    }
    std::stable_sort(fits.begin(), fits.end(), [](const CduFit& a, const CduFit& b) {
        if (a.headShort() != b.headShort()) return !a.headShort();
        if (a.installedCapacity() != b.installedCapacity()) return a.installedCapacity() < b.installedCapacity();
        return a.installed < b.installed;
    });
    return fits;
}

}  // namespace rw
