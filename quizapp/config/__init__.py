"""Where quizapp keeps things, which learner is meant, and how it looks: config.toml < environment < options."""

from quizapp.config.places import CORRECTIONS, Paths, paths, person

__all__ = ["CORRECTIONS", "Paths", "paths", "person"]
