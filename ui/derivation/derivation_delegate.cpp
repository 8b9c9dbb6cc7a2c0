// SPDX-License-Identifier: GPL-3.0-or-later
#include "derivation/derivation_delegate.h"

#include "models/derivation_model.h"
#include "shell/theme.h"
#include "widgets/chip.h"

#include <QPainter>

namespace rw::ui {

namespace {
constexpr int kSign = 16;  // px, the grade's mark
}

void DerivationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const Colors& c = Theme::of(option.widget).colors();
    const bool link = index.column() == DerivationModel::WhatColumn &&
                      !index.data(DerivationModel::PathRole).toString().isEmpty();
    QColor ink = c.text;
    if (index.column() == DerivationModel::FormulaColumn || index.column() == DerivationModel::SourceColumn)
        ink = c.textMuted;
    if (link) ink = c.accent;
    option.palette.setColor(QPalette::Text, ink);
    option.palette.setColor(QPalette::HighlightedText, ink);
    if (link && option.state & QStyle::State_MouseOver) option.font.setUnderline(true);
    if (!index.parent().isValid() && index.column() != DerivationModel::SourceColumn) option.font.setBold(true);
    const QVariant grade = index.data(DerivationModel::GradeRole);
    if (grade.isValid()) {
        // The mark stands where an icon would; the style keeps room for it.
        option.features |= QStyleOptionViewItem::HasDecoration;
        option.decorationSize = QSize(kSign, kSign);
        option.icon = QIcon();
    }
    const QStyle* style = option.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    if (grade.isValid()) {
        const QRect at = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &option, option.widget);
        Chip::paintGrade(*painter, QRectF(at), static_cast<Grade>(grade.toInt()), option.widget);
    }
}

QSize DerivationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + space::kS));
    return size;
}

}  // namespace rw::ui
