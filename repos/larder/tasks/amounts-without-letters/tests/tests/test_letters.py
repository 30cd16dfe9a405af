import unittest
from fractions import Fraction

from larder.amounts import parse_amount
from larder.errors import AmountError


class LettersTest(unittest.TestCase):
    def test_are_refused(self):
        for text in ["1e3", "1E3", "2.5e1", "1_000", "1 1_0/2_0", "1e0 1/2", "nan", "inf"]:
            with self.assertRaises(AmountError) as caught:
                parse_amount(text)
            self.assertEqual(caught.exception.text, text)

    def test_leaves_other_amounts(self):
        rows = {"1000": 1000, "0.25": Fraction(1, 4), ".5": Fraction(1, 2), "+2": 2, "7/8": Fraction(7, 8), "2\t1/4": Fraction(9, 4)}
        for text, amount in rows.items():
            self.assertEqual(parse_amount(text), amount, text)

    def test_still_refuses_what_it_refused(self):
        for text in ["", "0", "-1", "1 2", "1/0", "1,5", "1 1 1"]:
            with self.assertRaises(AmountError):
                parse_amount(text)
