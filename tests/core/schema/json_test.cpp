// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "schema/json.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {
Error refused(const std::string& text)
{
    INFO(text.substr(0, 200));
    const Result<Tree> tree = parseJson(text, "f.json");
    REQUIRE(!tree.ok());
    CHECK(tree.error().file == "f.json");
    return tree.error();
}
}  // namespace

TEST_CASE("JSON values become trees and are written again", "[json]")
{
    const std::string text =
        R"({"a": [1, -2, 2.5, true, false, null, "x\n\"é"], "b": {}, "c": [], "big": 1e+300})";
    const Result<Tree> tree = parseJson(text, "f.json");
    REQUIRE(tree.ok());
    CHECK(writeJson(*tree, JsonStyle::Line) == text);
    CHECK(parseJson(writeJson(*tree, JsonStyle::Lines), "").value() == *tree);
    CHECK(parseJson("\xEF\xBB\xBF 18446744073709551616", "").value()
          == Tree(18446744073709551616.0));
    CHECK(parseJson("9223372036854775807", "").value() == Tree(std::int64_t{9223372036854775807}));
    CHECK(parseJson("18446744073709551615", "").value() == Tree(18446744073709551615.0));
}

TEST_CASE("broken JSON is told with its line and column", "[json]")
{
    struct Case {
        std::string text;
        const char* code;
        std::size_t line;
        std::size_t column;
    };
    const std::vector<Case> cases{
        {"{\"a\": 1,\n \"b\" 2}", "json.syntax", 2, 6},
        {"{\"a\": 1,\n \"é\": nul}", "json.syntax", 2, 10},
        {"[1, 2", "json.truncated", 1, 6},
        {"", "json.truncated", 1, 1},
        {"{\"a\": \"x", "json.syntax", 1, 9},
        {"{\"a\": 1} x", "json.syntax", 1, 10},
        {"{\"a\": 1e999}", "json.number", 1, 7},
        {"{\"a\": 1,\n\n  \"b\": 2,\n  \"a\": 3}", "json.duplicate-key", 4, 3},
        {"{\"a\": 1, \"\\u0061\": 3}", "json.duplicate-key", 1, 10},
        {"[\"\xC3\"]", "json.utf8", 1, 3},
        {"[\"\xED\xA0\x80\"]", "json.utf8", 1, 3},
        {std::string("[1]\0[", 5), "json.syntax", 1, 4},
        {"[NaN]", "json.syntax", 1, 2},
        {"[0x10]", "json.syntax", 1, 3},
        {"// no\n1", "json.syntax", 1, 1},
    };
    for (const Case& c : cases) {
        const Error e = refused(c.text);
        CAPTURE(c.text, e.message());
        CHECK(e.code == c.code);
        CHECK(e.line == c.line);
        CHECK(e.column == c.column);
    }
    CHECK(refused("[{\"a\": [1").allowed == "]}]");
}

TEST_CASE("64 levels are read and 65 are not, however many follow", "[json]")
{
    const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
    CHECK(parseJson(nested(64), "").ok());
    CHECK(refused(nested(65)).code == "json.depth");
    CHECK(refused(std::string(10'000'000, '[')).column == 65);
    std::string objects;
    for (int i = 0; i < 1'000'000; ++i)
        objects += "{\"a\":";
    CHECK(refused(objects).code == "json.depth");
}

TEST_CASE("too many values are refused before they fill the memory", "[json]")
{
    std::string text = "[0";
    for (std::size_t i = 0; i < kMaxJsonValues; ++i)
        text += ",0";
    CHECK(refused(text + "]").code == "json.values");
}

TEST_CASE("a text or a gap without end is refused before it is held", "[json]")
{
    CHECK(refused("[1, \"" + std::string(2 * kMaxJsonToken, 'x') + "\"]").code == "json.token");
    CHECK(refused("[1, " + std::string(2 * kMaxJsonToken, ' ') + "2]").line == 1);
    CHECK(parseJson("[1, \"" + std::string(kMaxJsonToken - 10, 'x') + "\"]", "").ok());
}

TEST_CASE("every value knows the text it was read from", "[json]")
{
    const std::string text =
        "{\"n\": -12.50 ,\"s\":\"a\\\"b\", \"l\" : [ 1,2 ] , \"o\":{\"x\":null},\"e\":7}";
    const Result<JsonDocument> document = JsonDocument::parse(text, "f.json");
    REQUIRE(document.ok());
    std::vector<const Tree*> values;
    for (const char* key : {"e", "o", "l", "s", "n"})
        values.push_back(document->root().find(key));
    CHECK(document->sourceOf(values)
          == std::vector<std::string>{"7", "{\"x\":null}", "[ 1,2 ]", "\"a\\\"b\"", "-12.50"});
}

TEST_CASE("control characters are escaped and ill-formed text is mended on writing", "[json]")
{
    CHECK(writeJson(Tree(std::string("\x01\x1f\x7f\t\0", 5)), JsonStyle::Line)
          == "\"\\u0001\\u001f\x7f\\t\\u0000\"");
    CHECK(writeJson(Tree("a\xFFz"), JsonStyle::Line) == "\"a\xEF\xBF\xBDz\"");
    CHECK(parseJson(writeJson(Tree("a\xC3"), JsonStyle::Line), "").ok());
}

TEST_CASE("UTF-8 is held to its table of well-formed sequences", "[utf8]")
{
    CHECK(invalidUtf8("plain ASCII, and more than eight bytes of it") == std::string_view::npos);
    CHECK(invalidUtf8("12345678é日🧊") == std::string_view::npos);
    for (const char* bad : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xE6\x97", "\xFF"}) {
        CHECK(invalidUtf8(bad) == 0);
        CHECK(invalidUtf8(std::string("12345678") + bad + "x") == 8);
        CHECK(invalidUtf8(repairedUtf8(bad)) == std::string_view::npos);
    }
}
