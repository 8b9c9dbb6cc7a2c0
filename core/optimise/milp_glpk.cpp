// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/milp.h"

#include <glpk.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <exception>

// GLPK's environment is thread-local in Debian's build (glp_config("TLS")), so every thread may solve at once. Each call makes
// and frees its own. On misuse, and when memory runs out, GLPK calls an error hook that must not return: the manual's way is
// to free the environment and longjmp. Everything between setjmp and GLPK (guarded, run, each*) therefore holds plain data only,
// whose destructors are trivial, and all vectors live outside, in solve().

namespace rw::optimise {

namespace {

/// Simplex steps between two looks at the stop token; a restart goes on from the basis reached.
constexpr int kStepsBetweenLooks = 2000;
/// Subproblems between two roundings: a rounding costs about what a subproblem does.
constexpr int kNodesBetweenRoundings = 8;

/// Plain pointers to what solve() owns. Arrays that GLPK reads count from 1.
struct Call {
    const MilpColumn* columns = nullptr;
    const double* lower = nullptr;  ///< of columns, whole for integer ones
    const double* upper = nullptr;
    int columnCount = 0;
    const MilpRow* rows = nullptr;
    int rowCount = 0;
    const int* termRows = nullptr;
    const int* termColumns = nullptr;
    const double* coefficients = nullptr;
    int termCount = 0;
    bool whole = false;  ///< some column is integer or binary
    double gap = 0.0;
    long nodeLimit = 0;
    const std::stop_token* cancel = nullptr;
    const double* start = nullptr;  ///< counts from 1; null: none

