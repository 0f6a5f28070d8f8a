"""A text out of a file that says more, as a document: a country, a dictionary's entry, a row of a table."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import textwrap
import zipfile

LONGEST_TEXT = 10_000_000


def country(content: bytes, key: str) -> str:
    """The history of the country that a file of facts describes."""
    facts = json.loads(content)
    name = facts["Government"]["Country name"]["conventional short form"]["text"]
    history = re.sub(r"(\s*<br>\s*)+", "\n\n", facts["Introduction"]["Background"]["text"])
    return f"# {name}\n\n{html.unescape(re.sub(r'<[^>]+>', '', history)).strip()}\n"


def entry(content: bytes, key: str) -> str:
    """The entry of a dictionary under that headword, whose spaces are underlines."""
    headword = key.replace("_", " ")
    text = gzip.decompress(content).decode("utf-8")
    body = text.split(f"\n{headword}\n", 1)[1]
    own = re.split(r"\n(?=\S)", body, maxsplit=1)[0]
    plain = re.sub(r"[{}]|<[^>]+>\s*", "", textwrap.dedent(own))
    return f"# {headword}\n\n{plain.strip()}\n"


def row(content: bytes, key: str) -> str:
    """The title and text of the row of that number, in the first column or the last, of a packed table."""
    csv.field_size_limit(LONGEST_TEXT)
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(packed.namelist()[0]) as table:
        for found in csv.DictReader(io.TextIOWrapper(table, "utf-8")):
            values = list(found.values())
            if key in (values[0], values[-1]):
                return f"{found.get('title') or found.get('agenda')}\n\n{found['text'].strip()}\n"
    raise KeyError(key)
