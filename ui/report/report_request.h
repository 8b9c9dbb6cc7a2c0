// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/settle.h"
#include "plan/edit.h"
#include "report/report.h"
#include "report/report_page.h"
#include "report/typesetter.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace rw::ui {

/// All that a report is made of, so that it is made away from the window.
struct ReportPage::Request {
    Plan plan;
    std::shared_ptr<const std::string> fileText;  ///< of the plan as it was opened; null once it was edited
    std::string scenario;
    std::vector<std::string> sections;
    paper::Paper paper = paper::Paper::A4;

    struct Made {
        Plan plan;  ///< with the scenario's overrides
        Evaluation evaluation;
        report::Report report;
    };
    /// Nothing where it was cancelled.
    Result<Made> make(const SettleOptions& options = {}) const
    {
        Made made;
        made.plan = plan;
        if (!scenario.empty()) {
            Result<ScenarioPlan> with = withScenario(plan, scenario);
            if (!with) return with.error();
            made.plan = std::move(with->plan);
        }
        made.evaluation = evaluate(made.plan, scenario);
        settle(made.plan, made.evaluation, options);
        made.report = report::buildReport(made.plan, made.evaluation, {sections});
        return made;
    }
};

}  // namespace rw::ui
