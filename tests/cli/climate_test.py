# SPDX-License-Identifier: GPL-3.0-or-later
"""Built-in climates and weather files, as a user meets them."""
import json
import math
import unittest

from support import Case

DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
DESIGN = ("DESIGN CONDITIONS,1,Climate Design Data 2009 ASHRAE Handbook,,Heating,1,3.8,4.9,-3.7,2.8,10.7,-1.2,3.4,11.2,12.9,"
          "12.1,11.6,12.2,2.2,150,Cooling,8,8.5,28.3,17.2,25.7,16.7,23.6,16.2,18.6,25.7,17.8,23.9,17,22.4,5.9,310,16.1,11.5,"
          "19.9,15.3,10.9,19.2,14.7,10.4,18.7,52.4,25.8,49.8,23.8,47.6,22.4,2038,Extremes,12.8,11.5,10.6,22.3,1.8,34.6,1.5,"
          "2.3,0.8,36.2,-0.1,37.5,-0.9,38.8,-1.9,40.5")


def epw(pressure=100100, elevation=100, hours=8760):
    """A made-up year: 0 to 30 °C, as EPW text in Latin-1."""
    lines = [f"LOCATION,Z\xfcrich,ZH,CHE,Made up,0,47.4,8.5,1.0,{elevation}", DESIGN, "TYPICAL/EXTREME PERIODS,0",
             "GROUND TEMPERATURES,0", "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0", "COMMENTS 1", "COMMENTS 2",
             "DATA PERIODS,1,1,Data,Monday,1/1,12/31"]
    hour = 0
    for month, days in enumerate(DAYS, 1):
        for day in range(1, days + 1):
            for of_day in range(1, 25):
                if hour == hours:
                    break
                dry = 15 - 10 * math.cos(hour / 8760 * 2 * math.pi) + 5 * math.sin((of_day - 9) / 24 * 2 * math.pi)
                lines.append(f"1999,{month},{day},{of_day},0,?,{dry:.1f},{min(dry, 4):.1f},50,{pressure}" + ",0" * 25)
                hour += 1
    return "\n".join(lines).encode("latin-1") + b"\n"


class Climates(Case):
    def test_climates_are_listed_and_shown_with_what_they_rest_on(self):
        climates = self.run_json("climate", "list", "--json")["climates"]
        self.assertEqual(len(climates), 23)
        memphis = next(c for c in climates if c["id"] == "memphis-tn")
        self.assertAlmostEqual(memphis["design_dry_bulb_C"], 35.6, delta=0.05)
        self.assertAlmostEqual(memphis["design_wet_bulb_C"], 25.84, delta=0.05)
        out, _ = self.run_cli("climate", "list")
        for climate in climates:
            self.assertIn(climate["id"], out)
        for climate in ("london", "memphis-tn"):
            out, _ = self.run_cli("climate", "show", climate)
            shown = self.run_json("climate", "show", climate, "--json")
            self.assertIn(shown["attribution"], out)
            self.assertIn(shown["licence"], out)
            self.assertEqual(len(shown["months"]), 12)
            self.assertEqual(sum(b[2] for b in shown["joint_bins"]), 8760)
            hours = {row["at_most_C"]: row["hours"] for row in shown["wet_bulb"]["hours"]}
            self.assertEqual(list(hours.values()), sorted(hours.values()))
            self.assertEqual(max(hours.values()), 8760)
        self.assertIn("Open-Meteo", self.run_cli("climate", "show", "london")[0])
        _, err = self.run_cli("climate", "show", "atlantis", code=2)
        self.assertIn("london", err)

    def test_a_weather_file_is_read_and_written_as_a_plan_holds_it(self):
        self.write("zurich.epw", epw())
        out, err = self.run_cli("climate", "import", "zurich.epw", "-o", "year.json")
        self.assertEqual(err, "")
        self.assertIn("Zürich, ZH, CHE", out)
        self.assertIn("38.8 °C", out)
        year = json.loads(self.read("year.json"))
        self.assertEqual(len(year["days"]), 365)
        self.assertEqual(year["file_name"], "zurich.epw")
        self.assertEqual(year["elevation_m"], 100)
        dry = [float(t) for day in year["days"] for t in day["hours"].split(";")[0].split()]
        self.assertEqual(len(dry), 8760)
        told = self.run_json("climate", "import", "zurich.epw", "--json")
        self.assertEqual(told["format"], "EPW")
        self.assertEqual(told["sha256"], year["digest"])
        self.assertAlmostEqual(told["dry_bulb"]["mean_C"], sum(dry) / 8760, places=9)
        self.assertEqual(told["dry_bulb"]["highest_C"], max(dry))
        self.assertEqual(told["notices"], [])
        self.assertEqual([p["years"] for p in told["design_conditions"]["return_periods"]], [5, 10, 20, 50])

    def test_pressures_of_another_place_are_replaced_or_refused(self):
        self.write("tokyo.epw", epw(pressure=93100, elevation=6))
        told = self.run_json("climate", "import", "tokyo.epw", "--json")
        self.assertEqual([n["severity"] for n in told["notices"]], ["warning"])
        self.assertIn("9–8768", told["notices"][0]["message"])
        self.assertAlmostEqual(told["pressure_mean_Pa"], 101253, delta=1)
        out, err = self.run_cli("climate", "import", "tokyo.epw", "--strict", "-o", "year.json", code=2)
        self.assertEqual(out, "")
        self.assertIn("tokyo.epw:9", err)
        self.assertRaises(FileNotFoundError, self.read, "year.json")

    def test_bad_weather_files_end_with_2_and_say_why(self):
        for name, contents, words in (("short.epw", epw(hours=8000), "8000"), ("empty.epw", b"", "LOCATION"),
                                      ("binary.epw", bytes(range(256)) * 10, "LOCATION")):
            self.write(name, contents)
            out, err = self.run_cli("climate", "import", name, code=2)
            self.assertEqual(out, "", name)
            self.assertIn(words, err)
            self.assertEqual(err.count("\n"), 1, err)
        self.run_cli("climate", "import", "nowhere.epw", code=2)
        self.run_cli("climate", "import", code=2)
        self.run_cli("climate", code=2)


if __name__ == "__main__":
    unittest.main()
