// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plan_words.h"

#include "document/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstring>

namespace rw::ui {

namespace {

struct TypeAbout {
    const char* type;
    const char* word;
    const char* icon;
};

constexpr TypeAbout kTypes[] = {
    {"plan", QT_TRANSLATE_NOOP("types", "Plan"), "tree"},
    {"project", QT_TRANSLATE_NOOP("types", "Project"), "edit"},
    {"programme", QT_TRANSLATE_NOOP("types", "Programme"), "timeline"},
    {"phase", QT_TRANSLATE_NOOP("types", "Phase"), "calendar"},
    {"mix_share", QT_TRANSLATE_NOOP("types", "Platform share"), "chart"},
    {"milestone", QT_TRANSLATE_NOOP("types", "Milestone"), "flag"},
    {"delivery", QT_TRANSLATE_NOOP("types", "Delivery"), "calendar"},
    {"supply_limit", QT_TRANSLATE_NOOP("types", "Supply limit"), "chart"},
    {"lead_time", QT_TRANSLATE_NOOP("types", "Lead time"), "calendar"},
    {"site_selection", QT_TRANSLATE_NOOP("types", "Choice of sites"), "site"},
    {"region_limit", QT_TRANSLATE_NOOP("types", "Limit of a region"), "site"},
    {"economics", QT_TRANSLATE_NOOP("types", "Economics"), "chart"},
    {"cost_line", QT_TRANSLATE_NOOP("types", "Part of the cost"), "chart"},
    {"power_purchase", QT_TRANSLATE_NOOP("types", "Power purchase agreement"), "power"},
    {"announced_cost", QT_TRANSLATE_NOOP("types", "Published total"), "note"},
    {"grid_step", QT_TRANSLATE_NOOP("types", "Grid step"), "power"},
    {"installed", QT_TRANSLATE_NOOP("types", "Installed already"), "ok"},
    {"cluster", QT_TRANSLATE_NOOP("types", "Cluster"), "link"},
    {"hall", QT_TRANSLATE_NOOP("types", "Hall"), "hall"},
    {"placement", QT_TRANSLATE_NOOP("types", "Placement"), "rack"},
    {"underlay", QT_TRANSLATE_NOOP("types", "Underlay"), "hall"},
    {"underlay_part", QT_TRANSLATE_NOOP("types", "Part of the underlay"), "hall"},
    {"building", QT_TRANSLATE_NOOP("types", "Building"), "building"},
    {"chain_stage", QT_TRANSLATE_NOOP("types", "Power stage"), "power"},
    {"cooling", QT_TRANSLATE_NOOP("types", "Cooling plant"), "cooling"},
    {"outage", QT_TRANSLATE_NOOP("types", "Ride-through"), "fail"},
    {"piping", QT_TRANSLATE_NOOP("types", "Piping"), "water"},
    {"site", QT_TRANSLATE_NOOP("types", "Site"), "site"},
    {"assumptions", QT_TRANSLATE_NOOP("types", "Assumptions"), "note"},
    {"scenario", QT_TRANSLATE_NOOP("types", "Scenario"), "compare"},
    {"override", QT_TRANSLATE_NOOP("types", "Override"), "edit"},
    {"acknowledgement", QT_TRANSLATE_NOOP("types", "Acknowledgement"), "ok"},
    {"rack_design", QT_TRANSLATE_NOOP("types", "Rack design"), "rack"},
    {"accelerator", QT_TRANSLATE_NOOP("types", "Accelerator"), "power"},
    {"frame", QT_TRANSLATE_NOOP("types", "Rack frame"), "rack"},
    {"converter", QT_TRANSLATE_NOOP("types", "Converter"), "plug"},
    {"device", QT_TRANSLATE_NOOP("types", "Device"), "power"},
    {"tray", QT_TRANSLATE_NOOP("types", "Tray"), "rack"},
    {"slot", QT_TRANSLATE_NOOP("types", "Place in the rack"), "rack"},
    {"coolant", QT_TRANSLATE_NOOP("types", "Coolant"), "water"},
    {"cdu", QT_TRANSLATE_NOOP("types", "CDU"), "cooling"},
    {"switch", QT_TRANSLATE_NOOP("types", "Network switch"), "link"},
    {"heat_rejection", QT_TRANSLATE_NOOP("types", "Heat rejection"), "cooling"},
    {"chiller", QT_TRANSLATE_NOOP("types", "Chiller"), "cooling"},
    {"air_unit", QT_TRANSLATE_NOOP("types", "Air unit"), "cooling"},
    {"generator", QT_TRANSLATE_NOOP("types", "Generator"), "power"},
    {"power_system", QT_TRANSLATE_NOOP("types", "Power system"), "power"},
    {"power_block", QT_TRANSLATE_NOOP("types", "Power block"), "power"},
    {"onsite_power", QT_TRANSLATE_NOOP("types", "On-site power"), "power"},
    {"conductor", QT_TRANSLATE_NOOP("types", "Conductor"), "plug"},
    {"reliability_rule", QT_TRANSLATE_NOOP("types", "Reliability rule"), "fail"},
    {"profile", QT_TRANSLATE_NOOP("types", "Load profile"), "chart"},
    {"workload", QT_TRANSLATE_NOOP("types", "Workload"), "chart"},
    {"weather", QT_TRANSLATE_NOOP("types", "Weather year"), "climate"},
    {"weather_day", QT_TRANSLATE_NOOP("types", "Day of weather"), "climate"},
    {"series", QT_TRANSLATE_NOOP("types", "Hourly series"), "chart"},
    {"series_day", QT_TRANSLATE_NOOP("types", "Day of a series"), "chart"},
    {"climate", QT_TRANSLATE_NOOP("types", "Climate"), "climate"},
};

const TypeAbout* aboutType(const char* type)
{
    for (const TypeAbout& about : kTypes)
        if (std::strcmp(about.type, type) == 0) return &about;
    return nullptr;
}

QString humanised(std::string_view key)
{
    QString words = toQString(key);
    words.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString textOf(const ObjectType& type, const void* object, const char* key)
{
    const Field* field = type.find(key);
    if (!field || field->kind != FieldKind::Text) return {};
    return QString::fromStdString(*field->get(object).string());
}

QString nameOf(const Plan& plan, const Location& at)
{
    for (const char* key : {"name", "title"})
        if (const QString name = textOf(*at.type, at.object, key); !name.isEmpty()) return name;
    // An acknowledgement is known by what it accepts, and of what.
    if (const QString code = textOf(*at.type, at.object, "code"); !code.isEmpty()) {
        const QString subject = textOf(*at.type, at.object, "subject");
        return subject.isEmpty() ? code : QStringLiteral("%1 · %2").arg(code, nameInPlan(plan, objectPath(plan, subject)));
    }
    // An override is known by what it changes, and to what.
    if (std::strcmp(at.type->name(), "override") == 0)
        if (const QString changed = textOf(*at.type, at.object, "path"); !changed.isEmpty())
            return QStringLiteral("%1 = %2").arg(changed.startsWith(QLatin1String("scenarios[")) ? changed  // it may name itself
                                                                                                : placeWords(plan, changed),
                                                 textOf(*at.type, at.object, "value"));
    // A place in a rack and a share of a phase are known by what they hold.
    for (const char* key : {"tray", "cluster"}) {
        const Field* field = at.type->find(key);
        if (!field || field->kind != FieldKind::Reference) continue;
        const Tree id = field->get(at.object);
        if (!id.string()) continue;
        if (std::strcmp(key, "cluster") == 0)
            if (const Cluster* cluster = findById(plan.clusters, *id.string()); cluster && !cluster->name.empty())
                return QString::fromStdString(cluster->name);
        return QString::fromStdString(*id.string());
    }
    if (at.list)
        if (const QString id = textOf(*at.type, at.object, "id"); !id.isEmpty()) return id;
    return typeWord(*at.type);
}

}  // namespace

QString typeWord(const ObjectType& type)
{
    return typeWord(std::string(type.name()));
}

QString typeWord(const std::string& typeName)
{
    const TypeAbout* about = aboutType(typeName.c_str());
    return about ? QCoreApplication::translate("types", about->word) : humanised(typeName);
}

QString typeIcon(const ObjectType& type)
{
    const TypeAbout* about = aboutType(type.name());
    return QString::fromLatin1(about ? about->icon : "tree");
}

QString nameInPlan(const Plan& plan, const QString& path)
{
    if (path.isEmpty())
        return plan.project.title.empty() ? typeWord(typeOf<Plan>()) : QString::fromStdString(plan.project.title);
    const Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), path.toStdString());
    return at ? nameOf(plan, *at) : path;
}

