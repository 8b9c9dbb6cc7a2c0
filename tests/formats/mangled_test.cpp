// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "file/plan_file.h"
#include "schema/json.h"
#include "support/random_plan.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rw;

namespace {

/// Whatever stands in a file, it is a plan that can be written and read again, or an Error in words.
void takesOrTells(const std::string& text)
{
    const Result<Plan> plan = readPlan(text, "f");
    if (plan) {
        const std::string written = writePlan(*plan);
        const Result<Plan> again = readPlan(written, "g");
        if (!again)
            FAIL(again.error().message() << "\n" << text);
        if (!(*again == *plan))
            FAIL("changed by writing:\n" << text);
    } else if (!hasText("error." + plan.error().code) || plan.error().file != "f"
               || plan.error().message().find("{found}") != std::string::npos) {
        FAIL(plan.error().code << "\n" << text);
    }
}

const std::string& everyField()
{
    static const std::string text =
        test::contentsOf(RW_SOURCE_DIR "/tests/formats/v1/every-field.rackwright");
    return text;
}

void nodes(Tree& tree, std::vector<Tree*>& out)
{
    out.push_back(&tree);
    if (Tree::List* list = tree.list())
        for (Tree& item : *list)
            nodes(item, out);
    if (Tree::Object* object = tree.object())
        for (auto& [key, value] : *object)
            nodes(value, out);
}

}  // namespace

TEST_CASE("a plan file cut off anywhere is told, not taken", "[mangled]")
{
    const std::string& text = everyField();
    for (std::size_t size = 0; size + 2 < text.size(); size += 13) {
        const Result<Plan> plan = readPlan(text.substr(0, size), "f");
        REQUIRE(!plan.ok());
        REQUIRE((plan.error().code == "json.truncated" || plan.error().code == "json.syntax"
                 || plan.error().code == "json.utf8"));
    }
}

TEST_CASE("a plan file with damaged bytes is taken or told", "[mangled]")
{
    std::mt19937 random(1);
    const std::string& text = everyField();
    for (int i = 0; i < 1500; ++i) {
        std::string bad = text;
        for (std::size_t n = 1 + random() % 3; n > 0; --n) {
            const std::size_t at = random() % bad.size();
            switch (random() % 4) {
            case 0: bad[at] = static_cast<char>(random()); break;
            case 1: bad.erase(at, 1 + random() % 20); break;
            case 2: bad.insert(at, bad.substr(random() % bad.size(), random() % 200)); break;
            default: bad[at] = "{}[],:\"0-e\\ \n"[random() % 13]; break;
            }
        }
        takesOrTells(bad);
    }
    SUCCEED();
}

TEST_CASE("a plan file with values of another kind is taken or told", "[mangled]")
{
    std::mt19937 random(2);
    const Tree whole = parseJson(everyField(), "").value();
    const std::vector<Tree> others{nullptr,
                                   true,
                                   0,
                                   -1,
                                   1.5,
                                   1e300,
                                   -1e-300,
                                   std::int64_t{1} << 62,
                                   "",
                                   "x",
                                   "id-1",
                                   "2026-01-01",
                                   Tree::List{},
                                   Tree::List{Tree()},
                                   Tree::List{1},
                                   Tree::Object{},
                                   Tree::List{Tree::Object{}},
                                   Tree::Object{{"id", "x"}},
                                   Tree::Object{{"", ""}},
                                   Tree::List{Tree::Object{{"id", "x"}, {"sources", 1}}},
                                   Tree::List{Tree::Object{{"field", "power"}, {"low", 1}}},
                                   Tree::List{Tree::Object{{"field", "x.y[z]"}}}};
    for (int i = 0; i < 2500; ++i) {
        Tree bad = whole;
        for (std::size_t n = 1 + random() % 2; n > 0; --n) {
            std::vector<Tree*> all;
            nodes(bad, all);
            Tree& node = *all[random() % all.size()];
            const Tree& other = others[random() % others.size()];
            if (Tree::Object* object = node.object(); object && random() % 2 == 0)
                object->emplace_back("extra \"key\"." + std::to_string(n), other);
            else
                node = other;
        }
        takesOrTells(writeJson(bad, random() % 2 == 0 ? JsonStyle::Line : JsonStyle::Lines));
    }
    SUCCEED();
}

TEST_CASE("a catalogue file with damaged bytes is taken or told", "[mangled]")
{
    std::mt19937 random(3);
    const std::string text = writeCatalogueFile(test::randomPlan(4, 2));
    for (int i = 0; i < 500; ++i) {
        std::string bad = text;
        bad[random() % bad.size()] = static_cast<char>(random());
        const Result<Equipment> read = readCatalogueFile(bad, "f");
        if (!read) {
            INFO(read.error().code);
            REQUIRE(hasText("error." + read.error().code));
        }
    }
}
