"""Class nouns: what sort of thing a name or a phrase names, read off its own words."""

from __future__ import annotations

import re

from quizapp.facts.model import ValueType

_ORGANISATIONS = ["council", "committee", "commission", "assembly", "board", "parliament", "senate", "congress", "union", "organisation", "organization", "association", "federation", "alliance", "league", "society", "foundation", "institute", "institution", "academy", "university", "college", "school", "company", "corporation", "bank", "ministry", "department", "agency", "office", "authority", "court", "party", "team", "force", "army", "navy", "corps", "police", "service", "mission", "command", "staff", "government", "church", "group", "network", "consortium", "bureau", "administration", "secretariat", "initiative"]
_PLACES = ["city", "county", "country", "state", "province", "region", "district", "republic", "kingdom", "empire", "river", "lake", "mountain", "mountains", "island", "islands", "sea", "ocean", "bay", "gulf", "strait", "desert", "valley", "peninsula", "continent", "camp", "base", "fort", "castle", "palace", "cathedral", "monastery", "museum", "library", "bridge", "tower", "station", "airport", "park", "canyon", "volcano", "glacier", "canal", "harbour", "port", "street", "square", "building", "stadium", "theatre", "theater", "hospital", "prison", "garden", "basin", "plateau", "forest", "waterfall", "cape", "dam"]
_EVENTS = ["war", "battle", "siege", "revolution", "revolt", "rebellion", "uprising", "conference", "congress", "summit", "festival", "tournament", "olympics", "election", "crisis", "earthquake", "eruption", "flood", "famine", "plague", "pandemic", "massacre", "campaign", "operation", "expedition", "coup"]
_WORKS = ["resolution", "agreement", "treaty", "act", "law", "convention", "protocol", "constitution", "declaration", "charter", "chapter", "article", "directive", "accord", "pact", "edict", "decree", "bill", "amendment", "manifesto", "report", "plan", "programme", "program", "project", "strategy", "policy", "prize", "award", "medal", "theorem", "algorithm", "language", "standard", "telescope", "satellite", "spacecraft", "novel", "book", "journal", "newspaper", "magazine", "poem", "symphony", "opera", "painting", "film", "system", "process", "doctrine", "gate", "phase", "code"]
CLASSES: dict[str, ValueType] = {
    **dict.fromkeys(_WORKS, ValueType.WORK),
    **dict.fromkeys(_EVENTS, ValueType.EVENT),
    **dict.fromkeys(_PLACES, ValueType.PLACE),
    **dict.fromkeys(_ORGANISATIONS, ValueType.ORGANISATION),
}
_FIRST = frozenset(
    ["operation", "resolution", "chapter", "article", "camp", "fort", "cape", "lake", "mount", "gate", "phase", "project", "convention", "treaty", "battle", "siege", "university", "declaration", "act", "protocol", "edict", "bank", "ministry", "institute", "republic", "kingdom", "gulf", "strait", "bay", "isle"]
)
TITLES = frozenset(
    ["Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Prof", "Professor", "President", "King", "Queen", "Emperor", "Empress", "Prince", "Princess", "Pope", "Saint", "St", "General", "Gen", "Lt", "Maj", "Major", "Colonel", "Col", "Captain", "Capt", "Admiral", "Adm", "Sultan", "Duke", "Count", "Chancellor", "Senator", "Minister"]
)
_SMALL = frozenset(
    ["of", "the", "and", "for", "in", "de", "la", "von", "van", "der", "del", "di", "du", "da", "al", "on", "to", "des", "le", "los", "las", "el", "bin", "ibn", "at", "an", "a"]
)
COUNTRIES = frozenset(
    ["Afghanistan", "Albania", "Algeria", "Andorra", "Angola", "Argentina", "Armenia", "Australia", "Austria", "Azerbaijan", "Bahrain", "Bangladesh", "Belarus", "Belgium", "Belize", "Benin", "Bhutan", "Bolivia", "Botswana", "Brazil", "Brunei", "Bulgaria", "Burundi", "Cambodia", "Cameroon", "Canada", "Chad", "Chile", "China", "Colombia", "Croatia", "Cuba", "Cyprus", "Denmark", "Djibouti", "Ecuador", "Egypt", "Eritrea", "Estonia", "Eswatini", "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Germany", "Ghana", "Greece", "Guatemala", "Guinea", "Guyana", "Haiti", "Honduras", "Hungary", "Iceland", "India", "Indonesia", "Iran", "Iraq", "Ireland", "Israel", "Italy", "Jamaica", "Japan", "Jordan", "Kazakhstan", "Kenya", "Kosovo", "Kuwait", "Kyrgyzstan", "Laos", "Latvia", "Lebanon", "Lesotho", "Liberia", "Libya", "Liechtenstein", "Lithuania", "Luxembourg", "Madagascar", "Malawi", "Malaysia", "Mali", "Malta", "Mauritania", "Mauritius", "Mexico", "Moldova", "Monaco", "Mongolia", "Montenegro", "Morocco", "Mozambique", "Myanmar", "Namibia", "Nepal", "Netherlands", "Nicaragua", "Niger", "Nigeria", "Norway", "Oman", "Pakistan", "Panama", "Paraguay", "Peru", "Philippines", "Poland", "Portugal", "Qatar", "Romania", "Russia", "Rwanda", "Senegal", "Serbia", "Singapore", "Slovakia", "Slovenia", "Somalia", "Spain", "Sudan", "Suriname", "Sweden", "Switzerland", "Syria", "Taiwan", "Tajikistan", "Tanzania", "Thailand", "Togo", "Tunisia", "Turkey", "Turkmenistan", "Uganda", "Ukraine", "Uruguay", "Uzbekistan", "Venezuela", "Vietnam", "Yemen", "Zambia", "Zimbabwe", "Yugoslavia", "Prussia"]
) | {"United States", "United Kingdom", "Soviet Union", "North Macedonia", "South Africa", "New Zealand", "South Korea"}
BODIES = frozenset(
    ["council", "committee", "commission", "assembly", "board", "parliament", "senate", "congress", "secretariat", "authority", "authorities", "government", "ministry", "department", "agency", "office", "administration", "court", "bureau", "staff", "command"]
)


