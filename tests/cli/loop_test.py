# SPDX-License-Identifier: GPL-3.0-or-later
"""rackwright-cli loop: a building's pipe loops, and their way into the command network."""
import unittest

from support import Case


class Loop(Case):
    def test_keys_that_scripts_lean_on(self):
        for loop, branch in (("tcs", "row1-rack1"), ("fws", "cdu1")):
            tree = self.run_json("loop", "6gw.rackwright", "--loop", loop, "--json")
            self.assertEqual(tree["loop"], loop)
            self.assertGreater(tree["head_Pa"], 0)
            self.assertGreater(tree["count"], 1)
            self.assertEqual(tree["branches"][0]["id"], branch)
            for b in tree["branches"]:
                self.assertAlmostEqual(b["flow_m3_s"] / b["wanted_m3_s"], 1.0, delta=0.005)
            heads = [p["head_Pa"] for p in tree["curve"]]
            self.assertEqual(heads, sorted(heads))
            self.assertGreater(sum(l["length_m"] for l in tree["take_off"]), 0)
            self.assertTrue(tree["racks_drawn"])

    def test_its_file_is_solved_by_the_command_network(self):
        tree = self.run_json("loop", "6gw.rackwright", "--loop", "fws", "-o", "loop.json", "--json")
        network = self.run_json("network", "loop.json", "--json")
        self.assertAlmostEqual(network["pumps"][0]["flow_m3_s"] / tree["flow_m3_s"], 1.0, delta=1e-4)
        self.assertAlmostEqual(network["volume_m3"] / tree["volume_m3"], 1.0, delta=1e-6)

    def test_rules_of_the_piping_are_reached(self):
        rule = "buildings[standard-building].cooling.piping."
        near = self.run_json("loop", "6gw.rackwright", "--loop", "fws", "--set", rule + "main_length=20 m", "--json")
        far = self.run_json("loop", "6gw.rackwright", "--loop", "fws", "--set", rule + "main_length=300 m", "--json")
        self.assertGreater(far["head_Pa"], near["head_Pa"])
        out, _ = self.run_cli("loop", "6gw.rackwright", "--set", "buildings[standard-building].cooling.piping.cdu_pitch=9 m")
        for word in ("kPa", "hose", "DN", "balancing"):
            self.assertIn(word, out)

    def test_a_loop_that_cannot_be_is_told(self):
        _, err = self.run_cli("loop", "6gw.rackwright", "--building", "nowhere", code=2)
        self.assertIn("nowhere", err)
        _, err = self.run_cli("loop", "6gw.rackwright", "--set", "buildings[standard-building].cooling.piping.hose_length=null", code=2)
        self.assertIn("hose_length", err)
        self.run_cli("new", "--template", "hgx-hall", "-o", "hgx.rackwright")
        share = "programme.phases[phase-1].mix[mix-%d].share=%s"
        _, err = self.run_cli("loop", "hgx.rackwright", "--set", share % (8, "0"), "--set", share % (1, "0.25"), code=2)  # air alone
        self.assertIn("CDU", err)


if __name__ == "__main__":
    unittest.main()
