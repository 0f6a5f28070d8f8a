"""A class: what learners hand in, the union of it, and what it comes to."""
