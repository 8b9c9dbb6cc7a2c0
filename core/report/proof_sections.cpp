// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "base/digits.h"
#include "evaluate/explain.h"
#include "evaluate/figures.h"
#include "report/used_data.h"

#include <functional>
#include <set>

namespace rw::report {

Blocks assumptionBlocks(const Context& context)
{
    Blocks blocks;
    const std::vector<UsedDatum> data = usedData(context.plan, context.evaluation);
    if (data.empty()) return blocks;
    blocks.push_back(body("assumptions.lead"));
    Table table;
    table.columns = {wordColumn("datum", 2.2), {words("column.value"), {}, true, 1.2},
                     wordColumn("grade", 0.9), wordColumn("source", 3.2)};
    std::string group;
    for (const UsedDatum& datum : data) {
        const std::string shown = datum.group.empty() ? words("assumptions.constants") : datum.group;
        if (table.rows.empty() || shown != group) {
            group = shown;
            table.rows.push_back({{group, "", "", ""}, Row::Kind::Group});
        }
        std::string source = datum.source.empty() ? text("source.none") : datum.source;
        if (!datum.range.empty()) source += " (" + words("assumptions.range", {{"range", datum.range}}) + ")";
        table.rows.push_back({{datum.label, datum.value, gradeWord(datum.grade), source},
                              datum.grade == Grade::Assumed ? Row::Kind::Marked : Row::Kind::Plain});
    }
    blocks.push_back(std::move(table));
    return blocks;
}

FindingList listOf(const std::vector<Finding>& findings)
{
    FindingList list;
    for (Finding told : findings) {
        for (auto& [name, value] : told.args)
            if (name != "year") value = withThousands(value, ",");
        list.items.push_back({told.severity, told.code, told.subject, told.message(), told.mend(), told.reason});
    }
    return list;
}

Blocks findingBlocks(const Context& context)
{
    if (context.evaluation.findings.empty()) return {body("findings.none")};
    return {listOf(context.evaluation.findings)};
}

namespace {

Steps::Line lineOf(const Derivation::Node& node, int depth)
{
    Steps::Line line;
    line.depth = depth;
    line.value = node.readable();
    line.source = node.isDatum() ? node.source : node.method;
    line.formula = node.formula;
    if (node.isDatum()) line.grade = gradeWord(*node.grade);
    line.name = node.symbol;
    if (!node.label.empty()) line.name += (line.name.empty() ? "" : ", ") + node.label;
    if (line.name.empty()) line.name = node.path;
    return line;
}

/// The steps of the appendix. Inputs stand beneath what they make; what was opened once, in this
/// derivation or one before it, is only named the next time.
class StepsWriter {
public:
    std::vector<Steps::Line> write(const Derivation& derivation, int deepest)
    {
        m_derivation = &derivation;
        m_deepest = deepest;
        m_contents.assign(derivation.nodes.size(), {});
        m_lines.clear();
        write(0, 0);
        return std::move(m_lines);
    }

private:
    void write(std::size_t index, int depth)
    {
        const Derivation::Node& node = m_derivation->nodes[index];
        Steps::Line line = lineOf(node, depth);
        const bool cut = m_deepest > 0 && depth >= m_deepest;
        line.again = !node.inputs.empty() && (cut ? m_opened.count(contents(index)) > 0
                                                  : !m_opened.insert(contents(index)).second);
        if (cut && !line.again && !node.inputs.empty()) line.formula += " …";
        m_lines.push_back(line);
        if (line.again || cut) return;
        for (std::size_t input : node.inputs) write(input, depth + 1);
    }

    /// Says the same for two nodes that say the same, with all beneath them.
    const std::string& contents(std::size_t index)
    {
        std::string& text = m_contents[index];
        if (!text.empty()) return text;
        const Derivation::Node& node = m_derivation->nodes[index];
        std::string all = node.symbol + "|" + node.label + "|" + node.formula + "|" + node.path + "|"
                          + shortestNumber(node.si);
        for (std::size_t input : node.inputs)
            all += "|" + std::to_string(std::hash<std::string>{}(contents(input)));
        return m_contents[index] = std::move(all);
    }

    const Derivation* m_derivation = nullptr;
    int m_deepest = 0;
    std::vector<std::string> m_contents;
    std::set<std::string> m_opened;
    std::vector<Steps::Line> m_lines;
};

}  // namespace

Blocks derivationBlocks(const Context& context)
{
    Blocks blocks;
    StepsWriter writer;
    for (const auto& [path, depth] : explainedFigures(context.evaluation)) {
        const auto derivation = explain(context.plan, path);
        const auto shown = figure(context.evaluation, path);
        if (!derivation || derivation->nodes.empty() || !shown) continue;
        Steps steps;
        steps.title = text(shown->about->label);
        steps.path = path;
        steps.lines = writer.write(*derivation, depth);
        blocks.push_back(std::move(steps));
    }
    if (!blocks.empty()) blocks.insert(blocks.begin(), Block(body("derivations.lead")));
    return blocks;
}

}  // namespace rw::report
