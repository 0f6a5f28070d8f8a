"""Units that stand with numbers: what they measure, and how many of the base unit one of them is."""

from __future__ import annotations

from decimal import Decimal

_TABLE = """
length 1 m metre metres meter meters
length 1000 km kilometre kilometres kilometer kilometers kms
length 0.01 cm centimetre centimetres centimeter centimeters
length 0.001 mm millimetre millimetres millimeter millimeters
length 1609.344 mi mile miles
length 0.3048 ft foot feet
mass 1 g gram grams gramme grammes
mass 1000 kg kilogram kilograms kilo kilos
mass 0.001 mg milligram milligrams
mass 1000000 t tonne tonnes
time 1 s sec second seconds
time 60 min minute minutes
time 3600 h hour hours
time 86400 d day days
time 604800 week weeks
volume 1 l litre litres liter liters
volume 0.001 ml millilitre millilitres
share 1 % percent per_cent pct
euro 1 € euro euros eur
dollar 1 $ dollar dollars usd us$
pound 1 £ pound pounds gbp
yen 1 ¥ yen jpy
franc 1 chf franc francs
mark 1 dm mark marks
area 1 m² m2
area 1000000 km² km2
area 10000 ha hectare hectares
celsius 1 °c °
fahrenheit 1 °f
months 1 month months
months 12 year years
"""
_UNITS = {
    name.replace("_", " "): (dimension, Decimal(factor))
    for dimension, factor, *names in (line.split() for line in _TABLE.strip().splitlines())
    for name in names
}
_AGAINST = "km² km2 m² m2 km cm mm kg mg ml ha ft mi min °C °F m g s h t l °"
ATTACHED = tuple(_AGAINST.split())
"""Those that may stand against the digits."""


def measure(unit: str) -> tuple[str, Decimal] | None:
    """What a unit measures and its size; None for a noun that counts (`troops`)."""
    return _UNITS.get(" ".join(unit.casefold().split()))
