// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/painted_picture.h"

#include <QBuffer>
#include <QGradient>
#include <QTextStream>

#include <cmath>

namespace rw::ui {

namespace {

QString number(double value)
{
    const double rounded = std::round(value * 1000.0) / 1000.0;
    return QString::number(rounded == 0.0 ? 0.0 : rounded, 'g', 8);
}

QString matrix(const QTransform& t)
{
    return QStringLiteral("matrix(%1 %2 %3 %4 %5 %6)")
        .arg(QString::number(t.m11(), 'g', 7), QString::number(t.m12(), 'g', 7), QString::number(t.m21(), 'g', 7),
             QString::number(t.m22(), 'g', 7), number(t.dx()), number(t.dy()));
}

QString imageData(const QImage& image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
}

QString pathData(const QPainterPath& path)
{
    QString d;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        const QString at = number(e.x) + QLatin1Char(' ') + number(e.y);
        switch (e.type) {
        case QPainterPath::MoveToElement: d += QLatin1Char('M') + at; break;
        case QPainterPath::LineToElement: d += QLatin1Char('L') + at; break;
        case QPainterPath::CurveToElement: d += QLatin1Char('C') + at; break;
        case QPainterPath::CurveToDataElement: d += QLatin1Char(' ') + at; break;
        }
    }
    return d;
}

class SvgSheet {
public:
    explicit SvgSheet(const PaintedPicture& picture) : m_picture(picture) {}

    QByteArray write(const std::stop_token& stop)
    {
        int clip = -1;
        for (const PaintedPicture::Step& step : m_picture.steps) {
            if (stop.stop_requested()) return {};
            if (step.clip != clip) {
                if (clip >= 0) m_body += QLatin1String("</g>\n");
                clip = step.clip;
                if (clip >= 0) m_body += QStringLiteral("<g clip-path=\"url(#c%1)\">\n").arg(clip);
            }
            const QString faint = step.opacity < 1.0 ? QStringLiteral(" opacity=\"%1\"").arg(number(step.opacity)) : QString();
            if (const auto* shape = std::get_if<PaintedPicture::Shape>(&step.what)) add(*shape, faint, step.smooth);
            else if (const auto* letters = std::get_if<PaintedPicture::Letters>(&step.what)) add(*letters, faint);
            else add(std::get<PaintedPicture::Image>(step.what), faint);
        }
        if (clip >= 0) m_body += QLatin1String("</g>\n");
        QString clips;
        for (std::size_t i = 0; i < m_picture.clips.size(); ++i) {
            const PaintedPicture::Clip& c = m_picture.clips[i];
            clips += QStringLiteral("<clipPath id=\"c%1\"%2><path clip-rule=\"%3\" d=\"%4\"/></clipPath>\n")
                         .arg(QString::number(i), c.within < 0 ? QString() : QStringLiteral(" clip-path=\"url(#c%1)\"").arg(c.within),
                              QLatin1String(c.path.fillRule() == Qt::WindingFill ? "nonzero" : "evenodd"), pathData(c.path));
        }
        const QString width = number(m_picture.size.width()), height = number(m_picture.size.height());
        QString out = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                     "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
                                     "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n").arg(width, height);
        out += QStringLiteral("<title>") + m_picture.name.toHtmlEscaped() + QStringLiteral("</title>\n<defs>\n");
        out += clips + m_defs;
        out += QStringLiteral("</defs>\n<g transform=\"scale(%1)\" stroke-miterlimit=\"2\">\n").arg(number(1.0 / m_picture.fineness));
        out += m_body + QLatin1String("</g>\n</svg>\n");
        return out.toUtf8();
    }

private:
    static QString colorOf(const char* name, const QColor& color)
    {
        QString out = QStringLiteral(" %1=\"%2\"").arg(QLatin1String(name), color.name());
        if (color.alpha() < 255) out += QStringLiteral(" %1-opacity=\"%2\"").arg(QLatin1String(name), number(color.alphaF()));
        return out;
    }

