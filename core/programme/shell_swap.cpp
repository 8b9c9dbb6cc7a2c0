// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/shell_swap.h"

#include "base/text.h"
#include "catalogue/display_name.h"
#include "layout/floor.h"
#include "programme/platform.h"

#include <algorithm>

namespace rw {

namespace {

/// What is asked may be over what there is by the last bits of a division.
constexpr double kDivisionSlack = 1e-9;
/// Half of the aisle in front of a rack and half of the one behind, where its mass spreads too.
constexpr double kHalfAisles = layout::kAisle;  // m

Date dateOf(const Plan& plan, const RackDesign& design)
{
    if (design.released.set()) return design.released;
    Date first;
    for (const Phase& phase : plan.programme.phases)
        for (const MixShare& share : phase.mix) {
            const Cluster* cluster = findById(plan.clusters, share.cluster);
            if (!cluster || cluster->rackDesign != design.id || !phase.start.set()) continue;
            if (!first.set() || phase.start < first) first = phase.start;
        }
    return first;
}

/// A building as it stands, for one rack after another.
template <Number N>
class Shell {
public:
    Shell(const Plan& plan, const BuildingResult<N>& result)
        : m_plan(plan), m_result(result), m_building(*findById(plan.buildings, result.id)),
          m_hall(findById(plan.halls, m_building.hall)), m_layout(m_building.chain),
          m_plugged(rackShares(plan, m_building.chain, m_layout.shape, m_layout.shares))
    {
    }

    ShellSwap<N> against(const RackDesign& design, const RackResult<N>& rack, const RackLoad<N>& load) const
    {
        ShellSwap<N> s;
        s.id = m_building.id + "/" + design.id;
        s.building = m_building.id;
        s.rackDesign = design.id;
        s.date = dateOf(m_plan, design);
        for (const auto& [cluster, racks] : m_result.parts) {
            const Cluster* c = findById(m_plan.clusters, cluster);
            s.own = s.own || (racks > 0 && c && c->rackDesign == design.id);
        }
        s.places = m_result.racks;
        plugs(design, rack, s);
        const Power<N> it = step("P_it/rack", "step.platform.it", unit::kW, load.it());
        stages(it, s);
        hall(it, s);
        cooling(design, load, s);
        floor(design, rack, s);
        s.racks = s.feedFits() ? step("n_swap", "step.shell.swap", unit::one, leastOf(s)) : count<N>(0);
        return s;
    }

private:
    static Count<N> leastOf(const ShellSwap<N>& s)
    {
        Count<N> racks = s.places;
        for (const auto* part : {&s.outlet, &s.peak, &s.hall, &s.cdu, &s.coolant, &s.supply, &s.floor})
            if (*part) racks = smaller(racks, (*part)->racks);
        for (const auto& stage : s.chain) racks = smaller(racks, stage.fit.racks);
        return racks;
    }
    template <class Q>
    ShellFit<N> fit(const Q& has, const Q& needs, const Count<N>& racks) const
    {
        return {has.si(), needs.si(), step("n_fit", "step.shell.racks", unit::one, racks), needs.value() <= has.value() * (1.0 + kDivisionSlack)};
    }
    /// Of a part that either every place has, or none.
    template <class Q>
    ShellFit<N> eachPlace(const Q& has, const Q& needs) const
    {
        const bool enough = needs.value() <= has.value() * (1.0 + kDivisionSlack);
        return {has.si(), needs.si(), enough ? m_result.racks : count<N>(0), enough};
    }
    /// Of a part that all places share.
    template <class Q>
    ShellFit<N> shared(const Q& capacity, const Q& needs, const Unit& unit) const
    {
        const Q has = step("X_place", "step.shell.place", unit, capacity / m_result.racks);
        return fit(has, needs, needs.value() > 0.0 ? wholeUnitsIn(capacity, needs) : m_result.racks);
    }

    std::string stagePath(std::size_t i) const { return "buildings[" + m_building.id + "].chain[" + m_building.chain[i].id + "]"; }

    /// The rating of one unit of a stage, as electrical power at the power factor that its load has.
    Power<N> ratingOf(const Converter& c, const StageResult<N>& stage) const
    {
        const Power<N> rating = given<N>("P_r", c.rating, [&] { return "converters[" + c.id + "].rating"; });
        if (!ratedByCurrent(c.kind) || stage.apparent.value() <= 0.0) return rating;
        return Power<N>::fromSi(rating.si() * (stage.out.si() / stage.apparent.si()));
    }
    Count<N> usableOf(std::size_t i) const
    {
        const auto installed = static_cast<std::int64_t>(m_result.chain[i].units.value());
        return solved<Count<N>>("n_use", "step.shell.units", unit::one,
                                static_cast<double>(usableUnits(schemeOf(m_building.chain[i]), installed)),
                                [] { return text("method.redundancy"); }, {m_result.chain[i].units.si()});
    }
    const Converter* rated(std::size_t i) const
    {
        const Converter* c = i < m_result.chain.size() ? findById(m_plan.converters, m_building.chain[i].converter) : nullptr;
        return c && c->rating.set() && *c->rating.si > 0.0 && m_result.chain[i].out.value() > 0.0 ? c : nullptr;
    }

