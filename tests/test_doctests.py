"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import quizapp


@pytest.mark.long
def test_every_example_gives_what_it_says() -> None:
    tried = 0
    for module in pkgutil.walk_packages(quizapp.__path__, "quizapp."):
        if module.name.endswith("__main__"):
            continue
        result = doctest.testmod(importlib.import_module(module.name))
        assert result.failed == 0, module.name
        tried += result.attempted
    assert tried > 40
