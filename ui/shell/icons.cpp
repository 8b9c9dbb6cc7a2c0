// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include "theme.h"

#include <QFile>
#include <QIconEngine>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

// Breeze draws 22 px icons inside 3..19. Asked for 16 px, that inner square is drawn instead of
// the whole shrunk, so lines stay on pixels.
constexpr double kBreezeGrid = 22.0;
constexpr double kBreezeMargin = 3.0;
constexpr double kTightBelow = 20.0;  // px; smaller icons use the inner square

QString pathOf(const QString& name) { return QStringLiteral(":/icons/%1.svg").arg(name); }

QImage renderedGlyph(QSvgRenderer& svg, const QRectF& viewBox, QSize size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    svg.setViewBox(viewBox);
    QPainter painter(&image);
    svg.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    painter.end();
    return image;
}

// Some icons are white signs on a coloured plate; as a stencil the sign must be a hole.
void cutWhite(QImage& image)
{
    constexpr double kWhiteFrom = 0.4;  // the lightest plate's darkest channel is well below
    image.convertTo(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb p = row[x];
            const double darkest = std::min({qRed(p), qGreen(p), qBlue(p)}) / 255.0;
            const double keep = std::clamp((1.0 - darkest) / (1.0 - kWhiteFrom), 0.0, 1.0);
            row[x] = qRgba(qRed(p), qGreen(p), qBlue(p),
                           static_cast<int>(std::lround(qAlpha(p) * keep)));
        }
    }
    image.convertTo(QImage::Format_ARGB32_Premultiplied);
}

bool fitsInside(QSvgRenderer& svg, const QRectF& viewBox)
{
    const QImage probe = renderedGlyph(svg, viewBox, QSize(44, 44));
    for (int y = 0; y < 44; ++y) {
        for (int x = 0; x < 44; ++x) {
            const bool edge = x < 6 || y < 6 || x >= 38 || y >= 38;
            if (edge && qAlpha(probe.pixel(x, y)) > 24) {
                return false;
            }
        }
    }
    return true;
}

class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(QString name, const Theme* theme, IconTone tone)
        : m_name(std::move(name)), m_theme(theme), m_tone(tone)
    {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale =
            painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
        const QSize device = (QSizeF(rect.size()) * scale).toSize();
        painter->drawPixmap(rect, drawn(device, rect.width(), mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, size.width(), mode, state);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        return drawn(size, size.width() / std::max(scale, 1.0), mode, state);
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {{16, 16}, {22, 22}}; }
    QString iconName() override { return m_name; }
    bool isNull() override { return !hasIcon(m_name); }
    QString key() const override { return QStringLiteral("rw::ui::ThemeIconEngine"); }
    QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        if (m_theme == nullptr) {
            return Qt::gray;
        }
        const Colors& c = m_theme->colors();
        if (mode == QIcon::Disabled) {
            return c.textDisabled;
        }
        switch (m_tone) {
        case IconTone::Text: return state == QIcon::On ? c.accent : c.text;
        case IconTone::Muted: return state == QIcon::On ? c.accent : c.textMuted;
        case IconTone::Accent: return c.accent;
        case IconTone::OnAccent: return c.onAccent;
        case IconTone::Good: return c.good;
        case IconTone::Warning: return c.warning;
        case IconTone::Error: return c.error;
        }
        return c.text;
    }

    QPixmap drawn(const QSize& device, double logicalWidth, QIcon::Mode mode,
                  QIcon::State state) const
    {
        if (device.isEmpty()) {
            return {};
        }
        const QColor ink = color(mode, state);
        const bool tight = logicalWidth < kTightBelow;
        const QString cacheKey = QStringLiteral("rw-icon-%1-%2-%3x%4-%5")
                                     .arg(m_name, ink.name())
                                     .arg(device.width())
                                     .arg(device.height())
                                     .arg(tight);
        QPixmap pixmap;
        if (QPixmapCache::find(cacheKey, &pixmap)) {
            return pixmap;
        }
        QSvgRenderer svg(pathOf(m_name));
        if (!svg.isValid()) {
            pixmap = QPixmap(device);
            pixmap.fill(Qt::transparent);
            return pixmap;
        }
        QRectF box = svg.viewBoxF();
        if (tight && box.width() == kBreezeGrid && fitsInside(svg, box)) {
            box.adjust(kBreezeMargin, kBreezeMargin, -kBreezeMargin, -kBreezeMargin);
        }
        QImage glyph = renderedGlyph(svg, box, device);
        cutWhite(glyph);
        QPainter painter(&glyph);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(glyph.rect(), ink);
        painter.end();
        pixmap = QPixmap::fromImage(std::move(glyph));
        QPixmapCache::insert(cacheKey, pixmap);
        return pixmap;
    }

    QString m_name;
    QPointer<const Theme> m_theme;
    IconTone m_tone;
};

}  // namespace

QIcon icon(const QString& name, const Theme& theme, IconTone tone)
{
    return QIcon(new ThemeIconEngine(name, &theme, tone));  // the icon owns its engine
}

bool hasIcon(const QString& name) { return QFile::exists(pathOf(name)); }

}  // namespace rw::ui
