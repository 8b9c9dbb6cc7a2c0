// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace rw::ui {

/// "Helios (copy)", then "Helios (copy 2)": a copy of a copy is one more of the first.
QString nameOfCopy(const QString& name, const std::function<bool(const QString&)>& isTaken);

}  // namespace rw::ui
