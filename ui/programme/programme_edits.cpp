// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme_edits.h"

#include "catalogue/display_name.h"
#include "plan/catalogue_copy.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::ProgrammeEdits)
};

const Phase* phaseOf(const Plan& plan, const QString& id)
{
    return findById(plan.programme.phases, id.toStdString());
}

/// Ids never used before; the counter's step stands first in the list.
struct Ids {
    explicit Ids(const Plan& given) : plan(given), next(given.nextId) {}
    std::string make(std::string_view stem) { return freshId(plan, next, stem); }
    Edit step() const { return Edit::set("next_id", Tree(next)); }
    const Plan& plan;
    std::int64_t next;
};

Edit setShareEdit(const QString& phase, const std::string& share, double to)
{
    return Edit::set(sharePath(phase, toQString(share)).toStdString() + ".share", Tree(to));
}

}  // namespace

EditList setPhaseDates(const Plan& plan, const MovedPhase& to)
{
    EditList list{"edit.move", {}};
    const Phase* phase = phaseOf(plan, to.id);
    if (!phase) return list;
    const std::string path = phasePath(to.id).toStdString();
    if (toQDate(phase->start) != to.start) list.edits.push_back(Edit::set(path + ".start", dateTree(to.start)));
    if (toQDate(phase->end) != to.end) list.edits.push_back(Edit::set(path + ".end", dateTree(to.end)));
    return list;
}

ProgrammeEdits addPhase(const Plan& plan)
{
    Ids ids(plan);
    Phase phase;
    phase.id = ids.make("phase");
    phase.name = Tr::tr("Phase %1").arg(plan.programme.phases.size() + 1).toStdString();
    QDate start(QDate::currentDate().year() + 1, 1, 1);
    if (!plan.programme.phases.empty()) {
        const Phase& last = plan.programme.phases.back();
        const QDate end = toQDate(last.end.set() ? last.end : last.start);
        if (end.isValid()) start = end.addDays(1);
        phase.mix = last.mix;
    } else if (!plan.clusters.empty()) {
        MixShare share;
        share.cluster = plan.clusters.front().id;
        phase.mix.push_back(share);
    }
    for (MixShare& share : phase.mix) share.id = ids.make("mix");
    const auto date = [](const QDate& d) { return Date{d.year(), d.month(), d.day()}; };
    phase.start = date(start);
    phase.end = date(start.addYears(1).addDays(-1));
    return {{"edit.insert", {ids.step(), Edit::insert("programme.phases", plan.programme.phases.size(),
                                                      readObject(typeOf<Phase>(), &phase))}},
            toQString(phase.id)};
}

EditList removePhase(const QString& phase)
{
    return {"edit.remove", {Edit::remove(phasePath(phase).toStdString())}};
}

EditList reorderPhase(const Plan& plan, const QString& id, int by)
{
    const Phase* phase = phaseOf(plan, id);
    if (!phase) return {};
    const auto at = phase - plan.programme.phases.data();
    const auto to = at + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(plan.programme.phases.size())) return {};
    return {"edit.move", {Edit::move(phasePath(id).toStdString(), static_cast<std::size_t>(to))}};
}

ProgrammeEdits addShare(const Plan& plan, const QString& phaseId, const QString& cluster)
{
    const Phase* phase = phaseOf(plan, phaseId);
    if (!phase) return {};
    Ids ids(plan);
    const double part = 1.0 / (static_cast<double>(phase->mix.size()) + 1.0);
    EditList list{"edit.insert", {}};
    for (const MixShare& share : phase->mix)
        list.edits.push_back(setShareEdit(phaseId, share.id, share.share.si.value_or(0.0) * (1.0 - part)));
    MixShare added;
    added.id = ids.make("mix");
    added.cluster = cluster.toStdString();
    added.share.si = phase->mix.empty() ? 1.0 : part;
    list.edits.push_back(Edit::insert(phasePath(phaseId).toStdString() + ".mix", phase->mix.size(),
                                      readObject(typeOf<MixShare>(), &added)));
    list.edits.insert(list.edits.begin(), ids.step());
    return {list, toQString(added.id)};
}

EditList removeShare(const Plan& plan, const QString& phaseId, const QString& shareId)
{
    const Phase* phase = phaseOf(plan, phaseId);
    const MixShare* gone = phase ? findById(phase->mix, shareId.toStdString()) : nullptr;
    if (!gone) return {};
    EditList list{"edit.remove", {}};
    double rest = 0.0;
    for (const MixShare& share : phase->mix)
        if (share.id != gone->id) rest += share.share.si.value_or(0.0);
    for (const MixShare& share : phase->mix)
        if (share.id != gone->id && rest > 0.0)
            list.edits.push_back(setShareEdit(phaseId, share.id, share.share.si.value_or(0.0) / rest));
    list.edits.push_back(Edit::remove(sharePath(phaseId, shareId).toStdString()));
    return list;
}

EditList setShare(const Plan& plan, const QString& phaseId, const QString& shareId, double to)
{
    const Phase* phase = phaseOf(plan, phaseId);
    if (!phase) return {};
    EditList list{"edit.set", {setShareEdit(phaseId, shareId.toStdString(), to)}};
    double others = 0.0;
    std::size_t count = 0;
    for (const MixShare& share : phase->mix) {
        if (share.id == shareId.toStdString()) continue;
        others += share.share.si.value_or(0.0);
        ++count;
    }
    for (const MixShare& share : phase->mix) {
        if (share.id == shareId.toStdString()) continue;
        const double part = others > 0.0 ? share.share.si.value_or(0.0) / others : 1.0 / static_cast<double>(count);
        list.edits.push_back(setShareEdit(phaseId, share.id, (1.0 - to) * part));
    }
    return list;
}

