// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_sheet.h"

#include "catalogue/display_name.h"
#include "hall_editor.h"
#include "hall_item.h"
#include "hall_legend.h"
#include "hall_ruler.h"
#include "hall_view.h"
#include "shell/page_export.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallSheet)
};

constexpr double kFoot = 304.8;         // mm
constexpr double kBarShare = 0.25;      // of the sheet's width, at most
constexpr double kBarHeight = 6.0;      // px
constexpr int kBarParts = 4;            // dark and light by turns
constexpr double kUsualWidth = 900.0;   // px of a sheet whose words are as large as on the screen
constexpr double kLargest = 2.0;

void paintScaleBar(QPainter& painter, const QPointF& right, double length, double pixelsPerMillimetre, UnitSystem units, const Theme& theme)
{
    const Colors& c = theme.colors();
    const double wide = length * pixelsPerMillimetre;
    const QRectF bar(right.x() - wide, right.y() - kBarHeight, wide, kBarHeight);
    for (int part = 0; part < kBarParts; ++part)
        if (part % 2 == 0)
            painter.fillRect(QRectF(bar.left() + wide * part / kBarParts, bar.top(), wide / kBarParts, kBarHeight), c.canvasInk);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.canvasInk, 1.0));
    painter.drawRect(bar);
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(c.text);
    const QFontMetricsF metrics(painter.font());
    const auto word = [&](double x, const QString& text) {
        const double half = metrics.horizontalAdvance(text) / 2.0 + 1.0;
        const double at = std::min(x, right.x() - half + 1.0);
        painter.drawText(QRectF(at - half, bar.top() - metrics.height() - 2.0, 2.0 * half, metrics.height()), Qt::AlignCenter, text);
    };
    word(bar.left(), QStringLiteral("0"));
    word(bar.right(), units == UnitSystem::Ip ? lengthText(length, units) : formatIn(length * 1e-3, unit::m).text());
}

}  // namespace

double scaleBarLength(double most, UnitSystem units)
{
    const double one = units == UnitSystem::Ip ? kFoot : 1000.0;
    const double power = std::pow(10.0, std::floor(std::log10(most / one) + 1e-9));
    double length = one * power;
    for (const double of : {2.0, 5.0})
        if (of * power * one <= most * (1.0 + 1e-9)) length = of * power * one;
    return length;
}

PageExport hallSheet(const QString& name, HallView& view, const HallEditor& editor)
{
    const PageExport plan = sceneExport(name, view);
    const Theme& theme = Theme::of(&view);
    const double pixelsPerMillimetre = plan.size.width() / view.scene()->itemsBoundingRect().adjusted(-space::kM, -space::kM, space::kM, space::kM).width();
    const double scale = std::clamp(plan.size.width() / kUsualWidth, 1.0, kLargest);
    const double wide = plan.size.width() / scale - 2.0 * space::kM;
    const double bar = scaleBarLength(plan.size.width() * kBarShare / pixelsPerMillimetre, editor.units());
    const double barRoom = bar * pixelsPerMillimetre / scale + space::kXl;
    const HallLegend legend = editor.drawing()->look().legend;
    const QFontMetricsF metrics(theme.font(TextSize::Small));
    double legendHeight = 0.0;
    {
        QPixmap none(1, 1);
        QPainter painter(&none);
        legendHeight = paintHallLegend(painter, {}, wide - barRoom, legend, theme, true);
    }
    const double foot = std::ceil((std::max(legendHeight, metrics.height() + kBarHeight + 2.0) + 2.0 * space::kM) * scale);
    PageExport sheet = plan;
    sheet.size = plan.size + QSizeF(0.0, foot);
    sheet.paint = [=, &view, &editor](QPainter& painter) {
        const Theme& now = Theme::of(&view);
        painter.fillRect(QRectF(QPointF(), plan.size + QSizeF(0.0, foot)), now.colors().canvas);
        // What is marked on the screen is no part of the plan.
        view.item()->setSelected({});
        plan.paint(painter);
        view.item()->setSelected(editor.selected());
        painter.save();
        painter.translate(0.0, plan.size.height());
        painter.scale(scale, scale);
        // Of the moment: on paper colours may be others.
        const double top = space::kM;
        paintHallLegend(painter, {space::kM, top}, wide - barRoom, editor.drawing()->look().legend, now);
        paintScaleBar(painter, {space::kM + wide, top + metrics.height() + kBarHeight + 2.0}, bar, pixelsPerMillimetre / scale, editor.units(), now);
        painter.restore();
    };
    const Hall* hall = editor.hall();
    const QRectF floor = editor.drawing()->outline();
    QStringList remark;
    if (!floor.isEmpty()) remark << QStringLiteral("%1 × %2").arg(lengthText(floor.width(), editor.units()), lengthText(floor.height(), editor.units()));
    remark << Tr::tr("Colour: %1").arg(colorName(editor.color()));
    return headedExport(sheet, toQString(displayName(*hall)), remark.join(QStringLiteral(" · ")), &Colors::canvas);
}

}  // namespace rw::ui
