// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/refusal.h"

#include "document/format.h"
#include "document/plan_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Refusal)
};

/// The name of an object by its id alone, of whichever kind it is.
QString nameOfId(const Plan& plan, const std::string& id)
{
    for (const Field& list : typeOf<Plan>().fields()) {
        if (list.kind != FieldKind::List) continue;
        const QString path = QStringLiteral("%1[%2]").arg(QLatin1String(list.key), QString::fromStdString(id));
        if (locate(typeOf<Plan>(), static_cast<const void*>(&plan), path.toStdString())) return nameInPlan(plan, path);
    }
    return QString::fromStdString(id);
}

/// "Helios, 32 racks (Cluster), North hall (Hall) and 2 more".
QString userWords(const Plan& plan, const QString& paths)
{
    constexpr qsizetype kNamed = 5;
    const QStringList users = paths.split(QStringLiteral(", "));
    QStringList named;
    for (const QString& path : users.first(std::min(kNamed, users.size()))) {
        const auto place = locate(typeOf<Plan>(), static_cast<const void*>(&plan), path.toStdString());
        named << (place && place->type ? Tr::tr("%1 (%2)").arg(nameInPlan(plan, path), typeWord(*place->type)) : nameInPlan(plan, path));
    }
    const QString list = named.join(QStringLiteral("; "));
    return users.size() > kNamed ? Tr::tr("%1 and %2 more").arg(list, formatCount(users.size() - kNamed)) : list;
}

}  // namespace

QString withPlace(const QString& place, const QString& why)
{
    return why.isEmpty() || place.isEmpty() ? why : QStringLiteral("%1: %2").arg(place, why);
}

QString refusalWords(const Plan& plan, const Error& error)
{
    Error bare = error;
    bare.path.clear();
    if (bare.code == "edit.in-use") {  // its path is but the first of those that it tells
        bare.found = nameOfId(plan, bare.found).toStdString();
        bare.allowed = userWords(plan, QString::fromStdString(error.allowed)).toStdString();
        return QString::fromStdString(bare.message());
    }
    return withPlace(error.path.empty() ? QString() : placeWords(plan, QString::fromStdString(error.path)),
                     QString::fromStdString(bare.message()));
}

}  // namespace rw::ui
