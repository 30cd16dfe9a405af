"""What can be wrong with a text that a person wrote."""


class LarderError(Exception):
    """Base of all errors that are told to the user."""


class AmountError(LarderError):
    """A text that is no amount."""

    def __init__(self, text):
        super().__init__(f"not an amount: {text!r}")
        self.text = text


class UnitError(LarderError):
    """Two units that do not measure the same, or one that is not known."""


class RecipeError(LarderError):
    """A line of a recipe that cannot be read."""

    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class StockError(LarderError):
    """More is taken out of the pantry than is in it."""
