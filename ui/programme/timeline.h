// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"
#include "programme/ramp.h"

#include <QColor>
#include <QDate>
#include <QList>
#include <QString>

namespace rw::ui {

class Theme;

/// A platform's part of a phase.
struct TimelineShare {
    QString name;
    double share = 0.0;
    QColor color;
    bool operator==(const TimelineShare&) const = default;
};

struct TimelinePhase {
    QString id;
    QString name;
    QString target;  ///< "1 GW", "the rest"
    QDate start;
    QDate end;
    RampShape ramp = RampShape::Linear;
    QDate complete;       ///< expected, where that is after its end; invalid: not late, or never
    bool never = false;   ///< it is never complete with what there is
    QString held;         ///< why it is late: "complete 3/3/28, 62 days late: held by grid"
    QList<TimelineShare> mix;
    bool operator==(const TimelinePhase&) const = default;
};

struct TimelineFlag {
    QString id;
    QString name;
    MilestoneKind kind = MilestoneKind::Note;
    QString explanation;  ///< tooltip
    QDate day;            ///< its own, or when its power is reached; invalid: neither
    double power = 0.0;   ///< W on the programme's basis; 0 when it has none
    bool operator==(const TimelineFlag&) const = default;
};

/// What the timeline shows: phases in the plan's order, milestones by day.
struct Timeline {
    QList<TimelinePhase> phases;
    QList<TimelineFlag> flags;
    double from = 2026.0;  ///< decimal years
    double to = 2031.0;
    bool operator==(const Timeline&) const = default;
};

/// A phase whose dates are being dragged, with the dates to take instead.
struct MovedPhase {
    QString id;
    QDate start;
    QDate end;
};

/// The evaluated delivery, or while a phase is dragged the same stage of the engine with its dates.
DeliveryResult deliveryOf(const Plan& plan, const Evaluation& evaluation, const std::optional<MovedPhase>& moved = {});
/// How power comes on by the plan's dates: one ramp for each phase that has both.
std::vector<Ramp> plannedRamps(const Plan& plan, const DeliveryResult& delivery);
/// \p delivery null: not known yet.
Timeline timelineOf(const Plan& plan, const DeliveryResult* delivery, const Theme& theme);

/// "Even", "Step at the end", "S-curve".
QString rampWord(RampShape shape);
/// As written in plans: "linear".
std::string rampName(RampShape shape);
/// "Money", "Shares vest".
QString milestoneWord(MilestoneKind kind);
/// What holds a phase, inside a sentence: "supply", "lead times", "grid".
QString heldWord(HeldBy by);

/// The name a platform goes by on this page: its rack design's, else the cluster's.
QString platformName(const Plan& plan, const std::string& cluster);

double yearsOf(const QDate& date);
QDate dateAt(double years);
QDate toQDate(const Date& date);
Tree dateTree(const QDate& date);
/// "2026 Q3 to 2027 Q2", in the words of announcements.
QString periodText(const QDate& start, const QDate& end);

}  // namespace rw::ui
