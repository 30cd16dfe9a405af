import unittest
from datetime import date
from fractions import Fraction

from larder.errors import StockError
from larder.pantry import Batch, Pantry
from larder.units import find_unit

G, KG, ML = find_unit("g"), find_unit("kg"), find_unit("ml")
BATCHES = [Batch("flour", Fraction(1), KG, date(2026, 8, 1)), Batch("flour", Fraction(200), G, date(2026, 5, 1)), Batch("flour", Fraction(900), ML), Batch("rice", Fraction(1), KG)]


class TakeTest(unittest.TestCase):
    def test_takes_nothing_when_there_is_not_enough(self):
        pantry = Pantry(BATCHES)
        with self.assertRaisesRegex(StockError, "^not enough flour: 300 short$"):
            pantry.take("flour", Fraction(3, 2), KG)
        self.assertEqual(pantry.batches, BATCHES)

    def test_says_the_same_when_there_is_nothing(self):
        pantry = Pantry(BATCHES)
        with self.assertRaisesRegex(StockError, "^not enough salt: 5 short$"):
            pantry.take("salt", Fraction(5), G)
        self.assertEqual(pantry.batches, BATCHES)

    def test_takes_what_goes_off_first_when_there_is_enough(self):
        pantry = Pantry(BATCHES)
        pantry.take("flour", Fraction(250), G)
        self.assertEqual(pantry.batches, [Batch("flour", Fraction(19, 20), KG, date(2026, 8, 1)), *BATCHES[2:]])
        pantry.take("flour", Fraction(19, 20), KG)
        self.assertEqual(pantry.batches, BATCHES[2:])

    def test_takes_from_batches_that_are_alike(self):
        alike = Batch("salt", Fraction(10), G)
        pantry = Pantry([alike, alike, alike])
        pantry.take("salt", Fraction(25), G)
        self.assertEqual([batch.amount for batch in pantry.batches], [5])
