// SPDX-License-Identifier: GPL-3.0-or-later
#include "welcome/template_picture.h"

#include "document/format.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

namespace rw::ui {

namespace {

struct Bar {
    double from = 0.0;
    double to = 0.0;
    double power = 0.0;
    std::vector<std::pair<int, double>> parts;  // category and share
};

std::vector<Bar> barsOf(const Plan& plan)
{
    std::vector<Bar> bars;
    double left = plan.programme.target.si.value_or(0.0);
    for (const Phase& phase : plan.programme.phases) {
        if (!phase.start.set()) continue;
        Bar bar;
        bar.from = phase.start.years();
        bar.to = phase.end.set() ? phase.end.years() : bar.from + 0.5;
        bar.power = phase.target.si.value_or(std::max(left, 0.0));
        left -= bar.power;
        for (const MixShare& share : phase.mix) {
            int category = 0;
            for (std::size_t i = 0; i < plan.clusters.size(); ++i)
                if (plan.clusters[i].id == share.cluster) category = static_cast<int>(i);
            bar.parts.emplace_back(category, share.share.si.value_or(0.0));
        }
        bars.push_back(std::move(bar));
    }
    return bars;
}

void paintPhases(QPainter& painter, const QRectF& area, const Theme& theme, const std::vector<Bar>& bars)
{
    const Colors& c = theme.colors();
    double from = bars.front().from;
    double to = bars.front().to;
    double most = 0.0;
    for (const Bar& bar : bars) {
        from = std::min(from, bar.from);
        to = std::max(to, bar.to);
        most = std::max(most, bar.power);
    }
    const QFontMetricsF metrics(theme.font(TextSize::Small));
    const QRectF plot = area.adjusted(0, 2, 0, -metrics.height() - 2);
    const double span = std::max(to - from, 0.25);
    const auto x = [&](double year) { return plot.left() + (year - from) / span * plot.width(); };
    for (const Bar& bar : bars) {
        const double height = most > 0.0 ? std::max(4.0, bar.power / most * plot.height()) : plot.height() / 2.0;
        QRectF whole(x(bar.from) + 1.0, plot.bottom() - height, std::max(4.0, x(bar.to) - x(bar.from) - 2.0), height);
        double sum = 0.0;
        for (const auto& part : bar.parts) sum += part.second;
        double bottom = whole.bottom();
        for (const auto& [category, share] : bar.parts) {
            const double h = sum > 0.0 ? whole.height() * share / sum : whole.height();
            painter.fillRect(QRectF(whole.left(), bottom - h, whole.width(), h), theme.category(category));
            bottom -= h;
        }
        if (bar.parts.empty()) painter.fillRect(whole, c.accent);
    }
    painter.setPen(c.lineStrong);
    painter.drawLine(QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5));
    painter.setPen(c.textMuted);
    painter.setFont(theme.font(TextSize::Small));
    const QRectF years(area.left(), plot.bottom() + 2, area.width(), metrics.height());
    painter.drawText(years, Qt::AlignLeft | Qt::AlignVCenter, QString::number(static_cast<int>(from)));
    const int last = static_cast<int>(std::floor(to - 1e-6));
    if (last > static_cast<int>(from)) painter.drawText(years, Qt::AlignRight | Qt::AlignVCenter, QString::number(last));
}

void paintRacks(QPainter& painter, const QRectF& area, const Theme& theme, const Plan& plan)
{
    // One column a rack design, its trays from bottom to top in proportion to their height.
    const Colors& c = theme.colors();
    constexpr double kWidth = 34.0;
    constexpr double kGap = 10.0;
    double left = area.left();
    for (const RackDesign& design : plan.rackDesigns) {
        if (left + kWidth > area.right()) break;
        const QRectF rack(left, area.top() + 2, kWidth, area.height() - 4);
        painter.fillRect(rack, c.rackInside);
        const Frame* frame = findById(plan.frames, design.frame);
        const double units = frame ? static_cast<double>(frame->units) : 48.0;
        for (const Slot& slot : design.slots) {
            const Tray* tray = findById(design.trays, slot.tray);
            if (!tray) continue;
            const double unit = (rack.height() - 4.0) / units;
            const QRectF at(rack.left() + 3.0, rack.bottom() - 2.0 - unit * static_cast<double>(slot.position - 1 + tray->height),
                            kWidth - 6.0, std::max(1.0, unit * static_cast<double>(tray->height) - 0.6));
            const QColor color = tray->kind == TrayKind::Compute  ? c.trayCompute
                                 : tray->kind == TrayKind::Switch ? c.traySwitch
                                 : tray->kind == TrayKind::Power  ? c.trayPower
                                                                  : c.trayManagement;
            painter.fillRect(at, color);
        }
        if (design.slots.empty()) painter.fillRect(rack.adjusted(3, 3, -3, -3), c.trayCompute);
        painter.setPen(c.rackFrame);
        painter.drawRect(rack);
        left += kWidth + kGap;
    }
}

}  // namespace

void paintPlanPicture(QPainter& painter, const QRectF& area, const Theme& theme, const Plan& plan)
{
    painter.save();
    const QRectF inside = area.adjusted(space::kM, space::kS, -space::kM, -space::kXs);
    const std::vector<Bar> bars = barsOf(plan);
    if (bars.size() > 1) paintPhases(painter, inside, theme, bars);
    else paintRacks(painter, inside, theme, plan);
    painter.restore();
}

QString planFootnote(const Plan& plan)
{
    QStringList parts;
    const Programme& p = plan.programme;
    const auto words = [](const char* text) { return QCoreApplication::translate("welcome", text); };
    if (p.targetKind == TargetKind::Power && p.target.set()) parts << formatValue(*p.target.si, unit::GW);
    if (p.targetKind == TargetKind::Count && p.targetCount) {
        const QString count = formatCount(*p.targetCount);
        switch (p.countUnit) {
        case CountUnit::Racks: parts << words("%1 racks").arg(count); break;
        case CountUnit::Accelerators: parts << words("%1 accelerators").arg(count); break;
        case CountUnit::Pods: parts << (*p.targetCount == 1 ? words("one pod") : words("%1 pods").arg(count)); break;
        }
    }
    if (p.targetKind == TargetKind::Fill) parts << words("what fits");
    if (p.phases.size() > 1) parts << words("%1 phases").arg(p.phases.size());
    if (plan.rackDesigns.size() == 1) parts << QString::fromStdString(plan.rackDesigns.front().name);
    else if (!plan.rackDesigns.empty()) parts << words("%1 platforms").arg(plan.rackDesigns.size());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace rw::ui
