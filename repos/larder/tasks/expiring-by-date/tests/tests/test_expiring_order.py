import unittest
from datetime import date
from fractions import Fraction

from larder.pantry import Batch, Pantry
from larder.units import PIECE


class ExpiringOrderTest(unittest.TestCase):
    def setUp(self):
        days = [None, date(2026, 5, 3), date(2026, 5, 1), date(2026, 5, 3), date(2026, 5, 9), date(2026, 4, 1)]
        self.batches = [Batch(f"batch {at}", Fraction(1), PIECE, day) for at, day in enumerate(days)]
        self.pantry = Pantry(self.batches)

    def names(self, days):
        return [batch.name[-1] for batch in self.pantry.expiring(date(2026, 5, 1), days)]

    def test_is_that_of_the_dates_then_of_the_pantry(self):
        self.assertEqual(self.names(2), ["5", "2", "1", "3"])
        self.assertEqual(self.names(8), ["5", "2", "1", "3", "4"])
        self.assertEqual(self.names(-30), ["5"])
        self.assertEqual(self.names(-31), [])

    def test_leaves_the_pantry_in_its_order(self):
        self.names(8)
        self.assertEqual(self.pantry.batches, self.batches)
