// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_model.h"

#include "document/plan_words.h"
#include "document/figure_words.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr quintptr kElement = 0;  ///< internal id of elements; of figures: one more than their element's row

const QString kNear = QStringLiteral("≈ ");  // as it stands before the year is one of hours

QString quoted(QString field)
{
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"'))) return field;
    field.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + field + QLatin1Char('"');
}

QString bare(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

void CompareModel::show(const Plan& plan, SideBySide table, QStringList names, UnitSystem units, bool settled)
{
    // New numbers of the same figures leave selection and scrolling as they are, and words that have been made.
    const auto alike = [](const SideBySide::Row& a, const SideBySide::Row& b) { return a.about == b.about && a.path == b.path; };
    const bool same = table.columns.size() == m_table.columns.size() && std::equal(table.rows.begin(), table.rows.end(), m_table.rows.begin(), m_table.rows.end(), alike);
    if (!same) {
        m_labels.clear();
        m_elements.clear();
        for (const SideBySide::Row& row : table.rows) {
            m_labels << coreText(row.about->label);
            const QString element = figureElement(QString::fromStdString(row.path));
            m_elements << (m_elements.isEmpty() || m_elements.last() != element ? element : m_elements.last());
        }
    }
    QStringList titles;
    titles.reserve(m_elements.size());
    for (qsizetype i = 0; i < m_elements.size(); ++i)
        titles << (i > 0 && m_elements.at(i) == m_elements.at(i - 1) ? titles.last() : elementTitle(plan, m_elements.at(i)));
    const auto take = [&] {
        m_table = std::move(table);
        m_names = std::move(names);
        m_titles = std::move(titles);
        m_units = units;
        m_settled = settled;
    };
    if (same) {
        take();
        if (std::vector<Group> now = grouped(); now == m_groups) {
            for (int g = 0; g < rowCount(); ++g)
                emit dataChanged(index(0, 0, index(g, 0)), index(rowCount(index(g, 0)) - 1, columnCount() - 1, index(g, 0)));
            emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
            return;
        }
        regroup();
        return;
    }
    beginResetModel();
    take();
    m_groups = grouped();
    endResetModel();
}

void CompareModel::setChoice(Choice choice)
{
    if (choice == m_choice) return;
    m_choice = choice;
    regroup();
}

void CompareModel::setSearch(const QString& text)
{
    if (text.trimmed() == m_search) return;
    m_search = text.trimmed();
    regroup();
}

void CompareModel::regroup()
{
    beginResetModel();
    m_groups = grouped();
    endResetModel();
}

std::vector<CompareModel::Group> CompareModel::grouped() const
{
    std::vector<Group> groups;
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
        if (!isShown(i)) continue;
        const QString& element = m_elements.at(static_cast<qsizetype>(i));
        if (groups.empty() || groups.back().element != element)
            groups.push_back({element, m_titles.at(static_cast<qsizetype>(i)), {}});
        groups.back().rows.push_back(i);
    }
    return groups;
}

bool CompareModel::isShown(std::size_t i) const
{
    const SideBySide::Row& row = m_table.rows[i];
    if (!m_search.isEmpty()) {
        const auto at = static_cast<qsizetype>(i);
        const QString all = m_labels.at(at) + QLatin1Char(' ') + m_titles.at(at) + QLatin1Char(' ') + QString::fromStdString(row.path);
        const QStringList words = m_search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        return std::all_of(words.begin(), words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }
    switch (m_choice) {
    case Choice::Key: return isKeyFigure(row.about->pattern);
    case Choice::Changed: return differs(row);
    case Choice::All: return true;
    }
    return true;
}

bool CompareModel::differs(const SideBySide::Row& row) const
{
    return std::any_of(row.values.begin(), row.values.end(), [&](const auto& value) { return value != row.values.front(); });
}

const SideBySide::Row* CompareModel::rowAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kElement) return nullptr;
    const Group& group = m_groups[static_cast<std::size_t>(index.internalId() - 1)];
    return &m_table.rows[group.rows[static_cast<std::size_t>(index.row())]];
}

