"""Pairs on alternating lines, as a page's box of facts looks once its table is gone: `Length`, then `430 km`."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.documents import prose
from quizapp.documents.model import BlockKind, Cell
from quizapp.documents.piece import Piece
from quizapp.documents.placed import joined

_KEYS = re.compile(
    r"""(?:total\ |official\ |average\ |maximum\ |minimum\ |max\.?\ |min\.?\ |scientific\ |chemical\ |first\ |last\
|primary\ |main\ |largest\ |conservation\ )*
    (?:kingdom|domain|phylum|division|class|order|suborder|infraorder|superfamily|family|subfamily|tribe|genus
    |species|subspecies
    |binomial\ name|trinomial\ name|synonyms|status|length|width|height|depth|weight|mass|size|wingspan|lifespan
    |life\ span|diet
    |habitat|range|gestation(?:\ period)?|clutch\ size|born|died|birth\ name|birthplace|place\ of\ birth
    |date\ of\ birth|nationality
    |occupations?|spouse|children|parents|alma\ mater|education|known\ for|awards|years\ active|genres?|labels?
    |instruments|members
    |founded|founders?|established|headquarters|industry|products|revenue|employees|number\ of\ employees|parent
    |subsidiaries|type
    |key\ people|area\ served|website|country|region|province|state|district|county|municipality|capital|city
    |largest\ city|languages?
    |currency|population|area|density|elevation|highest\ point|lowest\ point|coordinates|location|time\ zone
    |postal\ code|area\ code
    |mayor|president|prime\ minister|monarch|government|legislature|religion|demonym|motto|anthem|national\ anthem
    |calling\ code
    |source|mouth|basin|basin\ size|discharge|tributaries|bridges|volume|surface\ area|inflows?|outflows?
    |catchment(?:\ area)?|islands|depth|shore\ length
    |formula|molar\ mass|appearance|melting\ point|boiling\ point|solubility(?:\ in\ water)?|atomic\ number|symbol
    |pronunciation
    |standard\ atomic\ weight|group|block|electron\ configuration|phase|discovery|discovered|discoverer
    |named\ after|orbital\ period
    |radius|diameter|temperature|moons|satellites|aphelion|perihelion|eccentricity|rotation\ period
    |escape\ velocity|surface\ gravity
    |architects?|architectural\ style|style|material|opened|completed|construction\ started|built|builder|owner
    |operator|cost|floors
    |capacity|launched|commissioned|decommissioned|displacement|speed|crew|armament|propulsion|draught|beam
    |manufacturer|designer
    |developers?|publishers?|platforms?|release\ date|released|initial\ release|stable\ release|written\ in
    |operating\ system|license
    |directed\ by|produced\ by|written\ by|starring|music\ by|running\ time|budget|box\ office|author|illustrator
    |cover\ artist
    |pages|isbn|publication\ date|preceded\ by|followed\ by|predecessor|successor|reign|coronation|house|dynasty
    |father|mother|burial
    |date|dates|result|belligerents|commanders|strength|casualties|duration|participants|frequency|place|season
    |course|main\ ingredients
    |place\ of\ origin|serving\ temperature|cooking\ time|preparation\ time|prep\ time|servings|yield|calories
    |model|power|voltage)
    (?:\ \([^()]{1,20}\))?\s*:?""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip


def infoboxes(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with keys and values that alternate, at least two pairs, made into fields."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at)
        if end - at >= 4:
            found += [_field(pieces[n], pieces[n + 1]) for n in range(at, end, 2)]
            at = end
        else:
            found.append(pieces[at])
            at += 1
    return found


def _end(pieces: list[Piece], at: int) -> int:
    end = at
    while end + 1 < len(pieces) and _is_key(pieces[end]) and _is_value(pieces[end + 1]):
        end += 2
    return end


def _is_key(piece: Piece) -> bool:
    return piece.kind is None and piece.lone and len(piece.text) <= 40 and bool(_KEYS.fullmatch(piece.text))


def _is_value(piece: Piece) -> bool:
    if (
        piece.kind is not None
        or not piece.lone
        or not piece.text
        or len(piece.text) > 120
        or _KEYS.fullmatch(piece.text)
    ):
        return False
    return not (prose.ends(piece.text) and prose.has_verb(piece.text))


def _field(key: Piece, value: Piece) -> Piece:
    cell = Cell(key.text.rstrip(" :"), value.text, value.body.span)
    return replace(key, kind=BlockKind.FIELD, body=joined([key.body, value.body]), cells=(cell,))
