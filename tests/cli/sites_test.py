# SPDX-License-Identifier: GPL-3.0-or-later
"""rackwright-cli sites: which of a plan's sites to build on."""
import copy
import itertools
import json
import unittest

from support import Case


class Sites(Case):
    def setUp(self):
        super().setUp()
        self.plan = json.loads(self.read("6gw.rackwright"))
        self.standard = self.plan["sites"][0]
        self.plan["sites"] = []

    def site(self, name, **fields):
        one = copy.deepcopy(self.standard)
        one.update(id=name, name=name, count=1, **fields)
        self.plan["sites"].append(one)
        return one

    def choose(self, *options, code=0):
        self.write("sites.rackwright", json.dumps(self.plan))
        return self.run_json("sites", "sites.rackwright", "--json", *options, code=code)

    def rows(self, tree):
        return {row["id"]: row for row in tree["candidates"]}

    def three(self):
        """Two sites of one region, the cheaper one late, and a dear one apart; 1.7 GW of racks by the middle of 2028."""
        self.site("early", region="west", opening_cost_MUSD=400)
        self.site("late", region="west", opening_cost_MUSD=100, grid_date="2028-01-01",
                  grid_steps=[{"id": "step", "day": "2026-12-01", "power_MW": 300}])
        self.site("apart", region="east", opening_cost_MUSD=5000)
        self.plan["programme"]["target_GW"] = 1.7

    def test_dates_of_the_grid_and_the_phases_decide(self):
        self.three()
        tree = self.choose("--goal", "least_cost", "--why")
        rows = self.rows(tree)
        self.assertEqual(tree["goal"], "least_cost")
        self.assertEqual(tree["state"], "optimal")
        self.assertEqual([rows[s]["chosen"] for s in ("early", "late", "apart")], [True, True, False])
        self.assertEqual(rows["early"]["needed_by"], "2026-12-31")
        self.assertEqual(rows["apart"]["needed_by"], None)
        self.assertGreater(rows["apart"]["change_at_least"], 1e9)
        self.assertLessEqual(tree["bound"], tree["objective"])
        for phase in tree["phases"]:
            self.assertGreaterEqual(phase["it_W"], phase["needed_it_W"])
        self.assertAlmostEqual(tree["cost_USD"], sum(row["cost_USD"] for row in tree["candidates"]), delta=1)
        for row in tree["candidates"]:
            if row["chosen"]:
                self.assertAlmostEqual(row["cost_USD"], row["opening_cost_USD"] + row["buildings"] * row["building_cost_USD"], delta=1)
            self.assertEqual(row["buildings_by_phase"], sorted(row["buildings_by_phase"]))
            self.assertTrue(row["reason"])
            self.assertGreater(row["building_co2_kg_per_year"], 0)
        self.assertEqual([o["id"] for o in tree["order"]][0], "early")
        # A wish against it costs what the reason said.
        least = rows["apart"]["change_at_least"]
        other = self.choose("--goal", "least_cost", "--set", "sites[apart].wish=must")
        self.assertAlmostEqual(other["objective"] - tree["objective"], least, delta=1e-3 * tree["objective"])

    def test_words_and_codes(self):
        self.three()
        self.choose()
        out, _ = self.run_cli("sites", "sites.rackwright", "--why")
        for word in ("early", "late", "apart", "in ", "out", "buildings given", "no choice is better", "without racks"):
            self.assertIn(word, out)
        out, _ = self.run_cli("sites", "sites.rackwright", "--set", "programme.selection.budget=1 GUSD", code=1)
        self.assertIn("exceeds the budget by", out)
        tree = self.choose("--set", "programme.selection.without_region=0.9", code=1)
        self.assertEqual(tree["state"], "infeasible")
        self.assertIn("west is lost in phase", tree["why_not"])
        self.assertIsNone(tree["objective"])
        _, err = self.run_cli("sites", "sites.rackwright", "--goal", "prettiest", code=2)
        self.assertIn("fewest_sites", err)
        _, err = self.run_cli("sites", "sites.rackwright", "--set", "programme.target_kind=fill", code=2)
        self.assertIn("target_kind", err)
        self.assertIn("fills its sites", err)
        self.plan["programme"]["selection"]["region_limits"] = [{"id": "cap", "region": "nowhere", "power_MW": 5}]
        self.write("sites.rackwright", json.dumps(self.plan))
        _, err = self.run_cli("sites", "sites.rackwright", code=2)
        self.assertIn("region_limits[cap].region", err)
        self.assertIn("west", err)

    def test_a_kind_without_count_is_opened_as_the_programme_opens_it(self):
        for template in ("openai-amd-6gw", "openai-fleet", "meta-amd-6gw", "openai-nvidia-10gw",
                         "openai-cerebras-750mw"):
            self.run_cli("new", "--template", template, "-o", "t.rackwright")
            calc = self.run_json("calc", "t.rackwright", "--json")
            tree = self.run_json("sites", "t.rackwright", "--json")
            self.assertEqual(tree["sites"], calc["programme"]["sites"])
            self.assertEqual(tree["buildings"], calc["programme"]["buildings"])
            self.assertAlmostEqual(tree["phases"][-1]["needed_it_W"] / calc["programme"]["it_power_W"], 1.0, delta=1e-9)

    def test_v43_as_a_plan(self):
        """The published choice, in halls of one size: buildings of 24, 15 and 7, at most 8, 6 and 10, for 250 halls in all.
        Costs of 4 for a hall and 4 for a building give its 100 and 64, and 32 in place of 31 for the third."""
        programme = self.plan["programme"]
        programme["phases"] = programme["phases"][:1]
        programme["target_kind"] = "count"
        programme["target_count"] = 1
        kinds = {"a": (24, 8, 900), "b": (15, 6, 500), "c": (7, 10, 300)}
        standard = self.plan["buildings"][0]
        for name, (halls, most, opening) in kinds.items():
            building = copy.deepcopy(standard)
            building.update(id="building-" + name, halls=halls)
            self.plan["buildings"].append(building)
            self.site(name, building=building["id"], buildings=most, opening_cost_MUSD=opening, grid_limit_MW=None)
        one = self.choose("--goal", "least_cost")
        each = {row["id"]: row["it_W_per_building"] for row in one["candidates"]}
        hall = each["a"] / 24
        self.assertAlmostEqual(each["b"] / hall, 15, delta=1e-9)
        self.assertAlmostEqual(each["c"] / hall, 7, delta=1e-9)
        programme["target_count"] = 250 * round(hall / one["phases"][0]["needed_it_W"])
        lines = [{"id": i, "account": "other", "per": "mw_it", "amount_MUSD": 0}
                 for i in ("shell", "electrical", "mechanical", "other", "network", "storage", "land", "grid")]
        lines[0]["amount_MUSD"] = 4 / (hall / 1e6)
        lines.append({"id": "gate", "account": "other", "per": "building", "amount_MUSD": 4})
        self.plan["economics"]["lines"] = lines
        self.plan["programme"]["selection"]["gap"] = 0
        tree = self.choose("--goal", "least_cost", "--why")
        rows = self.rows(tree)
        self.assertEqual(tree["state"], "optimal")
        self.assertEqual([rows[s]["buildings"] for s in "abc"], [8, 0, 9])
        self.assertAlmostEqual(tree["objective"], 2288e6, delta=2288)
        # Every choice there is, tried one by one with the numbers that the plan gave.
        least = min(
            sum(n * rows[s]["building_cost_USD"] + (n > 0) * rows[s]["opening_cost_USD"] for s, n in zip("abc", counts))
            for counts in itertools.product(range(9), range(7), range(11))
            if sum(n * rows[s]["it_W_per_building"] for s, n in zip("abc", counts)) >= tree["phases"][0]["needed_it_W"] * (1 - 1e-12))
        self.assertAlmostEqual(tree["objective"] / least, 1.0, delta=1e-9)


if __name__ == "__main__":
    unittest.main()
