// SPDX-License-Identifier: GPL-3.0-or-later
// Moist air against PsychroLib, an independent engine of the same equations (MIT), on random states.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import psychrolib from "psychrolib";

psychrolib.SetUnitSystem(psychrolib.SI);

// A generator of its own, so that a failure comes back (Park and Miller).
let seed = 20261122;
function random(low, high) {
    seed = (seed * 48271) % 2147483647;
    return low + (high - low) * (seed / 2147483647);
}

const kTemperature = 0.005; // K; PsychroLib iterates to 0.001
const kHumidity = 5e-4;     // of the humidity ratio
const points = [];
for (let i = 0; i < 20000; ++i) points.push([random(-40, 55), random(0.02, 1), random(60000, 110000)]);

test("wet bulb, dew point and humidity ratio are those of PsychroLib", () => {
    const run = spawnSync(process.env.RW_AIR, { input: points.map((p) => p.join(" ")).join("\n"), maxBuffer: 1 << 28 });
    assert.equal(run.status, 0);
    const rows = run.stdout.toString().trim().split("\n").map((line) => line.split(" ").map(Number));
    assert.equal(rows.length, points.length);
    let twofold = 0;
    rows.forEach(([wet, dew, ratio], i) => {
        const [t, rh, p] = points[i];
        const state = `${t} °C, ${rh}, ${p} Pa: ${wet}, ${dew}, ${ratio}`;
        const theirs = psychrolib.GetTWetBulbFromRelHum(t, rh, p);
        // At freezing the balance holds over ice and over water at once: each may take its own of the two.
        if (Math.abs(wet) < 1 && Math.abs(theirs) < 1 && Math.abs(wet - theirs) > kTemperature) ++twofold;
        else assert.ok(Math.abs(wet - theirs) <= kTemperature, `${state}; wet bulb ${theirs}`);
        const theirDew = psychrolib.GetTDewPointFromRelHum(t, rh);
        assert.ok(Math.abs(dew - theirDew) <= kTemperature, `${state}; dew point ${theirDew}`);
        const theirRatio = psychrolib.GetHumRatioFromRelHum(t, rh, p);
        assert.ok(Math.abs(ratio / theirRatio - 1) <= kHumidity, `${state}; humidity ratio ${theirRatio}`);
    });
    // Few states lie there; more would hide a fault.
    assert.ok(twofold <= points.length / 100, `${twofold} states at freezing`);
});
