"""Pantry, recipes and shopping lists."""
