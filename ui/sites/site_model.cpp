// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_model.h"

#include "document/plan_words.h"
#include "document/refusal.h"
#include "shell/theme.h"
#include "site_edits.h"

#include <QDate>
#include <QFont>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace rw::ui {
namespace {

bool isWords(int column)
{
    switch (column) {
    case SiteModel::InUse:
    case SiteModel::Grid:
    case SiteModel::Capacity:
    case SiteModel::Price:
    case SiteModel::Carbon:
    case SiteModel::Water: return false;
    default: return true;
    }
}

/// A column's quantity: its unit and, where it can be typed, the field it sets.
struct Typed {
    const Unit* unit = nullptr;
    const char* field = nullptr;
    const SiteNumber SiteFacts::*number = nullptr;
};
Typed typedOf(int column)
{
    switch (column) {
    case SiteModel::Grid: return {&unit::MW, "grid_limit", &SiteFacts::grid};
    case SiteModel::Price: return {&unit::USDMWh, "energy_price", &SiteFacts::price};
    case SiteModel::Carbon: return {&unit::kgkWh, "carbon_intensity", &SiteFacts::carbon};
    case SiteModel::Water: return {&unit::m3d, "water_limit", &SiteFacts::water};
    default: return {};
    }
}

/// The column's unit as the user has it.
const Unit& shownUnit(int column, const PlanDocument* document)
{
    return unitFor(*typedOf(column).unit, document ? document->unitSystem() : UnitSystem::Si);
}

const char* fieldOf(int column)
{
    if (column == SiteModel::Name) return "name";
    if (column == SiteModel::Region) return "region";
    return typedOf(column).field;
}

const QString kNothing = QStringLiteral("–");

}  // namespace

void SiteModel::setSites(const QList<SiteFacts>& sites)
{
    const UnitSystem units = m_document ? m_document->unitSystem() : UnitSystem::Si;
    if (sites == m_sites && units == m_units) return;
    if (std::exchange(m_units, units) != units) emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    const bool same = sites.size() == m_sites.size()
                      && std::equal(sites.begin(), sites.end(), m_sites.begin(),
                                    [](const SiteFacts& a, const SiteFacts& b) { return a.id == b.id; });
    if (same) {
        m_sites = sites;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_sites = sites;
    endResetModel();
}

int SiteModel::rowOf(const QString& site) const
{
    for (int row = 0; row < m_sites.size(); ++row)
        if (m_sites.at(row).id == site) return row;
    return -1;
}

int SiteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sites.size());
}

int SiteModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags SiteModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && fieldOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

QVariant SiteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const SiteFacts& site = m_sites.at(index.row());
    const int column = index.column();
    const Typed typed = typedOf(column);
    const SiteNumber* number = typed.number ? &(site.*typed.number) : nullptr;
    switch (role) {
    case IdRole: return site.id;
    case MutedRole: return site.wish == SiteWish::Never || (number && (number->fromClimate || number->hourly));
    case FigureRole:
        return column == Capacity && site.it
                   ? QStringLiteral("programme.sites_by_name[%1].capacity_it_W").arg(site.id)
               : column == InUse && site.inUse ? QStringLiteral("programme.sites_by_name[%1].count").arg(site.id)
                                               : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isWords(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (column == Name && site.inUse.value_or(0) > 0) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole:
        if (number && number->hourly) return tr("An own series tells it hour by hour");
        if (number && number->fromClimate) return tr("That of the climate: the site has none of its own");
        if (column == Name && site.wish == SiteWish::Never) return tr("Excluded from the choice");
        if (column == Choice && !site.choiceWhy.isEmpty()) return site.choiceWhy;
        if (column == NextLimit && !nextWords(site).isEmpty()) return capitalised(nextWords(site));
        return {};
    case Qt::DisplayRole:
        if (number) return number->hourly ? tr("hourly") : number->si ? formatIn(*number->si, shownUnit(column, m_document)).number : kNothing;
        switch (column) {
        case Name: return site.name;
        case InUse: return site.inUse ? formatCount(*site.inUse) : kNothing;
        case Choice: return site.choice.isEmpty() ? kNothing : site.choice;
        case Region: return site.region.isEmpty() ? kNothing : site.region;
        case ClimateName: return site.climate.isEmpty() ? kNothing : site.climate;
        case Energised: return formatDate(site.energised);
        case Capacity: return site.it ? formatIn(*site.it, unit::MW).number : kNothing;
        case LimitedBy: return site.limit.isEmpty() ? kNothing : capitalised(site.limit);
        case NextLimit: return shortNextWords(site).isEmpty() ? kNothing : capitalised(shortNextWords(site));
        default: return {};
        }
    case Qt::EditRole:
        if (number) return number->si ? QVariant(shownUnit(column, m_document).fromSi(*number->si)) : QVariant();
        switch (column) {
        case InUse: return site.inUse ? QVariant(static_cast<double>(*site.inUse)) : QVariant();
        case Capacity: return site.it ? QVariant(unit::MW.fromSi(*site.it)) : QVariant();
        case Region: return site.region;
        case Energised:
            return site.energised.set() ? QVariant(QDate(site.energised.year, site.energised.month, site.energised.day).toString(Qt::ISODate))
                                        : QVariant();
        default: return data(index, Qt::DisplayRole);
        }
    default: return {};
    }
}

