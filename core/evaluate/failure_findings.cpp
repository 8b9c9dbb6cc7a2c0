// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/component_names.h"
#include "evaluate/findings.h"

#include "power/graph/solve.h"

#include <algorithm>
#include <map>

namespace rw {

namespace {

/// The worst failure of each stage, and how many failures there do the same kind of harm.
struct Harm {
    const FailureLine* worst = nullptr;
    std::int64_t count = 0;

    void take(const FailureLine& line)
    {
        if (!worst) worst = &line;
        count += line.count;
    }
};

std::string ofLoad(double watts, double load)
{
    return readable(load > 0.0 ? watts / load : 0.0, unit::percent);
}

void studyFindings(const Plan& plan, const Building& building, const FailureStudy& study, const ComponentNames& names, std::vector<Finding>& out)
{
    const std::string path = "buildings[" + building.id + "]";
    for (const std::string& problem : study.problems)
        out.push_back({Severity::Error, "failure.no-one-line", path, {{"problem", problem}}, {}});
    std::map<std::string, Harm> losing;
    std::map<std::string, Harm> overloading;
    for (const FailureLine& line : study.lines) {
        if (line.lostW > 0.0) losing[line.stage].take(line);
        // What is too full already is told of its stage.
        if (!line.overloads.empty() && !power::isOverload(study.normalLoadFraction)) overloading[line.stage].take(line);
    }
    const auto subject = [&](const std::string& stage) {
        return stage.empty() ? path + ".power" : path + ".chain[" + stage + "]";
    };
    for (const auto& [stage, harm] : losing) {
        const ChainStage* planned = findById(building.chain, stage);
        // A stage without a spare is meant to lose what hangs on it; where there is one, somebody relies on it.
        const bool relied = planned && planned->redundancy != Redundancy::N;
        out.push_back({relied ? Severity::Warning : Severity::Note, "failure.loses-load", subject(stage),
                       {{"component", names.of(harm.worst->components.front())}, {"count", std::to_string(harm.count)},
                        {"lost", readable(harm.worst->lostW, scaledUnit(harm.worst->lostW, unit::kW))},
                        {"share", ofLoad(harm.worst->lostW, study.loadW)}}, {}});
    }
    for (const SystemLoss& loss : study.systems) {
        const ChainStage& stage = *findById(building.chain, loss.stage);
        const std::string name = displayName(stage);
        if (power::isOverload(loss.worstLoadFraction) && !power::isOverload(study.normalLoadFraction))
            out.push_back({Severity::Warning, "failure.system-overloads", subject(loss.stage),
                           {{"stage", name}, {"unit", names.of(loss.worstUnit)}, {"load", readable(loss.worstLoadFraction, unit::percent)}}, {}});
        if (loss.lostW > 0.0)
            out.push_back({Severity::Warning, "failure.system-loses", subject(loss.stage),
                           {{"stage", name}, {"lost", readable(loss.lostW, scaledUnit(loss.lostW, unit::kW))}}, {}});
        // What a unit of each system gives is left over by whole numbers; more than that is left by unequal groups.
        const Converter* c = findById(plan.converters, stage.converter);
        const double stranded = loss.byCount - loss.usable;
        if (c && c->rating.set() && loss.usable > 0.0 && stranded > static_cast<double>(loss.systems) * *c->rating.si)
            out.push_back({Severity::Note, "failure.unequal-groups", subject(loss.stage),
                           {{"stage", name}, {"stranded", readable(stranded, scaledUnit(stranded, unit::kW))}, {"unit", names.of(loss.worstUnit)},
                            {"usable", readable(loss.usable, unit::MW)}, {"count", readable(loss.byCount, unit::MW)}}, {}});
    }
    for (const auto& [stage, harm] : overloading) {
        const OverloadedUnit& most = harm.worst->overloads.front();
        out.push_back({Severity::Warning, "failure.overloads", subject(stage),
                       {{"component", names.of(harm.worst->components.front())}, {"count", std::to_string(harm.count)},
                        {"unit", names.of(most.id)}, {"load", readable(most.loadFraction, unit::percent)}}, {}});
    }
}

}  // namespace

void failureFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const FailureStudy& study : evaluation.failures)
        if (const Building* building = findById(plan.buildings, study.building))
            studyFindings(plan, *building, study, ComponentNames(*building, findById(evaluation.buildings, study.building)), out);
}

}  // namespace rw
