// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "evaluate/component_names.h"
#include "evaluate/load_group.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

constexpr std::size_t kLines = 12;
constexpr std::size_t kCauses = 10;

std::string minutes(double value)
{
    return value > 0.0 && value < 0.001 ? "< 0.001" : grouped(value, value < 1.0 ? 3 : value < 100.0 ? 2 : 0);
}

/// "dc-1/ups-a12" and "dc-1/ups-c3" are of one kind, "dc-1/rack-7-feed-a" and "dc-1/rack-9-feed-b" too: numbers, and
/// letters that stand alone for a system, make no difference.
std::string kindOf(const std::string& id)
{
    std::string kind;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const std::size_t unit = id.find('/') + 1;
    for (std::size_t i = unit; i < id.size(); ++i) {
        const bool number = isDigit(id[i]);
        if (number && !kind.empty() && kind.back() == '#') continue;
        const bool alone = i > unit && id[i - 1] == '-' && (i + 1 == id.size() || isDigit(id[i + 1]) || id[i + 1] == '-');
        kind += number ? '#' : alone ? '?' : id[i];
    }
    return kind;
}
bool alike(const FailureLine& a, const FailureLine& b)
{
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-9 * std::max(std::abs(x), std::abs(y)); };
    return a.stage == b.stage && kindOf(a.components.front()) == kindOf(b.components.front()) && near(a.lostW, b.lostW) && near(a.interruptedW, b.interruptedW) && near(a.worstLoadFraction, b.worstLoadFraction)
           && a.overloads.size() == b.overloads.size();
}

/// Lines that differ only by which of the units or systems fails, as one.
std::vector<FailureLine> gathered(const std::vector<FailureLine>& lines)
{
    std::vector<FailureLine> out;
    for (const FailureLine& line : lines) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const FailureLine& known) { return alike(known, line); });
        if (same == out.end()) out.push_back(line);
        else same->count += line.count;
    }
    return out;
}

Table singles(const FailureStudy& study, const ComponentNames& names)
{
    QuantityColumn lost(unit::W), interrupted(unit::W);
    const std::vector<FailureLine> lines = gathered(study.lines);
    const std::size_t n = std::min(kLines, lines.size());
    for (std::size_t i = 0; i < n; ++i) {
        lost.add(lines[i].lostW);
        interrupted.add(lines[i].interruptedW);
    }
    lost.close();
    interrupted.close();
    Table table;
    table.caption = words("failure.singles");
    table.columns = {wordColumn("component", 2.0), numberColumn("alike"), numberColumn("lost", lost.symbol()),
                     numberColumn("interrupted", interrupted.symbol()), numberColumn("held", "s"),
                     numberColumn("worst-load", "%"), wordColumn("overloaded", 2.0)};
    for (std::size_t i = 0; i < n; ++i) {
        const FailureLine& line = lines[i];
        std::string overloaded;
        if (!line.overloads.empty()) {
            overloaded = names.of(line.overloads.front().id);
            if (line.overloads.size() > 1)
                overloaded += " " + words("failure.more", {{"n", std::to_string(line.overloads.size() - 1)}});
        }
        table.rows.push_back({{names.of(line.components.front()), grouped(static_cast<double>(line.count)),
                               lost.allZero() ? "" : lost.cell(i), interrupted.allZero() ? "" : interrupted.cell(i), std::isfinite(line.heldS) ? grouped(line.heldS, line.heldS < 10.0 ? 1 : 0) : kUnset,
                               grouped(100.0 * line.worstLoadFraction, 1), overloaded}});
    }
    dropEmptyColumns(table);
    return table;
}

Table systems(const Context& context, const FailureStudy& study)
{
    const rw::Building* kind = findById(context.plan.buildings, study.building);
    QuantityColumn installed(unit::W), byCount(unit::W), usable(unit::W), lost(unit::W);
    for (const SystemLoss& loss : study.systems) {
        installed.add(loss.installed);
        byCount.add(loss.byCount);
        usable.add(loss.usable);
        lost.add(loss.lostW);
    }
    for (QuantityColumn* column : {&installed, &byCount, &usable, &lost}) column->close();
    Table table;
    table.caption = words("failure.systems");
    table.columns = {wordColumn("stage", 2.5), numberColumn("systems"), numberColumn("worst-load", "%"),
                     numberColumn("lost", lost.symbol()), numberColumn("installed", installed.symbol()),
                     numberColumn("by-count", byCount.symbol()), numberColumn("usable", usable.symbol())};
    for (std::size_t i = 0; i < study.systems.size(); ++i) {
        const SystemLoss& loss = study.systems[i];
        const ChainStage* stage = kind ? findById(kind->chain, loss.stage) : nullptr;
        table.rows.push_back({{stage ? displayName(*stage) : loss.stage, std::to_string(loss.systems),
                               grouped(100.0 * loss.worstLoadFraction, 1), lost.allZero() ? "" : lost.cell(i), installed.cell(i),
                               byCount.cell(i), usable.cell(i)}});
    }
    dropEmptyColumns(table);
    return table;
}

