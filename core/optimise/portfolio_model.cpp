// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio_model.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace rw::optimise {

namespace {

/// Of a target: what adding up some thousand doubles may lose, and no more.
constexpr double kNoise = 1e-12;
/// A count this little below a whole number is that number; GLPK's own is 1e-5.
constexpr double kWhole = 1e-5;

/// A power of two near the value, so that scaling changes no digit.
double powerOfTwo(double value)
{
    return value > 0.0 ? std::exp2(std::floor(std::log2(value))) : 1.0;
}

double weightOf(const PortfolioProblem& problem, std::size_t period)
{
    return problem.unmetWeights.empty() ? 1.0 : problem.unmetWeights[period];
}

/// From a period to the end.
double durationFrom(const PortfolioProblem& problem, std::size_t period)
{
    double sum = 0.0;
    for (std::size_t t = period; t < periodsOf(problem); ++t) sum += durationOf(problem, t);
    return sum;
}

/// What the measures would be with everything built (unmet: with nothing built).
Prices normsOf(const PortfolioProblem& problem)
{
    Prices norms;
    const std::size_t periods = periodsOf(problem);
    for (const SiteCandidate& c : problem.candidates) {
        const std::size_t ready = static_cast<std::size_t>(c.ready);
        if (c.mustNot || c.mostBuildings == 0 || ready >= periods) continue;
        const double most = c.mostBuildings, standing = most * durationFrom(problem, ready);
        norms.sites += 1.0;
        norms.cost += c.fixedCost + most * c.costPerBuilding;
        norms.carbon += standing * c.carbonPerBuilding;
        norms.water += standing * c.waterPerBuilding;
    }
    for (std::size_t t = 0; t < periods; ++t) norms.unmet += weightOf(problem, t) * problem.targets[t];
    return norms;
}

/// Delivered in a period, in all and by region.
struct Power {
    double all = 0.0;
    double largestRegion = 0.0;
    std::string region{};
};

Power powerIn(const PortfolioProblem& problem, const Buildings& buildings, std::size_t period)
{
    Power power;
    for (const std::string& region : regionsOf(problem)) {
        double sum = 0.0;
        for (std::size_t s = 0; s < problem.candidates.size(); ++s)
            if (problem.candidates[s].region == region) sum += delivered(problem.candidates[s], buildings[s][period], period);
        power.all += sum;
        if (sum > power.largestRegion) {
            power.largestRegion = sum;
            power.region = region;
        }
    }
    return power;
}

}  // namespace

Prices pricesOf(const PortfolioProblem& problem)
{
    const GoalWeights& w = problem.weights;
    switch (problem.goal) {
    case PortfolioGoal::FewestSites: return {1, 0, 0, 0, 0};
    case PortfolioGoal::LeastCost: return {0, 1, 0, 0, 0};
    case PortfolioGoal::Earliest: return {0, 0, 1, 0, 0};
    case PortfolioGoal::LeastCarbon: return {0, 0, 0, 1, 0};
    case PortfolioGoal::LeastWater: return {0, 0, 0, 0, 1};
    case PortfolioGoal::Weighted: break;
    }
    const Prices norms = normsOf(problem);
    const auto share = [](double weight, double norm) { return norm > 0.0 ? weight / norm : 0.0; };
    return {share(w.sites, norms.sites), share(w.cost, norms.cost), share(w.unmet, norms.unmet), share(w.carbon, norms.carbon),
            share(w.water, norms.water)};
}

std::size_t periodsOf(const PortfolioProblem& problem)
{
    return problem.targets.size();
}

double durationOf(const PortfolioProblem& problem, std::size_t period)
{
    return problem.durations.empty() ? 1.0 : problem.durations[period];
}

std::vector<std::string> regionsOf(const PortfolioProblem& problem)
{
    std::vector<std::string> regions;
    for (const SiteCandidate& c : problem.candidates)
        if (std::find(regions.begin(), regions.end(), c.region) == regions.end()) regions.push_back(c.region);
    return regions;
}

bool targetsAreSoft(const PortfolioProblem& problem)
{
    return problem.goal == PortfolioGoal::Earliest || (problem.goal == PortfolioGoal::Weighted && problem.weights.unmet > 0.0);
}

