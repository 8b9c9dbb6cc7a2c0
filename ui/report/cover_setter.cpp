// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/cover_setter.h"

#include "report/paper_style.h"

#include <algorithm>

namespace rw::paper {

namespace {

QString word(std::string_view key, const TextArgs& args = {})
{
    return qs(text("report." + std::string(key), args));
}

/// Lines of about the same length, as few as the width allows.
std::vector<QString> balancedLines(const QString& text, const Font& font, double width)
{
    std::vector<QString> lines = brokenLines(text, font, width);
    const std::size_t count = lines.size();
    for (double narrower = width - 8.0; narrower > width * 0.4; narrower -= 8.0) {
        std::vector<QString> tried = brokenLines(text, font, narrower);
        if (tried.size() != count) break;
        lines = std::move(tried);
    }
    return lines;
}

/// Three places to sign; what is not known yet stays a line.
void setSignatures(Items& items, const report::Cover& cover, double top, double width)
{
    const std::pair<const char*, QString> places[] = {
        {"cover.prepared", qs(cover.author)}, {"cover.checked", {}}, {"cover.approved", {}}};
    const double column = width / 3.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double x = kSideMargin + column * static_cast<double>(i);
        addText(items, {x, top}, word(places[i].first), type::kSmall, ink::kMuted);
        addText(items, {x, top + 20.0}, elided(places[i].second, type::kBody, column - 16.0), type::kBody,
                ink::kText);
        addLine(items, {x, top + 26.0}, {x + column - 16.0, top + 26.0}, ink::kRule, 0.6);
    }
}

}  // namespace

Page setCover(const report::Cover& cover, QSizeF size)
{
    Page page;
    Items& items = page.items;
    const double width = size.width() - 2.0 * kSideMargin;
    const double band = size.height() * 0.50;
    addRect(items, {0.0, 0.0, size.width(), band}, ink::kCover);
    addRect(items, {kSideMargin, 62.0, 34.0, 3.0}, ink::kCategories[1]);
    addText(items, {kSideMargin, 84.0}, word("cover.kind"), {Face::Bold, 10.0}, ink::kCoverMuted);

    Font title{Face::Bold, 32.0};
    while (title.size > 18.0 && brokenLines(qs(cover.title), title, width).size() > 3) title.size -= 1.0;
    double y = 100.0;
    for (const QString& line : balancedLines(qs(cover.title), title, width)) {
        y += title.size * 1.2;
        addText(items, {kSideMargin, y}, line, title, ink::kWhite);
    }
    QString under = qs(cover.client);
    if (!cover.scenario.empty())
        under += (under.isEmpty() ? QString() : QStringLiteral("  ·  ")) + word("cover.scenario")
                 + QLatin1Char(' ') + qs(cover.scenario);
    if (!under.isEmpty()) addText(items, {kSideMargin, y + 24.0}, under, {Face::Regular, 13.0}, ink::kCoverMuted);

    // The headline and three figures that carry it, on the foot of the band.
    if (!cover.figures.items.empty()) {
        const auto& headline = cover.figures.items.front();
        addText(items, {kSideMargin, band - 36.0}, qs(headline.value), {Face::Bold, 60.0}, ink::kWhite);
        addText(items, {kSideMargin, band - 20.0}, qs(headline.label), {Face::Regular, 10.0}, ink::kCoverMuted);
        const std::size_t beside = std::min<std::size_t>(cover.figures.items.size(), 5);
        const double left = kSideMargin + std::max(150.0, Font{Face::Bold, 60.0}.width(qs(headline.value)) + 30.0);
        const double column = (size.width() - kSideMargin - left) / 2.0;
        for (std::size_t i = 1; i < beside; ++i) {
            const auto& item = cover.figures.items[i];
            const double x = left + column * static_cast<double>((i - 1) % 2);
            const double line = band - 72.0 + 38.0 * static_cast<double>((i - 1) / 2);
            addLine(items, {x, line - 19.0}, {x + column - 14.0, line - 19.0}, QColor(0x4a, 0x4e, 0x8c), 0.6);
            addText(items, {x, line}, qs(item.value), {Face::Bold, 15.0}, ink::kWhite);
            addText(items, {x + Font{Face::Bold, 15.0}.width(qs(item.value)) + 4.0, line}, qs(item.unit),
                    {Face::Regular, 9.0}, ink::kCoverMuted);
            addText(items, {x, line + 11.0}, qs(item.label), type::kSmall, ink::kCoverMuted);
        }
    }

    const std::pair<QString, QString> about[] = {
        {word("cover.client"), qs(cover.client)},
        {word("cover.author"), qs(cover.author)},
        {word("cover.revision"), qs(cover.revision)},
        {word("cover.date"), qs(cover.date)},
        {word("cover.scenario"), qs(cover.scenario)},
        {word("cover.engine"), word("cover.engine-value", {{"version", cover.engineVersion}})},
        {word("cover.catalogue"), qs(cover.catalogueVersion)}};
    y = band + 34.0;
    for (const auto& [label, value] : about) {
        if (value.isEmpty()) continue;
        addText(items, {kSideMargin, y}, label, type::kTable, ink::kMuted);
        addText(items, {kSideMargin + 84.0, y}, elided(value, type::kBody, width - 84.0), type::kBody, ink::kText);
        y += 7.0;
        addLine(items, {kSideMargin, y}, {size.width() - kSideMargin, y}, ink::kHairline, 0.5);
        y += 13.0;
    }
    const double foot = size.height() - 116.0;
    if (!cover.notes.empty())
        for (const QString& line : brokenLines(qs(cover.notes), type::kBody, width * 0.85)) {
            if (y > foot - 24.0) break;  // the notes stand in full in the plan itself
            addText(items, {kSideMargin, y + 4.0}, line, type::kBody, ink::kMuted);
            y += type::kBody.size * type::kLeading;
        }
    setSignatures(items, cover, foot, width);
    addText(items, {kSideMargin, size.height() - 40.0}, word("cover.attached"), type::kSmall, ink::kFaint);
    return page;
}

std::vector<Page> setContents(const std::vector<ContentsLine>& lines, QSizeF size)
{
    std::vector<Page> pages;
    const double right = size.width() - kSideMargin;
    double y = 1e9;
    for (const ContentsLine& line : lines) {
        const double step = line.level == 0 ? 24.0 : 14.0;
        if (y + step > size.height() - kBottomMargin) {
            pages.emplace_back();
            addText(pages.back().items, {kSideMargin, kTopMargin + 18.0}, word("contents"), type::kSection,
                    ink::kText);
            y = kTopMargin + 34.0;
        }
        y += step;
        const Font font = line.level == 0 ? type::kBodyBold : type::kTable;
        const double x = kSideMargin + (line.level == 0 ? 0.0 : 20.0);
        const QString number = QString::number(line.page);
        const QString title = elided(line.title, font, right - x - 40.0);
        Items& items = pages.back().items;
        addText(items, {x, y}, title, font, line.level == 0 ? ink::kText : ink::kMuted);
        addTextRight(items, {right, y}, number, font, line.level == 0 ? ink::kText : ink::kMuted);
        const double from = x + font.width(title) + 6.0;
        const double to = right - font.width(number) - 6.0;
        if (to > from) addLine(items, {from, y - 1.5}, {to, y - 1.5}, ink::kRule, 0.6, Qt::DotLine);
    }
    if (pages.empty()) pages.emplace_back();
    return pages;
}

}  // namespace rw::paper
