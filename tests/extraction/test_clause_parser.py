"""The parser: which model is loaded, and what is said when there is none or its files were changed."""

import pytest

from quizapp.errors import QuizError
from quizapp.extraction import parser


def test_a_missing_model_names_the_line_that_installs_it(monkeypatch):
    monkeypatch.setattr(parser.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(QuizError) as caught:
        parser.load_parser.__wrapped__()
    assert caught.value.hint == 'pip install "quizapp[generate]"'


def test_a_file_that_is_not_the_one_checked_is_refused(tmp_path, monkeypatch):
    (tmp_path / "config.cfg").write_text("altered")
    monkeypatch.setattr(parser, "CHECKSUMS", {"config.cfg": "0" * 64})
    with pytest.raises(QuizError, match=r"config\.cfg is not the file that was checked"):
        parser.verify(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(QuizError, match="is missing"):
        parser.verify(tmp_path)


def test_the_installed_model_is_the_one_checked():
    pytest.importorskip(parser.CHECKED)
    parser.verify(parser._folder(parser.CHECKED))
