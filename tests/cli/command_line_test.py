# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands, exit codes and JSON keys that scripts lean on."""
import json
import unittest

from support import Case

COMMANDS = ["new", "calc", "explain", "check", "fail", "year", "report", "loop", "network", "climate", "extract", "catalogue"]


def at(tree, path):
    """The value at a figure path: keys joined by dots, elements by id in brackets."""
    for step in path.replace("]", "").split("."):
        key, _, identity = step.partition("[")
        tree = tree[key]
        if identity:
            tree = next(e for e in tree if e.get("id") == identity or e.get("stage") == identity)
    return tree


class Usage(Case):
    def test_every_command_has_help_on_standard_output(self):
        for command in COMMANDS:
            out, err = self.run_cli(command, "--help")
            self.assertIn("--help", out)
            self.assertEqual(err, "")
        self.assertIn("Exit codes", self.run_cli("--help")[0])
        for command in ("list", "show", "check", "update"):
            self.assertIn("--help", self.run_cli("catalogue", command, "--help")[0])

    def test_wrong_usage_ends_with_2_and_says_so_on_standard_error(self):
        for arguments in ([], ["nonsense"], ["calc"], ["calc", "6gw.rackwright", "--nonsense"],
                          ["explain", "6gw.rackwright"], ["report", "6gw.rackwright"], ["new"],
                          ["new", "--list", "--template", "openai-amd-6gw"],
                          ["new", "--template", "no-such"], ["extract"], ["catalogue"],
                          ["catalogue", "show", "no-such"], ["catalogue", "list", "--kind", "no-such"],
                          ["explain", "6gw.rackwright", "programme.racks", "--depth", "-1"],
                          ["calc", "6gw.rackwright", "--scenario", "no-such"],
                          ["report", "6gw.rackwright", "-o", "x.xyz"],
                          ["report", "6gw.rackwright", "-o", "no/such/folder/x.txt"],
                          ["report", "6gw.rackwright", "-o", "x.txt", "--sections", "no-such"]):
            out, err = self.run_cli(*arguments, code=2)
            self.assertEqual(out, "", arguments)
            self.assertNotEqual(err, "", arguments)

    def test_the_version_is_told(self):
        self.assertRegex(self.run_cli("--version")[0], r"^rackwright-cli \d+\.\d+\.\d+\n$")


class Templates(Case):
    def test_templates_are_listed_and_written_as_plans(self):
        names = [t["name"] for t in self.run_json("new", "--list", "--json")["templates"]]
        self.assertIn("openai-amd-6gw", names)
        listed = self.run_cli("new", "--list")[0]
        for name in names:
            self.assertIn(name, listed)
            out, _ = self.run_cli("new", "--template", name)
            self.assertEqual(json.loads(out)["format"], "rackwright-plan")

    def test_a_plan_goes_to_the_file_named_with_o(self):
        out, _ = self.run_cli("new", "--template", "groq-pod")
        self.run_cli("new", "--template", "groq-pod", "-o", "pod.rackwright")
        self.assertEqual(self.read("pod.rackwright").decode(), out)


