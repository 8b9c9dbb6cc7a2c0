// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/finding_delegate.h"

#include "models/findings_model.h"
#include "shell/theme.h"
#include "widgets/chip.h"

#include <QApplication>
#include <QPainter>

namespace rw::ui {

namespace {

QRect lineOf(const QRect& cell, int line, const QFontMetrics& metrics)
{
    const int top = cell.top() + (cell.height() - 2 * metrics.lineSpacing()) / 2;
    return {cell.left(), top + line * metrics.lineSpacing(), cell.width(), metrics.lineSpacing()};
}

}  // namespace

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const Colors& c = Theme::of(option.widget).colors();
    const QRect cell = option.rect.adjusted(space::kS, 0, -space::kS, 0);
    const QFontMetrics metrics(option.font);
    const bool accepted = index.data(FindingsModel::AcknowledgedRole).toBool();
    painter->save();
    painter->setFont(option.font);
    const auto line = [&](int n, const QString& text, const QColor& color) {
        painter->setPen(color);
        painter->drawText(lineOf(cell, n, metrics), Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text, Qt::ElideRight, cell.width()));
    };
    switch (index.column()) {
    case FindingsModel::SeverityColumn: {
        const auto severity = static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt());
        const QRect top = lineOf(cell, 0, metrics);
        Chip::paintSeverity(*painter, QRectF(cell.left(), top.center().y() - 8.0, 16.0, 16.0),
                            accepted ? Severity::Ok : severity, option.widget);
        painter->setPen(accepted ? c.textMuted : c.text);
        painter->drawText(top.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        break;
    }
    case FindingsModel::MessageColumn:
        line(0, index.data().toString(), accepted ? c.textMuted : c.text);
        line(1, accepted ? FindingsModel::tr("Acknowledged: %1").arg(index.data(FindingsModel::ReasonRole).toString())
                         : index.data(FindingsModel::MendRole).toString(), c.textMuted);
        break;
    default:
        line(0, index.data().toString(), index.column() == FindingsModel::CodeColumn || accepted ? c.textMuted : c.text);
        break;
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    const int width = index.column() == FindingsModel::SeverityColumn
        ? metrics.horizontalAdvance(index.data().toString()) + 22 + 2 * space::kS
        : metrics.horizontalAdvance(index.data().toString()) + 2 * space::kS;
    return {width, 2 * metrics.lineSpacing() + space::kS};
}

}  // namespace rw::ui
