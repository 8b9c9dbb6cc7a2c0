// SPDX-License-Identifier: GPL-3.0-or-later
#include "bound_model.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QApplication>
#include <QFont>
#include <QPainter>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kBar = 10.0;

}  // namespace

void BoundModel::show(const SiteFacts& site)
{
    if (site.bounds == m_bounds && heldPower(site) == m_held) return;
    beginResetModel();
    m_bounds = site.bounds;
    m_held = heldPower(site);
    endResetModel();
}

int BoundModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_bounds.size());
}

int BoundModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BoundModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const SiteBound& bound = m_bounds.at(index.row());
    switch (role) {
    case PathRole: return bound.path;
    case ShareRole: return bound.it && m_held > 0.0 ? QVariant(*bound.it / m_held) : QVariant();
    case BindingRole: return bound.binding;
    case GivenRole: return bound.it.has_value();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() <= Bar ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (bound.binding) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ToolTipRole:
        if (!bound.it) return tr("%1: none is given, so it binds nothing").arg(capitalised(bound.name));
        return bound.binding ? tr("%1 binds: the site holds no more").arg(capitalised(bound.name))
                             : tr("%1 allows %2 more").arg(capitalised(bound.name), distanceWords(bound, m_held));
    case Qt::AccessibleTextRole:
        if (index.column() == Bar)
            return bound.it && m_held > 0.0 ? tr("%1 of what the site holds").arg(formatPercent(*bound.it / m_held)) : tr("not given");
        return data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return capitalised(bound.name);
        case It: return bound.it ? formatIn(*bound.it, unit::MW).number : tr("not given");
        case Beyond: return bound.binding ? tr("binds") : distanceWords(bound, m_held);
        case Racks: return bound.racks ? formatCount(*bound.racks) : QString();
        default: return {};
        }
    case Qt::EditRole:
        switch (index.column()) {
        case Bar: return bound.it && m_held > 0.0 ? QVariant(*bound.it / m_held) : QVariant();
        case It: return bound.it ? QVariant(unit::MW.fromSi(*bound.it)) : QVariant();
        case Beyond: return bound.it ? QVariant(unit::MW.fromSi(bound.beyond)) : QVariant();
        case Racks: return bound.racks ? QVariant(static_cast<double>(*bound.racks)) : QVariant();
        default: return bound.name;
        }
    default: return {};
    }
}

QVariant BoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section <= Bar ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        if (section == Bar) return tr("Over what the site holds: hatched is room that another limit keeps from being used");
        if (section == Beyond) return tr("How much more IT this limit allows than the binding one");
        return {};
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return tr("Limit");
    case Bar: return tr("Allows");
    case It: return tr("IT (%1)").arg(QString::fromUtf8(unit::MW.symbol));
    case Beyond: return tr("Distance");
    case Racks: return tr("Racks");
    default: return {};
    }
}

void BoundBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const QVariant share = index.data(BoundModel::ShareRole);
    if (!share.isValid()) return;
    const Colors& c = Theme::of(option.widget).colors();
    const QRectF room = QRectF(option.rect).adjusted(space::kXs, 0, -space::kS, 0);
    const QRectF track(room.left(), room.center().y() - kBar / 2.0, room.width(), kBar);
    const auto x = [&](double s) { return track.left() + track.width() * std::min(s, BoundModel::barEnd()) / BoundModel::barEnd(); };
    const double held = x(1.0);
    const double end = x(share.toDouble());
    const bool binding = index.data(BoundModel::BindingRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paint::box(painter, track, 3.0, c.hover);
    const QRectF full(track.left(), track.top(), std::min(held, end) - track.left(), kBar);
    paint::box(painter, full, 3.0, binding ? c.accent : c.data);
    if (end > held + 1.0) {
        const QRectF rest(held, track.top(), end - held, kBar);
        paint::hatch(painter, rest, mixed(c.surface, c.data, 0.7), 3.0);
        // A bar that runs out of the picture stays open.
        if (share.toDouble() <= BoundModel::barEnd()) paint::hairline(painter, QRect(qRound(end) - 1, qRound(track.top()), 1, qRound(kBar)), c.data);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    paint::hairline(painter, QRect(qRound(held) - 1, option.rect.top(), binding ? 3 : 1, option.rect.height()), c.text);
    painter->restore();
}

QSize BoundBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {kLeastWidth, QStyledItemDelegate::sizeHint(option, index).height()};
}

}  // namespace rw::ui
