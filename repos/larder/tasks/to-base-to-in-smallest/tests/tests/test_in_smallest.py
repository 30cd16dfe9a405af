import unittest

from larder import pantry, shopping, units


class InSmallestTest(unittest.TestCase):
    def test_has_no_other_name(self):
        self.assertEqual(units.in_smallest(3, units.find_unit("kg")), 3000)
        for module in [units, pantry, shopping]:
            self.assertIs(module.in_smallest, units.in_smallest)
            self.assertFalse(hasattr(module, "to_base"))
