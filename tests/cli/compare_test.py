# SPDX-License-Identifier: GPL-3.0-or-later
"""rackwright-cli compare and solve: scenarios with attribution, and the input for a wanted figure."""
import json
import unittest

from support import Case

PLAN = "6gw.rackwright"


class Compare(Case):
    def two_inputs(self):
        plan = json.loads(self.read(PLAN))
        plan["scenarios"].append({"id": "both", "name": "Both, at once", "overrides": [
            {"id": "override-91", "path": "rack_designs[helios].maker_design_power", "value": "245 kW"},
            {"id": "override-92", "path": "programme.target_GW", "value": "5"}]})
        plan["next_id"] = 200
        return self.write("both.rackwright", json.dumps(plan))

    def test_keys_that_scripts_lean_on(self):
        plan = self.two_inputs()
        tree = self.run_json("compare", plan, "--scenarios", "base,both", "--json")
        self.assertEqual((tree["a_id"], tree["b_id"]), ("base", "both"))
        self.assertEqual(tree["method"], "shapley")
        self.assertEqual(tree["evaluations"], 4)
        rows = {row["figure"]: row for row in tree["rows"]}
        target = rows["programme.target_W"]
        self.assertEqual((target["a"], target["b"], target["difference"]), (6e9, 5e9, -1e9))
        self.assertEqual([c["path"] for c in target["contributions"]],
                         ["rack_designs[helios].maker_design_power", "programme.target"])
        self.assertEqual([c["value"] for c in target["contributions"]], [0, -1e9])
        for row in tree["rows"]:
            if row["contributions"] and row["difference"] is not None:
                parts = sum(c["value"] for c in row["contributions"])
                self.assertAlmostEqual(parts, row["difference"], delta=1e-9 * max(abs(row["a"]), abs(row["b"])))

    def test_its_ends_are_those_of_calc(self):
        rows = {row["figure"]: row for row in self.run_json("compare", PLAN, "--scenarios", "base,peak-draw", "--json")["rows"]}
        for scenario, side in (([], "a"), (["--scenario", "peak-draw"], "b")):
            calc = self.run_json("calc", PLAN, *scenario, "--json")
            self.assertEqual(rows["programme.racks"][side], calc["programme"]["racks"])
            self.assertEqual(rows["programme.facility_power_W"][side], calc["programme"]["facility_power_W"])

    def test_swapped_it_has_the_other_sign(self):
        there = self.run_json("compare", PLAN, "--scenarios", "base,peak-draw", "--json")["rows"]
        back = self.run_json("compare", PLAN, "--scenarios", "peak-draw,base", "--json")["rows"]
        self.assertEqual([r["figure"] for r in there], [r["figure"] for r in back])
        for x, y in zip(there, back):
            self.assertEqual(x["a"], y["b"])
            if x["difference"] is not None:
                self.assertEqual(x["difference"], -y["difference"])

    def test_rows_can_be_chosen(self):
        few = self.run_json("compare", PLAN, "--scenarios", "base,peak-draw", "--figure", "programme.racks", "--json")
        self.assertEqual([r["figure"] for r in few["rows"]], ["programme.racks"])
        of_racks = self.run_json("compare", PLAN, "--scenarios", "base,peak-draw", "--figure", "racks[].power_W.design", "--json")
        self.assertEqual([r["figure"] for r in of_racks["rows"]], ["racks[helios].power_W.design"])
        every = self.run_json("compare", PLAN, "--scenarios", "base,peak-draw", "--figure", "racks[].power_W.design", "--all", "--json")
        self.assertGreater(len(every["rows"]), 1)
        _, err = self.run_cli("compare", PLAN, "--scenarios", "base,peak-draw", "--figure", "nothing", code=2)
        self.assertIn("nothing", err)

    def test_text_names_inputs_figures_and_parts(self):
        out, _ = self.run_cli("compare", self.two_inputs(), "--scenarios", "base,Both, at once", "--figure", "programme.racks")
        for word in ("Both, at once", "programme.target", "6 GW", "5 GW", "245 kW", "programme.racks", "Shapley", "4 evaluations"):
            self.assertIn(word, out)
        out, _ = self.run_cli("compare", PLAN, "--scenarios", "base,base")
        self.assertIn("No input differs", out)

    def test_assignments_are_the_ground_of_both(self):
        tree = self.run_json("compare", PLAN, "--set", "programme.target=2 GW", "--scenarios", "base,peak-draw", "--all",
                             "--figure", "programme.target_W", "--json")
        self.assertEqual((tree["rows"][0]["a"], tree["rows"][0]["b"]), (2e9, 2e9))

    def test_wrong_scenarios_are_told(self):
        for pair in ("base", "base,nobody", "nobody,base"):
            _, err = self.run_cli("compare", PLAN, "--scenarios", pair, code=2)
            self.assertIn("base" if pair == "base" else "nobody", err)
        _, err = self.run_cli("compare", PLAN, "--scenarios", "base,peak-draw,warm-water", code=2)
        for word in ("exactly two", "3 in", "base,peak-draw,warm-water"):
            self.assertIn(word, err)
        self.run_cli("compare", PLAN, code=2)


