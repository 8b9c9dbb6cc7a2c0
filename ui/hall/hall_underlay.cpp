// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_underlay.h"

#include "document/format.h"
#include "layout/dxf.h"
#include "layout/underlay_file.h"
#include "shell/theme.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QStringList>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallUnderlay)
};

constexpr int kMostImage = 512;  // MiB, of a picture once it is opened

QPicture linesOf(const layout::DxfDrawing& drawing, const Theme& theme)
{
    QPicture picture;
    QPainter painter(&picture);
    QPen pen(theme.colors().canvasInk, 0.0);
    painter.setPen(pen);
    const auto shown = [&](std::size_t layer) { return layer >= drawing.layers.size() || drawing.layers[layer].shown; };
    for (const layout::DxfPolyline& line : drawing.polylines) {
        if (!shown(line.layer)) continue;
        QPolygonF points;
        points.reserve(static_cast<qsizetype>(line.points.size()) + 1);
        for (const layout::DxfPoint& p : line.points) points << QPointF(p.x, p.y);
        if (line.closed && !points.isEmpty()) points << points.first();
        painter.drawPolyline(points);
    }
    constexpr double kFontSize = 100.0;  // px; scaled to the height that the file asks for
    QFont font = theme.font();
    font.setPixelSize(static_cast<int>(kFontSize));
    painter.setFont(font);
    for (const layout::DxfText& text : drawing.texts) {
        if (!shown(text.layer) || text.height <= 0.0) continue;
        painter.save();
        painter.translate(text.at.x, text.at.y);
        painter.rotate(-text.angle);
        painter.scale(text.height / kFontSize, text.height / kFontSize);
        painter.drawText(QPointF(), toQString(text.text).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        painter.restore();
    }
    painter.end();
    return picture;
}

/// An SVG keeps its proportions unless its root says that it does not; QSvgRenderer does not read that.
bool stretches(const QByteArray& svg)
{
    QXmlStreamReader xml(svg);
    return xml.readNextStartElement() && xml.attributes().value(QLatin1String("preserveAspectRatio")).trimmed().startsWith(QLatin1String("none"));
}

/// A drawing's unit as the file names it, and what it holds besides lines and words.
QString remarkOn(const layout::DxfDrawing& drawing)
{
    QStringList words;
    if (!drawing.unitStated) words << Tr::tr("The file names no unit: millimetres are taken. Two points set another scale.");
    QStringList kinds;
    for (const auto& [kind, count] : drawing.skipped) kinds << QStringLiteral("%1 %2").arg(formatCount(static_cast<qint64>(count)), toQString(kind));
    if (!kinds.isEmpty()) words << Tr::tr("Not drawn: %1").arg(kinds.join(QStringLiteral(", ")));
    qint64 hidden = 0;
    for (const layout::DxfLayer& layer : drawing.layers) hidden += layer.shown ? 0 : 1;
    if (hidden > 0) words << counted(hidden, Tr::tr("%1 layer is off in the file"), Tr::tr("%1 layers are off in the file"));
    return words.join(QLatin1Char('\n'));
}

}  // namespace

Result<Underlay> readUnderlay(const QString& fileName, const Underlay& before)
{
    // A folder has nothing to read, and a pipe may never end.
    if (const QFileInfo info(fileName); info.exists() && !info.isFile())
        return Error{.code = "file.read", .file = fileName.toStdString(), .found = Tr::tr("it is no file").toStdString()};
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.code = "file.read", .file = fileName.toStdString(), .found = file.errorString().toStdString()};
    const QByteArray bytes = file.read(static_cast<qint64>(layout::kMostUnderlay) + 1);
    return layout::underlayFrom(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                                QFileInfo(fileName).fileName().toStdString(), before);
}

std::vector<Edit> underlayEdits(const QString& hall, const Underlay& underlay)
{
    const std::string at = QStringLiteral("halls[%1].underlay.").arg(hall).toStdString();
    const ObjectType& type = typeOf<Underlay>();
    const Tree whole = readObject(type, &underlay);
    std::vector<Edit> edits;
    for (const Field& field : type.fields())
        if (const Tree* value = whole.find(field.key)) edits.push_back(Edit::set(at + field.key, *value));
    return edits;
}

std::shared_ptr<const UnderlayPicture> underlayPicture(const Underlay& underlay, const Theme& theme, QString* problem)
{
    if (underlay.format == UnderlayFormat::None) return nullptr;
    const Result<std::string> bytes = layout::underlayBytes(underlay);
    const auto refuse = [problem](const QString& why) {
        if (problem) *problem = why;
        return nullptr;
    };
    if (!bytes) return refuse(QString::fromStdString(bytes.error().message()));
    auto picture = std::make_shared<UnderlayPicture>();
    const QByteArray data = QByteArray::fromRawData(bytes->data(), static_cast<qsizetype>(bytes->size()));
    switch (underlay.format) {
    case UnderlayFormat::Picture:
        QImageReader::setAllocationLimit(kMostImage);
        picture->image = QImage::fromData(data);
        picture->size = picture->image.size();
        break;
    case UnderlayFormat::Svg: {
        QSvgRenderer svg(data);
        if (!svg.isValid()) break;
        svg.setAspectRatioMode(stretches(data) ? Qt::IgnoreAspectRatio : Qt::KeepAspectRatio);
        picture->size = svg.defaultSize();
        QPainter painter(&picture->lines);
        svg.render(&painter, QRectF(QPointF(), picture->size));
        break;
    }
    case UnderlayFormat::Dxf: {
        const Result<layout::DxfDrawing> drawing = layout::readDxf(*bytes, underlay.fileName);
        if (!drawing) return refuse(QString::fromStdString(drawing.error().message()));
        picture->size = QSizeF(std::max(drawing->width, 1.0), std::max(drawing->height, 1.0));
        picture->lines = linesOf(*drawing, theme);
        picture->toScale = true;
        picture->remark = remarkOn(*drawing);
        break;
    }
    case UnderlayFormat::None: break;
    }
    if (picture->isNull()) return refuse(Tr::tr("%1 cannot be drawn").arg(toQString(underlay.fileName)));
    return picture;
}

double underlayWidth(const Hall& hall)
{
    if (hall.underlay.width > 0) return static_cast<double>(hall.underlay.width);
    if (hall.underlay.format == UnderlayFormat::Dxf)
        if (const Result<std::string> bytes = layout::underlayBytes(hall.underlay))
            if (const Result<layout::DxfDrawing> drawing = layout::readDxf(*bytes, hall.underlay.fileName)) return drawing->width;
    const double wide = static_cast<double>(layout::hallRect(hall).width);
    return wide > 0.0 ? wide : 10000.0;
}

}  // namespace rw::ui
