// SPDX-License-Identifier: GPL-3.0-or-later
// Beneath a plot: names of areas and words of points that have no room in it.
#include "plot_canvas_parts.h"
#include "shell/theme.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr double kFootLine = 1.2;      // of the letters' height
constexpr double kFootShare = 0.45;    // of the whole height, at most
constexpr double kBetween = 12.0;      // px, from one entry to the next
constexpr double kFootMargin = 4.0;    // px, above it
}  // namespace

/// Room beneath the axis. The rest of the plot is laid out anew at once.
void PlotCanvas::setFoot(double height)
{
    Parts& p = *m_parts;
    const int wanted = static_cast<int>(std::ceil(height));
    if (p.footRoom->minimumSize().height() == wanted) return;
    p.footRoom->setMinimumSize(0, wanted);
    p.footRoom->setMaximumSize(QWIDGETSIZE_MAX, wanted);
    layOut();
}

/// As the library does before it says that it has.
void PlotCanvas::layOut()
{
    for (const QCPLayoutElement::UpdatePhase phase : {QCPLayoutElement::upPreparation, QCPLayoutElement::upMargins, QCPLayoutElement::upLayout})
        m_parts->plot->plotLayout()->update(phase);
}

/// The height that entries need, line by line. \p stand: they also take their places.
double PlotCanvas::layFoot(bool stand)
{
    Parts& p = *m_parts;
    if (p.areasBelow.isEmpty() && p.flagsBelow.isEmpty()) return 0.0;
    const QRectF all = p.plot->viewport();
    const QRectF frame = p.plot->axisRect()->rect();
    const QFontMetricsF metrics(Theme::of(this).font(TextSize::Small));
    const double line = std::ceil(metrics.height() * kFootLine);
    const int most = std::max(1, static_cast<int>(all.height() * kFootShare / line));
    const double right = all.right() - kWordGap;
    const double top = all.bottom() - (stand ? p.footRoom->minimumSize().height() : 0.0) + kFootMargin;
    double x = frame.left();
    int row = 0;
    // The left end of what is so wide, or none where lines have come to their end.
    const auto place = [&](double wide) {
        if (x > frame.left() && x + wide > right) {
            x = frame.left();
            ++row;
        }
        const double left = x;
        x += wide + kBetween;
        return row < most ? left : -1.0;
    };
    const auto fitted = [&](QCPItemText& text, const QString& words, double before) {
        const double room = right - frame.left() - before;
        text.setText(wordWidth(text.font(), words) <= room ? words : metrics.elidedText(words, Qt::ElideRight, room));
        return rectOf(text).width();
    };
    const auto middle = [&] { return top + (row + 0.5) * line; };
    if (!p.areasBelow.isEmpty()) {
        for (int i = 0; i < p.labels.size(); ++i) {
            if (!p.areasBelow.contains(i)) continue;
            const double wide = kChip + fitted(*p.labels.at(i), m_plot.series.at(i).name, kChip + 2.0 * kWordGap);
            const double left = place(wide);
            if (!stand || left < 0.0) continue;
            standAt(*p.chips.at(i), left, middle(), kChip);
            standAt(*p.labels.at(i), {left + kChip + 2.0, middle(), 0.0, 0.0});
        }
        if (!p.flagsBelow.isEmpty()) {
            x = frame.left();
            ++row;
        }
    }
    if (!p.flagsBelow.isEmpty()) {
        // Numbered from left to right.
        QList<int> order(p.flagsBelow.begin(), p.flagsBelow.end());
        std::sort(order.begin(), order.end());
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return m_plot.flags.at(a).x < m_plot.flags.at(b).x; });
        int number = 0;
        for (const int i : order) {
            const Parts::Flag& flag = p.flags.at(i);
            flag.entry->setText(QString::number(++number));
            const double before = rectOf(*flag.entry).width();
            const double left = place(before + fitted(*flag.text, m_plot.flags.at(i).label, before + 2.0 * kWordGap));
            flag.entry->setVisible(left >= 0.0);
            flag.text->setVisible(stand && left >= 0.0);
            if (!stand || left < 0.0) continue;
            standAt(*flag.entry, {left, middle(), 0.0, 0.0});
            standAt(*flag.text, {left + before, middle(), 0.0, 0.0});
        }
    }
    p.wantedFoot = static_cast<int>(std::ceil((row + 1) * line + kFootMargin));
    return std::min(row + 1, most) * line + kFootMargin;
}

}  // namespace rw::ui
