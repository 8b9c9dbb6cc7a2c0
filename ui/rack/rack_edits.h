// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "elevation.h"
#include "plan/edit.h"

#include <QString>
#include <QStringList>

namespace rw::ui {

/// Where a tray of the palette comes from.
struct TrayOffer {
    enum class Source { Design, Plan, Catalogue };

    Source source = Source::Design;
    QString id;
    QString name;
    QString vendor;
    TrayKind kind = TrayKind::Other;
    int height = 1;
    QString unitName = QStringLiteral("U");  ///< of the frame that it is offered for
    int accelerators = 0;
    int inDesign = 0;  ///< how many places of the design it takes
    std::optional<double> power;   ///< W, design
    std::optional<double> rating;  ///< W, what a power shelf can deliver

    bool operator==(const TrayOffer&) const = default;
};

/// What may be put into a design: its own trays first, then the plan's, then the catalogue's.
std::vector<TrayOffer> trayOffers(const Plan& plan, const RackDesign& design, const Catalogue& catalogue);
/// The same tray, found again after it travelled through a drag.
std::optional<TrayOffer> findOffer(const std::vector<TrayOffer>& offers, const QString& key);
/// "design:compute": the form in which an offer travels.
QString offerKey(const TrayOffer& offer);

inline QString designPath(const QString& design) { return QStringLiteral("rack_designs[%1]").arg(design); }
inline QString slotPath(const QString& design, const QString& slot)
{
    return QStringLiteral("rack_designs[%1].slots[%2]").arg(design, slot);
}
inline QString trayPath(const QString& design, const QString& tray)
{
    return QStringLiteral("rack_designs[%1].trays[%2]").arg(design, tray);
}

/// A list of edits and the id of what it makes, so that it can be selected.
struct MadeEdits {
    EditList list;
    QStringList made;
};

/// Puts a tray at a position; brings the tray kind, and what it refers to, into the plan first.
Result<MadeEdits> insertTray(const Plan& plan, const Catalogue& catalogue, const QString& design,
                             const TrayOffer& offer, int position);
/// One kind of tray in the place of another, wherever a design has it.
struct TrayReplacement {
    EditList list;
    QString made;            ///< id of the kind in the design
    int places = 0;          ///< that change
    QStringList withoutRoom; ///< that stay, because the new one is higher: "OU12"
};
/// \p remove: the old kind leaves the design, unless a place keeps it.
Result<TrayReplacement> replaceTray(const Plan& plan, const Catalogue& catalogue, const QString& design, const QString& tray,
                                    const TrayOffer& by, bool remove);
/// Moves places by whole mounting units.
EditList moveSlots(const Plan& plan, const QString& design, const QStringList& slotIds, int by);
EditList removeSlots(const QString& design, const QStringList& slotIds);
/// Copies of the places above the highest of them, each where it fits. An empty list: no room.
MadeEdits duplicateSlots(const Plan& plan, const QString& design, const Elevation& elevation,
                         const QStringList& slotIds);

/// No edits where the entry was copied before: then that copy is meant.
Result<MadeEdits> copyDesignFromCatalogue(const Plan& plan, const Catalogue& catalogue, const QString& entry);
/// A frame without trays: the plan's first frame, else the catalogue's.
Result<MadeEdits> emptyDesign(const Plan& plan, const Catalogue& catalogue);
/// A copy that can be changed while the maker's stays: "Helios (copy)".
MadeEdits duplicateDesign(const Plan& plan, const QString& design);
EditList removeDesign(const QString& design);
/// Where a design is used, in words; empty when it can be removed.
QStringList designUses(const Plan& plan, const QString& design);

}  // namespace rw::ui
