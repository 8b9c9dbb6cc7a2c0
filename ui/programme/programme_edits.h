// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"
#include "timeline.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace rw::ui {

inline QString phasePath(const QString& phase) { return QStringLiteral("programme.phases[%1]").arg(phase); }
inline QString milestonePath(const QString& milestone)
{
    return QStringLiteral("programme.milestones[%1]").arg(milestone);
}
inline QString clusterPath(const QString& cluster) { return QStringLiteral("clusters[%1]").arg(cluster); }
inline QString sharePath(const QString& phase, const QString& share)
{
    return QStringLiteral("programme.phases[%1].mix[%2]").arg(phase, share);
}

/// Edits and the id of what they make.
struct ProgrammeEdits {
    EditList list;
    QString made;
};

/// Only what differs is set, so that a move that ends where it began is no edit.
EditList setPhaseDates(const Plan& plan, const MovedPhase& to);
/// A year after the last phase, with its mix; the rest of the target.
ProgrammeEdits addPhase(const Plan& plan);
EditList removePhase(const QString& phase);
/// Up (-1) or down (+1) in the plan's order; empty at the ends.
EditList reorderPhase(const Plan& plan, const QString& phase, int by);

/// A share of a cluster that is not in the mix yet; the others give way in proportion.
ProgrammeEdits addShare(const Plan& plan, const QString& phase, const QString& cluster);
/// The others take over what is removed.
EditList removeShare(const Plan& plan, const QString& phase, const QString& share);
/// One share set, the others scaled so that all is one again.
EditList setShare(const Plan& plan, const QString& phase, const QString& share, double to);

ProgrammeEdits addMilestone(const Plan& plan);
/// To another day. A milestone that stands where its power is reached slides along the ramps: its
/// power changes, to three digits.
EditList moveMilestone(const Plan& plan, const std::vector<Ramp>& ramps, const QString& milestone, const QDate& to);
/// How the phase's power comes on.
EditList setPhaseRamp(const QString& phase, RampShape shape);
EditList setMilestoneKind(const QString& milestone, MilestoneKind kind);
EditList removeMilestone(const QString& milestone);
ProgrammeEdits addCluster(const Plan& plan, const QString& rackDesign);
/// A rack design of the catalogue that the plan holds no copy of.
struct DesignOffer {
    QString entry;
    QString name;
    QString maker;
};
std::vector<DesignOffer> designOffers(const Plan& plan, const Catalogue& catalogue);
/// Copies a catalogue's rack design and makes a cluster of it. Errors: as useCatalogueEntry().
Result<ProgrammeEdits> addClusterFromCatalogue(const Plan& plan, const Catalogue& catalogue, const QString& entry);
/// Likewise, and gives the cluster its share of a phase.
Result<ProgrammeEdits> addShareFromCatalogue(const Plan& plan, const Catalogue& catalogue, const QString& phase, const QString& entry);
EditList removeCluster(const QString& cluster);
/// Phases whose mix names a cluster; empty when it can be removed.
QStringList clusterUses(const Plan& plan, const QString& cluster);

}  // namespace rw::ui
