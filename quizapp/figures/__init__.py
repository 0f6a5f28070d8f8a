"""Rows and cards become figures; pure."""
