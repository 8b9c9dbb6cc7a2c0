// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit_names.h"

#include <QStringList>

namespace rw::ui {

QString UnitNames::of(const QString& id) const { return QString::fromStdString(m_names.of(id.toStdString())); }

QString UnitNames::of(const power::PowerGraph& graph, std::int32_t component) const
{
    return QString::fromStdString(m_names.of(graph[component].id));
}

QString UnitNames::all(const power::PowerGraph& graph, const std::vector<std::int32_t>& components) const
{
    QStringList names;
    for (const std::int32_t component : components)
        names << of(graph, component);
    return names.join(QStringLiteral(" + "));
}

QString UnitNames::mark(const QString& id) const { return QString::fromStdString(m_names.mark(id.toStdString())); }

QString unitId(const QString& id) { return id.mid(id.indexOf(QLatin1Char('/')) + 1); }

}  // namespace rw::ui
