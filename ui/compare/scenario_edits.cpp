// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario_edits.h"

#include "catalogue/display_name.h"
#include "document/copy_name.h"
#include "document/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::ScenarioEdits)
};

const Scenario* scenarioOf(const Plan& plan, const QString& id)
{
    return findById(plan.scenarios, id.toStdString());
}

bool isTaken(const Plan& plan, const QString& name)
{
    return std::any_of(plan.scenarios.begin(), plan.scenarios.end(), [&](const Scenario& s) { return toQString(s.name) == name; });
}

Edit insertion(const Scenario& scenario, std::size_t at)
{
    return Edit::insert("scenarios", at, readObject(typeOf<Scenario>(), &scenario));
}

}  // namespace

QString scenarioName(const Plan& plan, const std::string& id)
{
    if (id.empty()) return Tr::tr("Base");
    const Scenario* scenario = findById(plan.scenarios, id);
    return toQString(displayName(scenario, id));
}

ScenarioEdits addScenario(const Plan& plan)
{
    std::int64_t next = plan.nextId;
    Scenario scenario;
    scenario.id = freshId(plan, next, "scenario");
    int n = 1;
    while (isTaken(plan, Tr::tr("Scenario %1").arg(n))) ++n;
    scenario.name = Tr::tr("Scenario %1").arg(n).toStdString();
    return {{"edit.insert", {Edit::set("next_id", Tree(next)), insertion(scenario, plan.scenarios.size())}},
            toQString(scenario.id)};
}

ScenarioEdits duplicateScenario(const Plan& plan, const QString& from)
{
    const Scenario* original = scenarioOf(plan, from);
    if (!original) return {};
    std::int64_t next = plan.nextId;
    Scenario copy = *original;
    copy.id = freshId(plan, next, "scenario");
    copy.name = nameOfCopy(scenarioName(plan, original->id), [&plan](const QString& name) { return isTaken(plan, name); }).toStdString();
    for (Override& change : copy.overrides) change.id = freshId(plan, next, "override");
    const auto at = static_cast<std::size_t>(original - plan.scenarios.data()) + 1;
    return {{"edit.insert", {Edit::set("next_id", Tree(next)), insertion(copy, at)}}, toQString(copy.id)};
}

EditList removeScenario(const QString& scenario)
{
    return {"edit.remove", {Edit::remove(scenarioPath(scenario).toStdString())}};
}

EditList renameScenario(const QString& scenario, const QString& name)
{
    return {"edit.set", {Edit::set(scenarioPath(scenario).toStdString() + ".name", Tree(name.toStdString()))}};
}

Result<ScenarioEdits> addOverride(const Plan& plan, const QString& id, const QString& path, const QString& value)
{
    const Scenario* scenario = scenarioOf(plan, id);
    if (!scenario) return Error{.code = "path.unknown", .path = "scenarios", .found = id.toStdString()};
    const auto checked = parseAssignment(plan, path.toStdString(), value.toStdString());
    if (!checked) return checked.error();
    std::int64_t next = plan.nextId;
    const Override change{freshId(plan, next, "override"), path.toStdString(), value.toStdString()};
    return ScenarioEdits{{"edit.insert",
                          {Edit::set("next_id", Tree(next)),
                           Edit::insert(scenarioPath(id).toStdString() + ".overrides", scenario->overrides.size(),
                                        readObject(typeOf<Override>(), &change))}},
                         toQString(change.id)};
}

Result<EditList> setOverride(const Plan& plan, const QString& id, const QString& change, const QString& value)
{
    const Scenario* scenario = scenarioOf(plan, id);
    const Override* known = scenario ? findById(scenario->overrides, change.toStdString()) : nullptr;
    if (!known) return Error{.code = "path.unknown", .path = "scenarios", .found = change.toStdString()};
    const auto checked = parseAssignment(plan, known->path, value.toStdString());
    if (!checked) return checked.error();
    return EditList{"edit.set", {Edit::set(overridePath(id, change).toStdString() + ".value", Tree(value.toStdString()))}};
}

Result<EditList> writeOverride(const Plan& plan, const QString& id, const QString& path, const QString& value)
{
    if (const Scenario* scenario = scenarioOf(plan, id))
        for (const Override& change : scenario->overrides)
            if (toQString(change.path) == path) return setOverride(plan, id, toQString(change.id), value);
    auto made = addOverride(plan, id, path, value);
    if (!made) return made.error();
    return std::move(made).value().list;
}

EditList removeOverride(const QString& scenario, const QString& change)
{
    return {"edit.remove", {Edit::remove(overridePath(scenario, change).toStdString())}};
}

}  // namespace rw::ui
