"""Who may come in where the app is served."""

from __future__ import annotations

import socket
import sys

import pytest

from quizapp.errors import QuizError
from quizapp.web.door import from_here, is_ours, knows, names
from tests.cli.conftest import Verb, verb  # noqa: F401


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8000", True),
        ("LOCALHOST:8000", True),
        ("[::1]:8000", True),
        ("localhost:8001", False),
        ("evil.example:8000", False),
        ("localhost.evil.example:8000", False),
        ("localhost:8000@evil.example", False),
        ("localhost:x", False),
        ("", False),
    ],
)
def test_only_our_own_names_are_answered(host: str, ours: bool) -> None:
    assert is_ours(host, 8000, names("127.0.0.1")) is ours


def test_other_names_are_ours_when_they_were_given() -> None:
    assert is_ours("quiz.example:8000", 8000, names("0.0.0.0", ["quiz.example"]))
    assert not is_ours("0.0.0.0:8000", 8000, names("0.0.0.0"))


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://localhost:8001", "file://"])
def test_no_other_page_may_ask(origin: str) -> None:
    assert not from_here(origin, "localhost:8000")


@pytest.mark.parametrize("path", ["/", "/ws", "/tokens/ws", "/toke", "//token", "/é"])
def test_without_the_token_there_is_nothing(path: str) -> None:
    assert not knows("token", path)
    assert knows("token", "/token/ws")


def test_without_the_extra_it_says_what_to_type(verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "quizapp.web.server", raising=False)
    done = verb("serve")
    assert done.returncode == 1
    assert 'pip install "quizapp[web]"' in done.stderr


def test_a_place_that_is_taken_is_said_in_one_line() -> None:
    pytest.importorskip("textual_serve")
    from quizapp.web.server import AppServer

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(QuizError) as error:
            AppServer(["true"], "127.0.0.1", port).run(print)
    assert error.value.message == f"cannot listen at 127.0.0.1:{port}: address already in use"
