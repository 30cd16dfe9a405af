"""What has to be bought."""

from dataclasses import dataclass
from fractions import Fraction

from larder.units import Unit, best_unit, to_base


@dataclass(frozen=True)
class Purchase:
    """So much of something that has to be bought."""

    name: str
    amount: Fraction
    unit: Unit


def shopping_list(recipes, pantry):
    """What the recipes need beyond what is in the pantry, sorted by name."""
    needed = {}
    for recipe in recipes:
        for ingredient in recipe.ingredients:
            key = (ingredient.name, ingredient.unit.measure)
            needed[key] = needed.get(key, 0) + to_base(ingredient.amount, ingredient.unit)
    purchases = []
    for (name, measure), amount in sorted(needed.items()):
        missing = amount - pantry.stock(name, measure)
        if missing > 0:
            unit = best_unit(missing, measure)
            purchases.append(Purchase(name, missing / unit.size, unit))
    return purchases
