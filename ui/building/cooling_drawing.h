// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling_symbols.h"
#include "document/format.h"
#include "failure_table.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace rw::ui {

/// A figure of a component: its words, and where it comes from.
struct CoolingFact {
    QString label;
    QString text;
    QString figure;  ///< path of its derivation; empty where it has none
};

/// A machine of a building's plant with all its units, a loop, or what stands at their ends.
struct CoolingNode {
    QString key;     ///< "cdu", "loop:fws", "sky"
    CoolingSymbol symbol = CoolingSymbol::Room;
    QString name;
    QStringList lines;
    QString flag;      ///< what is short of it, in a word or two; empty: nothing
    QString flagMore;  ///< in a sentence
    QString plan;      ///< path of what it is
    QString explain;   ///< figure that its derivation is asked of
    std::vector<CoolingFact> facts;
    // For the table, SI; unset: not told.
    std::optional<double> units;
    std::optional<double> supply;
    std::optional<double> returns;
    std::optional<double> flow;
    std::optional<double> head;
    std::optional<double> heat;
    std::optional<double> power;

    // Where it stands.
    int chain = 0;  ///< 0: the racks' coolant, 1: air; -1: across both
    int row = 0;    ///< from the sky down; loops stand between rows
    int slot = 0;   ///< machines side by side
    QRectF box;
    QRectF square;  ///< of its sign; of a loop: of its pump
    QRectF words;

    [[nodiscard]] bool isLoop() const { return key.startsWith(QLatin1String("loop:")); }
};

/// A pipe or duct. Never told apart by colour alone: supplies are solid, returns dashed, air is a double line.
struct CoolingPipe {
    bool returns = false;
    bool air = false;
    std::vector<QPointF> points;  ///< in the direction of the flow
};

struct CoolingDrawing {
    double unit = 1.0;  ///< of lengths: small text stands in lines of 15
    bool extreme = false;
    std::vector<CoolingNode> nodes;
    std::vector<CoolingPipe> pipes;
    std::vector<std::pair<QPointF, QPointF>> heat;  ///< arrows of what rises to the sky
    QRectF bounds;
    QPointF legend;

    [[nodiscard]] const CoolingNode* find(const QString& key) const;
    /// The node of a plan path, also of a field below.
    [[nodiscard]] const CoolingNode* at(const QString& planPath) const;
};

/// Of a building with figures, at its design hour or in the extreme air of twenty years. Empty where the evaluation does not
/// tell that. \p lineHeight: of small text.
CoolingDrawing coolingDrawingOf(const Plan& plan, const Evaluation& evaluation, const QString& building, bool extreme,
                                UnitSystem units, double lineHeight);
/// Places nodes and pipes. \p low: for a page without height, with no more than two lines below a name; the table and
/// tooltips have them all.
void arrangeCooling(CoolingDrawing& drawing, double lineHeight, bool low = false);
/// The nodes as rows: the drawing's twin.
FailureTable coolingTable(const CoolingDrawing& drawing, UnitSystem units);

}  // namespace rw::ui
