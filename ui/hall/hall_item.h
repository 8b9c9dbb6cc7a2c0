// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_drawing.h"
#include "hall_raster.h"

#include <QGraphicsItem>
#include <QPicture>
#include <QString>

#include <memory>

namespace rw::ui {

class Theme;

/// A picture under a hall's plan, ready to be painted.
struct UnderlayPicture {
    QImage image;      ///< of a PNG or JPEG
    QPicture lines;    ///< of a drawing in mm, y downwards from its upper left corner
    QSizeF size;       ///< of it as the file says, in its own units
    bool toScale = false;  ///< these are mm
    QString remark;        ///< what a reader must know of it: its unit, what of the file is not drawn
    [[nodiscard]] bool isNull() const { return size.isEmpty(); }
};

/// The hall on its canvas, in mm: one item that paints all of it by itself. Seen from afar it is a raster of pieces, in
/// between coloured rectangles, near by the signs, names and figures of what is in view.
class HallItem : public QGraphicsItem {
public:
    explicit HallItem(const Theme& theme);

    /// \p everything: colours have changed, so that nothing painted before holds.
    void setDrawing(std::shared_ptr<const HallDrawing> drawing, bool everything);
    void setSelected(std::vector<std::size_t> selected);
    /// Placements that a check has something against.
    void setFaulty(std::vector<std::size_t> faulty);
    /// Placements that are carried at the moment: drawn as shadows where they stood.
    void setLifted(bool lifted);
    void setUnderlay(std::shared_ptr<const UnderlayPicture> picture, const Underlay& place);
    /// The same picture elsewhere, or fainter.
    void placeUnderlay(const Underlay& place);
    [[nodiscard]] const HallRaster& raster() const { return m_raster; }

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    struct View {
        QTransform toPixels;
        double scale = 1.0;  ///< px a mm
        QRectF exposed;      ///< mm
        [[nodiscard]] QRectF pixels(const QRectF& mm) const;
    };
    static constexpr double kFarTile = 4.5;  ///< px of 600 mm, below which the hall is a raster
    void paintFloor(QPainter& painter, const View& view) const;
    void paintUnderlay(QPainter& painter, const View& view) const;
    void paintOutline(QPainter& painter, const View& view) const;
    void paintFlats(QPainter& painter, const View& view, bool above) const;
    void paintSolids(QPainter& painter, const View& view) const;
    void paintWords(QPainter& painter, const View& view, std::size_t index, const QRectF& rect) const;
    void paintRows(QPainter& painter, const View& view) const;
    void paintMarks(QPainter& painter, const View& view) const;

    const Theme& m_theme;
    std::shared_ptr<const HallDrawing> m_drawing;
    std::vector<std::size_t> m_selected;
    std::vector<std::size_t> m_faulty;
    QRectF m_selectedBox;
    bool m_lifted = false;
    std::shared_ptr<const UnderlayPicture> m_underlay;
    Underlay m_underlayPlace;
    HallRaster m_raster;
    QRectF m_bounds;
};

}  // namespace rw::ui
