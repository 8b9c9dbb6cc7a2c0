// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

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
    QList<TimelineShare> mix;
    bool operator==(const TimelinePhase&) const = default;
};

struct TimelineFlag {
    QString id;
    QString name;
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

/// One point of a ramp: decimal years and W on the programme's basis.
struct RampPoint {
    double years = 0.0;
    double watts = 0.0;
};

/// Cumulative power over time: every phase ramps evenly from its start to its end; one without an
/// end is a step. In layers by cluster, in the plan's order, each on top of the one before.
struct Ramp {
    struct Layer {
        std::string cluster;
        QString name;
        QList<double> watts;  ///< at each of the times, this layer with those below it
    };
    QList<double> years;
    QList<Layer> layers;

    [[nodiscard]] double total(qsizetype at) const { return layers.isEmpty() ? 0.0 : layers.last().watts.at(at); }
    [[nodiscard]] double final() const { return years.isEmpty() ? 0.0 : total(years.size() - 1); }
    /// The power that stands at a time, W.
    [[nodiscard]] double at(double when) const;
    /// When a power is first reached, in decimal years; unset if never.
    [[nodiscard]] std::optional<double> reached(double watts) const;
};

/// \p dates: phases whose dates are being dragged, with the dates to take instead.
struct MovedPhase {
    QString id;
    QDate start;
    QDate end;
};
Ramp rampOf(const Plan& plan, const Evaluation& evaluation, const std::optional<MovedPhase>& moved = {});
Timeline timelineOf(const Plan& plan, const Ramp& ramp, const Theme& theme);

/// The name a platform goes by on this page: its rack design's, else the cluster's.
QString platformName(const Plan& plan, const std::string& cluster);

double yearsOf(const QDate& date);
QDate dateAt(double years);
QDate toQDate(const Date& date);
Tree dateTree(const QDate& date);
/// "2026 Q3 to 2027 Q2", in the words of announcements.
QString periodText(const QDate& start, const QDate& end);

}  // namespace rw::ui
