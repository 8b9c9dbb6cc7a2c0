// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "evaluate/place_year.h"
#include "plan/edit.h"

#include <QList>
#include <QString>

#include <optional>

namespace rw::ui {

/// A place that has a year of weather: a site of the plan, a year that the plan holds, a built-in climate.
struct ClimatePlace {
    enum class Kind { Site, Own, BuiltIn };

    Kind kind = Kind::BuiltIn;
    QString id;       ///< of the site, the year or the climate
    QString name;
    QString country;
    QString weather;  ///< what its hours are known by; places that share them share this
    QString from;     ///< where the hours are from
    QString source;   ///< in full
    rw::Grade grade = rw::Grade::Assumed;
    std::optional<double> elevation;

    bool operator==(const ClimatePlace&) const = default;

    /// Unique among all: "site:abilene".
    [[nodiscard]] QString key() const;
};

/// The plan's sites, its own years, then all built-in climates by name.
[[nodiscard]] QList<ClimatePlace> climatePlaces(const Plan& plan, const Catalogue& catalogue);

/// Where a site would stand there; of a site of the plan its own place.
[[nodiscard]] YearPlace yearPlaceOf(const Plan& plan, const ClimatePlace& place);

/// The edits that have a site use a place's climate and hours; empty where it does. Errors as useCatalogueEntry().
[[nodiscard]] Result<EditList> weatherEdits(const Plan& plan, const Catalogue& catalogue, const QString& site, const ClimatePlace& place);

}  // namespace rw::ui
