// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio_model.h"
#include "support/random_portfolio.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <string>

namespace {

using namespace rw::optimise;

std::string terms(const MilpProblem& problem, const std::vector<MilpTerm>& list)
{
    std::string out;
    for (const MilpTerm& term : list)
        out += fmt::format(" {} {:.17g} {}\n", term.coefficient < 0 ? "-" : "+", std::abs(term.coefficient), problem.columns[term.column].name);
    return out;
}

/// The program in CPLEX's LP format.
std::string lpText(const MilpProblem& problem)
{
    std::vector<MilpTerm> cost;
    for (std::size_t c = 0; c < problem.columns.size(); ++c) cost.push_back({c, problem.columns[c].cost});
    std::string out = "Minimize\n obj:" + terms(problem, cost) + "Subject To\n";
    for (const MilpRow& row : problem.rows) {
        if (row.terms.empty()) continue;
        if (row.lower > -kInfinity) out += fmt::format(" {}_l:{} >= {:.17g}\n", row.name, terms(problem, row.terms), row.lower);
        if (row.upper < kInfinity) out += fmt::format(" {}_u:{} <= {:.17g}\n", row.name, terms(problem, row.terms), row.upper);
    }
    std::string general;
    out += "Bounds\n";
    for (const MilpColumn& column : problem.columns) {
        out += fmt::format(" {:.17g} <= {} <= {:.17g}\n", column.lower, column.name, column.upper);
        if (column.kind != ColumnKind::Continuous) general += " " + column.name + "\n";
    }
    return out + "General\n" + general + "End\n";
}

}  // namespace

/// Writes a line of JSON for each random portfolio: the program, and what solvePortfolio makes of it.
int main()
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const PortfolioProblem problem = randomPortfolio(seed, 10, 3, 6);
        const Rooms rooms = roomsOf(problem);
        const auto answer = solvePortfolio(problem);
        if (!answer) {
            std::fprintf(stderr, "%u: %s\n", seed, answer.error().message().c_str());
            return 1;
        }
        bool possible = true;
        for (const Room& room : rooms) possible = possible && room.least <= room.most;
        nlohmann::json line = {{"seed", seed}, {"goal", name(problem.goal)}, {"state", name(answer->state)}, {"possible", possible}};
        if (possible) {
            const PortfolioModel model = modelOf(problem, rooms);
            line["lp"] = lpText(model.milp);
            line["objective"] = answer->objective / model.objectiveScale;
        }
        std::puts(line.dump().c_str());
    }
}