    /// What racks are plugged into: the weakest of such stages rules what one rack may take.
    void plugs(const RackDesign& design, const RackResult<N>& rack, ShellSwap<N>& s) const
    {
        std::optional<Power<N>> least, leastPeak;
        Count<N> racks, racksAtPeak;
        for (std::size_t i = 0; i < m_building.chain.size(); ++i) {
            const Converter* c = m_plugged[i] > 0.0 ? rated(i) : nullptr;
            if (!c) continue;
            const Power<N> rating = step("P_plug", "step.shell.plug", unit::kW, ratingOf(*c, m_result.chain[i]));
            racks += usableOf(i) * wholeUnitsIn(rating, rack.power->design);
            if (!least || rating < *least) least = rating;
            if (c->shortTimeRating.set()) {
                const Power<N> peak = given<N>("x_st", c->shortTimeRating, [&] { return "converters[" + c->id + "].short_time_rating"; }) * rating;
                racksAtPeak += usableOf(i) * wholeUnitsIn(peak, rack.power->peak);
                if (!leastPeak || peak < *leastPeak) leastPeak = peak;
            }
            const RackInput gives = m_result.chain[i].direct ? RackInput::Direct : RackInput::Alternating;
            const auto takes = rackInput(m_plan, design);
            if (takes && (!s.feed || s.feed->first == s.feed->second)) s.feed = std::pair(gives, *takes);
        }
        if (least) s.outlet = fit(*least, rack.power->design, racks);
        if (leastPeak) s.peak = fit(*leastPeak, rack.power->peak, racksAtPeak);
    }

    /// Each stage that carries IT: its load follows the IT power, cooling and losses behind it alike.
    void stages(const Power<N>& it, ShellSwap<N>& s) const
    {
        for (std::size_t i = 0; i < m_building.chain.size(); ++i) {
            const ChainStage& stage = m_building.chain[i];
            const Converter* c = stage.carries == StageCarries::Mechanical ? nullptr : rated(i);
            if (!c || m_result.itPower.value() <= 0.0) continue;
            const Power<N> usable = usableOf(i) * ratingOf(*c, m_result.chain[i]);
            const Scalar<N> perIt = step("x_it", "step.shell.stage_per_it", unit::one, m_result.chain[i].out / m_result.itPower);
            const Power<N> capacity = step("P_use", "step.shell.stage_capacity", unit::MW, usable / perIt);
            s.chain.push_back({stage.id, displayName(stage), shared(capacity, it, unit::kW)});
        }
    }

    void hall(const Power<N>& it, ShellSwap<N>& s) const
    {
        if (!m_hall || !m_hall->itLimit.set()) return;
        const Power<N> limit = given<N>("P_hall", m_hall->itLimit, [&] { return "halls[" + m_hall->id + "].it_limit"; });
        const Power<N> has = step("P_place", "step.shell.place", unit::kW, m_result.halls * limit / m_result.racks);
        s.hall = fit(has, it, m_result.halls * wholeUnitsIn(limit, it));
    }

    void cooling(const RackDesign& design, const RackLoad<N>& load, ShellSwap<N>& s) const
    {
        const CoolingPlant& plant = m_building.cooling;
        if (load.liquidHeat.value() <= 0.0) return;
        const auto own = [&](const char* key) { return "buildings[" + m_building.id + "].cooling." + key; };
        if (plant.supplyTemperature.set() && design.supplyTemperatureMax.set())
            s.supply = supplyFit(given<N>("T_s", plant.supplyTemperature, [&] { return own("supply_temperature"); }),
                                 given<N>("T_max", design.supplyTemperatureMax,
                                          [&] { return "rack_designs[" + design.id + "].supply_temperature_max"; }));
        // A CDU in the rack comes and goes with it.
        const Cdu* cdu = findById(m_plan.cdus, plant.cdu);
        if (!cdu || cooling::inRack(*cdu) || !cdu->capacity.set() || m_result.plant.sizes.cdus <= 0) return;
        const CoolingPart<N>* part = nullptr;
        for (const auto& p : m_result.plant.parts)
            if (p.id == "cdu") part = &p;
        if (!part) return;
        const auto onDuty = solved<Count<N>>("n_cdu", "step.shell.units", unit::one, static_cast<double>(m_result.plant.sizes.cdus),
                                             [] { return text("method.redundancy"); }, {part->units.si()});
        const Heat<N> capacity = given<N>("Q_cdu", cdu->capacity, [&] { return "cdus[" + cdu->id + "].capacity"; });
        s.cdu = shared(onDuty * capacity, load.liquidHeat, unit::kWheat);
        if (load.coolantFlow.value() <= 0.0) return;
        s.coolant = shared(onDuty * cooling::ratedFlowOf<N>(*cdu), load.coolantFlow, unit::Lmin);
    }

