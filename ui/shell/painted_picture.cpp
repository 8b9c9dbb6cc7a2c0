// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/painted_picture.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QScreen>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {

namespace {

constexpr int kFineness = 2;        // units a pixel: icons and carpets are taken twice as fine as on the screen
constexpr double kFontScale = 40;   // fonts are made large and painted small: their pixel sizes are whole numbers
constexpr double kMillimetresAnInch = 25.4;

double screenDotsPerInch()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    return screen ? screen->logicalDotsPerInchY() : 96.0;
}

QRectF boundsOf(const QPainterPath& path, const QPen& pen)
{
    const double more = pen.style() == Qt::NoPen ? 0.0 : pen.widthF();
    return path.controlPointRect().adjusted(-more, -more, more, more);
}

class Recorder : public QPaintEngine {
public:
    explicit Recorder(PaintedPicture& picture) : QPaintEngine(AllFeatures), m_picture(picture), m_dots(screenDotsPerInch()) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyTransform) m_transform = now.transform();
        if (dirty & DirtyPen) m_pen = now.pen();
        if (dirty & DirtyBrush) m_brush = now.brush();
        if (dirty & DirtyBrushOrigin) m_brushOrigin = now.brushOrigin();
        if (dirty & DirtyOpacity) m_opacity = now.opacity();
        if (dirty & DirtyHints) m_smooth = now.renderHints() & QPainter::Antialiasing;
        if (dirty & DirtyClipEnabled) m_clipOn = now.isClipEnabled();
        if (dirty & DirtyClipPath) clip(now.clipPath(), now.clipOperation());
        if (dirty & DirtyClipRegion) {
            QPainterPath path;
            path.addRegion(now.clipRegion());
            clip(path, now.clipOperation());
        }
    }

    void drawPath(const QPainterPath& path) override { add(path, m_brush); }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        if (count > 0) path.moveTo(points[0]);
        for (int i = 1; i < count; ++i) path.lineTo(points[i]);
        if (mode != PolylineMode) path.closeSubpath();
        add(path, mode == PolylineMode ? QBrush(Qt::NoBrush) : m_brush);
    }
    void drawPolygon(const QPoint* points, int count, PolygonDrawMode mode) override
    {
        std::vector<QPointF> fine(points, points + count);
        drawPolygon(fine.data(), count, mode);
    }

    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QFont font = item.font();
        const double pixels = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF() * m_dots / 72.0;
        const QRectF bounds = m_transform.mapRect(QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent()));
        if (item.text().trimmed().isEmpty() || !within(bounds.adjusted(-pixels, -pixels, pixels, pixels))) return;
        put(PaintedPicture::Letters{at, item.text(), font, pixels, item.width(), m_pen.color(), m_transform});
    }

    void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override
    {
        drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
    }
    void drawImage(const QRectF& target, const QImage& image, const QRectF& source, Qt::ImageConversionFlags) override
    {
        if (!within(m_transform.mapRect(target))) return;
        QImage part = source.toAlignedRect() == image.rect() ? image : image.copy(source.toAlignedRect());
        part.setDevicePixelRatio(1.0);
        put(PaintedPicture::Image{target, std::move(part), m_transform});
    }
    void drawTiledPixmap(const QRectF& target, const QPixmap& pixmap, const QPointF& offset) override
    {
        QPainterPath path;
        path.addRect(target);
        QBrush brush(pixmap.toImage());
        brush.setTransform(QTransform::fromTranslate(target.x() - offset.x(), target.y() - offset.y()));
        const QPen pen = std::exchange(m_pen, QPen(Qt::NoPen));
        add(path, brush);
        m_pen = pen;
    }

