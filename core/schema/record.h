// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"
#include "schema/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

// Objects in the form they have in files: quantities as bare numbers in the file unit under a key
// with its suffix, their provenance in the object's last key "sources", what is null or empty by
// default left out. Elsewhere Trees hold SI values under bare keys (schema/field.h).

/// Text of a file that the field table does not know, with the path of its key.
struct KeptKey {
    std::string path;  ///< "halls[a].colour"; a key that is no plain word stands in quotes
    std::string json;

    bool operator==(const KeptKey&) const = default;
};

struct RecordReading {
    std::vector<std::string_view> header{};  ///< keys of the root object that are no fields
    bool keepUnknown = false;                ///< else an unknown key is an error
};

/// Reads an object, which must be default-constructed; returns the unknown keys sorted by path.
/// Errors: field.*, path.unknown, record.unit, record.no-id, each with its place in the file.
Result<std::vector<KeptKey>> readRecord(const JsonDocument& document, const ObjectType& type,
                                        void* object, const RecordReading& reading = {});

/// The value in a file that a path of the object names, or the nearest around it.
const Tree* valueAt(const Tree& root, const ObjectType& type, std::string_view path);

/// Writes objects of one root type.
class RecordWriter {
public:
    /// \p scratch: a default-constructed object of the type, which the writer may change: what is
    /// left out is found by comparing with it and with fresh elements of its lists.
    RecordWriter(JsonWriter& out, const ObjectType& type, void* scratch);

    /// Unknown keys to be written back where they stood; they must outlive the writer.
    void keep(const std::vector<KeptKey>& unknown);
    void members(const void* object);  ///< the root's keys, inside an object that is open already

private:
    struct Default {
        Tree tree;
        void* scratch = nullptr;
    };
    struct Kept {
        bool element;  ///< a whole entry of a list, which has no key
        std::string key;
        std::string_view json;
    };
    void object(const ObjectType& type, const Tree& value, const Default& standard,
                const std::string& path);
    void objectMembers(const ObjectType& type, const Tree& value, const Default& standard,
                       const std::string& path);
    void elements(const Field& field, const Tree& value, void* scratch, const std::string& path);
    void sources(const ObjectType& type, const Tree& value, const std::string& path);
    void kept(const std::string& path);
    const Default& elementDefault(const Field& list, void* scratch);
    std::string below(const std::string& path, std::string_view key) const;

    JsonWriter& m_out;
    const ObjectType& m_type;
    Default m_root;
    std::map<const ObjectType*, Default> m_elements;
    std::map<std::string, std::vector<Kept>> m_kept;  ///< by the path of what they stand in
};

/// An object as JSON text in the form of files.
template <class T>
std::string writeRecord(const T& object, JsonStyle style)
{
    T scratch{};
    JsonWriter out(style);
    RecordWriter writer(out, typeOf<T>(), &scratch);
    out.beginObject();
    writer.members(&object);
    out.endObject();
    return out.text();
}

/// A number in a unit, with the fewest digits that read back as the same SI value.
/// Where no double of that unit does, which rounding makes possible, exact is false.
struct UnitNumber {
    double value = 0.0;
    bool exact = true;
};
UnitNumber shortestIn(const Unit& unit, double si);

}  // namespace rw
