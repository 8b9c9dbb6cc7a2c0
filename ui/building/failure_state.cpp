// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure_state.h"

#include "document/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace rw::ui {
namespace {

constexpr double kMinutesFrom = 600.0;  // s; shorter times are told in seconds

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Failures)
};

}  // namespace

FailureGraph failureGraphOf(const FailureSubject& subject)
{
    FailureGraph result;
    if (!subject.isSet()) {
        result.problem = Tr::tr("The figures are on their way.");
        return result;
    }
    auto built = oneLineOf(subject.plan, *subject.evaluation, subject.building);
    if (!built)
        result.problem = QString::fromStdString(built.error().message());
    else if (!built.value().graph)
        result.problem = QString::fromStdString(built.value().problems.front().message());
    else
        result.graph =
            std::make_shared<const power::PowerGraph>(std::move(*built.value().graph));
    return result;
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
    return state;
}

QString fullName(const power::PowerGraph& graph, std::int32_t component)
{
    return toQString(graph[component].id);
}

QString unitName(const power::PowerGraph& graph, std::int32_t component)
{
    const QString id = fullName(graph, component);
    return id.mid(id.indexOf(QLatin1Char('/')) + 1);
}

QString unitNames(const power::PowerGraph& graph, const std::vector<std::int32_t>& components)
{
    QStringList names;
    for (const std::int32_t component : components)
        names << unitName(graph, component);
    return names.join(QStringLiteral(" + "));
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

QString groupWords(const BuildingResult<double>* building, const std::string& group)
{
    if (group == "network and storage")
        return Tr::tr("Network and storage");
    if (group == "house")
        return Tr::tr("House");
    if (building)
        for (const auto& part : building->cooling)
            if (part.id == group)
                return coreText(part.labelKey);
    static const QRegularExpression kAtEntrance(QStringLiteral("^(.*), racks (\\d+)$"));
    const QString words = toQString(group);
    const auto match = kAtEntrance.match(words);
    return match.hasMatch()
               ? Tr::tr("%1, circuit %2").arg(match.captured(1), match.captured(2))
               : words;
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
