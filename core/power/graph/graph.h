// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rw::power {

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// What a component is. It names the symbol and the family; the behaviour comes from the numbers.
/// Only Source and Generator give power without a feed; Battery and Bbu without a feed give it for
/// their ride-through.
enum class ComponentKind {
    Source,
    Switchgear,
    Transformer,
    Generator,
    Board,
    Ups,
    Battery,
    Bbu,
    TransferSwitch,
    Busway,
    Pdu,
    Cable,
    Feed,
    Shelf,
    Bus,
    Load
};
std::string_view name(ComponentKind kind);  ///< "transfer-switch"

/// How a component draws from several feeds.
enum class FeedRule {
    Share,    ///< from all live feeds in proportion to their weights
    Transfer  ///< from the first live one in the order given; the others stand by
};

/// An arrow from a component to one upstream of it.
struct FeedFrom {
    std::int32_t component = -1;  ///< index that OneLineBuilder::add gives or will give
    double weight = 1.0;          ///< > 0; shares of a Share rule, without meaning for Transfer
};

/// The consumption at a component.
struct LoadData {
    double loadW = 0.0;        ///< W, >= 0
    double powerFactor = 1.0;  ///< (0, 1], lagging; 1 for direct current
    std::string group;         ///< what it belongs to: "MI450 rack/busway-12", "network", "cdu"
    std::int64_t racks = 0;    ///< racks it stands for, >= 0
};

/// How often a component fails and how long its repair takes. Failures are independent of each other
/// except for the share beta, which strikes all members of the common-cause group together.
struct Reliability {
    double mtbfHours = kNoLimit;  ///< h, > 0; no limit = never fails
    double mttrHours = 0.0;       ///< h, >= 0
    double beta = 0.0;            ///< share of failures with a common cause, 0..1
    std::string commonCause;      ///< name of the group; needed when beta > 0
};

/// One unit of the one-line as given to the builder. All powers are of this one unit.
struct ComponentSpec {
    std::string id;  ///< unique, not empty
    ComponentKind kind = ComponentKind::Board;
    std::int32_t stage = -1;   ///< the caller's number of the type it belongs to; -1 = none
    std::int32_t system = -1;  ///< which of the type's systems, from 0; -1 = none

    /// At its output, > 0: W, or VA when ratedInVa.
    double rating = kNoLimit;
    bool ratedInVa = false;

    /// Loss in W at the output P: a0 + a1 P + a2 P^2 (methods 1.3). a0 >= 0 is the loss at no load, a2 >= 0
    /// in 1/W. With lossOfApparent a2 takes S^2 for P^2, as a transformer's load loss (methods 2.1).
    double a0 = 0.0;
    double a1 = 0.0;
    double a2 = 0.0;
    bool lossOfApparent = false;

    double q0Var = 0.0;    ///< var, own magnetising demand while live, >= 0
    double q2PerVa = 0.0;  ///< var per VA^2, >= 0: series reactance without a voltage drop

    /// (0, 1]: power electronics. The output stands at nominal voltage, and its reactive power does not
    /// reach the input.
    std::optional<double> inputPowerFactor;

    /// Series impedance >= 0, in ohm a phase at the output's voltage (DC: of the loop). Its loss R I^2 comes
    /// on top of a0, a1 and a2. The nominal voltage in V is line to line, or DC, and needed with it.
    double nominalVoltageV = 0.0;
    double resistanceOhm = 0.0;
    double reactanceOhm = 0.0;
    double sourceVoltagePu = 1.0;  ///< of nominal, > 0; for components without a feed

    std::vector<FeedFrom> feeds;  ///< upstream components
    FeedRule rule = FeedRule::Share;
    std::int32_t required = 1;  ///< live feeds below which its output is dead; Share only

    LoadData load;
    double rideThroughS = 0.0;  ///< s that its battery holds its rating, >= 0; needs a rating in W
    bool standby = false;       ///< a source that starts only for those who find no other
    double startS = 0.0;        ///< s from the loss to its being ready, >= 0; standby only
    Reliability reliability;
};

