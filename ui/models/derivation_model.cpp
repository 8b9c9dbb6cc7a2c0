// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/derivation_model.h"

#include <set>

namespace rw::ui {

struct DerivationModel::Item {
    std::size_t node = 0;
    Item* parent = nullptr;
    int row = 0;
    bool repeated = false;
    std::vector<std::unique_ptr<Item>> children;
};

DerivationModel::DerivationModel(QObject* parent) : QAbstractItemModel(parent) {}
DerivationModel::~DerivationModel() = default;

void DerivationModel::setDerivation(Derivation derivation)
{
    beginResetModel();
    m_derivation = std::move(derivation);
    m_root.reset();
    if (!m_derivation.nodes.empty()) {
        m_root = std::make_unique<Item>();
        std::set<std::size_t> seen{0};
        std::vector<Item*> open{m_root.get()};
        // Depth first, so that the first place met in reading order is the one that unfolds.
        while (!open.empty()) {
            Item* item = open.back();
            open.pop_back();
            if (item->node != 0) item->repeated = !seen.insert(item->node).second;
            const auto& inputs = m_derivation.nodes[item->node].inputs;
            if (item->repeated && !inputs.empty()) continue;
            item->repeated = item->repeated && !inputs.empty();
            for (const std::size_t input : inputs) {
                auto child = std::make_unique<Item>();
                child->node = input;
                child->parent = item;
                child->row = static_cast<int>(item->children.size());
                item->children.push_back(std::move(child));
            }
            for (auto child = item->children.rbegin(); child != item->children.rend(); ++child)
                open.push_back(child->get());
        }
    }
    endResetModel();
}

void DerivationModel::setUnitSystem(UnitSystem system)
{
    beginResetModel();
    m_units = system;
    endResetModel();
}

int DerivationModel::assumedCount() const
{
    std::set<std::string> paths;
    for (const auto& n : m_derivation.nodes)
        if (n.grade && (*n.grade == rw::Grade::Assumed || *n.grade == rw::Grade::Unknown)) paths.insert(n.path + n.label);
    return static_cast<int>(paths.size());
}

const Derivation::Node& DerivationModel::node(const QModelIndex& index) const
{
    return m_derivation.nodes[static_cast<const Item*>(index.internalPointer())->node];
}

QModelIndex DerivationModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, column, m_root.get());
    const auto* above = static_cast<const Item*>(parent.internalPointer());
    return createIndex(row, column, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex DerivationModel::parent(const QModelIndex& child) const
{
    if (!child.isValid()) return {};
    Item* above = static_cast<const Item*>(child.internalPointer())->parent;
    return above ? createIndex(above->row, 0, above) : QModelIndex();
}

int DerivationModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) return 0;
    if (!parent.isValid()) return m_root ? 1 : 0;
    return static_cast<int>(static_cast<const Item*>(parent.internalPointer())->children.size());
}

int DerivationModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant DerivationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Derivation::Node& n = node(index);
    const bool repeated = static_cast<const Item*>(index.internalPointer())->repeated;
    switch (role) {
    case PathRole: return QString::fromStdString(n.path);
    case FigureRole: return QString::fromStdString(n.figure);
    case RepeatedRole: return repeated;
    case GradeRole: return n.grade && index.column() == SourceColumn ? QVariant(static_cast<int>(*n.grade)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(index.column() == ValueColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                      : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (index.column() == WhatColumn && !n.path.empty()) return QString::fromStdString(n.path);
        if (index.column() == FormulaColumn && !n.formula.empty()) return QString::fromStdString(n.formula);
        if (index.column() == SourceColumn && !n.source.empty()) return QString::fromStdString(n.source);
        if (index.column() == ValueColumn)
            return QString::fromStdString(shortestNumber(n.unit->fromSi(n.si)) + " " + n.unit->symbol);
        break;
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case WhatColumn: {
        const QString symbol = QString::fromStdString(n.symbol);
        const QString label = QString::fromStdString(n.label);
        if (symbol.isEmpty() || symbol == label) return label.isEmpty() ? symbol : label;
        return label.isEmpty() ? symbol : QStringLiteral("%1   %2").arg(label, symbol);
    }
    case ValueColumn: return formatValue(n.si, *n.unit, m_units);
    case FormulaColumn:
        if (repeated) return tr("as above");
        if (n.formula.empty()) return QString();
        return QStringLiteral("= ") + QString::fromStdString(n.formula);
    case SourceColumn:
        if (n.isDatum() && n.source.empty()) return QString::fromStdString(gradeWord(*n.grade));
        return QString::fromStdString(n.isDatum() ? n.source : n.method);
    default: return {};
    }
}

QVariant DerivationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == ValueColumn ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case WhatColumn: return tr("Quantity");
    case ValueColumn: return tr("Value");
    case FormulaColumn: return tr("Formula");
    case SourceColumn: return tr("Source");
    default: return {};
    }
}

}  // namespace rw::ui
