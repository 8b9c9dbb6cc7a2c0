// SPDX-License-Identifier: GPL-3.0-or-later
#include "phase_model.h"

#include "catalogue/display_name.h"
#include "document/refusal.h"
#include "programme_edits.h"
#include "target_editor.h"

#include <QComboBox>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

bool isEditable(int column)
{
    return column <= PhaseModel::End || column == PhaseModel::CountedAs;
}

bool isNumber(int column)
{
    return column == PhaseModel::Target || (column >= PhaseModel::Racks && column <= PhaseModel::Cumulative);
}

}  // namespace

QString phaseBasisName(PhaseBasis basis)
{
    if (basis == PhaseBasis::Programme) return PhaseModel::tr("as the programme");
    return basisName(static_cast<Basis>(static_cast<int>(basis) - 1));
}

QWidget* PhaseBasisDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* choice = new QComboBox(parent);
    for (int b = 0; b <= static_cast<int>(PhaseBasis::Grid); ++b) choice->addItem(phaseBasisName(static_cast<PhaseBasis>(b)));
    choice->setAccessibleName(PhaseModel::tr("What the phase’s power counts"));
    connect(choice, &QComboBox::activated, this, [this, choice] {
        auto* self = const_cast<PhaseBasisDelegate*>(this);
        emit self->commitData(choice);
        emit self->closeEditor(choice);
    });
    return choice;
}

void PhaseBasisDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
}

void PhaseBasisDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, static_cast<QComboBox*>(editor)->currentIndex(), Qt::EditRole);
}

void PhaseModel::setDocument(PlanDocument* document)
{
    m_document = document;
    refresh();
}

void PhaseModel::refresh()
{
    QList<Row> rows;
    if (m_document) {
        const auto& evaluation = m_document->evaluation();
        for (const Phase& phase : m_document->plan().programme.phases) {
            const PhaseResult<double>* result = evaluation ? findById(evaluation->phases, phase.id) : nullptr;
            const PhaseDelivery* there = evaluation ? findById(evaluation->delivery.phases, phase.id) : nullptr;
            const auto count = [&](auto member) {
                return result ? formatCount(std::llround((result->*member).value())) : QStringLiteral("–");
            };
            QString target = tr("the rest");
            if (phase.target.set()) target = formatIn(*phase.target.si, unit::GW).number;
            else if (result) target = formatIn(result->target.value(), unit::GW).number;
            rows << Row{toQString(phase.id),
                        {toQString(displayName(phase)), formatDate(phase.start),
                         formatDate(phase.end), target, phaseBasisName(phase.basis), rampWord(phase.ramp), count(&PhaseResult<double>::racks),
                         count(&PhaseResult<double>::accelerators), count(&PhaseResult<double>::sitesCumulative),
                         result ? formatIn(result->cumulative.value(), unit::GW).number : QStringLiteral("–"),
                         there && there->never ? tr("never") : there && there->dated ? formatDate(there->complete) : QStringLiteral("–"),
                         there && there->heldBy != HeldBy::Nothing ? heldWord(there->heldBy) : QStringLiteral("–")},
                        toQDate(phase.start),
                        toQDate(phase.end),
                        phase.basis};
        }
    }
    if (rows == m_rows) return;
    const bool same = rows.size() == m_rows.size() &&
                      std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row& a, const Row& b) { return a.id == b.id; });
    if (same) {
        m_rows = rows;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QString PhaseModel::phaseAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).id : QString();
}

int PhaseModel::rowOf(const QString& phase) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows.at(row).id == phase) return row;
    return -1;
}

int PhaseModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PhaseModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PhaseModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = m_rows.at(index.row());
    if (role == Qt::EditRole && index.column() == Start) return row.start.toString(Qt::ISODate);
    if (role == Qt::EditRole && index.column() == End) return row.end.toString(Qt::ISODate);
    if (role == Qt::EditRole && index.column() == CountedAs) return static_cast<int>(row.basis);
    if (role == Qt::DisplayRole || role == Qt::EditRole) return row.cells.at(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant PhaseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return tr("Phase");
    case Start: return tr("Start");
    case End: return tr("End");
    case Target: return tr("Tranche (GW)");
    case CountedAs: return tr("Counted as");
    case Racks: return tr("Racks");
    case Accelerators: return tr("Accelerators");
    case Sites: return tr("Sites by then");
    case Cumulative: return tr("Cumulative (GW)");
    case PowerComes: return tr("Power comes");
    case Complete: return tr("Complete");
    case HeldUp: return tr("Held by");
    default: return {};
    }
}

Qt::ItemFlags PhaseModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.isValid() && isEditable(index.column()) ? base | Qt::ItemIsEditable : base;
}

bool PhaseModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!m_document || !index.isValid() || role != Qt::EditRole || !isEditable(index.column())) return false;
    const QString path = phasePath(m_rows.at(index.row()).id);
    Tree tree;
    const char* key = "";
    switch (index.column()) {
    case Name:
        key = ".name";
        tree = Tree(value.toString().trimmed().toStdString());
        break;
    case CountedAs:
        key = ".basis";
        tree = value.toInt() == 0 ? Tree("programme") : Tree(name(static_cast<Basis>(value.toInt() - 1)));
        break;
    default:
        key = index.column() == Start ? ".start" : ".end";
        // As text, so that a day that there is not is refused and not made another one.
        if (const QString day = value.toString().trimmed(); !day.isEmpty()) tree = Tree(day.toStdString());
    }
    const Status status = m_document->set(path + QLatin1String(key), std::move(tree));
    if (!status) emit refused(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

}  // namespace rw::ui
