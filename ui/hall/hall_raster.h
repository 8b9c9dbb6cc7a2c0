// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QRectF>

#include <cstdint>
#include <functional>
#include <vector>

namespace rw::ui {

class HallDrawing;

/// A hall seen from afar: pictures of square pieces of it, made when they are first seen. What is not made within a
/// frame's time stands in for a moment with the overview, which is always there.
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

    [[nodiscard]] static double pieceSide(int level);  ///< mm
    [[nodiscard]] int overviewLevel() const;
    QImage make(const Key& key) const;
    void drop(const QRectF& where);
    void forgetOldest();
    void drawPiece(QPainter& painter, const QTransform& toPixels, const Key& key, const QRectF& part);

    const HallDrawing* m_drawing = nullptr;
    QHash<Key, Piece> m_pieces;
    quint64 m_frame = 0;
};

}  // namespace rw::ui
