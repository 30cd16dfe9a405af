import unittest
from fractions import Fraction

from larder.amounts import format_amount, parse_amount
from larder.errors import AmountError


class ParseAmountTest(unittest.TestCase):
    def test_reads_every_way_to_write_an_amount(self):
        rows = {"3": 3, "0.5": Fraction(1, 2), "3/4": Fraction(3, 4), "1 1/2": Fraction(3, 2), " 10 ": 10}
        for text, amount in rows.items():
            self.assertEqual(parse_amount(text), amount, text)

    def test_refuses_anything_else(self):
        for text in ["", "some", "0", "-1", "1/0", "1 2", "1/2 1/2", "1/2 1", "1 1 1/2", "1/"]:
            with self.assertRaises(AmountError) as caught:
                parse_amount(text)
            self.assertEqual(caught.exception.text, text)
            self.assertEqual(str(caught.exception), f"not an amount: {text!r}")


class FormatAmountTest(unittest.TestCase):
    def test_leaves_out_zeros_at_the_end(self):
        self.assertEqual(format_amount(Fraction(3, 2)), "1.5")
        self.assertEqual(format_amount(Fraction(200)), "200")
        self.assertEqual(format_amount(Fraction(1, 3)), "0.33")
        self.assertEqual(format_amount(Fraction(999, 1000)), "1")

    def test_rounds_to_the_places_asked_for(self):
        self.assertEqual(format_amount(Fraction(2, 3), 1), "0.7")
        self.assertEqual(format_amount(Fraction(20), 0), "20")
