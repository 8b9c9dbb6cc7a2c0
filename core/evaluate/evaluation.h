// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "evaluate/failure_study.h"
#include "evaluate/ride_through_study.h"
#include "programme/building_loops.h"
#include "programme/cdu_fit.h"
#include "programme/compute.h"
#include "programme/delivery.h"
#include "programme/money.h"
#include "programme/programme.h"
#include "programme/site_choice.h"
#include "programme/row_packing.h"
#include "programme/shell_swap.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// Everything computed from a plan. Filled by evaluate(); shown by everyone, calculated by nobody else.
template <Number N>
struct EvaluationOf {
    std::string planName;
    std::string scenario;  ///< id; empty for the plan itself
    Basis basis = Basis::Systems;
    std::vector<RackResult<N>> racks;
    std::vector<ClusterResult<N>> clusters;
    std::vector<PlatformResult<N>> platforms;  ///< one for each cluster of which racks can be placed
    std::vector<BuildingResult<N>> buildings;  ///< one for each building kind in use: as filled first
    std::vector<SiteResult<N>> sites;
    std::vector<PhaseResult<N>> phases;
    ProgrammeResult<N> programme;
    ComputeResult<N> compute;
    std::vector<ShellSwap<N>> shellSwaps;  ///< each of the buildings as it stands against each rack design
    MoneyResult<N> money;
    std::vector<std::string> unplaced;  ///< clusters of which no rack can be placed
    Power<N> openTarget;                ///< what the phases leave of the target
    bool tooFewSites = false;           ///< the sites given cannot hold what the target needs
    std::vector<SiteYear> years;         ///< of the site entries in use
    YearResult allYears;                 ///< of all of them together, without its hours
    std::vector<Error> seriesErrors;     ///< own series that the plan names and that cannot be used
    std::vector<std::string> noWeather;  ///< sites whose climate has no year of weather
    double yearResidual = 0.0;           ///< of chain and plant, relative to IT power, in the worst hour
    struct Loops {
        std::string building;
        std::shared_ptr<const BuildingLoops> loops;  ///< null: none could be laid out
        std::string problem;                         ///< why, in words
    };
    std::vector<Loops> loops;            ///< pipe networks of the buildings, of the settled tier
    struct CduChoice {
        std::string building;
        std::vector<CduFit> fits;  ///< of the plan and of the catalogue; the smallest that fits first
    };
    std::vector<CduChoice> cduChoices;   ///< of the settled tier
    std::optional<SiteChoice> siteChoice;  ///< of the settled tier, where the plan asks for the best of its sites
    std::optional<Error> choiceError;      ///< why it was not made
    std::vector<PackingResult> packings; ///< racks in rows, of the buildings whose halls have rows: settled tier
    bool settled = false;                ///< of the settled tier: failures are known, and the year is one of hours
    std::vector<FailureStudy> failures;  ///< one for each of the buildings
    std::vector<RideStudy> rides;        ///< likewise, with the failures
    std::vector<AirStudy> airRides;      ///< likewise
    DeliveryResult delivery;             ///< when what is there; filled for double only
    std::vector<Finding> findings;  ///< errors first, then warnings, notes; filled for double only
};
using Evaluation = EvaluationOf<double>;

/// The version of the engine, as in reports and files.
std::string_view engineVersion();

/// Evaluates a plan. Pure and deterministic: the same plan gives the same bits.
/// \p scenario: id of a scenario whose overrides were applied to the plan already; only carried along.
Evaluation evaluate(const Plan& plan, std::string_view scenario = {});
/// The same to the bit for one plan after another, as while a field is dragged: \p memo takes over what did not change.
Evaluation evaluate(const Plan& plan, std::string_view scenario, BuildingMemo& memo);

}  // namespace rw