enum class GraphProblemCode {
    NoSource,  ///< nothing gives power
    EmptyId,
    DuplicateId,
    UnknownFeed,    ///< a feed names no component
    DuplicateFeed,  ///< the same component twice among the feeds
    NoFeed,         ///< neither a source nor fed
    SourceFed,      ///< a Source or standby with feeds
    Loop,           ///< power would flow in a circle
    Island,         ///< no source reaches it
    StandbyShared,  ///< a Share rule mixes standby with normal feeds
    Rating,
    NegativeLoss,  ///< efficiency above 1 at some load
    Reactive,
    PowerFactor,
    Voltage,
    Impedance,
    Weight,
    Required,
    Load,
    RideThrough,
    Start,
    Reliability,
    TooLarge  ///< more components than a building can have
};
std::string_view name(GraphProblemCode code);  ///< "duplicate-id"

/// Why a one-line cannot be solved.
struct GraphProblem {
    GraphProblemCode code{};
    std::vector<std::string>
        components;     ///< ids; of a loop all its members in order of their index
    std::string found;  ///< the value that stood there; empty when there is none

    bool operator==(const GraphProblem&) const = default;
    std::string allowed() const;  ///< English: what may stand there, from "graph.allowed.<code>"
    std::string message() const;  ///< English: components, what was found, what is allowed
};

struct BuiltOneLine;

/// The unit-level one-line of a building: immutable, checked, without loops. Indices are those of
/// OneLineBuilder::add. Safe to read from several threads.
class PowerGraph {
public:
    std::int32_t size() const { return static_cast<std::int32_t>(m_components.size()); }
    const ComponentSpec& operator[](std::int32_t index) const
    {
        return m_components[static_cast<std::size_t>(index)];
    }
    const std::vector<ComponentSpec>& components() const { return m_components; }
    /// The index of an id; -1 when there is none.
    std::int32_t find(std::string_view id) const;

    /// Sources first: each stands after all its feeds.
    const std::vector<std::int32_t>& order() const { return m_order; }
    /// The components that name this one as a feed, by index.
    std::span<const std::int32_t> children(std::int32_t index) const;
    /// Components with load > 0 in order of their index.
    const std::vector<std::int32_t>& loads() const { return m_loads; }
    /// Names of load groups in order of their first load.
    const std::vector<std::string>& groups() const { return m_groups; }
    /// The group of a load as position in groups(); -1 when it has no load.
    std::int32_t groupOf(std::int32_t index) const
    {
        return m_groupOf[static_cast<std::size_t>(index)];
    }
    double totalLoadW() const { return m_totalLoadW; }

private:
    friend class OneLineBuilder;
    std::vector<ComponentSpec> m_components;
    std::vector<std::pair<std::string, std::int32_t>> m_byId;
    std::vector<std::int32_t> m_order;
    std::vector<std::int32_t> m_childBegin;
    std::vector<std::int32_t> m_children;
    std::vector<std::int32_t> m_loads;
    std::vector<std::string> m_groups;
    std::vector<std::int32_t> m_groupOf;
    double m_totalLoadW = 0.0;
};

/// Collects components and checks them as a whole.
class OneLineBuilder {
public:
    /// Takes a component as it is; returns its index, 0, 1, 2, ... Nothing is checked here.
    std::int32_t add(ComponentSpec spec);
    /// Adds one more feed to a component already taken. An index that is not there is a ProgramError.
    void feed(std::int32_t component, FeedFrom from);
    std::int32_t size() const { return static_cast<std::int32_t>(m_specs.size()); }

    /// The graph, or everything that keeps it from being one. Never throws for what was added.
    BuiltOneLine build() const;

private:
    std::vector<ComponentSpec> m_specs;
};

struct BuiltOneLine {
    std::optional<PowerGraph> graph;     ///< empty when there are problems
    std::vector<GraphProblem> problems;  ///< in order of the component, then of the check
};

}  // namespace rw::power
