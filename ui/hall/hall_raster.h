// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QRectF>

#include <cstdint>
#include <vector>

namespace rw::ui {

class HallDrawing;

/// A hall seen from afar: pictures of square pieces of it, made when they are first seen. While the scale stays, pieces
/// are made for just that scale and laid side by side; while it changes, those of halved scales are stretched. What is
/// not made within a frame's time stands in for a moment with the overview, which is always there.
class HallRaster {
public:
    /// Another drawing. Pieces that look as before are kept. \p everything: colours have changed.
    void setDrawing(const HallDrawing* drawing, bool everything);
    /// What lies in \p exposed, mm, with \p toPixels as the painter's mm-to-pixel transform. False: some pieces are
    /// still to be made; paint again soon.
    bool paint(QPainter& painter, const QTransform& toPixels, const QRectF& exposed, double deviceRatio);
    [[nodiscard]] int pieceCount() const { return static_cast<int>(m_pieces.size()); }
    void clear();

private:
    /// Of a scale: a level of halved ones, or kExact for the one that is looked at.
    struct Key {
        int level = 0;
        int column = 0;
        int row = 0;

        bool operator==(const Key& o) const { return level == o.level && column == o.column && row == o.row; }
        friend size_t qHash(const Key& k, size_t seed) { return qHashMulti(seed, k.level, k.column, k.row); }
    };
    struct Piece {
        QImage image;
        quint64 used = 0;
    };
    static constexpr int kExact = 1000;

    [[nodiscard]] double pieceSide(int level) const;  ///< mm
    [[nodiscard]] int overviewLevel() const;
    [[nodiscard]] Key keyAt(int level, double x, double y) const;
    QImage make(const Key& key) const;
    void drop(const QRectF& where);
    void dropExact();
    void forgetOldest();
    bool stretch(QPainter& painter, const QTransform& toPixels, int level, const QRectF& covers);
    void drawPiece(QPainter& painter, const QTransform& toPixels, const Key& key, const QRectF& part);

    const HallDrawing* m_drawing = nullptr;
    QHash<Key, Piece> m_pieces;
    quint64 m_frame = 0;
    double m_scale = 0.0;  ///< device pixels a mm, of the frame before and of exact pieces
};

}  // namespace rw::ui
