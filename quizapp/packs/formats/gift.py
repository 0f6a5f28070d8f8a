"""GIFT, Moodle's text format."""

from quizapp.packs.formats.gift_reading import read
from quizapp.packs.formats.gift_writing import write

__all__ = ["read", "write"]
