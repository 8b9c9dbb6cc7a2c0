// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "schema/tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rw {

/// What is refused before a tree of it is built, so that no file can exhaust the machine.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxJsonValues = 4'000'000;
inline constexpr std::size_t kMaxJsonToken = std::size_t{16}
                                             << 20;  ///< bytes of one text or one gap

/// A JSON text as a Tree, with the place of every value in the text. The text must outlive it.
class JsonDocument {
public:
    /// Errors: json.size, json.utf8, json.syntax, json.truncated, json.duplicate-key, json.depth,
    /// json.number, json.values, json.token; each with file, line and column.
    static Result<JsonDocument> parse(std::string_view text, std::string fileName);

    const Tree& root() const { return m_root; }
    const std::string& fileName() const { return m_fileName; }

    /// The tree after it was rewritten from an older form; its values have no place any more.
    void replaceRoot(Tree root);

    /// Completes an error with the file and, where known, line and column of a value of this tree.
    Error at(Error error, const Tree* value) const;
    /// The text of values as they stand in the file, or as they would be written.
    std::vector<std::string> sourceOf(const std::vector<const Tree*>& values) const;

private:
    struct Span {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    friend class JsonHandler;

    std::unordered_map<const Tree*, Span> spansOf(const std::vector<const Tree*>& values) const;

    std::string_view m_text;
    std::string m_fileName;
    Tree m_root;
    std::vector<Span> m_spans;  ///< of every value, in the order of the text
};

/// A JSON text as a Tree. Errors as JsonDocument::parse.
Result<Tree> parseJson(std::string_view text, const std::string& fileName);

enum class JsonStyle {
    Lines,  ///< one value a line, two spaces a level
    Line    ///< everything on one line
};
/// A Tree as JSON text without a newline at its end: UTF-8 as is, numbers in the shortest form that
/// reads back as the same double.
std::string writeJson(const Tree& tree, JsonStyle style);

/// Writes JSON piece by piece, in either style.
class JsonWriter {
public:
    explicit JsonWriter(JsonStyle style = JsonStyle::Lines) : m_style(style) {}

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginList() { begin('['); }
    void endList() { end(']'); }
    void key(std::string_view name);
    void value(const Tree& tree);
    void raw(std::string_view json);  ///< a value that is JSON text already

    /// What is begun from here on stands on one line, until it is set back.
    void setStyle(JsonStyle style) { m_style = style; }
    const std::string& text() const { return m_text; }

private:
    struct Level {
        JsonStyle style;
        bool empty = true;
    };
    void begin(char bracket);
    void end(char bracket);
    void next();
    void newLine();
    void string(std::string_view s);

    JsonStyle m_style;
    std::string m_text;
    std::vector<Level> m_levels;
    bool m_afterKey = false;
};

}  // namespace rw
