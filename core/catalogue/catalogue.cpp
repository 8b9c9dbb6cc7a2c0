// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"

#include "base/digest.h"
#include "base/resource.h"
#include "schema/file_header.h"
#include "schema/record.h"
#include "schema/references.h"

#include <algorithm>
#include <iterator>

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

/// How the canonical text of an entry treats what it leaves at its default. Copies in plan files hold hashes of all.
enum class HashForm {
    Differences,  ///< left out, so that a field added to the table later changes no hash
    Plant,        ///< the fields that had defaults when the plant's were added stand in it
    First,        ///< those that had them before
};

struct DefaultedField {
    std::string_view type;
    std::string_view key;
};
/// What stood in the text at its default in the first form. History: nothing is ever added.
constexpr DefaultedField kFirstDefaults[] = {
    {"rack_design", "power_rule"}, {"rack_design", "maker_accelerators"}, {"rack_design", "shelf_redundancy"},
    {"rack_design", "flow_rule"}, {"tray", "kind"}, {"tray", "height"}, {"tray", "accelerators"}, {"device", "count"},
    {"slot", "position"}, {"accelerator", "scale_up_size"}, {"accelerator", "scale_out_ports"}, {"frame", "units"},
    {"frame", "busbar_feed"}, {"converter", "kind"}, {"converter", "form"}, {"converter", "modules"},
    {"converter", "liquid_cooled"}, {"coolant", "fluid"}, {"coolant", "basis"}, {"cdu", "kind"}, {"switch", "radix"},
    {"switch", "co_packaged"}, {"switch", "height"}, {"switch", "per_rack"}, {"heat_rejection", "kind"},
    {"air_unit", "kind"}, {"power_block", "kind"}, {"conductor", "metal"}};
/// What came beside it with the fields of the plant.
constexpr DefaultedField kPlantDefaults[] = {
    {"heat_rejection", "range"}, {"heat_rejection", "rated_dry_bulb"}, {"heat_rejection", "rated_wet_bulb"},
    {"heat_rejection", "minimum_speed"}, {"heat_rejection", "switch_temperature"}, {"heat_rejection", "drift"},
    {"chiller", "condenser"}, {"chiller", "curves"}, {"chiller", "minimum_load"}, {"chiller", "condenser_range"},
    {"air_unit", "approach"}, {"air_unit", "minimum_speed"}};

bool writesDefault(HashForm form, const ObjectType& type, const Field& field)
{
    const auto listed = [&](const auto& fields) {
        return std::any_of(std::begin(fields), std::end(fields),
                           [&](const DefaultedField& f) { return f.type == type.name() && f.key == field.key; });
    };
    switch (form) {
    case HashForm::Differences: return false;
    case HashForm::Plant: return listed(kFirstDefaults) || listed(kPlantDefaults);
    case HashForm::First: return listed(kFirstDefaults);
    }
    return false;
}

/// What an entry says, without where it was copied from and without what it leaves open or at its default.
/// \p standard: a fresh object of the type; \p fresh: its tree.
Tree canonical(HashForm form, const ObjectType& type, const Tree& object, void* standard, const Tree& fresh)
{
    Tree::Object out;
    for (const Field& f : type.fields()) {
        if (std::string_view(f.key).substr(0, 10) == "catalogue_")
            continue;
        const Tree& value = *object.find(f.key);
        const Tree& usual = *fresh.find(f.key);
        if (f.type && value.list()) {
            Tree::List list;
            void* element = value.list()->empty() ? nullptr : f.insert(standard, 0);
            const Tree freshElement = element ? readObject(*f.type, element) : Tree();
            for (const Tree& item : *value.list())
                list.push_back(canonical(form, *f.type, item, element, freshElement));
            if (!list.empty())
                out.emplace_back(f.key, std::move(list));
        } else if (f.type) {
            Tree part = canonical(form, *f.type, value, f.at(standard, 0), usual);
            if (!part.object()->empty())
                out.emplace_back(f.key, std::move(part));
        } else if (value == usual && !writesDefault(form, type, f)) {
            continue;
        } else if (f.kind == FieldKind::Quantity) {
            Tree::Object datum;
            for (const auto& [key, part] : *value.object())
                if (!isEmpty(part))
                    datum.emplace_back(key, part);
            const bool silent =
                datum.size() == 1 && *value.find("grade")->string() == name(Grade::Assumed);
            // Empty where a default stood: that says something.
            if (!silent || (form == HashForm::Differences && !isEmpty(*usual.find("value"))))
                out.emplace_back(f.key, std::move(datum));
        } else if (!isEmpty(value) || (form == HashForm::Differences && !isEmpty(usual))) {
            out.emplace_back(f.key, value);
        }
    }
    return out;
}

std::string hashIn(HashForm form, const ObjectType& type, const void* entry)
{
    Equipment scratch;
    for (const Field& list : typeOf<Equipment>().fields()) {
        if (list.type != &type)
            continue;
        void* standard = list.insert(&scratch, 0);
        const Tree text = canonical(form, type, readObject(type, entry), standard, readObject(type, standard));
        return sha256(writeJson(text, JsonStyle::Line));
    }
    throw ProgramError(std::string(type.name()) + " is no kind of catalogue entry");
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
    return hashIn(HashForm::Differences, type, entry);
}

bool hasHash(const ObjectType& type, const void* entry, std::string_view hash)
{
    return hash == hashIn(HashForm::Differences, type, entry) || hash == hashIn(HashForm::Plant, type, entry)
           || hash == hashIn(HashForm::First, type, entry);
}

}  // namespace rw