def bare(text: str) -> str:
    """The text without its leading article.

    >>> bare("the North Atlantic Council")
    'North Atlantic Council'
    """
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def is_name(text: str) -> bool:
    """Whether every word but the small ones is capitalised or a number, the first among them.

    >>> is_name("the Treaty of Rome"), is_name("Resolution 1244"), is_name("the first treaty")
    (True, True, False)
    """
    words = bare(text).split()
    if not words or not words[0][0].isupper() or words[-1].lower() in _SMALL:
        return False
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)


def is_acronym(text: str) -> bool:
    """Whether it is one word with at least two capitals and no small letters between.

    >>> is_acronym("KFOR"), is_acronym("RCs"), is_acronym("Rome")
    (True, True, False)
    """
    return bool(re.fullmatch(r"[A-Z][A-Z0-9&.-]*[A-Z0-9]s?", bare(text)))


def class_noun(name: str) -> str:
    """The class noun in a name, in lower case; empty where it has none.

    >>> class_noun("the Treaty of Rome"), class_noun("North Atlantic Council"), class_noun("Operation Allied Force")
    ('treaty', 'council', 'operation')
    """
    words = bare(name).split()
    if not words:
        return ""
    head = re.split(r"\s+(?:of|for|on|in|at|to|between)\s+", bare(name))[0].split()
    first, last = words[0].lower(), head[-1].lower()
    if first in _FIRST and len(words) > 1:
        return first
    if len(head) > 1 and re.fullmatch(r"[\dIVXLC]+", head[-1]) and head[-2].lower() in CLASSES:
        return head[-2].lower()
    return last if last in CLASSES and (len(words) > 1) else ""


def looks_like_person(name: str) -> bool:
    """Two to five capitalised words without a class noun, digits or an article; titles may come first."""
    words = [w.strip(".,") for w in name.split()]
    if name.lower().startswith("the ") or any(c.isdigit() for c in name) or class_noun(name):
        return False
    named = [w for w in words if w not in TITLES]
    return (
        1 <= len(named) <= 5
        and len(words) >= 2
        and all(w[:1].isupper() or w in _SMALL for w in named)
        and not any(len(w) > 2 and w.isupper() for w in named)
    )