bool countsPeriods(const PortfolioProblem& problem)
{
    return problem.goal == PortfolioGoal::LeastCarbon || problem.goal == PortfolioGoal::LeastWater ||
           (problem.goal == PortfolioGoal::Weighted && (problem.weights.carbon > 0.0 || problem.weights.water > 0.0));
}

double delivered(const SiteCandidate& candidate, int buildings, std::size_t period)
{
    if (period < static_cast<std::size_t>(candidate.ready)) return 0.0;
    const double built = candidate.unitCapacity * buildings;
    return candidate.capacityLimits.empty() ? built : std::min(built, candidate.capacityLimits[period]);
}

bool meets(double have, double want)
{
    return have >= want - kNoise * want;
}

Rooms roomsOf(const PortfolioProblem& problem)
{
    double want = problem.targets.back();
    for (const double critical : problem.criticalTargets) want = std::max(want, critical);
    Rooms rooms;
    for (const SiteCandidate& c : problem.candidates) {
        Room room;
        room.least = c.mustHave ? 1 : 0;
        const bool never = c.mustNot || static_cast<std::size_t>(c.ready) >= periodsOf(problem);
        const double useful = std::max(std::ceil(want / c.unitCapacity), static_cast<double>(room.least));
        room.most = never ? 0 : static_cast<int>(std::min<double>(c.mostBuildings, useful));
        rooms.push_back(room);
    }
    return rooms;
}

PortfolioMeasures measure(const PortfolioProblem& problem, const Buildings& buildings)
{
    PortfolioMeasures m;
    for (std::size_t s = 0; s < buildings.size(); ++s) {
        const SiteCandidate& c = problem.candidates[s];
        const int last = buildings[s].back();
        m.buildings += last;
        if (last > 0) {
            ++m.sites;
            m.cost += c.fixedCost + last * c.costPerBuilding;
        }
        double standing = 0.0;
        for (std::size_t t = 0; t < periodsOf(problem); ++t) standing += durationOf(problem, t) * buildings[s][t];
        m.carbon += standing * c.carbonPerBuilding;
        m.water += standing * c.waterPerBuilding;
    }
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        const Power power = powerIn(problem, buildings, t);
        m.delivered.push_back(power.all);
        m.remaining.push_back(power.all - power.largestRegion);
        if (!meets(power.all, problem.targets[t])) m.unmet += weightOf(problem, t) * (problem.targets[t] - power.all);
    }
    return m;
}

double goalValue(const PortfolioProblem& problem, const PortfolioMeasures& m)
{
    const Prices price = pricesOf(problem);
    return price.sites * m.sites + price.cost * m.cost + price.unmet * m.unmet + price.carbon * m.carbon + price.water * m.water;
}

Tally::Tally(const PortfolioProblem& problem, Buildings& buildings) : m_problem(problem), m_buildings(buildings)
{
    const std::vector<std::string> regions = regionsOf(problem);
    m_members.resize(regions.size());
    for (std::size_t s = 0; s < problem.candidates.size(); ++s) {
        const auto at = std::find(regions.begin(), regions.end(), problem.candidates[s].region) - regions.begin();
        m_region.push_back(static_cast<std::size_t>(at));
        m_members[m_region.back()].push_back(s);
    }
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        std::vector<double>& power = m_power.emplace_back();
        for (const auto& members : m_members) power.push_back(regionWith(members.front(), t, buildings[members.front()][t]));
    }
}

/// Summed afresh each time, in one order, so that taking away what was added leaves no rounding behind.
double Tally::regionWith(std::size_t site, std::size_t period, int standing) const
{
    double sum = 0.0;
    for (const std::size_t s : m_members[m_region[site]])
        sum += delivered(m_problem.candidates[s], s == site ? standing : m_buildings[s][period], period);
    return sum;
}

double Tally::missingOf(const std::vector<double>& power, std::size_t period) const
{
    double all = 0.0, largest = 0.0;
    for (const double region : power) {
        all += region;
        largest = std::max(largest, region);
    }
    double sum = meets(all, m_problem.targets[period]) ? 0.0 : m_problem.targets[period] - all;
    if (!m_problem.criticalTargets.empty()) {
        const double want = m_problem.criticalTargets[period], have = all - largest;
        if (!meets(have, want)) sum += want - have;
    }
    return sum;
}

double Tally::missingWith(std::size_t site, std::size_t period, int standing) const
{
    std::vector<double> power = m_power[period];
    power[m_region[site]] = regionWith(site, period, standing);
    return missingOf(power, period);
}