std::string causeName(const Context& context, const FailureStudy& study, const OutageCause& cause)
{
    if (cause.component.empty()) {
        const rw::Building* kind = findById(context.plan.buildings, study.building);
        const ChainStage* stage = kind ? findById(kind->chain, cause.commonCause) : nullptr;
        return words("failure.common-cause", {{"group", stage ? displayName(*stage) : cause.commonCause}});
    }
    const std::string kindWord = text("component." + cause.kind);
    if (cause.stage.empty()) return kindWord;
    const rw::Building* kind = findById(context.plan.buildings, study.building);
    const ChainStage* stage = kind ? findById(kind->chain, cause.stage) : nullptr;
    return stage ? displayName(*stage) + ", " + kindWord : kindWord;
}

Table causes(const Context& context, const FailureStudy& study)
{
    Table table;
    table.caption = words("failure.causes");
    table.columns = {wordColumn("cause", 3.0), numberColumn("components"), numberColumn("minutes-per-year", "min"),
                     numberColumn("of-outage", "%")};
    for (std::size_t i = 0; i < std::min(kCauses, study.causes.size()); ++i) {
        const OutageCause& cause = study.causes[i];
        table.rows.push_back({{causeName(context, study, cause), grouped(static_cast<double>(cause.count)),
                               minutes(cause.minutesPerYear), grouped(100.0 * cause.share, 1)}});
    }
    return table;
}

}  // namespace

Blocks failureBlocks(const Context& context, const BuildingResult<double>& building)
{
    Blocks blocks;
    const auto study = std::find_if(context.evaluation.failures.begin(), context.evaluation.failures.end(),
                                    [&](const FailureStudy& s) { return s.building == building.id; });
    if (study == context.evaluation.failures.end()) return blocks;
    for (const std::string& problem : study->problems) blocks.push_back(body("failure.no-one-line", {{"problem", problem}}));
    if (!study->problems.empty()) return blocks;
    blocks.push_back(body(study->losing + study->overloading > 0 ? "failure.lead" : "failure.lead-none",
                          {{"building", displayName(building)},
                           {"components", grouped(static_cast<double>(study->components))},
                           {"examined", grouped(static_cast<double>(study->examined))},
                           {"losing", grouped(static_cast<double>(study->losing))},
                           {"overloading", grouped(static_cast<double>(study->overloading))}}));
    if (!study->lines.empty()) {
        const rw::Building* kind = findById(context.plan.buildings, study->building);
        blocks.push_back(singles(*study, kind ? ComponentNames(*kind, &building) : ComponentNames()));
    }
    if (!study->systems.empty()) {
        blocks.push_back(systems(context, *study));
        blocks.push_back(note("failure.systems-note"));
    }
    if (study->outages.empty()) return blocks;
    const OutageTime& all = study->outages.front();
    const auto worst = std::max_element(study->outages.begin() + 1, study->outages.end(), [](const auto& a, const auto& b) {
        return a.minutesPerYear < b.minutesPerYear;
    });
    const bool groups = worst != study->outages.end();
    blocks.push_back(body("failure.availability",
                          {{"minutes", minutes(all.minutesPerYear)},
                           {"availability", grouped(100.0 * (1.0 - all.minutesPerYear / 525600.0), 5)},
                           {"any", minutes(all.anyMinutesPerYear)},
                           {"group", groups ? loadGroupWords(building, worst->group) : displayName(building)},
                           {"worst", minutes(groups ? worst->minutesPerYear : all.minutesPerYear)},
                           {"pairs", grouped(100.0 * study->pairShare, 1)},
                           {"common", grouped(100.0 * study->commonCauseShare, 1)}}));
    if (!study->causes.empty()) blocks.push_back(causes(context, *study));
    blocks.push_back(note("failure.note"));
    return blocks;
}

}  // namespace rw::report
