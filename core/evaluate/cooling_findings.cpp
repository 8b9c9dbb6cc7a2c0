// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rw {

namespace {

/// A CDU whose approach is asked to be smaller than this is larger than its maker's figures can tell.
constexpr double kLeastApproach = 2.0;  // K
/// Between a wet surface and the room's dew point (methods 3.8).
constexpr double kDewMargin = 2.0;  // K

class Cooling {
public:
    Cooling(const Plan& plan, const Building& building, const BuildingResult<double>& result, std::vector<Finding>& out)
        : m_plan(plan), m_building(building), c(building.cooling), m_result(result), p(result.plant), m_out(out),
          m_path("buildings[" + building.id + "].cooling")
    {}

    void run()
    {
        reach();
        coolant();
        air();
        condensation();
        cduFlow();
        standby();
        cases();
        doors();
    }

private:
    void add(Severity s, const char* code, TextArgs args, const std::string& subject = {})
    {
        m_out.push_back({s, code, subject.empty() ? m_path : subject, std::move(args), {}});
    }

    void reach()
    {
        if (m_result.coolingResidual > 1e-9)
            add(Severity::Error, "plant.not-closed",
                {{"building", m_result.name}, {"residual", readableNumber(m_result.coolingResidual, 3)}});
        if (p.airCduSupply && !p.supplyReached)
            add(Severity::Error, "cdu.air-too-warm",
                {{"building", m_result.name}, {"air", readable(p.rackInlet.value(), unit::C)},
                 {"reached", readable(p.airCduSupply->value(), unit::C)}, {"supply", readable(p.coolant.supply.value(), unit::C)}});
        else if (!p.supplyReached)
            add(Severity::Error, "plant.supply-unreachable",
                {{"outlet", readable(p.rejectionOutlet.value(), unit::C)}, {"wanted", readable(p.facility.supply.value(), unit::C)}});
        else if (!m_result.extremeReached)
            add(Severity::Warning, "plant.short-at-extreme", {{"building", m_result.name}});
        if (!p.airReached)
            add(Severity::Error, "plant.air-unreachable", {{"wanted", readable(*c.chilledSupply.si, unit::C)}});
        else if (!m_result.extremeAirReached)
            add(Severity::Warning, "plant.air-short-at-extreme", {{"building", m_result.name}});
        if (p.outsideCurve) add(Severity::Note, "chiller.outside-curve-at-design", {{"building", m_result.name}});
    }

    void coolant()
    {
        std::set<std::string> designs;
        for (const Cluster& cluster : m_plan.clusters) designs.insert(cluster.rackDesign);
        for (const std::string& id : designs) {
            const RackDesign* d = findById(m_plan.rackDesigns, id);
            if (!d || !d->supplyTemperatureMax.set() || !c.supplyTemperature.set()) continue;
            if (*c.supplyTemperature.si > *d->supplyTemperatureMax.si + 1e-9)
                add(Severity::Error, "coolant.supply-above-max",
                    {{"supply", readable(*c.supplyTemperature.si, unit::C)}, {"max", readable(*d->supplyTemperatureMax.si, unit::C)}},
                    "rack_designs[" + id + "]");
        }
        if (p.facility.flow.value() > 0.0 && p.approach.value() < kLeastApproach)
            add(Severity::Warning, "cdu.approach-small",
                {{"approach", readable(p.approach.value(), unit::K)}, {"least", readable(kLeastApproach, unit::K)}});
    }

    void air()
    {
        if (p.airFlow.value() <= 0.0) return;
        const AirLimits limits = limitsOf(c.airClass);
        if (p.rackInlet > limits.warmest)
            add(Severity::Error, "air.inlet-above-class",
                {{"inlet", readable(p.rackInlet.value(), unit::C)}, {"warmest", readable(limits.warmest.value(), unit::C)}});
        if (p.rackInlet < limits.coldest)
            add(Severity::Warning, "air.inlet-below-class",
                {{"inlet", readable(p.rackInlet.value(), unit::C)}, {"coldest", readable(limits.coldest.value(), unit::C)}});
        if (c.roomDewPoint.set() && *c.roomDewPoint.si > limits.dewPoint.value() + 1e-9)
            add(Severity::Warning, "air.dew-point-above-class",
                {{"dew", readable(*c.roomDewPoint.si, unit::C)}, {"most", readable(limits.dewPoint.value(), unit::C)}});
    }

