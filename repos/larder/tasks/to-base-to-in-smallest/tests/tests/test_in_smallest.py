import unittest
from pathlib import Path

from larder import pantry, shopping, units


class InSmallestTest(unittest.TestCase):
    def test_has_no_other_name(self):
        self.assertEqual(units.in_smallest(3, units.find_unit("kg")), 3000)
        for module in [units, pantry, shopping]:
            self.assertIs(module.in_smallest, units.in_smallest)
            self.assertFalse(hasattr(module, "to_base"))

    def test_stands_where_the_other_name_stood(self):
        root = Path(units.__file__).parent.parent
        read = lambda path: (root / path).read_text(encoding="utf-8")
        self.assertIn("\nfrom larder.units import Unit, convert, find_unit, in_smallest\n", read("larder/pantry.py"))
        self.assertIn("\nfrom larder.units import Unit, best_unit, in_smallest\n", read("larder/shopping.py"))
        self.assertIn("\n| `units` | `Unit`, `find_unit`, `in_smallest`, `best_unit` |\n", read("README.md"))
        for path in ["README.md", *[f"larder/{path.name}" for path in (root / "larder").glob("*.py")]]:
            self.assertNotIn("to_base", read(path))
