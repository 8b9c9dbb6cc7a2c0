// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include "evaluate/figures.h"
#include "report/drawing_tables.h"
#include "report/number_text.h"
#include "report/sections.h"
#include "report/text_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

class TextRenderer {
public:
    explicit TextRenderer(std::size_t width) : m_width(width) {}

    void cover(const Cover& cover);
    void section(const Section& section, std::size_t number);
    void findings(const std::vector<Finding>& findings)
    {
        if (findings.empty())
            line(words("findings.none"));
        else
            write(listOf(findings));
    }
    std::string take() { return std::move(m_out); }

private:
    void line(std::string_view text = {}) { m_out.append(text).append("\n"); }
    void wrapped(std::string_view text, std::size_t indent = 0)
    {
        for (const std::string& one : wrap(text, m_width - indent)) line(std::string(indent, ' ') + one);
    }
    void table(const Table& table)
    {
        if (!table.caption.empty()) line(table.caption);
        for (const std::string& one : tableLines(table, m_width)) line(one);
    }
    void ruled(const std::string& title, char rule)
    {
        line(title);
        line(std::string(displayWidth(title), rule));
    }

    void write(const Heading& heading) { ruled(heading.text, '-'); }
    void write(const Paragraph& paragraph) { wrapped(paragraph.text); }
    void write(const KeyFigures& figures);
    void write(const Table& t) { table(t); }
    void write(const Picture& picture)
    {
        line(picture.caption);
        std::visit([this](const auto& drawing) { draw(drawing); }, picture.drawing);
    }
    void write(const FindingList& list);
    void write(const Steps& steps);
    void write(const Verbatim& verbatim);

    void draw(const Elevation& elevation);
    void draw(const ElevationSheet& sheet);
    void draw(const Growth& growth);
    void draw(const Cascade& cascade);
    void draw(const Flow& flow);
    void draw(const Bars& bars);
    void draw(const OneLine& oneLine);
    void draw(const Loops& loops) { table(tableOf(loops)); }
    void draw(const Carpets& carpets) { table(tableOf(carpets)); }
    void draw(const HoursAbove& hoursAbove) { table(tableOf(hoursAbove)); }
    void draw(const EnergyFlow& flow) { table(tableOf(flow)); }

    std::size_t m_width;
    std::string m_out;
};

void TextRenderer::cover(const Cover& cover)
{
    ruled(cover.title, '=');
    const std::pair<const char*, const std::string*> lines[] = {
        {"cover.client", &cover.client},     {"cover.author", &cover.author},
        {"cover.revision", &cover.revision}, {"cover.date", &cover.date},
        {"cover.scenario", &cover.scenario}, {"cover.engine", &cover.engineVersion},
        {"cover.catalogue", &cover.catalogueVersion}};
    for (const auto& [key, value] : lines)
        if (!value->empty()) line(padRight(words(key), 12) + *value);
    if (!cover.notes.empty()) {
        line();
        wrapped(cover.notes);
    }
}

void TextRenderer::section(const Section& section, std::size_t number)
{
    line();
    line();
    ruled(std::to_string(number) + "  " + section.title, '=');
    for (const Block& block : section.blocks) {
        line();
        std::visit([this](const auto& b) { write(b); }, block);
    }
}

void TextRenderer::write(const KeyFigures& figures)
{
    std::size_t labels = 0, values = 0;
    for (const auto& item : figures.items) {
        labels = std::max(labels, displayWidth(item.label));
        values = std::max(values, displayWidth(item.value));
    }
    for (const auto& item : figures.items)
        line(padRight(item.label, labels + 2) + padLeft(item.value, values)
             + (item.unit.empty() ? "" : " " + item.unit));
}

void TextRenderer::write(const FindingList& list)
{
    bool first = true;
    for (const auto& item : list.items) {
        if (!first) line();
        first = false;
        line(text("severity." + std::string(name(item.severity))) + "  " + item.code
             + (item.subject.empty() ? "" : "  " + item.subject));
        wrapped(item.message, 4);
        if (!item.mend.empty()) wrapped(words("findings.mend", {{"mend", item.mend}}), 4);
        if (!item.reason.empty()) wrapped(words("findings.reason", {{"reason", item.reason}}), 4);
    }
}

void TextRenderer::write(const Steps& steps)
{
    line(steps.title + "  (" + steps.path + ")");
    for (const Steps::Line& step : steps.lines) {
        std::string out(static_cast<std::size_t>(step.depth) * 2 + 2, ' ');
        out += step.name + " = ";
        if (step.again)
            out += step.value + " " + text("derivation.again");
        else if (step.formula.empty())
            out += step.value;
        else
            out += step.formula + " = " + step.value;
        if (!step.grade.empty()) out += "  [" + step.grade + "]";
        if (!step.source.empty() && !step.again) out += " " + step.source;
        line(out);
    }
}

void TextRenderer::write(const Verbatim& verbatim)
{
    line(verbatim.title);
    wrapped(verbatim.text, 2);
}

