import unittest
from fractions import Fraction

from larder.errors import RecipeError
from larder.recipes import Ingredient, parse_recipe
from larder.units import PIECE, find_unit

PANCAKES = """Pancakes
serves 4
- 250 g flour
- 1 1/2 dl milk
- 2 eggs

Mix everything.

Bake in a hot pan.
"""


class ParseRecipeTest(unittest.TestCase):
    def assert_error(self, text, line, reason):
        with self.assertRaises(RecipeError) as caught:
            parse_recipe(text)
        self.assertEqual((caught.exception.line, caught.exception.reason), (line, reason))
        self.assertEqual(str(caught.exception), f"line {line}: {reason}")

    def test_reads_all_parts(self):
        recipe = parse_recipe(PANCAKES)
        self.assertEqual((recipe.title, recipe.servings), ("Pancakes", 4))
        self.assertEqual(
            recipe.ingredients,
            (
                Ingredient("flour", Fraction(250), find_unit("g")),
                Ingredient("milk", Fraction(3, 2), find_unit("dl")),
                Ingredient("eggs", Fraction(2), PIECE),
            ),
        )
        self.assertEqual(recipe.method, "Mix everything.\n\nBake in a hot pan.")

    def test_needs_neither_ingredients_nor_a_method(self):
        recipe = parse_recipe(" Water \nserves 1")
        self.assertEqual((recipe.title, recipe.ingredients, recipe.method), ("Water", (), ""))

    def test_takes_names_of_several_words(self):
        recipe = parse_recipe("Soup\nserves 2\n- 1 l hot water\n- 3 bay leaves")
        self.assertEqual([(i.name, i.unit.name) for i in recipe.ingredients], [("hot water", "l"), ("bay leaves", "piece")])

    def test_says_which_line_is_wrong(self):
        self.assert_error("", 1, "the title is missing")
        self.assert_error(" \nserves 4", 1, "the title is missing")
        self.assert_error("Soup", 2, "the number of servings is missing")
        for line in ["for 4", "serves", "serves 0", "serves four"]:
            self.assert_error(f"Soup\n{line}", 2, "expected `serves` and a number")
        self.assert_error("Soup\nserves 2\n- 1 egg\n2 eggs", 4, "an ingredient starts with a hyphen and a blank")
        self.assert_error("Soup\nserves 2\n- some eggs", 3, "not an amount: ''")
        self.assert_error("Soup\nserves 2\n- 1 2 eggs", 3, "not an amount: '1 2'")
        for line in ["- 2 g", "- 2", "- 1 1/2"]:
            self.assert_error(f"Soup\nserves 2\n{line}", 3, "the name of the ingredient is missing")


class ScalingTest(unittest.TestCase):
    def test_changes_the_amounts_and_the_servings_only(self):
        recipe = parse_recipe(PANCAKES)
        scaled = recipe.for_servings(6)
        self.assertEqual(scaled.servings, 6)
        self.assertEqual([i.amount for i in scaled.ingredients], [375, Fraction(9, 4), 3])
        self.assertEqual([i.unit for i in scaled.ingredients], [i.unit for i in recipe.ingredients])
        self.assertEqual((scaled.title, scaled.method), (recipe.title, recipe.method))
        self.assertEqual(scaled.for_servings(4), recipe)

    def test_can_scale_down_to_one(self):
        self.assertEqual([i.amount for i in parse_recipe(PANCAKES).for_servings(1).ingredients], [Fraction(125, 2), Fraction(3, 8), Fraction(1, 2)])