    void condensation()
    {
        if (!c.roomDewPoint.set()) return;
        const double least = *c.roomDewPoint.si + kDewMargin;
        if (p.coolant.flow.value() > 0.0 && p.coolant.supply.value() < least)
            add(Severity::Error, "coolant.condensation",
                {{"supply", readable(p.coolant.supply.value(), unit::C)}, {"dew", readable(*c.roomDewPoint.si, unit::C)}});
        if (p.chilled.flow.value() > 0.0 && p.chilled.supply.value() < least)
            add(Severity::Warning, "chilled.condensation",
                {{"supply", readable(p.chilled.supply.value(), unit::C)}, {"dew", readable(*c.roomDewPoint.si, unit::C)}});
    }

    void cduFlow()
    {
        const Cdu* cdu = findById(m_plan.cdus, c.cdu);
        if (!cdu || !cdu->flow.set() || !cdu->capacity.set() || m_result.liquidHeat.value() <= 0.0) return;
        const double heatUnits = m_result.liquidHeat.value() / *cdu->capacity.si;
        const double flowUnits = m_result.coolantFlow.value() / *cdu->flow.si;
        if (flowUnits > heatUnits * (1 + 1e-9))
            add(Severity::Warning, "cdu.flow",
                {{"cdu", cdu->name}, {"flow", readable(m_result.coolantFlow.value() / heatUnits, unit::Lmin)},
                 {"rated", readable(*cdu->flow.si, unit::Lmin)}});
    }

    /// Pumps of facility water against the spares that the rest of the plan has.
    void standby()
    {
        if (p.facility.flow.value() <= 0.0) return;
        const auto spared = std::find_if(m_building.chain.begin(), m_building.chain.end(),
                                         [](const ChainStage& s) { return s.redundancy != Redundancy::N; });
        const bool byPower = spared != m_building.chain.end();
        const std::int64_t asked = std::max<std::int64_t>(c.spareUnits, byPower ? 1 : 0);
        const std::int64_t stands = c.standbyPumps();
        const auto pumps = static_cast<double>(c.piping.facilityPumps);
        const std::string path = m_path + ".piping.standby_pumps";
        if (stands == 0 && asked > 0)
            add(Severity::Warning, "pump.no-standby",
                {{"pumps", std::to_string(c.piping.facilityPumps)}, {"building", m_result.name},
                 {"why", c.spareUnits > 0 ? text("pump.asked-by-spares", {{"spares", std::to_string(c.spareUnits)}})
                                          : text("pump.asked-by-power", {{"stage", displayName(*spared)}})},
                 {"left", readable((pumps - 1.0) / pumps, unit::percent)}}, path);
        if (stands > asked)
            add(Severity::Note, "pump.standby-unasked",
                {{"standby", std::to_string(stands)}, {"asked", std::to_string(asked)}, {"building", m_result.name}}, path);
    }

    /// Accelerators at this building's supply temperature; at their rack's own, the rack's findings tell.
    void cases()
    {
        if (!c.supplyTemperature.set()) return;
        const auto supply = Temperature<>::fromSi(*c.supplyTemperature.si);
        std::set<std::string> told;
        for (const auto& [clusterId, racks] : m_result.parts) {
            const Cluster* cluster = findById(m_plan.clusters, clusterId);
            const RackDesign* d = cluster ? findById(m_plan.rackDesigns, cluster->rackDesign) : nullptr;
            if (!d || racks <= 0 || !d->plateResistance.set() || !d->caseTemperatureMax.set() || !told.insert(d->id).second) continue;
            if (d->supplyTemperature.si == c.supplyTemperature.si) continue;
            const RackResult<double> rack = evaluateRack<double>(m_plan, *d);
            const auto flow = rack.liquidHeat ? coolantFlow<double>(m_plan, *d, *rack.liquidHeat, supply) : std::nullopt;
            const auto plate = flow ? caseTemperature<double>(m_plan, *d, *rack.liquidHeat, supply, *flow) : std::nullopt;
            if (plate && plate->margin && plate->margin->si() < 0.0)
                add(Severity::Error, "plate.case-over-limit",
                    {{"name", d->name}, {"supply", readable(supply.value(), unit::C)}, {"case", readable(plate->temperature.value(), unit::C)},
                     {"limit", readable(*d->caseTemperatureMax.si, unit::C)}});
        }
    }

