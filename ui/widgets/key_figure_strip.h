// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "key_figure_tile.h"

#include <QList>
#include <QWidget>

namespace rw::ui {

/// The key figures along the top. Hairlines separate; labels are cut before anything wraps, and
/// when even the values no longer fit the tiles stand in two or more rows of equal columns.
class KeyFigureStrip : public QWidget {
    Q_OBJECT
public:
    explicit KeyFigureStrip(QWidget* parent = nullptr);

    /// Shows these figures in this order. Tiles are kept, so focus stays when values change.
    void setFigures(const QList<KeyFigure>& figures);
    [[nodiscard]] QList<KeyFigure> figures() const;
    [[nodiscard]] KeyFigureTile* tile(int index) const { return m_tiles.value(index); }
    void setAllStale(bool stale);
    /// Smaller figures without a line below them, so that the page keeps the height.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The derivation of the figure at `index` is wanted.
    void figureActivated(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int linesFor(int columns) const;
    [[nodiscard]] int tileHeight(int columns) const;
    void arrange();

    QList<KeyFigureTile*> m_tiles;  // children
    bool m_compact = false;
};

}  // namespace rw::ui