    MilpStatus status = MilpStatus::Infeasible;
    bool failed = false;
    bool hasValues = false;
    bool startOffered = false;
    const MilpProblem* problem = nullptr;
    const MilpLimits* limits = nullptr;
    double* relaxed = nullptr;  ///< counts from 0
    double* rounded = nullptr;  ///< counts from 1
    int roundings = 0;
    std::exception_ptr* thrown = nullptr;  ///< by the caller's rounding; it may not pass through GLPK
    double bound = -kInfinity;
    long nodes = 0;
    bool nodeLimitReached = false;
    double* values = nullptr;  ///< counts from 0
    char message[400] = {};
    std::jmp_buf back;
};

extern "C" void onGlpkError(void* info)
{
    glp_free_env();
    std::longjmp(static_cast<Call*>(info)->back, 1);
}

/// GLPK writes only what led to an error: it is kept as the error's words and never reaches the terminal.
extern "C" int onGlpkText(void* info, const char* line)
{
    char* message = static_cast<Call*>(info)->message;
    const std::size_t used = std::strlen(message);
    std::strncat(message, line, sizeof Call::message - used - 1);
    return 1;
}

/// Asks the caller for whole values. Its objects are gone before GLPK is called again.
bool rounding(Call& call) noexcept
{
    try {
        const std::vector<double> values = call.limits->round(std::vector<double>(call.relaxed, call.relaxed + call.columnCount));
        if (!feasible(*call.problem, values)) return false;
        std::copy(values.begin(), values.end(), call.rounded + 1);
        return true;
    } catch (...) {
        *call.thrown = std::current_exception();
        return false;
    }
}

extern "C" void onGlpkNode(glp_tree* tree, void* info)
{
    Call& call = *static_cast<Call*>(info);
    int made = 0;
    glp_ios_tree_size(tree, nullptr, nullptr, &made);
    call.nodes = made;
    if (const int best = glp_ios_best_node(tree)) call.bound = std::max(call.bound, glp_ios_node_bound(tree, best));
    if (call.cancel->stop_requested()) glp_ios_terminate(tree);
    if (call.nodes > call.nodeLimit) {
        call.nodeLimitReached = true;
        glp_ios_terminate(tree);
    }
    if (glp_ios_reason(tree) == GLP_IHEUR && call.start && !call.startOffered) {
        call.startOffered = true;
        glp_ios_heur_sol(tree, call.start);
    } else if (glp_ios_reason(tree) == GLP_IHEUR && call.limits->round && call.roundings++ % kNodesBetweenRoundings == 0) {
        glp_prob* lp = glp_ios_get_prob(tree);
        for (int c = 1; c <= call.columnCount; ++c) call.relaxed[c - 1] = glp_get_col_prim(lp, c);
        if (rounding(call)) glp_ios_heur_sol(tree, call.rounded);
        if (*call.thrown) glp_ios_terminate(tree);
    }
}

int boundsType(double lower, double upper)
{
    if (lower == -kInfinity) return upper == kInfinity ? GLP_FR : GLP_UP;
    if (upper == kInfinity) return GLP_LO;
    return lower == upper ? GLP_FX : GLP_DB;
}

void eachBound(glp_prob* lp, Call& call)
{
    glp_add_cols(lp, call.columnCount);
    for (int c = 1; c <= call.columnCount; ++c) {
        const double lower = call.lower[c - 1], upper = call.upper[c - 1];
        glp_set_col_kind(lp, c, call.columns[c - 1].kind == ColumnKind::Continuous ? GLP_CV : GLP_IV);
        glp_set_col_bnds(lp, c, boundsType(lower, upper), lower, upper);
        glp_set_obj_coef(lp, c, call.columns[c - 1].cost);
    }
    if (call.rowCount > 0) glp_add_rows(lp, call.rowCount);
    for (int r = 1; r <= call.rowCount; ++r) {
        const MilpRow& row = call.rows[r - 1];
        glp_set_row_bnds(lp, r, boundsType(row.lower, row.upper), row.lower, row.upper);
    }
    glp_load_matrix(lp, call.termCount, call.termRows, call.termColumns, call.coefficients);
}

/// The relaxation, by the simplex method; false when the answer is known already (or never).
bool runRelaxation(glp_prob* lp, Call& call)
{
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.it_lim = kStepsBetweenLooks;
    glp_scale_prob(lp, GLP_SF_AUTO);
    glp_adv_basis(lp, 0);
    int code = GLP_EITLIM;
    bool again = true;
    while (code == GLP_EITLIM) {
        if (call.cancel->stop_requested()) {
            call.status = MilpStatus::Cancelled;
            return false;
        }
        code = glp_simplex(lp, &how);
        if (code != 0 && code != GLP_EITLIM && again) {
            // A basis that turned singular: once more from the plain one, which always can be factorised.
            again = false;
            glp_std_basis(lp);
            code = GLP_EITLIM;
        }
    }
    if (code != 0) {
        call.failed = true;
        return false;
    }
    switch (glp_get_status(lp)) {
    case GLP_OPT: call.bound = glp_get_obj_val(lp); return true;
    case GLP_NOFEAS: call.status = MilpStatus::Infeasible; return false;
    case GLP_UNBND: call.status = MilpStatus::Unbounded; return false;
    default: call.failed = true; return false;
    }
}

void runSearch(glp_prob* lp, Call& call)
{
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.mip_gap = call.gap;
    how.cb_func = onGlpkNode;
    how.cb_info = &call;
    // Rounding and mixed-integer cuts close much of the gap that fixed costs and one demand row leave; cover cuts work on rows of
    // binaries (budgets). No presolve: it would take away the columns in which a known answer is offered, and what it could
    // remove, portfolios do not write. No proximity search: it is stopped by time.
    how.mir_cuts = GLP_ON;
    how.gmi_cuts = GLP_ON;
    how.cov_cuts = GLP_ON;
    how.presolve = GLP_OFF;
    const int code = glp_intopt(lp, &how);
    const int found = glp_mip_status(lp);
    call.hasValues = found == GLP_OPT || found == GLP_FEAS;
    if (code == 0) {
        call.status = call.hasValues ? MilpStatus::Optimal : MilpStatus::Infeasible;
        if (call.hasValues) call.bound = glp_mip_obj_val(lp);
        call.failed = found == GLP_UNDEF;
    } else if (code == GLP_EMIPGAP) {
        call.status = MilpStatus::GapReached;
    } else if (code == GLP_ESTOP) {
        call.status = call.nodeLimitReached ? MilpStatus::NodeLimit : MilpStatus::Cancelled;
    } else {
        call.failed = true;
    }
    for (int c = 1; c <= call.columnCount && call.hasValues; ++c) call.values[c - 1] = glp_mip_col_val(lp, c);
}

void run(Call& call)
{
    glp_prob* lp = glp_create_prob();
    eachBound(lp, call);
    if (runRelaxation(lp, call)) {
        if (call.whole) {
            runSearch(lp, call);
        } else {
            call.status = MilpStatus::Optimal;
            call.hasValues = true;
            for (int c = 1; c <= call.columnCount; ++c) call.values[c - 1] = glp_get_col_prim(lp, c);
        }
    }
    glp_delete_prob(lp);
}

void guarded(Call& call)
{
    if (setjmp(call.back) != 0) {
        call.failed = true;
        call.hasValues = false;
        return;
    }
    glp_term_out(GLP_OFF);
    glp_term_hook(onGlpkText, &call);
    glp_error_hook(onGlpkError, &call);
    run(call);
    glp_free_env();
}

Error solverFault(const char* words)
{
    Error error;
    error.code = "milp.solver";
    error.found = words;
    std::replace(error.found.begin(), error.found.end(), '\n', ' ');
    return error;
}

double relativeGap(double objective, double bound)
{
    if (bound == -kInfinity) return kInfinity;
    const double away = std::max(0.0, objective - bound);
    return away == 0.0 ? 0.0 : away / std::max(std::abs(objective), DBL_EPSILON);
}

}  // namespace

Result<MilpResult> solve(const MilpProblem& problem, const MilpLimits& limits)
{
    if (const Status good = check(problem, limits); !good) return good.error();
    MilpResult result;
    if (limits.cancel.stop_requested()) {
        result.status = MilpStatus::Cancelled;
        return result;
    }
    Call call;
    std::vector<double> lower, upper, start{0.0}, coefficients{0.0};
    std::vector<int> termRows{0}, termColumns{0};
    for (const MilpColumn& column : problem.columns) {
        const bool whole = column.kind != ColumnKind::Continuous, binary = column.kind == ColumnKind::Binary;
        call.whole = call.whole || whole;
        lower.push_back(whole ? std::ceil(binary ? std::max(0.0, column.lower) : column.lower) : column.lower);
        upper.push_back(whole ? std::floor(binary ? std::min(1.0, column.upper) : column.upper) : column.upper);
        if (lower.back() > upper.back()) return result;  // no whole number between the bounds: infeasible
    }
    for (std::size_t r = 0; r < problem.rows.size(); ++r)
        for (const MilpTerm& term : problem.rows[r].terms) {
            if (term.coefficient == 0.0) continue;
            termRows.push_back(static_cast<int>(r) + 1);
            termColumns.push_back(static_cast<int>(term.column) + 1);
            coefficients.push_back(term.coefficient);
        }
    if (feasible(problem, limits.start)) start.insert(start.end(), limits.start.begin(), limits.start.end());
    std::vector<double> values(problem.columns.size(), 0.0), relaxed = values, rounded(values.size() + 1, 0.0);
    std::exception_ptr thrown;
    call.problem = &problem;
    call.limits = &limits;
    call.relaxed = relaxed.data();
    call.rounded = rounded.data();
    call.thrown = &thrown;
    call.columns = problem.columns.data();
    call.lower = lower.data();
    call.upper = upper.data();
    call.columnCount = static_cast<int>(problem.columns.size());
    call.rows = problem.rows.data();
    call.rowCount = static_cast<int>(problem.rows.size());
    call.termRows = termRows.data();
    call.termColumns = termColumns.data();
    call.coefficients = coefficients.data();
    call.termCount = static_cast<int>(coefficients.size()) - 1;
    call.gap = limits.relativeGap;
    call.nodeLimit = limits.nodes;
    call.cancel = &limits.cancel;
    call.start = start.size() > 1 ? start.data() : nullptr;
    call.values = values.data();
    guarded(call);
    if (thrown) std::rethrow_exception(thrown);

    if (call.failed) return solverFault(call.message);
    if (call.status == MilpStatus::Unbounded && call.whole) {
        // An unbounded relaxation: the problem is unbounded if any whole answer exists, which the same rows without cost tell.
        MilpProblem any = problem;
        MilpLimits how = limits;
        how.round = {};
        for (MilpColumn& column : any.columns) column.cost = 0.0;
        Result<MilpResult> some = solve(any, how);
        if (!some) return some;
        result.status = some->hasValues ? MilpStatus::Unbounded : some->status;
        return result;
    }
    result.status = call.status;
    result.bound = call.bound;
    result.nodes = call.nodes;
    if (call.hasValues) {
        for (std::size_t c = 0; c < values.size(); ++c)
            if (problem.columns[c].kind != ColumnKind::Continuous) values[c] = std::round(values[c]);
        if (!feasible(problem, values)) return solverFault("the answer does not keep the rows");
        result.hasValues = true;
        result.objective = objectiveOf(problem, values);
        result.values = std::move(values);
        result.gap = relativeGap(result.objective, result.bound);
        if (result.status == MilpStatus::Optimal) {
            result.bound = std::min(result.bound, result.objective);
            result.gap = relativeGap(result.objective, result.bound);
        }
    } else if (call.start) {
        // Stopped before the search took the known answer up.
        result.hasValues = true;
        result.values = limits.start;
        result.objective = objectiveOf(problem, result.values);
        result.gap = relativeGap(result.objective, result.bound);
    }
    if (result.status == MilpStatus::GapReached && result.gap <= 1e-12) result.status = MilpStatus::Optimal;
    return result;
}

}  // namespace rw::optimise
