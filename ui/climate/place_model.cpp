// SPDX-License-Identifier: GPL-3.0-or-later
#include "place_model.h"

#include "document/minus.h"
#include <QFont>

#include <algorithm>

namespace rw::ui {
namespace {

const QString kNothing = QStringLiteral("–");

QString headingOf(ClimatePlace::Kind kind)
{
    switch (kind) {
    case ClimatePlace::Kind::Site: return PlaceModel::tr("Sites of the plan");
    case ClimatePlace::Kind::Own: return PlaceModel::tr("Years of the plan");
    case ClimatePlace::Kind::BuiltIn: break;
    }
    return PlaceModel::tr("Built-in climates");
}

bool isWords(int column) { return column == PlaceModel::Name || column == PlaceModel::Grade || column == PlaceModel::Source; }

}  // namespace

PlaceModel::PlaceModel(const WeatherShelf& shelf, QObject* parent) : QAbstractItemModel(parent), m_shelf(shelf) {}

void PlaceModel::setPlaces(const QList<ClimatePlace>& places)
{
    if (places == m_places) return;
    const bool same = places.size() == m_places.size()
                      && std::equal(places.begin(), places.end(), m_places.begin(),
                                    [](const ClimatePlace& a, const ClimatePlace& b) { return a.key() == b.key(); });
    if (same) {
        m_places = places;
        weatherCame();
        return;
    }
    beginResetModel();
    m_places = places;
    m_groups.clear();
    for (int i = 0; i < m_places.size(); ++i) {
        if (m_groups.isEmpty() || m_groups.last().kind != m_places.at(i).kind) m_groups << Group{m_places.at(i).kind, i, 0};
        ++m_groups.last().count;
    }
    endResetModel();
    const auto gone = std::remove_if(m_ticked.begin(), m_ticked.end(), [this](const QString& key) { return !place(key); });
    if (gone == m_ticked.end()) return;
    m_ticked.erase(gone, m_ticked.end());
    emit tickedChanged();
}

void PlaceModel::setUnits(UnitSystem units)
{
    if (units == m_units) return;
    m_units = units;
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    weatherCame();
}

void PlaceModel::weatherCame()
{
    for (int group = 0; group < m_groups.size(); ++group) {
        const QModelIndex head = index(group, 0);
        emit dataChanged(index(0, 0, head), index(m_groups.at(group).count - 1, ColumnCount - 1, head));
    }
}

const ClimatePlace* PlaceModel::place(const QString& key) const
{
    const auto at = std::find_if(m_places.begin(), m_places.end(), [&](const ClimatePlace& p) { return p.key() == key; });
    return at == m_places.end() ? nullptr : &*at;
}

const ClimatePlace* PlaceModel::placeAt(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0) return nullptr;
    const Group& group = m_groups.at(static_cast<int>(index.internalId()) - 1);
    return &m_places.at(group.from + index.row());
}

QModelIndex PlaceModel::indexOf(const QString& key) const
{
    for (int group = 0; group < m_groups.size(); ++group)
        for (int row = 0; row < m_groups.at(group).count; ++row)
            if (m_places.at(m_groups.at(group).from + row).key() == key) return index(row, 0, index(group, 0));
    return {};
}

void PlaceModel::setTicked(const QStringList& keys)
{
    if (keys == m_ticked) return;
    m_ticked = keys.mid(0, m_most);
    weatherCame();
    emit tickedChanged();
}

QModelIndex PlaceModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex PlaceModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0) return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr{0});
}

int PlaceModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? m_groups.at(parent.row()).count : 0;
}

int PlaceModel::columnCount(const QModelIndex&) const { return ColumnCount; }

Qt::ItemFlags PlaceModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return Qt::NoItemFlags;
    if (index.internalId() == 0) return Qt::ItemIsEnabled;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant PlaceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const ClimatePlace* place = placeAt(index);
    if (!place) {
        if (index.column() != Name) return {};
        if (role == Qt::DisplayRole) return headingOf(m_groups.at(index.row()).kind);
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    }
    switch (role) {
    case KeyRole: return place->key();
    case SearchRole: return QString(place->name + QLatin1Char(' ') + place->country + QLatin1Char(' ') + place->from + QLatin1Char(' ') + place->source);
    case Qt::CheckStateRole:
        return index.column() == Name ? QVariant(m_ticked.contains(place->key()) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isWords(index.column()) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
        if (const PlaceWeather* weather = m_shelf.find(place->weather); weather && !weather->problem.isEmpty()) return weather->problem;
        if (index.column() == Name && place->kind == ClimatePlace::Kind::Site) return tr("%1, in the weather of %2").arg(place->name, place->from);
        if (index.column() == Name) return place->country.isEmpty() ? place->name : tr("%1, %2").arg(place->name, place->country);
        return index.column() == Source ? QVariant(place->source) : QVariant();
    }
    case Qt::DisplayRole:
    case Qt::EditRole: return cell(*place, index.column(), role);
    default: return {};
    }
}

