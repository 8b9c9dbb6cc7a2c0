# SPDX-License-Identifier: GPL-3.0-or-later
"""rackwright-cli network: pipe networks from JSON and EPANET files."""
import json
import os
import unittest

from support import Case

HERE = os.path.dirname(os.path.abspath(__file__))
NETWORKS = os.path.join(HERE, "..", "published", "networks")

LOOP = {
    "liquid": {"kind": "propylene_glycol", "fraction": 0.25, "basis": "volume", "temperature_C": 30},
    "nodes": [{"id": "suction", "pressure_kPa": 150}, {"id": "s"}, {"id": "r"}],
    "links": [
        {"id": "pumps", "from": "suction", "to": "s", "type": "pump", "curve": [{"flow_L_min": 400, "head_m": 25}],
         "running": 2, "standby": 1, "efficiency": 0.7},
        {"id": "rack-1", "from": "s", "to": "r", "type": "equipment", "flow_L_min": 300, "drop_kPa": 80,
         "wanted_flow_L_min": 300},
        {"id": "rack-2", "from": "s", "to": "r", "type": "equipment", "flow_L_min": 300, "drop_kPa": 80,
         "wanted_flow_L_min": 300},
        {"id": "return", "from": "r", "to": "suction", "type": "pipe", "length_m": 30, "size": "DN100",
         "material": "commercial_steel"},
    ],
    "expansion": {"cold_C": 10, "hot_C": 50, "fill_pressure_kPa": 150, "most_pressure_kPa": 400},
}


class Network(Case):
    def loop(self, **changes):
        return self.write("loop.json", json.dumps({**LOOP, **changes}))

    def test_keys_that_scripts_lean_on(self):
        tree = self.run_json("network", self.loop(), "--json")
        self.assertEqual([n["id"] for n in tree["nodes"]], ["suction", "s", "r"])
        self.assertEqual([l["id"] for l in tree["links"]], ["pumps", "rack-1", "rack-2", "return"])
        for node in tree["nodes"]:
            self.assertGreater(node["head_m"], 0)
        for link in tree["links"]:
            self.assertGreater(link["flow_m3_s"], 0)
            self.assertIn("velocity_m_s", link)
        flows = {l["id"]: l["flow_m3_s"] for l in tree["links"]}
        self.assertAlmostEqual(flows["rack-1"] + flows["rack-2"], flows["return"], delta=1e-9)
        self.assertGreater(tree["pumps"][0]["electric_W"], tree["pumps"][0]["hydraulic_W"])
        self.assertEqual(len(tree["balance"]), 2)
        self.assertGreater(tree["expansion"]["vessel_m3"], tree["expansion"]["growth_m3"])

    def test_the_table_names_everything(self):
        out, err = self.run_cli("network", self.loop())
        self.assertEqual(err, "")
        for word in ("suction", "rack-2", "pump pumps", "branch rack-1", "vessel", "colebrook"):
            self.assertIn(word, out)

    def test_an_epanet_file_is_solved_and_its_controls_are_told(self):
        out, err = self.run_cli("network", os.path.join(NETWORKS, "Net1.inp"), "--json")
        head = {n["id"]: n["head_m"] for n in json.loads(out)["nodes"]}
        self.assertAlmostEqual(head["10"] / 0.3048, 1004.3474, delta=0.01)
        self.assertIn("CONTROLS", err)
        self.assertIn("Net1.inp:", err)

    def test_friction_is_chosen(self):
        path = os.path.join(NETWORKS, "fws_loops.inp")
        flows = {}
        for friction in ("colebrook", "swamee-jain", "churchill"):
            tree = self.run_json("network", path, "--friction", friction, "--json")
            self.assertEqual(tree["friction"], friction)
            flows[friction] = next(l["flow_m3_s"] for l in tree["links"] if l["id"] == "P2")
        self.assertEqual(self.run_json("network", path, "--json")["friction"], "swamee-jain")
        self.assertEqual(len(set(flows.values())), 3)
        self.run_cli("network", os.path.join(NETWORKS, "Net1.inp"), "--friction", "colebrook", code=2)
        self.run_cli("network", path, "--friction", "hardy-cross", code=2)

    def test_what_cannot_be_read_or_solved_ends_with_2_and_its_place(self):
        for changes, words in (
                ({"nodes": [{"id": "suction"}, {"id": "s"}, {"id": "r"}]}, "no node has a head"),
                ({"nodes": LOOP["nodes"] + [{"id": "lost"}]}, "nodes[lost]"),
                ({"links": LOOP["links"] + [{"id": "x", "from": "s", "to": "nowhere", "type": "valve"}]}, "nowhere"),
                ({"links": []}, "links"),
                ({"friction": "guess"}, "friction")):
            out, err = self.run_cli("network", self.loop(**changes), code=2)
            self.assertEqual(out, "")
            self.assertIn(words, err)
            self.assertIn("loop.json", err)
        self.run_cli("network", "missing.inp", code=2)
        self.run_cli("network", self.write("net.txt", "{}"), code=2)
        self.run_cli("network", code=2)

    def test_a_network_that_boils_or_cavitates_ends_with_1(self):
        nodes = [{"id": "suction", "pressure_kPa": -120}, {"id": "s"}, {"id": "r"}]
        tree = self.run_json("network", self.loop(nodes=nodes), "--json", code=1)
        self.assertIn("network.boils", [f["code"] for f in tree["findings"]])


if __name__ == "__main__":
    unittest.main()
