// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage_model.h"

#include "catalogue/display_name.h"
#include "one_line.h"
#include "power/hall_runs.h"
#include "power/redundancy.h"
#include "quantity/customary_units.h"

#include <QFont>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

const QString kNothing = QStringLiteral("–");

bool isWords(int column)
{
    return column == StageModel::Name || column == StageModel::Redundancy || column >= StageModel::Breaker;
}

/// How a column tells a quantity, and which figure of a stage it shows, as that ends in the path.
struct Telling {
    const char* figure = nullptr;  ///< null: none
    const Unit* unit = nullptr;
    int digits = 4;
};
Telling tellingOf(int column)
{
    switch (column) {
    case StageModel::Units: return {"units", &unit::one, 0};
    case StageModel::Load: return {"load_fraction", &unit::percent, 3};
    case StageModel::Headroom: return {nullptr, &unit::kW, 4};
    case StageModel::In: return {"in_W", &unit::MW, 4};
    case StageModel::Out: return {"out_W", &unit::MW, 4};
    case StageModel::Loss: return {"loss_W", &unit::kW, 4};
    case StageModel::Voltage: return {"voltage_V", &unit::V, 4};
    case StageModel::Current: return {"current_A", &unit::A, 4};
    case StageModel::PowerFactor: return {"power_factor", &unit::one, 3};
    case StageModel::Drop: return {"voltage_drop", &unit::percent, 3};
    case StageModel::Fault: return {"fault_A", &unit::kA, 3};
    default: return {};
    }
}

/// What stands in the way of a proposal, in the reader's units.
QString problemWords(const Error& problem, UnitSystem system)
{
    Error bare = problem;
    bare.path.clear();  // the argument of a formula
    const std::string words = bare.message();
    return QString::fromStdString(system == UnitSystem::Ip ? customarySentence(words) : words);
}

}  // namespace

StageModel::Row StageModel::stageRow(const ChainStage& stage, const Converter* converter,
                                     const StageResult<double>* result, const StageSizing* sizing,
                                     const QString& path, const QString& stem, UnitSystem system)
{
    Row row;
    row.path = path;
    for (Cell& cell : row.cells)
        cell.words = kNothing;
    row.cells[Name].words = toQString(displayName(stage));
    row.cells[Redundancy].words = toQString(redundancyWords(stage));
    if (!result)
        return row;
    const auto set = [&](Column column, double si) -> Cell& {
        const Telling telling = tellingOf(column);
        Cell& cell = row.cells[column];
        cell.number = telling.unit->fromSi(si);
        cell.words = telling.digits == 0 ? formatCount(std::llround(si))
                                         : formatIn(si, *telling.unit, telling.digits).number;
        if (telling.figure)
            cell.figure = stem + QLatin1Char('.') + QLatin1String(telling.figure);
        return cell;
    };
    const std::int64_t units = std::max<std::int64_t>(1, std::llround(result->units.value()));
    set(Units, static_cast<double>(units));
    set(In, result->in.value());
    set(Out, result->out.value());
    set(Loss, result->loss.value());
    set(Drop, result->dropTotal.value());
    if (const auto room = headroom(stage, *result)) {
        const double load = result->loadFraction.value();
        const auto limit = redundancyLimit(stage, units);
        Cell& cell = set(Load, load);
        Cell& rest = set(Headroom, room->value());
        rest.more = limit ? tr("Its redundancy holds up to a load of %1").arg(formatPercent(*limit, 1))
                          : tr("No unit is spare: up to the rating");
        cell.more = rest.more;
        cell.alarm = load > 1.0 || (limit && load > *limit);
        rest.alarm = cell.alarm;
        if (cell.alarm)
            cell.words = (load > 1.0 ? tr("overload %1") : tr("no redundancy %1")).arg(cell.words);
    }
    if (result->voltage.value() > 0.0)
        set(Voltage, result->voltage.value());
    if (result->current.value() > 0.0)
        set(Current, result->current.value());
    if (result->direct)
        row.cells[PowerFactor].words = tr("DC");
    else if (result->powerFactor.value() > 0.0)
        set(PowerFactor, result->powerFactor.value());
    if (result->fault.value() > 0.0) {
        Cell& cell = set(Fault, result->fault.value());
        if (converter && converter->withstand.set()) {
            const QString stands = formatIn(*converter->withstand.si, unit::kA, 3).number;
            cell.alarm = result->fault.value() > *converter->withstand.si * (1.0 + 1e-9);
            cell.more = tr("It stands %1 kA").arg(stands);
            cell.words = (cell.alarm ? tr("%1, stands %2") : tr("%1 of %2")).arg(cell.words, stands);
        }
    }
    if (!sizing)
        return row;
    const QString need = sizing->current ? tr("For %1 into one unit once redundancy is used up")
                                               .arg(formatIn(sizing->current->value(), unit::A).text())
                                         : QString();
    const auto propose = [&](Column column, const QString& words, const std::optional<Error>& problem) {
        Cell& cell = row.cells[column];
        if (!words.isEmpty())
            cell.words = words;
        else if (problem)
            cell.words = coreText("report.chain.beyond-series");
        cell.more = problem && words.isEmpty() ? problemWords(*problem, system)
                    : !words.isEmpty()         ? need
                                               : QString();
    };
    QString breaker;
    if (sizing->breaker) {
        breaker = QStringLiteral("%1\u00a0A").arg(formatCount(std::llround(sizing->breaker->rating.value())));
        if (const double cut = sizing->breaker->interrupting.value(); cut > 0.0)
            breaker = tr("%1, %2").arg(breaker, formatIn(cut, unit::kA, 3).text());
    }
    propose(Breaker, breaker, sizing->breakerProblem);
    QString conductor;
    if (sizing->conductor)
        conductor = tr("%1 × %2").arg(formatCount(sizing->conductor->runs),
                                      QString::fromUtf8(sizing->conductor->size.name));
    propose(Conductor, conductor, sizing->conductorProblem);
    return row;
}

