import unittest
from fractions import Fraction

from larder.pantry import Batch, Pantry
from larder.recipes import parse_recipe
from larder.shopping import Purchase, shopping_list
from larder.tables import format_table
from larder.units import PIECE, find_unit

CAKE = parse_recipe("Cake\nserves 8\n- 800 g flour\n- 4 eggs\n- 2 tbsp sugar")
SAUCE = parse_recipe("Sauce\nserves 2\n- 30 g flour\n- 3 dl milk")


class ShoppingListTest(unittest.TestCase):
    def test_adds_up_what_recipes_need(self):
        heavy = parse_recipe("Bread\nserves 8\n- 700 g flour")
        self.assertEqual(
            shopping_list([CAKE, SAUCE, heavy], Pantry()),
            [
                Purchase("eggs", Fraction(4), PIECE),
                Purchase("flour", Fraction(153, 100), find_unit("kg")),
                Purchase("milk", Fraction(3), find_unit("dl")),
                Purchase("sugar", Fraction(2), find_unit("tbsp")),
            ],
        )

    def test_leaves_out_what_is_there(self):
        pantry = Pantry([Batch("flour", Fraction(1), find_unit("kg")), Batch("eggs", Fraction(1), PIECE), Batch("milk", Fraction(100), find_unit("ml"))])
        self.assertEqual(
            shopping_list([CAKE, SAUCE], pantry),
            [Purchase("eggs", Fraction(3), PIECE), Purchase("milk", Fraction(2), find_unit("dl")), Purchase("sugar", Fraction(2), find_unit("tbsp"))],
        )

    def test_counts_each_measure_by_itself(self):
        pantry = Pantry([Batch("eggs", Fraction(500), find_unit("ml"))])
        self.assertEqual([purchase.name for purchase in shopping_list([CAKE], pantry)], ["eggs", "flour", "sugar"])

    def test_has_what_is_missing_in_part(self):
        pantry = Pantry([Batch("eggs", Fraction(7, 2), PIECE), Batch("flour", Fraction(1), find_unit("kg")), Batch("sugar", Fraction(2), find_unit("tbsp"))])
        self.assertEqual(shopping_list([CAKE], pantry), [Purchase("eggs", Fraction(1, 2), PIECE)])

    def test_is_empty_when_nothing_is_missing(self):
        self.assertEqual(shopping_list([], Pantry()), [])
        self.assertEqual(shopping_list([SAUCE], Pantry([Batch("flour", Fraction(30), find_unit("g")), Batch("milk", Fraction(1), find_unit("l"))])), [])


class FormatTableTest(unittest.TestCase):
    def test_aligns_columns(self):
        rows = [[5, "g", "salt"], [1250, "ml", "water"], [2, "", "eggs"]]
        self.assertEqual(format_table(rows, "rll"), "   5  g   salt\n1250  ml  water\n   2      eggs")
        self.assertEqual(format_table(rows), "5     g   salt\n1250  ml  water\n2         eggs")

    def test_takes_rows_of_any_length(self):
        self.assertEqual(format_table([["a"], ["bb", "c"], []], "lr"), "a\nbb  c\n")
        self.assertEqual(format_table([["", "a"], ["", "b"]]), "  a\n  b")
        self.assertEqual(format_table([]), "")
