// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_flags.h"

#include "base/text.h"
#include "catalogue/display_name.h"
#include "document/format.h"

#include <QCoreApplication>

#include <initializer_list>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Cooling)
};

/// What findings say of which component, by their codes: of the first that is there.
struct Flagged {
    const char* code;
    std::initializer_list<const char*> nodes;
};
const Flagged kFlagged[] = {
    {"plant.supply-unreachable", {"trim_chillers", "heat_rejection"}},
    {"plant.short-at-extreme", {"trim_chillers", "heat_rejection"}},
    {"plant.air-unreachable", {"air_chillers", "air_rejection"}},
    {"plant.air-short-at-extreme", {"air_chillers", "air_rejection"}},
    {"coolant.supply-above-max", {"loop:tcs"}},
    {"coolant.condensation", {"loop:tcs"}},
    {"chilled.condensation", {"loop:chw"}},
    {"plate.case-over-limit", {"racks"}},
    {"door.air-flow", {"rear_doors"}},
    {"air.inlet-above-class", {"halls"}},
    {"air.inlet-below-class", {"halls"}},
    {"air.dew-point-above-class", {"halls"}},
    {"pump.no-standby", {"loop:fws"}},
};

QStringList nodesOf(const Finding& finding)
{
    const QString code = toQString(finding.code);
    for (const Flagged& known : kFlagged)
        if (code == QLatin1String(known.code)) {
            QStringList keys;
            for (const char* node : known.nodes)
                keys << QLatin1String(node);
            return keys;
        }
    if (code.startsWith(QLatin1String("cdu.")))
        return {QStringLiteral("cdu")};
    for (const auto& [name, value] : finding.args)
        if (name == "loop")
            return {value == text("loop.tcs") ? QStringLiteral("loop:tcs") : QStringLiteral("loop:fws")};
    return {};
}

}  // namespace

void flagCooling(CoolingDrawing& drawing, const Plan& plan, const Evaluation& evaluation, const Building& building, const PlantResult<double>& plant,
                 UnitSystem units)
{
    const auto mark = [&](const QString& key, const QString& flag, const QString& more) {
        for (CoolingNode& node : drawing.nodes) {
            if (node.key != key || !node.flag.isEmpty())
                continue;
            node.flag = flag;
            node.flagMore = more;
        }
    };
    const QString stem = QStringLiteral("buildings[%1]").arg(toQString(building.id));
    for (const Finding& finding : evaluation.findings) {
        if (finding.severity == Severity::Note || finding.acknowledged())
            continue;
        const QString subject = toQString(finding.subject);
        if (subject.startsWith(QLatin1String("buildings[")) && !subject.startsWith(stem))
            continue;
        const QString words = finding.severity == Severity::Error ? Tr::tr("Falls short") : Tr::tr("Look here");
        for (const QString& key : nodesOf(finding)) {
            if (!drawing.find(key))
                continue;
            mark(key, words, coreText("finding." + finding.code, argsIn(finding.args, units)));
            break;
        }
    }
    const auto firstOf = [&](const QStringList& keys) {
        for (const QString& key : keys)
            if (drawing.find(key))
                return key;
        return keys.back();
    };
    if (!plant.supplyReached)
        mark(firstOf({QStringLiteral("trim_chillers"), QStringLiteral("heat_rejection"), QStringLiteral("cdu")}), Tr::tr("Falls short"),
             Tr::tr("The water comes warmer than the racks need it."));
    if (!plant.airReached)
        mark(firstOf({QStringLiteral("air_chillers"), QStringLiteral("air_rejection")}), Tr::tr("Falls short"),
             Tr::tr("The chilled water comes warmer than it is wanted."));
    for (const auto& site : evaluation.sites) {
        const Site* planned = findById(plan.sites, site.id);
        if (site.limit != Limit::Cooling || !planned || planned->building != building.id)
            continue;
        const QString more = Tr::tr("The units installed bound the racks of %1.").arg(toQString(displayName(site)));
        const CoolingPlant& c = building.cooling;
        if (c.cduUnits)
            mark(QStringLiteral("cdu"), Tr::tr("Bottleneck"), more);
        if (c.rejectionUnits)
            mark(QStringLiteral("heat_rejection"), Tr::tr("Bottleneck"), more);
        if (c.chillerUnits)
            mark(QStringLiteral("trim_chillers"), Tr::tr("Bottleneck"), more);
    }
}

}  // namespace rw::ui