    QString gradient(const QBrush& brush)
    {
        const QGradient& g = *brush.gradient();
        QString stops;
        for (const auto& [at, color] : g.stops())
            stops += QStringLiteral("<stop offset=\"%1\"%2/>").arg(number(at), colorOf("stop", color).replace(QLatin1String(" stop="), QLatin1String(" stop-color=")));
        const bool own = g.coordinateMode() != QGradient::LogicalMode;
        const QString about = QStringLiteral(" id=\"p%1\" gradientUnits=\"%2\" gradientTransform=\"%3\">")
                                  .arg(QString::number(m_count), QLatin1String(own ? "objectBoundingBox" : "userSpaceOnUse"), matrix(brush.transform()));
        if (g.type() == QGradient::RadialGradient) {
            const auto& r = static_cast<const QRadialGradient&>(g);
            return QStringLiteral("<radialGradient cx=\"%1\" cy=\"%2\" r=\"%3\" fx=\"%4\" fy=\"%5\"")
                       .arg(number(r.center().x()), number(r.center().y()), number(r.radius()), number(r.focalPoint().x()), number(r.focalPoint().y()))
                   + about + stops + QStringLiteral("</radialGradient>\n");
        }
        const auto& l = static_cast<const QLinearGradient&>(g);
        return QStringLiteral("<linearGradient x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\"")
                   .arg(number(l.start().x()), number(l.start().y()), number(l.finalStop().x()), number(l.finalStop().y()))
               + about + stops + QStringLiteral("</linearGradient>\n");
    }

    /// Hatching on Qt's raster of eight, and images as tiles.
    QString tile(const QBrush& brush, const QPointF& origin)
    {
        QString lines;
        QSizeF size(8.0, 8.0);
        const Qt::BrushStyle style = brush.style();
        const bool both = style == Qt::DiagCrossPattern;
        if (style == Qt::BDiagPattern || both) lines += QLatin1String("M-1 1L1 -1M0 8L8 0M7 9L9 7");
        if (style == Qt::FDiagPattern || both) lines += QLatin1String("M-1 7L1 9M0 0L8 8M7 -1L9 1");
        if (style == Qt::HorPattern || style == Qt::CrossPattern) lines += QLatin1String("M0 4L8 4");
        if (style == Qt::VerPattern || style == Qt::CrossPattern) lines += QLatin1String("M4 0L4 8");
        QString inside = QStringLiteral("<path d=\"%1\" fill=\"none\"%2/>").arg(lines, colorOf("stroke", brush.color()));
        if (style == Qt::TexturePattern) {
            const QImage image = brush.textureImage();
            size = image.size() / image.devicePixelRatio();
            inside = QStringLiteral("<image width=\"%1\" height=\"%2\" xlink:href=\"%3\"/>").arg(number(size.width()), number(size.height()), imageData(image));
        }
        return QStringLiteral("<pattern id=\"p%1\" patternUnits=\"userSpaceOnUse\" width=\"%2\" height=\"%3\" patternTransform=\"%4\">")
                   .arg(QString::number(m_count), number(size.width()), number(size.height()),
                        matrix(brush.transform() * QTransform::fromTranslate(origin.x(), origin.y())))
               + inside + QStringLiteral("</pattern>\n");
    }

    QString fill(const QBrush& brush, const QPointF& origin)
    {
        switch (brush.style()) {
        case Qt::NoBrush: return QStringLiteral(" fill=\"none\"");
        case Qt::LinearGradientPattern:
        case Qt::RadialGradientPattern: m_defs += gradient(brush); break;
        case Qt::HorPattern:
        case Qt::VerPattern:
        case Qt::CrossPattern:
        case Qt::BDiagPattern:
        case Qt::FDiagPattern:
        case Qt::DiagCrossPattern:
        case Qt::TexturePattern: m_defs += tile(brush, brush.transform().isIdentity() ? origin : QPointF()); break;
        default: return colorOf("fill", brush.color());  // the window has neither dots nor cones
        }
        return QStringLiteral(" fill=\"url(#p%1)\"").arg(m_count++);
    }

