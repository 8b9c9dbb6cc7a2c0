// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"
#include "programme/site_choice.h"
#include "world_map.h"

#include <QList>
#include <QString>

#include <optional>

namespace rw::ui {

/// A number of a site: its own or, where it has none, that of its climate.
struct SiteNumber {
    std::optional<double> si;
    bool fromClimate = false;
    bool hourly = false;  ///< an own series rules in its place

    bool operator==(const SiteNumber&) const = default;
};

/// What one limit allows a site to hold.
struct SiteBound {
    QString name;
    QString path;                 ///< the plan's field that sets it
    std::optional<qint64> racks;  ///< unset, as is the next: this limit is not given
    std::optional<double> it;     ///< W
    double beyond = 0.0;          ///< W over what the site holds
    bool binding = false;

    bool operator==(const SiteBound&) const = default;
};

/// A site as table, map and bars show it: what the planner typed and what became of it.
struct SiteFacts {
    QString id;
    QString name;
    QString region;
    QString climate;
    Date energised;
    SiteNumber grid, water, price, carbon;
    SiteNumber latitude, longitude;
    SiteWish wish = SiteWish::Free;
    std::optional<qint64> inUse;  ///< how many of it; unset without figures
    std::optional<qint64> racks;  ///< in one full site
    bool shared = false;          ///< by kinds of rack: one full site is then the first of them as they fill it
    std::optional<double> it;     ///< W, what one holds
    std::optional<double> meter;  ///< W, of one full site
    QString limit;
    QString nextLimit;
    QList<SiteBound> bounds;      ///< the binding one first, then by distance; those not given last
    bool held = false;            ///< by something else than its grid contract
    QString choice;               ///< what the choice among all sites makes of it; empty: none was made
    QString choiceWhy;

    bool operator==(const SiteFacts&) const = default;
};

/// The choice among unequal sites; null where none was made.
[[nodiscard]] const SiteChoice* siteChoiceOf(const Evaluation* evaluation);
/// "3 buildings from Phase 2", "left out".
[[nodiscard]] QString choiceWords(const ChoiceRow& row, const SiteChoice& choice, const Plan& plan);
[[nodiscard]] QList<SiteFacts> siteFacts(const Plan& plan, const Evaluation* evaluation, const SiteChoice* choice = nullptr);

/// What the binding limit allows, W of IT: what distances are measured from.
[[nodiscard]] double heldPower(const SiteFacts& site);
/// "+45 MW, 6 %": how much more a limit allows than the site holds.
[[nodiscard]] QString distanceWords(const SiteBound& bound, double held);
/// Its next limit and how far it is: "cooling, +45 MW, 6 %"; empty where there is none.
[[nodiscard]] QString nextWords(const SiteFacts& site);
/// The same where room is short: "cooling +6 %".
[[nodiscard]] QString shortNextWords(const SiteFacts& site);
/// As the first word of a line or a cell.
[[nodiscard]] QString capitalised(const QString& words);
/// The sites that have a place, with their facts in the reader's units.
[[nodiscard]] QList<MapSite> mapSites(const QList<SiteFacts>& sites, UnitSystem units);
/// "812 MW of IT, 1 in use, limited by grid contract": what is told of a site in one line.
[[nodiscard]] QString siteLine(const SiteFacts& site);

}  // namespace rw::ui