QModelIndex CompareModel::indexOf(const QString& figurePath, int column) const
{
    const std::string path = figurePath.toStdString();
    for (std::size_t g = 0; g < m_groups.size(); ++g)
        for (std::size_t i = 0; i < m_groups[g].rows.size(); ++i)
            if (m_table.rows[m_groups[g].rows[i]].path == path)
                return index(static_cast<int>(i), column, index(static_cast<int>(g), 0));
    return {};
}

QModelIndex CompareModel::firstTelling() const
{
    for (std::size_t g = 0; g < m_groups.size(); ++g)
        for (std::size_t i = 0; i < m_groups[g].rows.size(); ++i)
            if (differs(m_table.rows[m_groups[g].rows[i]])) return index(static_cast<int>(i), 0, index(static_cast<int>(g), 0));
    return index(0, 0, index(0, 0));
}

int CompareModel::figureCount() const
{
    std::size_t n = 0;
    for (const Group& group : m_groups) n += group.rows.size();
    return static_cast<int>(n);
}

QModelIndex CompareModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : kElement);
}

QModelIndex CompareModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kElement) return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, kElement);
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    if (parent.internalId() != kElement || parent.column() > 0) return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size());
}

int CompareModel::columnCount(const QModelIndex&) const
{
    return std::max(1, 2 * static_cast<int>(m_table.columns.size()));
}

/// All values of a row in the one unit that suits the largest, so that they compare at a glance.
const Unit& CompareModel::unitOf(const SideBySide::Row& row) const
{
    double largest = 0.0;
    for (const auto& value : row.values)
        if (value) largest = std::max(largest, std::abs(*value));
    return scaledUnit(largest, unitFor(*row.about->displayUnit, m_units));
}

/// Four, or as many more as it takes that values that differ do not read alike.
int CompareModel::digitsOf(const SideBySide::Row& row, const Unit& unit) const
{
    constexpr int kUsual = 4;
    constexpr int kMost = 7;
    const auto& base = row.values.front();
    for (int digits = kUsual; digits < kMost && base; ++digits) {
        const QString told = formatIn(*base, unit, digits).number;
        const bool alike = std::any_of(row.values.begin() + 1, row.values.end(), [&](const std::optional<double>& value) {
            return value && *value != *base && formatIn(*value, unit, digits).number == told;
        });
        if (!alike) return digits;
    }
    return base ? kMost : kUsual;
}

std::optional<double> CompareModel::differenceOf(const SideBySide::Row& row, int scenario) const
{
    const auto& a = row.values.front();
    const auto& b = row.values[static_cast<std::size_t>(scenario)];
    if (!a || !b) return std::nullopt;
    return *b - *a;
}

QString CompareModel::cellText(const SideBySide::Row& row, int column) const
{
    const int scenario = scenarioOf(column);
    if (isDifference(column)) {
        const auto difference = differenceOf(row, scenario);
        if (!difference) return QStringLiteral("–");
        const QString near = isNear(row) && *difference != 0.0 ? kNear : QString();
        return *difference == 0.0 ? QStringLiteral("=") : near + differenceText(*row.about, *difference, m_units);
    }
    const auto& value = row.values[static_cast<std::size_t>(scenario)];
    if (!value) return QStringLiteral("–");
    const Unit& unit = unitOf(row);
    if (*unit.symbol == '\0' && *value == std::round(*value) && std::abs(*value) < 1e15) return formatCount(std::llround(*value));
    return (isNear(row) ? kNear : QString()) + formatIn(*value, unit, digitsOf(row, unit)).text();
}

