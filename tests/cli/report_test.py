# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as a reader gets them: text, CSV, PDF, and the plan back out of the PDF."""
import json
import os
import re
import subprocess
import unittest

from support import HAS_PDF, Case


class TextAndCsv(Case):
    def test_the_csv_holds_every_figure_of_calc(self):
        self.run_cli("report", "6gw.rackwright", "-o", "r.csv")
        lines = self.read("r.csv").decode().split("\r\n")
        self.assertEqual(lines[0], "path,value,unit")
        figures = dict((line.split(",")[0], line.split(",")[1:]) for line in lines[1:] if line)
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        self.assertEqual(float(figures["programme.facility_power_W"][0]), calc["programme"]["facility_power_W"])
        self.assertEqual(figures["programme.facility_power_W"][1], "W")
        self.assertIn("racks[helios].power_W.design", figures)

    def test_the_text_holds_the_chosen_sections_alone(self):
        self.run_cli("report", "6gw.rackwright", "-o", "all.txt")
        self.run_cli("report", "6gw.rackwright", "-o", "some.txt", "--sections", "summary,findings")
        whole, some = self.read("all.txt").decode(), self.read("some.txt").decode()
        for title in ("1  Summary", "Racks and clusters", "Data and assumptions", "Derivations", "Noto Sans"):
            self.assertIn(title, whole)
        self.assertIn("2  Findings", some)
        self.assertNotIn("Derivations", some)

    def test_the_cooling_chapter_tells_loops_months_and_the_year(self):
        self.run_cli("report", "6gw.rackwright", "-o", "c.txt", "--sections", "cooling")
        text = " ".join(self.read("c.txt").decode().split())
        for words in ("Facility water", "Chilled water", "Outdoors: ", "wet bulb", "Months of ", "PUE at the meter",
                      "ISO/IEC 30134-2, category 3", "WUE of the source", "Worst hour", "Passed for"):
            self.assertIn(words, text)
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        rows = [line.split() for line in self.read("c.txt").decode().splitlines()]
        months = [r for r in rows if r and r[0] in ("January", "February", "December", "Year") and len(r) == 11]
        self.assertEqual([r[0] for r in months], ["January", "February", "December", "Year"])
        for row, hours in zip(months, (744, 672, 744, 8760)):
            self.assertEqual(sum(float(h.replace(",", "")) for h in row[6:9]), hours, row)
        self.assertAlmostEqual(float(months[-1][1].replace(",", "")) * 3.6e12 / calc["programme"]["it_energy_J_per_year"], 1.0, 4)

    def test_towers_have_their_water_in_the_year(self):
        plan = json.loads(self.read("6gw.rackwright"))
        plan["heat_rejection"][0].update(kind="tower", approach_K=5)
        self.write("wet.rackwright", json.dumps(plan))
        self.run_cli("report", "wet.rackwright", "-o", "wet.txt", "--sections", "cooling")
        text = self.read("wet.txt").decode()
        for words in ("Day of most water", "Week of most water", "Evaporation", "Blowdown", "Make-up water, L/s"):
            self.assertIn(words, text)
        self.assertNotIn("nothing is evaporated", text)

    def test_no_clock_enters_a_text_report(self):
        self.run_cli("report", "6gw.rackwright", "-o", "a.txt")
        self.run_cli("report", "6gw.rackwright", "-o", "b.txt")
        self.assertEqual(self.read("a.txt"), self.read("b.txt"))


@unittest.skipIf(HAS_PDF, "this build writes PDFs")
class WithoutQt(Case):
    def test_a_build_without_qt_says_what_a_pdf_needs(self):
        out, err = self.run_cli("report", "6gw.rackwright", "-o", "r.pdf", code=2)
        self.assertEqual(out, "")
        self.assertIn("Qt", err)
        self.assertFalse(os.path.exists(self.path("r.pdf")))


