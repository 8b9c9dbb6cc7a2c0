// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/friction.h"
#include "cooling/hydraulics/pump.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rw::hydraulics {

struct NetworkLiquid {
    Density<> density = Density<>::fromSi(998.2);         ///< water at 20 C
    Viscosity<> viscosity = Viscosity<>::of(1.0016, unit::mPas);

    bool operator==(const NetworkLiquid&) const = default;
};

/// A point where links meet. A node with a head is held there: a reservoir, and in a closed loop the
/// expansion vessel or pressurisation unit. Heads are gauge, in metres of the liquid.
struct Node {
    std::string id;
    Length<> elevation{};
    VolumeFlow<> demand{};               ///< taken out here; below zero: put in
    std::optional<Length<>> fixedHead{};  ///< elevation + p / (rho g)

    bool operator==(const Node&) const = default;
};

struct Pipe {
    Length<> length;
    Length<> innerDiameter;
    Length<> roughness;        ///< absolute, for Darcy-Weisbach
    double coefficient = 0.0;  ///< Hazen-Williams C or Manning's n, where the network counts so
    double minorLoss = 0.0;    ///< sum of K, on the velocity in this pipe
    bool checkValve = false;   ///< lets flow pass only from -> to

    bool operator==(const Pipe&) const = default;
};

/// Lifts from -> to, and never lets flow back.
struct Pump {
    PumpGroup group;
    std::optional<PumpDrive> drive{};
    std::vector<EfficiencyPoint> efficiency{};  ///< rules over the drive's pump efficiency
    std::optional<Length<>> npshRequired{};

    bool operator==(const Pump&) const = default;
};

/// A pump that gives constant hydraulic power, where no curve is known.
struct PowerPump {
    Power<> hydraulic;

    bool operator==(const PowerPump&) const = default;
};

/// Wide open a valve has its minor loss or its Kv. What the kinds hold:
struct Valve {
    enum class Kind {
        Throttle,              ///< just its loss: isolation, balancing, quick disconnect
        Check,                 ///< just its loss, and flow only from -> to
        PressureReducing,      ///< pressure at `to` at most `pressure`
        PressureSustaining,    ///< pressure at `from` at least `pressure`
        PressureBreaker,       ///< its own drop is `pressure`
        DifferentialPressure,  ///< pressure between `high` and `low` at most `pressure`, by throttling
        FlowControl            ///< flow at most `flow`
    };
    Kind kind = Kind::Throttle;
    Length<> innerDiameter{};
    double minorLoss = 0.0;      ///< K on the velocity in its bore
    std::optional<double> kv{};  ///< m3/h at 1 bar, instead of K
    Pressure<> pressure{};
    VolumeFlow<> flow{};
    std::string high{}, low{};   ///< ids of the nodes a differential-pressure control senses

    bool operator==(const Valve&) const = default;
};
std::string_view name(Valve::Kind kind);  ///< "throttle", ...

/// Equipment with a known drop at one flow: dp = drop (Q/flow)^exponent. A rack, a cold plate, a heat exchanger.
struct RatedDrop {
    VolumeFlow<> flow;
    Pressure<> drop;
    double exponent = 2.0;
    Volume<> content{};  ///< liquid it holds

    bool operator==(const RatedDrop&) const = default;
};

/// Head loss over flow by points with straight lines between them, beginning at zero.
struct LossCurve {
    std::vector<PumpPoint> points;

    bool operator==(const LossCurve&) const = default;
};

using LinkPart = std::variant<Pipe, Pump, PowerPump, Valve, RatedDrop, LossCurve>;

struct Link {
    std::string id;
    std::string from;
    std::string to;
    LinkPart part;
    bool open = true;                          ///< false: shut by hand, or pump off
    std::optional<VolumeFlow<>> wantedFlow{};  ///< for the balance
    std::optional<NetworkLiquid> liquid{};     ///< where it is not the network's
    bool hose = false;                         ///< hose or manifold: its own velocity limit

    bool operator==(const Link&) const = default;
};

/// Pipes and what stands in them. One liquid's buoyancy is the same everywhere: warm and cold legs do not
/// drive each other.
struct Network {
    std::string name;
    Friction friction = Friction::Colebrook;
    NetworkLiquid liquid;
    std::vector<Node> nodes;
    std::vector<Link> links;

    bool operator==(const Network&) const = default;
};

struct SolveOptions {
    int mostIterations = 300;
    double flowTolerance = 1e-6;    ///< sum |dQ| / sum |Q|
    double headTolerance = 1e-4;    ///< m, largest head-loss residual of a link
    double pressureTolerance = 1e-3;  ///< of a differential-pressure control, relative
};

struct NodeState {
    Length<> head;
    Pressure<> pressure;      ///< gauge
    VolumeFlow<> supplied;    ///< what a fixed head gives to the network; elsewhere minus the demand
    bool isolated = false;    ///< behind shut valves: it has no known head
};

enum class LinkStatus {
    Open,
    Closed,     ///< by hand, by its check valve, or a pump against more than its shut-off head
    Active,     ///< a control valve that holds its setting
    Unreached   ///< a control valve wide open that cannot reach its setting
};
std::string_view name(LinkStatus status);  ///< "open", "closed", "active", "unreached"

struct LinkState {
    VolumeFlow<> flow;          ///< from -> to
    Length<> headLoss;          ///< from - to; below zero over a pump
    Velocity<> velocity;          ///< 0 where there is no bore
    PressureGradient<> gradient;  ///< of a pipe's wall friction
    double reynolds = 0.0;
    double frictionFactor = 0.0;
    LinkStatus status = LinkStatus::Open;
};

struct NetworkSolution {
    std::vector<NodeState> nodes;  ///< as in the network
    std::vector<LinkState> links;
    int iterations = 0;
    bool damped = false;
    double flowChange = 0.0;       ///< sum |dQ| / sum |Q| of the last step
    Length<> headResidual;         ///< largest, m
    VolumeFlow<> massResidual;     ///< largest, of a node
};

/// What keeps a network from being solved: hydraulics.empty, .duplicate-id, .unknown-node, .same-node, .no-fixed-head,
/// .disconnected, .formula, .sensing, .liquid, quantity.* (length or diameter not above zero, negative loss, not finite); each with the
/// path of the node or link, as in "links[P1].length".
Status check(const Network& network);

/// Heads and flows by the global gradient algorithm of Todini and Pilati (methods 3.7): flows linearised, one sparse
/// symmetric system in the heads for each step, factors of friction and their slope anew in each. Control
/// valves, check valves and pumps change state between steps.
/// Errors: those of check, hydraulics.unsupplied (a demand behind what has closed), hydraulics.not-converged.
Result<NetworkSolution> solve(const Network& network, const SolveOptions& options = {});

}  // namespace rw::hydraulics
