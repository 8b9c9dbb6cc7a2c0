// SPDX-License-Identifier: GPL-3.0-or-later
// Networks as EPANET input files: random ones, and manifolds as a row of racks has them.

/** A generator of numbers in [0, 1) that gives the same on every machine (mulberry32). */
export function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

function file(title, sections, headloss = "D-W") {
    const options = ["Units LPS", `Headloss ${headloss}`, "Specific Gravity 1.0", "Viscosity 0.8", "Trials 500",
                     "Accuracy 0.00000001"];
    const all = {TITLE: [title], ...sections, OPTIONS: options, TIMES: ["Duration 0"]};
    return Object.entries(all).map(([name, lines]) => `[${name}]\n${lines.join("\n")}\n`).join("") + "[END]\n";
}

/** A random tree with chords, demands, one or two reservoirs and a pump; valves where wanted. */
export function randomNetwork(seed, {nodes = 30, headloss = "D-W", valves = false} = {}) {
    const random = seeded(seed);
    const between = (low, high) => low + (high - low) * random();
    const below = n => Math.floor(random() * n);
    const sections = {JUNCTIONS: [], RESERVOIRS: [`R ${between(60, 80).toFixed(2)}`, `S ${between(10, 30).toFixed(2)}`],
                      PIPES: [], PUMPS: ["PU S N1 HEAD 1"], VALVES: [], CURVES: []};
    const roughness = () => headloss === "D-W" ? between(0.0015, 0.15).toFixed(4) : between(80, 150).toFixed(1);
    for (let i = 1; i <= nodes; ++i)
        sections.JUNCTIONS.push(`N${i} ${between(0, 10).toFixed(2)} ${below(2) ? between(0.2, 4).toFixed(3) : 0}`);
    let pipes = 0;
    const pipe = (a, b, checked) => sections.PIPES.push(
        `P${++pipes} ${a} ${b} ${between(5, 120).toFixed(2)} ${between(60, 250).toFixed(1)} ${roughness()} ` +
        `${between(0, 6).toFixed(2)} ${checked ? "CV" : "Open"}`);
    for (let i = 1; i <= nodes; ++i) pipe(i === 1 ? "R" : `N${1 + below(i - 1)}`, `N${i}`, false);
    for (let i = 0; i < nodes / 2; ++i) {
        const a = 1 + below(nodes), b = 1 + below(nodes);
        if (a !== b) pipe(`N${a}`, `N${b}`, valves && below(4) === 0);
    }
    if (valves) {
        const kinds = [["TCV", () => between(2, 50).toFixed(2)], ["FCV", () => between(0.5, 5).toFixed(2)],
                       ["PRV", () => between(20, 45).toFixed(2)]];
        // Each valve feeds a junction of its own, so that none meets another.
        for (let i = 0; i < 3; ++i) {
            const [kind, setting] = kinds[i];
            const node = `V${i}`;
            sections.JUNCTIONS.push(`${node} 2 ${between(0.5, 2).toFixed(2)}`);
            sections.VALVES.push(`X${i} N${1 + below(nodes)} ${node} 100 ${kind} ${setting()} 2`);
            pipe(`N${1 + below(nodes)}`, node, false);
        }
    }
    sections.CURVES.push(`1 ${between(10, 40).toFixed(2)} ${between(35, 60).toFixed(2)}`);
    return file(`random network ${seed}`, sections, headloss);
}

/** A closed loop: pump, headers, a pair of manifolds for each row, racks in parallel. About 3 pipes a rack. */
export function manifold(rows, racks) {
    const flow = 1;  // L/s of a rack
    const bore = (q, v) => (Math.sqrt(4e-3 * q / (Math.PI * v)) * 1000).toFixed(2);
    const sections = {JUNCTIONS: ["S0-0 0 0"], RESERVOIRS: ["R0-0 20"], PIPES: [], PUMPS: ["PU R0-0 S0-0 HEAD 1"],
                      CURVES: [`1 ${rows * racks * flow} 40`]};
    const pipe = (id, a, b, length, d, k) => sections.PIPES.push(`${id} ${a} ${b} ${length} ${d} 0.045 ${k} Open`);
    const header = bore(flow * rows * racks, 2.5), row = bore(flow * racks, 2), branch = bore(flow, 1.2);
    for (let r = 1; r <= rows; ++r) {
        sections.JUNCTIONS.push(`S${r}-0 0 0`, `R${r}-0 0 0`);
        pipe(`HS${r}`, `S${r - 1}-0`, `S${r}-0`, 3, header, 0.2);
        pipe(`HR${r}`, `R${r}-0`, `R${r - 1}-0`, 3, header, 0.2);
        for (let i = 1; i <= racks; ++i) {
            sections.JUNCTIONS.push(`S${r}-${i} 0 0`, `R${r}-${i} 0 0`);
            pipe(`MS${r}-${i}`, `S${r}-${i - 1}`, `S${r}-${i}`, i === 1 ? 6 : 0.8, row, i === 1 ? 2 : 0.1);
            pipe(`MR${r}-${i}`, `R${r}-${i}`, `R${r}-${i - 1}`, i === 1 ? 6 : 0.8, row, i === 1 ? 2 : 0.1);
            pipe(`B${r}-${i}`, `S${r}-${i}`, `R${r}-${i}`, (4 + 0.1 * (i % 7)).toFixed(1), branch, 12 + i % 5);
        }
    }
    return file(`manifold of ${rows} rows of ${racks} racks`, sections);
}
