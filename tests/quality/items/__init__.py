"""Questions with a flaw and without one, and how many of the flaws `check` sees."""
