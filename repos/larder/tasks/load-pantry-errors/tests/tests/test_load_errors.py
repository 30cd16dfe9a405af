import ast
import inspect
import json
import tempfile
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

from larder.errors import LarderError, UnitError
from larder.pantry import Batch, load_pantry
from larder.units import PIECE, find_unit

SALT = {"name": "salt", "amount": "1/2", "unit": "kg"}


class LoadErrorsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "pantry.json"

    def load(self, *entries):
        self.path.write_text(json.dumps(entries), encoding="utf-8")
        return load_pantry(self.path)

    def test_names_the_entry_that_is_wrong(self):
        for wrong in [{"amount": 1}, {"name": "rice"}, {"name": "rice", "amount": "much"}, {"name": "rice", "amount": 1, "best_before": "soon"}]:
            for before in [[], [SALT], [SALT, SALT]]:
                with self.assertRaises(LarderError) as caught:
                    self.load(*before, wrong, SALT)
                self.assertEqual(str(caught.exception), f"{self.path}: entry {len(before) + 1} is not valid")
                self.assertTrue(caught.exception.__suppress_context__)
                self.assertIsNone(caught.exception.__cause__)

    def test_leaves_the_error_of_an_unknown_unit(self):
        with self.assertRaisesRegex(UnitError, "^unknown unit: stone$"):
            self.load(SALT, {"name": "rice", "amount": 1, "unit": "stone"})

    def test_loads_what_is_right(self):
        entries = [SALT, {"name": "eggs", "amount": 6, "best_before": "2026-05-01"}]
        expected = [Batch("salt", Fraction(1, 2), find_unit("kg")), Batch("eggs", Fraction(6), PIECE, date(2026, 5, 1))]
        self.assertEqual(self.load(*entries).batches, expected)
        self.assertEqual(self.load().batches, [])

    def test_tries_all_of_what_is_done_for_an_entry(self):
        [loop] = [node for node in ast.walk(ast.parse(inspect.getsource(load_pantry))) if isinstance(node, ast.For)]
        self.assertTrue(ast.unparse(loop.iter).startswith("enumerate("))
        self.assertEqual([type(statement) for statement in loop.body], [ast.Try])
