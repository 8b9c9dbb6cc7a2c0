// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rw::ui {

class PlanDocument;

/// Why no building has figures, and where that is mended.
struct EmptyReason {
    QString text;
    QString path;  ///< of the plan; empty where nothing is to be entered
};
/// \p wouldBe: what would stand there, in a sentence.
EmptyReason buildingProblemOf(const PlanDocument& document, const QString& wouldBe);

}  // namespace rw::ui
