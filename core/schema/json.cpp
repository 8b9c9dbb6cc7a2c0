// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json.h"

#include "base/utf8.h"
#include "quantity/unit.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace rw {

namespace {

/// How far a text has been read, and where its last whole token ended.
struct Progress {
    const char* reached;
    const char* last;
    bool tooLong = false;  ///< a token that does not end soon enough
};

/// Walks a text and keeps its progress: nlohmann's events carry no position. The text seems to end
/// where one token grows too long, because the parser holds it several times over.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char* end, Progress& progress)
        : m_at(at), m_end(end), m_progress(&progress)
    {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        m_progress->reached = ++m_at;
        if (m_at - m_progress->last > static_cast<std::ptrdiff_t>(kMaxJsonToken)) {
            m_progress->tooLong = true;
            m_at = m_end;
        }
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    const char* m_end;
    Progress* m_progress;
};

}  // namespace

/// Builds the Tree from the parser's events and stops it at the first thing that is refused.
class JsonHandler {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    explicit JsonHandler(JsonDocument& document)
        : m_document(document), m_text(document.m_text), m_progress{m_text.data(), m_text.data()}
    {}

    const Error& error() const { return m_error; }
    CountingIterator begin() { return {m_text.data(), textEnd(), m_progress}; }
    CountingIterator end() { return {textEnd(), textEnd(), m_progress}; }

    bool null() { return scalar(Tree()); }
    bool boolean(bool b) { return scalar(Tree(b)); }
    bool number_integer(number_integer_t n) { return scalar(Tree(std::int64_t{n}), true); }
    bool number_unsigned(number_unsigned_t n)
    {
        if (n > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return scalar(Tree(static_cast<double>(n)), true);
        return scalar(Tree(static_cast<std::int64_t>(n)), true);
    }
    bool number_float(number_float_t x, const string_t&) { return scalar(Tree(x), true); }
    bool string(string_t& s) { return scalar(Tree(std::move(s))); }
    bool binary(binary_t&) { return false; }  // does not occur in JSON text

    bool start_object(std::size_t) { return open(Tree(Tree::Object{})); }
    bool start_array(std::size_t) { return open(Tree(Tree::List{})); }

    bool key(string_t& name)
    {
        Level& level = m_levels.back();
        level.keyOffsets.push_back(static_cast<std::uint32_t>(start()));
        level.tree->object()->emplace_back(std::move(name), Tree());
        m_progress.last = m_progress.reached;
        return true;
    }

    bool end_object()
    {
        const Level& level = m_levels.back();
        const Tree::Object& object = *level.tree->object();
        std::vector<std::size_t> order(object.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const int c = object[a].first.compare(object[b].first);
            return c != 0 ? c < 0 : a < b;
        });
        const auto twice =
            std::adjacent_find(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return object[a].first == object[b].first;
            });
        if (twice != order.end())
            return refuse({.code = "json.duplicate-key", .found = object[*twice].first},
                          level.keyOffsets[*std::next(twice)]);
        return close();
    }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::json::exception& problem)
    {
        if (m_progress.tooLong)
            return refuse({.code = "json.token", .allowed = std::to_string(kMaxJsonToken)},
                          start());
        // The parser's words: "... syntax error while parsing value - <reason>; last read: '...'".
        std::string reason = problem.what();
        if (problem.id == 406)
            return refuse(
                {.code = "json.number", .found = token, .allowed = "a number below 1.8e308"},
                start());
        if (const auto dash = reason.find(" - "); dash != std::string::npos)
            reason.erase(0, dash + 3);
        if (const auto last = reason.find("; last read"); last != std::string::npos) {
            const auto expected = reason.find("; expected");
            reason.erase(last, expected == std::string::npos || expected < last ? expected
                                                                                : expected - last);
        }
        if (m_progress.reached == textEnd()
            && reason.find("unexpected end of input") != std::string::npos)
            return refuse({.code = "json.truncated", .allowed = openBrackets()}, m_text.size());
        const std::size_t offset = std::min(position > 0 ? position - 1 : 0, m_text.size());
        return refuse({.code = "json.syntax", .found = brief(token), .allowed = reason}, offset);
    }

    bool refuse(Error error, std::size_t offset)
    {
        const TextPlace place = textPlace(m_text, offset);
        m_error = std::move(error);
        m_error.file = m_document.m_fileName;
        m_error.line = place.line;
        m_error.column = place.column;
        return false;
    }