bool SiteModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const char* field = index.isValid() ? fieldOf(index.column()) : nullptr;
    if (!m_document || role != Qt::EditRole || !field) return false;
    const QString words = value.toString().trimmed();
    if (index.column() == Name && words.isEmpty()) return false;
    const QString path = sitePath(m_sites.at(index.row()).id) + QLatin1Char('.') + QLatin1String(field);
    const bool isText = isWords(index.column());
    EditList edits{"edit.set", {}};
    if (!isText && words.isEmpty()) {
        // Emptied: what the climate says holds again.
        edits.edits.push_back(Edit::set(path.toStdString(), Tree()));
    } else if (isText) {
        edits.edits.push_back(Edit::set(path.toStdString(), Tree(words.toStdString())));
    } else {
        const Result<double> si = parseQuantity(plainNumberText(words).toStdString(), shownUnit(index.column(), m_document));
        if (!si) {
            emit refused(withPlace(placeWords(m_document->plan(), path), QString::fromStdString(si.error().message())));
            return false;
        }
        edits.edits.push_back(Edit::set(path.toStdString(), Tree(*si)));
    }
    const Status status = m_document->apply(std::move(edits));
    if (!status) emit refused(refusalWords(m_document->plan(), status.error()));
    return status.ok();
}

QVariant SiteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isWords(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case InUse: return tr("How many of it the programme takes");
        case Choice: return tr("What the choice among all sites makes of it");
        case Region: return tr("Sites that one event may take together");
        case Energised: return tr("When the full grid contract is there");
        case Capacity: return tr("IT power of one full site");
        case LimitedBy: return tr("What binds first as the site is filled");
        case NextLimit: return tr("What would bind next, and how much more IT it allows");
        case Price: return tr("Muted: the climate’s");
        case Carbon: return tr("Of the grid’s power. Muted: the climate’s");
        case Water: return tr("The most it may draw on a day");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole) return {};
    const auto with = [](const QString& heading, const Unit& unit) {
        return tr("%1 (%2)").arg(heading, QString::fromUtf8(unit.symbol));
    };
    switch (section) {
    case Name: return tr("Site");
    case InUse: return tr("In use");
    case Choice: return tr("Choice");
    case Region: return tr("Region");
    case ClimateName: return tr("Climate");
    case Grid: return with(tr("Grid"), shownUnit(Grid, m_document));
    case Energised: return tr("Energised");
    case Capacity: return with(tr("Holds IT"), unit::MW);
    case LimitedBy: return tr("Limited by");
    case NextLimit: return tr("Next limit");
    case Price: return with(tr("Energy"), shownUnit(Price, m_document));
    case Carbon: return with(tr("Carbon"), shownUnit(Carbon, m_document));
    case Water: return with(tr("Water"), shownUnit(Water, m_document));
    default: return {};
    }
}

QWidget* SiteDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* line = new QLineEdit(parent);
    line->setFrame(false);
    line->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    line->setAlignment(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>());
    return line;
}

void SiteDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QVariant value = index.data(Qt::EditRole);
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    static_cast<QLineEdit*>(editor)->setText(value.typeId() == QMetaType::Double ? locale.toString(value.toDouble(), 'g', 12)
                                                                                 : value.toString());
}

void SiteDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    auto* line = static_cast<QLineEdit*>(editor);
    // Looked at is not typed: nothing of the climate's becomes the site's own by F2 and Enter.
    if (line->isModified()) model->setData(index, line->text(), Qt::EditRole);
}

void SiteDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.data(SiteModel::MutedRole).toBool()) return;
    const QColor muted = Theme::of(option->widget).colors().textMuted;
    option->palette.setColor(QPalette::Text, muted);
    option->palette.setColor(QPalette::HighlightedText, muted);
}

}  // namespace rw::ui
