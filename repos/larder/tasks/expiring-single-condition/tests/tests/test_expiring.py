import ast
import inspect
import textwrap
import unittest
from datetime import date
from fractions import Fraction

from larder.pantry import Batch, Pantry
from larder.units import PIECE


class ExpiringTest(unittest.TestCase):
    def test_has_a_single_condition(self):
        tree = ast.parse(textwrap.dedent(inspect.getsource(Pantry.expiring)))
        [condition] = [node.test for node in ast.walk(tree) if isinstance(node, ast.If)]
        self.assertIsInstance(condition, ast.BoolOp)
        self.assertEqual([ast.unparse(value) for value in condition.values], ["batch.best_before is not None", "batch.best_before <= limit"])

    def test_finds_what_it_found(self):
        days = [date(2026, 5, 3), None, date(2026, 5, 1), date(2026, 5, 4), date(2025, 1, 1)]
        batches = [Batch(str(day), Fraction(1), PIECE, day) for day in days]
        self.assertEqual(Pantry(batches).expiring(date(2026, 5, 1), 2), [batches[0], batches[2], batches[4]])
