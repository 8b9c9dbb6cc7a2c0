// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit_names.h"

#include "evaluate/cooling_ride.h"
#include "evaluate/failures.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace rw::ui {

/// A building as its figures stand: what failures are looked at in. Values, so that another thread may read them.
struct FailureSubject {
    Plan plan;  ///< under the scenario shown
    std::shared_ptr<const Evaluation> evaluation;
    std::string site;
    std::string building;
    quint64 revision = 0;  ///< of the plan
    QString scenario;

    /// Whether it is of the same plan: an evaluation comes first instant, then settled, and both are alike.
    [[nodiscard]] bool isLike(const FailureSubject& other) const
    {
        return revision == other.revision && scenario == other.scenario && site == other.site
               && building == other.building
               && (evaluation == other.evaluation
                   || (evaluation && other.evaluation && evaluation->settled != other.evaluation->settled));
    }
    [[nodiscard]] bool isSet() const { return evaluation && !building.empty(); }
};

/// The building unit by unit, or why there is no such thing.
struct FailureGraph {
    std::shared_ptr<const power::PowerGraph> graph;
    QString problem;
    UnitNames names;
};
FailureGraph failureGraphOf(const FailureSubject& subject);

/// What some components out make of a building.
struct FailureState {
    FailureGraph of;
    std::vector<std::int32_t> out;
    QStringList gone;        ///< asked for, but not in the building (any more)
    power::Solution normal;  ///< nothing out
    power::Solution now;
    OutageSeconds cooling;   ///< how long the racks' cooling holds; unset while nothing is out, or where nothing comes of it
    bool coolingKnown = false;  ///< the racks have coolant or air whose warming can be followed
};
FailureState failureStateOf(const FailureSubject& subject, const QStringList& ids);

/// What the settled evaluation knows of the building's failures; null where it is not settled.
const FailureStudy* studyOf(const FailureSubject& subject);

/// What its components are called.
UnitNames namesOf(const FailureSubject& subject);
/// Its id.
QString fullName(const power::PowerGraph& graph, std::int32_t component);
QString kindWord(power::ComponentKind kind);
/// By its name in results, as "rack-feed".
QString kindWord(const std::string& kind);
/// What a group of loads is called by those who read.
QString groupWords(const BuildingResult<double>* building, const std::string& group);
/// "412 s", "6.9 min"; "–" without a limit.
QString durationWords(double seconds);

/// The stage of the building's chain at which it hangs; -1 at the entrance.
std::int32_t stageAbove(const power::PowerGraph& graph, std::int32_t component);

}  // namespace rw::ui