class Solve(Case):
    def test_the_answer_put_back_gives_what_was_wanted(self):
        tree = self.run_json("solve", PLAN, "--input", "programme.target", "--figure", "programme.grid_power_W",
                             "--wanted", "5 GW", "--goal", "at-most", "--from", "high", "--json")
        self.assertEqual((tree["state"], tree["unit"], tree["goal"]), ("found", "GW", "at-most"))
        calc = self.run_json("calc", PLAN, "--set", f"programme.target={tree['value']}", "--json")
        self.assertEqual(calc["programme"]["grid_power_W"], tree["result"])
        self.assertLessEqual(tree["result"], 5e9)

    def test_a_wanted_figure_with_and_without_unit(self):
        values = [self.run_json("solve", PLAN, "--input", "rack_designs[helios].maker_design_power", "--figure",
                                "racks[helios].power_W.design", "--wanted", wanted, "--low", "200 kW", "--high", "260",
                                "--json")["value"] for wanted in ("230 kW", "230000")]
        self.assertEqual(values[0], values[1])
        self.assertAlmostEqual(values[0], 230.0, places=6)

    def test_no_solution_is_printed_with_code_1(self):
        out, _ = self.run_cli("solve", PLAN, "--input", "programme.target", "--figure", "racks[helios].power_W.design",
                              "--wanted", "1 MW", "--low", "1 GW", "--high", "2 GW", code=1)
        for word in ("No solution", "1 GW", "2 GW", "225 kW"):
            self.assertIn(word, out)

    def test_questions(self):
        out, _ = self.run_cli("solve", PLAN, "--questions")
        for word in ("largest-target", "no-chillers:", "least-grid:", "programme.target"):
            self.assertIn(word, out)
        tree = self.run_json("solve", PLAN, "--set", "sites[standard].count=2", "--question", "largest-target", "--json")
        self.assertLess(tree["value"], 6)
        out, _ = self.run_cli("solve", PLAN, "--question", "largest-target", code=1)
        self.assertIn("No solution, because the plan builds “Standard site” as often as a target needs", out)
        _, err = self.run_cli("solve", PLAN, "--question", "the meaning of life", code=2)
        self.assertIn("largest-target", err)

    def test_wrong_usage(self):
        good = {"--input": "programme.target", "--figure": "programme.racks", "--wanted": "1000"}
        for key, bad, word in (("--input", "programme.nothing", "nothing"), ("--input", "programme.basis", "basis"),
                               ("--figure", "programme.nothing", "programme"), ("--wanted", "5 kW", "5 kW"),
                               ("--wanted", "programme.target_W", "W")):
            _, err = self.run_cli("solve", PLAN, *[w for kv in {**good, key: bad}.items() for w in kv], code=2)
            self.assertIn(word, err)
        self.run_cli("solve", PLAN, "--input", "programme.target", code=2)
        self.run_cli("solve", PLAN, *[w for kv in good.items() for w in kv], "--goal", "never", code=2)


if __name__ == "__main__":
    unittest.main()
