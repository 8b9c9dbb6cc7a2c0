#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every example and every stored plan of the current format to the published JSON Schema.

usage: check_schema.py SOURCE_FOLDER
"""
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / "resources/schema/rackwright-plan.schema.json").read_text(encoding="utf-8"))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
version = schema["properties"]["format_version"]["const"]

failures = 0
plans = sorted((root / "resources/examples").glob("*.rackwright"))
plans += sorted((root / f"tests/formats/v{version}").glob("*.rackwright"))
for path in plans:
    plan = json.loads(path.read_text(encoding="utf-8"))
    for error in validator.iter_errors(plan):
        failures += 1
        where = "/".join(str(step) for step in error.absolute_path)
        print(f"{path.relative_to(root)}: {where}: {error.message}", file=sys.stderr)

# A schema that allows everything would pass all of the above.
plan = json.loads(plans[-1].read_text(encoding="utf-8"))


def broken(change):
    bad = copy.deepcopy(plan)
    change(bad)
    return bad


changes = [
    lambda p: p.pop("format"),
    lambda p: p.update(format_version=version + 1),
    lambda p: p["programme"].update(target_GW=-1),
    lambda p: p["programme"].update(target_GW="6"),
    lambda p: p["programme"].update(basis="moon"),
    lambda p: p.update(halls={}),
    lambda p: p.update(halls=[{"name": "without id"}]),
    lambda p: p.update(halls=[{"id": "Not A Slug"}]),
    lambda p: p.update(halls=[{"id": "a", "racks": 1.5}]),
    lambda p: p.update(sites=[{"id": "a", "grid_date": "soon"}]),
    lambda p: p.update(sites=[{"id": "a", "sources": [{"grade": "press"}]}]),
    lambda p: p.update(sites=[{"id": "a", "sources": [{"field": "generation", "grade": "best"}]}]),
]
for number, change in enumerate(changes):
    if validator.is_valid(broken(change)):
        failures += 1
        print(f"the schema lets broken plan {number} pass", file=sys.stderr)

print(f"{len(plans)} plans, {len(changes)} broken ones, {failures} failures")
sys.exit(1 if failures or len(plans) < 2 else 0)
