// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network.h"

#include "base/text.h"
#include "cooling/hydraulics/topology.h"
#include "power/electrical/refusal.h"

#include <cmath>

namespace rw::hydraulics {

std::string_view name(Valve::Kind kind)
{
    switch (kind) {
    case Valve::Kind::Throttle: return "throttle";
    case Valve::Kind::Check: return "check";
    case Valve::Kind::PressureReducing: return "pressure_reducing";
    case Valve::Kind::PressureSustaining: return "pressure_sustaining";
    case Valve::Kind::PressureBreaker: return "pressure_breaker";
    case Valve::Kind::DifferentialPressure: return "differential_pressure";
    case Valve::Kind::FlowControl: return "flow_control";
    }
    RW_ASSERT(false);
    return {};
}

std::string_view name(LinkStatus status)
{
    switch (status) {
    case LinkStatus::Open: return "open";
    case LinkStatus::Closed: return "closed";
    case LinkStatus::Active: return "active";
    case LinkStatus::Unreached: return "unreached";
    }
    RW_ASSERT(false);
    return {};
}

namespace {

/// Largest e/D that the friction formulas hold for.
constexpr double kMostRelativeRoughness = 0.1;

std::optional<Error> under(std::string place, std::optional<Error> error)
{
    if (error) error->path = error->path.empty() ? std::move(place) : place + "." + error->path;
    return error;
}

std::optional<Error> badPart(const Pipe& pipe, const Network& network)
{
    Refusal refusal;
    refusal.positive("length", pipe.length).positive("inner_diameter", pipe.innerDiameter)
        .notNegative("minor_loss", scalar<double>(pipe.minorLoss));
    if (isDarcyWeisbach(network.friction)) {
        refusal.notNegative("roughness", pipe.roughness);
        if (!refusal.first())
            refusal.within("relative_roughness", scalar<double>(pipe.roughness.si() / pipe.innerDiameter.si()), 0.0,
                           kMostRelativeRoughness, unit::one);
    } else {
        refusal.positive("coefficient", scalar<double>(pipe.coefficient));
    }
    return refusal.first();
}

std::optional<Error> badPart(const Pump& pump, const Network&)
{
    if (const Status good = check(pump.group); !good) return good.error();
    if (pump.group.curve.points().empty())
        return Error{.code = "pump.points", .found = "0", .allowed = text("range.whole-at-least", {{"low", "1"}})};
    if (pump.npshRequired)
        if (auto error = Refusal().notNegative("npsh_required", *pump.npshRequired).first()) return error;
    if (!pump.efficiency.empty())
        if (const auto good = efficiencyAt(pump.efficiency, {}); !good) return under("efficiency_curve", good.error());
    if (pump.drive)
        if (const auto good = pumpPower({}, {}, *pump.drive); !good) return good.error();
    return std::nullopt;
}

std::optional<Error> badPart(const PowerPump& pump, const Network&)
{
    return Refusal().positive("power", pump.hydraulic).first();
}

std::optional<Error> badPart(const Valve& valve, const Network&)
{
    Refusal refusal;
    refusal.notNegative("minor_loss", scalar<double>(valve.minorLoss));
    if (valve.kv) refusal.positive("kv", scalar<double>(*valve.kv));
    else if (valve.minorLoss > 0.0) refusal.positive("inner_diameter", valve.innerDiameter);
    else refusal.notNegative("inner_diameter", valve.innerDiameter);
    switch (valve.kind) {
    case Valve::Kind::Throttle:
    case Valve::Kind::Check: break;
    case Valve::Kind::PressureReducing:
    case Valve::Kind::PressureSustaining: refusal.finite("pressure", valve.pressure); break;
    case Valve::Kind::PressureBreaker: refusal.notNegative("pressure", valve.pressure); break;
    case Valve::Kind::DifferentialPressure: refusal.positive("pressure", valve.pressure); break;
    case Valve::Kind::FlowControl: refusal.notNegative("flow", valve.flow); break;
    }
    return refusal.first();
}

std::optional<Error> badPart(const RatedDrop& equipment, const Network&)
{
    // Laminar passages go with the first power, turbulent ones with the second.
    return Refusal().positive("flow", equipment.flow).notNegative("drop", equipment.drop)
        .notNegative("content", equipment.content).within("exponent", scalar<double>(equipment.exponent), 1.0, 2.5, unit::one).first();
}

std::optional<Error> badPart(const LossCurve& curve, const Network&)
{
    if (curve.points.size() < 2)
        return Error{.code = "pump.points", .path = "points", .found = std::to_string(curve.points.size()),
                     .allowed = text("range.whole-at-least", {{"low", "2"}})};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const PumpPoint& p = curve.points[i];
        auto error = Refusal().notNegative("flow", p.flow).notNegative("head", p.head).first();
        if (!error && i == 0 && (p.flow.si() != 0.0 || p.head.si() != 0.0))
            error = Error{.code = "hydraulics.loss-start", .found = readable(p.head.value(), unit::m)};
        if (!error && i > 0 && (p.flow <= curve.points[i - 1].flow || p.head <= curve.points[i - 1].head))
            error = Error{.code = "hydraulics.loss-order", .found = readable(p.flow.value(), unit::Lmin)};
        if (error) return under("points[" + std::to_string(i + 1) + "]", error);
    }
    return std::nullopt;
}

std::optional<Error> badLiquid(const NetworkLiquid& liquid)
{
    return under("liquid", Refusal().positive("density", liquid.density).positive("viscosity", liquid.viscosity).first());
}

}  // namespace

Status check(const Network& network)
{
    const Result<Topology> topology = Topology::of(network);
    if (!topology) return topology.error();
    return Done{};
}

Status checkValues(const Network& network)
{
    if (const auto error = badLiquid(network.liquid)) return *error;
    for (const Node& node : network.nodes) {
        Refusal refusal;
        refusal.finite("elevation", node.elevation).finite("demand", node.demand);
        if (node.fixedHead) refusal.finite("head", *node.fixedHead);
        if (refusal.first()) return *under("nodes[" + node.id + "]", refusal.first());
    }
    for (const Link& link : network.links) {
        auto error = std::visit([&](const auto& part) { return badPart(part, network); }, link.part);
        if (!error && link.wantedFlow) error = Refusal().notNegative("wanted_flow", *link.wantedFlow).first();
        if (!error && link.liquid) error = badLiquid(*link.liquid);
        if (error) return *under("links[" + link.id + "]", error);
    }
    return Done{};
}

}  // namespace rw::hydraulics
