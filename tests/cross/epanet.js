// SPDX-License-Identifier: GPL-3.0-or-later
// EPANET's own engine, compiled to WebAssembly (npm epanet-js).
import {Project, Workspace} from "epanet-js";

const workspace = new Workspace();
await workspace.loadModule();

const kHead = 10, kFlow = 8;  // EN_HEAD, EN_FLOW
const kNodes = 0, kLinks = 2;  // EN_NODECOUNT, EN_LINKCOUNT

/** Heads (m) by node, flows (L/s) by link, and the seconds that solving took. */
export function solve(inp) {
    const project = new Project(workspace);
    workspace.writeFile("net.inp", inp);
    project.open("net.inp", "net.rpt", "net.bin");
    const started = process.hrtime.bigint();
    project.openH();
    project.initH(0);
    project.runH();
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const heads = {}, flows = {};
    for (let i = 1; i <= project.getCount(kNodes); ++i) heads[project.getNodeId(i)] = project.getNodeValue(i, kHead);
    for (let i = 1; i <= project.getCount(kLinks); ++i) flows[project.getLinkId(i)] = project.getLinkValue(i, kFlow);
    project.closeH();
    project.close();
    return {heads, flows, seconds};
}
