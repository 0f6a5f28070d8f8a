"""The name of a column or field, taken apart: what it says, its unit, the year it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLURAL = re.compile(r"(?<=\w)\(s\)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_IN = re.compile(r"(?:,| in|/)\s+(\S{1,6})$")
_YEAR = re.compile(
    r"(?:(?:as of|in|census|est\.?|estimate|data)[ ,]*)*(\d{4})(?:[ ,]*(?:census|est\.?|estimate|data))*", re.I
)
UNITS = {
    "wh": "watt-hours", "mah": "milliampere-hours", "$": "dollars", "€": "euros", "£": "pounds",
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "µm": "micrometres",
    "nm": "nanometres",
    "mi": "miles", "ft": "feet", "in": "inches", "km²": "square kilometres", "km2": "square kilometres",
    "sq km": "square kilometres", "m²": "square metres", "m2": "square metres", "ha": "hectares",
    "sq mi": "square miles",
    "kg": "kilograms", "g": "grams", "mg": "milligrams", "t": "tonnes", "lb": "pounds", "oz": "ounces", "l": "litres",
    "ml": "millilitres", "h": "hours", "min": "minutes", "s": "seconds", "ms": "milliseconds", "mw": "megawatts",
    "kw": "kilowatts", "w": "watts", "gw": "gigawatts", "kwh": "kilowatt-hours", "mwh": "megawatt-hours", "v": "volts",
    "a": "amperes", "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz", "ghz": "gigahertz", "°c": "°C", "°f": "°F",
    "k": "kelvins", "pa": "pascals", "kpa": "kilopascals", "bar": "bars", "n": "newtons", "km/h": "km/h", "mph": "mph",
    "m/s": "m/s", "m³/s": "m³/s", "m3/s": "m³/s", "m³": "cubic metres", "m3": "cubic metres", "km³": "cubic kilometres",
    "g/cm³": "g/cm³", "g/cm3": "g/cm³", "kg/m³": "kg/m³", "%": "percent", "days": "days", "years": "years",
    "hours": "hours",
    "minutes": "minutes", "seconds": "seconds", "months": "months", "weeks": "weeks", "feet": "feet", "miles": "miles",
    "metres": "metres", "meters": "metres", "kilometres": "kilometres", "kilometers": "kilometres", "yards": "yards",
    "acres": "acres", "hectares": "hectares", "tons": "tons", "tonnes": "tonnes", "inches": "inches",
    "ly": "light-years",
    "light-years": "light-years", "light years": "light-years", "au": "astronomical units", "amu": "amu", "u": "u",
    "kcal": "kilocalories", "kj": "kilojoules", "j": "joules", "mb": "MB", "gb": "GB", "tb": "TB", "kb": "kB",
    "db": "dB",
    "°": "degrees", "knots": "knots", "kn": "knots", "million": "millions", "millions": "millions",
    "thousands": "thousands",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """What a column says without its brackets, in small letters but for names; its unit in words; its year."""

    said: str
    unit: str = ""
    year: str = ""


def header(name: str) -> Header | None:
    """The header taken apart; None where its brackets hold something else.

    >>> header("Length (km)"), header("Population (2020)")
    (Header(said='length', unit='kilometres', year=''), Header(said='population', unit='', year='2020'))
    """
    said, unit, year = _PLURAL.sub("", name.strip(" :*")), "", ""
    while match := _BRACKET.search(said):
        inside = match[1].strip()
        if inside.casefold() in UNITS:
            unit = UNITS[inside.casefold()]
        elif found := _YEAR.fullmatch(inside):
            year = found[1]
        else:
            return None
        said = said[: match.start()]
    if (match := _IN.search(said)) and match[1].casefold() in UNITS:
        said, unit = said[: match.start()], UNITS[match[1].casefold()]
    return Header(_small(said), unit, year) if said else None


def _small(said: str) -> str:
    """Small first letters, but for acronyms and words with capitals inside."""
    words = [word if sum(c.isupper() for c in word) > 1 else word[:1].lower() + word[1:] for word in said.split()]
    return " ".join(words)
