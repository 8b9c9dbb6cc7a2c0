// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"
#include "power/architecture.h"

#include <QString>

#include <span>
#include <vector>

namespace rw::ui {

/// A redundancy for all of a building's electrical room, as it is offered.
struct Topology {
    Redundancy redundancy;
    std::optional<std::int64_t> spares;
};
std::span<const Topology> topologies();
QString topologyName(const Topology& topology);

/// The stages that a topology is for: the unit substation, which is the first transformer or rectifier that feeds racks,
/// and all stages below it that carry IT, but for batteries in racks; without one all stages in electrical rooms and halls.
std::vector<std::string> topologyStages(const Plan& plan, const Building& building);
/// Only what differs is set; empty where nothing does.
EditList applyTopology(const Plan& plan, const std::string& building, const Topology& topology);

/// A supply as it is offered beside the redundancies.
QString supplyName(SupplyKind supply);

/// Equipment that a stage may be made of: the plan's, then the catalogue's.
struct StageOffer {
    std::string converter;
    QString name;
    bool inPlan = false;
};
std::vector<StageOffer> stageOffers(const Plan& plan, const Catalogue& catalogue);

/// Edits and the path of the stage they make.
struct StageEdits {
    EditList list;
    QString made;
};
/// Below the stage of that path, between it and what it feeds; at the head of the chain \p chain where \p after is empty.
Result<StageEdits> insertStage(const Plan& plan, const Catalogue& catalogue, const QString& chain,
                               const QString& after, const StageOffer& offer);
/// What it fed is fed by what fed it. Empty where the path names no stage.
EditList removeStage(const Plan& plan, const QString& stage);

}  // namespace rw::ui
