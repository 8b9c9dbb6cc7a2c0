# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs rackwright-cli as a user would: in an empty folder, without a display."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["RW_CLI"]
HAS_PDF = os.environ.get("RW_PDF") == "1"


class Case(unittest.TestCase):
    longMessage = True

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="rackwright-cli-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.run_cli("new", "--template", "openai-amd-6gw", "-o", "6gw.rackwright", code=0)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, contents):
        with open(self.path(name), "wb") as file:
            file.write(contents if isinstance(contents, bytes) else contents.encode())
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def run_cli(self, *arguments, code=0):
        """Standard output and error of a call that must end with a code."""
        environment = {k: v for k, v in os.environ.items()
                       if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        environment["LC_ALL"] = "C.UTF-8"
        done = subprocess.run([CLI, *arguments], cwd=self.folder, env=environment, timeout=120,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"{arguments}\n{err}")
        return out, err

    def run_json(self, *arguments, code=0):
        return json.loads(self.run_cli(*arguments, code=code)[0])
