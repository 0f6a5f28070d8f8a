# ruff: noqa: E501
"""reStructuredText: what becomes of its blocks and marks, with places in the file as it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import BlockKind, Document

PAGE = """\
.. _harbour:
.. |GH| replace:: GH
.. a comment
   that goes on

===============
Granite Harbour
===============

:Author: B. Rill
:Version: 1.2

The *harbour* of :ref:`Granite <harbour>` was built in 1871 by `Ida
Moss <http://example.org>`_ for ``ships`` [1]_ and |GH|.

Berths
------

.. note:: The flags are raised
   at nine.

.. warning::

   Boats may not stay
   overnight.

.. code-block:: sh
   :linenos:

   harbour --list

It is started by this line::

   harbour --start

.. figure:: quay.png
   :width: 3

   The quay in 1902.

   It is made of stone.

Depth
~~~~~

.. list-table:: Berths by depth
   :header-rows: 1

   * - Berth
     - Depth
   * - North
     - 9 m
       at low tide

.. csv-table::
   :header-rows: 1

   Berth,Built
   "North, old",1871

Quay
   A wall that ships lie along.

   It is made of stone.
Bollard : post
   A post for ropes.

- tugs
- ferries

#. Call.
#. Wait.

.. toctree::

   other

.. [1] After the *Yearly report*.

>>> 1 + 1
2
"""


def told(made: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in made.blocks]


def test_every_block_is_what_it_is() -> None:
    assert told(document("a.rst", PAGE)) == [
        ("heading", "Granite Harbour"),
        ("field", "Author: B. Rill"),
        ("field", "Version: 1.2"),
        ("paragraph", "The harbour of Granite was built in 1871 by Ida Moss for ships and GH."),
        ("heading", "Berths"),
        ("paragraph", "The flags are raised at nine."),
        ("paragraph", "Boats may not stay overnight."),
        ("code", "harbour --list"),
        ("paragraph", "It is started by this line:"),
        ("code", "harbour --start"),
        ("caption", "The quay in 1902."),
        ("paragraph", "It is made of stone."),
        ("heading", "Depth"),
        ("caption", "Berths by depth"),
        ("row", "North 9 m at low tide"),
        ("row", "North, old 1871"),
        ("item", "Quay A wall that ships lie along."),
        ("paragraph", "It is made of stone."),
        ("item", "Bollard A post for ropes."),
        ("item", "tugs"),
        ("item", "ferries"),
        ("item", "Call."),
        ("item", "Wait."),
        ("code", ">>> 1 + 1 2"),
    ]


def test_what_changed_with_a_version_is_read() -> None:
    text = ".. versionchanged:: 3.4\n   The gate was added.\n\n.. deprecated:: 3.5\n\n   The bar is to be used.\n"
    assert [said for kind, said in told(document("a.rst", text)) if kind == "paragraph"] == [
        "The gate was added.",
        "The bar is to be used.",
    ]


def test_sections_have_levels_and_terms_their_meaning() -> None:
    made = document("a.rst", PAGE)
    headings = [block for block in made.blocks if block.kind is BlockKind.HEADING]
    assert [block.level for block in headings] == [1, 2, 3]
    quay = next(block for block in made.blocks if block.text.startswith("Quay"))
    assert [(cell.name, cell.text) for cell in quay.cells] == [("Quay", "A wall that ships lie along.")]
    assert quay.headings == ("Granite Harbour", "Berths", "Depth")


def test_places_are_those_of_the_file() -> None:
    made = document("a.rst", PAGE.replace("\n", "\r\n"))
    block = next(block for block in made.blocks if "Ida Moss" in block.text)
    at = block.text.index("Ida Moss")
    assert made.passage(block.place(at, at + 8)) == "Ida\r\nMoss"


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Use :class:`~harbour.boats.Tug` for it all.", "Use Tug for it all."),
        ("It is told by `Moss`_ and by Lind_ alike.", "It is told by Moss and by Lind alike."),
        ("The value ``a_b`` and a_b_c are two names.", "The value a_b and a_b_c are two names."),
        ("The H\\ :sub:`2`\\ O was used in it.", "The H2O was used in it."),
        ("It was said [#note]_ and [Lind1902]_ read.", "It was said and read."),
        ("It is |name| that was used here.", "It is name that was used here."),
    ],
)
def test_marks_are_off(marked: str, plain: str) -> None:
    (block,) = document("a.rst", f"{marked}\n").blocks
    assert block.text == plain


PIECES = (
    "====\n", "----\n", "Title\n", ".. note::\n", ".. figure:: a\n", "   text\n", ".. list-table::\n", "   * - a\n", "     - b\n",
    ":a: b\n", "::\n", "Term\n   means this.\n", "- a\n", "#. b\n", "\n", "\n\n", "`a <b>`_", "``c``", "|d|", ".. |d| replace:: e\n",
    "[1]_ ", ".. [1] x\n", "\\ ", "\r\n", "\t", "word_ ", ":r:`x", "`", "The dog is here. ", ".. csv-table:: t\n", '   "a,b",c\n',
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join))
def test_whatever_it_holds_every_block_knows_its_place(text: str) -> None:
    made = document("a.rst", text)
    assert made.text == text
    for block in made.blocks:
        assert block.text
        assert len(block.places) == len(block.text)
        assert all(a < b for a, b in pairwise(block.places))
        assert block.places[-1] < len(text)
        for cell in block.cells:
            assert 0 <= cell.span.start < cell.span.end <= len(text)


@pytest.mark.long
def test_deep_nesting_and_long_lines_are_read_in_time() -> None:
    deep = "".join(f"{'   ' * n}.. note::\n\n" for n in range(300)) + " " * 900 + "The end was here.\n"
    odd = "`" * 20_000 + "\n\n" + "|a" * 20_000 + "\n\n" + "a_ " * 20_000 + "\n\n" + "[1]_" * 10_000 + "\n"
    assert document("a.rst", deep).text == deep
    assert document("a.rst", odd).text == odd