class Calc(Case):
    def setUp(self):
        super().setUp()
        self.calc = self.run_json("calc", "6gw.rackwright", "--json")

    def test_the_keys_are_those_promised(self):
        calc = self.calc
        self.assertEqual(set(calc["engine"]), {"version", "catalogue_version"})
        self.assertEqual(set(calc["plan"]), {"name", "scenario"})
        for key in ("target_W", "basis", "sites_needed", "racks", "accelerators", "network_racks",
                    "halls", "buildings", "sites", "systems_power_W", "it_power_W",
                    "facility_power_W", "grid_power_W", "stranded_W", "liquid_heat_W", "air_heat_W",
                    "coolant_flow_m3_s", "phases", "sites_by_name", "capex_USD", "opex_USD_per_year"):
            self.assertIn(key, calc["programme"])
        self.assertEqual(list(calc["programme"]["sites_needed"]), ["systems", "it", "facility", "grid"])
        for key in ("id", "name", "start", "end", "target_W", "racks", "accelerators", "buildings",
                    "sites", "cumulative_W"):
            self.assertIn(key, calc["programme"]["phases"][0])
        for key in ("id", "name", "capacity_it_W", "capacity_grid_W", "binding_limit"):
            self.assertIn(key, calc["programme"]["sites_by_name"][0])
        for key in ("id", "accelerators", "racks", "tiers", "switches", "optics", "network_racks",
                    "network_power_W"):
            self.assertIn(key, calc["clusters"][0])
        for key in ("id", "name", "accelerators", "power_W", "liquid_heat_W", "air_heat_W",
                    "coolant_flow_m3_s", "coolant_rise_K", "pressure_drop_Pa", "mass_kg",
                    "height_used_U"):
            self.assertIn(key, calc["racks"][0])
        self.assertEqual(list(calc["racks"][0]["power_W"]),
                         ["nameplate", "peak", "design", "typical", "idle"])
        for key in ("id", "name", "it_power_W", "facility_power_W", "pue_design", "chain"):
            self.assertIn(key, calc["buildings"][0])
        for key in ("stage", "in_W", "out_W", "loss_W", "units", "load_fraction"):
            self.assertIn(key, calc["buildings"][0]["chain"][0])
        for finding in calc["findings"]:
            self.assertIn(finding["severity"], ("error", "warning", "note"))
            for key in ("code", "subject", "message"):
                self.assertIn(key, finding)

    def test_one_gigawatt_of_helios_systems_is_4445_racks_and_320040_accelerators(self):
        first = self.calc["programme"]["phases"][0]
        self.assertEqual((first["racks"], first["accelerators"]), (4445, 320040))
        self.assertEqual(at(self.calc, "racks[helios].power_W.design"), 225000)

    def test_the_readings_fall_or_stay_from_systems_to_grid(self):
        needed = list(self.calc["programme"]["sites_needed"].values())
        self.assertEqual(needed, sorted(needed, reverse=True))
        self.assertEqual(self.calc["programme"]["sites"], needed[0])

    def test_the_text_names_the_sites_and_the_racks(self):
        out, _ = self.run_cli("calc", "6gw.rackwright")
        self.assertRegex(out, r"Sites needed +%d\n" % self.calc["programme"]["sites"])
        self.assertIn(f"{self.calc['programme']['racks']:,}", out)

    def test_results_are_the_same_twice(self):
        self.assertEqual(self.calc, self.run_json("calc", "6gw.rackwright", "--json"))


class Set(Case):
    def racks(self, *sets):
        arguments = [a for s in sets for a in ("--set", s)]
        return self.run_json("calc", "6gw.rackwright", "--json", *arguments)["programme"]

    def test_a_value_may_carry_a_unit_and_a_bare_number_is_in_the_files_unit(self):
        plain = self.racks()
        self.assertEqual(self.racks("programme.target=6 GW"), plain)
        self.assertEqual(self.racks("programme.target=6000 MW"), plain)
        self.assertEqual(self.racks("programme.target=6"), plain)
        self.assertEqual(self.racks("programme.target_GW=6"), plain)
        self.assertEqual(self.racks("programme.target=1 GW")["racks"], 4445)

    def test_assignments_are_applied_in_order(self):
        last = self.racks("programme.target=2 GW", "programme.target=1 GW")
        self.assertEqual(last["target_W"], 1e9)

    def test_an_element_is_named_by_its_id(self):
        power = self.racks("rack_designs[helios].maker_design_power=230 kW")
        self.assertEqual(power["phases"][0]["racks"], 4348)  # ceil(1 GW / 230 kW)

    def test_an_unknown_path_or_a_wrong_unit_ends_with_2_and_names_it(self):
        for assignment, words in (("programme.tarjet=6 GW", "tarjet"), ("programme.target=6 kg", "kg"),
                                  ("programme.target=six", "six"), ("rack_designs[nobody].note=x", "nobody"),
                                  ("programme.target", "PATH=VALUE"), ("programme.target=nan", "nan"),
                                  ("programme.basis=moon", "moon"), ("clusters[helios-32].size=1.5", "1.5")):
            out, err = self.run_cli("calc", "6gw.rackwright", "--set", assignment, code=2)
            self.assertEqual(out, "")
            self.assertIn(words, err, assignment)

    def test_all_commands_on_a_plan_take_it(self):
        change = ["--set", "programme.target=1 GW"]
        self.run_json("check", "6gw.rackwright", "--json", *change)
        explained = self.run_json("explain", "6gw.rackwright", "programme.target_W", "--json", *change)
        self.assertEqual(explained["value"], 1e9)
        self.run_cli("report", "6gw.rackwright", "-o", "r.csv", *change)
        self.assertIn(b"programme.target_W,1000000000,W\r\n", self.read("r.csv"))


