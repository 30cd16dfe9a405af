import unittest
from fractions import Fraction

from larder.errors import UnitError
from larder.units import UNITS, Unit, best_unit, convert, find_unit, to_base


class UnitsTest(unittest.TestCase):
    def test_are_read_from_the_data(self):
        self.assertEqual(find_unit("kg"), Unit("kg", "mass", 1000))
        self.assertEqual(sorted(UNITS), ["dl", "g", "kg", "l", "ml", "piece", "tbsp", "tsp"])

    def test_must_be_known(self):
        with self.assertRaisesRegex(UnitError, "unknown unit: stone"):
            find_unit("stone")

    def test_convert_within_a_measure(self):
        self.assertEqual(to_base(Fraction(3, 2), find_unit("dl")), 150)
        self.assertEqual(convert(Fraction(250), find_unit("g"), find_unit("kg")), Fraction(1, 4))
        self.assertEqual(convert(Fraction(2), find_unit("tbsp"), find_unit("tsp")), 6)

    def test_do_not_convert_across_measures(self):
        with self.assertRaisesRegex(UnitError, "cannot turn g into ml"):
            convert(Fraction(1), find_unit("g"), find_unit("ml"))

    def test_best_unit_is_the_largest_that_fits(self):
        rows = [(Fraction(1, 2), "volume", "ml"), (99, "volume", "ml"), (250, "volume", "dl"), (1500, "volume", "l"), (4, "spoon", "tbsp")]
        for amount, measure, name in rows:
            self.assertEqual(best_unit(amount, measure).name, name)
