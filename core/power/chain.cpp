// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/chain.h"

#include "base/text.h"
#include "power/converter.h"
#include "power/conductor_line.h"
#include "power/electrical/fault.h"
#include "power/electrical/transformer.h"

#include <algorithm>
#include <optional>

namespace rw {

namespace {

using electrical::ComplexPower;

/// Of a grid at medium or high voltage (IEC 60909-0: R/X = 0.1 where nothing else is known).
constexpr double kReactanceToResistance = 10.0;

template <Number N>
Power<N> asLoad(const ApparentPower<N>& s)
{
    return Power<N>::fromSi(s.si());
}
template <Number N>
ReactivePower<N> reactiveAt(const Power<N>& power, const Scalar<N>& powerFactor)
{
    const auto tangent = math::sqrt(N(1.0) / (powerFactor.si() * powerFactor.si()) - N(1.0));
    return ReactivePower<N>::fromSi(power.si() * tangent);
}

template <Number N>
class Walk {
public:
    Walk(const Plan& plan, const ChainPlace& place, const ChainLoads<N>& loads, ChainDetail detail)
        : m_detail(detail), m_plan(plan), m_place(place), m_chain(place.chain), m_loads(loads),
          m_own(place.ready ? std::nullopt : std::optional<ReadyChain>(std::in_place, plan, place.chain, place.system)),
          m_ready(place.ready ? *place.ready : *m_own), m_shape(m_ready.layout.shape), m_shares(m_ready.layout.shares),
          m_stages(place.chain.size()), m_in(place.chain.size())
    {
        if (detail == ChainDetail::Powers) return;
        m_impedance.resize(place.chain.size());
        m_faultPath.resize(place.chain.size());
    }

    ChainResult<N> run()
    {
        for (const std::size_t i : m_shape.order) nominal(i);
        for (auto i = m_shape.order.rbegin(); i != m_shape.order.rend(); ++i) load(*i);
        for (const std::size_t i : m_shape.order) {
            if (m_detail == ChainDetail::Powers) break;
            drops(i);
            fault(i);
        }
        ChainResult<N> result;
        ComplexPower<N> in = part(m_shares.itAtSource, m_loads.it) + part(m_shares.mechanicalAtSource, m_loads.mechanical);
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            if (m_shape.parent[i] == ChainShape::kSource) in = in + m_in[i];
            result.loss += m_stages[i].loss;
            switch (m_chain[i].location) {
            case StageLocation::Outdoors: break;
            case StageLocation::Hall: result.hallHeat += asHeat(m_stages[i].loss); break;
            case StageLocation::ElectricalRoom: result.electricalHeat += asHeat(m_stages[i].loss); break;
            }
        }
        result.in = in.active;
        result.reactive = in.reactive;
        result.stages = std::move(m_stages);
        result.loss = step("ΣP_loss", "step.chain.losses", unit::MW, result.loss);
        result.hallHeat = step("Q_hall", "step.chain.hall_heat", unit::kWheat, result.hallHeat);
        result.electricalHeat = step("Q_el", "step.chain.electrical_heat", unit::kWheat, result.electricalHeat);
        return result;
    }

private:
    std::string where(const ChainStage& stage, const char* key) const
    {
        return m_place.path + ".chain[" + stage.id + "]." + key;
    }

    /// Paths are for derivations; plain numbers go without.
    static std::string recordPath(const char* list, const std::string& id)
    {
        if constexpr (std::is_same_v<N, Recorded>) return list + id + "]";
        else return {};
    }

    static ComplexPower<N> part(double share, const ComplexPower<N>& load)
    {
        if (share == 1.0) return load;
        return {share * load.active, share * load.reactive};
    }

    const Converter* converter(std::size_t i) const { return m_ready.stages[i].converter; }

    /// Nominal voltage and kind of current at each stage's output, from the source down.
    void nominal(std::size_t i)
    {
        const ChainStage& stage = m_chain[i];
        StageResult<N>& r = m_stages[i];
        const std::size_t parent = m_shape.parent[i];
        if (m_detail == ChainDetail::All) {
            r.id = stage.id;
            r.name = stage.name;
            if (parent != ChainShape::kSource) r.feed = m_chain[parent].id;
        }
        r.direct = parent != ChainShape::kSource && m_stages[parent].direct;
        if (converter(i) && converter(i)->kind == ConverterKind::Rectifier) r.direct = true;
        if (stage.voltage.set()) r.voltage = given<N>("U", stage.voltage, [&] { return where(stage, "voltage"); });
        else r.voltage = inputVoltage(i);
    }

