import unittest

from larder.errors import RecipeError
from larder.recipes import parse_recipe


class CommentTest(unittest.TestCase):
    def test_is_skipped_among_the_ingredients(self):
        recipe = parse_recipe("Tea\nserves 2\n# to boil\n- 500 ml water\n#- 1 l milk\n- 2 tsp tea # black\n#")
        self.assertEqual([ingredient.name for ingredient in recipe.ingredients], ["water", "tea # black"])

    def test_counts_as_a_line(self):
        with self.assertRaises(RecipeError) as caught:
            parse_recipe("Tea\nserves 2\n# first\n# second\nwater")
        self.assertEqual(caught.exception.line, 5)

    def test_starts_at_the_start_of_the_line(self):
        with self.assertRaises(RecipeError):
            parse_recipe("Tea\nserves 2\n # indented")

    def test_is_text_elsewhere(self):
        recipe = parse_recipe("# 1 tea\nserves 2\n\n# boil\nDrink.")
        self.assertEqual((recipe.title, recipe.method), ("# 1 tea", "# boil\nDrink."))
        with self.assertRaises(RecipeError):
            parse_recipe("Tea\n# serves 2\nserves 2")
