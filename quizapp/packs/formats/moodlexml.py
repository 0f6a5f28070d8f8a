"""Moodle XML, the format of Moodle's question bank."""

from quizapp.packs.formats.moodlexml_reading import read
from quizapp.packs.formats.moodlexml_writing import write

__all__ = ["read", "write"]
