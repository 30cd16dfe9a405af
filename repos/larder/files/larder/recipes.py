"""Recipes and the text they are written in."""

from dataclasses import dataclass, replace
from fractions import Fraction

from larder.amounts import parse_amount
from larder.errors import AmountError, RecipeError
from larder.units import PIECE, UNITS, Unit


@dataclass(frozen=True)
class Ingredient:
    """So much of something."""

    name: str
    amount: Fraction
    unit: Unit = PIECE

    def scaled(self, factor):
        """The same thing, `factor` times as much."""
        return replace(self, amount=self.amount * factor)


@dataclass(frozen=True)
class Recipe:
    """A recipe: what goes into it, for how many, and what to do."""

    title: str
    servings: int
    ingredients: tuple
    method: str = ""

    def for_servings(self, servings):
        """The recipe for another number of people."""
        factor = Fraction(servings, self.servings)
        scaled = tuple(ingredient.scaled(factor) for ingredient in self.ingredients)
        return replace(self, servings=servings, ingredients=scaled)


def parse_recipe(text):
    """Reads a recipe; raises RecipeError with the number of the line that is wrong."""
    head, _, method = text.partition("\n\n")
    lines = head.splitlines()
    if not lines or not lines[0].strip():
        raise RecipeError(1, "the title is missing")
    if len(lines) < 2:
        raise RecipeError(2, "the number of servings is missing")
    servings = parse_servings(lines[1])
    ingredients = []
    for number, line in enumerate(lines[2:], start=3):
        ingredients.append(parse_ingredient(line, number))
    return Recipe(lines[0].strip(), servings, tuple(ingredients), method.strip())


def parse_servings(line):
    """Reads `serves 4`."""
    word, _, count = line.strip().partition(" ")
    if word != "serves" or not count.isdigit() or int(count) == 0:
        raise RecipeError(2, "expected `serves` and a number")
    return int(count)


def parse_ingredient(line, number):
    """Reads `- 250 g flour`; `number` is that of the line, for errors."""
    if not line.startswith("- "):
        raise RecipeError(number, "an ingredient starts with a hyphen and a blank")
    words = line[2:].split()
    taken = 0
    while taken < len(words) and words[taken][0].isdigit():
        taken += 1
    try:
        amount = parse_amount(" ".join(words[:taken]))
    except AmountError as error:
        raise RecipeError(number, str(error)) from None
    unit = PIECE
    if taken < len(words) and words[taken] in UNITS:
        unit = UNITS[words[taken]]
        taken += 1
    name = " ".join(words[taken:])
    if not name:
        raise RecipeError(number, "the name of the ingredient is missing")
    return Ingredient(name, amount, unit)
