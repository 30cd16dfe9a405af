"""Amounts as exact fractions."""

from fractions import Fraction

from larder.errors import AmountError


def parse_amount(text):
    """Reads `3`, `0.5`, `3/4` or `1 1/2`.

    Raises AmountError for anything else, and for amounts that are not above zero.
    """
    parts = text.split()
    if not 1 <= len(parts) <= 2:
        raise AmountError(text)
    try:
        amount = sum(Fraction(part) for part in parts)
    except (ValueError, ZeroDivisionError):
        raise AmountError(text) from None
    if amount <= 0:
        raise AmountError(text)
    if len(parts) == 2 and ("/" in parts[0] or "/" not in parts[1]):
        raise AmountError(text)
    return amount


def format_amount(amount, places=2):
    """Writes an amount as a decimal number, rounded, without zeros at its end."""
    text = f"{float(round(amount, places)):.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text