    Voltage<N> inputVoltage(std::size_t i) const
    {
        const std::size_t parent = m_shape.parent[i];
        if (parent != ChainShape::kSource) return m_stages[parent].voltage;
        if (!m_place.voltage || !m_place.voltage->set()) return {};
        return given<N>("U_s", *m_place.voltage, [&] { return m_place.path + "." + m_place.voltageKey; });
    }

    void load(std::size_t i)
    {
        const ChainStage& stage = m_chain[i];
        StageResult<N>& r = m_stages[i];
        ComplexPower<N> out = part(m_shares.it[i], m_loads.it) + part(m_shares.mechanical[i], m_loads.mechanical);
        bool forked = m_shares.it[i] > 0.0 && m_shares.mechanical[i] > 0.0;
        for (std::size_t child = 0; child < m_chain.size(); ++child) {
            if (m_shape.parent[child] != i) continue;
            forked = forked || out.active.value() > 0.0;
            out = out + m_in[child];
        }
        if (r.direct) out.reactive = {};
        if (forked) out.active = step("P_all", "step.chain.all", unit::MW, out.active);
        r.out = out.active;
        r.apparent = r.direct ? ApparentPower<N>::fromSi(out.active.si()) : electrical::apparentPower(out);
        ComplexPower<N> in = out;
        if (m_ready.stages[i].usable) in = throughUnits(i, out);
        in = throughConductor(i, in);
        r.in = stepOf("P_in", stage.id, "step.chain.in", unit::MW, in.active);
        r.loss = r.loss + r.conductorLoss;
        r.reactive = in.reactive;
        m_in[i] = {r.in, in.reactive};
        if (in.active.value() > 0.0) {
            const auto s = electrical::apparentPower(in);
            r.powerFactor = Scalar<N>::fromSi(in.active.si() / s.si());
        }
    }

    ComplexPower<N> throughUnits(std::size_t i, const ComplexPower<N>& out)
    {
        const ChainStage& stage = m_chain[i];
        const Converter& c = *converter(i);
        StageResult<N>& r = m_stages[i];
        const std::string record = recordPath("converters[", c.id);
        const RedundancyScheme scheme = schemeOf(stage);
        const Power<N> load = ratedByCurrent(c.kind)
            ? asLoad(stepOf("S", stage.id, "step.chain.apparent", unit::MVA, r.apparent))
            : out.active;
        r.units = count<N>(1);
        Count<N> sharing = r.units;
        std::int64_t reserve = 0;
        if (c.rating.set()) {
            const auto rating = given<N>("P_r", c.rating, [&] { return record + ".rating"; });
            const auto usable = usableRating(i, c, rating);
            const auto needed = static_cast<std::int64_t>(wholeUnitsFor(load, usable).value());
            const auto lineups = lineupsOf(i);
            const std::int64_t derived = std::max<std::int64_t>(1, installedUnits(scheme, needed, lineups));
            r.units = stage.units && *stage.units >= 1
                ? datum<Count<N>>("n", "step.chain.units", unit::one, static_cast<double>(*stage.units),
                                  [&] { return Origin{where(stage, "units"), "", Grade::Assumed}; })
                : lineups ? solved<Count<N>>("n", "step.chain.units", unit::one, static_cast<double>(derived),
                                             [] { return text("method.lineup-units"); },
                                             {load.si(), usable.si(), lineupCount(*lineups).si()})
                          : solved<Count<N>>("n", "step.chain.units", unit::one, static_cast<double>(derived),
                                             [] { return text("method.whole-units"); },
                                             {load.si(), usable.si()});
            const auto installed = static_cast<std::int64_t>(r.units.value());
            sharing = r.units;
            reserve = std::min(scheme.reserve, installed - 1);
            if (reserve > 0) sharing = sharing - count<N>(reserve);
            if (stage.staged && reserve == 0) {
                const std::int64_t on = std::clamp<std::int64_t>(installedUnits(scheme, std::max<std::int64_t>(1, needed)), 1, installed);
                if (on < installed)
                    sharing = solved<Count<N>>("n_on", "step.chain.units_on", unit::one, static_cast<double>(on),
                                               [] { return text("method.units-on"); },
                                               {load.si(), usable.si()});
            }
            r.loadFraction = stepOf("x", stage.id, "step.chain.load", unit::percent, load / (sharing * rating));
        }
        r.loss = stepOf("P_loss", stage.id, "step.chain.loss", unit::kW, unitLoss(i, record, out.active, load, sharing, reserve));
        if (r.voltage.value() > 0.0) {
            const double k = r.direct ? 1.0 : electrical::supplyFactor(electrical::Supply::ThreePhase);
            r.current = stepOf("I", stage.id, "step.chain.current", unit::A,
                               Current<N>(r.apparent / (k * r.voltage) / sharing));
        }
        ComplexPower<N> in{out.active + r.loss, out.reactive};
        const bool eco = c.kind == ConverterKind::Ups && stage.mode == UpsMode::Eco;
        if (c.inputPowerFactor.set() && !eco) {
            in.reactive = reactiveAt(in.active, given<N>("PF_in", c.inputPowerFactor, [&] { return record + ".input_power_factor"; }));
        } else if (c.kind == ConverterKind::Transformer && c.impedance.set() && c.rating.set()) {
            in.reactive = in.reactive + transformerReactive(c, record, r, sharing);
        } else if (c.kind == ConverterKind::Rectifier) {
            in.reactive = {};
        }
        return in;
    }

