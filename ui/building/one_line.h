// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/format.h"
#include "evaluate/evaluation.h"

#include <QLineF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace rw::ui {

enum class PowerSymbol {
    Utility,
    Generator,
    Transformer,
    Ups,
    Switchgear,
    Busway,
    Pdu,
    Rectifier,
    DcDc,
    TransferSwitch,
    Cable,
    Shelf,
    Battery,
    Nothing,
    Load
};
PowerSymbol symbolOf(ConverterKind kind);

/// One thing of the drawing: a stage of a chain with all of its units, what feeds it, or a load.
struct OneLineNode {
    QString key;      ///< tells nodes apart; of a stage: its path in the plan
    QString plan;     ///< what the inspector shows
    QString stem;     ///< of its figures: "buildings[b].chain[ups]"; empty where there are none
    QString explain;  ///< the figure whose derivation it opens; empty: none
    PowerSymbol symbol = PowerSymbol::Nothing;
    bool isStage = false;
    QString name;
    QString detail;               ///< units, rating, redundancy, voltage
    QString figures;              ///< out, loss, power factor
    std::optional<double> load;   ///< of the rating of the units that share it
    std::optional<double> limit;  ///< up to which the redundancy holds
    int parent = -1;
    RedundancyScheme scheme;
    std::int64_t units = 1;
    bool mechanical = false;  ///< carries no IT

    // What a failure that is looked at makes of it.
    QString outage;                 ///< "1 of 82 out"; empty where nothing is
    bool isHit = false;             ///< something of it is out, or lost
    std::vector<std::int64_t> outColumns;   ///< units out in each
    std::vector<bool> wholeColumns;         ///< of which all units are out
    std::vector<bool> overColumns;  ///< with overloaded units
    bool redundancySpent = false;   ///< units that the limit counts on are gone; it says what is left
    bool inputDead = false;         ///< nothing comes from what feeds it
    std::vector<bool> deadColumns;  ///< without power; empty: all have it
    std::vector<bool> deadOutputs;  ///< of the columns; standby sets may feed what is behind dead units

    // Where it stands, in pixels of the drawing at its natural size.
    int lane = 0;
    int row = 0;
    double axis = 0.0;  ///< middle of its columns
    QRectF symbols;     ///< of all columns
    QRectF words;
    QRectF box;  ///< all of it

    [[nodiscard]] bool isOverloaded() const { return load && *load > 1.0; }
    [[nodiscard]] bool isRedundancyLost() const { return load && limit && *load > *limit; }
    [[nodiscard]] bool isDead(int column) const
    {
        const auto k = static_cast<std::size_t>(column);
        return k < deadColumns.size() && deadColumns[k];
    }
    [[nodiscard]] bool isOutputDead(int column) const
    {
        const auto k = static_cast<std::size_t>(column);
        return k < deadOutputs.size() && deadOutputs[k];
    }
    [[nodiscard]] bool isHitAt(int column) const
    {
        const auto k = static_cast<std::size_t>(column);
        return k < outColumns.size() && outColumns[k] > 0;
    }
    /// All units of the column are out, not some.
    [[nodiscard]] bool isOutWhole(int column) const
    {
        const auto k = static_cast<std::size_t>(column);
        return k < wholeColumns.size() && wholeColumns[k];
    }
    /// "−2": how many of the column's units are out; empty where none is, or all are.
    [[nodiscard]] QString outOfColumn(int column) const;
    /// Whether the column is marked as overloaded, or as having lost its redundancy.
    [[nodiscard]] bool isAlarmedAt(int column) const
    {
        const auto k = static_cast<std::size_t>(column);
        return k < overColumns.size() ? overColumns[k] : isOverloaded() || isRedundancyLost();
    }
    /// Columns drawn: one a system, the last standing for all further ones.
    [[nodiscard]] int columns() const;
    [[nodiscard]] double columnX(int column) const;
    [[nodiscard]] double reserveX() const;
    [[nodiscard]] QString columnName(int column) const;
    /// How many units stand in one column: "×23", with spares "22+1"; empty for one.
    [[nodiscard]] QString unitsOfColumn(int column) const;
};

struct OneLineWire {
    QLineF line;
    int system = -1;  ///< colour of the side; -1: common
    bool dashed = false;
    bool dead = false;
};

/// What stands between a site's meter and the racks of one of its buildings, drawn from the plan and the figures.
struct OneLine {
    std::vector<OneLineNode> nodes;  ///< source first, each after what feeds it
    std::vector<OneLineWire> wires;
    std::vector<QPointF> joints;
    QString boundary;  ///< what lies below the line between site and building
    double boundaryY = 0.0;
    QRectF bounds;
    double unit = 1.0;  ///< pixels of what is one at the usual size of text
    bool low = false;   ///< words in two lines in place of three, for pages without height

    [[nodiscard]] const OneLineNode* find(const QString& key) const;
    /// The node that a path of the plan names, or lies in; null where there is none.
    [[nodiscard]] const OneLineNode* at(const QString& planPath) const;
};

/// Where a chain stands in the drawing.
QString stagePath(const QString& chain, const std::string& stage);
inline QString siteChainPath(const std::string& site)
{
    return QStringLiteral("sites[%1].chain").arg(toQString(site));
}
inline QString buildingChainPath(const std::string& building)
{
    return QStringLiteral("buildings[%1].chain").arg(toQString(building));
}

/// Whether its rating is one of apparent power, so that it is told in kVA.
const Unit& ratingUnit(const Converter& converter);

/// \p lineHeight: of small text, in pixels, by which all of the drawing scales.
OneLine oneLineOf(const Plan& plan, const Evaluation& evaluation, const Site& site,
                  const Building& building, UnitSystem units, double lineHeight);
/// Places nodes and draws the wires between them.
void arrange(OneLine& drawing, double lineHeight, bool low = false);

}  // namespace rw::ui
