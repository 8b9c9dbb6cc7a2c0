// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rw::ui {

/// As figures are read everywhere: so many digits, whole numbers in full, in groups of three.
[[nodiscard]] QString plotNumber(double value, int significantDigits = 4);
/// "2028 Q1", for axes in decimal years.
[[nodiscard]] QString quarterText(double years);
/// "January"; empty outside of 1 to 12.
[[nodiscard]] QString monthText(int month);
[[nodiscard]] QString shortMonth(int month);
/// Hour of a year, from 0, as a day: "14 July".
[[nodiscard]] QString dayText(int hourOfYear);
/// "14 July, 15:00–16:00".
[[nodiscard]] QString hourText(int hourOfYear);

}  // namespace rw::ui