void StageModel::show(const Plan& plan, const Evaluation& evaluation, const Site& site, const Building& building, UnitSystem system)
{
    QList<Row> rows;
    const auto add = [&](const std::vector<ChainStage>& chain, const std::vector<StageResult<double>>& results,
                         const std::vector<StageSizing>& sizes, const QString& path, const QString& figures) {
        for (std::size_t i = 0; i < chain.size(); ++i)
            rows << stageRow(chain[i], findById(plan.converters, chain[i].converter),
                             findById(results, chain[i].id), i < sizes.size() ? &sizes[i] : nullptr,
                             stagePath(path, chain[i].id), stagePath(figures, chain[i].id), system);
    };
    if (const SiteResult<double>* result = findById(evaluation.sites, site.id))
        add(site.chain, result->chain, {}, siteChainPath(site.id),
            QStringLiteral("programme.sites_by_name[%1].chain").arg(toQString(site.id)));
    if (const BuildingResult<double>* result = findById(evaluation.buildings, building.id)) {
        const QString path = buildingChainPath(building.id);
        add(building.chain, result->chain, sizingOf(drawnChain(plan, building), building.power, result->chain), path, path);
        Row total;
        total.total = true;
        const QString stem = QStringLiteral("buildings[%1].").arg(toQString(building.id));
        const auto set = [&](Column column, double si, const QString& figure) {
            const Telling telling = tellingOf(column);
            total.cells[column] = {formatIn(si, *telling.unit, telling.digits).number, telling.unit->fromSi(si),
                                   figure.isEmpty() ? figure : stem + figure, {}, false};
        };
        total.cells[Name].words = tr("Building in all");
        set(In, result->facilityPower.value(), QStringLiteral("facility_power_W"));
        set(Out, (result->itPower + result->coolingPower + result->housePower).value(), {});
        set(Loss, result->chainLoss.value(), QStringLiteral("chain_loss_W"));
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
    const Cell& cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.words;
    case Qt::EditRole: return cell.number ? QVariant(*cell.number) : QVariant(cell.words);
    case Qt::ToolTipRole: {
        QStringList lines;
        if (!cell.more.isEmpty())
            lines << cell.more;
        if (!cell.figure.isEmpty())
            lines << tr("Enter or double click: how it comes about");
        return lines.isEmpty() ? QVariant() : QVariant(lines.join(QLatin1Char('\n')));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isWords(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (row.total || cell.alarm) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case FigureRole: return cell.figure;
    case PathRole: return row.path;
    default: return {};
    }
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isWords(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Units: return tr("Installed, over all systems");
        case Load: return tr("Of the rating of the units that share it, in normal operation");
        case Headroom:
            return tr("What more it may give off, at its power factor, until its redundancy no longer holds; "
                      "where it has none, until its units are at their rating");
        case In: return tr("With the loss of the conductor that brings it");
        case Loss: return tr("Of the units and the conductor that feeds them");
        case Voltage: return tr("Nominal, at the output");
        case Current: return tr("Of one unit, at its output, in normal operation");
        case PowerFactor: return tr("Power factor at the input");
        case Drop: return tr("Since voltage was last made or transformed, of nominal");
        case Fault:
            return tr("Prospective short-circuit current at one unit’s output; beside it what the equipment "
                      "stands, where that is known");
        case Breaker:
            return tr("Proposal from nominal series for the input of one unit, by the building’s rule for "
                      "continuous loads: rating, and interrupting rating where the short circuit is known. Up to 1,000 V");
        case Conductor:
            return tr("Proposal: parallel runs of copper for each phase, by assumed ampacities that replace no "
                      "code’s table. Where the stage has a conductor length");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Stage");
    case Redundancy: return tr("Redundancy");
    case Units: return tr("Units");
    case Load: return tr("Load (%)");
    case Headroom: return tr("Headroom (kW)");
    case In: return tr("In (MW)");
    case Out: return tr("Out (MW)");
    case Loss: return tr("Loss (kW)");
    case Voltage: return tr("Voltage (V)");
    case Current: return tr("One unit (A)");
    case PowerFactor: return tr("PF");
    case Drop: return tr("Drop (%)");
    case Fault: return tr("Fault (kA)");
    case Breaker: return tr("Breaker");
    case Conductor: return tr("Conductor");
    default: return {};
    }
}

}  // namespace rw::ui
