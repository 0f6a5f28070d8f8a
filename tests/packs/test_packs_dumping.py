"""Records written as YAML: the same by either emitter, and the same when they are read again."""

from __future__ import annotations

import yaml as library
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.packs import dumping, yaml
from tests.packs.formats.made import HOSTILE, PLAIN, texts

VALUES = texts((*HOSTILE, *PLAIN, "long " * 40, "'", "#", "- a", "? b", "key: value", "\u2029", "two\nlines\u2028x"))
RECORDS = st.dictionaries(
    st.sampled_from(["id", "prompt", "choices", "answer"]),
    VALUES | st.lists(VALUES, max_size=3) | st.dictionaries(VALUES, VALUES, max_size=2),
    min_size=1,
)


@settings(max_examples=80)
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_records_are_read_again_alone_and_as_items_of_a_list(records: list[dict[str, object]]):
    items = "".join(dumping.item(dumping.block(record)) for record in records)
    assert yaml.load(items).data == [yaml.load(dumping.block(record)).data for record in records]


def test_letters_beyond_the_basic_ones_stay_letters_whichever_emitter_writes_them():
    record = {"prompt": "🎉 or 漢字?", "answer": "x" * 200, "choices": ["a: b", "no"]}
    plain = library.dump(record, Dumper=library.SafeDumper, sort_keys=False, allow_unicode=True, width=100)
    assert dumping.block(record) == plain.replace("'no'", "no")
