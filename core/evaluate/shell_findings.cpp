// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include <algorithm>
#include <set>

namespace rw {

namespace {

/// The date from which a building's own racks stand in it.
Date builtFor(const Evaluation& e, const std::string& building)
{
    Date first;
    for (const auto& s : e.shellSwaps)
        if (s.building == building && s.own && s.date.set() && (!first.set() || s.date < first)) first = s.date;
    return first;
}

/// What no longer suits, leaving out what an earlier rack outgrew already: the tightest part and those that take none of
/// this rack with their figures, the others by name.
std::string outgrownParts(const ShellSwap<double>& s, std::set<std::string>& told)
{
    std::string words;
    const auto add = [&](const std::string& sentence) { words += (words.empty() ? "" : "; ") + sentence; };
    if (!s.feedFits() && told.insert("feed").second)
        add(text("shell.part-feed", {{"has", inputWords(s.feed->first)}, {"needs", inputWords(s.feed->second)}}));
    std::vector<ShellPart> parts = shellParts(s);
    std::erase_if(parts, [&](const ShellPart& p) { return p.fit.fits || !told.insert(p.key).second; });
    std::stable_sort(parts.begin(), parts.end(), [](const ShellPart& p, const ShellPart& q) { return p.fit.racks < q.fit.racks; });
    std::string others;
    for (const ShellPart& part : parts) {
        if (&part != &parts.front() && part.fit.racks.value() > 0.0) {
            others += (others.empty() ? "" : ", ") + part.name;
            continue;
        }
        const auto shown = [&](double si) { return readable(si, scaledUnit(si, *part.unit)); };
        add(text(part.key == "supply" ? "shell.part-supply" : "shell.part",
                 {{"part", part.name}, {"has", shown(part.fit.has)}, {"needs", shown(part.fit.needs)}}));
    }
    if (!others.empty()) add(text("shell.part-others", {{"parts", others}}));
    return words;
}

}  // namespace

void shellFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    std::string building;
    std::set<std::string> told;
    Date built;
    for (const ShellSwap<double>& s : evaluation.shellSwaps) {
        if (s.building != building) {
            building = s.building;
            built = builtFor(evaluation, building);
            told.clear();
        }
        if (s.own || (s.date.set() && s.date < built)) continue;
        const std::string parts = outgrownParts(s, told);
        if (parts.empty()) continue;
        const Building& b = *findById(plan.buildings, s.building);
        const RackDesign& design = *findById(plan.rackDesigns, s.rackDesign);
        out.push_back({s.racks.value() > 0.0 ? Severity::Note : Severity::Warning, "shell.outgrown", "buildings[" + b.id + "]",
                       {{"building", displayName(b)}, {"rack", displayName(design)},
                        {"year", s.date.set() ? std::to_string(s.date.year) : text("shell.undated")}, {"parts", parts},
                        {"racks", readableNumber(s.racks.value(), 9)}, {"places", readableNumber(s.places.value(), 9)}}, {}});
    }
}

}  // namespace rw
