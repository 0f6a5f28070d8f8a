"""How good the generated questions are: figures of a run, random samples for readers, and what readers said."""