private:
    void clip(const QPainterPath& path, Qt::ClipOperation operation)
    {
        m_clipOn = operation != Qt::NoClip;
        if (operation != Qt::IntersectClip) m_clips.clear();
        if (operation != Qt::NoClip) m_clips.push_back(m_transform.map(path));
        m_clip = kUnknown;
    }

    /// Where in the picture's clips the one stands that rules now; each is put there once for all that it clips.
    int currentClip()
    {
        if (m_clip != kUnknown && systemClip() == m_systemClip && m_clipOn == m_clipWasOn) return m_clip;
        m_systemClip = systemClip();
        m_clipWasOn = m_clipOn;
        m_clip = -1;
        m_clipBounds = QRectF(QPointF(), m_picture.size * kFineness);
        if (!m_systemClip.isEmpty()) {
            QPainterPath path;
            path.addRegion(m_systemClip);
            nest(path.simplified());
        }
        if (m_clipOn)
            for (const QPainterPath& path : m_clips) nest(path);
        return m_clip;
    }
    void nest(const QPainterPath& path)
    {
        // A rectangle that holds all there is clips nothing.
        QRectF rect;
        const bool whole = isRect(path, rect) && rect.contains(m_clipBounds);
        m_clipBounds &= path.boundingRect();
        if (whole) return;
        for (std::size_t i = m_picture.clips.size(); i-- > 0;)
            if (m_picture.clips[i].within == m_clip && m_picture.clips[i].path == path) {
                m_clip = static_cast<int>(i);
                return;
            }
        m_picture.clips.push_back({m_clip, path});
        m_clip = static_cast<int>(m_picture.clips.size()) - 1;
    }
    static bool isRect(const QPainterPath& path, QRectF& rect)
    {
        rect = path.boundingRect();
        QPainterPath alike;
        alike.addRect(rect);
        return path.elementCount() == 5 && path.toFillPolygon() == alike.toFillPolygon();
    }
    /// Whether any of it can be seen.
    bool within(const QRectF& bounds)
    {
        currentClip();
        return bounds.right() >= m_clipBounds.left() && bounds.left() <= m_clipBounds.right() && bounds.bottom() >= m_clipBounds.top()
               && bounds.top() <= m_clipBounds.bottom() && !m_clipBounds.isEmpty();
    }

    void add(const QPainterPath& path, const QBrush& brush)
    {
        PaintedPicture::Shape shape{m_transform.map(path), m_pen, brush, m_transform.map(m_brushOrigin)};
        if (brush.style() == Qt::NoBrush && m_pen.style() == Qt::NoPen) return;
        // A cosmetic pen has its width on the screen, any other grows with what it draws.
        if (shape.pen.style() != Qt::NoPen) {
            const double scale = m_pen.isCosmetic() ? kFineness : std::sqrt(std::abs(m_transform.determinant()));
            shape.pen.setWidthF(scale * (m_pen.isCosmetic() ? std::max(1.0, m_pen.widthF()) : m_pen.widthF()));
            shape.pen.setCosmetic(false);
        }
        if (!within(boundsOf(shape.path, shape.pen))) return;
        const bool own = shape.brush.gradient() && shape.brush.gradient()->coordinateMode() != QGradient::LogicalMode;
        if (!own && brush.style() != Qt::SolidPattern && brush.style() != Qt::NoBrush) shape.brush.setTransform(brush.transform() * m_transform);
        put(std::move(shape));
    }
    template <class What>
    void put(What what)
    {
        m_picture.steps.push_back({currentClip(), m_opacity, m_smooth, std::move(what)});
    }

    static constexpr int kUnknown = -2;
    PaintedPicture& m_picture;
    double m_dots;
    QTransform m_transform;
    QPen m_pen;
    QBrush m_brush;
    QPointF m_brushOrigin;
    double m_opacity = 1.0;
    bool m_smooth = false;
    bool m_clipOn = false, m_clipWasOn = false;
    std::vector<QPainterPath> m_clips;
    QRegion m_systemClip;
    int m_clip = kUnknown;
    QRectF m_clipBounds;
};

class RecordingPaper : public QPaintDevice {
public:
    explicit RecordingPaper(PaintedPicture& picture) : m_size((picture.size * kFineness).toSize()), m_engine(picture) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        const int dots = static_cast<int>(std::lround(screenDotsPerInch()));
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmWidthMM: return static_cast<int>(m_size.width() * kMillimetresAnInch / dots);
        case PdmHeightMM: return static_cast<int>(m_size.height() * kMillimetresAnInch / dots);
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return dots;
        case PdmDevicePixelRatio: return kFineness;
        case PdmDevicePixelRatioScaled: return static_cast<int>(kFineness * devicePixelRatioFScale());
        case PdmDepth: return 32;
        default: return QPaintDevice::metric(metric);
        }
    }

private:
    QSize m_size;
    mutable Recorder m_engine;
};

void playLetters(const PaintedPicture::Letters& letters, QPainter& painter)
{
    QFont font = letters.font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(letters.pixels * kFontScale))));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferNoShaping);  // ligatures have no place in searched text
    font.setKerning(false);
    const double natural = QFontMetricsF(font).horizontalAdvance(letters.text) / kFontScale;
    const double stretch = natural > 0.0 && letters.width > 0.0 ? letters.width / natural : 1.0;
    painter.setTransform(letters.transform, true);
    painter.translate(letters.at);
    painter.scale(stretch / kFontScale, 1.0 / kFontScale);
    painter.setFont(font);
    painter.setPen(letters.color);
    painter.drawText(QPointF(), letters.text);
}

void setClip(const PaintedPicture& picture, int clip, QPainter& painter)
{
    if (clip < 0) return;
    const PaintedPicture::Clip& at = picture.clips[static_cast<std::size_t>(clip)];
    setClip(picture, at.within, painter);
    painter.setClipPath(at.path, Qt::IntersectClip);
}

}  // namespace

PaintedPicture paintedPicture(const QString& name, const QSizeF& size, const std::function<void(QPainter&)>& paint)
{
    PaintedPicture picture;
    picture.name = name;
    picture.size = size;
    picture.fineness = kFineness;
    RecordingPaper paper(picture);
    QPainter painter(&paper);
    paint(painter);
    painter.end();
    return picture;
}

void play(const PaintedPicture& picture, QPainter& painter, std::stop_token stop)
{
    painter.save();
    painter.scale(1.0 / picture.fineness, 1.0 / picture.fineness);
    int clip = -1;
    painter.save();
    for (const PaintedPicture::Step& step : picture.steps) {
        if (stop.stop_requested()) break;
        if (step.clip != clip) {
            painter.restore();
            painter.save();
            clip = step.clip;
            setClip(picture, clip, painter);
        }
        painter.setOpacity(step.opacity);
        painter.setRenderHint(QPainter::Antialiasing, step.smooth);
        if (const auto* shape = std::get_if<PaintedPicture::Shape>(&step.what)) {
            painter.setPen(shape->pen);
            painter.setBrush(shape->brush);
            painter.setBrushOrigin(shape->brushOrigin);
            painter.drawPath(shape->path);
        } else if (const auto* letters = std::get_if<PaintedPicture::Letters>(&step.what)) {
            painter.save();
            playLetters(*letters, painter);
            painter.restore();
        } else {
            const auto& image = std::get<PaintedPicture::Image>(step.what);
            painter.save();
            painter.setTransform(image.transform, true);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(image.target, image.image);
            painter.restore();
        }
    }
    painter.restore();
    painter.restore();
}

}  // namespace rw::ui