    /// What of a unit's rating can be used: where racks hang on it, it carries whole ones. A battery stands in one rack,
    /// which takes a whole number of them.
    Power<N> usableRating(std::size_t i, const Converter& c, const Power<N>& rating) const
    {
        if (m_loads.rack.value() <= 0.0) return rating;
        if (c.kind == ConverterKind::RackBattery && m_shares.it[i] > 0.0 && m_ready.stages[i].plugged <= 0.0)
            return step("P_use", "step.chain.battery_rating", unit::kW, m_loads.rack / wholeUnitsFor(m_loads.rack, rating));
        if (m_ready.stages[i].plugged <= 0.0) return rating;
        Power<N> rack = m_loads.rack;
        if (ratedByCurrent(c.kind) && !m_stages[i].direct && m_loads.it.active.value() > 0.0)
            rack = Power<N>::fromSi(electrical::apparentPower(m_loads.it).si() / m_loads.it.active.si() * rack.si());
        const auto racks = wholeUnitsIn(rating, rack);
        return racks.value() < 1.0 ? rating : step("P_use", "step.chain.usable_rating", unit::kW, racks * rack);
    }

    /// The lineups that the units of one of a stage's systems are to pair off with. Two systems that are fed by each
    /// pair of several above take a unit from every lineup of all of them, and so do those that they feed one to one.
    std::optional<std::int64_t> lineupsOf(std::size_t i) const
    {
        if (!m_place.system || !m_place.system->lineups) return std::nullopt;
        const std::int64_t systems = schemeOf(m_chain[i]).systems;
        std::int64_t above = systems;
        for (std::size_t at = m_shape.parent[i]; at != ChainShape::kSource && above == systems; at = m_shape.parent[at])
            above = schemeOf(m_chain[at]).systems;
        const bool byPairs = systems == 2 && above > 2;
        return *m_place.system->lineups * (byPairs ? above : 1);
    }

    Count<N> lineupCount(std::int64_t lineups) const
    {
        return datum<Count<N>>("m", "step.chain.lineups", unit::one, static_cast<double>(lineups),
                               [&] { return Origin{m_place.path + ".power.lineups", "", Grade::Assumed}; });
    }

    LossTerms<N> termsOf(std::size_t i, const std::string& record) const
    {
        if constexpr (std::is_same_v<N, Recorded>) return lossTerms<N>(*converter(i), record);
        else return m_ready.stages[i].terms;
    }

    /// Of load losses, at the plan's winding temperature.
    Scalar<N> heating(std::size_t i) const
    {
        if constexpr (std::is_same_v<N, Recorded>) return windingHeating<N>(*m_place.system, m_place.path);
        else return m_ready.stages[i].heating;
    }