QString fieldLabel(const Plan& plan, const std::string& path)
{
    const Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), path);
    if (!at) return QString::fromStdString(path);
    return at->field ? coreText(at->field->label) : nameOf(plan, *at);
}

QString elementWords(const Plan& plan, const std::string& listPath, const Tree& element)
{
    const Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), listPath);
    const QString kind = at && at->field && at->field->type ? typeWord(*at->field->type) : QString();
    for (const char* key : {"name", "id"})
        if (const Tree* name = element.find(key); name && name->string() && !name->string()->empty())
            return QCoreApplication::translate("types", "%1 “%2”").arg(kind, QString::fromStdString(*name->string()));
    return kind;
}

QString parentPath(const QString& path)
{
    // A dot inside brackets cannot be: ids are slugs.
    return path.left(std::max<qsizetype>(path.lastIndexOf(QLatin1Char('.')), 0));
}

QString objectPath(const Plan& plan, const QString& path)
{
    QString at = path;
    while (!at.isEmpty()) {
        const Result<Location> place = locate(typeOf<Plan>(), static_cast<const void*>(&plan), at.toStdString());
        if (place && !place->field) return at;
        at = parentPath(at);
    }
    return {};
}

QString placeWords(const Plan& plan, const QString& path)
{
    QStringList words;
    QString at = path;
    while (!at.isEmpty()) {
        const Result<Location> place = locate(typeOf<Plan>(), static_cast<const void*>(&plan), at.toStdString());
        if (!place) return path;
        if (place->part.empty()) words.prepend(fieldLabel(plan, at.toStdString()));
        at = parentPath(at);
    }
    return words.join(QStringLiteral(" › "));
}

QString choiceWord(const Field& field, std::string_view choice)
{
    return coreText("choice." + std::string(field.key) + "." + std::string(choice));
}

std::string textOf(const ObjectType& type, const void* object, const char* key)
{
    const Field* field = type.find(key);
    return field && field->kind == FieldKind::Text ? *field->get(object).string() : std::string();
}

}  // namespace rw::ui
