# SPDX-License-Identifier: GPL-3.0-or-later
"""Hourly series of load, carbon and price, as a user meets them."""
import json
import unittest

from support import Case


def rows(values, head=""):
    return (head + "".join(f"{v}\n" for v in values)).encode()


class Series(Case):
    def test_a_load_a_carbon_and_a_price_series_make_the_year(self):
        flat = self.run_json("year", "6gw.rackwright", "--json")["sites"][0]
        before = self.read("6gw.rackwright")
        self.write("load.csv", rows([0.9 if 8 <= h < 20 else 0.5 for h in range(24)], "load\n"))
        self.write("carbon.csv", rows([300 + 200 * (h % 24 in range(12, 20)) for h in range(8760)]))
        self.write("price.csv", rows([30 + h % 7 for h in range(8784)]))
        self.run_cli("series", "import", "load.csv", "--plan", "6gw.rackwright", "--name", "Two shifts", "--as", "load", "--dry-run")
        self.assertEqual(self.read("6gw.rackwright"), before)
        out, err = self.run_cli("series", "import", "load.csv", "--plan", "6gw.rackwright", "--name", "Two shifts", "--as", "load",
                                "--use", "-o", "own.rackwright")
        self.assertIn("two-shifts", out)
        self.assertIn("each day", err)
        self.assertEqual(self.read("6gw.rackwright"), before)
        told = self.run_json("series", "import", "carbon.csv", "--plan", "own.rackwright", "--name", "Grid 2025", "--as", "carbon",
                             "--source", "Made up", "--year", "2025", "--use", "--json")
        self.assertEqual(told["used_by"], ["sites[standard].carbon_series"])
        _, err = self.run_cli("series", "import", "price.csv", "--plan", "own.rackwright", "--name", "Spot", "--as", "price",
                              "--unit", "USD/MWh", "--use", "--site", "standard")
        self.assertIn("29 February", err)

        listed = self.run_json("series", "list", "own.rackwright", "--json")["series"]
        self.assertEqual([(s["id"], s["kind"], s["days"]) for s in listed],
                         [("two-shifts", "load", 1), ("grid-2025", "carbon", 365), ("spot", "price", 365)])
        out, _ = self.run_cli("series", "list", "own.rackwright")
        for word in ("two-shifts", "Grid 2025", "USD/kWh", "Made up"):
            self.assertIn(word, out)
        shown = self.run_json("series", "show", "own.rackwright", "two-shifts", "--json")
        self.assertEqual(len(shown["values"]), 8760)
        self.assertAlmostEqual(shown["mean"], 0.7, places=12)
        self.assertIn("13:00", self.run_cli("series", "show", "own.rackwright", "grid-2025")[0])

        year = self.run_json("year", "own.rackwright", "--json")["sites"][0]
        self.assertNotAlmostEqual(year["it_energy_J_per_year"] / flat["it_energy_J_per_year"], 1.0, places=3)
        # More load in the afternoon, when the grid is dirty: more carbon than its mean of 366.7 g would make.
        self.assertGreater(year["co2_kg_per_year"] / year["energy_J_per_year"] * 3.6e6, 0.3667)
        self.assertGreater(year["energy_cost_USD_per_year"], 0.0)
        root = self.run_json("explain", "own.rackwright", "programme.sites_by_name[standard].tue_meter", "--json")
        self.assertGreaterEqual(root["value"], year["pue_annual_meter"])
        self.run_cli("check", "own.rackwright")

    def test_bad_series_end_with_2_name_the_line_and_leave_the_plan_alone(self):
        before = self.read("6gw.rackwright")
        good = [0.5] * 8760
        cases = ((rows(good[:-1]), "8759"), (rows(good + [0.5] * 25), "bad.csv:8785"), (rows(good[:99] + ["oops"] + good[100:]), "bad.csv:100"),
                 (rows(good[:99] + [""] + good[100:]), "bad.csv:100"), (rows(good[:41] + [1.2] + good[42:]), "bad.csv:42"),
                 (b"", "8760"), (bytes(range(256)) * 40, "bad.csv"))
        for contents, words in cases:
            self.write("bad.csv", contents)
            out, err = self.run_cli("series", "import", "bad.csv", "--plan", "6gw.rackwright", "--name", "x", "--as", "load", code=2)
            self.assertEqual(out, "")
            self.assertIn(words, err)
            self.assertEqual(err.count("\n"), 1, err)
            self.assertEqual(self.read("6gw.rackwright"), before)
        self.write("good.csv", rows(good))
        _, err = self.run_cli("series", "import", "good.csv", "--plan", "6gw.rackwright", "--as", "carbon", "--unit", "USD/MWh", code=2)
        self.assertIn("g/kWh", err)
        _, err = self.run_cli("series", "import", "good.csv", "--plan", "6gw.rackwright", "--as", "carbon", "--site", "nowhere", code=2)
        self.assertIn("standard", err)
        self.run_cli("series", "import", "good.csv", "--plan", "6gw.rackwright", "--as", "water", code=2)
        self.run_cli("series", "import", "nowhere.csv", "--plan", "6gw.rackwright", "--as", "load", code=2)
        self.run_cli("series", "show", "6gw.rackwright", "nowhere", code=2)
        self.assertIn("no series", self.run_cli("series", "list", "6gw.rackwright")[0])

    def test_a_series_of_another_kind_is_an_error_of_the_plan(self):
        self.write("load.csv", rows([0.5] * 24))
        self.run_cli("series", "import", "load.csv", "--plan", "6gw.rackwright", "--name", "Half", "--as", "load", "-o", "own.rackwright")
        out, err = self.run_cli("check", "own.rackwright", "--set", "sites[standard].carbon_series=half", code=1)
        self.assertIn("series.kind", out + err)
        _, err = self.run_cli("check", "own.rackwright", "--set", "sites[standard].carbon_series=nowhere", code=2)
        self.assertIn("half", err)


if __name__ == "__main__":
    unittest.main()
