// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/base64.h"
#include "base/digest.h"
#include "base/text.h"
#include "layout/underlay_file.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::layout;
using namespace rw::test;

namespace {

const std::string kPng = std::string("\x89PNG\r\n\x1a\n", 8);
const std::string kDxf = "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n0\n10\n0\n20\n0\n11\n5\n21\n5\n0\nENDSEC\n0\nEOF\n";

/// A picture's beginning with any bytes behind it.
std::string picture(std::size_t size)
{
    std::string bytes = kPng;
    std::mt19937 random(7);
    while (bytes.size() < size) bytes += static_cast<char>(random() & 0xFF);
    return bytes;
}

std::string codeOf(const Result<Underlay>& result)
{
    REQUIRE_FALSE(result.ok());
    CHECK(hasText("error." + result.error().code));
    return result.error().code;
}

}  // namespace

TEST_CASE("base 64 is that of the standard", "[underlay]")
{
    const std::pair<std::string, std::string> kVectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, coded] : kVectors) {
        CHECK(base64(bytes) == coded);
        CHECK(fromBase64(coded) == bytes);
    }
    for (const char* bad : {"Zg", "Zg=", "Z===", "Zm9v!", "Zg==Zg==", "=", "Zm9vY"}) {
        CAPTURE(bad);
        CHECK_FALSE(fromBase64(bad).has_value());
    }
}

TEST_CASE("a file goes into a hall and comes out byte for byte, through a plan's file too", "[underlay]")
{
    for (const std::size_t size : {std::size_t{8}, std::size_t{3071}, std::size_t{3072}, std::size_t{3073}, std::size_t{200'000}}) {
        const std::string bytes = picture(size);
        Underlay before;
        before.x = 1200;
        before.opacity = 30;
        before.width = 9000;
        before.digest = "of another file";
        const auto underlay = underlayFrom(bytes, "floor.png", before);
        REQUIRE(underlay.ok());
        CHECK(underlay->format == UnderlayFormat::Picture);
        CHECK(underlay->fileName == "floor.png");
        CHECK(underlay->digest == sha256(bytes));
        CHECK(underlay->x == 1200);
        CHECK(underlay->opacity == 30);
        // The width was chosen for the file before; the same file keeps its own.
        CHECK(underlay->width == 0);
        Underlay scaled = *underlay;
        scaled.width = 7000;
        CHECK(underlayFrom(bytes, "floor.png", scaled)->width == 7000);
        CHECK(underlay->parts.size() == (size + 3071) / 3072);
        for (const UnderlayPart& p : underlay->parts) CHECK(p.data.size() <= kUnderlayPart);
        CHECK(underlayBytes(*underlay).value() == bytes);

        Plan plan = example("groq-pod");
        plan.halls.front().underlay = *underlay;
        const Plan again = readPlan(writePlan(plan), "again.rackwright").value();
        CHECK(again.halls.front().underlay == *underlay);
        CHECK(underlayBytes(again.halls.front().underlay).value() == bytes);
    }
}

TEST_CASE("a file is told by its bytes, whatever it is called", "[underlay]")
{
    CHECK(underlayFormat(kPng) == UnderlayFormat::Picture);
    CHECK(underlayFormat("\xFF\xD8\xFF\xE0") == UnderlayFormat::Picture);
    CHECK(underlayFormat("RIFF\x10\x20\x30\x40WEBPVP8 ") == UnderlayFormat::Picture);
    CHECK(underlayFormat("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == UnderlayFormat::Svg);
    CHECK(underlayFormat(kDxf) == UnderlayFormat::Dxf);
    CHECK(underlayFormat("  0\r\nSECTION\r\n") == UnderlayFormat::Dxf);
    CHECK(underlayFormat("%PDF-1.7") == UnderlayFormat::None);
    CHECK(underlayFormat("") == UnderlayFormat::None);
    CHECK(underlayFrom(kDxf, "drawing.txt").value().format == UnderlayFormat::Dxf);
}

TEST_CASE("what cannot be an underlay is refused with what may", "[underlay]")
{
    CHECK(codeOf(underlayFrom("", "a.png")) == "underlay.empty");
    const auto pdf = underlayFrom("%PDF-1.7", "a.pdf");
    CHECK(codeOf(pdf) == "underlay.format");
    CHECK(pdf.error().message().find("DXF") != std::string::npos);
    const auto large = underlayFrom(std::string(kMostUnderlay + 1, ' '), "a.png");
    CHECK(codeOf(large) == "underlay.size");
    CHECK(large.error().message().find("33554432") != std::string::npos);
    CHECK(codeOf(underlayFrom("0\nSECTION\n2\nENTITIES\n", "a.dxf")) == "dxf.cut");
    CHECK(codeOf(underlayFrom("AutoCAD Binary DXF\r\n", "a.dxf")) == "dxf.binary");
}

TEST_CASE("an underlay that was changed by hand is told apart", "[underlay]")
{
    const Underlay good = underlayFrom(picture(10'000), "floor.png").value();
    CHECK(underlayBytes({}).error().code == "underlay.none");
    std::vector<UnderlayPart> parts(good.parts.begin(), good.parts.end());
    parts[2].data[5] = '!';
    Underlay bad = good;
    bad.parts = Block<UnderlayPart>(parts);
    CHECK(underlayBytes(bad).error().code == "underlay.part");
    CHECK(underlayBytes(bad).error().path == "parts[2]");
    parts.assign(good.parts.begin(), good.parts.end());
    std::swap(parts[0], parts[1]);
    bad.parts = Block<UnderlayPart>(parts);
    CHECK(underlayBytes(bad).error().code == "underlay.digest");
    parts.assign(11'000, {base64(std::string(3072, 'x'))});
    bad.parts = Block<UnderlayPart>(parts);
    CHECK(underlayBytes(bad).error().code == "underlay.size");
    for (const char* code : {"none", "part", "digest", "size"}) CHECK(hasText(std::string("error.underlay.") + code));
}
