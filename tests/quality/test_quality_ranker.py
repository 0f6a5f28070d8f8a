"""The ranker: the same for the same draft, fitted the same from the same labels, and saying why."""

import random

import numpy as np
import pytest

from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing import ranker
from quizapp.writing.draft import Draft
from quizapp.writing.ranker import FEATURES, chance, features, ranked_low
from quizapp.writing.shown import Surroundings
from tests.made_facts import fact, part
from tests.quality.fitting import auc, best_of, held_out, labelled, solved, written

TEXT = "The ferry Marigold, built by the Holm yard, has crossed the Sound since 1904, and it carries cars."
BUILT = fact("Marigold", "build", part("the Holm yard", ValueType.ORGANISATION, "agent"), rule="clause agent")
DRAFT = Draft(
    BUILT,
    "agent",
    "short",
    "Which yard made the ferry Marigold?",
    "Holm yard",
    passages=(Passage("ferry.txt", Span(0, len(TEXT))),),
    rule="wh agent",
)


AROUND = Surroundings({"ferry.txt": TEXT}, titles={"ferry.txt": "Ferries of the Sound"})


def test_features_are_figures_with_a_word_for_each():
    found = features(DRAFT, AROUND)
    assert list(found) == [feature.name for feature in FEATURES]
    assert len(set(found)) == len(found)
    assert all(isinstance(value, float) for value in found.values())
    assert (found["prompt_words"], found["source_commas"], found["cloze"]) == (6, 3, 0)
    assert found["foreign"] == pytest.approx(1 / 4, abs=0.01)


def test_a_draft_below_the_line_says_what_speaks_against_it(monkeypatch):
    monkeypatch.setattr(ranker, "WEIGHTS", {"source_commas": (0.0, 1.0, -1.0), "prompt_words": (6.0, 2.0, -1.0)})
    monkeypatch.setattr(ranker, "LINE", 0.5)
    assert ranked_low(DRAFT, AROUND) == "ranked low: commas in the passage"
    monkeypatch.setattr(ranker, "RULES", {"wh agent: clause agent": -5.0})
    assert ranked_low(DRAFT, AROUND) == "ranked low: the rule wh agent: clause agent"
    monkeypatch.setattr(ranker, "LINE", 0.0)
    assert ranked_low(DRAFT, AROUND) == ""


def test_chance_grows_with_what_speaks_for_it(monkeypatch):
    monkeypatch.setattr(ranker, "WEIGHTS", {"prompt_names": (1.0, 1.0, 2.0)})
    low, high = chance({"prompt_names": 0.0}, "none"), chance({"prompt_names": 3.0}, "none")
    assert 0 < low < high < 1


def labels(count: int = 300):
    """Questions of ten sets: many commas are bad, one rule is bad, the rest is chance."""
    rng = random.Random(5)
    rows = []
    for number in range(count):
        commas, rule = rng.randrange(6), rng.choice(["good", "bad"])
        odds = 0.95 - 0.12 * commas - 0.2 * (rule == "bad")
        rows.append(
            {
                "hash": f"{number:04}",
                "set": f"made/{number % 10}",
                "document": str(number % 30),
                "rule": rule,
                "found_by": rule,
                "status": "approved",
                "features": {"commas": float(commas), "noise": rng.random()},
                "accept": int(rng.random() < odds),
            }
        )
    return rows


def test_the_fit_finds_what_matters_on_sets_left_out():
    found = labelled(labels())
    assert auc(held_out(found, 3.0), found.y) > 0.7
    weights = dict(zip(("bias", *found.names, *found.rules), solved(found.x, found.y, np.full(5, 3.0)), strict=True))
    assert weights["commas"] < -0.5
    assert abs(weights["noise"]) < 0.2
    assert weights["bad"] < weights["good"]


def test_the_fit_is_the_same_whatever_the_order_of_labels():
    rows = labels()
    texts = set()
    for _ in range(3):
        random.Random(len(texts)).shuffle(rows)
        found = labelled(rows)
        texts.add(written(found, solved(found.x, found.y, np.full(5, 3.0)), 0.6))
    assert len(texts) == 1
    scope: dict[str, object] = {}
    exec(texts.pop(), scope)
    assert scope["LINE"] == 0.6
    assert set(scope["WEIGHTS"]) <= {"commas", "noise"}  # type: ignore[call-overload]


def test_auc_of_known_orders():
    y = np.array([1.0, 1.0, 0.0, 0.0])
    assert auc(np.array([0.9, 0.8, 0.2, 0.1]), y) == 1
    assert auc(np.array([0.1, 0.2, 0.8, 0.9]), y) == 0
    assert auc(np.array([0.5, 0.5, 0.5, 0.5]), y) == 0.5


def test_the_best_ranked_are_told_beside_all():
    chance, y = np.array([0.9, 0.1, 0.8, 0.2]), np.array([1.0, 0.0, 1.0, 1.0])
    assert best_of(chance, y)[0].startswith("accepted: 0.750 of all, 1.000 of the best 80%")
