# SPDX-License-Identifier: GPL-3.0-or-later
"""rackwright-cli takeoff: lengths and quantities of halls, buildings, sites and the programme."""
import csv
import io
import unittest

from support import Case


def total(bill, item, place=None):
    return sum(line.get("count", line.get("length_m", line.get("volume_m3", line.get("mass_kg"))))
               for line in bill["lines"] if line["item"] == item and place in (None, line["place"]))


class TakeOff(Case):
    def bill(self, *arguments, plan="6gw.rackwright"):
        return self.run_json("takeoff", plan, *arguments, "--json")

    def test_keys_that_scripts_lean_on(self):
        bill = self.bill("--building", "standard-building")
        self.assertEqual((bill["scope"], bill["id"], bill["problems"]), ("building", "standard-building", []))
        self.assertGreater(bill["count"], 1)
        for line in bill["lines"]:
            self.assertIn(line["place"], ("hall", "building", "site"))
            self.assertIn(line["how"], ("drawn", "laid_out_drawn", "laid_out", "typed", "counted", "rule", "derived"))
            self.assertEqual(1, sum(key in line for key in ("count", "length_m", "volume_m3", "mass_kg")), line)
        for item in ("rack", "rack_place", "cdu", "air_unit", "pipe", "hose", "coupling", "coolant", "facility_water", "glycol",
                     "generator", "transformer", "ups", "busway", "busway_length", "conductor", "copper", "aluminium"):
            self.assertGreater(total(bill, item), 0, item)

    def test_parts_make_the_whole(self):
        building = self.bill("--building", "standard-building")
        hall = self.bill("--hall", "standard-hall")
        self.assertEqual(hall["building"], "standard-building")
        for item in ("rack", "hose", "coolant", "busway_length"):
            self.assertAlmostEqual(hall["count"] * total(hall, item) / total(building, item, "hall"), 1.0, delta=1e-9)
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        self.assertAlmostEqual(total(self.bill(), "rack"), calc["programme"]["racks_placed"])
        self.assertEqual(calc["buildings"][0]["take_off"], building)
        self.assertEqual(calc["programme"]["take_off"], self.bill())
        site = self.bill("--site", calc["programme"]["sites_by_name"][0]["id"])
        self.assertGreaterEqual(total(site, "rack"), total(building, "rack"))

    def test_csv_holds_every_bill(self):
        out, _ = self.run_cli("takeoff", "6gw.rackwright", "-o", "bill.csv")
        self.assertEqual(out, "")
        rows = list(csv.DictReader(io.StringIO(self.read("bill.csv").decode())))
        self.assertEqual({r["scope"] for r in rows}, {"building", "site", "programme"})
        self.assertEqual(list(rows[0]), ["scope", "id", "place", "item", "what", "size", "quantity", "unit", "how", "grade"])
        racks = sum(float(r["quantity"]) for r in rows if r["scope"] == "programme" and r["item"] == "rack")
        self.assertAlmostEqual(racks, total(self.bill(), "rack"))
        litres = sum(float(r["quantity"]) for r in rows if r["scope"] == "programme" and r["item"] == "coolant")
        self.assertAlmostEqual(litres / total(self.bill(), "coolant") / 1000.0, 1.0, delta=1e-9)
        self.run_cli("takeoff", "6gw.rackwright", "--hall", "standard-hall", "-o", "hall.csv")
        self.assertEqual({r["scope"] for r in csv.DictReader(io.StringIO(self.read("hall.csv").decode()))}, {"hall"})

    def test_what_if(self):
        rule = "buildings[standard-building].cooling.piping.hose_length"
        longer = self.bill("--set", rule + "=4 m")
        self.assertAlmostEqual(total(longer, "hose") / total(self.bill(), "hose"), 2.0, delta=1e-9)
        self.assertGreater(total(self.bill("--set", "programme.target=7 GW"), "rack"), total(self.bill(), "rack"))

    def test_text_and_refusals(self):
        out, _ = self.run_cli("takeoff", "6gw.rackwright", "--hall", "standard-hall")
        for word in ("Hoses", "DN", "Coolant", "drawn", "In halls"):
            self.assertIn(word, out)
        _, err = self.run_cli("takeoff", "6gw.rackwright", "--hall", "nowhere", code=2)
        self.assertIn("standard-hall", err)
        _, err = self.run_cli("takeoff", "6gw.rackwright", "--building", "nowhere", code=2)
        self.assertIn("standard-building", err)
        self.run_cli("takeoff", "6gw.rackwright", "--hall", "standard-hall", "--building", "standard-building", code=2)


if __name__ == "__main__":
    unittest.main()
