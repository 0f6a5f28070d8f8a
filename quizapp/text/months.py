"""Names of months, seasons and weekdays in the languages that packs are written in."""

from __future__ import annotations

import unicodedata

_NAMES = """
january jan januar jänner janvier enero janar gennaio janeiro januari
february feb februar février febrero shkurt febbraio fevereiro februari
march mar märz mars marzo março maart
april apr avril abril prill aprile
may mai mayo maj maggio maio mei
june jun juni juin junio qershor giugno junho
july jul juli juillet julio korrik luglio julho
august aug août agosto gusht augustus
september sep sept septembre septiembre setiembre shtator settembre setembro
october oct oktober octobre octubre tetor ottobre outubro
november nov novembre noviembre nëntor novembro
december dec dezember décembre diciembre dhjetor dicembre dezembro
"""


def _bare(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))


MONTHS: dict[str, int] = {
    form: number
    for number, line in enumerate(_NAMES.strip().splitlines(), 1)
    for name in line.split()
    for form in (name, _bare(name))
}
"""Lower-case name or abbreviation -> number, with and without accents."""

ORDINARY = frozenset({"may", "march", "august", "mars", "mar", "sept", "mai", "maj", "jan", "dec", "jun", "nov"})
"""Month names that are ordinary words or names too: never a date in lower case."""

ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season -> its first month, in the north."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first",
)  # fmt: skip
