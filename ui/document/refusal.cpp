// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/refusal.h"

#include "document/plan_words.h"

namespace rw::ui {

namespace {

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

}  // namespace

QString withPlace(const QString& place, const QString& why)
{
    return why.isEmpty() || place.isEmpty() ? why : QStringLiteral("%1: %2").arg(place, why);
}

QString refusalWords(const Plan& plan, const Error& error)
{
    Error bare = error;
    bare.path.clear();
    if (bare.code == "edit.in-use") bare.found = nameOfId(plan, bare.found).toStdString();
    return withPlace(error.path.empty() ? QString() : placeWords(plan, QString::fromStdString(error.path)),
                     QString::fromStdString(bare.message()));
}

}  // namespace rw::ui
