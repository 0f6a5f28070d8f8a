"""The note types that every Anki comes with, by the names that they have in English."""

from __future__ import annotations

from quizapp.packs.formats.anki.collection import NoteType, Template

BASIC, REVERSED, OPTIONAL = "Basic", "Basic (and reversed card)", "Basic (optional reversed card)"
TYPED, CLOZE = "Basic (type in the answer)", "Cloze"
ANSWER = "<hr id=answer>"
_FORTH = Template("{{Front}}", "{{FrontSide}}" + ANSWER + "{{Back}}")
_BACK = Template("{{Back}}", "{{FrontSide}}" + ANSWER + "{{Front}}")
_IF_ASKED = Template("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", _BACK.back)
_TYPED = Template("{{Front}}{{type:Back}}", "{{Front}}" + ANSWER + "{{type:Back}}")
_GAPS = Template("{{cloze:Text}}", "{{cloze:Text}}{{Back Extra}}")
TYPES = {
    one.name: one
    for one in (
        NoteType(BASIC, False, ("Front", "Back"), (_FORTH,)),
        NoteType(REVERSED, False, ("Front", "Back"), (_FORTH, _BACK)),
        NoteType(OPTIONAL, False, ("Front", "Back", "Add Reverse"), (_FORTH, _IF_ASKED)),
        NoteType(TYPED, False, ("Front", "Back"), (_TYPED,)),
        NoteType(CLOZE, True, ("Text", "Back Extra"), (_GAPS,)),
    )
}


def unknown(name: str, fields: int, *, cloze: bool) -> NoteType:
    """What is made of a note type that only its name is known of: the first field asks, the others answer."""
    names = tuple(f"Field {number}" for number in range(1, max(fields, 1) + 1))
    front = "{{cloze:Field 1}}" if cloze else "{{Field 1}}"
    back = "<br>".join(f"{{{{{one}}}}}" for one in names[1:])
    return NoteType(name, cloze, names, (Template(front, "{{FrontSide}}" + ANSWER + back),))
