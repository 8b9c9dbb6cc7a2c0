// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"

#include <QString>

namespace rw::ui {

inline QString sitePath(const QString& site) { return QStringLiteral("sites[%1]").arg(site); }

/// Edits and the id of the site they make.
struct SiteEdits {
    EditList list;
    QString made;
};

/// A place where a site may be: a climate of the plan or of the catalogue.
struct SitePlace {
    QString climate;
    QString name;
    QString country;
    bool inPlan = false;

    bool operator==(const SitePlace&) const = default;
};
/// All there are, by country and name; what the plan has its own copy of is named once.
QList<SitePlace> sitePlaces(const Plan& plan, const Catalogue& catalogue);

/// A site at a place. It is built like the plan's first site, without what belongs to that one's place; a plan that has no
/// building gets the standard one with it.
Result<SiteEdits> addSite(const Plan& plan, const Catalogue& catalogue, const SitePlace& place);
/// A copy right behind it: "Abilene (copy)".
SiteEdits duplicateSite(const Plan& plan, const QString& site);
EditList removeSite(const QString& site);
/// Up (-1) or down (+1) in the plan's order, in which sites are filled; empty at the ends.
EditList reorderSite(const Plan& plan, const QString& site, int by);

}  // namespace rw::ui
