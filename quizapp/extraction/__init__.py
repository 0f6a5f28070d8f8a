"""Documents become facts, one module a family; the only room that imports spaCy."""
