// SPDX-License-Identifier: GPL-3.0-or-later
// Milliseconds that EPANET takes for a network file: the middle of five runs. For the benchmark.
import {readFileSync} from "node:fs";
import {solve} from "./epanet.js";
import {manifold} from "./networks.js";

const inp = process.argv[2] ? readFileSync(process.argv[2], "utf8") : manifold(100, 86);
const times = [1, 2, 3, 4, 5].map(() => solve(inp).seconds * 1e3).sort((a, b) => a - b);
console.log(times[2].toFixed(1));