void TextRenderer::draw(const Elevation& elevation)
{
    for (const Elevation::Rack& rack : elevation.racks) {
        line("  " + rack.name + (rack.detail.empty() ? "" : ", " + rack.detail) + ", "
             + std::to_string(rack.units) + " " + rack.unitName);
        // Neighbours of one kind are one line: from the top down.
        for (std::size_t i = 0; i < rack.slots.size();) {
            std::size_t last = i;
            while (last + 1 < rack.slots.size() && rack.slots[last + 1].label == rack.slots[i].label
                   && rack.slots[last + 1].position + rack.slots[last + 1].height
                          == rack.slots[last].position)
                ++last;
            const std::int64_t top = rack.slots[i].position + rack.slots[i].height - 1;
            const std::int64_t bottom = rack.slots[last].position;
            const std::string place = top == bottom ? std::to_string(top)
                                                    : std::to_string(bottom) + "–" + std::to_string(top);
            line("    " + padLeft(place, 7) + " " + rack.unitName + "  " + rack.slots[i].label
                 + (last > i ? " × " + std::to_string(last - i + 1) : ""));
            i = last + 1;
        }
    }
}

void TextRenderer::draw(const ElevationSheet& sheet)
{
    for (const ElevationSheet::Plate& plate : sheet.plates) {
        line();
        line(plate.name);
        for (const std::string& words : {plate.detail, plate.use, plate.note})
            if (!words.empty()) wrapped(words, 2);
        for (const auto* figures : {&plate.power, &plate.figures}) {
            std::string all;
            for (const ElevationSheet::Figure& figure : *figures) all += (all.empty() ? "" : "; ") + figure.label + " " + figure.value;
            if (!all.empty()) wrapped(all, 2);
        }
        if (!plate.trays.empty()) table(tableOf(plate));
    }
}

void TextRenderer::draw(const Growth& growth)
{
    Table t;
    t.columns = {{words("column.phase")},
                 {words("column.start"), {}, true},
                 {words("column.end"), {}, true},
                 {words("column.cumulative"), growth.unit, true}};
    for (const auto& phase : growth.phases)
        t.rows.push_back({{phase.label, fmt::format("{:.2f}", phase.start),
                           fmt::format("{:.2f}", phase.end), grouped(phase.to, 3)}});
    table(t);
}

void TextRenderer::draw(const Cascade& cascade)
{
    std::size_t values = 0, labels = 0;
    for (const auto& step : cascade.steps) {
        values = std::max(values, displayWidth(step.value));
        labels = std::max(labels, displayWidth(step.label));
    }
    for (const auto& step : cascade.steps)
        line("  " + padLeft(step.value, values) + "  "
             + (step.detail.empty() ? step.label : padRight(step.label, labels + 2) + step.detail));
}

void TextRenderer::draw(const Flow& flow)
{
    Table t;
    t.columns = {{flow.source}, {words("column.power"), flow.unit, true}};
    t.rows.push_back({{words("column.in"), grouped(flow.total, 3)}, Row::Kind::Total});
    for (const auto& branch : flow.losses)
        t.rows.push_back({{"− " + branch.label, grouped(branch.value, 3)}});
    for (const auto& branch : flow.ends)
        t.rows.push_back({{"→ " + branch.label, grouped(branch.value, 3)}});
    table(t);
}

void TextRenderer::draw(const OneLine& oneLine)
{
    std::vector<std::size_t> depth;
    for (const OneLine::Node& node : oneLine.nodes) {
        depth.push_back(node.parent < 0 ? 0 : depth[static_cast<std::size_t>(node.parent)] + 1);
        std::string words = node.name;
        for (const std::string& more : {node.detail, node.figures})
            if (!more.empty()) words += "; " + more;
        line(std::string(2 + 2 * depth.back(), ' ') + words);
    }
}

void TextRenderer::draw(const Bars& bars)
{
    Table t;
    t.columns.push_back({""});
    for (const std::string& part : bars.parts) t.columns.push_back({part, bars.unit, true});
    if (!bars.limitLabel.empty()) t.columns.push_back({bars.limitLabel, bars.unit, true});
    t.columns.push_back({""});
    for (const auto& bar : bars.bars) {
        Row row{{bar.label}};
        for (double value : bar.values) row.cells.push_back(grouped(value, decimalsFor(std::abs(value))));
        if (!bars.limitLabel.empty())
            row.cells.push_back(bar.limit ? grouped(*bar.limit, decimalsFor(*bar.limit)) : kUnset);
        row.cells.push_back(bar.end);
        t.rows.push_back(std::move(row));
    }
    table(t);
}

/// A field of a CSV line (RFC 4180).
std::string csvField(const std::string& value)
{
    if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
    std::string quoted = "\"";
    for (char c : value) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// Exact, and whole numbers in full: not every spreadsheet reads "1e+09" as one wants.
std::string csvNumber(double value)
{
    return value == std::floor(value) && std::abs(value) < 1e15 ? fmt::format("{:.0f}", value)
                                                                : shortestNumber(value);
}

}  // namespace

std::string renderText(const Report& report, std::size_t width)
{
    TextRenderer renderer(width);
    renderer.cover(report.cover);
    std::size_t number = 0;
    for (const Section& section : report.sections) renderer.section(section, ++number);
    return renderer.take();
}

std::string findingsText(const Evaluation& evaluation, std::size_t width)
{
    TextRenderer renderer(width);
    renderer.findings(evaluation.findings);
    return renderer.take();
}

std::string renderCsv(const Evaluation& evaluation)
{
    std::string out = "path,value,unit\r\n";
    for (const Figure& figure : figures(evaluation))
        out += csvField(figure.path) + "," + (figure.si ? csvNumber(figure.about->siUnit->fromSi(*figure.si)) : "") + ","
               + csvField(figure.about->siUnit->symbol) + "\r\n";
    return out;
}

}  // namespace rw::report