private:
    struct Level {
        Tree* tree;
        std::size_t span;
        std::vector<std::uint32_t> keyOffsets{};
    };

    /// The offset of the token that was just read: what stands between it and the one before is
    /// white space and punctuation.
    std::size_t start() const
    {
        const char* at = m_progress.last;
        if (at == m_text.data() && m_text.substr(0, 3) == "\xEF\xBB\xBF")
            at += 3;
        while (at < m_progress.reached
               && std::string_view(" \t\r\n,:").find(*at) != std::string_view::npos)
            ++at;
        return static_cast<std::size_t>(at - m_text.data());
    }
    const char* textEnd() const { return m_text.data() + m_text.size(); }

    Tree* place(Tree value)
    {
        if (m_document.m_spans.size() >= kMaxJsonValues) {
            refuse(
                {.code = "json.values", .found = "more", .allowed = std::to_string(kMaxJsonValues)},
                start());
            return nullptr;
        }
        m_document.m_spans.push_back({static_cast<std::uint32_t>(start()), 0});
        if (m_levels.empty()) {
            m_document.m_root = std::move(value);
            return &m_document.m_root;
        }
        Tree& parent = *m_levels.back().tree;
        if (Tree::List* list = parent.list()) {
            list->push_back(std::move(value));
            return &list->back();
        }
        parent.object()->back().second = std::move(value);
        return &parent.object()->back().second;
    }

    bool scalar(Tree value, bool number = false)
    {
        if (!place(std::move(value)))
            return false;
        // A number is known to be over only by the character behind it, which is read already.
        const char* end = m_progress.reached;
        const char* first = m_text.data() + m_document.m_spans.back().begin;
        if (number)
            while (end > first + 1
                   && std::string_view("0123456789.").find(end[-1]) == std::string_view::npos)
                --end;
        m_document.m_spans.back().end = static_cast<std::uint32_t>(end - m_text.data());
        m_progress.last = end;
        return true;
    }

    bool open(Tree empty)
    {
        if (m_levels.size() >= kMaxJsonDepth)
            return refuse({.code = "json.depth",
                           .found = std::to_string(m_levels.size() + 1),
                           .allowed = std::to_string(kMaxJsonDepth)},
                          start());
        Tree* tree = place(std::move(empty));
        if (!tree)
            return false;
        m_levels.push_back({tree, m_document.m_spans.size() - 1});
        m_progress.last = m_progress.reached;
        return true;
    }

    bool close()
    {
        m_document.m_spans[m_levels.back().span].end =
            static_cast<std::uint32_t>(m_progress.reached - m_text.data());
        m_levels.pop_back();
        m_progress.last = m_progress.reached;
        return true;
    }

    std::string openBrackets() const
    {
        std::string closing;
        for (auto it = m_levels.rbegin(); it != m_levels.rend(); ++it)
            closing += it->tree->list() ? ']' : '}';
        return closing.empty() ? "a value" : closing;
    }

    static std::string brief(const std::string& token)
    {
        if (token.size() <= 60)
            return token;
        std::string cut = token.substr(token.size() - 57);
        while (!cut.empty() && (static_cast<unsigned char>(cut.front()) & 0xC0) == 0x80)
            cut.erase(0, 1);
        return "..." + cut;
    }

    JsonDocument& m_document;
    std::string_view m_text;
    Progress m_progress;
    std::vector<Level> m_levels;
    Error m_error;
};

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::string fileName)
{
    JsonDocument document;
    document.m_text = text;
    document.m_fileName = std::move(fileName);
    if (text.size() > kMaxJsonBytes)
        return Error{.code = "json.size",
                     .file = document.m_fileName,
                     .found = std::to_string(text.size()),
                     .allowed = std::to_string(kMaxJsonBytes)};
    JsonHandler handler(document);
    if (const std::size_t bad = invalidUtf8(text); bad != std::string_view::npos) {
        handler.refuse({.code = "json.utf8",
                        .found = fmt::format("0x{:02X}", static_cast<unsigned char>(text[bad])),
                        .allowed = std::to_string(bad)},
                       bad);
        return handler.error();
    }
    // The parser would take a zero byte for the end of the text and hide what follows.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        handler.refuse(
            {.code = "json.syntax", .found = "U+0000", .allowed = "no zero byte may stand in JSON"},
            zero);
        return handler.error();
    }
    if (!nlohmann::json::sax_parse(handler.begin(), handler.end(), &handler))
        return handler.error();
    return document;
}

void JsonDocument::replaceRoot(Tree root)
{
    m_root = std::move(root);
    m_spans.clear();
}

static void walk(const Tree& tree, std::size_t& index,
                 const std::unordered_map<const Tree*, std::size_t>& wanted,
                 std::vector<std::size_t>& found, std::size_t& missing)
{
    if (missing == 0)
        return;
    if (const auto it = wanted.find(&tree); it != wanted.end()) {
        found[it->second] = index;
        --missing;
    }
    ++index;
    if (const Tree::List* list = tree.list())
        for (const Tree& item : *list)
            walk(item, index, wanted, found, missing);
    if (const Tree::Object* object = tree.object())
        for (const auto& [key, value] : *object)
            walk(value, index, wanted, found, missing);
}

