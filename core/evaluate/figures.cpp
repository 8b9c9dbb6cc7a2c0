// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_list.h"
#include "evaluate/figure_rows.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

namespace {

using namespace rows;

/// Walks every table in one order; the patterns number themselves by that order.
template <Number N>
class Lister {
public:
    std::vector<FigureAbout>* table = nullptr;
    std::vector<FigureValue<N>>* values = nullptr;

    template <class Element>
    void rows(const std::string& pattern, const Rows<Element, N>& rows)
    {
        if (table)
            for (const Row<Element, N>& row : rows)
                table->push_back({pattern + "." + row.key, row.siUnit, row.displayUnit,
                                  "figure." + pattern + "." + row.key, row.year});
    }
    template <class Element>
    void element(const std::string& path, std::size_t first, const Rows<Element, N>& rows, const Element& e)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            values->push_back({first + i, path + "." + rows[i].key, rows[i].value(e)});
    }
};

struct Offsets {
    std::size_t programme, money, compute, phases, sites, siteStages, onsite, clusters, platforms, platformCompute, racks, buildings, stages,
        cooling, shells, shellStages, end;
};

template <Number N>
Offsets offsets()
{
    Offsets o{};
    o.money = o.programme + programmeRows<N>().size();
    o.compute = o.money + moneyRows<N>().size();
    o.phases = o.compute + computeRows<N>().size();
    o.sites = o.phases + phaseRows<N>().size();
    o.siteStages = o.sites + siteRows<N>().size();
    o.onsite = o.siteStages + stageRows<N>().size();
    o.clusters = o.onsite + onsiteRows<N>().size();
    o.platforms = o.clusters + clusterRows<N>().size();
    o.platformCompute = o.platforms + platformRows<N>().size();
    o.racks = o.platformCompute + computeRows<N>().size();
    o.buildings = o.racks + rackRows<N>().size();
    o.stages = o.buildings + buildingRows<N>().size();
    o.cooling = o.stages + stageRows<N>().size();
    o.shells = o.cooling + coolingRows<N>().size();
    o.shellStages = o.shells + shellRows<N>().size();
    o.end = o.shellStages + shellStageRows<N>().size();
    return o;
}

}  // namespace

template <Number N>
std::vector<FigureValue<N>> listFigures(const EvaluationOf<N>& e)
{
    std::vector<FigureValue<N>> out;
    Lister<N> list{nullptr, &out};
    const Offsets o = offsets<N>();
    list.element("programme", o.programme, programmeRows<N>(), e.programme);
    list.element("programme", o.money, moneyRows<N>(), e.money);
    list.element("programme", o.compute, computeRows<N>(), e.compute.programme);
    for (const auto& p : e.phases) list.element("programme.phases[" + p.id + "]", o.phases, phaseRows<N>(), p);
    for (const auto& s : e.sites) {
        const std::string path = "programme.sites_by_name[" + s.id + "]";
        list.element(path, o.sites, siteRows<N>(), s);
        for (const auto& stage : s.chain)
            list.element(path + ".chain[" + stage.id + "]", o.siteStages, stageRows<N>(), stage);
        for (const auto& block : s.onsite)
            list.element(path + ".onsite[" + block.id + "]", o.onsite, onsiteRows<N>(), block);
    }
    for (const auto& c : e.clusters) list.element("clusters[" + c.id + "]", o.clusters, clusterRows<N>(), c);
    for (const auto& p : e.platforms) list.element("platforms[" + p.cluster + "]", o.platforms, platformRows<N>(), p);
    for (const auto& p : e.compute.platforms) list.element("platforms[" + p.cluster + "]", o.platformCompute, computeRows<N>(), p.figures);
    for (const auto& r : e.racks) list.element("racks[" + r.id + "]", o.racks, rackRows<N>(), r);
    for (const auto& b : e.buildings) {
        const std::string path = "buildings[" + b.id + "]";
        list.element(path, o.buildings, buildingRows<N>(), b);
        for (const auto& s : b.chain) list.element(path + ".chain[" + s.id + "]", o.stages, stageRows<N>(), s);
        for (const auto& c : b.plant.parts) list.element(path + ".cooling[" + std::string(c.id) + "]", o.cooling, coolingRows<N>(), c);
    }
    for (const auto& s : e.shellSwaps) {
        const std::string path = "shell_swap[" + s.id + "]";
        list.element(path, o.shells, shellRows<N>(), s);
        for (const auto& stage : s.chain)
            list.element(path + ".chain[" + stage.id + "]", o.shellStages, shellStageRows<N>(), stage);
    }
    return out;
}
template std::vector<FigureValue<double>> listFigures<double>(const EvaluationOf<double>&);
template std::vector<FigureValue<Recorded>> listFigures<Recorded>(const EvaluationOf<Recorded>&);

