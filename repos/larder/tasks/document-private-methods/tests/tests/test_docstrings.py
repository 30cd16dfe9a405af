import unittest

from larder.pantry import Pantry


class DocstringTest(unittest.TestCase):
    def test_says_what_private_methods_do(self):
        self.assertEqual(Pantry._of.__doc__, "The batches of something that are given in units of a measure.")
        self.assertEqual(Pantry._reduce.__doc__, "Makes a batch smaller by an amount in the smallest unit; a batch that is used up is gone.")

    def test_leaves_those_of_the_others(self):
        self.assertEqual(Pantry.add.__doc__, "Puts a batch behind the others.")
        self.assertEqual(Pantry.stock.__doc__, "How much there is of something, in the smallest unit of a measure.")
