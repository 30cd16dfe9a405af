import unittest

from larder.amounts import parse_amount
from larder.errors import AmountError


class AboveZeroTest(unittest.TestCase):
    def test_refuses_zero_and_less(self):
        for text in ["0", "0.0", "0/3", "-1", "-1/2", "-2 1/2"]:
            with self.assertRaises(AmountError):
                parse_amount(text)