void Tally::set(std::size_t site, std::size_t period, int standing)
{
    m_buildings[site][period] = standing;
    m_power[period][m_region[site]] = regionWith(site, period, standing);
}

WhyNot breach(const PortfolioProblem& problem, const Rooms& rooms, const Buildings& buildings)
{
    for (std::size_t s = 0; s < rooms.size(); ++s)
        if (buildings[s].back() < rooms[s].least || buildings[s].back() > rooms[s].most)
            return {Shortage::MustHave, -1, problem.candidates[s].id, 0.0};
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        const Power power = powerIn(problem, buildings, t);
        const int period = static_cast<int>(t);
        if (!targetsAreSoft(problem) && !meets(power.all, problem.targets[t]))
            return {Shortage::Capacity, period, {}, problem.targets[t] - power.all};
        if (problem.criticalTargets.empty()) continue;
        const double have = power.all - power.largestRegion, want = problem.criticalTargets[t];
        if (!meets(have, want)) return {Shortage::RegionLoss, period, power.region, want - have};
    }
    for (const RegionCap& cap : problem.regionCaps) {
        double built = 0.0;
        for (std::size_t s = 0; s < rooms.size(); ++s)
            if (problem.candidates[s].region == cap.region) built += problem.candidates[s].unitCapacity * buildings[s].back();
        if (!meets(cap.capacity, built)) return {Shortage::RegionCaps, -1, cap.region, built - cap.capacity};
    }
    if (problem.budget) {
        const double cost = measure(problem, buildings).cost;
        if (!meets(*problem.budget, cost)) return {Shortage::Budget, -1, {}, cost - *problem.budget};
    }
    return {};
}

void postpone(const PortfolioProblem& problem, const Rooms& rooms, Buildings& buildings)
{
    // What costs the goal most a watt first (where it costs nothing, most money), and the last of equals.
    const Prices goal = pricesOf(problem);
    std::vector<std::size_t> order(buildings.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    const auto price = [&](std::size_t s) {
        const SiteCandidate& c = problem.candidates[s];
        const double each = goal.cost * c.costPerBuilding + goal.carbon * c.carbonPerBuilding + goal.water * c.waterPerBuilding;
        return std::pair(each / c.unitCapacity, c.costPerBuilding / c.unitCapacity);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return price(a) > price(b); });
    Tally tally(problem, buildings);
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        const double allowed = tally.missing(t);
        for (const std::size_t s : order) {
            const int before = t == 0 ? 0 : buildings[s][t - 1];
            int low = std::max(before, t + 1 == periodsOf(problem) ? rooms[s].least : 0), high = buildings[s][t];
            while (low < high) {
                const int middle = low + (high - low) / 2;
                if (tally.missingWith(s, t, middle) <= allowed) high = middle;
                else low = middle + 1;
            }
            if (high != buildings[s][t]) tally.set(s, t, high);
        }
    }
}

