# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of hours, as a user and a spreadsheet meet it."""
import csv
import io
import unittest

from support import Case

COLUMNS = ["hour", "site", "month", "day", "dry_bulb_C", "wet_bulb_C", "it_W", "facility_W", "grid_W", "pue", "water_m3", "mode"]


class Year(Case):
    def rows(self):
        return list(csv.DictReader(io.StringIO(self.read("hours.csv").decode())))

    def test_hours_as_csv_sum_to_the_figures_of_calc(self):
        out, _ = self.run_cli("year", "6gw.rackwright", "-o", "hours.csv")
        self.assertIn("Annual PUE", out)
        self.assertEqual(self.read("hours.csv").decode().splitlines()[0], ",".join(COLUMNS))
        rows = self.rows()
        self.assertEqual(len(rows), 8760)
        self.assertEqual([rows[0]["hour"], rows[-1]["hour"]], ["1", "8760"])
        self.assertEqual((rows[-1]["month"], rows[-1]["day"]), ("12", "31"))
        it = sum(float(r["it_W"]) for r in rows)
        facility = sum(float(r["facility_W"]) for r in rows)
        grid = sum(float(r["grid_W"]) for r in rows)
        figures = self.run_json("calc", "6gw.rackwright", "--json")
        building, programme = figures["buildings"][0], figures["programme"]
        self.assertAlmostEqual(facility / it / building["pue_annual"], 1.0, delta=1e-9)
        weighted = sum(float(r["pue"]) * float(r["it_W"]) for r in rows) / it
        self.assertAlmostEqual(weighted / building["pue_annual"], 1.0, delta=1e-9)
        self.assertAlmostEqual(grid * 3600.0 / programme["energy_J_per_year"], 1.0, delta=1e-9)
        modes = {m: sum(r["mode"] == m for r in rows) for m in ("free", "partial", "mechanical")}
        self.assertEqual(sum(modes.values()), 8760)
        self.assertAlmostEqual(modes["free"] / 8760, building["free_cooling_share"], delta=1e-12)

    def test_towers_take_water_and_a_year_explains_itself(self):
        towers = ["--set", "heat_rejection[dry-cooler-1500].kind=tower", "--set", "heat_rejection[dry-cooler-1500].approach=4 K"]
        year = self.run_json("year", "6gw.rackwright", "--json", *towers)["sites"][0]
        self.assertGreater(year["wue_L_per_kWh"], 0.5)
        self.assertAlmostEqual(sum(m["water_m3"] for m in year["months"]) / year["water_m3_per_year"], 1.0, delta=1e-9)
        root = self.run_json("explain", "6gw.rackwright", "programme.sites_by_name[standard].wue_L_per_kWh", "--json", *towers)
        self.assertEqual(root["unit"], "L/kWh")
        self.assertAlmostEqual(root["value"], year["wue_L_per_kWh"], delta=1e-12)

    def test_an_unknown_site_is_told_with_those_there_are(self):
        _, err = self.run_cli("year", "6gw.rackwright", "--site", "nowhere", code=2)
        self.assertIn("standard", err)
        self.assertIn("nowhere", err)


if __name__ == "__main__":
    unittest.main()
