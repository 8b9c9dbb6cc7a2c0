// SPDX-License-Identifier: GPL-3.0-or-later
#include "findings/finding_delegate.h"

#include "models/findings_model.h"
#include "shell/theme.h"
#include "widgets/chip.h"
#include "widgets/wrapped_text.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace rw::ui {

namespace {

constexpr int kLeastLines = 2;
constexpr int kMessageLines = 8;
constexpr int kMendLines = 4;
constexpr int kPlaceLines = 2;

QStringList linesOf(const QModelIndex& index, const QFont& font, int width)
{
    const double room = width - 2 * space::kS;
    switch (index.column()) {
    case FindingsModel::MessageColumn: return wrappedLines(index.data().toString(), font, room, kMessageLines);
    case FindingsModel::PlaceColumn: return wrappedLines(index.data().toString(), font, room, kPlaceLines);
    default: return {QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(room))};
    }
}

QStringList mendLines(const QModelIndex& index, const QFont& font, int width)
{
    if (index.column() != FindingsModel::MessageColumn) return {};
    const QString text = index.data(FindingsModel::AcknowledgedRole).toBool()
        ? FindingsModel::tr("Acknowledged: %1").arg(index.data(FindingsModel::ReasonRole).toString())
        : index.data(FindingsModel::MendRole).toString();
    return wrappedLines(text, font, width - 2 * space::kS, kMendLines);
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
    QRect line(cell.left(), cell.top() + space::kS / 2, cell.width(), metrics.lineSpacing());
    if (index.column() == FindingsModel::SeverityColumn) {
        const auto severity = static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt());
        Chip::paintSeverity(*painter, QRectF(cell.left(), line.center().y() - 8.0, 16.0, 16.0),
                            accepted ? Severity::Ok : severity, option.widget);
        line.setLeft(line.left() + 22);
    }
    const auto write = [&](const QStringList& lines, const QColor& color) {
        painter->setPen(color);
        for (const QString& words : lines) {
            painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, words);
            line.translate(0, metrics.lineSpacing());
        }
    };
    const bool muted = accepted || index.column() == FindingsModel::CodeColumn;
    write(linesOf(index, option.font, option.rect.width()), muted ? c.textMuted : c.text);
    write(mendLines(index, option.font, option.rect.width()), c.textMuted);
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    const int width = view ? view->header()->sectionSize(index.column()) : option.rect.width();
    const auto lines = linesOf(index, option.font, width).size() + mendLines(index, option.font, width).size();
    return {width, std::max(kLeastLines, static_cast<int>(lines)) * QFontMetrics(option.font).lineSpacing() + space::kS};
}

}  // namespace rw::ui
