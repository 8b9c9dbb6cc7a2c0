// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_raster.h"

#include "hall_drawing.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr int kSide = 256;            // px of a piece
constexpr int kMostPieces = 320;      // 80 MiB
constexpr int kOverviewPixels = 1024; // of the hall's longer side
constexpr qint64 kFrameShare = 5'000'000;  // ns of a frame that may go into new pieces
/// Placements that differ from those before, beyond which all pieces are made anew.
constexpr std::size_t kManyChanges = 4000;

}  // namespace

double HallRaster::pieceSide(int level)
{
    return kSide / std::exp2(level);
}

int HallRaster::overviewLevel() const
{
    const QRectF all = m_drawing->bounds();
    return static_cast<int>(std::floor(std::log2(kOverviewPixels / std::max({all.width(), all.height(), 1.0}))));
}

void HallRaster::clear()
{
    m_pieces.clear();
}

void HallRaster::setDrawing(const HallDrawing* drawing, bool everything)
{
    const HallDrawing* before = m_drawing;
    m_drawing = drawing;
    if (!before || !drawing || everything) return clear();
    const auto& was = before->layout().items();
    const auto& is = drawing->layout().items();
    if (before->layout() == drawing->layout()) return;
    if (before->bounds() != drawing->bounds()) return clear();
    std::vector<QRectF> changed;
    const std::size_t both = std::min(was.size(), is.size());
    const auto note = [&](const Placement& p) { changed.push_back(placementRect(p)); };
    for (std::size_t i = 0; i < both && changed.size() < kManyChanges; ++i) {
        if (was[i] == is[i]) continue;
        note(was[i]);
        note(is[i]);
    }
    for (std::size_t i = both; i < was.size() && changed.size() < kManyChanges; ++i) note(was[i]);
    for (std::size_t i = both; i < is.size() && changed.size() < kManyChanges; ++i) note(is[i]);
    if (changed.size() >= kManyChanges) return clear();
    QRectF where;
    for (const QRectF& rect : changed) where |= rect;
    drop(where);
}

void HallRaster::drop(const QRectF& where)
{
    for (auto piece = m_pieces.begin(); piece != m_pieces.end();) {
        const double side = pieceSide(piece.key().level);
        const QRectF covers(piece.key().column * side, piece.key().row * side, side, side);
        piece = covers.intersects(where) ? m_pieces.erase(piece) : std::next(piece);
    }
}

void HallRaster::forgetOldest()
{
    while (m_pieces.size() > kMostPieces) {
        auto oldest = m_pieces.begin();
        for (auto piece = m_pieces.begin(); piece != m_pieces.end(); ++piece)
            if (piece->used < oldest->used) oldest = piece;
        if (oldest->used == m_frame) return;
        m_pieces.erase(oldest);
    }
}

/// Straight into memory: a piece may hold ten thousand racks of a pixel each.
QImage HallRaster::make(const Key& key) const
{
    const double side = pieceSide(key.level);
    const double scale = kSide / side;
    const QRectF covers(key.column * side, key.row * side, side, side);
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    m_drawing->visitSolids(covers, [&](std::size_t i) {
        const QRectF rect = m_drawing->rect(i);
        const int left = static_cast<int>(std::floor((rect.left() - covers.left()) * scale + 0.5));
        const int top = static_cast<int>(std::floor((rect.top() - covers.top()) * scale + 0.5));
        const int right = std::max(left + 1, static_cast<int>(std::floor((rect.right() - covers.left()) * scale + 0.5)));
        const int bottom = std::max(top + 1, static_cast<int>(std::floor((rect.bottom() - covers.top()) * scale + 0.5)));
        const QRgb color = m_drawing->style(i).fill.rgb();
        const int x0 = std::max(left, 0);
        const int x1 = std::min(right, kSide);
        for (int y = std::max(top, 0); y < std::min(bottom, kSide); ++y) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = x0; x < x1; ++x) line[x] = color;
        }
    });
    return image;
}

void HallRaster::drawPiece(QPainter& painter, const QTransform& toPixels, const Key& key, const QRectF& part)
{
    Piece& piece = m_pieces[key];
    piece.used = m_frame;
    const double side = pieceSide(key.level);
    const double scale = kSide / side;
    const QRectF source((part.left() - key.column * side) * scale, (part.top() - key.row * side) * scale,
                        part.width() * scale, part.height() * scale);
    painter.drawImage(toPixels.mapRect(part), piece.image, source);
}

bool HallRaster::paint(QPainter& painter, const QTransform& toPixels, const QRectF& exposed, double deviceRatio)
{
    if (!m_drawing) return true;
    ++m_frame;
    QElapsedTimer clock;
    clock.start();
    bool whole = true;
    const QRectF seen = exposed & m_drawing->bounds().adjusted(-1.0, -1.0, 1.0, 1.0);
    if (seen.isEmpty()) return true;
    const int overview = overviewLevel();
    const int wanted = std::max(overview, static_cast<int>(std::ceil(std::log2(toPixels.m11() * deviceRatio) - 1e-9)));
    const double side = pieceSide(wanted);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const auto pieceOf = [&](int level, double x, double y) {
        const double s = pieceSide(level);
        return Key{level, static_cast<int>(std::floor(x / s)), static_cast<int>(std::floor(y / s))};
    };
    const Key first = pieceOf(wanted, seen.left(), seen.top());
    const Key last = pieceOf(wanted, seen.right(), seen.bottom());
    for (int row = first.row; row <= last.row; ++row) {
        for (int column = first.column; column <= last.column; ++column) {
            const Key key{wanted, column, row};
            if (!m_pieces.contains(key)) {
                const Key above = pieceOf(overview, (column + 0.5) * side, (row + 0.5) * side);
                const bool late = clock.nsecsElapsed() > kFrameShare;
                if (late && wanted != overview && m_pieces.contains(above)) {
                    whole = false;
                    drawPiece(painter, toPixels, above, QRectF(column * side, row * side, side, side));
                    continue;
                }
                m_pieces.insert(key, Piece{make(key), m_frame});
            }
            drawPiece(painter, toPixels, key, QRectF(column * side, row * side, side, side));
        }
    }
    painter.restore();
    forgetOldest();
    return whole;
}

}  // namespace rw::ui
