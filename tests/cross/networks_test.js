// SPDX-License-Identifier: GPL-3.0-or-later
// The same networks by EPANET and by rackwright-cli: flows within 0.3 % of the largest, heads within
// 1 cm and 0.1 % of their range.
import {execFileSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {test} from "node:test";
import assert from "node:assert/strict";
import {solve} from "./epanet.js";
import {manifold, randomNetwork} from "./networks.js";

const cli = process.env.RW_CLI;
assert.ok(cli, "RW_CLI names rackwright-cli");
const kFlowTolerance = 3e-3;  // of the largest flow: validation.md, V19
const kHeadTolerance = 0.01;  // m

function solvedByCli(folder, inp) {
    const path = join(folder, "net.inp");
    writeFileSync(path, inp);
    let out;
    try {
        out = execFileSync(cli, ["network", path, "--json"], {maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"]});
    } catch (error) {
        // 1: solved, and there are error findings (a node below the vapour pressure).
        if (error.status !== 1) throw new Error(error.stderr.toString());
        out = error.stdout;
    }
    return JSON.parse(out);
}

function compare(folder, inp, name) {
    const theirs = solve(inp);
    const ours = solvedByCli(folder, inp);
    const largest = Math.max(...Object.values(theirs.flows).map(Math.abs));
    let worst = 0;
    for (const link of ours.links) worst = Math.max(worst, Math.abs(link.flow_m3_s * 1e3 - theirs.flows[link.id]));
    assert.equal(ours.links.length, Object.keys(theirs.flows).length);
    assert.ok(worst <= kFlowTolerance * largest, `${name}: flows differ by ${worst} of ${largest} L/s`);
    // EPANET counts 32.2 ft/s2, 0.08 % more than standard gravity: heads differ by that share of what is lost.
    const heads = Object.values(theirs.heads);
    const range = Math.max(...heads) - Math.min(...heads);
    let head = 0;
    for (const node of ours.nodes) head = Math.max(head, Math.abs(node.head_m - theirs.heads[node.id]));
    assert.ok(head <= kHeadTolerance + 1e-3 * range, `${name}: heads differ by ${head} m of ${range} m`);
    return worst / largest;
}

const folder = mkdtempSync(join(tmpdir(), "rackwright-cross-"));
test.after(() => rmSync(folder, {recursive: true}));

for (const [kind, options] of [["pipes and a pump", {}], ["Hazen-Williams", {headloss: "H-W"}], ["valves", {valves: true}],
                               ["larger", {nodes: 300}]])
    test(`random networks: ${kind}`, () => {
        let worst = 0;
        for (let seed = 1; seed <= 40; ++seed) worst = Math.max(worst, compare(folder, randomNetwork(seed, options), `${kind} ${seed}`));
        console.log(`  ${kind}: largest difference ${(100 * worst).toFixed(4)} % of the largest flow`);
    });

for (const [rows, racks] of [[1, 16], [4, 25], [20, 40]])
    test(`a manifold of ${rows} rows of ${racks} racks`, () => {
        const worst = compare(folder, manifold(rows, racks), "manifold");
        console.log(`  largest difference ${(100 * worst).toFixed(4)} % of the largest flow`);
    });