class Scenario(Case):
    def test_a_scenario_changes_the_figures_and_is_named_in_them(self):
        plan = json.loads(self.read("6gw.rackwright"))
        plan["scenarios"] = [{"id": "one", "name": "One gigawatt", "overrides": [
            {"id": "o1", "path": "programme.target", "value": "1 GW"}]}]
        self.write("s.rackwright", json.dumps(plan))
        calc = self.run_json("calc", "s.rackwright", "--json", "--scenario", "one")
        self.assertEqual(calc["plan"]["scenario"], "one")
        self.assertEqual(calc["programme"]["racks"], 4445)
        self.assertEqual(self.run_json("calc", "s.rackwright", "--json", "--scenario", "One gigawatt"), calc)


class Explain(Case):
    def test_the_roots_value_is_bit_equal_to_that_of_calc(self):
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        for figure in ("racks[helios].power_W.design", "programme.sites_needed.facility",
                       "programme.facility_power_W", "programme.coolant_flow_m3_s",
                       "clusters[helios-32].network_power_W"):
            tree = self.run_json("explain", "6gw.rackwright", figure, "--json")
            self.assertEqual(tree["figure"], figure)
            self.assertEqual(tree["value"], at(calc, figure))

    def test_a_repeated_node_is_a_reference(self):
        tree = self.run_json("explain", "6gw.rackwright", "programme.sites_needed.grid", "--json")
        nodes, references = [], []

        def walk(node):
            if "ref" in node:
                references.append(node["ref"])
                return
            nodes.append(node["node"])
            for key in ("figure", "value", "unit", "formula", "source", "grade", "inputs"):
                self.assertIn(key, node)
            for child in node["inputs"]:
                walk(child)

        walk(tree)
        self.assertEqual(len(nodes), len(set(nodes)))
        self.assertTrue(references)
        self.assertLessEqual(set(references), set(nodes))

    def test_leaves_bear_grade_and_source(self):
        out, _ = self.run_cli("explain", "6gw.rackwright", "racks[helios].power_W.design")
        self.assertIn("225 kW", out.splitlines()[0])
        self.assertRegex(out, r"\[(vendor|press|measured|standard|derived|assumed)\] \S")

    def test_depth_cuts_the_tree(self):
        full, _ = self.run_cli("explain", "6gw.rackwright", "programme.sites")
        short, _ = self.run_cli("explain", "6gw.rackwright", "programme.sites", "--depth", "1")
        self.assertLess(len(short.splitlines()), len(full.splitlines()))
        self.assertTrue(all(line.startswith(("  ", short[0])) for line in short.splitlines()))

    def test_an_unknown_figure_ends_with_2_and_says_what_there_is(self):
        _, err = self.run_cli("explain", "6gw.rackwright", "racks[helios].power_W.desing", code=2)
        self.assertIn("design", err)
        _, err = self.run_cli("explain", "6gw.rackwright", "racks[nobody].power_W.design", code=2)
        self.assertIn("helios", err)