    void doors()
    {
        if (p.doorAir > 1.0 + 1e-9)
            add(Severity::Warning, "door.air-flow", {{"building", m_result.name}, {"share", readableNumber(100.0 * p.doorAir, 3)}}, m_path + ".rear_door");
        const Cdu* cdu = findById(m_plan.cdus, c.cdu);
        if (cdu && cdu->kind == CduKind::LiquidToAir && !cdu->power.set() && p.coolant.flow.value() > 0.0)
            add(Severity::Warning, "cdu.no-power", {{"cdu", cdu->name}}, "cdus[" + cdu->id + "].power");
    }

    const Plan& m_plan;
    const Building& m_building;
    const CoolingPlant& c;
    const BuildingResult<double>& m_result;
    const PlantResult<double>& p;
    std::vector<Finding>& m_out;
    std::string m_path;
};

/// What the pipes of a building say, once they are laid out.
void pipeFindings(const Plan& plan, const std::string& id, const BuildingLoops* loops, const std::string& problem, std::vector<Finding>& out)
{
    const std::string path = "buildings[" + id + "].cooling";
    if (!problem.empty()) out.push_back({Severity::Warning, "loop.not-laid-out", path + ".piping", {{"problem", problem}}, {}});
    if (!loops) return;
    for (Finding& f : loopFindings(plan, *loops)) out.push_back(std::move(f));
    const Building& building = *findById(plan.buildings, id);
    if (!loops->facility || !building.cooling.facilityHead.set()) return;
    const double needed = loops->facility->head.si();
    const double given = *building.cooling.facilityHead.si;
    if (needed > given * (1.0 + 1e-9))
        out.push_back({Severity::Warning, "loop.head-short", path + ".facility_head",
                       {{"needed", readable(needed, unit::kPa)}, {"given", readable(given, unit::kPa)}}, {}});
}

/// What only a year of weather can tell.
void yearFindings(const Plan& plan, const SiteYear& year, std::vector<Finding>& out)
{
    const Site* site = findById(plan.sites, year.site);
    const Building* building = site ? findById(plan.buildings, site->building) : nullptr;
    if (!building) return;
    const std::string path = "sites[" + site->id + "]";
    const std::string cooling = "buildings[" + building->id + "].cooling";
    const auto hours = [](double n) { return readableNumber(n, 4); };
    const YearSums& total = year.result.total;
    if (year.result.hourly && total.missedHours > 0.0)
        out.push_back({Severity::Warning, "year.supply-missed", path, {{"site", site->name}, {"hours", hours(total.missedHours)}}, {}});
    if (year.result.hourly && total.outsideHours > 0.0)
        out.push_back({Severity::Note, "chiller.outside-curve", path, {{"site", site->name}, {"hours", hours(total.outsideHours)}}, {}});

    Liquid liquid;
    if (const Coolant* coolant = findById(plan.coolants, building->cooling.facilityCoolant)) liquid = liquidOf(*coolant);
    const double coldest = year.outdoors->coldest;
    if (coldest < freezingPoint(liquid).value())
        out.push_back({Severity::Warning, "facility.freezing", cooling,
                       {{"site", site->name}, {"coldest", readable(coldest, unit::C)}, {"freezes", readable(freezingPoint(liquid).value(), unit::C)}}, {}});
    if (site->waterLimit.set() && year.result.hourly) {
        constexpr double kDay = 86400.0 * 1000.0;  // kg of a day, for each m3/s
        const double drawn = year.result.waterDay.value / kDay;
        if (drawn > *site->waterLimit.si * (1.0 + 1e-12))
            out.push_back({Severity::Error, "site.water-permit", path,
                           {{"site", site->name}, {"drawn", readable(drawn, unit::m3d)}, {"limit", readable(*site->waterLimit.si, unit::m3d)}}, {}});
    }
}

/// The racks that throttle first, as people call them.
std::string firstRacks(const Plan& plan, const RideCase& ride, double first)
{
    for (const RideOfRacks& r : ride.racks) {
        if (r.secondsToThrottle != first) continue;
        const Cluster* cluster = findById(plan.clusters, r.cluster);
        const RackDesign* design = cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
        return displayName(design, r.cluster);
    }
    return {};
}

/// What the loss of the grid does to coolant, where there are sets to take over.
void rideFindings(const Plan& plan, const RideStudy& study, std::vector<Finding>& out)
{
    const Building* building = findById(plan.buildings, study.building);
    if (!building || !study.utilities || !std::isfinite(study.utilities->outageSeconds)) return;
    const std::optional<double> first = firstThrottle(*study.utilities);
    if (!first) return;
    const bool standing = *first <= study.transferSeconds;
    TextArgs args{{"building", displayName(*building)},
                  {"racks", firstRacks(plan, *study.utilities, *first)}, {"time", readable(*first, unit::s)}};
    if (standing) args.push_back({"transfer", readable(study.transferSeconds, unit::s)});
    out.push_back({Severity::Warning, standing ? "cooling.throttle-before-generators" : "cooling.throttle-in-outage",
                   "buildings[" + building->id + "].cooling", std::move(args), {}});
}

/// The same of the halls' air.
void airFindings(const Plan& plan, const AirStudy& study, std::vector<Finding>& out)
{
    const Building* building = findById(plan.buildings, study.building);
    if (!building || !study.utilities || !std::isfinite(study.utilities->outageSeconds) || !study.utilities->secondsToLimit) return;
    const double time = *study.utilities->secondsToLimit;
    const bool standing = time <= study.transferSeconds;
    TextArgs args{{"building", displayName(*building)},
                  {"limit", readable(study.limitK, unit::C)}, {"time", readable(time, unit::s)}};
    if (standing) args.push_back({"transfer", readable(study.transferSeconds, unit::s)});
    out.push_back({Severity::Warning, standing ? "air.limit-before-generators" : "air.limit-in-outage",
                   "buildings[" + building->id + "].cooling", std::move(args), {}});
}

}  // namespace

void coolingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const BuildingResult<double>& b : evaluation.buildings)
        Cooling(plan, *findById(plan.buildings, b.id), b, out).run();
    for (const RideStudy& study : evaluation.rides) rideFindings(plan, study, out);
    for (const AirStudy& study : evaluation.airRides) airFindings(plan, study, out);
    for (const SiteYear& year : evaluation.years) yearFindings(plan, year, out);
    for (const auto& building : evaluation.loops) pipeFindings(plan, building.building, building.loops.get(), building.problem, out);
    for (const std::string& id : evaluation.noWeather)
        if (const Site* site = findById(plan.sites, id))
            out.push_back({Severity::Warning, "year.no-weather", "sites[" + id + "].weather", {{"site", site->name}}, {}});
    for (const Error& error : evaluation.seriesErrors) {
        // A name that nothing bears is told as a missing reference.
        if (error.code == "series.none" && !error.found.empty()) continue;
        out.push_back({Severity::Error, error.code, error.code == "series.record" ? error.path.substr(0, error.path.find(']') + 1) : error.path,
                       {{"path", error.path}, {"found", error.found}, {"allowed", error.allowed}}, {}});
    }
    if (evaluation.yearResidual > 1e-9)
        out.push_back({Severity::Error, "year.not-closed", "", {{"residual", readableNumber(evaluation.yearResidual, 3)}}, {}});
}

}  // namespace rw
