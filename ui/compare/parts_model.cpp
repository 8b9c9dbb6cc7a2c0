// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts_model.h"

#include "document/plan_words.h"
#include "document/figure_words.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kBarHeight = 14.0;
constexpr double kEndWidth = 3.0;   // px, the mark of a scenario's own value
constexpr double kLeastBar = 1.5;   // px; what is there is seen

}  // namespace

QString ownerWords(const Plan& plan, const QString& path)
{
    const QString owner = objectPath(plan, path);
    return owner.isEmpty() ? QString() : placeWords(plan, owner);
}

QString fieldText(const Field& field, const Tree& value, UnitSystem units)
{
    const Tree* shown = field.kind == FieldKind::Quantity ? value.find("value") : &value;
    if (!shown || shown->isNull()) return QStringLiteral("–");
    if (field.kind == FieldKind::Quantity) return formatValue(shown->number(), *field.unit, units);
    if (field.kind == FieldKind::Integer) return formatCount(static_cast<qint64>(shown->number()));
    if (field.kind == FieldKind::Choice && shown->string()) return choiceWord(field, *shown->string());
    if (const bool* on = shown->boolean()) return *on ? PartsModel::tr("yes") : PartsModel::tr("no");
    return QString::fromStdString(fieldValueWords(field, value));
}

QString inputChange(const ChangedInput& input, UnitSystem units)
{
    return QStringLiteral("%1 → %2").arg(fieldText(*input.field, input.a, units), fieldText(*input.field, input.b, units));
}

void PartsModel::show(const Plan& plan, const ScenarioComparison& comparison, const ComparedFigure* row, const QString& a,
                      const QString& b, UnitSystem units)
{
    beginResetModel();
    m_lines.clear();
    if (row && row->difference && !row->contributions.empty()) {
        const auto valueText = [&](double si) { return formatFigure({{}, row->about, si}, units); };
        double at = *row->a;
        m_lowest = m_highest = at;
        m_lines.push_back({a, {}, valueText(at), {}, at, at, true});
        for (std::size_t i = 0; i < row->contributions.size(); ++i) {
            const double part = row->contributions[i];
            const QString words = part == 0.0 ? QStringLiteral("0") : differenceText(*row->about, part, units);
            const ChangedInput& input = comparison.inputs[i];
            const QString path = QString::fromStdString(input.path);
            QString remark = inputChange(input, units);
            if (const QString owner = ownerWords(plan, path); !owner.isEmpty()) remark = QStringLiteral("%1 · %2").arg(remark, owner);
            m_lines.push_back({fieldLabel(plan, input.path), remark, words, path, at, at + part, false});
            at += part;
            m_lowest = std::min(m_lowest, at);
            m_highest = std::max(m_highest, at);
        }
        m_lines.push_back({b, {}, valueText(*row->b), {}, *row->b, *row->b, true});
        m_lowest = std::min(m_lowest, *row->b);
        m_highest = std::max(m_highest, *row->b);
    }
    endResetModel();
}

int PartsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PartsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PartsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return index.column() == What ? line.what : index.column() == Value ? line.value : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return line.remark.isEmpty() ? QStringLiteral("%1: %2").arg(line.what, line.value)
                                     : QStringLiteral("%1, %2: %3").arg(line.what, line.remark, line.value);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Value ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case RemarkRole: return line.remark;
    case FromRole: return line.from;
    case ToRole: return line.to;
    case EndRole: return line.end;
    case PathRole: return line.path;
    default: return {};
    }
}

QVariant PartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Value ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case What: return tr("Changed input");
    case Bar: return tr("Step");
    case Value: return tr("Contribution");
    default: return {};
    }
}

QSize PartsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const int body = QFontMetrics(theme.font()).height();
    const int small = QFontMetrics(theme.font(TextSize::Small)).height();
    const int height = index.data(PartsModel::RemarkRole).toString().isEmpty() ? body + space::kM : body + small + space::kM;
    const int width = QFontMetrics(theme.font(TextSize::Body, true)).horizontalAdvance(index.data().toString());
    return {width + 2 * space::kS, height};
}

void PartsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const Colors& c = theme.colors();
    const auto* model = static_cast<const PartsModel*>(index.model());
    const paint::Guard guard(painter);
    const bool end = index.data(PartsModel::EndRole).toBool();
    if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, c.accentSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver)) painter->fillRect(option.rect, c.hover);
    const QRect inside = option.rect.adjusted(space::kXs, space::kXs, -space::kXs, -space::kXs);

    if (index.column() != PartsModel::Bar) {
        const QString remark = index.column() == PartsModel::What ? index.data(PartsModel::RemarkRole).toString() : QString();
        painter->setFont(theme.font(TextSize::Body, end));
        painter->setPen(c.text);
        const Qt::Alignment side = index.column() == PartsModel::Value ? Qt::AlignRight : Qt::AlignLeft;
        const QFontMetrics metrics(painter->font());
        painter->drawText(inside, side | (remark.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop),
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, inside.width()));
        if (!remark.isEmpty()) {
            painter->setFont(theme.font(TextSize::Small));
            painter->setPen(c.textMuted);
            painter->drawText(inside, side | Qt::AlignBottom,
                              QFontMetrics(painter->font()).elidedText(remark, Qt::ElideRight, inside.width()));
        }
    } else {
        const double span = model->highest() - model->lowest();
        const auto xOf = [&](double value) {
            const double share = span > 0.0 ? (value - model->lowest()) / span : 0.5;
            return inside.left() + kEndWidth + share * (inside.width() - 2.0 * kEndWidth);
        };
        const double from = xOf(index.data(PartsModel::FromRole).toDouble());
        const double to = xOf(index.data(PartsModel::ToRole).toDouble());
        const QRectF row = option.rect;
        // A thread from row to row leads the eye down the steps.
        painter->setPen(QPen(c.lineStrong, 1.0, Qt::DotLine));
        if (index.row() > 0) painter->drawLine(QPointF(from, row.top()), QPointF(from, row.center().y()));
        if (index.row() + 1 < model->rowCount()) painter->drawLine(QPointF(to, row.center().y()), QPointF(to, row.bottom()));
        if (end) {
            paint::box(painter, QRectF(from - kEndWidth / 2.0, row.center().y() - kBarHeight / 2.0 - 2.0, kEndWidth, kBarHeight + 4.0), 1.0, c.text);
        } else {
            const QRectF bar(std::min(from, to), row.center().y() - kBarHeight / 2.0, std::max(kLeastBar, std::abs(to - from)), kBarHeight);
            const bool rises = to >= from;
            paint::box(painter, bar, std::min(2.0, bar.width() / 2.0), rises ? c.data : mixed(c.surface, c.data, 0.35));
            // What takes away is hatched: the sign is never colour alone.
            if (!rises) paint::hatch(painter, bar, c.data, 2.0);
        }
    }
    if (option.state.testFlag(QStyle::State_HasFocus))
        paint::focusRing(painter, QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusSmall, c.focus);
}

}  // namespace rw::ui
