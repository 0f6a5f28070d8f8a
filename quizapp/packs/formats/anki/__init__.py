"""Anki's files: its packages, with what was answered, and its text files."""
