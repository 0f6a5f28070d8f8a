"""Where quizapp keeps things, which learner is meant, and how it looks: config.toml < environment < options."""

from quizapp.config.places import Paths, paths

__all__ = ["Paths", "paths"]