    Power<N> unitLoss(std::size_t i, const std::string& record, const Power<N>& output, const Power<N>& load, const Count<N>& sharing,
                      std::int64_t reserve) const
    {
        const ChainStage& stage = m_chain[i];
        const Converter& c = *converter(i);
        if (c.kind == ConverterKind::Ups && stage.mode == UpsMode::Eco && c.ecoEfficiency.set())
            return output / given<N>("η_eco", c.ecoEfficiency, [&] { return record + ".eco_efficiency"; }) - output;
        LossTerms<N> terms = termsOf(i, record);
        if (c.kind == ConverterKind::Transformer && m_place.system && m_place.system->windingTemperature.set()) terms.a2 = heating(i) * terms.a2;
        // What is rated by current loses by it: the quadratic part grows with apparent power.
        Power<N> sum = sharing * terms.a0 + terms.a1 * output + terms.a2 * load * load / sharing;
        // Reserve units stand ready under voltage, without load.
        if (reserve > 0) sum = sum + static_cast<double>(reserve) * terms.a0;
        return sum;
    }

    ReactivePower<N> transformerReactive(const Converter& c, const std::string& record, const StageResult<N>& r,
                                         const Count<N>& sharing) const
    {
        const auto rating = given<N>("S_r", c.rating, [&] { return record + ".rating"; });
        const auto uk = given<N>("u_k", c.impedance, [&] { return record + ".impedance"; });
        auto reactive = uk.si() * r.apparent.si() * r.apparent.si() / (rating.si() * sharing.si());
        if (c.magnetising.set())
            reactive = reactive + given<N>("i_0", c.magnetising, [&] { return record + ".magnetising"; }).si() * rating.si() * sharing.si();
        return ReactivePower<N>::fromSi(reactive);
    }

    /// What the conductors lose that bring each unit its power.
    ComplexPower<N> throughConductor(std::size_t i, const ComplexPower<N>& out)
    {
        const ChainStage& stage = m_chain[i];
        StageResult<N>& r = m_stages[i];
        const Voltage<N> voltage = inputVoltage(i);
        if (!m_ready.stages[i].line || voltage.value() <= 0.0) return out;
        const bool direct = m_shape.parent[i] != ChainShape::kSource && m_stages[m_shape.parent[i]].direct;
        const auto supply = direct ? electrical::Supply::Direct : electrical::Supply::ThreePhase;
        const ConductorLine<N> line = lineOf(i);
        if (m_detail == ChainDetail::All) m_impedance[i] = line.impedance;
        const Count<N> circuits = larger(r.units, count<N>(1));
        const auto s = electrical::apparentPower(out);
        const double k = electrical::supplyFactor(supply);
        const Current<N> current(s / (k * voltage) / circuits);
        const auto lost = electrical::conductorLoss<N>(supply, current, line.impedance);
        if (!lost) return out;
        r.conductorLoss = stepOf("P_c", stage.id, "step.chain.conductor_loss", unit::kW, circuits * lost.value());
        const double phases = direct ? 0.0 : 3.0;
        const auto reactive = phases * line.impedance.reactance.si() * current.si() * current.si() * circuits.si();
        if (out.active.value() > 0.0 && m_detail == ChainDetail::All) {
            const ComplexPower<N> one{out.active / circuits, ReactivePower<N>::fromSi(out.reactive.si() / circuits.si())};
            if (const auto drop = electrical::voltageDropOfPower<N>(supply, voltage, one, farthest(stage, line)))
                r.drop = stepOf("ΔU", stage.id, "step.chain.drop", unit::percent, drop.value() / voltage);
        }
        return {out.active + r.conductorLoss, ReactivePower<N>::fromSi(out.reactive.si() + reactive)};
    }

    ConductorLine<N> lineOf(std::size_t i) const
    {
        if constexpr (std::is_same_v<N, Recorded>)
            return *conductorLine<N>(m_chain[i], m_ready.stages[i].conductor, m_place.system, m_place.path);
        else return *m_ready.stages[i].line;
    }

    /// The conductor of the farthest unit, where the plan knows how far that is: losses are those of the mean.
    electrical::Impedance<N> farthest(const ChainStage& stage, const ConductorLine<N>& line) const
    {
        LengthDatum length = stage.conductorLength;
        if (!length.high || *length.high <= *length.si) return line.impedance;
        length.si = length.high;
        return line.at(given<N>("l_max", length, [&] { return where(stage, "conductor_length"); })).value_or(line.impedance);
    }