std::unordered_map<const Tree*, JsonDocument::Span>
JsonDocument::spansOf(const std::vector<const Tree*>& values) const
{
    std::unordered_map<const Tree*, Span> spans;
    if (m_spans.empty() || values.empty())
        return spans;
    std::unordered_map<const Tree*, std::size_t> wanted;
    for (const Tree* value : values)
        wanted.emplace(value, wanted.size());
    std::vector<std::size_t> found(wanted.size(), m_spans.size());
    std::size_t index = 0;
    std::size_t missing = wanted.size();
    walk(m_root, index, wanted, found, missing);
    for (const auto& [value, i] : wanted)
        if (found[i] < m_spans.size())
            spans.emplace(value, m_spans[found[i]]);
    return spans;
}

Error JsonDocument::at(Error error, const Tree* value) const
{
    error.file = m_fileName;
    const auto spans = spansOf({value});
    if (const auto it = spans.find(value); it != spans.end()) {
        const TextPlace place = textPlace(m_text, it->second.begin);
        error.line = place.line;
        error.column = place.column;
    }
    return error;
}

std::vector<std::string> JsonDocument::sourceOf(const std::vector<const Tree*>& values) const
{
    const auto spans = spansOf(values);
    std::vector<std::string> out;
    out.reserve(values.size());
    for (const Tree* value : values) {
        const auto it = spans.find(value);
        out.push_back(it == spans.end() ? writeJson(*value, JsonStyle::Line)
                                        : std::string(m_text.substr(
                                            it->second.begin, it->second.end - it->second.begin)));
    }
    return out;
}

Result<Tree> parseJson(std::string_view text, const std::string& fileName)
{
    Result<JsonDocument> document = JsonDocument::parse(text, fileName);
    if (!document)
        return document.error();
    return document->root();
}

// --- writing -----------------------------------------------------------------------------------

void JsonWriter::newLine()
{
    m_text += '\n';
    m_text.append(2 * m_levels.size(), ' ');
}

void JsonWriter::next()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.empty())
        return;
    Level& level = m_levels.back();
    if (!level.empty)
        m_text += level.style == JsonStyle::Lines ? "," : ", ";
    if (level.style == JsonStyle::Lines)
        newLine();
    level.empty = false;
}

void JsonWriter::begin(char bracket)
{
    next();
    m_text += bracket;
    // Inside one line everything is on that line.
    const bool inLine = !m_levels.empty() && m_levels.back().style == JsonStyle::Line;
    m_levels.push_back({inLine ? JsonStyle::Line : m_style});
}

void JsonWriter::end(char bracket)
{
    const Level level = m_levels.back();
    m_levels.pop_back();
    if (level.style == JsonStyle::Lines && !level.empty)
        newLine();
    m_text += bracket;
}

void JsonWriter::key(std::string_view name)
{
    next();
    string(name);
    m_text += ": ";
    m_afterKey = true;
}

void JsonWriter::raw(std::string_view json)
{
    next();
    m_text += json;
}

void JsonWriter::string(std::string_view given)
{
    std::string repaired;
    if (invalidUtf8(given) != std::string_view::npos) {
        repaired = repairedUtf8(given);
        given = repaired;
    }
    m_text += '"';
    for (char c : given) {
        switch (c) {
        case '"': m_text += "\\\""; break;
        case '\\': m_text += "\\\\"; break;
        case '\n': m_text += "\\n"; break;
        case '\r': m_text += "\\r"; break;
        case '\t': m_text += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                m_text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                m_text += c;
        }
    }
    m_text += '"';
}

void JsonWriter::value(const Tree& tree)
{
    if (const Tree::List* list = tree.list()) {
        beginList();
        for (const Tree& item : *list)
            value(item);
        endList();
        return;
    }
    if (const Tree::Object* object = tree.object()) {
        beginObject();
        for (const auto& [name, part] : *object) {
            key(name);
            value(part);
        }
        endObject();
        return;
    }
    next();
    if (const bool* b = tree.boolean())
        m_text += *b ? "true" : "false";
    else if (const std::int64_t* n = tree.integer())
        m_text += std::to_string(*n);
    else if (const std::string* s = tree.string())
        string(*s);
    else if (const double* x = tree.real()) {
        RW_ASSERT(std::isfinite(*x));
        m_text += *x == 0.0 ? "0" : shortestNumber(*x);  // -0 would come back as the integer 0
    } else
        m_text += "null";
}

std::string writeJson(const Tree& tree, JsonStyle style)
{
    JsonWriter writer(style);
    writer.value(tree);
    return writer.text();
}

}  // namespace rw
