// SPDX-License-Identifier: GPL-3.0-or-later
#include "building_problem.h"

#include "document/format.h"
#include "document/plan_document.h"
#include "document/plan_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::BuildingProblem)
};

}  // namespace

EmptyReason buildingProblemOf(const PlanDocument& document, const QString& wouldBe)
{
    const Plan& plan = document.plan();
    EmptyReason reason;
    if (!document.evaluation()) {
        reason.text = Tr::tr("The figures are on their way.");
        return reason;
    }
    if (plan.sites.empty()) {
        reason.text = Tr::tr("The plan has no site: the Sites page adds one, with a building. %1").arg(wouldBe);
        return reason;
    }
    if (plan.buildings.empty()) {
        reason.text = Tr::tr("The plan has no kind of building. %1").arg(wouldBe);
        return reason;
    }
    for (const Site& site : plan.sites) {
        const std::string problem = buildingProblem(plan, findById(plan.buildings, site.building), site);
        if (problem.empty())
            continue;
        reason.path = toQString(problem);
        reason.text = Tr::tr("What a building’s figures need is not set: %1.").arg(placeWords(plan, reason.path));
        return reason;
    }
    const auto& findings = document.evaluation()->findings;
    const auto error = std::find_if(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::Error; });
    if (error == findings.end()) {
        reason.text = Tr::tr("The programme places no rack in a building.");
        return reason;
    }
    reason.text = Tr::tr("No rack can be placed in a building. %1").arg(coreText("finding." + error->code, argsIn(error->args, document.unitSystem())));
    reason.path = QString::fromStdString(error->subject);
    return reason;
}

}  // namespace rw::ui
