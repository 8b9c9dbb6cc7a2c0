// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/graph.h"

namespace rw::power {

std::string_view name(ComponentKind kind)
{
    switch (kind) {
    case ComponentKind::Source: return "source";
    case ComponentKind::Switchgear: return "switchgear";
    case ComponentKind::Transformer: return "transformer";
    case ComponentKind::Generator: return "generator";
    case ComponentKind::Board: return "board";
    case ComponentKind::Ups: return "ups";
    case ComponentKind::Battery: return "battery";
    case ComponentKind::Bbu: return "bbu";
    case ComponentKind::TransferSwitch: return "transfer-switch";
    case ComponentKind::Busway: return "busway";
    case ComponentKind::Pdu: return "pdu";
    case ComponentKind::Cable: return "cable";
    case ComponentKind::Feed: return "feed";
    case ComponentKind::Shelf: return "shelf";
    case ComponentKind::Bus: return "bus";
    case ComponentKind::Load: return "load";
    }
    return "";
}

std::string_view name(GraphProblemCode code)
{
    switch (code) {
    case GraphProblemCode::NoSource: return "no-source";
    case GraphProblemCode::EmptyId: return "empty-id";
    case GraphProblemCode::DuplicateId: return "duplicate-id";
    case GraphProblemCode::UnknownFeed: return "unknown-feed";
    case GraphProblemCode::DuplicateFeed: return "duplicate-feed";
    case GraphProblemCode::NoFeed: return "no-feed";
    case GraphProblemCode::SourceFed: return "source-fed";
    case GraphProblemCode::Loop: return "loop";
    case GraphProblemCode::Island: return "island";
    case GraphProblemCode::StandbyShared: return "standby-shared";
    case GraphProblemCode::Rating: return "rating";
    case GraphProblemCode::NegativeLoss: return "negative-loss";
    case GraphProblemCode::Reactive: return "reactive";
    case GraphProblemCode::PowerFactor: return "power-factor";
    case GraphProblemCode::Voltage: return "voltage";
    case GraphProblemCode::Impedance: return "impedance";
    case GraphProblemCode::Weight: return "weight";
    case GraphProblemCode::Required: return "required";
    case GraphProblemCode::Load: return "load";
    case GraphProblemCode::RideThrough: return "ride-through";
    case GraphProblemCode::Start: return "start";
    case GraphProblemCode::Reliability: return "reliability";
    case GraphProblemCode::TooLarge: return "too-large";
    }
    return "";
}

std::string GraphProblem::allowed() const
{
    return text("graph.allowed." + std::string(name(code)));
}

std::string GraphProblem::message() const
{
    std::string ids;
    for (const std::string& id : components)
        ids += (ids.empty() ? "" : ", ") + id;
    const TextArgs args{{"components", ids}, {"found", found}, {"allowed", allowed()}};
    return text(found.empty() ? "graph.problem" : "graph.problem-found", args);
}

}  // namespace rw::power
