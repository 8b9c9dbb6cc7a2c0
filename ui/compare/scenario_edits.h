// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"

#include <QString>

namespace rw::ui {

inline QString scenarioPath(const QString& scenario) { return QStringLiteral("scenarios[%1]").arg(scenario); }
inline QString overridePath(const QString& scenario, const QString& change)
{
    return QStringLiteral("scenarios[%1].overrides[%2]").arg(scenario, change);
}
/// The name of a scenario, its id where it has none; of the plan itself where \p id is empty.
QString scenarioName(const Plan& plan, const std::string& id);

/// Edits and the id of what they make.
struct ScenarioEdits {
    EditList list;
    QString made;
};

ScenarioEdits addScenario(const Plan& plan);
/// With the same overrides, behind the one it is made from.
ScenarioEdits duplicateScenario(const Plan& plan, const QString& scenario);
EditList removeScenario(const QString& scenario);
EditList renameScenario(const QString& scenario, const QString& name);
/// The value as it is typed, "245 kW"; refused where the plan's field would refuse it.
Result<ScenarioEdits> addOverride(const Plan& plan, const QString& scenario, const QString& path, const QString& value);
Result<EditList> setOverride(const Plan& plan, const QString& scenario, const QString& change, const QString& value);
/// The scenario's override of this path, set or made.
Result<EditList> writeOverride(const Plan& plan, const QString& scenario, const QString& path, const QString& value);
EditList removeOverride(const QString& scenario, const QString& change);

}  // namespace rw::ui