class Findings(Case):
    def test_a_plan_with_an_error_finding_ends_with_1_and_results_are_printed(self):
        unset = ["--set", "rack_designs[mi500].maker_design_power=null"]
        checked = self.run_json("check", "6gw.rackwright", "--json", *unset, code=1)
        self.assertIn("error", [f["severity"] for f in checked["findings"]])
        calc = self.run_json("calc", "6gw.rackwright", "--json", *unset, code=1)
        self.assertEqual(calc["findings"], checked["findings"])
        self.assertIsNone(at(calc, "racks[mi500].power_W.design"))
        out, _ = self.run_cli("check", "6gw.rackwright", *unset, code=1)
        self.assertIn("error  ", out)
        _, err = self.run_cli("explain", "6gw.rackwright", "racks[mi500].power_W.design", *unset, code=1)
        self.assertNotEqual(err, "")


class Failures(Case):
    def test_a_utility_feed_that_fails_loses_no_load(self):
        rows = self.run_json("fail", "6gw.rackwright", "standard-building/utility-a", "--json")["failures"]
        self.assertEqual(len(rows), 1)
        self.assertEqual(rows[0]["components"], ["standard-building/utility-a"])
        self.assertEqual(rows[0]["lost_W"], 0)
        self.assertEqual(rows[0]["count"], 1)

    def test_one_busway_of_a_rack_moves_its_load_and_both_lose_it(self):
        one = self.run_json("fail", "6gw.rackwright", "standard-building/busway-a1", "--json")["failures"][0]
        both = self.run_json("fail", "6gw.rackwright", "standard-building/busway-a1",
                             "standard-building/busway-b1", "--json")["failures"][0]
        self.assertEqual(one["lost_W"], 0)
        self.assertGreater(both["lost_W"], 225e3)
        self.assertEqual(both["seconds_to_loss"], 0)

    def test_a_sweep_is_sorted_worst_first_and_ends_with_0(self):
        rows = self.run_json("fail", "6gw.rackwright", "--sweep", "1", "--json")["failures"]
        self.assertGreater(sum(r["count"] for r in rows), 1000)
        self.assertEqual([r["lost_W"] for r in rows], sorted((r["lost_W"] for r in rows), reverse=True))
        for row in rows[:3]:
            alone = self.run_json("fail", "6gw.rackwright", *row["components"], "--json")["failures"][0]
            self.assertAlmostEqual(alone["worst_load_fraction"], row["worst_load_fraction"], 9)

    def test_racks_throttle_in_seconds_when_all_their_utilities_fail_and_later_with_pumps_on_ups(self):
        single = self.run_json("fail", "6gw.rackwright", "standard-building/utility-a", "--json")["failures"][0]
        self.assertIsNone(single["seconds_to_throttle"])
        grid = ["standard-building/utility-a", "standard-building/utility-b"]
        cooling = "buildings[standard-building].cooling."
        without = ["--set", cooling + "pumps_on_ups=false", "--set", cooling + "outage.air_on_ups=false"]
        bare = self.run_json("fail", "6gw.rackwright", *grid, "--json", *without)["failures"][0]
        for key in ("seconds_to_throttle", "seconds_to_air_limit"):
            self.assertGreater(bare[key], 1)
            self.assertLess(bare[key], 10)
        out, _ = self.run_cli("fail", "6gw.rackwright", *grid, *without)
        self.assertIn("racks throttle after", out)
        self.assertIn("air too warm after", out)
        on_ups = self.run_json("fail", "6gw.rackwright", *grid, "--json")["failures"][0]
        for key in ("seconds_to_throttle", "seconds_to_air_limit"):
            self.assertTrue(on_ups[key] is None or on_ups[key] > 60, on_ups)

    def test_a_sweep_tells_the_ways_to_lose_cooling(self):
        result = self.run_json("fail", "6gw.rackwright", "--sweep", "1", "--json")
        cases = result["cooling"][0]["cases"]
        first = {(c["loss"], c["pumps_on_ups"]): c["racks"][0]["seconds_to_throttle"] for c in cases}
        self.assertLess(first["everything", False], first["everything", True])
        self.assertLess(first["coolant_pumps", False], first["facility_pumps", False])
        self.assertLess(first["facility_pumps", False], first["heat_rejection", False])
        air = result["air"][0]
        self.assertEqual(air["limit_C"], 35)
        first = {(c["loss"], c["air_on_ups"]): c["seconds_to_inlet_limit"] for c in air["cases"]}
        self.assertLess(first["everything", False], first["everything", True])
        self.assertLess(first["air_units", False], 60)

    def test_an_unknown_component_ends_with_2_and_names_those_near_it(self):
        _, err = self.run_cli("fail", "6gw.rackwright", "standard-building/ups-a999", code=2)
        self.assertIn("standard-building/ups-a", err)
        _, err = self.run_cli("fail", "6gw.rackwright", "nowhere/ups-a1", code=2)
        self.assertIn("standard-building", err)
        self.run_cli("fail", "6gw.rackwright", code=2)
        self.run_cli("fail", "6gw.rackwright", "--sweep", "3", code=2)