QVariant PlaceModel::cell(const ClimatePlace& place, int column, int role) const
{
    const PlaceWeather* weather = m_shelf.find(place.weather);
    const WeatherStatistics* s = weather && weather->year ? &weather->statistics : nullptr;
    const Unit& unit = unitFor(unit::C, m_units);
    const auto degrees = [&](double WeatherStatistics::*member) -> QVariant {
        if (!s) return role == Qt::EditRole ? QVariant() : QVariant(kNothing);
        const double value = unit.fromSi(s->*member);
        return role == Qt::EditRole ? QVariant(value) : QVariant(formatFixed(value, 1));
    };
    const auto design = [&](const std::array<DesignTemperature, 3> WeatherStatistics::*member) -> QVariant {
        if (!s) return role == Qt::EditRole ? QVariant() : QVariant(kNothing);
        const double value = unit.fromSi((s->*member)[0].temperature);
        return role == Qt::EditRole ? QVariant(value) : QVariant(formatFixed(value, 1));
    };
    switch (column) {
    case Name: return place.name;
    case Mean: return degrees(&WeatherStatistics::meanDryBulb);
    case DryBulb: return design(&WeatherStatistics::dryBulb);
    case WetBulb: return design(&WeatherStatistics::wetBulb);
    case Lowest: return degrees(&WeatherStatistics::lowestDryBulb);
    case Highest: return degrees(&WeatherStatistics::highestDryBulb);
    case Elevation: {
        if (!place.elevation) return role == Qt::EditRole ? QVariant() : QVariant(kNothing);
        const Unit& length = unitFor(unit::m, m_units);
        const double value = length.fromSi(*place.elevation);
        return role == Qt::EditRole ? QVariant(value) : QVariant(formatCount(std::llround(value)));
    }
    case Grade: return toQString(gradeWord(place.grade));
    case Source: return place.source;
    default: return {};
    }
}

bool PlaceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ClimatePlace* place = placeAt(index);
    if (!place || role != Qt::CheckStateRole || index.column() != Name) return false;
    const QString key = place->key();
    const bool on = value.toInt() == Qt::Checked;
    if (on == m_ticked.contains(key)) return true;
    if (on && m_ticked.size() >= m_most) {
        emit refused(tr("Up to %1 places stand beside each other; untick one first.").arg(m_most));
        return false;
    }
    if (on) m_ticked << key;
    else m_ticked.removeAll(key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

QVariant PlaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isWords(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Name: return tr("A tick takes a place into the comparison");
        case Mean: return tr("Mean dry bulb");
        case DryBulb: return tr("Dry bulb exceeded in 0.4 % of the hours");
        case WetBulb: return tr("Wet bulb exceeded in 0.4 % of the hours");
        case Grade: return tr("How well the design temperatures are known");
        case Source: return tr("Where they are from");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole) return {};
    const auto with = [](const QString& heading, const Unit& unit) { return tr("%1 (%2)").arg(heading, QString::fromUtf8(unit.symbol)); };
    const Unit& degrees = unitFor(unit::C, m_units);
    switch (section) {
    case Name: return tr("Place");
    case Mean: return with(tr("Mean"), degrees);
    case DryBulb: return tr("0.4 % dry");
    case WetBulb: return tr("0.4 % wet");
    case Elevation: return with(tr("Elevation"), unitFor(unit::m, m_units));
    case Lowest: return with(tr("Lowest"), degrees);
    case Highest: return with(tr("Highest"), degrees);
    case Grade: return tr("Grade");
    case Source: return tr("Source");
    default: return {};
    }
}

PlaceFilter::PlaceFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(Qt::EditRole);
    setSortLocaleAware(true);
}

void PlaceFilter::setWords(const QString& words)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool PlaceFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QAbstractItemModel* model = sourceModel();
    const QModelIndex index = model->index(row, 0, parent);
    if (!parent.isValid()) {
        for (int child = 0; child < model->rowCount(index); ++child)
            if (filterAcceptsRow(child, index)) return true;
        return false;
    }
    const QString all = index.data(PlaceModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool PlaceFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // Headings keep their order, whichever way the places below them are sorted.
    if (!left.parent().isValid()) return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

}  // namespace rw::ui
