// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "catalogue/catalogue.h"

#include <algorithm>
#include <array>

namespace rw::report {

namespace {
struct SectionAbout {
    const char* key;
    Blocks (*blocks)(const Context&);
};
constexpr std::array<SectionAbout, 14> kSections{{
    {"summary", summaryBlocks},
    {"programme", programmeBlocks},
    {"delivery", deliveryBlocks},
    {"racks", rackBlocks},
    {"elevations", elevationBlocks},
    {"power", powerBlocks},
    {"cooling", coolingBlocks},
    {"sites", siteBlocks},
    {"take_off", takeOffBlocks},
    {"money", moneyBlocks},
    {"assumptions", assumptionBlocks},
    {"findings", findingBlocks},
    {"derivations", derivationBlocks},
    {"notices", noticeBlocks},
}};
}  // namespace

std::string words(std::string_view key, const TextArgs& args)
{
    return text("report." + std::string(key), args);
}

Paragraph body(std::string_view key, const TextArgs& args)
{
    return {Paragraph::Style::Body, words(key, args)};
}

Paragraph note(std::string_view key, const TextArgs& args)
{
    return {Paragraph::Style::Note, words(key, args)};
}

Column wordColumn(std::string_view key, double weight)
{
    return {words("column." + std::string(key)), {}, false, weight};
}

Column numberColumn(std::string_view key, std::string unit)
{
    return {words("column." + std::string(key)), std::move(unit), true, 1.0};
}

void dropEmptyColumns(Table& table)
{
    for (std::size_t c = table.columns.size(); c-- > 0;) {
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(), [c](const Row& row) {
            return c >= row.cells.size() || row.cells[c].empty() || row.cells[c] == kUnset;
        });
        if (!empty) continue;
        const auto at = static_cast<std::ptrdiff_t>(c);
        table.columns.erase(table.columns.begin() + at);
        for (Row& row : table.rows)
            if (c < row.cells.size()) row.cells.erase(row.cells.begin() + at);
    }
}

std::string basisWords(Basis basis)
{
    return words("basis." + std::string(name(basis)));
}

std::string limitWords(Limit limit)
{
    return text("limit." + std::string(name(limit)));
}

std::vector<std::string_view> sectionKeys()
{
    std::vector<std::string_view> keys;
    for (const SectionAbout& section : kSections) keys.emplace_back(section.key);
    return keys;
}

std::string sectionTitle(std::string_view key)
{
    return words("section." + std::string(key));
}

Cover cover(const Context& context)
{
    const Project& project = context.plan.project;
    Cover cover;
    cover.title = project.title.empty() ? context.evaluation.planName : project.title;
    if (cover.title.empty()) cover.title = words("untitled");
    cover.client = project.client;
    cover.author = project.author;
    cover.revision = project.revision;
    cover.date = project.date.text();
    cover.notes = project.notes;
    if (!context.evaluation.scenario.empty())
        cover.scenario = displayName(context.plan.scenarios, context.evaluation.scenario);
    cover.engineVersion = engineVersion();
    cover.catalogueVersion = builtInCatalogue().version;
    cover.figures = headlineFigures(context);
    return cover;
}

Report buildReport(const Plan& plan, const Evaluation& evaluation, const Options& options)
{
    const Context context{plan, evaluation};
    Report report;
    report.cover = cover(context);
    for (const SectionAbout& section : kSections) {
        if (!options.sections.empty()
            && std::find(options.sections.begin(), options.sections.end(), section.key)
                   == options.sections.end())
            continue;
        Blocks blocks = section.blocks(context);
        if (!blocks.empty())
            report.sections.push_back({section.key, sectionTitle(section.key), std::move(blocks)});
    }
    return report;
}

}  // namespace rw::report
