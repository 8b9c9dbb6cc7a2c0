// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability_model.h"

#include "catalogue/display_name.h"
#include "document/format.h"
#include "document/plan_words.h"
#include "document/refusal.h"
#include "plan/edit.h"
#include "widgets/chip.h"

#include <QFont>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr const char* kList = "assumptions.reliability";

const char* keyOf(int column)
{
    switch (column) {
    case ReliabilityModel::Mtbf: return "mtbf";
    case ReliabilityModel::Mttr: return "mttr";
    case ReliabilityModel::CommonCause: return "common_cause";
    default: return nullptr;
    }
}

QString pathOf(const std::string& rule)
{
    return QStringLiteral("%1[%2]").arg(QLatin1String(kList), toQString(rule));
}

QString kindName(const std::string& kind)
{
    if (kind == "utility")
        return ReliabilityModel::tr("Utility feed");
    if (kind == "generator")
        return ReliabilityModel::tr("Standby set");
    if (kind == "bus")
        return ReliabilityModel::tr("Busbar");
    if (kind == "rack_feed")
        return ReliabilityModel::tr("Rack cord");
    const Field& field = *typeOf<Converter>().find("kind");
    const bool known = std::find(field.choices.begin(), field.choices.end(), kind) != field.choices.end();
    return known ? choiceWord(field, kind) : toQString(kind);
}

}  // namespace

void ReliabilityModel::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void ReliabilityModel::refresh()
{
    QList<Row> rows;
    const auto addRule = [&](const ReliabilityRule& rule, bool own, bool shipped) {
        Row row{rule, kindName(rule.id), {}, own, shipped};
        if (own)
            row.path = pathOf(rule.id);
        rows << row;
    };
    if (m_document) {
        const Plan& plan = m_document->plan();
        const auto& own = plan.assumptions.reliability;
        for (const ReliabilityRule& shipped : defaultReliability()) {
            const ReliabilityRule* mine = findById(own, shipped.id);
            addRule(mine ? *mine : shipped, mine != nullptr, true);
        }
        for (const ReliabilityRule& rule : own)
            if (!findById(defaultReliability(), rule.id))
                addRule(rule, true, false);
        const auto addEquipment = [&](const auto& equipment, const char* list) {
            if (!equipment.mtbf.set() && !equipment.mttr.set())
                return;
            Row row;
            row.rule.id = equipment.id;
            row.rule.mtbf = equipment.mtbf;
            row.rule.mttr = equipment.mttr;
            if constexpr (requires { equipment.commonCause; })
                row.rule.commonCause = equipment.commonCause;
            row.name = toQString(displayName(equipment));
            row.path = QStringLiteral("%1[%2]").arg(QLatin1String(list), toQString(equipment.id));
            rows << row;
        };
        for (const Converter& converter : plan.converters)
            addEquipment(converter, "converters");
        for (const Generator& generator : plan.generators)
            addEquipment(generator, "generators");
    }
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size() && !rows.isEmpty()) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QString ReliabilityModel::pathAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).path : QString();
}

int ReliabilityModel::rowOfRule(const std::string& kind) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows.at(row).rule.id == kind)
            return row;
    return -1;
}

bool ReliabilityModel::canReset(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).ownRule && m_rows.at(row).hasShipped;
}

void ReliabilityModel::reset(int row)
{
    if (canReset(row))
        apply({"", {Edit::remove(m_rows.at(row).path.toStdString())}});
}

bool ReliabilityModel::apply(EditList edits)
{
    const Status status = m_document->apply(std::move(edits));
    if (!status)
        emit refused(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

int ReliabilityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReliabilityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Datum& ReliabilityModel::datum(const Row& row, int column)
{
    if (column == Mttr)
        return row.rule.mttr;
    if (column == CommonCause)
        return row.rule.commonCause;
    return row.rule.mtbf;
}

QVariant ReliabilityModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows.at(index.row());
    const int column = index.column();
    const bool number = keyOf(column) != nullptr;
    switch (role) {
    case Qt::DisplayRole:
        if (number)
            return datum(row, column).si
                       ? formatIn(*datum(row, column).si,
                                  column == CommonCause ? static_cast<const Unit&>(unit::percent)
                                                        : unit::h)
                             .number
                       : QStringLiteral("–");
        if (column == Name)
            return row.name;
        if (column == Grade)
            return Chip::gradeText(static_cast<rw::ui::Grade>(row.rule.mtbf.grade));
        if (!row.rule.mtbf.source.empty())
            return toQString(sourceWords(row.rule.mtbf.source));
        return row.path.isEmpty() ? tr("shipped, an order of magnitude") : QStringLiteral("–");
    case Qt::EditRole:
        if (number && datum(row, column).si) {
            const double si = *datum(row, column).si;
            return column == CommonCause ? unit::percent.fromSi(si) : unit::h.fromSi(si);
        }
        return data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (number)
            return tr("F2 or double click changes it");
        if (column == Grade)
            return Chip::gradeExplanation(static_cast<rw::ui::Grade>(row.rule.mtbf.grade));
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (!row.path.isEmpty()) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default: return {};
    }
}

QVariant ReliabilityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((keyOf(section) ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Mtbf: return tr("Mean time between failures of one");
        case Mttr: return tr("Mean time until it is repaired");
        case CommonCause: return tr("Share of its failures that strike all of a stage at once");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Equipment");
    case Mtbf: return tr("Between failures (h)");
    case Mttr: return tr("Repair (h)");
    case CommonCause: return tr("Common cause (%)");
    case Grade: return tr("Grade");
    case Source: return tr("Source");
    default: return {};
    }
}

Qt::ItemFlags ReliabilityModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && keyOf(index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ReliabilityModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !keyOf(index.column()) || !m_document)
        return false;
    const Row row = m_rows.at(index.row());
    const Result<double> typed = parseQuantity(
        plainNumberText(value.toString()).toStdString(),
        index.column() == CommonCause ? static_cast<const Unit&>(unit::percent) : unit::h);
    if (!typed) {
        emit refused(QString::fromStdString(typed.error().message()));
        return false;
    }
    if (datum(row, index.column()).si == typed.value())
        return true;
    EditList edits;
    std::string path = row.path.toStdString();
    if (path.empty()) {
        const auto& own = m_document->plan().assumptions.reliability;
        edits.edits.push_back(
            Edit::insert(kList, own.size(), readObject(typeOf<ReliabilityRule>(), &row.rule)));
        path = pathOf(row.rule.id).toStdString();
    }
    edits.edits.push_back(Edit::set(path + "." + keyOf(index.column()), Tree(typed.value())));
    return apply(std::move(edits));
}

}  // namespace rw::ui
