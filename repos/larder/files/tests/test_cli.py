import contextlib
import io
import json
import tempfile
import unittest
from datetime import date
from pathlib import Path

from larder.cli import main


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.recipe = self.write("tea.txt", "Tea\nserves 2\n- 500 ml water\n- 1/2 tbsp leaves\n- 2 biscuits")
        entries = [
            {"name": "water", "amount": 2, "unit": "dl"},
            {"name": "milk", "amount": 1, "unit": "l", "best_before": "2026-05-02"},
            {"name": "biscuits", "amount": 12, "best_before": "2026-06-30"},
        ]
        self.pantry = self.write("pantry.json", json.dumps(entries))

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run_main(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(arguments, today=date(2026, 5, 1))
        return status, out.getvalue(), err.getvalue()

    def test_shop(self):
        self.assertEqual(self.run_main("shop", self.recipe), (0, "  2       biscuits\n1.5  tsp  leaves\n  5  dl   water\n", ""))
        self.assertEqual(self.run_main("shop", "--pantry", self.pantry, self.recipe)[1], "1.5  tsp  leaves\n  3  dl   water\n")

    def test_shop_without_need(self):
        recipe = self.write("snack.txt", "Snack\nserves 1\n- 3 biscuits")
        self.assertEqual(self.run_main("shop", "--pantry", self.pantry, recipe), (0, "nothing to buy\n", ""))

    def test_scale(self):
        self.assertEqual(
            self.run_main("scale", "--servings", "3", self.recipe),
            (0, "Tea\nserves 3\n 750  ml    water\n0.75  tbsp  leaves\n   3        biscuits\n", ""),
        )

    def test_expiring(self):
        self.assertEqual(self.run_main("expiring", "--pantry", self.pantry), (0, "1  l  milk  2026-05-02\n", ""))
        self.assertEqual(self.run_main("expiring", "--pantry", self.pantry, "--days", "0"), (0, "nothing goes off\n", ""))
        self.assertEqual(
            self.run_main("expiring", "--pantry", self.pantry, "--days", "60")[1],
            " 1  l  milk      2026-05-02\n12     biscuits  2026-06-30\n",
        )

    def test_tells_errors(self):
        recipe = self.write("bad.txt", "Tea\nserves two")
        self.assertEqual(self.run_main("shop", recipe), (1, "", "larder: line 2: expected `serves` and a number\n"))

    def test_needs_a_command(self):
        with contextlib.redirect_stderr(io.StringIO()), self.assertRaises(SystemExit):
            main([])
