// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

namespace rw {

/// Everything poor or impossible in a plan, from its evaluation: errors first, then warnings and notes,
/// each in plan order. Acknowledged ones carry the planner's reason.
std::vector<Finding> findingsOf(const Plan& plan, const Evaluation& evaluation);

// One function a subject; findingsOf calls them all.
void rackFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void clusterFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void buildingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void coolingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void powerFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void behaviourFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void failureFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void computeFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void shellFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void siteFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void moneyFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void packingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void programmeFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void hallFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void drawingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);
void deliveryFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out);

}  // namespace rw