ProgrammeEdits addMilestone(const Plan& plan)
{
    Ids ids(plan);
    Milestone milestone;
    milestone.id = ids.make("milestone");
    milestone.name = Tr::tr("Milestone").toStdString();
    milestone.at.si = plan.programme.target.si;
    if (!milestone.at.si)
        for (const Phase& phase : plan.programme.phases)
            if (phase.end.set()) milestone.day = phase.end;
    return {{"edit.insert", {ids.step(), Edit::insert("programme.milestones", plan.programme.milestones.size(),
                                                      readObject(typeOf<Milestone>(), &milestone))}},
            toQString(milestone.id)};
}

EditList moveMilestone(const Plan& plan, const std::vector<Ramp>& ramps, const QString& id, const QDate& to)
{
    const Milestone* milestone = findById(plan.programme.milestones, id.toStdString());
    if (!milestone || !to.isValid()) return {};
    const std::string path = milestonePath(id).toStdString();
    if (milestone->day.set() || !milestone->at.set()) {
        if (toQDate(milestone->day) == to) return {};
        return {"edit.move", {Edit::set(path + ".day", dateTree(to))}};
    }
    const double watts = powerAt(ramps, static_cast<double>(dayNumber({to.year(), to.month(), to.day()}))).value();
    if (watts <= 0.0) return {};
    const double digit = std::pow(10.0, std::floor(std::log10(watts)) - 2.0);
    const double rounded = std::round(watts / digit) * digit;
    if (rounded == *milestone->at.si) return {};
    return {"edit.move", {Edit::set(path + ".at", Tree(rounded))}};
}

EditList setPhaseRamp(const QString& phase, RampShape shape)
{
    return {"edit.set", {Edit::set(phasePath(phase).toStdString() + ".ramp", Tree(rampName(shape)))}};
}

EditList setMilestoneKind(const QString& milestone, MilestoneKind kind)
{
    const std::string_view word = typeOf<Milestone>().find("kind")->choices[static_cast<std::size_t>(kind)];
    return {"edit.set", {Edit::set(milestonePath(milestone).toStdString() + ".kind", Tree(word))}};
}

EditList removeMilestone(const QString& milestone)
{
    return {"edit.remove", {Edit::remove(milestonePath(milestone).toStdString())}};
}

ProgrammeEdits addCluster(const Plan& plan, const QString& rackDesign)
{
    Ids ids(plan);
    Cluster cluster;
    cluster.id = ids.make("cluster");
    cluster.rackDesign = rackDesign.toStdString();
    const RackDesign* design = findById(plan.rackDesigns, cluster.rackDesign);
    cluster.name = design ? design->name : Tr::tr("Cluster").toStdString();
    if (!plan.clusters.empty()) cluster.networkSwitch = plan.clusters.back().networkSwitch;
    else if (!plan.switches.empty()) cluster.networkSwitch = plan.switches.front().id;
    return {{"edit.insert", {ids.step(), Edit::insert("clusters", plan.clusters.size(), readObject(typeOf<Cluster>(), &cluster))}},
            toQString(cluster.id)};
}

std::vector<DesignOffer> designOffers(const Plan& plan, const Catalogue& catalogue)
{
    std::vector<DesignOffer> offers;
    for (const RackDesign& design : catalogue.equipment.rackDesigns) {
        const Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "rack_designs", design.id);
        if (use && !use->edits.edits.empty()) offers.push_back({toQString(design.id), toQString(displayName(design)), toQString(design.vendor).section(QStringLiteral(" / "), 0, 0)});
    }
    return offers;
}

Result<ProgrammeEdits> addClusterFromCatalogue(const Plan& given, const Catalogue& catalogue, const QString& entry)
{
    Plan plan = given;
    EditList list{"edit.insert", {}};
    const auto add = [&](EditList edits) {
        list.edits.insert(list.edits.end(), edits.edits.begin(), edits.edits.end());
        return apply(plan, edits);
    };
    Result<CatalogueUse> design = useCatalogueEntry(plan, catalogue, "rack_designs", entry.toStdString());
    if (!design) return design.error();
    if (Status s = add(design->edits); !s) return s.error();
    ProgrammeEdits cluster = addCluster(plan, toQString(design->id));
    if (Status s = add(cluster.list); !s) return s.error();
    return ProgrammeEdits{list, cluster.made};
}

Result<ProgrammeEdits> addShareFromCatalogue(const Plan& given, const Catalogue& catalogue, const QString& phase, const QString& entry)
{
    Result<ProgrammeEdits> cluster = addClusterFromCatalogue(given, catalogue, entry);
    if (!cluster) return cluster.error();
    Plan plan = given;
    EditList list = cluster->list;
    if (Status s = apply(plan, list); !s) return s.error();
    ProgrammeEdits share = addShare(plan, phase, cluster->made);
    list.edits.insert(list.edits.end(), share.list.edits.begin(), share.list.edits.end());
    return ProgrammeEdits{list, share.made};
}

EditList removeCluster(const QString& cluster)
{
    return {"edit.remove", {Edit::remove(clusterPath(cluster).toStdString())}};
}

QStringList clusterUses(const Plan& plan, const QString& cluster)
{
    QStringList uses;
    for (const Phase& phase : plan.programme.phases)
        if (std::any_of(phase.mix.begin(), phase.mix.end(),
                        [&](const MixShare& share) { return share.cluster == cluster.toStdString(); }))
            uses << toQString(displayName(phase));
    return uses;
}

}  // namespace rw::ui