PortfolioModel modelOf(const PortfolioProblem& problem, const Rooms& rooms, double margin)
{
    PortfolioModel model;
    MilpProblem& milp = model.milp;
    const std::size_t sites = problem.candidates.size(), periods = periodsOf(problem);
    const bool timed = countsPeriods(problem), soft = targetsAreSoft(problem);
    const Prices price = pricesOf(problem);
    const auto add = [&](std::string name, double upper, ColumnKind kind) {
        milp.columns.push_back({std::move(name), 0.0, upper, 0.0, kind});
        return static_cast<std::ptrdiff_t>(milp.columns.size() - 1);
    };
    const auto column = [&](std::ptrdiff_t at) -> MilpColumn& { return milp.columns[static_cast<std::size_t>(at)]; };
    const auto term = [](std::ptrdiff_t at, double coefficient) { return MilpTerm{static_cast<std::size_t>(at), coefficient}; };

    double largest = 0.0, dearest = 0.0;
    for (const SiteCandidate& c : problem.candidates) {
        largest = std::max(largest, c.unitCapacity);
        dearest = std::max({dearest, c.fixedCost, c.costPerBuilding});
    }
    model.powerScale = powerOfTwo(largest);
    const double power = model.powerScale, money = powerOfTwo(dearest);

    // Where no period counts, what is built may as well stand as soon as it can: one number a candidate. It is postponed later.
    for (std::size_t s = 0; s < sites; ++s) {
        const SiteCandidate& c = problem.candidates[s];
        const std::string id = std::to_string(s);
        const std::size_t ready = std::min(static_cast<std::size_t>(c.ready), periods);
        model.stand.emplace_back(periods, -1);
        model.deliver.emplace_back(periods, -1);
        model.open.push_back(-1);
        if (rooms[s].most == 0) continue;
        for (std::size_t t = timed ? ready : periods - 1; t < periods; ++t) {
            model.stand[s][t] = add("n" + id + "_" + std::to_string(t), rooms[s].most, ColumnKind::Integer);
            column(model.stand[s][t]).cost = durationOf(problem, t) * (price.carbon * c.carbonPerBuilding + price.water * c.waterPerBuilding);
        }
        if (!timed) std::fill(model.stand[s].begin() + static_cast<std::ptrdiff_t>(ready), model.stand[s].end(), model.stand[s].back());
        const std::ptrdiff_t last = model.stand[s].back();
        column(last).lower = rooms[s].least;
        column(last).cost += price.cost * c.costPerBuilding;
        const double opening = price.sites + price.cost * c.fixedCost;
        if (opening > 0.0 || (problem.budget && c.fixedCost > 0.0)) {
            model.open[s] = add("y" + id, 1.0, ColumnKind::Binary);
            column(model.open[s]).cost = opening;
            milp.rows.push_back({"open" + id, -kInfinity, 0.0, {term(last, 1.0), term(model.open[s], -double(rooms[s].most))}});
        }
        for (std::size_t t = ready; t < periods; ++t) {
            if (timed && t > ready)
                milp.rows.push_back({"keep" + id + "_" + std::to_string(t), -kInfinity, 0.0,
                                     {term(model.stand[s][t - 1], 1.0), term(model.stand[s][t], -1.0)}});
            if (c.capacityLimits.empty() || c.capacityLimits[t] >= c.unitCapacity * rooms[s].most) continue;
            if (!timed && t > ready && model.deliver[s][t - 1] >= 0 && c.capacityLimits[t] == c.capacityLimits[t - 1]) {
                model.deliver[s][t] = model.deliver[s][t - 1];
                continue;
            }
            model.deliver[s][t] = add("d" + id + "_" + std::to_string(t), c.capacityLimits[t] / power, ColumnKind::Continuous);
            milp.rows.push_back({"fed" + id + "_" + std::to_string(t), -kInfinity, 0.0,
                                 {term(model.deliver[s][t], 1.0),
                                  term(model.stand[s][t], -std::min(c.unitCapacity, c.capacityLimits[t]) / power)}});
        }
    }

    // Without an order among equals the search would go through all of theirs.
    for (const std::vector<std::size_t>& group : interchangeable(problem, rooms))
        for (std::size_t i = 1; i < group.size(); ++i)
            if (const std::ptrdiff_t last = model.stand[group[i]].back(); last >= 0)
                milp.rows.push_back({"order" + std::to_string(group[i]), 0.0, kInfinity,
                                     {term(model.stand[group[i - 1]].back(), 1.0), term(last, -1.0)}});

    const auto powerTerms = [&](std::size_t t, const std::string* without) {
        std::vector<MilpTerm> terms;
        for (std::size_t s = 0; s < sites; ++s) {
            if (without && problem.candidates[s].region == *without) continue;
            if (model.deliver[s][t] >= 0) terms.push_back(term(model.deliver[s][t], 1.0));
            else if (model.stand[s][t] >= 0) terms.push_back(term(model.stand[s][t], problem.candidates[s].unitCapacity / power));
        }
        return terms;
    };
    const auto asNext = [&](std::size_t t) {
        if (t + 1 == periods) return false;
        for (std::size_t s = 0; s < sites; ++s)
            if (model.stand[s][t] != model.stand[s][t + 1] || model.deliver[s][t] != model.deliver[s][t + 1]) return false;
        return true;
    };
    for (std::size_t t = 0; t < periods; ++t) {
        model.unmet.push_back(-1);
        const double target = problem.targets[t] * (1.0 + margin) / power;
        // Targets never fall: with the same columns the next period's says all.
        if (target > 0.0 && (soft || !asNext(t))) {
            MilpRow row{"target" + std::to_string(t), target, kInfinity, powerTerms(t, nullptr)};
            if (soft) {
                model.unmet[t] = add("u" + std::to_string(t), target, ColumnKind::Continuous);
                column(model.unmet[t]).cost = price.unmet * weightOf(problem, t) * power;
                row.terms.push_back(term(model.unmet[t], 1.0));
            }
            milp.rows.push_back(std::move(row));
        }
        if (problem.criticalTargets.empty() || problem.criticalTargets[t] <= 0.0) continue;
        if (asNext(t) && problem.criticalTargets[t] <= problem.criticalTargets[t + 1]) continue;
        const std::vector<std::string> regions = regionsOf(problem);
        for (std::size_t r = 0; r < regions.size(); ++r)
            milp.rows.push_back({"lost" + std::to_string(r) + "_" + std::to_string(t),
                                 problem.criticalTargets[t] * (1.0 + margin) / power, kInfinity, powerTerms(t, &regions[r])});
    }
    for (std::size_t r = 0; r < problem.regionCaps.size(); ++r) {
        MilpRow row{"cap" + std::to_string(r), -kInfinity, problem.regionCaps[r].capacity / power, {}};
        for (std::size_t s = 0; s < sites; ++s)
            if (problem.candidates[s].region == problem.regionCaps[r].region && model.stand[s].back() >= 0)
                row.terms.push_back(term(model.stand[s].back(), problem.candidates[s].unitCapacity / power));
        milp.rows.push_back(std::move(row));
    }
    if (problem.budget) {
        MilpRow row{"budget", -kInfinity, *problem.budget / money, {}};
        for (std::size_t s = 0; s < sites; ++s) {
            if (model.stand[s].back() >= 0) row.terms.push_back(term(model.stand[s].back(), problem.candidates[s].costPerBuilding / money));
            if (model.open[s] >= 0) row.terms.push_back(term(model.open[s], problem.candidates[s].fixedCost / money));
        }
        milp.rows.push_back(std::move(row));
    }
    if (milp.columns.empty()) add("none", 0.0, ColumnKind::Continuous);

    // GLPK tells objectives apart by 1e-7 of (1 + objective): coefficients of some hundreds keep that relative.
    double greatest = 0.0;
    for (const MilpColumn& c : milp.columns) greatest = std::max(greatest, c.cost);
    if (problem.goal != PortfolioGoal::FewestSites && greatest > 0.0) model.objectiveScale = powerOfTwo(greatest) / 512.0;
    for (MilpColumn& c : milp.columns) c.cost /= model.objectiveScale;
    return model;
}

