// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_findings.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

namespace {

using namespace hydraulics;

/// Solved flows differ from those a pipe was chosen for in their last digits.
constexpr double kSlack = 1.001;
/// Shares of a wanted flow that count as balanced. Grade assumed.
constexpr double kLeastShare = 0.95;
constexpr double kMostShare = 1.10;

double velocityLimit(const FlowLimits& limits, LoopPart part, double bore)
{
    if (part == LoopPart::Hose) return limits.hoseMost.si();
    const double most = bore <= limits.smallBore.si() ? limits.smallMost.si() : limits.largeMost.si();
    return part == LoopPart::Manifold ? std::min(most, limits.hoseMost.si()) : most;
}

class LoopJudge {
public:
    LoopJudge(const Building& building, const LoopDesign& design) : m_building(building), m_design(design) {}

    std::vector<Finding> run()
    {
        pipes();
        pumps();
        branches();
        pressures();
        return std::move(m_found);
    }

private:
    void tell(Severity severity, const char* code, TextArgs args)
    {
        args.emplace_back("loop", text(m_design.kind == LoopKind::Coolant ? "loop.tcs" : "loop.fws"));
        args.emplace_back("building", m_building.name);
        m_found.push_back({severity, code, "buildings[" + m_building.id + "].cooling.piping", std::move(args), {}});
    }

    void pipes()
    {
        struct Worst {
            double over = kSlack;
            double value = 0.0;
            double limit = 0.0;
            std::size_t link = 0;
            int count = 0;

            void meet(double v, double most, std::size_t k)
            {
                if (v > most * kSlack) ++count;
                if (v / most > over) *this = {v / most, v, most, k, count};
            }
        } fast, steep;
        const FlowLimits& limits = m_design.surroundings.limits;
        for (std::size_t k = 0; k < m_design.loop.links.size(); ++k) {
            const auto* pipe = std::get_if<Pipe>(&m_design.loop.network.links[k].part);
            if (!pipe) continue;
            const LinkState& state = m_design.solution.links[k];
            const LoopPart part = m_design.loop.links[k].part;
            fast.meet(std::abs(state.velocity.si()), velocityLimit(limits, part, pipe->innerDiameter.si()), k);
            // A hose is short and chosen by its velocity alone.
            if (part != LoopPart::Hose) steep.meet(state.gradient.si(), limits.gradientMost.si(), k);
        }
        const auto idOf = [&](const Worst& w) { return m_design.loop.network.links[w.link].id; };
        if (fast.count > 0)
            tell(Severity::Warning, "pipe.velocity", {{"pipe", idOf(fast)}, {"velocity", readable(fast.value, unit::mps, 3)},
                                                      {"limit", readable(fast.limit, unit::mps, 3)}, {"count", std::to_string(fast.count)}});
        if (steep.count > 0)
            tell(Severity::Warning, "pipe.gradient", {{"pipe", idOf(steep)}, {"gradient", readable(steep.value, unit::Pam, 3)},
                                                      {"limit", readable(steep.limit, unit::Pam, 3)}, {"count", std::to_string(steep.count)}});
    }

    void pumps()
    {
        const LoopDesign& d = m_design;
        if (d.npshAvailable < d.npshRequired)
            tell(Severity::Error, "pump.npsh", {{"available", readable(d.npshAvailable.value(), unit::m, 3)},
                                                {"required", readable(d.npshRequired.value(), unit::m, 3)}});
        if (d.beyondEnd || d.beyondEndWithout)
            tell(Severity::Warning, "pump.beyond-curve", {{"flow", readable(d.pumpFlow.value(), unit::Ls)},
                                                          {"when", text(d.beyondEnd ? "loop.pumps-all" : "loop.pumps-one-out")}});
        if (d.externalHead && *d.externalHead < d.head)
            tell(Severity::Error, "cdu.external-head", {{"needed", readable(d.head.value(), unit::kPa)},
                                                        {"given", readable(d.externalHead->value(), unit::kPa)},
                                                        {"flow", readable(d.flow.value(), unit::Lmin)},
                                                        {"branch", d.branches[d.worst].id}});
    }

    void branches()
    {
        const LoopBranchResult* worst = nullptr;
        int count = 0;
        const auto off = [](const LoopBranchResult& b) { return std::max(kLeastShare / b.share().si(), b.share().si() / kMostShare); };
        for (const LoopBranchResult& b : m_design.branches) {
            if (off(b) <= 1.0) continue;
            ++count;
            if (!worst || off(b) > off(*worst)) worst = &b;
        }
        if (worst)
            tell(Severity::Warning, "loop.unbalanced", {{"branch", worst->id}, {"flow", readable(worst->got.value(), unit::Lmin)},
                                                        {"wanted", readable(worst->wanted.value(), unit::Lmin)},
                                                        {"share", readableNumber(100.0 * worst->share().si(), 3)},
                                                        {"count", std::to_string(count)}});
    }

    void pressures()
    {
        const LoopDesign& d = m_design;
        if (d.lowest.si() < 0.0) tell(Severity::Warning, "loop.below-air", {{"pressure", readable(d.lowest.value(), unit::kPa, 3)}});
        if (!d.expansion)
            tell(Severity::Error, "loop.vessel", {{"fill", readable(d.expansionInput.fill.value(), unit::kPa)},
                                                  {"most", readable(d.expansionInput.most.value(), unit::kPa)},
                                                  {"cold", readable(d.expansionInput.cold.value(), unit::C, 3)},
                                                  {"hot", readable(d.expansionInput.hot.value(), unit::C, 3)}});
    }

    const Building& m_building;
    const LoopDesign& m_design;
    std::vector<Finding> m_found;
};

}  // namespace

std::vector<Finding> loopFindings(const Building& building, const LoopDesign& design)
{
    return LoopJudge(building, design).run();
}

}  // namespace rw::cooling