    static QString stroke(const QPen& pen)
    {
        if (pen.style() == Qt::NoPen) return {};
        QString out = colorOf("stroke", pen.color()) + QStringLiteral(" stroke-width=\"%1\"").arg(number(pen.widthF()));
        if (pen.capStyle() != Qt::FlatCap) out += QLatin1String(pen.capStyle() == Qt::RoundCap ? " stroke-linecap=\"round\"" : " stroke-linecap=\"square\"");
        if (pen.joinStyle() == Qt::RoundJoin) out += QLatin1String(" stroke-linejoin=\"round\"");
        else if (pen.joinStyle() == Qt::BevelJoin) out += QLatin1String(" stroke-linejoin=\"bevel\"");
        QStringList dashes;
        for (const double dash : pen.dashPattern()) dashes << number(dash * pen.widthF());
        if (!dashes.isEmpty()) out += QStringLiteral(" stroke-dasharray=\"%1\"").arg(dashes.join(QLatin1Char(' ')));
        return out;
    }

    void add(const PaintedPicture::Shape& shape, const QString& faint, bool smooth)
    {
        m_body += QStringLiteral("<path d=\"") + pathData(shape.path) + QLatin1Char('"') + fill(shape.brush, shape.brushOrigin);
        if (shape.brush.style() != Qt::NoBrush && shape.path.fillRule() == Qt::OddEvenFill) m_body += QLatin1String(" fill-rule=\"evenodd\"");
        if (!smooth) m_body += QLatin1String(" shape-rendering=\"crispEdges\"");
        m_body += stroke(shape.pen) + faint + QLatin1String("/>\n");
    }

    void add(const PaintedPicture::Letters& letters, const QString& faint)
    {
        QString family = letters.font.families().isEmpty() ? letters.font.family() : letters.font.families().front();
        family.remove(QLatin1Char('\''));
        m_body += QStringLiteral("<text x=\"%1\" y=\"%2\" transform=\"%3\" font-family=\"'%4', sans-serif\" font-size=\"%5\" font-weight=\"%6\"")
                      .arg(number(letters.at.x()), number(letters.at.y()), matrix(letters.transform), family.toHtmlEscaped(),
                           number(letters.pixels), QString::number(letters.font.weight()));
        if (letters.font.italic()) m_body += QLatin1String(" font-style=\"italic\"");
        if (letters.font.underline()) m_body += QLatin1String(" text-decoration=\"underline\"");
        // As wide as on the screen, whichever font the reader has.
        if (letters.text.size() > 1 && letters.width > 0.0)
            m_body += QStringLiteral(" textLength=\"%1\" lengthAdjust=\"spacingAndGlyphs\"").arg(number(letters.width));
        m_body += colorOf("fill", letters.color) + faint + QStringLiteral(" xml:space=\"preserve\">") + letters.text.toHtmlEscaped()
                  + QStringLiteral("</text>\n");
    }

    void add(const PaintedPicture::Image& image, const QString& faint)
    {
        m_body += QStringLiteral("<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" preserveAspectRatio=\"none\" transform=\"%5\"")
                      .arg(number(image.target.x()), number(image.target.y()), number(image.target.width()), number(image.target.height()),
                           matrix(image.transform))
                  + faint + QStringLiteral(" xlink:href=\"") + imageData(image.image) + QStringLiteral("\"/>\n");
    }

    const PaintedPicture& m_picture;
    QString m_defs;
    QString m_body;
    int m_count = 0;
};

}  // namespace

QByteArray svgOf(const PaintedPicture& picture, std::stop_token stop)
{
    return SvgSheet(picture).write(stop);
}

}  // namespace rw::ui
