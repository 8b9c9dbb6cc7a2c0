// SPDX-License-Identifier: GPL-3.0-or-later
#include "override_model.h"

#include "document/plan_words.h"
#include "evaluate/plan_inputs.h"
#include "parts_model.h"
#include "plan/edit.h"
#include "scenario_edits.h"

#include <algorithm>

namespace rw::ui {

void OverrideModel::show(PlanDocument* document, const QString& scenario)
{
    const Scenario* found = document ? findById(document->plan().scenarios, scenario.toStdString()) : nullptr;
    std::vector<Override> overrides = found ? found->overrides : std::vector<Override>{};
    const bool same = document == m_document && scenario == m_scenario && overrides.size() == m_overrides.size()
                      && std::equal(overrides.begin(), overrides.end(), m_overrides.begin(),
                                    [](const Override& a, const Override& b) { return a.id == b.id; });
    if (same) {
        m_overrides = std::move(overrides);
        if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_document = document;
    m_scenario = scenario;
    m_overrides = std::move(overrides);
    endResetModel();
}

const Override* OverrideModel::overrideAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_overrides[static_cast<std::size_t>(row)] : nullptr;
}

int OverrideModel::rowOf(const QString& id) const
{
    for (std::size_t i = 0; i < m_overrides.size(); ++i)
        if (toQString(m_overrides[i].id) == id) return static_cast<int>(i);
    return -1;
}

int OverrideModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_overrides.size());
}

int OverrideModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// What the plan itself has there; a dash where the object is gone.
QString OverrideModel::planText(const Override& change) const
{
    const std::string path = fieldPath(change.path);
    const auto field = m_document ? fieldAt(m_document->plan(), path) : Result<const Field*>(Error{});
    return field ? fieldText(**field, fieldValue(m_document->plan(), path), m_document->unitSystem()) : QStringLiteral("–");
}

QVariant OverrideModel::data(const QModelIndex& index, int role) const
{
    const Override* change = index.isValid() ? overrideAt(index.row()) : nullptr;
    if (!change || !m_document) return {};
    const QString path = QString::fromStdString(change->path);
    const QString words = placeWords(m_document->plan(), path);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        // The field first: what is cut at the right is where it stands.
        if (index.column() == Input) {
            const QString owner = ownerWords(m_document->plan(), path);
            const QString label = fieldLabel(m_document->plan(), change->path);
            return owner.isEmpty() ? label : tr("%1, %2").arg(label, owner);
        }
        return index.column() == InPlan ? planText(*change) : toQString(change->value);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1: %2 instead of %3").arg(words, toQString(change->value), planText(*change));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Input ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant OverrideModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Input ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Input: return tr("Input");
    case InPlan: return tr("Base");
    case InScenario: return tr("Override");
    default: return {};
    }
}

Qt::ItemFlags OverrideModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == InScenario ? base | Qt::ItemIsEditable : base;
}

bool OverrideModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const Override* change = index.isValid() ? overrideAt(index.row()) : nullptr;
    const QString typed = value.toString().trimmed();
    if (!change || !m_document || role != Qt::EditRole || index.column() != InScenario || typed == toQString(change->value)) return false;
    auto edits = setOverride(m_document->plan(), m_scenario, toQString(change->id), typed);
    const Status done = edits ? m_document->apply(std::move(edits).value()) : Status(edits.error());
    if (!done) emit refused(QString::fromStdString(done.error().message()));
    return done.ok();
}

}  // namespace rw::ui