std::span<const FigureAbout> figureTable()
{
    static const std::vector<FigureAbout> table = [] {
        std::vector<FigureAbout> t;
        Lister<double> list{&t, nullptr};
        list.rows("programme", programmeRows<double>());
        list.rows("programme", moneyRows<double>());
        list.rows("programme", computeRows<double>());
        list.rows("programme.phases[]", phaseRows<double>());
        list.rows("programme.sites_by_name[]", siteRows<double>());
        list.rows("programme.sites_by_name[].chain[]", stageRows<double>());
        list.rows("programme.sites_by_name[].onsite[]", onsiteRows<double>());
        list.rows("clusters[]", clusterRows<double>());
        list.rows("platforms[]", platformRows<double>());
        list.rows("platforms[]", computeRows<double>());
        list.rows("racks[]", rackRows<double>());
        list.rows("buildings[]", buildingRows<double>());
        list.rows("buildings[].chain[]", stageRows<double>());
        list.rows("buildings[].cooling[]", coolingRows<double>());
        list.rows("shell_swap[]", shellRows<double>());
        list.rows("shell_swap[].chain[]", shellStageRows<double>());
        RW_ASSERT(t.size() == offsets<double>().end);
        return t;
    }();
    return table;
}

std::vector<Figure> figures(const Evaluation& evaluation)
{
    const auto table = figureTable();
    std::vector<Figure> out;
    for (FigureValue<double>& f : listFigures<double>(evaluation))
        out.push_back({std::move(f.path), &table[f.about], f.value});
    return out;
}

Result<Figure> figure(const Evaluation& evaluation, std::string_view path)
{
    std::vector<Figure> all = figures(evaluation);
    for (Figure& f : all)
        if (f.path == path) return f;
    // The longest beginning that is known tells what stands there instead.
    std::string_view stem = path;
    std::string known;
    while (!stem.empty() && known.empty()) {
        const std::size_t cut = stem.find_last_of(".[");
        stem = cut == std::string_view::npos ? std::string_view{} : stem.substr(0, cut);
        if (stem.empty()) break;
        std::size_t n = 0;
        for (const Figure& f : all) {
            if (f.path.size() <= stem.size() || f.path.compare(0, stem.size(), stem) != 0) continue;
            if (f.path[stem.size()] != '.' && f.path[stem.size()] != '[') continue;
            if (++n <= 12) known += (known.empty() ? "" : ", ") + f.path;
        }
    }
    if (known.empty()) known = "programme.…, clusters[…].…, racks[…].…, buildings[…].…";
    return Error{.code = "path.unknown", .path = std::string(path), .found = std::string(path), .allowed = known};
}

std::string Figure::readable() const
{
    if (!si) return "–";
    const Unit& shown = scaledUnit(*si, *about->displayUnit);
    if (isDimensionless(shown.dimension) && *shown.symbol == '\0' && *si == static_cast<double>(static_cast<long long>(*si)))
        return std::to_string(static_cast<long long>(*si));
    return rw::readable(*si, shown);
}

}  // namespace rw