    /// Warmer coolant than a rack takes fits none; colder always does.
    ShellFit<N> supplyFit(const Temperature<N>& has, const Temperature<N>& most) const
    {
        const bool enough = has.value() <= most.value() + kDivisionSlack;
        return {has.si(), most.si(), enough ? m_result.racks : count<N>(0), enough};
    }

    void floor(const RackDesign& design, const RackResult<N>& rack, ShellSwap<N>& s) const
    {
        const Frame* frame = findById(m_plan.frames, design.frame);
        if (!m_hall || !m_hall->floorLoad.set() || !rack.mass || !frame || !frame->width.set() || !frame->depth.set()) return;
        const auto own = [&](const char* symbol, const LengthDatum& d, const char* key) {
            return given<N>(symbol, d, [&] { return "frames[" + frame->id + "]." + key; });
        };
        const auto aisles = datum<Length<N>>("d_aisle", "step.shell.aisles", unit::m, kHalfAisles,
                                             [] { return Origin{"", text("source.aisles"), Grade::Assumed}; });
        const auto gravity = Quantity<dim::length / dim::time / dim::time, N>::fromSi(N(layout::kStandardGravity));
        const Area<N> area = step("A", "step.shell.footprint", unit::m2,
                                  own("w", frame->width, "width") * (own("d", frame->depth, "depth") + aisles));
        if (area.value() <= 0.0) return;
        const Pressure<N> load = step("q_rack", "step.shell.floor", unit::kPa, Pressure<N>(*rack.mass * gravity / area));
        s.floor = eachPlace(Pressure<N>(given<N>("q", m_hall->floorLoad, [&] { return "halls[" + m_hall->id + "].floor_load"; })), load);
    }

    const Plan& m_plan;
    const BuildingResult<N>& m_result;
    const Building& m_building;
    const Hall* m_hall;
    ChainLayout m_layout;
    std::vector<double> m_plugged;
};

/// The network that a design brings: of the first cluster that is made of it; without one, none.
template <Number N>
ClusterResult<N> clusterOf(const Plan& plan, const RackDesign& design, const std::vector<ClusterResult<N>>& clusters)
{
    for (const Cluster& c : plan.clusters)
        if (c.rackDesign == design.id)
            for (const ClusterResult<N>& r : clusters)
                if (r.id == c.id) return r;
    return {};
}

}  // namespace

std::vector<ShellPart> shellParts(const ShellSwap<double>& swap)
{
    std::vector<ShellPart> parts;
    const auto add = [&](const char* key, const std::optional<ShellFit<double>>& fit, const Unit& unit) {
        if (fit) parts.push_back({key, text(std::string("shell.") + key), *fit, &unit});
    };
    add("outlet", swap.outlet, unit::kW);
    add("peak", swap.peak, unit::kW);
    for (const auto& stage : swap.chain) parts.push_back({"chain[" + stage.id + "]", stage.name, stage.fit, &unit::kW});
    add("hall", swap.hall, unit::kW);
    add("cdu", swap.cdu, unit::kWheat);
    add("coolant", swap.coolant, unit::Lmin);
    add("supply", swap.supply, unit::C);
    add("floor", swap.floor, unit::kPa);
    return parts;
}

bool fits(const ShellSwap<double>& swap)
{
    const auto parts = shellParts(swap);
    return swap.feedFits() && std::all_of(parts.begin(), parts.end(), [](const ShellPart& p) { return p.fit.fits; });
}

template <Number N>
std::vector<ShellSwap<N>> evaluateShellSwap(const Plan& plan, const std::vector<RackResult<N>>& racks,
                                            const std::vector<ClusterResult<N>>& clusters,
                                            const std::vector<BuildingResult<N>>& buildings)
{
    std::vector<ShellSwap<N>> out;
    for (const BuildingResult<N>& b : buildings) {
        const Building* building = findById(plan.buildings, b.id);
        if (!building || b.racks.value() <= 0.0) continue;
        const Shell<N> shell(plan, b);
        const auto first = static_cast<std::ptrdiff_t>(out.size());
        for (const RackResult<N>& rack : racks) {
            const RackDesign* design = findById(plan.rackDesigns, rack.id);
            if (!design || !rack.power || rack.power->design.value() <= 0.0) continue;
            const auto load = rackLoad<N>(plan, rack, clusterOf<N>(plan, *design, clusters), *building);
            if (load) out.push_back(shell.against(*design, rack, *load));
        }
        std::stable_sort(out.begin() + first, out.end(), [](const ShellSwap<N>& a, const ShellSwap<N>& c) {
            if (a.date.set() != c.date.set()) return a.date.set();
            return a.date < c.date;
        });
    }
    return out;
}

#define RW_FOR(N)                                                                                                             \
    template std::vector<ShellSwap<N>> evaluateShellSwap<N>(const Plan&, const std::vector<RackResult<N>>&,                   \
                                                            const std::vector<ClusterResult<N>>&,                             \
                                                            const std::vector<BuildingResult<N>>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
