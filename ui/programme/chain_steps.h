// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/plan_document.h"

#include <QList>
#include <QString>

#include <array>

namespace rw::ui {

/// One step from target to sites.
struct ChainStep {
    QString title;      ///< "Halls"
    QString figure;     ///< "243"
    QString division;   ///< "110 racks a hall, limited by its power"
    QString remainder;  ///< what the rounding to whole ones leaves unused; empty where nothing is
    QString figurePath;
    bool joined = true;  ///< stands on the line that joins the steps

    bool operator==(const ChainStep&) const = default;
};

/// The steps, from what the engine found.
std::array<ChainStep, 5> chainOf(const Plan& plan, const Evaluation* evaluation);
/// What it costs: to build with its range, for one GW beside what others published, and a year. Empty without prices.
QList<ChainStep> moneyOf(const Evaluation* evaluation);
/// The limit in words: "its power", "the grid contract".
QString limitWords(Limit limit);

}  // namespace rw::ui
