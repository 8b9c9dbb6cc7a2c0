// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/catalogue_value.h"

#include "document/plan_words.h"

namespace rw::ui {

namespace {

/// The catalogue's list of records of a type.
const Field* listOf(const ObjectType& type)
{
    for (const Field& field : typeOf<Equipment>().fields())
        if (field.kind == FieldKind::List && field.type == &type) return &field;
    return nullptr;
}

}  // namespace

std::optional<CatalogueValue> catalogueValue(const Plan& plan, const Catalogue& catalogue, const QString& path)
{
    for (QString at = parentPath(path); !at.isEmpty(); at = parentPath(at)) {
        const Result<Location> owner = locate(typeOf<Plan>(), static_cast<const void*>(&plan), at.toStdString());
        if (!owner || owner->field) continue;
        const std::string entryId = textOf(*owner->type, owner->object, "catalogue_id");
        const Field* list = listOf(*owner->type);
        if (entryId.empty() || !list) continue;
        const std::string entryPath = std::string(list->key) + "[" + entryId + "]";
        const std::string inside = path.mid(at.size()).toStdString();
        const void* root = &catalogue.equipment;
        const Result<Location> entry = locate(typeOf<Equipment>(), root, entryPath);
        const Result<Location> there = locate(typeOf<Equipment>(), root, entryPath + inside);
        if (!entry || !there || !there->field) return {};
        return CatalogueValue{QString::fromStdString(textOf(*entry->type, entry->object, "name")),
                              readField(*there->field, there->object)};
    }
    return {};
}

bool sameValue(const Tree& a, const Tree& b)
{
    const Tree* left = a.find("value");
    const Tree* right = b.find("value");
    return left && right ? *left == *right : a == b;
}

}  // namespace rw::ui
