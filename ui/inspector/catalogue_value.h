// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "plan/plan.h"

#include <QString>

#include <optional>

namespace rw::ui {

/// The field of a catalogue entry that a field of the plan was copied from.
struct CatalogueValue {
    QString entry;  ///< name of the entry
    Tree value;     ///< with source and grade where it is a quantity
};

/// Follows the nearest object above \p path that knows its catalogue entry. Empty where the value
/// was made in the plan, or the entry holds no such field (any more).
std::optional<CatalogueValue> catalogueValue(const Plan& plan, const Catalogue& catalogue, const QString& path);
/// The values of two readings of one field are the same; provenance may differ.
bool sameValue(const Tree& a, const Tree& b);

}  // namespace rw::ui
