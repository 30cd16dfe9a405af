"""Units of measurement and how they convert."""

import json
from dataclasses import dataclass
from pathlib import Path

from larder.errors import UnitError

UNITS_FILE = Path(__file__).parent.parent / "data" / "units.json"


@dataclass(frozen=True)
class Unit:
    """A unit: what it measures, and its size in the smallest unit of that measure."""

    name: str
    measure: str
    size: int


def load_units(path=UNITS_FILE):
    """All units by name."""
    with open(path, encoding="utf-8") as file:
        measures = json.load(file)
    units = {}
    for measure, sizes in measures.items():
        for name, size in sizes.items():
            units[name] = Unit(name, measure, size)
    return units


UNITS = load_units()
PIECE = UNITS["piece"]


def find_unit(name):
    """The unit of that name; raises UnitError when there is none."""
    try:
        return UNITS[name]
    except KeyError:
        raise UnitError(f"unknown unit: {name}") from None


def to_base(amount, unit):
    """An amount in the smallest unit of its measure."""
    return amount * unit.size


def convert(amount, unit, target):
    """An amount in another unit of the same measure."""
    if unit.measure != target.measure:
        raise UnitError(f"cannot turn {unit.name} into {target.name}")
    return to_base(amount, unit) / target.size


def best_unit(base_amount, measure):
    """The largest unit of a measure in which an amount, given in the smallest one, is at least 1."""
    candidates = sorted((unit for unit in UNITS.values() if unit.measure == measure), key=lambda unit: unit.size)
    best = candidates[0]
    for unit in candidates:
        if base_amount > unit.size:
            best = unit
    return best
