// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"
#include "evaluate/figures.h"

#include <QString>

namespace rw::ui {

/// What people read. Files and the core know SI only; this is the last step before the eye.
enum class UnitSystem { Si, Ip };

/// A value and its unit apart, for tiles and for columns whose header holds the unit.
struct FormattedValue {
    QString number;  ///< "–" where unset
    QString unit;    ///< empty for counts and ratios

    QString text() const;  ///< joined by a no-break space
};

/// \p si in the unit of its family that gives 1 to 999 (W kW MW GW), four significant digits,
/// grouped by thin spaces; counts in full.
FormattedValue formatParts(double si, const Unit& unit, UnitSystem system = UnitSystem::Si,
                           int significantDigits = 4);
/// The same in exactly this unit, for columns that share one.
FormattedValue formatIn(double si, const Unit& unit, int significantDigits = 4);
QString formatValue(double si, const Unit& unit, UnitSystem system = UnitSystem::Si);

FormattedValue formatFigureParts(const Figure& figure, UnitSystem system = UnitSystem::Si);
/// PUE and its kin, which are told by as many decimals wherever they are, so that they can be compared.
bool isEffectiveness(const FigureAbout& about);
QString formatEffectiveness(double ratio);
QString formatFigure(const Figure& figure, UnitSystem system = UnitSystem::Si);

QString formatCount(qint64 count);
QString formatPercent(double fraction, int decimals = 0);  ///< "62 %"
QString formatDate(const Date& date);                       ///< short, in the user's order; "–" where unset

/// "1 error", "5 errors": \p one and \p many hold %1. English needs two; a translation with more
/// forms gives them through both sentences.
QString counted(qint64 n, const QString& one, const QString& many);

/// The unit a reader of that system wants for this one: L/min becomes gpm, °C becomes °F.
const Unit& unitFor(const Unit& unit, UnitSystem system);

/// The arguments of a sentence with each value in the reader's units; "parts" are a sentence of their own. Names of the
/// plan stay as they are, whatever numbers stand in them.
TextArgs argsIn(const TextArgs& args, UnitSystem system);

/// The user's digits turned into what parseQuantity() reads: grouping gone, decimal comma to point.
QString plainNumberText(const QString& typed);

/// A sentence of the core's table in the user's language.
QString coreText(std::string_view key, const TextArgs& args = {});
inline QString toQString(std::string_view s) { return QString::fromUtf8(s.data(), qsizetype(s.size())); }

}  // namespace rw::ui