    /// Drops add up until voltage is transformed, rectified or made anew.
    void drops(std::size_t i)
    {
        StageResult<N>& r = m_stages[i];
        const std::size_t parent = m_shape.parent[i];
        r.dropTotal = r.drop;
        if (parent == ChainShape::kSource || !converter(parent)) {
            if (parent != ChainShape::kSource) r.dropTotal = r.dropTotal + m_stages[parent].dropTotal;
            return;
        }
        switch (converter(parent)->kind) {
        case ConverterKind::Transformer:
        case ConverterKind::Ups:
        case ConverterKind::Rectifier:
        case ConverterKind::DcDc: break;
        default: r.dropTotal = r.dropTotal + m_stages[parent].dropTotal;
        }
    }

    /// Prospective three-phase short circuit at the output: of one unit where units stay apart, of all units of a
    /// system where they share a bus. Ends where power electronics limit the current.
    void fault(std::size_t i)
    {
        const std::size_t parent = m_shape.parent[i];
        StageResult<N>& r = m_stages[i];
        std::optional<electrical::FaultImpedance<N>> path;
        if (parent != ChainShape::kSource) path = m_faultPath[parent];
        else if (m_place.faultLevel && m_place.faultLevel->set() && *m_place.faultLevel->si > 0.0)
            if (auto grid = electrical::gridImpedance<N>(
                    given<N>("S''k", *m_place.faultLevel, [&] { return m_place.path + "." + m_place.faultKey; }),
                    scalar<N>(kReactanceToResistance)))
                path = grid.value();
        if (!path || r.direct) return;
        const Voltage<N> before = inputVoltage(i);
        electrical::FaultImpedance<N> unit{};
        if (m_impedance[i] && before.value() > 0.0)
            if (auto line = electrical::lineImpedance<N>(*m_impedance[i], before)) unit = line.value();
        if (const Converter* c = converter(i)) {
            const std::string record = recordPath("converters[", c->id);
            switch (c->kind) {
            case ConverterKind::Transformer: {
                if (!c->impedance.set() || !c->rating.set()) return;
                const auto rating = given<N>("S_r", c->rating, [&] { return record + ".rating"; });
                const auto loadLoss = c->loadLoss.set() ? given<N>("P_k", c->loadLoss, [&] { return record + ".load_loss"; }) : Power<N>{};
                const auto own = electrical::transformerImpedance<N>(
                    ApparentPower<N>::fromSi(rating.si()), given<N>("u_k", c->impedance, [&] { return record + ".impedance"; }), loadLoss);
                if (!own) return;
                unit = unit + own.value();
                break;
            }
            case ConverterKind::Ups:
            case ConverterKind::Rectifier:
            case ConverterKind::DcDc:
            case ConverterKind::PowerShelf: return;
            default: break;
            }
        }
        const Count<N> together = unitsOnBus(i);
        path = *path + electrical::FaultImpedance<N>{unit.r / together, unit.x / together};
        m_faultPath[i] = path;
        if (r.voltage.value() <= 0.0) return;
        if (const auto at = electrical::faultAt<N>(*path, r.voltage))
            r.fault = stepOf("I_k", r.id, "step.chain.fault", unit::kA, at.value().current);
    }

    /// Units of a system that feed a common bus; 1 where each has an output of its own.
    Count<N> unitsOnBus(std::size_t i) const
    {
        const RedundancyScheme scheme = schemeOf(m_chain[i]);
        if (scheme.spares <= 0) return count<N>(1);
        return larger(m_stages[i].units / count<N>(scheme.systems), count<N>(1));
    }

    ChainDetail m_detail;
    const Plan& m_plan;
    const ChainPlace& m_place;
    const std::vector<ChainStage>& m_chain;
    const ChainLoads<N>& m_loads;
    std::optional<ReadyChain> m_own;
    const ReadyChain& m_ready;
    const ChainShape& m_shape;
    const ChainShares& m_shares;
    std::vector<StageResult<N>> m_stages;
    std::vector<ComplexPower<N>> m_in;
    std::vector<std::optional<electrical::Impedance<N>>> m_impedance;          ///< of each unit's conductor
    std::vector<std::optional<electrical::FaultImpedance<N>>> m_faultPath;     ///< from the source to each output
};

}  // namespace

template <Number N>
ChainResult<N> evaluateChain(const Plan& plan, const ChainPlace& place, const ChainLoads<N>& loads, ChainDetail detail)
{
    return Walk<N>(plan, place, loads, detail).run();
}

#define RW_FOR(N) \
    template ChainResult<N> evaluateChain<N>(const Plan&, const ChainPlace&, const ChainLoads<N>&, ChainDetail);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
