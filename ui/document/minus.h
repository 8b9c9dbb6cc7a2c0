// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rw::ui {

/// Hyphens that stand for a minus made one as wide as a digit: "-3 K" and "(-3)", neither "ups-3" nor "5-3". For the
/// eye only: files keep the hyphen.
QString withMinus(QString text);
/// "−14.4", in the user's digits.
QString formatFixed(double value, int decimals);

}  // namespace rw::ui
