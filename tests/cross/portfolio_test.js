// SPDX-License-Identifier: GPL-3.0-or-later
// The same random portfolios by HiGHS and by the core: objectives within 1e-6, and the same ones without an answer.
import {execFileSync} from "node:child_process";
import {test} from "node:test";
import assert from "node:assert/strict";
import highsLoader from "highs";

const program = process.env.RW_PORTFOLIOS;
assert.ok(program, "RW_PORTFOLIOS names cross_portfolio_problems");
const kTolerance = 1e-6;  // of the objective: what both solvers tell apart, ten times

test("random portfolios of 10 sites and 3 periods", async () => {
    const highs = await highsLoader();
    const lines = execFileSync(program, {maxBuffer: 1 << 28}).toString().trim().split("\n");
    let worst = 0, solved = 0, refused = 0;
    for (const line of lines) {
        const ours = JSON.parse(line);
        if (!ours.possible) {
            assert.equal(ours.state, "infeasible", `portfolio ${ours.seed}`);
            continue;
        }
        const theirs = highs.solve(ours.lp, {mip_rel_gap: 0, mip_abs_gap: 1e-9});
        if (theirs.Status === "Infeasible") {
            assert.equal(ours.state, "infeasible", `portfolio ${ours.seed}`);
            ++refused;
            continue;
        }
        assert.equal(theirs.Status, "Optimal", `portfolio ${ours.seed}`);
        assert.equal(ours.state, "optimal", `portfolio ${ours.seed}`);
        const off = Math.abs(ours.objective - theirs.ObjectiveValue) / Math.max(1, Math.abs(theirs.ObjectiveValue));
        assert.ok(off <= kTolerance, `portfolio ${ours.seed}, ${ours.goal}: ${ours.objective}, HiGHS ${theirs.ObjectiveValue}`);
        worst = Math.max(worst, off);
        ++solved;
    }
    assert.ok(solved > 80 && refused > 10, `${solved} solved, ${refused} refused`);
    console.log(`  ${solved} solved, ${refused} without an answer, largest difference ${worst.toExponential(1)}`);
});
