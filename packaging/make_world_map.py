#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/map/land-110m.json from the land outline of Natural Earth at 1:110 million.

Usage: make_world_map.py LAND_110M_JSON TARGET_JSON

The input is land-110m.json of the npm package world-atlas 2.0.2 ("npm install world-atlas@2.0.2"): TopoJSON
whose arcs are quantised and delta-coded, and whose rings run across the antimeridian and round the pole.
Here arcs become rings in degrees, rings are cut at the antimeridian and closed along the pole's line, and
each is written as whole hundredths of a degree: the first point, then steps. Same input, same bytes.
"""
import json
import pathlib
import sys

STEPS_PER_DEGREE = 100
EDGE_STEP = 3.0  # degrees; along cuts, where a projection bends what is straight here
LINE = 110       # characters


def arcs_in_degrees(topology):
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def ring_of(indices, arcs):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    assert points[0] == points[-1], "a ring is not closed"
    return points[:-1]


def unrolled(ring):
    """Longitudes without jumps; a ring round a pole is led along that pole's line."""
    points = [ring[0]]
    for lon, lat in ring[1:] + ring[:1]:
        turns = round((points[-1][0] - lon) / 360.0)
        points.append((lon + 360.0 * turns, lat))
    if abs(points[-1][0] - points[0][0]) > 180.0:
        pole = -90.0 if points[0][1] < 0.0 else 90.0
        return points + [(points[-1][0], pole), (points[0][0], pole)]
    return points[:-1]


def clipped(ring, bound, sign):
    """The part of a ring with sign * longitude <= sign * bound (Sutherland and Hodgman)."""
    out = []
    for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring):
        inside0, inside1 = sign * x0 <= sign * bound, sign * x1 <= sign * bound
        if inside0 != inside1:
            out.append((bound, y0 + (y1 - y0) * (bound - x0) / (x1 - x0)))
        if inside1:
            out.append((x1, y1))
    return out


def refined(ring):
    """Points along the cuts, that follow the bent edge of a projected world."""
    out = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        out.append((x0, y0))
        if x0 == x1 and abs(x0) == 180.0:
            parts = int(abs(y1 - y0) / EDGE_STEP) + 1
            out += [(x0, y0 + (y1 - y0) * k / parts) for k in range(1, parts)]
    return out


def quantised(ring):
    points = []
    for lon, lat in ring:
        point = (round(lon * STEPS_PER_DEGREE), round(lat * STEPS_PER_DEGREE))
        if not points or points[-1] != point:
            points.append(point)
    while len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def written(ring):
    numbers = []
    x = y = 0
    for lon, lat in ring:
        numbers += [lon - x, lat - y]
        x, y = lon, lat
    lines, line = [], ""
    for k, number in enumerate(numbers):
        piece = str(number) + ("," if k + 1 < len(numbers) else "")
        if len(line) + len(piece) > LINE:
            lines.append(line)
            line = ""
        line += piece
    return "[" + "\n".join(lines + [line]) + "]"


def main(source, target):
    topology = json.loads(pathlib.Path(source).read_text())
    arcs = list(arcs_in_degrees(topology))
    land = topology["objects"]["land"]
    shapes = land["geometries"] if land["type"] == "GeometryCollection" else [land]
    rings = []
    for shape in shapes:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            for indices in polygon:
                whole = unrolled(ring_of(indices, arcs))
                for shift in (-360.0, 0.0, 360.0):
                    moved = [(lon + shift, lat) for lon, lat in whole]
                    part = clipped(moved, 180.0, 1.0)
                    part = clipped(part, -180.0, -1.0) if part else part
                    ring = quantised(refined(part))
                    if len(ring) >= 3 and len({lon for lon, _ in ring}) > 1:
                        rings.append(ring)
    text = ('{\n"format": "rackwright-land",\n"format_version": 1,\n'
            '"source": "Natural Earth, land, 1:110 million (public domain), from world-atlas 2.0.2",\n'
            f'"steps_per_degree": {STEPS_PER_DEGREE},\n"rings": [\n')
    text += ",\n".join(written(ring) for ring in rings) + "\n]\n}\n"
    pathlib.Path(target).write_text(text)
    print(f"{len(rings)} rings, {sum(map(len, rings))} points, {len(text)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
