import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from larder.cli import main
from larder.errors import LarderError
from larder.recipes import parse_recipe

TEA = "Tea\nserves 2\n- 500 ml water"


class ServingsTest(unittest.TestCase):
    def test_must_be_above_zero(self):
        for servings in [0, -1, -20]:
            with self.assertRaises(LarderError) as caught:
                parse_recipe(TEA).for_servings(servings)
            self.assertEqual(str(caught.exception), f"cannot serve {servings}")

    def test_may_be_one_or_more(self):
        amounts = [parse_recipe(TEA).for_servings(servings).ingredients[0].amount for servings in [1, 2, 40]]
        self.assertEqual(amounts, [250, 500, 10000])

    def test_are_checked_on_the_command_line(self):
        errors = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(errors):
            path = Path(folder) / "tea.txt"
            path.write_text(TEA, encoding="utf-8")
            self.assertEqual(main(["scale", "--servings", "0", str(path)]), 1)
        self.assertEqual(errors.getvalue(), "larder: cannot serve 0\n")
