"""What is in the kitchen."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from larder.errors import StockError
from larder.units import Unit, convert, find_unit, to_base


@dataclass(frozen=True)
class Batch:
    """So much of something, bought at one time; `best_before` is None for what keeps for ever."""

    name: str
    amount: Fraction
    unit: Unit
    best_before: date | None = None


class Pantry:
    """The batches of a kitchen, in the order in which they came in."""

    def __init__(self, batches=()):
        self.batches = list(batches)

    def add(self, batch):
        """Puts a batch behind the others."""
        self.batches.append(batch)

    def stock(self, name, measure):
        """How much there is of something, in the smallest unit of a measure."""
        total = Fraction(0)
        for batch in self.batches:
            if batch.name == name and batch.unit.measure == measure:
                total += to_base(batch.amount, batch.unit)
        return total

    def take(self, name, amount, unit):
        """Takes something out, from the batches that go off first.

        Raises StockError, and takes nothing, when there is not enough.
        """
        left = to_base(amount, unit)
        for batch in sorted(self._of(name, unit.measure), key=keeps_until):
            available = to_base(batch.amount, batch.unit)
            used = min(left, available)
            self._reduce(batch, used)
            left -= used
        if left > 0:
            raise StockError(f"not enough {name}: {left} short")

    def expiring(self, today, days):
        """The batches to use within a number of days, those that have gone off included."""
        limit = today + timedelta(days=days)
        found = []
        for batch in self.batches:
            if batch.best_before is not None:
                if batch.best_before <= limit:
                    found.append(batch)
        return found

    def _of(self, name, measure):
        return [batch for batch in self.batches if batch.name == name and batch.unit.measure == measure]

    def _reduce(self, batch, base_amount):
        at = self.batches.index(batch)
        rest = batch.amount - Fraction(base_amount, batch.unit.size)
        if rest == 0:
            del self.batches[at]
        else:
            self.batches[at] = replace(batch, amount=rest)


def keeps_until(batch):
    """A key that sorts batches by their date, those that keep for ever last."""
    return batch.best_before or date.max


def load_pantry(path):
    """Reads a pantry out of a JSON file."""
    with open(path, encoding="utf-8") as file:
        entries = json.load(file)
    pantry = Pantry()
    for entry in entries:
        best_before = entry.get("best_before")
        pantry.add(
            Batch(
                entry["name"],
                Fraction(str(entry["amount"])),
                find_unit(entry.get("unit", "piece")),
                date.fromisoformat(best_before) if best_before else None,
            )
        )
    return pantry


def total_in(pantry, name, unit):
    """How much there is of something, in a unit."""
    total = Fraction(0)
    for batch in pantry.batches:
        if batch.name == name and batch.unit.measure == unit.measure:
            total += convert(batch.amount, batch.unit, unit)
    return total
