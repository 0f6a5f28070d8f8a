"""Who is a person, and which pronoun fits them, as far as words tell."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.extraction.lexicon import TITLES, words

LEAST_NAMED, LEAST_SPOKEN_OF = 5, 8
_ROLES = words(
    "man woman boy girl child son daughter father mother brother sister husband wife uncle aunt nephew niece cousin "
    "king queen prince princess emperor empress pope bishop archbishop priest monk nun saint lord lady duke duchess "
    "count baron earl knight sultan khan shah president minister chancellor governor mayor senator judge lawyer "
    "general admiral colonel captain major soldier officer commander chief chairman chairwoman director manager "
    "doctor physician nurse surgeon professor teacher student scholar philosopher poet author writer historian "
    "novelist artist painter sculptor composer singer musician actor actress architect engineer inventor scientist "
    "physicist chemist biologist mathematician astronomer economist explorer merchant farmer worker leader founder "
    "owner designer producer journalist editor critic player coach champion astronaut pilot sailor slave servant "
    "superintendent widow opponent supporter inspector headmaster principal treasurer theologian reformer monarch "
    "ruler deputy secretary ambassador friend assistant partner heir successor predecessor"
)
_HE = words(
    "Mr Sir Lord King Prince Emperor Pope Duke Count Saint Father Brother John William George James Thomas Charles "
    "Robert Henry David Richard Joseph Edward Peter Paul Michael Martin Frank Louis Alexander Daniel Samuel Albert "
    "Arthur Frederick Philip Stephen Steven Mark Andrew Francis Walter Harry Jack Karl Carl Max Otto Hans Johann "
    "Isaac Benjamin Anthony Simon Adam Alan Brian Christopher Colin Dennis Donald Douglas Eric Ernest Eugene Gary "
    "Gerald Gordon Gregory Harold Howard Hugh Ivan Jacob Jeffrey Jonathan Julian Keith Kenneth Kevin Lawrence "
    "Leonard Matthew Nicholas Norman Oliver Oscar Patrick Ralph Raymond Roger Ronald Roy Russell Scott Sean Stanley "
    "Terry Theodore Timothy Tom Trevor Victor Vincent Wayne Abraham Ahmed Ali Mohammed Muhammad Antonio Carlos "
    "Fernando Giovanni Juan Marco Pedro Vladimir Sergei Friedrich Heinrich Wilhelm Ludwig Wolfgang Pierre Jean "
    "Jacques Felix Emil Hermann Ernst Hugo Oskar Erich Rudolf Gustav Anton Josef Franz Fritz Kurt Georg Stefan "
    "Anders Bruno Pablo Luis Miguel Nikolai Dmitri Leonardo Galileo Enrico Werner Niels Erwin Alfred Bernard "
    "Bertrand Roland Ferdinand Lewis Leo Leon Ludvig Lars Erik Sven Olaf Axel Fred Edwin Edgar Edmund Ernesto "
    "Francisco Jorge Diego Rafael Giuseppe Luigi Mario Paolo Nicolaus Johannes Tycho Isidor Ignaz Moritz Klaus Jan "
    "Pieter Hendrik Willem Denis Claude Jules Marcel Henri Philippe Guillaume Kofi Hassan Omar Yusuf Ibrahim "
    "Mustafa Hiroshi Kenji Raj Vikram Ravi Sanjay Tim Jim Bob Bill Mike Dave Steve Dan Ben Joe Tony Andy Nick Rob Ron "
    "Ken Jeff Greg Phil Don Ted Matt Pete Rick Larry Jerry Jimmy Bobby Johnny Eddie Rex Jefferson Neil Boris Igor Yuri "
    "Dick Conrad"
)
_SHE = words(
    "Mrs Ms Miss Lady Queen Princess Empress Duchess Mother Sister Mary Anne Anna Ann Elizabeth Catherine Katherine "
    "Margaret Jane Sarah Alice Emma Emily Charlotte Victoria Helen Ellen Julia Marie Maria Rose Ruth Rachel Rebecca "
    "Susan Barbara Patricia Linda Laura Lucy Martha Nancy Olivia Sophia Sophie Caroline Diana Dorothy Edith Eleanor "
    "Eva Florence Frances Grace Hannah Harriet Irene Isabella Jennifer Jessica Joan Judith Karen Kate Lisa Louise "
    "Marilyn Michelle Monica Nicole Rosa Sandra Stephanie Theresa Ursula Virginia Ada Agnes Amelia Amy Angela "
    "Beatrice Christine Clara Claire Elena Fatima Greta Hilda Ingrid Joanna Katharina Lena Lise Marta Nina Olga "
    "Emmy Ruby Hedy Hedwig Gertrude Gertrud Rosalind Dorothea Johanna Elsa Elsie Eleonora Francesca Giulia Lucia "
    "Carmen Isabel Ana Sofia Natalia Tatiana Irina Ekaterina Svetlana Astrid Birgit Karin Kristin Sigrid Annie "
    "Betty Cecilia Christina Claudia Daphne Deborah Elinor Ethel Gladys Gloria Henrietta Ida Jeanne Josephine "
    "Juliet Leila Lydia Mabel Marianne Maud Mildred Miriam Naomi Nora Pauline Penelope Phyllis Priya Rosalie Sylvia "
    "Vera Winifred Yuki Indira"
)


_ENDS = re.compile(
    r"(?:wright|smith|sman|(?<!car)eer|ologist|icist|keeper|master|monger|(?:^|team|class|room|ship|school)mate)$"
)


def is_role(lemma: str) -> bool:
    """Whether a noun says what a person is or does."""
    return lemma in _ROLES or bool(_ENDS.search(lemma))


def has_given_name(name: str) -> bool:
    """Whether a name of two words or more begins with a given name or a title.

    >>> has_given_name("Mary Anning"), has_given_name("Time Zone"), has_given_name("Victoria")
    (True, False, False)
    >>> has_given_name("Jean-Louis Arn")
    True
    """
    first = re.split(r"[ .-]", name)[0]
    return " " in name and (first in _HE or first in _SHE or first in TITLES)


def upright(title: str, text: str = "") -> str:
    """A person's name as it is said, where a title has the last name first: its first is known, or the text says it.

    >>> upright("Holm, Thomas"), upright("Arn, Brek"), upright("Holm, Odda", "Odda Holm was born in Brek.")
    ('Thomas Holm', 'Arn, Brek', 'Odda Holm')
    """
    last, comma, first = title.partition(", ")
    plain = comma and re.fullmatch(r"[A-Z][\w’'-]+", last) and re.fullmatch(r"[A-Z][\w.]+(?: [A-Z][\w.]*)*", first)
    turned = f"{first} {last}"
    return turned if plain and (has_given_name(turned) or turned in text) else title


def mostly_told_of(text: str, pronoun: str) -> str:
    """The last name of the one person whom a text names again and again and tells of as `he` or `she`.

    Empty where it names another person nearly as often, or says the pronoun seldom.
    """
    said = Counter(re.findall(r"\b[A-Z][a-z]{2,}\b", text))
    names = re.findall(r"\b([A-Z][a-z]+) ([A-Z][a-z]{2,})\b", text)
    persons = {last for first, last in names if has_given_name(f"{first} {last}") and fits(first, pronoun)}
    first, second = (*sorted(persons, key=lambda last: (-said[last], last))[:2], "", "")[:2]
    spoken = len(re.findall(rf"\b{pronoun}\b", text, re.IGNORECASE))
    clear = said[first] >= max(LEAST_NAMED, 2 * said[second])
    return first if clear and spoken >= LEAST_SPOKEN_OF else ""


def fits(name: str, pronoun: str) -> bool:
    """Whether the pronoun may be that person's.

    >>> fits("Mary Anning", "he"), fits("Mary Anning", "her"), fits("Sam Okoro", "he")
    (False, True, True)
    """
    first = re.split(r"[ .-]", name)[0]
    if pronoun.lower() in ("he", "him", "his", "himself"):
        return first not in _SHE
    return first not in _HE
