// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_figure_strip.h"

#include "../shell/style_paint.h"
#include "../shell/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace rw::ui {
namespace {

constexpr int kWidest = 240;  // a figure further from its neighbour reads as unrelated

}  // namespace

KeyFigureStrip::KeyFigureStrip(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Key figures"));
    QSizePolicy policy(QSizePolicy::Preferred,
                       QSizePolicy::Minimum);  // Fixed would ignore the rows
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void KeyFigureStrip::setFigures(const QList<KeyFigure>& figures)
{
    while (m_tiles.size() > figures.size()) {
        delete m_tiles.takeLast();
    }
    while (m_tiles.size() < figures.size()) {
        auto* tile = new KeyFigureTile(this);
        tile->setCompact(m_compact);
        const int index = static_cast<int>(m_tiles.size());
        connect(tile, &KeyFigureTile::clicked, this,
                [this, index] { emit figureActivated(index); });
        m_tiles.append(tile);
        tile->show();
    }
    for (qsizetype i = 0; i < figures.size(); ++i) {
        m_tiles.at(i)->setFigure(figures.at(i));
    }
    updateGeometry();
    arrange();
}

QList<KeyFigure> KeyFigureStrip::figures() const
{
    QList<KeyFigure> all;
    for (const auto* tile : m_tiles) {
        all.append(tile->figure());
    }
    return all;
}

void KeyFigureStrip::setAllStale(bool stale)
{
    for (auto* tile : m_tiles) {
        KeyFigure figure = tile->figure();
        figure.stale = stale;
        tile->setFigure(figure);
    }
}

void KeyFigureStrip::setCompact(bool compact)
{
    if (compact == m_compact) return;
    m_compact = compact;
    for (auto* tile : m_tiles) tile->setCompact(compact);
    updateGeometry();
    arrange();
}

int KeyFigureStrip::columnsFor(int width) const
{
    const int count = static_cast<int>(m_tiles.size());
    int total = 0;
    int widest = 1;
    for (const auto* tile : m_tiles) {
        const int need = tile->minimumSizeHint().width();
        total += need;
        widest = std::max(widest, need);
    }
    if (count == 0 || total <= width) {
        return std::max(count, 1);
    }
    const int fit = std::clamp(width / widest, 1, count);
    const int rows = (count + fit - 1) / fit;
    return (count + rows - 1) / rows;  // rows as even as can be: 4 + 4, not 7 + 1
}

// Several rows take height from the page; then the band goes to the tooltip.
int KeyFigureStrip::linesFor(int columns) const
{
    int lines = 0;
    for (const auto* tile : m_tiles) {
        lines = std::max(lines, tile->wantedExtraLines());
    }
    return m_compact || columns < m_tiles.size() ? std::min(lines, 1) : lines;
}

int KeyFigureStrip::tileHeight(int columns) const
{
    return m_tiles.isEmpty() ? 0 : m_tiles.first()->heightFor(linesFor(columns));
}

int KeyFigureStrip::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
    return rows * tileHeight(columns) + 1;
}

QSize KeyFigureStrip::sizeHint() const
{
    int width = 0;
    for (const auto* tile : m_tiles) {
        width += tile->sizeHint().width();
    }
    return {width, tileHeight(static_cast<int>(m_tiles.size())) + 1};
}

QSize KeyFigureStrip::minimumSizeHint() const
{
    int widest = 0;
    for (const auto* tile : m_tiles) {
        widest = std::max(widest, tile->minimumSizeHint().width());
    }
    return {widest, tileHeight(static_cast<int>(m_tiles.size()))
                        + 1};  // more rows come through heightForWidth
}

void KeyFigureStrip::arrange()
{
    const int count = static_cast<int>(m_tiles.size());
    if (count == 0) {
        return;
    }
    const int columns = columnsFor(width());
    const int height = tileHeight(columns);
    const int lines = linesFor(columns);
    for (auto* tile : m_tiles) {
        tile->setExtraLines(lines);
    }
    if (columns < count) {
        for (int i = 0; i < count; ++i) {
            const int column = i % columns;
            const int left = width() * column / columns;
            m_tiles.at(i)->setGeometry(left, i / columns * height,
                                       width() * (column + 1) / columns - left, height);
        }
        return;
    }
    // One row: every tile its wish, then what is over shared out, or what is missing taken from
    // those that have most to give.
    std::vector<int> widths;
    int wanted = 0;
    int least = 0;
    for (const auto* tile : m_tiles) {
        widths.push_back(tile->sizeHint().width());
        wanted += widths.back();
        least += tile->minimumSizeHint().width();
    }
    const int room = width();
    const int slack = wanted - least;
    int x = 0;
    for (int i = 0; i < count; ++i) {
        int w = widths[static_cast<std::size_t>(i)];
        if (room >= wanted) {
            w = std::min(w + (room - wanted) / count, std::max(w, kWidest));
        } else {
            const int minimum = m_tiles.at(i)->minimumSizeHint().width();
            w -= slack > 0 ? (wanted - room) * (w - minimum) / slack : 0;
        }
        m_tiles.at(i)->setGeometry(x, 0, w, height);
        x += w;
    }
}

void KeyFigureStrip::paintEvent(QPaintEvent*)
{
    const Colors& c = Theme::of(this).colors();
    QPainter painter(this);
    for (const auto* tile : m_tiles) {
        const QRect r = tile->geometry();
        if (r.left() > 0) {
            paint::hairline(
                &painter, QRect(r.left(), r.top() + space::kM, 1, r.height() - space::kXl), c.line);
        }
        if (r.top() > 0 && r.left() == 0) {
            paint::hairline(&painter, QRect(0, r.top(), width(), 1), c.line);
        }
    }
    paint::hairline(&painter, QRect(0, height() - 1, width(), 1), c.line);
}

void KeyFigureStrip::resizeEvent(QResizeEvent*)
{
    arrange();
    updateGeometry();
}

void KeyFigureStrip::keyPressEvent(QKeyEvent* event)
{
    const bool back = event->key() == Qt::Key_Left;
    if (back || event->key() == Qt::Key_Right) {
        const auto at = m_tiles.indexOf(static_cast<KeyFigureTile*>(focusWidget()));
        if (auto* next = m_tiles.value(at + (back ? -1 : 1)); at >= 0 && next != nullptr) {
            next->setFocus(back ? Qt::BacktabFocusReason : Qt::TabFocusReason);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

bool KeyFigureStrip::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {  // a tile's wish has changed
        arrange();
        updateGeometry();
    }
    return QWidget::event(event);
}

}  // namespace rw::ui
