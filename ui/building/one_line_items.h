// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "one_line.h"

#include <QGraphicsItem>

namespace rw::ui {

class Theme;

/// Of a system's signs and wires; below 0: of what is common.
QColor sideColor(const Theme& theme, int system);
/// The same for words on \p ground: towards ink until they can be read.
QColor sideInk(const Theme& theme, const QColor& side, const QColor& ground);

/// One node of the drawing: its sign in every column, and words beside.
class OneLineItem : public QGraphicsItem {
public:
    OneLineItem(const OneLineNode& node, double unit, const Theme& theme);

    [[nodiscard]] const OneLineNode& node() const { return m_node; }
    void setState(bool current, bool focused);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintColumns(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintPartCross(QPainter& painter, const QRectF& square) const;
    void paintLoad(QPainter& painter) const;
    void paintGenerator(QPainter& painter) const;
    /// The load as a bar with its limits; answers where the words behind it begin.
    double paintBar(QPainter& painter, const QRectF& line) const;

    const OneLineNode m_node;
    const double m_u;
    const Theme& m_theme;
    bool m_current = false;
    bool m_focused = false;
};

/// The lines between the nodes, and the border of the building.
class OneLineWires : public QGraphicsItem {
public:
    OneLineWires(const OneLine& drawing, const Theme& theme);

    [[nodiscard]] QRectF boundingRect() const override { return m_drawing.bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const OneLine& m_drawing;  ///< of the view that holds the scene
    const Theme& m_theme;
};

}  // namespace rw::ui
