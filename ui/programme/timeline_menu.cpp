// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include <QActionGroup>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

#include <algorithm>
#include <array>

// What the timeline offers and tells about what is under the pointer.
namespace rw::ui {
namespace {

constexpr std::array kShapes{RampShape::Linear, RampShape::Step, RampShape::Smooth};

}  // namespace

RampShape nextRampShape(RampShape shape)
{
    const auto at = std::find(kShapes.begin(), kShapes.end(), shape) - kShapes.begin();
    return kShapes.at(static_cast<std::size_t>(at + 1) % kShapes.size());
}

QMenu* TimelineView::phaseMenu(const QString& phase)
{
    const qsizetype row = indexOf(phase);
    if (row < 0) return nullptr;
    auto* menu = new QMenu(this);
    menu->addSection(tr("Power comes"));
    auto* shapes = new QActionGroup(menu);
    for (const RampShape shape : kShapes) {
        QAction* action = menu->addAction(rampWord(shape), this, [this, phase, shape] { emit rampRequested(phase, shape); });
        action->setCheckable(true);
        action->setChecked(shape == m_timeline.phases.at(row).ramp);
        shapes->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Edit"), this, [this, phase] { emit editRequested(phase); });
    QAction* up = menu->addAction(tr("Earlier in the order"), this, [this, phase] { emit reorderRequested(phase, -1); });
    up->setEnabled(row > 0);
    QAction* down = menu->addAction(tr("Later in the order"), this, [this, phase] { emit reorderRequested(phase, 1); });
    down->setEnabled(row + 1 < m_timeline.phases.size());
    menu->addAction(tr("Remove"), this, [this, phase] { emit removeRequested({phase}); });
    return menu;
}

QMenu* TimelineView::flagMenu(const QString& milestone)
{
    const auto flag = std::find_if(m_timeline.flags.begin(), m_timeline.flags.end(),
                                   [&](const TimelineFlag& f) { return f.id == milestone; });
    if (flag == m_timeline.flags.end()) return nullptr;
    auto* menu = new QMenu(this);
    menu->addSection(tr("What it releases"));
    auto* kinds = new QActionGroup(menu);
    for (const MilestoneKind kind : {MilestoneKind::Note, MilestoneKind::Money, MilestoneKind::Shares, MilestoneKind::Option}) {
        QAction* action = menu->addAction(milestoneWord(kind), this, [this, milestone, kind] { emit kindRequested(milestone, kind); });
        action->setCheckable(true);
        action->setChecked(kind == flag->kind);
        kinds->addAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Remove"), this, [this, milestone] { emit flagRemoveRequested(milestone); });
    return menu;
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool keys = event->reason() == QContextMenuEvent::Keyboard;
    const QPointF at = keys ? barRect(m_current).center() : QPointF(event->pos());
    QMenu* menu = nullptr;
    if (const qsizetype flag = keys ? -1 : flagAt(at); flag >= 0) {
        emit flagActivated(m_timeline.flags.at(flag).id);
        menu = flagMenu(m_timeline.flags.at(flag).id);
    } else {
        if (const QString under = keys ? QString() : gripAt(at).first; !keys && !m_selected.contains(under)) setCurrent(under);
        menu = phaseMenu(m_current);
    }
    if (!menu) return;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(keys ? mapToGlobal(at.toPoint()) : event->globalPos());
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const qsizetype flag = flagAt(help->pos()); flag >= 0) {
            QToolTip::showText(help->globalPos(), m_timeline.flags.at(flag).explanation, this);
            return true;
        }
        if (const qsizetype row = indexOf(gripAt(help->pos()).first); row >= 0) {
            const TimelinePhase& phase = m_timeline.phases.at(row);
            QStringList lines{QStringLiteral("<b>%1</b>").arg(phase.name.toHtmlEscaped()), phase.target,
                              periodText(phase.start, phase.end)};
            lines << tr("Power comes: %1").arg(rampWord(phase.ramp));
            if (!phase.held.isEmpty()) lines << phase.held.toHtmlEscaped();
            for (const TimelineShare& share : phase.mix)
                lines << QStringLiteral("%1 %2").arg(formatPercent(share.share), share.name.toHtmlEscaped());
            QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("<br>")), this);
            return true;
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace rw::ui
