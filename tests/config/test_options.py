"""config.toml read, with the environment over it, and changed by program without harm to what people wrote."""

from __future__ import annotations

import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.config import paths
from quizapp.config.options import NAME, flat, load
from quizapp.config.writing import changed, keep
from quizapp.errors import QuizError
from tests.cli.conftest import Verb, verb  # noqa: F401

BY_HAND = """\
# my own
[looks]
theme = "light"  # for the day

[keys]
preset = 'anki'
study-hint = "H"
"""


def test_the_environment_stands_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_text(BY_HAND, encoding="utf-8")
    assert load(tmp_path)["looks.theme"] == "light"
    assert load(tmp_path).single_keys == {"study-hint": "H"}
    monkeypatch.setenv("QUIZAPP_THEME", "contrast")
    assert load(tmp_path)["looks.theme"] == "contrast"
    monkeypatch.setenv("QUIZAPP_THEME", "pink")
    assert load(tmp_path)["looks.theme"] == "light"
    assert load(tmp_path).problems == (
        "QUIZAPP_THEME: looks.theme cannot be 'pink'; looks.theme is one of dark, light, contrast, terminal",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[looks]\n\ntheme = 3\n", ":3: looks.theme cannot be 3"),
        ("# a\n[look]\ntheme = 'dark'\n", ":3: there is no option 'look.theme'"),
        ("\ntheme = 'dark'\n", ":2: there is no option 'theme'"),
        ("[looks]\ntheme = dark\n", ":2:9: Invalid value"),
        ("[keys]\nstudy-hint = ''\n", ":2: keys.study-hint cannot be ''"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_stops_nothing(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    config = load(tmp_path)
    assert said in config.problems[0]
    assert config["looks.theme"] == "dark"


def test_the_library_may_be_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path))
    keep(tmp_path, "paths.library", str(tmp_path / "mine"))
    assert paths().library == tmp_path / "mine"
    keep(tmp_path, "paths.library", None)
    assert paths().library == tmp_path / "packs"


def test_a_change_leaves_everything_else(tmp_path: Path) -> None:
    assert changed(BY_HAND, "looks.theme", "dark") == BY_HAND.replace('"light"', '"dark"')
    assert changed(BY_HAND, "keys.preset", None) == BY_HAND.replace("preset = 'anki'\n", "")
    assert changed("", "looks.theme", "dark") == '[looks]\ntheme = "dark"\n'


def test_options_that_are_changed_at_once_are_all_kept(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(BY_HAND.replace("\n", "\r\n").encode())
    names = [f"keys.{name}-{number}" for name in "abcd" for number in range(5)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda name: keep(tmp_path, name, "x"), names))
    text = (tmp_path / NAME).read_bytes().decode()
    assert dict(flat(tomllib.loads(text))).keys() >= set(names)
    assert "preset = 'anki'\r\n" in text


def test_what_cannot_be_changed_is_left(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("looks.theme = 'light'\n", encoding="utf-8")
    with pytest.raises(QuizError, match="cannot be changed by program"):
        keep(tmp_path, "looks.theme", "dark")
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "looks.theme = 'light'\n"


LINES = st.lists(
    st.sampled_from(["# a", "", "[looks]", "[keys]", "[paths]", "theme = 'a' # b", 'preset = "x"', "k-1 = 'q'"])
)


@given(LINES, st.sampled_from(["looks.theme", "keys.preset", "keys.k-1"]), st.text("ab\"'\\é#", min_size=1))
def test_of_any_file_that_can_be_read_only_the_option_changes(lines: list[str], name: str, value: str) -> None:
    text = "\n".join(lines)
    try:
        before = dict(flat(tomllib.loads(text)))
    except tomllib.TOMLDecodeError:
        return
    after = changed(text, name, value)
    if not after.startswith(text) or "[" + name.partition(".")[0] + "]" in text:
        comments = [line for line in lines if line.startswith("#")]
        assert [line for line in after.splitlines() if line.startswith("#")] == comments
    assert dict(flat(tomllib.loads(after))) == {**before, name: value}


def test_config_reaches_them_in_the_same_words(verb: Verb) -> None:  # noqa: F811
    assert verb("config", "get", "looks.theme").stdout == "dark\n"
    assert verb("config", "set", "looks.theme", "light").stdout == "looks.theme = light\n"
    assert "looks.theme = light\n" in verb("config", "list").stdout
    assert verb("config", "set", "looks.theme", "default").stdout == "looks.theme = dark\n"
    assert "there is no option 'looks.colour'" in str(verb("config", "get", "looks.colour").stderr)
    assert verb("config", "set", "keys.study-hint", "H").stdout == "keys.study-hint = H\n"
    refused = verb("config", "set", "keys.study-hnt", "H")
    assert refused.returncode == 2
    assert "did you mean 'study-hint'?" in refused.stderr


def test_options_stand_over_the_environment(verb: Verb, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setenv("QUIZAPP_THEME", "light")
    assert verb("config", "get", "looks.theme").stdout == "light\n"
    assert verb("--theme", "contrast", "config", "get", "looks.theme").stdout == "contrast\n"
    refused = verb("--theme", "pink", "config", "get", "looks.theme")
    assert "looks.theme is one of dark" in str(refused.stderr)


def test_nobodys_folder_is_no_library(home: Path, monkeypatch: pytest.MonkeyPatch, verb: Verb) -> None:  # noqa: F811
    refused = verb("config", "set", "paths.library", "~nobody-of-that-name/packs")
    assert (refused.returncode, refused.stderr.splitlines()[1]) == (2, "hint: paths.library is a folder")
    monkeypatch.setenv("QUIZAPP_LIBRARY", "~nobody-of-that-name/packs")
    assert verb("due").returncode == 0
    assert "QUIZAPP_LIBRARY: paths.library cannot be" in verb("config", "list").stderr


def test_a_file_that_is_not_utf_8_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"[looks]\ntheme = 'd\xe9'\n")
    with pytest.raises(QuizError, match="0xE9 is not UTF-8"):
        keep(tmp_path, "looks.theme", "dark")
    assert (tmp_path / NAME).read_bytes() == b"[looks]\ntheme = 'd\xe9'\n"


def test_a_file_that_lies_elsewhere_is_changed_there(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "mine.toml").write_text(BY_HAND, encoding="utf-8")
    (kept / NAME).symlink_to(tmp_path / "mine.toml")
    keep(kept, "looks.theme", "dark")
    assert (kept / NAME).is_symlink()
    assert 'theme = "dark"  # for the day' in (tmp_path / "mine.toml").read_text(encoding="utf-8")