QString CompareModel::tooltip(const SideBySide::Row& row, int column) const
{
    const auto at = static_cast<qsizetype>(&row - m_table.rows.data());
    if (column == 0) return tr("%1\n%2\nEnter shows how it came about").arg(m_labels.at(at), m_titles.at(at));
    const int scenario = scenarioOf(column);
    const auto& value = row.values[static_cast<std::size_t>(scenario)];
    if (!value) return tr("“%1” does not give this figure").arg(m_names.value(scenario));
    if (isNear(row)) return tr("From bins of the weather; its 8,760 hours follow in a moment");
    const auto difference = differenceOf(row, scenario);
    if (scenario == 0 || !difference || *row.values.front() == 0.0) return {};
    const double percent = *difference / std::abs(*row.values.front()) * 100.0;
    return tr("%1 % of “%2”").arg((percent > 0.0 ? QStringLiteral("+") : QString()) + formatIn(percent, unit::one, 3).number, m_names.value(0));
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const SideBySide::Row* row = rowAt(index);
    if (!row) {
        const Group& group = m_groups[static_cast<std::size_t>(index.row())];
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return index.column() == 0 && (role == Qt::DisplayRole || role == Qt::ToolTipRole) ? QVariant(group.title) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0 ? m_labels.at(static_cast<qsizetype>(row - m_table.rows.data())) : cellText(*row, index.column());
    case Qt::ToolTipRole: return tooltip(*row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == 0) return m_labels.at(static_cast<qsizetype>(row - m_table.rows.data()));
        if (isDifference(index.column()) && differenceOf(*row, scenarioOf(index.column())) == 0.0) return tr("no difference");
        return cellText(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case PathRole: return QString::fromStdString(row->path);
    case NumberRole: {
        if (index.column() == 0) return {};
        const auto value = isDifference(index.column()) ? differenceOf(*row, scenarioOf(index.column()))
                                                        : row->values[static_cast<std::size_t>(scenarioOf(index.column()))];
        return value ? QVariant(*value) : QVariant();
    }
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section == 0) return role == Qt::DisplayRole ? QVariant(tr("Figure")) : QVariant();
    const QString name = m_names.value(scenarioOf(section));
    if (role == Qt::ToolTipRole)
        return isDifference(section) ? tr("“%1” less “%2”").arg(name, m_names.value(0)) : name;
    if (role != Qt::DisplayRole) return {};
    return isDifference(section) ? tr("Difference") : name;
}

QString CompareModel::csv() const
{
    QString out;
    const auto line = [&](const QStringList& fields) {
        QStringList safe;
        for (const QString& field : fields) safe << quoted(field);
        out += safe.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    QStringList head{tr("Element"), tr("Figure"), tr("Unit")};
    for (int column = 1; column < columnCount(); ++column)
        head << (isDifference(column) ? headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString() : m_names.value(scenarioOf(column)));
    line(head);
    for (const Group& group : m_groups)
        for (const std::size_t i : group.rows) {
            const SideBySide::Row& row = m_table.rows[i];
            const Unit& unit = unitOf(row);
            QStringList fields{group.title, m_labels.at(static_cast<qsizetype>(i)), QString::fromUtf8(unit.symbol)};
            for (int column = 1; column < columnCount(); ++column) {
                const int scenario = scenarioOf(column);
                const auto& value = row.values[static_cast<std::size_t>(scenario)];
                const auto difference = isDifference(column) ? differenceOf(row, scenario) : std::nullopt;
                if (isDifference(column)) fields << (difference ? bare(*difference / unit.factor) : QString());
                else fields << (value ? bare(unit.fromSi(*value)) : QString());
            }
            line(fields);
        }
    return out;
}

QString CompareModel::text() const
{
    QString out;
    QStringList head;
    for (int column = 0; column < columnCount(); ++column) head << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    out = head.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const Group& group : m_groups) {
        out += group.title + QLatin1Char('\n');
        for (const std::size_t i : group.rows) {
            QStringList fields{m_labels.at(static_cast<qsizetype>(i))};
            for (int column = 1; column < columnCount(); ++column) fields << cellText(m_table.rows[i], column);
            out += fields.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
    }
    return out;
}

}  // namespace rw::ui
