import json
import tempfile
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

from larder.errors import StockError, UnitError
from larder.pantry import Batch, Pantry, keeps_until, load_pantry, total_in
from larder.units import PIECE, find_unit

G, KG, ML = find_unit("g"), find_unit("kg"), find_unit("ml")
OLD = Batch("flour", Fraction(200), G, date(2026, 5, 1))
NEW = Batch("flour", Fraction(1), KG, date(2026, 8, 1))
RICE = Batch("rice", Fraction(1, 2), KG)


class StockTest(unittest.TestCase):
    def test_adds_up_the_batches_of_a_measure(self):
        pantry = Pantry([OLD, NEW, RICE, Batch("flour", Fraction(3), PIECE)])
        self.assertEqual(pantry.stock("flour", "mass"), 1200)
        self.assertEqual(pantry.stock("flour", "count"), 3)
        self.assertEqual(pantry.stock("salt", "mass"), 0)
        self.assertEqual(total_in(pantry, "flour", KG), Fraction(6, 5))
        self.assertEqual(total_in(pantry, "rice", G), 500)
        self.assertEqual(total_in(pantry, "rice", ML), 0)

    def test_keeps_the_order_in_which_batches_came_in(self):
        pantry = Pantry([RICE])
        pantry.add(NEW)
        pantry.add(OLD)
        self.assertEqual(pantry.batches, [RICE, NEW, OLD])


class TakeTest(unittest.TestCase):
    def test_uses_what_goes_off_first(self):
        pantry = Pantry([NEW, OLD, RICE])
        pantry.take("flour", Fraction(300), G)
        self.assertEqual(pantry.batches, [Batch("flour", Fraction(9, 10), KG, NEW.best_before), RICE])

    def test_may_take_all(self):
        pantry = Pantry([OLD, NEW, RICE])
        pantry.take("flour", Fraction(6, 5), KG)
        self.assertEqual(pantry.batches, [RICE])

    def test_leaves_other_things_alone(self):
        salt = Batch("salt", Fraction(1), KG, date(2026, 1, 1))
        pantry = Pantry([salt, OLD])
        pantry.take("flour", Fraction(200), G)
        self.assertEqual(pantry.batches, [salt])

    def test_leaves_other_measures_alone(self):
        pantry = Pantry([Batch("eggs", Fraction(6), PIECE), Batch("eggs", Fraction(500), ML)])
        pantry.take("eggs", Fraction(2), PIECE)
        self.assertEqual([batch.amount for batch in pantry.batches], [4, 500])

    def test_says_what_is_short(self):
        with self.assertRaisesRegex(StockError, "^not enough rice: 100 short$"):
            Pantry([RICE]).take("rice", Fraction(600), G)
        with self.assertRaisesRegex(StockError, "^not enough rice: 1/2 short$"):
            Pantry([RICE]).take("rice", Fraction(1001, 2), G)

    def test_uses_what_keeps_for_ever_last(self):
        kept = Batch("flour", Fraction(100), G)
        pantry = Pantry([kept, OLD])
        pantry.take("flour", Fraction(150), G)
        self.assertEqual([batch.amount for batch in pantry.batches], [100, 50])
        self.assertEqual(sorted([kept, NEW, OLD], key=keeps_until), [OLD, NEW, kept])


class ExpiringTest(unittest.TestCase):
    def test_finds_what_goes_off_within_some_days(self):
        pantry = Pantry([OLD, NEW, RICE])
        self.assertEqual(pantry.expiring(date(2026, 4, 27), 3), [])
        self.assertEqual(pantry.expiring(date(2026, 4, 28), 3), [OLD])
        self.assertEqual(pantry.expiring(date(2026, 6, 1), 0), [OLD])
        self.assertEqual(pantry.expiring(date(2026, 8, 1), 0), [OLD, NEW])


class LoadTest(unittest.TestCase):
    def load(self, entries):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pantry.json"
            path.write_text(json.dumps(entries), encoding="utf-8")
            return load_pantry(path)

    def test_reads_batches(self):
        entries = [{"name": "flour", "amount": 0.2, "unit": "kg", "best_before": "2026-05-01"}, {"name": "eggs", "amount": 6}]
        self.assertEqual(
            self.load(entries).batches,
            [Batch("flour", Fraction(1, 5), KG, date(2026, 5, 1)), Batch("eggs", Fraction(6), PIECE)],
        )

    def test_takes_fractions_as_text(self):
        self.assertEqual(self.load([{"name": "rice", "amount": "1/2", "unit": "kg"}]).batches, [RICE])

    def test_refuses_unknown_units(self):
        with self.assertRaises(UnitError):
            self.load([{"name": "rice", "amount": 1, "unit": "stone"}])
