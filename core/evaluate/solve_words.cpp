// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/solve_input.h"

#include "base/text.h"

#include <cmath>

namespace rw {

namespace {

using compare::SolveState;

constexpr int kDigits = 6;

std::string figureWords(const FigureAbout& about, const std::optional<double>& si)
{
    if (!si || !std::isfinite(*si)) return "–";
    const Unit& shown = scaledUnit(*si, *about.displayUnit);
    if (*shown.symbol == '\0' && *si == std::round(*si) && std::abs(*si) < 1e15) return std::to_string(std::llround(*si));
    return readable(*si, shown, kDigits);
}

/// "at most 0 %", "at least 5120 (Accelerator racks)".
std::string goalWords(const InputSolution& s)
{
    const SolveCondition& c = s.request.condition;
    std::string wanted;
    if (c.wantedFigure.empty()) {
        wanted = figureWords(*s.about, c.wanted);
    } else {
        for (const FigureAbout& about : figureTable())
            if (about.pattern == c.wantedFigure) wanted = text("solve.input.quoted", {{"label", text(about.label)}});
        if (wanted.empty()) wanted = c.wantedFigure;
    }
    switch (c.goal) {
    case SolveGoal::Equal: return wanted;
    case SolveGoal::AtMost: return text("solve.input.at-most", {{"wanted", wanted}});
    case SolveGoal::AtLeast: return text("solve.input.at-least", {{"wanted", wanted}});
    }
    return wanted;
}

}  // namespace

std::string InputSolution::words() const
{
    const TextArgs args{{"input", text(field->label)},
                        {"figure", text(about->label)},
                        {"goal", goalWords(*this)},
                        {"low", fieldNumberWords(*field, low)},
                        {"high", fieldNumberWords(*field, high)},
                        {"atLow", figureWords(*about, atLow)},
                        {"atHigh", figureWords(*about, atHigh)},
                        {"value", fieldNumberWords(*field, value)},
                        {"result", figureWords(*about, result)}};
    const bool first = request.condition.goal != SolveGoal::Equal || !request.also.empty();
    switch (state) {
    case SolveState::Found:
        if (wholeRange) return text("solve.input.every", args);
        if (!first) return text("solve.input.found", args);
        return text(request.fromHigh ? "solve.input.highest" : "solve.input.lowest", args);
    case SolveState::Jump: {
        TextArgs jump = args;
        jump.push_back({"before", fieldNumberWords(*field, crossings.front().before)});
        jump.push_back({"below", figureWords(*about, crossings.front().resultBefore)});
        return text("solve.input.jump", jump);
    }
    case SolveState::Several: {
        std::string values;
        for (const compare::Crossing& crossing : crossings)
            values += (values.empty() ? "" : ", ") + fieldNumberWords(*field, crossing.input);
        TextArgs several = args;
        several.push_back({"values", values});
        return text("solve.input.several", several);
    }
    case SolveState::OutOfReach: {
        if (!wholeRange) return text(first ? "solve.input.none" : "solve.input.one-side", args);
        TextArgs open = args;
        open.push_back({"why", request.noLimit.empty() ? text("solve.unlimited.any") : request.noLimit});
        return text("solve.input.unlimited", open);
    }
    case SolveState::Failed: {
        TextArgs failed = args;
        failed.push_back({"at", fieldNumberWords(*field, failedAt)});
        failed.push_back({"why", error.message()});
        return text("solve.input.failed", failed);
    }
    case SolveState::Cancelled: return text("solve.cancelled");
    }
    return {};
}

std::string InputSolution::rangeWords() const
{
    const TextArgs args{{"low", fieldNumberWords(*field, low)}, {"high", fieldNumberWords(*field, high)}};
    if (narrowed) return text("solve.input.narrowed", args);
    if (!lowFromPresent && !highFromPresent) return {};
    return text("solve.input.from-present", args);
}

std::vector<SolveQuestion> solveQuestions(const Plan& plan, const Evaluation& evaluation)
{
    std::vector<SolveQuestion> out;
    const SolveCondition placed{"programme.racks_placed", SolveGoal::AtLeast, 0.0, "programme.racks"};
    if (plan.programme.targetKind == TargetKind::Power && plan.programme.target.si && evaluation.programme.racks) {
        SolveRequest request;
        request.input = "programme.target";
        request.condition = placed;
        request.fromHigh = true;
        for (const Site& site : plan.sites)
            if (!site.count && request.noLimit.empty())
                request.noLimit = text("solve.unlimited.sites", {{"site", displayName(site)}});
        out.push_back({"largest-target", {}, std::move(request)});
    }
    for (const BuildingResult<double>& building : evaluation.buildings) {
        if (!building.year || !findById(plan.buildings, building.id)) continue;
        const std::string path = "buildings[" + building.id + "].";
        SolveRequest request;
        request.input = path + "cooling.supply_temperature";
        request.condition = {path + "mechanical_cooling_share", SolveGoal::AtMost, 0.0, {}};
        // The warmest hour decides, which bins smooth.
        request.tier = YearTier::Hours;
        out.push_back({"no-chillers", building.id, std::move(request)});
    }
    for (const Site& site : plan.sites) {
        if (!findById(evaluation.sites, site.id) || !evaluation.programme.sites || !site.gridLimit.si) continue;
        SolveRequest request;
        request.input = "sites[" + site.id + "].grid_limit";
        request.condition = placed;
        request.also = {{"programme.sites", SolveGoal::AtMost, evaluation.programme.sites->si(), {}}};
        out.push_back({"least-grid", site.id, std::move(request)});
    }
    return out;
}

}  // namespace rw
