// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_model.h"

#include "one_line.h"

#include <QFont>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

const QString kNothing = QStringLiteral("–");

/// The figure of a stage that a column shows, as it ends in the path; null where it shows none.
const char* figureOf(int column)
{
    switch (column) {
    case StageModel::Units: return "units";
    case StageModel::In: return "in_W";
    case StageModel::Out: return "out_W";
    case StageModel::Loss: return "loss_W";
    case StageModel::Load: return "load_fraction";
    case StageModel::Drop: return "voltage_drop";
    case StageModel::PowerFactor: return "power_factor";
    case StageModel::Current: return "current_A";
    default: return nullptr;
    }
}

QString number(double si, const Unit& unit, int digits = 4)
{
    return formatIn(si, unit, digits).number;
}

}  // namespace

StageModel::Row StageModel::stageRow(const ChainStage& stage, const StageResult<double>* result,
                                     const QString& path, const QString& stem)
{
    Row row;
    row.path = path;
    row.cells = QStringList(ColumnCount, kNothing);
    row.figures = QStringList(ColumnCount, QString());
    row.cells[Name] = toQString(stage.name.empty() ? stage.id : stage.name);
    row.cells[Redundancy] = redundancyWords(stage);
    if (!result)
        return row;
    const std::int64_t units = std::max<std::int64_t>(1, std::llround(result->units.value()));
    row.cells[Units] = formatCount(units);
    row.cells[In] = number(result->in.value(), unit::MW);
    row.cells[Out] = number(result->out.value(), unit::MW);
    row.cells[Loss] = number(result->loss.value(), unit::kW);
    const double load = result->loadFraction.value();
    row.cells[Load] = number(load, unit::percent, 3);
    row.cells[Drop] = number(result->dropTotal.value(), unit::percent, 3);
    if (result->powerFactor.value() > 0.0)
        row.cells[PowerFactor] = number(result->powerFactor.value(), unit::one, 3);
    if (result->current.value() > 0.0)
        row.cells[Current] = number(result->current.value(), unit::A);
    row.overloaded = load > 1.0;
    const auto limit = redundancyLimit(stage, units);
    row.redundancyLost = limit && load > *limit;
    for (int column = 0; column < ColumnCount; ++column)
        if (const char* key = figureOf(column); key && row.cells[column] != kNothing)
            row.figures[column] = stem + QLatin1Char('.') + QLatin1String(key);
    return row;
}

void StageModel::show(const Evaluation& evaluation, const Site& site, const Building& building)
{
    QList<Row> rows;
    const auto add = [&](const std::vector<ChainStage>& chain,
                         const std::vector<StageResult<double>>& results, const QString& path,
                         const QString& figures) {
        for (const ChainStage& stage : chain)
            rows << stageRow(stage, findById(results, stage.id), stagePath(path, stage.id),
                             stagePath(figures, stage.id));
    };
    if (const SiteResult<double>* result = findById(evaluation.sites, site.id))
        add(site.chain, result->chain, siteChainPath(site.id),
            QStringLiteral("programme.sites_by_name[%1].chain").arg(toQString(site.id)));
    if (const BuildingResult<double>* result = findById(evaluation.buildings, building.id)) {
        const QString path = buildingChainPath(building.id);
        add(building.chain, result->chain, path, path);
        Row total;
        total.total = true;
        total.cells = QStringList(ColumnCount, QString());
        total.figures = QStringList(ColumnCount, QString());
        const QString stem = QStringLiteral("buildings[%1].").arg(toQString(building.id));
        total.cells[Name] = tr("Building in all");
        total.cells[In] = number(result->facilityPower.value(), unit::MW);
        total.figures[In] = stem + QStringLiteral("facility_power_W");
        total.cells[Out] =
            number((result->itPower + result->coolingPower + result->housePower).value(), unit::MW);
        total.cells[Loss] = number(result->chainLoss.value(), unit::kW);
        total.figures[Loss] = stem + QStringLiteral("chain_loss_W");
        rows << total;
    }
    setRows(std::move(rows));
}

void StageModel::clear() { setRows({}); }

void StageModel::setRows(QList<Row> rows)
{
    if (rows == m_rows)
        return;
    const bool same = rows.size() == m_rows.size()
                      && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                    [](const Row& a, const Row& b) { return a.path == b.path; });
    if (same) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString StageModel::pathAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).path : QString();
}

int StageModel::rowOf(const QString& path) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (!path.isEmpty() && m_rows.at(row).path == path)
            return row;
    return -1;
}

int StageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows.at(index.row());
    const bool bad = index.column() == Load && (row.overloaded || row.redundancyLost);
    switch (role) {
    case Qt::DisplayRole:
        if (bad && row.overloaded)
            return tr("overload %1").arg(row.cells.at(Load));
        if (bad)
            return tr("no redundancy %1").arg(row.cells.at(Load));
        return row.cells.at(index.column());
    case Qt::ToolTipRole:
        return row.figures.at(index.column()).isEmpty()
                   ? QVariant()
                   : tr("Enter or double click: how it comes about");
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() >= Units ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case Qt::FontRole:
        if (row.total || bad) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case FigureRole: return row.figures.at(index.column());
    case PathRole: return row.path;
    default: return {};
    }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section >= Units ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Stage");
    case Redundancy: return tr("Redundancy");
    case Units: return tr("Units");
    case In: return tr("In (MW)");
    case Out: return tr("Out (MW)");
    case Loss: return tr("Loss (kW)");
    case Load: return tr("Load (%)");
    case Drop: return tr("Drop (%)");
    case PowerFactor: return tr("PF");
    case Current: return tr("One unit (A)");
    default: return {};
    }
}

}  // namespace rw::ui
