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

double HallRaster::pieceSide(int level) const
{
    return kSide / (level == kExact ? m_scale : std::exp2(level));
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
    if (before->layout() == drawing->layout()) return;
    if (before->bounds() != drawing->bounds()) return clear();
    QRectF where;
    std::size_t changes = 0;
    const bool few = drawing->layout().differences(before->layout(), [&](std::size_t i) {
        where |= before->rect(i);
        where |= drawing->rect(i);
        return ++changes < kManyChanges;
    });
    if (few) drop(where);
    else clear();
}

void HallRaster::drop(const QRectF& where)
{
    for (auto piece = m_pieces.begin(); piece != m_pieces.end();) {
        const double side = pieceSide(piece.key().level);
        const QRectF covers(piece.key().column * side, piece.key().row * side, side, side);
        piece = covers.intersects(where) ? m_pieces.erase(piece) : std::next(piece);
    }
}

void HallRaster::dropExact()
{
    for (auto piece = m_pieces.begin(); piece != m_pieces.end();)
        piece = piece.key().level == kExact ? m_pieces.erase(piece) : std::next(piece);
}

HallRaster::Key HallRaster::keyAt(int level, double x, double y) const
{
    const double side = pieceSide(level);
    return {level, static_cast<int>(std::floor(x / side)), static_cast<int>(std::floor(y / side))};
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

/// A part of the hall from pieces of a level that are there already; false, and nothing drawn, where one is not.
bool HallRaster::stretch(QPainter& painter, const QTransform& toPixels, int level, const QRectF& covers)
{
    const QRectF all = covers & m_drawing->bounds().adjusted(-1.0, -1.0, 1.0, 1.0);
    const Key first = keyAt(level, all.left(), all.top());
    const Key last = keyAt(level, all.right(), all.bottom());
    for (int row = first.row; row <= last.row; ++row)
        for (int column = first.column; column <= last.column; ++column)
            if (!m_pieces.contains({level, column, row})) return false;
    const double side = pieceSide(level);
    for (int row = first.row; row <= last.row; ++row)
        for (int column = first.column; column <= last.column; ++column)
            drawPiece(painter, toPixels, {level, column, row}, covers & QRectF(column * side, row * side, side, side));
    return true;
}

bool HallRaster::paint(QPainter& painter, const QTransform& toPixels, const QRectF& exposed, double deviceRatio)
{
    if (!m_drawing) return true;
    ++m_frame;
    QElapsedTimer clock;
    clock.start();
    const QRectF seen = exposed & m_drawing->bounds().adjusted(-1.0, -1.0, 1.0, 1.0);
    if (seen.isEmpty()) return true;
    const double scale = toPixels.m11() * deviceRatio;
    const bool still = scale == m_scale;
    if (!still) dropExact();
    m_scale = scale;
    const int overview = overviewLevel();
    const int halved = std::max(overview, static_cast<int>(std::ceil(std::log2(scale) - 1e-9)));
    const int wanted = still ? kExact : halved;
    const double side = pieceSide(wanted);
    bool whole = still;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !still);
    const Key first = keyAt(wanted, seen.left(), seen.top());
    const Key last = keyAt(wanted, seen.right(), seen.bottom());
    for (int row = first.row; row <= last.row; ++row) {
        for (int column = first.column; column <= last.column; ++column) {
            const Key key{wanted, column, row};
            const QRectF covers(column * side, row * side, side, side);
            if (!m_pieces.contains(key)) {
                const bool late = clock.nsecsElapsed() > kFrameShare;
                if (late && wanted != overview && ((still && stretch(painter, toPixels, halved, covers)) || stretch(painter, toPixels, overview, covers))) {
                    whole = false;
                    continue;
                }
                m_pieces.insert(key, Piece{make(key), m_frame});
            }
            if (still) {
                Piece& piece = m_pieces[key];
                piece.used = m_frame;
                piece.image.setDevicePixelRatio(deviceRatio);
                const QPointF at = toPixels.map(covers.topLeft());
                painter.drawImage(QPointF(std::round(at.x() * deviceRatio) / deviceRatio, std::round(at.y() * deviceRatio) / deviceRatio), piece.image);
            } else {
                drawPiece(painter, toPixels, key, covers);
            }
        }
    }
    painter.restore();
    forgetOldest();
    return whole;
}

}  // namespace rw::ui
