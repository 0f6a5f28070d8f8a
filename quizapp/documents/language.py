"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import re

from quizapp.documents import verbs

_COMMON = {
    "en": "the of and to in is that for with was as are by from this be at which have were has their not or it",
    "de": "der die das und ist nicht ein eine von mit den des dem zu im auf für sich als auch wird sind bei wurde",
    "fr": "le la les des et est dans une un du pour que qui par sur au aux avec sont ce cette pas plus été leur",
    "es": "el la los las de y en que es un una por con para del se su al como más fue son pero este esta",
    "it": "il la di e che in un una per del della è sono con non dei le gli nel alla da si come più anche",
    "pt": "o a os as de e em que um uma do da dos das para com não por mais foi são no na ao como",
    "nl": "de het een van en in is dat op te zijn met voor niet door aan er om ook bij als worden werd",
    "sq": "të e në dhe i për me një nga që është më se u si ka ishte janë nuk kjo ky këtë prej",
    "sr": "je u i na se da su za od koji što kao iz sa bio ili ne su bila ovaj jugoslavije није је на се да су за од",
    "pl": "w i na z do się nie jest to że oraz przez od po dla był jako za są o które który",
    "sv": "och i att det som en på är av för med till den har de inte om ett var från vid",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar en ise olduğu tarafından",
    "la": "et in est non ad cum ut sed quod qui ex de ab esse sunt per hoc quae atque enim",
}
_VOTES = {word: [code for code, listed in _COMMON.items() if word in listed.split()] for listed in _COMMON.values()
          for word in listed.split()}  # fmt: skip
_ENOUGH, _SHORT = 0.12, 120
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        """the of and to in is that for with was as are by from this be at which have were has their not or it he she
        they we you his her its our your my an a on into after before when where who what how then than there these
        those will would can could should may must do does did being had about over under between most more some all
        each every only also out up down if because but so very just now here days water work number""",
    )
)


def language_of(text: str) -> str:
    """Two letters, or `und` where no language has enough of the words.

    >>> language_of("The force was set up by the council and is led from the capital of the country.")
    'en'
    """
    found = re.findall(r"[^\W\d_]+", text[:60_000].casefold())
    votes: dict[str, float] = {}
    for word in found:
        for code in _VOTES.get(word, ()):
            votes[code] = votes.get(code, 0) + 1
    best = max(sorted(votes), key=lambda code: votes[code], default="und")
    if not votes or votes[best] < _ENOUGH * len(found) or votes[best] < 2:
        return _of_few(found)
    return best


def _of_few(words: list[str]) -> str:
    """English, if a text of few words has only ASCII letters, and words that only English has."""
    if not words or not all(word.isascii() for word in words):
        return "und"
    told = sum(word in _ENGLISH or verbs.is_english(word) for word in words)
    return "en" if told >= 2 and told >= (0.25 if len(words) < _SHORT else 0.2) * len(words) else "und"
