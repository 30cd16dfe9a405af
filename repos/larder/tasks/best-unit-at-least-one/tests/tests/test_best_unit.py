import unittest
from fractions import Fraction

from larder.pantry import Pantry
from larder.recipes import parse_recipe
from larder.shopping import shopping_list
from larder.units import best_unit


class BestUnitTest(unittest.TestCase):
    def test_takes_a_unit_from_one_on(self):
        rows = [(999, "mass", "g"), (1000, "mass", "kg"), (1001, "mass", "kg"), (100, "volume", "dl"), (1000, "volume", "l"), (3, "spoon", "tbsp")]
        for amount, measure, name in rows:
            self.assertEqual(best_unit(amount, measure).name, name)

    def test_takes_the_smallest_below_one(self):
        self.assertEqual(best_unit(Fraction(1, 2), "mass").name, "g")
        self.assertEqual(best_unit(Fraction(5, 2), "spoon").name, "tsp")

    def test_reaches_the_shopping_list(self):
        [purchase] = shopping_list([parse_recipe("Bread\nserves 4\n- 1000 g flour")], Pantry())
        self.assertEqual((purchase.amount, purchase.unit.name), (1, "kg"))