@unittest.skipUnless(HAS_PDF, "this build writes no PDFs")
class Pdf(Case):
    def setUp(self):
        super().setUp()
        plan = json.loads(self.read("6gw.rackwright"))
        plan["project"].update(client="Änderung & Söhne", author="A. Author")
        self.write("6gw.rackwright", json.dumps(plan))
        _, err = self.run_cli("report", "6gw.rackwright", "-o", "r.pdf")
        self.assertEqual(err, "")

    def tool(self, *arguments):
        return subprocess.run(arguments, cwd=self.folder, check=True, capture_output=True).stdout.decode()

    def test_a_reader_finds_the_sites_figure_and_the_sections_by_search(self):
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        text = " ".join(self.tool("pdftotext", "-layout", "r.pdf", "-").split())
        self.assertIn(f"takes {calc['programme']['sites']} sites", text)
        self.assertIn("Sites needed", text)
        self.assertIn(f"{calc['programme']['racks']:,} accelerator racks", text)
        # Words with what would be ligatures.
        for words in ("Findings", "First gigawatt", "Page 3 of", "Änderung & Söhne"):
            self.assertIn(words, text)
        for title in ("Summary", "Programme", "Racks and clusters", "Power", "Cooling", "Sites",
                      "Data and assumptions", "Derivations", "Third-party notices"):
            self.assertIn(title, text)

    def test_title_author_and_paper_stand_in_its_metadata(self):
        info = self.tool("pdfinfo", "r.pdf")
        self.assertRegex(info, r"Title: +OpenAI and AMD")
        self.assertRegex(info, r"Author: +A\. Author")
        self.assertRegex(info, r"Page size: .*\(A4\)")
        pages = int(info.split("Pages:")[1].split()[0])
        self.assertGreater(pages, 8)
        self.assertLess(pages, 100)
        self.run_cli("report", "6gw.rackwright", "-o", "l.pdf", "--paper", "Letter")
        self.assertRegex(self.tool("pdfinfo", "l.pdf"), r"Page size: .*\(letter\)")

    def test_nothing_stands_beyond_the_margins(self):
        self.run_cli("report", "6gw.rackwright", "-o", "l.pdf", "--paper", "Letter")
        for name in ("r.pdf", "l.pdf"):
            width = 0.0
            for line in self.tool("pdftotext", "-bbox", name, "-").splitlines():
                if page := re.search(r'<page width="([0-9.]+)"', line):
                    width = float(page[1])
                elif word := re.search(r'<word xMin="([0-9.]+)".* xMax="([0-9.]+)".*>(.*)</word>', line):
                    self.assertGreater(float(word[1]), 55.0, word[3])  # margins of 56 points; letters lean out by a fraction
                    self.assertLess(float(word[2]), width - 55.0, word[3])

    def test_no_word_of_a_heading_is_broken(self):
        words = set(self.tool("pdftotext", "r.pdf", "-").split())
        for word in ("Milestone", "Condition", "Accelerators", "Quantity", "Published"):
            self.assertIn(word, words)

    def test_all_fonts_are_noto_and_embedded(self):
        rows = self.tool("pdffonts", "r.pdf").splitlines()[2:]
        self.assertTrue(rows)
        for row in rows:
            self.assertIn("NotoSans", row)
            self.assertEqual(row.split()[-5], "yes", row)  # emb

    def test_it_is_vector_and_sound(self):
        self.assertEqual(len(self.tool("pdfimages", "-list", "r.pdf").splitlines()), 2)  # headings alone
        self.tool("qpdf", "--check", "r.pdf")

    def test_the_cooling_chapter_draws_loops_and_hours_and_stays_small(self):
        text = " ".join(self.tool("pdftotext", "-layout", "r.pdf", "-").split())
        for words in ("Loops of ", "Outdoors", "Months of ", "Every hour of the year at ", "For how many hours the dry bulb",
                      "chillers help from"):
            self.assertIn(words, text)
        self.assertLess(os.path.getsize(self.path("r.pdf")), 1_000_000)

    def book(self, template):
        """Pages, bookmarks of the book, and its text, of a template's report with it and without."""
        self.run_cli("new", "--template", template, "-o", "t.rackwright")
        code = self.code_of("t.rackwright")
        self.run_cli("report", "t.rackwright", "-o", "with.pdf", "--sections", "summary,elevations,sites", code=code)
        self.run_cli("report", "t.rackwright", "-o", "without.pdf", "--sections", "summary,sites", code=code)

        def pages(name):
            return int(self.tool("pdfinfo", name).split("Pages:")[1].split()[0])
        outlines = json.loads(self.tool("qpdf", "--json", "--json-key=outlines", "with.pdf"))["outlines"]
        chapter = [o for o in outlines if o["title"].endswith("Elevation book")]
        self.assertEqual(len(chapter), 1)
        text = " ".join(self.tool("pdftotext", "-layout", "with.pdf", "-").split())
        return pages("with.pdf") - pages("without.pdf"), [k["title"] for k in chapter[0]["kids"]], text

    def test_the_elevation_book_has_four_racks_a_page_each_with_its_bookmark(self):
        for template in ("openai-amd-6gw", "openai-fleet", "hgx-hall"):
            with self.subTest(template=template):
                more, kids, text = self.book(template)
                plan = json.loads(self.read("t.rackwright"))
                used = {c["rack_design"] for c in plan["clusters"]}
                designs = [d for d in plan["rack_designs"] if d["id"] in used]
                self.assertEqual(kids, [d["name"] for d in designs])
                self.assertEqual(more, -(-len(designs) // 4))
                for design in designs:
                    for tray in design.get("trays", []):
                        if any(s["tray"] == tray["id"] for s in design.get("slots", [])):
                            for word in tray["name"].split():
                                self.assertIn(word, text)
        self.assertEqual(len(self.tool("pdfimages", "-list", "with.pdf").splitlines()), 2)

    def test_the_elevation_book_is_a_table_in_text(self):
        self.run_cli("report", "6gw.rackwright", "-o", "b.txt", "--sections", "elevations")
        text = self.read("b.txt").decode()
        for words in ("1  Elevation book", "Helios (72 x MI455X)", "OU9–17, 24–32", "Design 225 kW", "Cords A, B", "Centre of gravity"):
            self.assertIn(words, text)

    def test_it_has_bookmarks_for_its_sections(self):
        tree = json.loads(self.tool("qpdf", "--json", "--json-key=outlines", "r.pdf"))
        titles = [o["title"] for o in tree["outlines"]]
        self.assertIn("1  Summary", titles)
        self.assertTrue(any(o["kids"] for o in tree["outlines"]))

    def test_the_plan_comes_back_byte_for_byte(self):
        self.run_cli("extract", "r.pdf", "-o", "back.rackwright")
        # What was attached is the plan as the program writes it.
        out, _ = self.run_cli("extract", "r.pdf")
        self.assertEqual(self.read("back.rackwright").decode(), out)
        self.assertEqual(self.run_json("calc", "back.rackwright", "--json"),
                         self.run_json("calc", "6gw.rackwright", "--json"))
        self.run_cli("report", "back.rackwright", "-o", "again.pdf")
        self.run_cli("extract", "again.pdf", "-o", "again.rackwright")
        self.assertEqual(self.read("again.rackwright"), self.read("back.rackwright"))

    def test_a_plan_formatted_by_hand_comes_back_as_its_file(self):
        plan = json.loads(self.read("6gw.rackwright"))
        plan["project"]["title"] = "Von Hand"
        hand = json.dumps(plan, indent=7).replace("\n", "\r\n").encode() + b"\n\n"
        self.write("hand.rackwright", hand)
        self.run_cli("report", "hand.rackwright", "-o", "hand.pdf")
        self.run_cli("extract", "hand.pdf", "-o", "hand-back.rackwright")
        self.assertEqual(self.read("hand-back.rackwright"), hand)
        # A scenario is a view of the plan, not another plan; the figures name it.
        self.run_cli("report", "hand.rackwright", "-o", "warm.pdf", "--scenario", "warm-water")
        self.assertEqual(self.run_cli("extract", "warm.pdf")[0].encode(), hand)
        figures = json.loads(self.tool("qpdf", "--show-attachment=figures.json", "warm.pdf"))
        self.assertEqual(figures["plan"]["scenario"], "warm-water")
        self.assertIn("Supply at 43 °C", self.tool("pdftotext", "warm.pdf", "-"))

    def test_an_assignment_enters_the_attached_plan(self):
        field = "rack_designs[helios].maker_design_power"
        self.run_cli("report", "6gw.rackwright", "-o", "set.pdf", "--set", field + "=230 kW")
        self.run_cli("extract", "set.pdf", "-o", "set.rackwright")
        self.assertEqual(self.run_json("calc", "set.rackwright", "--json"),
                         self.run_json("calc", "6gw.rackwright", "--json", "--set", field + "=230 kW"))
        # The scenario overrides this very field, and the assignment comes after it.
        for scenario, changed in (("peak-draw", "scenarios"), ("warm-water", "rack_designs")):
            view = ("--scenario", scenario)
            self.run_cli("report", "6gw.rackwright", "-o", "both.pdf", "--set", field + "=230 kW", *view)
            self.run_cli("extract", "both.pdf", "-o", "both.rackwright")
            self.assertEqual(self.run_json("calc", "both.rackwright", "--json", *view),
                             self.run_json("calc", "6gw.rackwright", "--json", "--set", field + "=230 kW", *view))
            self.assertNotEqual(json.loads(self.read("both.rackwright"))[changed],
                                json.loads(self.read("6gw.rackwright"))[changed])

    def test_a_template_comes_back_as_it_was_written(self):
        self.run_cli("new", "--template", "groq-pod", "-o", "pod.rackwright")
        self.run_cli("report", "pod.rackwright", "-o", "pod.pdf", code=self.code_of("pod.rackwright"))
        self.run_cli("extract", "pod.pdf", "-o", "pod-back.rackwright")
        self.assertEqual(self.read("pod-back.rackwright"), self.read("pod.rackwright"))

    def code_of(self, plan):
        findings = json.loads(subprocess.run([os.environ["RW_CLI"], "check", "--json", plan], cwd=self.folder,
                                             capture_output=True).stdout)["findings"]
        return 1 if any(f["severity"] == "error" for f in findings) else 0

    def test_every_figure_is_attached(self):
        self.tool("qpdf", "--show-attachment=figures.json", "r.pdf")
        figures = json.loads(self.tool("qpdf", "--show-attachment=figures.json", "r.pdf"))
        by_path = {f["path"]: f["value"] for f in figures["figures"]}
        calc = self.run_json("calc", "6gw.rackwright", "--json")
        self.assertEqual(by_path["programme.sites"], calc["programme"]["sites"])
        self.assertEqual(by_path["programme.facility_power_W"], calc["programme"]["facility_power_W"])

    def test_what_holds_no_plan_is_refused_with_its_reason(self):
        self.write("text.pdf", "hello")
        self.assertIn("no PDF", self.run_cli("extract", "text.pdf", "-o", "x", code=2)[1])
        self.write("cut.pdf", self.read("r.pdf")[:2000])
        self.run_cli("extract", "cut.pdf", "-o", "x", code=2)
        self.tool("qpdf", "--remove-attachment=6gw.rackwright", "r.pdf", "bare.pdf")
        self.assertIn("no plan", self.run_cli("extract", "bare.pdf", "-o", "x", code=2)[1])
        self.tool("qpdf", "--encrypt", "secret", "owner", "256", "--", "r.pdf", "locked.pdf")
        self.assertIn("encrypted", self.run_cli("extract", "locked.pdf", "-o", "x", code=2)[1])
        self.run_cli("extract", "nowhere.pdf", "-o", "x", code=2)
        self.assertFalse(os.path.exists(self.path("x")))


if __name__ == "__main__":
    unittest.main()
