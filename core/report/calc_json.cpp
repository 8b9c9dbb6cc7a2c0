// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/calc_json.h"

#include "catalogue/catalogue.h"
#include "evaluate/figures.h"
#include "report/delivery_json.h"
#include "report/money_json.h"
#include "report/site_json.h"
#include "report/packing_json.h"
#include "schema/path.h"

#include <cmath>

namespace rw::report {

namespace {

Tree textOrNull(const std::string& value)
{
    return value.empty() ? Tree() : Tree(value);
}

Tree engine()
{
    Tree tree;
    tree.set("version", engineVersion());
    tree.set("catalogue_version", builtInCatalogue().version);
    return tree;
}

/// A count is written without a fraction.
Tree number(const Figure& figure)
{
    if (!figure.si || !std::isfinite(*figure.si)) return {};
    constexpr double kExact = 9007199254740992.0;  // 2^53: whole doubles below are exact
    const double value = figure.about->siUnit->fromSi(*figure.si);
    if (value == std::floor(value) && std::abs(value) < kExact) return static_cast<std::int64_t>(value);
    return value;
}

/// The key that names an element of a list: stages are named by "stage", everything else by "id".
const char* idKey(const std::string& list)
{
    return list == "chain" ? "stage" : "id";
}

Tree& child(Tree& parent, const std::string& key)
{
    if (Tree* found = parent.find(key)) return *found;
    parent.set(key, {});
    return *parent.find(key);
}

Tree& element(Tree& list, const std::string& key, const std::string& id)
{
    if (!list.list()) list = Tree(Tree::List{});
    for (Tree& item : *list.list())
        if (const Tree* found = item.find(key); found && found->string() && *found->string() == id)
            return item;
    Tree item;
    item.set(key, id);
    list.list()->push_back(std::move(item));
    return list.list()->back();
}

/// The place of a path in a tree, made where it is not there yet.
Tree& place(Tree& root, const std::string& path)
{
    const auto steps = parsePath(path);
    RW_ASSERT(steps.ok());
    Tree* at = &root;
    for (const PathStep& step : *steps) {
        at = &child(*at, step.key);
        if (!step.id.empty()) at = &element(*at, idKey(step.key), step.id);
    }
    return *at;
}

std::string in(const char* list, const std::string& id)
{
    return std::string(list) + "[" + id + "]";
}

/// CDUs that carry a building's coolant, the smallest that fits first.
Tree cduFitsTree(const std::vector<CduFit>& fits)
{
    Tree::List list;
    for (const CduFit& fit : fits) {
        Tree one;
        one.set("id", fit.cdu);
        one.set("name", fit.name);
        one.set("rated_W", fit.rated.si());
        one.set("capacity_here_W", fit.each.si());
        one.set("duty", fit.duty);
        one.set("installed", fit.installed);
        one.set("approach_K", fit.approach ? Tree(fit.approach->si()) : Tree());
        one.set("head_needed_Pa", fit.neededHead ? Tree(fit.neededHead->si()) : Tree());
        one.set("head_offered_Pa", fit.offeredHead ? Tree(fit.offeredHead->si()) : Tree());
        one.set("head_short", fit.headShort());
        one.set("power_W", fit.power ? Tree(fit.power->si()) : Tree());
        list.emplace_back(std::move(one));
    }
    return Tree(std::move(list));
}

Tree gradesTree(const ComputeFigures<double>& figures)
{
    Tree tree;
    for (std::size_t i = 0; i < kComputeKinds.size(); ++i) tree.set(std::string(name(kComputeKinds[i])), name(figures.grades[i]));
    return tree;
}

void addShells(const Evaluation& evaluation, Tree& root)
{
    for (const auto& swap : evaluation.shellSwaps) {
        Tree& tree = place(root, in("shell_swap", swap.id));
        tree.set("building", swap.building);
        tree.set("rack_design", swap.rackDesign);
        tree.set("date", textOrNull(swap.date.text()));
        tree.set("own", swap.own);
        tree.set("fits", fits(swap));
        tree.set("feed_fits", swap.feedFits());
        Tree::List outgrown;
        for (const ShellPart& part : shellParts(swap))
            if (!part.fit.fits) outgrown.emplace_back(part.key);
        tree.set("outgrown", Tree(std::move(outgrown)));
    }
}

void addNames(const Evaluation& evaluation, Tree& root)
{
    Tree& programme = child(root, "programme");
    programme.set("basis", name(evaluation.basis));
    for (const auto& phase : evaluation.phases) {
        Tree& tree = place(root, in("programme.phases", phase.id));
        tree.set("name", phase.name);
        tree.set("start", textOrNull(phase.start.text()));
        tree.set("end", textOrNull(phase.end.text()));
    }
    for (const auto& site : evaluation.sites) {
        Tree& tree = place(root, in("programme.sites_by_name", site.id));
        tree.set("name", site.name);
        tree.set("binding_limit", textOrNull(std::string(name(site.limit))));
        tree.set("next_limit", textOrNull(std::string(name(site.nextLimit))));
    }
    for (const char* list : {"clusters", "racks", "buildings"})
        if (!root.find(list)) root.set(list, Tree::List{});
    for (const auto& cluster : evaluation.clusters)
        place(root, in("clusters", cluster.id)).set("rack_design", textOrNull(cluster.rackDesign));
    for (const auto& rack : evaluation.racks) place(root, in("racks", rack.id)).set("name", rack.name);
    for (const auto& building : evaluation.buildings) {
        Tree& tree = place(root, in("buildings", building.id));
        tree.set("name", building.name);
        tree.set("site", textOrNull(building.site));
        for (const auto& stage : building.chain)
            place(root, in("buildings", building.id) + "." + in("chain", stage.id)).set("name", stage.name);
    }
    for (const auto& platform : evaluation.compute.platforms)
        place(root, in("platforms", platform.cluster) + ".compute").set("grades", gradesTree(platform.figures));
    if (!evaluation.compute.platforms.empty())
        place(root, "programme.compute").set("grades", gradesTree(evaluation.compute.programme));
    addShells(evaluation, root);
    for (const auto& choice : evaluation.cduChoices)
        place(root, in("buildings", choice.building)).set("cdu_fits", cduFitsTree(choice.fits));
}

/// What single failures do, and how often loads go dark. Null where the building has no one-line.
Tree failuresTree(const FailureStudy& study)
{
    if (study.outages.empty()) return {};
    Tree tree;
    tree.set("components", study.components);
    tree.set("examined", study.examined);
    tree.set("losing", study.losing);
    tree.set("overloading", study.overloading);
    tree.set("outage_min_per_year", study.outages.front().minutesPerYear);
    tree.set("any_outage_min_per_year", study.outages.front().anyMinutesPerYear);
    Tree::List systems;
    for (const SystemLoss& loss : study.systems) {
        Tree one;
        one.set("stage", loss.stage);
        one.set("systems", loss.systems);
        one.set("lost_W", loss.lostW);
        one.set("worst_load_fraction", loss.worstLoadFraction);
        one.set("usable", loss.usable);
        one.set("installed", loss.installed);
        systems.emplace_back(std::move(one));
    }
    tree.set("system_losses", Tree(std::move(systems)));
    return tree;
}

}  // namespace

std::string siSymbol(Dimension dimension)
{
    for (const Unit* unit : allUnits())
        if (unit->dimension == dimension && unit->factor == 1.0 && unit->offset == 0.0) return unit->symbol;
    std::string symbol;
    const std::pair<const char*, int> bases[] = {{"kg", dimension.kg}, {"m", dimension.m},
                                                 {"s", dimension.s},   {"K", dimension.K},
                                                 {"A", dimension.A},   {"USD", dimension.usd}};
    for (const auto& [base, exponent] : bases)
        if (exponent != 0)
            symbol += (symbol.empty() ? "" : " ") + std::string(base)
                      + (exponent == 1 ? "" : "^" + std::to_string(exponent));
    return symbol;
}

Tree findingsTree(const Evaluation& evaluation)
{
    Tree::List list;
    for (const Finding& finding : evaluation.findings) {
        Tree tree;
        tree.set("severity", name(finding.severity));
        tree.set("code", finding.code);
        tree.set("subject", textOrNull(finding.subject));
        tree.set("message", finding.message());
        tree.set("mend", textOrNull(finding.mend()));
        if (finding.acknowledged()) tree.set("acknowledged", finding.reason);
        list.push_back(std::move(tree));
    }
    Tree tree;
    tree.set("findings", std::move(list));
    return tree;
}

Tree calcTree(const Evaluation& evaluation)
{
    Tree root;
    root.set("engine", engine());
    Tree about;
    about.set("name", evaluation.planName);
    about.set("scenario", textOrNull(evaluation.scenario));
    root.set("plan", std::move(about));
    addNames(evaluation, root);
    for (const Figure& figure : figures(evaluation)) place(root, figure.path) = number(figure);
    for (const SiteResult<double>& site : evaluation.sites)
        place(root, in("programme.sites_by_name", site.id)).set("limits", limitsTree(site));
    if (evaluation.siteChoice) child(root, "programme").set("site_choice", siteChoiceTree(*evaluation.siteChoice));
    addDelivery(evaluation, child(root, "programme"));
    root.set("money", moneyTree(evaluation.money));
    for (const FailureStudy& study : evaluation.failures)
        place(root, in("buildings", study.building)).set("failures", failuresTree(study));
    if (!evaluation.packings.empty()) root.set("packing", packingTree(evaluation.packings));
    root.set("findings", std::move(*findingsTree(evaluation).find("findings")));
    return root;
}

Tree figuresTree(const Evaluation& evaluation)
{
    Tree root;
    root.set("engine", engine());
    Tree about;
    about.set("name", evaluation.planName);
    about.set("scenario", textOrNull(evaluation.scenario));
    root.set("plan", std::move(about));
    Tree::List list;
    for (const Figure& figure : figures(evaluation)) {
        Tree tree;
        tree.set("path", figure.path);
        tree.set("value", number(figure));
        tree.set("unit", figure.about->siUnit->symbol);
        list.push_back(std::move(tree));
    }
    root.set("figures", std::move(list));
    return root;
}

namespace {

class ExplainWriter {
public:
    ExplainWriter(const Derivation& derivation, int depth)
        : m_derivation(derivation), m_depth(depth), m_opened(derivation.nodes.size())
    {
    }

