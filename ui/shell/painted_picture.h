// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QFont>
#include <QImage>
#include <QPainterPath>
#include <QPen>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QTransform>

#include <functional>
#include <stop_token>
#include <variant>
#include <vector>

class QPainter;

namespace rw::ui {

/// What was painted, as values: shapes, letters and images with what clips each. Taken on the window's thread, which
/// is quick, and played onto paper, into an image or an SVG on any other. QSvgGenerator and QPdfWriter know nothing of
/// what a widget's parents clip, and the former of no clip at all; here every clip is kept.
struct PaintedPicture {
    struct Shape {
        QPainterPath path;
        QPen pen;
        QBrush brush;
        QPointF brushOrigin;
    };
    /// One run of text on its baseline, as wide as it was on the screen whatever the font measures elsewhere.
    struct Letters {
        QPointF at;
        QString text;
        QFont font;
        double pixels = 0.0;  ///< size of the font, before `transform`
        double width = 0.0;
        QColor color;
        QTransform transform;
    };
    struct Image {
        QRectF target;
        QImage image;
        QTransform transform;
    };
    struct Step {
        int clip = -1;  ///< in `clips`; -1 for none
        double opacity = 1.0;
        bool smooth = true;
        std::variant<Shape, Letters, Image> what;
    };
    /// A clip within another one.
    struct Clip {
        int within = -1;
        QPainterPath path;
    };

    QString name;
    QSizeF size;          ///< pixels of the window
    double fineness = 1;  ///< units of the steps a pixel: images are taken finer than the screen
    std::vector<Clip> clips;
    std::vector<Step> steps;
};

/// Records what \p paint does on a picture of \p size.
PaintedPicture paintedPicture(const QString& name, const QSizeF& size, const std::function<void(QPainter&)>& paint);

/// Plays it onto a painter whose unit is a pixel of the window. Asked to stop, it is left half done.
void play(const PaintedPicture& picture, QPainter& painter, std::stop_token stop = {});

/// It as an SVG of version 1.1.
QByteArray svgOf(const PaintedPicture& picture, std::stop_token stop = {});

}  // namespace rw::ui
