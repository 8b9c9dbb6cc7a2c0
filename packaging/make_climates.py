#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/climate/*.json from a folder of climate tables (one JSON file a place).

Usage: make_climates.py SOURCE_FOLDER TARGET_FOLDER

The tables hold statistics, day tables, hour shapes and joint bins that were computed from 8,760 hours
of a weather year. Here they are checked against themselves and written in the program's own compact
form: a line a day, a line a dry-bulb bin.
"""
import json
import pathlib
import sys

ATTRIBUTION = {
    "NREL": ("Typical Meteorological Year 3 data by the National Renewable Energy Laboratory (NREL), "
             "U.S. Department of Energy", "Public domain (United States)"),
    "Open-Meteo": ("Weather data by Open-Meteo.com (https://open-meteo.com), CC BY 4.0; contains modified "
                   "Copernicus Climate Change Service information", "CC-BY-4.0"),
}


def line(value):
    return json.dumps(value, ensure_ascii=False)


def check(place):
    bins = place["joint_bins"]
    assert sum(hours for _, _, hours in bins) == 8760, "bins do not sum to a year"
    assert all(dry >= wet and hours > 0 for dry, wet, hours in bins)
    assert len(place["days"]) == 365 and len(place["shape"]) == 12
    assert all(low <= high for low, high, _ in place["days"])
    assert all(len(shape) == 24 and min(shape) == 0.0 and max(shape) == 1.0 for shape in place["shape"])
    told = place["statistics"]
    assert min(day[0] for day in place["days"]) == told["dry_bulb"]["min"]
    assert max(day[1] for day in place["days"]) == told["dry_bulb"]["max"]


def rows(bins):
    """One row a dry-bulb bin: its floor, the floor of the first wet-bulb bin, hours of each from there."""
    table = {}
    for dry, wet, hours in bins:
        table.setdefault(dry, {})[wet] = hours
    for dry in sorted(table):
        wets = table[dry]
        first = min(wets)
        yield [dry, first] + [wets.get(wet, 0) for wet in range(first, max(wets) + 1)]


def written(place):
    attribution, licence = next(ATTRIBUTION[key] for key in ATTRIBUTION if place["source"].startswith(key))
    told = place["statistics"]
    dry, wet = told["dry_bulb"], told["wet_bulb"]
    pairs = lambda table: [[int(limit), hours] for limit, hours in table.items()]
    head = [
        ("format", "rackwright-climate"),
        ("format_version", 1),
        ("id", place["id"]),
        ("name", place["name"]),
        ("country", place["country"]),
        ("latitude", place["latitude_deg"]),
        ("longitude", place["longitude_deg"]),
        ("elevation_m", place["elevation_m"]),
        ("utc_offset_h", place["utc_offset_h"]),
        ("pressure_Pa", place["pressure_pa"]),
        ("source", place["source"]),
        ("attribution", attribution),
        ("licence", licence),
        ("dry_bulb_mean_C", dry["mean"]),
        ("dry_bulb_lowest_C", dry["min"]),
        ("dry_bulb_highest_C", dry["max"]),
        ("wet_bulb_mean_C", wet["mean"]),
        ("wet_bulb_highest_C", wet["max"]),
        # [share of the hours at most so warm, temperature]
        ("dry_bulb_percentiles_C", [[0.004, dry["p0_4"]], [0.98, dry["p98"]], [0.99, dry["p99"]], [0.996, dry["p99_6"]]]),
        ("wet_bulb_percentiles_C", [[0.98, wet["p98"]], [0.99, wet["p99"]], [0.996, wet["p99_6"]]]),
        # [temperature, hours at most so warm]
        ("dry_bulb_hours_C", pairs(told["hours_dry_bulb_at_most"])),
        ("wet_bulb_hours_C", pairs(told["hours_wet_bulb_at_most"])),
    ]
    tables = [
        ("months", place["shape"]),  # 24 fractions of the day's range, hour 1 first
        ("days", place["days"]),     # lowest and highest dry bulb, mean dew point
        ("bins", list(rows(place["joint_bins"]))),
    ]
    out = ["  %s: %s" % (line(key), line(value)) for key, value in head]
    for key, table in tables:
        body = ",\n".join("    " + line(row) for row in table)
        out.append("  %s: [\n%s\n  ]" % (line(key), body))
    return "{\n" + ",\n".join(out) + "\n}\n"


def main(source, target):
    for path in sorted(pathlib.Path(source).glob("*.json")):
        place = json.loads(path.read_text(encoding="utf-8"))
        check(place)
        (pathlib.Path(target) / path.name).write_text(written(place), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
