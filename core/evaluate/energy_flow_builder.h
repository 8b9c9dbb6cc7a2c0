// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"

namespace rw {

/// What a flow is put together from; equal links add up.
class EnergyFlowBuilder {
public:
    using Kind = EnergyFlow::Kind;

    /// The node of an id, made where it is not there yet.
    std::size_t node(std::string_view id, std::string name, Kind kind, int column, std::string path = {}, std::string figure = {});
    /// Nothing where the value is nothing.
    void link(std::size_t from, std::size_t to, double value, Kind kind, const std::string& name, std::string path = {}, std::string figure = {});

    /// Without nodes that nothing passes, columns in order, figures only where the evaluation has the very same value.
    EnergyFlow finish(const Evaluation& evaluation);

    EnergyFlow flow;
};

/// The columns that a flow may have, from source to sky.
enum FlowColumn { kSources, kSite, kBuildings, kUses, kInside, kRackHeat, kFirstLoops, kSecondLoops, kRejection, kSinks };

std::optional<EnergyFlow> yearFlow(const Plan& plan, const Evaluation& evaluation, FlowScope scope, std::string_view id);

}  // namespace rw
