// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "power/conductor_line.h"
#include "power/converter.h"
#include "power/electrical/three_phase.h"

#include <string>
#include <vector>

namespace rw {

/// One stage of a power chain at a load: all of its units together, unless it says otherwise.
template <Number N>
struct StageResult {
    std::string id;
    std::string name;
    std::string feed;             ///< the stage that feeds it; empty: the source
    Power<N> in;                  ///< with the loss of the conductor that brings it
    Power<N> out;
    Power<N> loss;                ///< of units and conductor
    Power<N> conductorLoss;
    Count<N> units;
    Scalar<N> loadFraction;       ///< of the rating of the units that share the load
    ReactivePower<N> reactive;    ///< at its input
    ApparentPower<N> apparent;    ///< at its output
    Scalar<N> powerFactor;        ///< at its input
    Voltage<N> voltage;           ///< nominal, at its output; 0 where the plan names none
    Current<N> current;           ///< of one unit, at its output
    Scalar<N> drop;               ///< of its conductor, of nominal voltage
    Scalar<N> dropTotal;          ///< since voltage was last made or transformed
    Current<N> fault;             ///< prospective short circuit at one unit's output; 0 where it is not known
    bool direct = false;          ///< gives direct current
};

template <Number N>
struct ChainResult {
    Power<N> in;                         ///< at the source's side
    ReactivePower<N> reactive;
    Power<N> loss;
    Heat<N> hallHeat;                    ///< losses inside halls
    Heat<N> electricalHeat;              ///< losses inside electrical rooms
    std::vector<StageResult<N>> stages;  ///< in the plan's order
};

/// What a chain feeds. Racks and their network on one hand, all that is mechanical or of the house on the other.
template <Number N>
struct ChainLoads {
    electrical::ComplexPower<N> it;
    electrical::ComplexPower<N> mechanical;
    Power<N> rack{};  ///< the largest piece of the IT load, which no two units share; 0: it may be split at will
};

/// Which stage feeds which. A stage names its feed, or takes the one before it.
struct ChainShape {
    static constexpr std::size_t kSource = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parent;
    std::vector<std::size_t> order;   ///< every stage after the one that feeds it
    std::vector<std::size_t> looped;  ///< stages that would feed themselves; they are taken as fed by the source
};
ChainShape shapeOf(const std::vector<ChainStage>& chain);

/// Parts of a load that each stage carries itself, beside what its own branches carry.
struct ChainShares {
    std::vector<double> it;
    std::vector<double> mechanical;
    double itAtSource = 0.0;          ///< where no stage carries it
    double mechanicalAtSource = 0.0;
};
ChainShares sharesOf(const std::vector<ChainStage>& chain, const ChainShape& shape);

/// Parts of the IT load by the stage that its racks are plugged into: what a rack battery carries counts for the stage
/// that feeds it, for it stands inside the racks.
std::vector<double> rackShares(const Plan& plan, const std::vector<ChainStage>& chain, const ChainShape& shape,
                               const ChainShares& shares);

/// A chain's shape and shares together: what stays the same whatever it carries.
struct ChainLayout {
    ChainShape shape;
    ChainShares shares;

    ChainLayout() = default;
    explicit ChainLayout(const std::vector<ChainStage>& chain) : shape(shapeOf(chain)), shares(sharesOf(chain, shape)) {}
};

/// Of a transformer's load losses: what they are at the winding temperature of a building's system, which has to be set,
/// over what is stated of them.
template <Number N>
Scalar<N> windingHeating(const PowerSystem& system, const std::string& owner);

/// A chain with its equipment looked up and its losses fitted, for whoever walks it often.
struct ReadyChain {
    struct Stage {
        const Converter* converter = nullptr;
        bool usable = false;       ///< it can be calculated
        LossTerms<double> terms;   ///< of one unit, where it is usable
        const Conductor* conductor = nullptr;
        std::optional<ConductorLine<>> line;
        Scalar<> heating = scalar<double>(1.0);  ///< of a transformer's load losses, by the temperature of its windings
        double plugged = 0.0;      ///< part of the racks plugged into it
    };
    ChainLayout layout;
    std::vector<Stage> stages;

    /// \p system: of the building whose chain it is; null for what stands between meter and buildings.
    ReadyChain(const Plan& plan, const std::vector<ChainStage>& chain, const PowerSystem* system);
};

/// Where a chain stands.
struct ChainPlace {
    const std::vector<ChainStage>& chain;
    std::string path;                         ///< of the object that holds it
    const PowerSystem* system = nullptr;      ///< a building's; null for what stands between meter and buildings
    const VoltageDatum* voltage = nullptr;    ///< of the source
    const char* voltageKey = "";
    const DatumOf<dim::apparentPower>* faultLevel = nullptr;  ///< of the source
    const char* faultKey = "";
    const ReadyChain* ready = nullptr;  ///< of the chain, where it is known already
};

/// Walks a chain from load to source (methods 0: losses by P_in = P_out + P_loss(P_out)). IT hangs on the last
/// stages that carry it, mechanical load on the last that carry it or all; branches share by their `share`, or
/// alike. Stages without a usable converter pass power on unchanged.
/// Powers leaves out what nothing else depends on: names, drops, short circuits.
enum class ChainDetail { Powers, All };
template <Number N>
ChainResult<N> evaluateChain(const Plan& plan, const ChainPlace& place, const ChainLoads<N>& loads,
                             ChainDetail detail = ChainDetail::All);

/// Whether a kind of equipment is rated by the current it carries, so that reactive power loads it too.
bool ratedByCurrent(ConverterKind kind);

}  // namespace rw
