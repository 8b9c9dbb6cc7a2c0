// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"
#include "plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace rw::ui {

/// From which side a rack is seen.
enum class RackFace { Front, Rear };

/// One tray at its place, ready to be drawn.
struct ElevationTray {
    QString slot;  ///< id of the place
    QString tray;  ///< id of the tray in the design
    QString name;
    TrayKind kind = TrayKind::Other;
    int position = 1;  ///< lowest mounting unit, from 1
    int height = 1;    ///< mounting units
    int accelerators = 0;
    int modules = 0;            ///< supplies in a power shelf
    bool liquid = false;        ///< gives heat to the coolant
    bool onBusbar = false;      ///< plugged to the frame's busbar
    QList<int> cords;           ///< that feed it: 0 is A
    std::optional<double> power;  ///< W, design, at the busbar
    std::optional<double> rating;  ///< W, what a power shelf can deliver
    std::optional<double> liquidHeat;  ///< W, of this one tray
    std::optional<double> mass;   ///< kg
    std::optional<double> liquidShare;
    QString fault;  ///< why it cannot stand there; empty when it can

    int top() const { return position + height - 1; }
    bool operator==(const ElevationTray&) const = default;
};

/// A rack design as it looks from the front and from the back: what canvas and table show.
struct Elevation {
    int units = 0;
    QString unitName;  ///< "U" or "OU"
    QString frameName;
    QString busbar;    ///< "50 V · 5.1 kA"; empty without one
    bool liquid = false;
    std::vector<ElevationTray> trays;  ///< in the plan's order

    // What the building brings to its back; none of it where no building takes the design.
    int cords = 0;
    QString feed;      ///< "415 V, three-phase"
    QString supply;    ///< temperature of the coolant that comes
    QString returns;
    QString rearDoor;
    QString inRackCdu;

    bool operator==(const Elevation&) const = default;

    const ElevationTray* find(const QString& slot) const;
    /// Why a tray of this height cannot stand at a position; empty when it can. Trays in \p ignored
    /// are taken as gone (they are being moved).
    QString obstacle(int position, int height, const QStringList& ignored = {}) const;
    /// The lowest free position at or above \p from, else the lowest of all.
    std::optional<int> firstFree(int height, int from = 1) const;
    /// "U12" or "U12–13".
    QString place(int position, int height) const;
    QString place(const ElevationTray& tray) const { return place(tray.position, tray.height); }
    int unitsUsed() const;
};

/// \p result may be null: powers are then those the plan states.
Elevation elevationOf(const Plan& plan, const RackDesign& design, const RackResult<double>* result);
/// Adds what comes to its back in the building that takes it.
void addServices(Elevation& elevation, const Plan& plan, const RackDesign& design, const Evaluation& evaluation, UnitSystem units);

/// "OU" where the frame's mounting units are those of Open Rack, else "U".
QString mountingUnit(const Frame* frame);
/// "A" for the first cord.
QString cordName(int cord);
/// "A", "A and B"; empty without any.
QString cordWords(const QList<int>& cords);

/// Plural and translated: "compute tray".
QString kindName(TrayKind kind);

}  // namespace rw::ui
