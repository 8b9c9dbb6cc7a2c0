// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure_state.h"

#include "document/format.h"
#include "document/refusal.h"
#include "evaluate/load_group.h"

#include <QCoreApplication>

#include <cmath>

namespace rw::ui {
namespace {

constexpr double kMinutesFrom = 600.0;  // s; shorter times are told in seconds

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Failures)
};

/// How long coolant and air hold out without what the failure takes from them.
void followCooling(const FailureSubject& subject, FailureState& state)
{
    const BuildingResult<double>* building = findById(subject.evaluation->buildings, subject.building);
    if (!building || state.out.empty())
        return;
    const BuildingLoops* loops = nullptr;
    for (const auto& known : subject.evaluation->loops)
        if (known.building == subject.building)
            loops = known.loops.get();
    // An instant evaluation has not laid its loops out.
    ThrottleTimes times = subject.evaluation->settled ? ThrottleTimes(subject.plan, *subject.evaluation, *building, loops)
                                                      : throttleTimes(subject.plan, *subject.evaluation, *building);
    state.coolingKnown = times.ride() || times.hall();
    if (state.coolingKnown)
        state.cooling = times.after(*state.of.graph, state.now);
}

/// As its own message, with names in place of ids.
QString problemWords(const power::GraphProblem& problem, const UnitNames& names)
{
    QStringList components;
    for (const std::string& id : problem.components)
        components << names.of(toQString(id));
    return coreText(problem.found.empty() ? "graph.problem" : "graph.problem-found",
                    {{"components", components.join(QStringLiteral(", ")).toStdString()}, {"found", problem.found}, {"allowed", problem.allowed()}});
}

}  // namespace

FailureGraph failureGraphOf(const FailureSubject& subject)
{
    FailureGraph result;
    if (!subject.isSet()) {
        result.problem = Tr::tr("The figures are on their way.");
        return result;
    }
    result.names = namesOf(subject);
    auto built = oneLineOf(subject.plan, *subject.evaluation, subject.building);
    if (!built)
        result.problem = refusalWords(subject.plan, built.error());
    else if (!built.value().graph)
        result.problem = problemWords(built.value().problems.front(), result.names);
    else
        result.graph =
            std::make_shared<const power::PowerGraph>(std::move(*built.value().graph));
    return result;
}

const FailureStudy* studyOf(const FailureSubject& subject)
{
    if (!subject.isSet() || !subject.evaluation->settled)
        return nullptr;
    for (const FailureStudy& study : subject.evaluation->failures)
        if (study.building == subject.building)
            return &study;
    return nullptr;
}

FailureState failureStateOf(const FailureSubject& subject, const QStringList& ids)
{
    FailureState state;
    state.of = failureGraphOf(subject);
    if (!state.of.graph)
        return state;
    for (const QString& id : ids) {
        const std::int32_t at = state.of.graph->find(id.toStdString());
        if (at >= 0)
            state.out.push_back(at);
        else
            state.gone << id;
    }
    state.normal = power::solve(*state.of.graph);
    state.now = state.out.empty() ? state.normal : power::solve(*state.of.graph, state.out);
    followCooling(subject, state);
    return state;
}

QString fullName(const power::PowerGraph& graph, std::int32_t component)
{
    return toQString(graph[component].id);
}

UnitNames namesOf(const FailureSubject& subject)
{
    const Building* building = findById(subject.plan.buildings, subject.building);
    return building ? UnitNames(*building, subject.evaluation ? findById(subject.evaluation->buildings, subject.building) : nullptr) : UnitNames();
}

QString kindWord(power::ComponentKind kind)
{
    using power::ComponentKind;
    switch (kind) {
    case ComponentKind::Source: return Tr::tr("Utility feed");
    case ComponentKind::Switchgear: return Tr::tr("Switchgear");
    case ComponentKind::Transformer: return Tr::tr("Transformer");
    case ComponentKind::Generator: return Tr::tr("Standby set");
    case ComponentKind::Board: return Tr::tr("Board");
    case ComponentKind::Ups: return Tr::tr("UPS");
    case ComponentKind::Battery: return Tr::tr("Battery");
    case ComponentKind::Bbu: return Tr::tr("Rack battery");
    case ComponentKind::TransferSwitch: return Tr::tr("Transfer switch");
    case ComponentKind::Busway: return Tr::tr("Busway");
    case ComponentKind::Pdu: return Tr::tr("PDU or converter");
    case ComponentKind::Cable: return Tr::tr("Cable");
    case ComponentKind::Feed: return Tr::tr("Rack cord");
    case ComponentKind::Shelf: return Tr::tr("Power shelf");
    case ComponentKind::Bus: return Tr::tr("Busbar");
    case ComponentKind::Load: return Tr::tr("Load");
    }
    return {};
}

QString kindWord(const std::string& kind)
{
    using power::ComponentKind;
    for (int k = 0; k <= static_cast<int>(ComponentKind::Load); ++k)
        if (power::name(static_cast<ComponentKind>(k)) == kind)
            return kindWord(static_cast<ComponentKind>(k));
    return toQString(kind);
}

QString groupWords(const BuildingResult<double>* building, const std::string& group)
{
    return toQString(building ? loadGroupWords(*building, group) : group);
}

QString durationWords(double seconds)
{
    if (!std::isfinite(seconds))
        return QStringLiteral("–");
    return seconds < kMinutesFrom ? formatIn(seconds, unit::s, 3).text()
                                  : formatIn(seconds, unit::min, 3).text();
}

std::int32_t stageAbove(const power::PowerGraph& graph, std::int32_t component)
{
    for (std::int32_t at = component; at >= 0;) {
        if (graph[at].stage >= 0)
            return graph[at].stage;
        at = graph[at].feeds.empty() ? -1 : graph[at].feeds.front().component;
    }
    return -1;
}

}  // namespace rw::ui
