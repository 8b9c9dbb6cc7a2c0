#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nodal solution of the radial feeder in radial_feeder_cases.cpp, in volts, amperes and ohms a phase.

An independent method: the bus admittance matrix of the whole network with the transformer's turns ratio,
solved for constant-power loads by the implicit Z-bus Gauss iteration. Prints the expected figures, from which the table
in radial_feeder_cases.cpp is copied. Needs numpy; the test itself does not.
"""
import numpy as np

SOURCE_KV = 10.0
# name: (upstream, nominal V at its end, R ohm, X ohm, load W, power factor); a change of nominal voltage
# is a transformer whose impedance stands on its lower side.
BRANCHES = {
    "mv-cable": ("source", 10000.0, 0.32, 0.25, 0.0, 1.0),
    "mv-spur": ("mv-cable", 10000.0, 0.85, 0.40, 420e3, 0.92),
    "transformer": ("mv-cable", 415.0, 0.0012, 0.0068, 0.0, 1.0),
    "board": ("transformer", 415.0, 0.0006, 0.0005, 60e3, 0.85),
    "busway-1": ("board", 415.0, 0.0031, 0.0022, 90e3, 0.99),
    "busway-2": ("busway-1", 415.0, 0.0031, 0.0022, 110e3, 0.97),
    "busway-3": ("busway-2", 415.0, 0.0040, 0.0025, 75e3, 1.0),
    "cable-4": ("board", 415.0, 0.0110, 0.0030, 140e3, 0.95),
    "cable-5": ("board", 415.0, 0.0210, 0.0045, 45e3, 0.80),
}


def main():
    names = list(BRANCHES)
    index = {name: k for k, name in enumerate(names)}
    nominal = {"source": SOURCE_KV * 1e3, **{n: b[1] for n, b in BRANCHES.items()}}
    count = len(names)
    y = np.zeros((count + 1, count + 1), dtype=complex)  # the last one is the source
    place = lambda name: index.get(name, count)
    for name, (up, volts, r, x, _, _) in BRANCHES.items():
        ratio = nominal[up] / volts
        series = 1.0 / complex(r, x)
        i, j = place(up), place(name)
        y[i, i] += series / ratio**2
        y[i, j] -= series / ratio
        y[j, i] -= series / ratio
        y[j, j] += series
    power = np.zeros(count, dtype=complex)
    for name, (_, _, _, _, watts, pf) in BRANCHES.items():
        power[index[name]] = complex(watts, watts * np.sqrt(1 - pf**2) / pf) / 3.0
    source = SOURCE_KV * 1e3 / np.sqrt(3.0)
    z = np.linalg.inv(y[:count, :count])
    no_load = -z @ y[:count, count] * source
    v = no_load.copy()
    for _ in range(500):
        v = no_load - z @ np.conj(power / v)
    residual = y[:count, :count] @ v + y[:count, count] * source + np.conj(power / v)
    assert np.max(np.abs(residual)) < 1e-7
    from_source = 3.0 * source * np.conj(y[count, :count] @ v + y[count, count] * source)
    print(f"source P {from_source.real:.9f} W, Q {from_source.imag:.9f} var")
    print(f"losses {from_source.real - 3.0 * power.real.sum():.9f} W")
    for name in names:
        print(f"{name} {abs(v[index[name]]) * np.sqrt(3.0) / nominal[name]:.12f}")


if __name__ == "__main__":
    main()
