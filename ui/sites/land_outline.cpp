// SPDX-License-Identifier: GPL-3.0-or-later
#include "land_outline.h"

#include "base/assert.h"
#include "base/resource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rw::ui {
namespace {

QList<QPolygonF> readOutline()
{
    const std::string_view text = resource("map/land-110m.json");
    const QJsonObject file =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))).object();
    const double steps = file[QLatin1String("steps_per_degree")].toDouble();
    RW_ASSERT(steps > 0.0);
    QList<QPolygonF> rings;
    for (const QJsonValue& value : file[QLatin1String("rings")].toArray()) {
        const QJsonArray numbers = value.toArray();
        QPolygonF ring;
        ring.reserve(numbers.size() / 2);
        QPointF at;
        for (qsizetype i = 0; i + 1 < numbers.size(); i += 2) {
            // The first point, then steps, in whole parts of a degree.
            at += QPointF(numbers.at(i).toInt(), numbers.at(i + 1).toInt());
            ring << at / steps;
        }
        rings << ring;
    }
    return rings;
}

}  // namespace

const QList<QPolygonF>& landOutline()
{
    static const QList<QPolygonF> rings = readOutline();
    return rings;
}

}  // namespace rw::ui
