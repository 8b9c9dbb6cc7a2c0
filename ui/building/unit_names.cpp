// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit_names.h"

#include "catalogue/display_name.h"
#include "document/format.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Failures)
};

QString joined(const QString& name, const QString& mark)
{
    return mark.isEmpty() ? name : QStringLiteral("%1 %2").arg(name, mark);
}

/// Units, boards, busbars and cables of a stage behind its id, as core/power/one_line writes them.
const QRegularExpression& unitTail()
{
    static const QRegularExpression tail(QStringLiteral("^([a-z]*\\d+)(-cable)?$"));
    return tail;
}

}  // namespace

UnitNames::UnitNames(const Building& building, const BuildingResult<double>* result)
{
    for (const ChainStage& stage : building.chain)
        m_stages.push_back({toQString(stage.id), toQString(displayName(stage))});
    m_loads = {{QStringLiteral("network"), coreText("report.one-line.network")}, {QStringLiteral("house"), coreText("report.power.house")}};
    if (!result)
        return;
    for (const auto& part : result->plant.parts)
        m_loads.push_back({toQString(part.id), coreText(part.labelKey)});
}

const UnitNames::Known* UnitNames::begins(const std::vector<Known>& all, const QString& id)
{
    const Known* best = nullptr;
    for (const Known& known : all)
        if (id.startsWith(known.id + QLatin1Char('-')) && (!best || known.id.size() > best->id.size()))
            best = &known;
    return best;
}

QString UnitNames::rack(const QString& unit) const
{
    static const QRegularExpression form(QStringLiteral("^rack-(\\d+)(?:-(feed|shelf|busbar|battery)(?:-(\\w+))?)?$"));
    const auto match = form.match(unit);
    if (!match.hasMatch())
        return {};
    const QString rack = Tr::tr("Rack %1").arg(match.captured(1));
    const QString part = match.captured(2);
    const QString which = match.captured(3).toUpper();
    if (part.isEmpty())
        return rack;
    const QString name = part == QLatin1String("feed")     ? Tr::tr("cord")
                         : part == QLatin1String("shelf")  ? Tr::tr("shelf")
                         : part == QLatin1String("busbar") ? Tr::tr("busbar")
                                                           : Tr::tr("battery");
    return QStringLiteral("%1, %2").arg(rack, joined(name, which));
}

QString UnitNames::load(const QString& unit) const
{
    const Known* known = begins(m_loads, unit);
    static const QRegularExpression tail(QStringLiteral("^(\\d+)(?:-(busbar|battery))?$"));
    const auto match = tail.match(known ? unit.mid(known->id.size() + 1) : QString());
    if (!match.hasMatch())
        return {};
    const QString name = joined(known->name, match.captured(1));
    if (match.captured(2).isEmpty())
        return name;
    return QStringLiteral("%1, %2").arg(name, match.captured(2) == QLatin1String("busbar") ? Tr::tr("busbar") : Tr::tr("battery"));
}

QString UnitNames::of(const QString& id) const
{
    const QString unit = unitId(id);
    if (m_stages.empty() && m_loads.empty())
        return unit;
    if (unit == QLatin1String("utility") || unit.startsWith(QLatin1String("utility-")))
        return joined(Tr::tr("Utility feed"), unit.mid(8).toUpper());
    if (unit == QLatin1String("generator-bus"))
        return Tr::tr("Busbar of the standby sets");
    static const QRegularExpression set(QStringLiteral("^generator-(\\d+)$"));
    if (const auto match = set.match(unit); match.hasMatch())
        return joined(Tr::tr("Standby set"), match.captured(1));
    if (const QString name = rack(unit); !name.isEmpty())
        return name;
    if (const Known* stage = begins(m_stages, unit)) {
        const QString rest = unit.mid(stage->id.size() + 1);
        if (const auto match = unitTail().match(rest); match.hasMatch()) {
            const QString name = joined(stage->name, match.captured(1).toUpper());
            return match.captured(2).isEmpty() ? name : Tr::tr("%1, cable").arg(name);
        }
        static const QRegularExpression bus(QStringLiteral("^bus(?:-([a-z]+))?$"));
        if (const auto match = bus.match(rest); match.hasMatch())
            return QStringLiteral("%1, %2").arg(stage->name, joined(Tr::tr("busbar"), match.captured(1).toUpper()));
        static const QRegularExpression board(QStringLiteral("^board-([a-z]*\\d+)$"));
        if (const auto match = board.match(rest); match.hasMatch())
            return QStringLiteral("%1, %2").arg(stage->name, joined(Tr::tr("board"), match.captured(1).toUpper()));
        if (const QString name = load(rest); !name.isEmpty())
            return QStringLiteral("%1, %2").arg(stage->name, name);
    }
    const QString name = load(unit);
    return name.isEmpty() ? unit : name;
}

QString UnitNames::of(const power::PowerGraph& graph, std::int32_t component) const
{
    return of(toQString(graph[component].id));
}

QString UnitNames::all(const power::PowerGraph& graph, const std::vector<std::int32_t>& components) const
{
    QStringList names;
    for (const std::int32_t component : components)
        names << of(graph, component);
    return names.join(QStringLiteral(" + "));
}

QString UnitNames::mark(const QString& id) const
{
    const QString unit = unitId(id);
    const Known* stage = begins(m_stages, unit);
    const auto match = unitTail().match(stage ? unit.mid(stage->id.size() + 1) : QString());
    return match.hasMatch() ? match.captured(1).toUpper() : QString();
}

QString unitId(const QString& id) { return id.mid(id.indexOf(QLatin1Char('/')) + 1); }

}  // namespace rw::ui
