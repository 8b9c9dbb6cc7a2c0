// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_bars.h"

#include "shell/style_paint.h"
#include "shell/theme.h"
#include "widgets/tab_order.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kBar = 8.0;      // px
constexpr double kSwatch = 9.0;   // px

}  // namespace

void TrayBar::setPower(const TrayPower& power, double most)
{
    m_power = power;
    m_most = most;
    const bool tray = !power.id.isEmpty();
    setLink(tray);
    QStringList words{power.name};
    if (!power.each.isEmpty()) words << power.each;
    words << power.all;
    setAccessibleName(words.join(QStringLiteral(", ")));
    const double all = power.liquid + power.air;
    if (tray && all > 0.0) words << tr("%1 % of it to the coolant").arg(qRound(100.0 * power.liquid / all));
    setToolTip(words.join(QLatin1Char('\n')));
    setAccessibleDescription(words.last());
    updateGeometry();
    update();
}

QSize TrayBar::sizeHint() const
{
    return {240, QFontMetrics(Theme::of(this).font()).height() + static_cast<int>(kBar) + space::kS};
}

QSize TrayBar::minimumSizeHint() const
{
    return {140, sizeHint().height()};
}

void TrayBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const paint::Guard guard(&painter);
    if (underMouse() && !m_power.id.isEmpty()) paint::box(&painter, rect(), kRadiusSmall, c.hover);
    const QRectF room = QRectF(rect()).adjusted(space::kXs, 2, -space::kXs, -2);
    const QFont body = theme.font();
    const QFont small = theme.font(TextSize::Small);
    const QFontMetricsF bodyMetrics(body), smallMetrics(small);
    const double line = bodyMetrics.height();
    const double all = bodyMetrics.horizontalAdvance(m_power.all);
    double each = smallMetrics.horizontalAdvance(m_power.each);
    const double left = room.left() + kSwatch + space::kXs + 2.0;
    const double names = room.right() - all - space::kS - left;
    // The name is what tells bars apart: the figure of one gives way first.
    if (names - each - space::kS < bodyMetrics.horizontalAdvance(m_power.name) * 0.6) each = 0.0;
    paint::box(&painter, QRectF(room.left(), room.top() + (line - kSwatch) / 2.0, kSwatch, kSwatch), 2.0, m_power.swatch,
               mixed(m_power.swatch, c.text, 0.35));
    painter.setFont(body);
    painter.setPen(c.text);
    painter.drawText(QRectF(room.left(), room.top(), room.width(), line), Qt::AlignRight | Qt::AlignVCenter, m_power.all);
    const double width = names - (each > 0.0 ? each + space::kS : 0.0);
    painter.drawText(QRectF(left, room.top(), width, line), Qt::AlignLeft | Qt::AlignVCenter,
                     bodyMetrics.elidedText(m_power.name, Qt::ElideRight, width));
    if (each > 0.0) {
        painter.setFont(small);
        painter.setPen(c.textMuted);
        painter.drawText(QRectF(left, room.top(), names, line), Qt::AlignRight | Qt::AlignVCenter, m_power.each);
    }
    const QRectF track(room.left(), room.top() + line + 1.0, room.width(), kBar);
    paint::box(&painter, track, 2.0, c.sunken);
    const double sum = m_power.liquid + m_power.air;
    if (m_most > 0.0 && sum > 0.0) {
        const double scale = track.width() / m_most;
        const QRectF cold(track.left(), track.top(), m_power.liquid * scale, kBar);
        const QRectF air(cold.right(), track.top(), m_power.air * scale, kBar);
        if (m_power.id.isEmpty()) {
            paint::hatch(&painter, air, c.outline);
        } else {
            painter.fillRect(cold, c.liquidCold);
            painter.fillRect(air, c.air);
        }
    }
    if (hasFocus()) paint::focusRing(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusSmall, c.focus);
}

TrayBars::TrayBars(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
}

void TrayBars::setPowers(const std::vector<TrayPower>& powers)
{
    const bool more = m_bars.size() < powers.size();
    while (m_bars.size() < powers.size()) {
        auto* bar = new TrayBar(this);
        m_column->addWidget(bar);
        connect(bar, &TrayBar::clicked, this, [this, bar] {
            if (!bar->power().id.isEmpty()) emit chosen(bar->power().id);
        });
        m_bars.push_back(bar);
    }
    if (more) chainTabs({this});
    double most = 0.0;
    for (const TrayPower& power : powers) most = std::max(most, power.liquid + power.air);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        m_bars[i]->setVisible(i < powers.size());
        if (i < powers.size()) m_bars[i]->setPower(powers[i], most);
    }
}

}  // namespace rw::ui
