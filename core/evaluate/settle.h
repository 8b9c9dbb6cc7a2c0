// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <functional>
#include <stop_token>

namespace rw {

struct SettleOptions {
    std::stop_token cancel;
    std::function<void(double done)> progress;  ///< 0..1, called from the calling thread only
};

/// Brings an instant evaluation to the settled tier: what takes longer than a frame is added to it, and the findings
/// that follow. That is, for every building kind in use, all single failures of its one-line and the availability of
/// its loads. \p evaluation must be of this plan. False, and the evaluation as it was, when cancelled.
bool settle(const Plan& plan, Evaluation& evaluation, const SettleOptions& options = {});

/// An evaluation with its year by hours, and without the study of failures.
Evaluation evaluateHours(const Plan& plan, std::string_view scenario = {});

/// The settled evaluation of a plan: what reports and the command line show.
Evaluation evaluateSettled(const Plan& plan, std::string_view scenario = {});

}  // namespace rw