    Tree write(std::size_t index, std::string_view figurePath, int level)
    {
        const Derivation::Node& node = m_derivation.nodes[index];
        Tree tree;
        if (m_opened[index]) {
            tree.set("ref", static_cast<std::int64_t>(index));
            return tree;
        }
        m_opened[index] = true;
        tree.set("figure", figurePath.empty() ? name(node) : std::string(figurePath));
        tree.set("node", static_cast<std::int64_t>(index));
        tree.set("symbol", textOrNull(node.symbol));
        tree.set("label", textOrNull(node.label));
        tree.set("value", std::isfinite(node.si) ? Tree(node.jsonUnit ? node.jsonUnit->fromSi(node.si) : node.si) : Tree());
        tree.set("unit", node.jsonUnit ? std::string(node.jsonUnit->symbol) : std::string(siSymbol(node.unit->dimension)));
        tree.set("formula", textOrNull(node.formula));
        tree.set("method", textOrNull(node.method));
        tree.set("path", textOrNull(node.path));
        tree.set("source", textOrNull(node.source));
        tree.set("grade", node.grade ? Tree(rw::name(*node.grade)) : Tree());
        Tree::List inputs;
        if (m_depth == 0 || level < m_depth)
            for (std::size_t input : node.inputs) inputs.push_back(write(input, {}, level + 1));
        tree.set("inputs", std::move(inputs));
        return tree;
    }

private:
    static std::string name(const Derivation::Node& node)
    {
        return !node.figure.empty() ? node.figure : !node.path.empty() ? node.path : node.symbol;
    }

    const Derivation& m_derivation;
    int m_depth;
    std::vector<bool> m_opened;
};

}  // namespace

Tree explainTree(const Derivation& derivation, std::string_view figurePath, int depth)
{
    RW_ASSERT(!derivation.nodes.empty());
    return ExplainWriter(derivation, depth).write(0, figurePath, 0);
}

}  // namespace rw::report
