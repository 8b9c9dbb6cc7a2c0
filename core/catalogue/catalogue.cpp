// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"

#include "base/digest.h"
#include "base/resource.h"
#include "schema/file_header.h"
#include "schema/record.h"
#include "schema/references.h"

namespace rw {

namespace {

constexpr std::string_view kCatalogueFormat = "rackwright-catalogue";
constexpr int kCatalogueFormatVersion = 1;

/// Appends the records of one equipment to another; an id that stands in both is an error.
Status addRecords(Equipment& to, const Equipment& from)
{
    const ObjectType& type = typeOf<Equipment>();
    for (const Field& list : type.fields()) {
        const Tree added = readField(list, &from);
        for (const Tree& record : *added.list()) {
            const std::string& id = *record.find("id")->string();
            for (std::size_t i = 0; i < list.size(&to); ++i)
                if (*list.type->find("id")->get(list.at(&to, i)).string() == id)
                    return Error{.code = "catalogue.duplicate-id",
                                 .path = std::string(list.key) + "[" + id + "]",
                                 .found = id};
            void* element = list.insert(&to, list.size(&to));
            RW_ASSERT(writeObject(*list.type, element, record, "").ok());
        }
    }
    return Done{};
}

Status checkReferences(const Equipment& equipment)
{
    const auto lost = lostReferences(typeOf<Equipment>(), &equipment);
    if (lost.empty())
        return Done{};
    const LostReference& r = lost.front();
    return Error{.code = "file.reference",
                 .path = r.path,
                 .found = r.id,
                 .allowed = r.known.empty() ? "none: " + r.target + " is empty" : r.known};
}

bool isEmpty(const Tree& value)
{
    return value.isNull() || (value.string() && value.string()->empty())
           || (value.list() && value.list()->empty());
}

/// What an entry says, without where it was copied from and without what it leaves open: a field
/// added to the table later does not change the hashes of the entries before it.
Tree canonical(const ObjectType& type, const Tree& object)
{
    Tree::Object out;
    for (const Field& f : type.fields()) {
        if (std::string_view(f.key).substr(0, 10) == "catalogue_")
            continue;
        const Tree& value = *object.find(f.key);
        if (f.kind == FieldKind::Quantity) {
            Tree::Object datum;
            for (const auto& [key, part] : *value.object())
                if (!isEmpty(part))
                    datum.emplace_back(key, part);
            const bool silent =
                datum.size() == 1 && *value.find("grade")->string() == name(Grade::Assumed);
            if (!silent)
                out.emplace_back(f.key, std::move(datum));
        } else if (f.type && value.list()) {
            Tree::List list;
            for (const Tree& item : *value.list())
                list.push_back(canonical(*f.type, item));
            if (!list.empty())
                out.emplace_back(f.key, std::move(list));
        } else if (f.type) {
            out.emplace_back(f.key, canonical(*f.type, value));
        } else if (!isEmpty(value)) {
            out.emplace_back(f.key, value);
        }
    }
    return out;
}

Catalogue loadBuiltIn()
{
    Catalogue catalogue;
    if (hasResource("catalogue/VERSION")) {
        const std::string_view version = resource("catalogue/VERSION");
        catalogue.version = std::string(version.substr(0, version.find_last_not_of(" \n") + 1));
    }
    for (const std::string& name : resourceNames("catalogue/")) {
        if (name.size() < 5 || name.substr(name.size() - 5) != ".json")
            continue;
        Result<Equipment> file = readCatalogueFile(resource(name), name);
        if (!file)
            throw ProgramError(file.error().message());
        if (Status s = addRecords(catalogue.equipment, *file); !s)
            throw ProgramError(name + ": " + s.error().message());
    }
    if (Status s = checkReferences(catalogue.equipment); !s)
        throw ProgramError(s.error().message());
    return catalogue;
}

}  // namespace

const Catalogue& builtInCatalogue()
{
    static const Catalogue catalogue = loadBuiltIn();
    return catalogue;
}

Result<Equipment> readCatalogueFile(std::string_view json, const std::string& fileName)
{
    const Result<JsonDocument> document = JsonDocument::parse(json, fileName);
    if (!document)
        return document.error();
    if (const Result<int> version =
            readHeader(*document, kCatalogueFormat, kCatalogueFormatVersion);
        !version)
        return version.error();
    Equipment equipment;
    const RecordReading reading{.header = {std::begin(kHeaderKeys), std::end(kHeaderKeys)},
                                .keepUnknown = false};
    if (const auto read = readRecord(*document, typeOf<Equipment>(), &equipment, reading); !read)
        return read.error();
    return equipment;
}

std::string writeCatalogueFile(const Equipment& equipment)
{
    Equipment scratch;
    JsonWriter out;
    RecordWriter writer(out, typeOf<Equipment>(), &scratch);
    out.beginObject();
    writeHeader(out, kCatalogueFormat, kCatalogueFormatVersion);
    writer.members(&equipment);
    out.endObject();
    return out.text() + "\n";
}

Result<Catalogue> withUserCatalogue(const Catalogue& base, const Equipment& added)
{
    Catalogue out = base;
    if (Status s = addRecords(out.equipment, added); !s)
        return s.error();
    if (Status s = checkReferences(out.equipment); !s)
        return s.error();
    return out;
}

std::string entryHash(const ObjectType& type, const void* entry)
{
    return sha256(writeJson(canonical(type, readObject(type, entry)), JsonStyle::Line));
}

}  // namespace rw