class BadInput(Case):
    def test_a_bad_plan_ends_with_2_and_names_the_place(self):
        good = self.read("6gw.rackwright").decode()
        truncated = good[: len(good) // 2]
        for name, contents, words in (
                ("cut.rackwright", truncated, "cut.rackwright:"),
                ("text.rackwright", "hello", "text.rackwright:1"),
                ("empty.rackwright", "", "empty.rackwright"),
                ("newer.rackwright", good.replace('"format_version": 1', '"format_version": 999', 1), "999"),
                ("type.rackwright", good.replace('"target_GW": 6', '"target_GW": "six"', 1), "target"),
                ("range.rackwright", good.replace('"target_GW": 6', '"target_GW": -6', 1), "target"),
                ("latin1.rackwright", good.encode().replace(b"Instinct", b"\xff\xfe", 1), "latin1.rackwright:"),
                ("key.rackwright", good.replace('"basis"', '"target_GW": 1, "basis"', 1), "target_GW")):
            self.write(name, contents)
            out, err = self.run_cli("calc", name, code=2)
            self.assertEqual(out, "")
            self.assertIn(words, err, name)
            self.assertEqual(err.count("\n"), 1, err)

    def test_a_missing_plan_ends_with_2_and_is_named(self):
        self.assertIn("nowhere.rackwright", self.run_cli("calc", "nowhere.rackwright", code=2)[1])


class Catalogue(Case):
    def test_entries_are_listed_and_shown_with_their_sources(self):
        entries = self.run_json("catalogue", "list", "--json")["entries"]
        helios = next(e for e in entries if e["id"] == "helios")
        self.assertEqual(helios["kind"], "rack_designs")
        kinds = self.run_json("catalogue", "list", "--json", "--kind", "cdus")["entries"]
        self.assertEqual({e["kind"] for e in kinds}, {"cdus"})
        out, _ = self.run_cli("catalogue", "show", "helios")
        self.assertIn("225 kW", out)
        self.assertIn("[press]", out)

    def test_a_catalogue_file_of_ones_own_is_checked(self):
        out, _ = self.run_cli("catalogue", "show", "helios", "--json")
        self.write("same.json", out)
        _, err = self.run_cli("catalogue", "check", "same.json", code=1)  # helios is there already
        self.assertIn("helios", err)
        tree = json.loads(out)
        cdu = self.run_json("catalogue", "list", "--json", "--kind", "cdus")["entries"][0]["id"]
        own = json.loads(self.run_cli("catalogue", "show", cdu, "--json")[0])
        own["cdus"][0]["id"] = "my-own"
        self.write("own.json", json.dumps(own))
        self.assertIn("own.json", self.run_cli("catalogue", "check", "own.json")[0])
        self.write("bad.json", json.dumps(tree)[:-20])
        self.assertIn("bad.json:1", self.run_cli("catalogue", "check", "bad.json", code=1)[1])
        self.run_cli("catalogue", "check", "nowhere.json", code=2)

    def test_update_leaves_a_current_plan_byte_for_byte(self):
        before = self.read("6gw.rackwright")
        self.run_cli("catalogue", "update", "6gw.rackwright")
        self.assertEqual(self.read("6gw.rackwright"), before)


if __name__ == "__main__":
    unittest.main()