std::vector<double> valuesOf(const PortfolioProblem& problem, const PortfolioModel& model, const Buildings& buildings)
{
    std::vector<double> values(model.milp.columns.size(), 0.0);
    const auto set = [&](std::ptrdiff_t column, double value) {
        if (column >= 0) values[static_cast<std::size_t>(column)] = value;
    };
    const bool timed = countsPeriods(problem);
    for (std::size_t s = 0; s < buildings.size(); ++s) {
        set(model.open[s], buildings[s].back() > 0 ? 1.0 : 0.0);
        for (std::size_t t = 0; t < periodsOf(problem); ++t) {
            const int standing = timed ? buildings[s][t] : buildings[s].back();
            set(model.stand[s][t], standing);
            set(model.deliver[s][t], delivered(problem.candidates[s], standing, t) / model.powerScale);
        }
    }
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        if (model.unmet[t] < 0) continue;
        double all = 0.0;
        for (std::size_t s = 0; s < buildings.size(); ++s)
            all += delivered(problem.candidates[s], timed ? buildings[s][t] : buildings[s].back(), t);
        set(model.unmet[t], std::max(0.0, problem.targets[t] - all) / model.powerScale);
    }
    return values;
}

Buildings buildingsOf(const PortfolioProblem& problem, const PortfolioModel& model, const std::vector<double>& values)
{
    Buildings buildings;
    for (std::size_t s = 0; s < problem.candidates.size(); ++s) {
        buildings.emplace_back(periodsOf(problem), 0);
        for (std::size_t t = 0; t < periodsOf(problem); ++t)
            if (model.stand[s][t] >= 0) buildings[s][t] = static_cast<int>(std::floor(values[static_cast<std::size_t>(model.stand[s][t])] + kWhole));
    }
    return buildings;
}

}  // namespace rw::optimise
