import ast
import contextlib
import inspect
import io
import json
import tempfile
import unittest
from pathlib import Path

from larder import cli

ENTRIES = [{"name": "flour", "amount": 200, "unit": "g"}, {"name": "flour", "amount": 1, "unit": "kg"}, {"name": "eggs", "amount": 6}]


class StockCommandTest(unittest.TestCase):
    def run_main(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            pantry = Path(folder) / "pantry.json"
            pantry.write_text(json.dumps(ENTRIES), encoding="utf-8")
            status = cli.main([word.replace("PANTRY", str(pantry)) for word in arguments])
        return status, out.getvalue(), err.getvalue()

    def test_prints_one_line(self):
        self.assertEqual(self.run_main("stock", "--pantry", "PANTRY", "--unit", "kg", "flour"), (0, "1.2 kg flour\n", ""))
        self.assertEqual(self.run_main("stock", "--pantry", "PANTRY", "--unit", "piece", "eggs"), (0, "6 piece eggs\n", ""))
        self.assertEqual(self.run_main("stock", "--pantry", "PANTRY", "--unit", "ml", "flour"), (0, "0 ml flour\n", ""))

    def test_tells_unknown_units(self):
        self.assertEqual(self.run_main("stock", "--pantry", "PANTRY", "--unit", "stone", "flour"), (1, "", "larder: unknown unit: stone\n"))

    def test_needs_pantry_unit_and_name(self):
        for words in [["--unit", "g", "flour"], ["--pantry", "PANTRY", "flour"], ["--pantry", "PANTRY", "--unit", "g"]]:
            with self.assertRaises(SystemExit):
                self.run_main("stock", *words)

    def test_is_documented(self):
        self.assertEqual(cli.run_stock.__doc__, "How much there is of something.")
        readme = (Path(cli.__file__).parent.parent / "README.md").read_text(encoding="utf-8")
        usage = readme.split("```")[1].split("\n")
        self.assertEqual(usage[-3:], [
            "python3 -m larder expiring --pantry pantry.json --days 3",
            "python3 -m larder stock --pantry pantry.json --unit kg flour",
            "",
        ])
        self.assertRegex(cli.make_parser().format_help(), "say how much there is of something")

    def test_stands_after_expiring(self):
        tree = ast.parse(inspect.getsource(cli))
        names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        self.assertEqual(names.index("run_stock"), names.index("run_expiring") + 1)
        self.assertRegex(cli.make_parser().format_help(), r"expiring,stock\b")
        self.assertLessEqual({"total_in", "find_unit", "format_amount"}, set(cli.run_stock.__code__.co_names))
