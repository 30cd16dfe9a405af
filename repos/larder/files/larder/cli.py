"""The commands."""

import argparse
import sys
from datetime import date
from pathlib import Path

from larder.amounts import format_amount
from larder.errors import LarderError
from larder.pantry import Pantry, load_pantry
from larder.recipes import parse_recipe
from larder.shopping import shopping_list
from larder.tables import format_table


def main(arguments, today=None):
    """Runs a command; returns 0, or 1 after an error that was told on the standard error stream."""
    options = make_parser().parse_args(arguments)
    try:
        print(options.run(options, today or date.today()))
    except LarderError as error:
        print(f"larder: {error}", file=sys.stderr)
        return 1
    return 0


def make_parser():
    """The parser of all commands; `run` of its result is the command."""
    parser = argparse.ArgumentParser(prog="larder")
    commands = parser.add_subparsers(required=True)

    shop = commands.add_parser("shop", help="say what to buy for some recipes")
    shop.add_argument("--pantry")
    shop.add_argument("recipes", nargs="+")
    shop.set_defaults(run=run_shop)

    scale = commands.add_parser("scale", help="turn a recipe into one for more or fewer people")
    scale.add_argument("--servings", type=int, required=True)
    scale.add_argument("recipe")
    scale.set_defaults(run=run_scale)

    expiring = commands.add_parser("expiring", help="list what goes off soon")
    expiring.add_argument("--pantry", required=True)
    expiring.add_argument("--days", type=int, default=3)
    expiring.set_defaults(run=run_expiring)
    return parser


def run_shop(options, today):
    """A table of what to buy."""
    pantry = load_pantry(options.pantry) if options.pantry else Pantry()
    recipes = [read_recipe(path) for path in options.recipes]
    rows = [amount_row(purchase) for purchase in shopping_list(recipes, pantry)]
    return format_table(rows, "rll") or "nothing to buy"


def run_scale(options, today):
    """A recipe for another number of people."""
    recipe = read_recipe(options.recipe).for_servings(options.servings)
    rows = [amount_row(ingredient) for ingredient in recipe.ingredients]
    return f"{recipe.title}\nserves {recipe.servings}\n{format_table(rows, 'rll')}"


def run_expiring(options, today):
    """A table of what goes off soon."""
    batches = load_pantry(options.pantry).expiring(today, options.days)
    rows = [[*amount_row(batch), batch.best_before.isoformat()] for batch in batches]
    return format_table(rows, "rlll") or "nothing goes off"


def read_recipe(path):
    """Reads the recipe in a file."""
    return parse_recipe(Path(path).read_text(encoding="utf-8"))


def amount_row(item):
    """The cells for an amount, its unit and what it is of."""
    unit = "" if item.unit.name == "piece" else item.unit.name
    return [format_amount(item.amount), unit, item.name]
