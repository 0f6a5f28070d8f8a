"""The families of facts that the clauses of a sentence give, the surest first."""

from __future__ import annotations

from quizapp.documents.model import Document
from quizapp.extraction.aliases import alias_facts
from quizapp.extraction.clause_changes import change_facts
from quizapp.extraction.clause_facts import facts_of
from quizapp.extraction.clause_members import member_facts
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.doers import doer_facts
from quizapp.extraction.efforts import effort_facts
from quizapp.extraction.identities import identity_facts
from quizapp.extraction.kinds import kind_facts
from quizapp.extraction.modifiers import modifier_facts
from quizapp.extraction.nominal import nominal_facts
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.parties import party_facts
from quizapp.extraction.results import result_facts
from quizapp.extraction.shifts import shift_facts
from quizapp.extraction.sources import source_facts
from quizapp.extraction.undergone import undergone_facts
from quizapp.facts.model import Fact


def family_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """The facts of a sentence that questions can be worded for; of two on the same words the surer one."""
    if any(mark in parsed.line.text for mark in "`_*") or parsed.line.text.isupper():
        return []
    found = [
        *kind_facts(parsed, here, context, document),
        *(fact for clause in here for fact in facts_of(clause, context, document)),
        *identity_facts(parsed, here, context, document),
        *alias_facts(parsed, context, document),
        *change_facts(parsed, context, document),
        *shift_facts(parsed, here, context, document),
        *undergone_facts(parsed, here, context, document),
        *doer_facts(parsed, here, context, document),
        *member_facts(parsed, here, context, document),
        *source_facts(parsed, here, context, document),
        *result_facts(parsed, here, context, document),
        *effort_facts(parsed, here, context, document),
        *nominal_facts(parsed, context, document),
        *party_facts(parsed, context, document),
        *modifier_facts(parsed, context, document),
    ]
    first = {(fact.value.span, fact.value.type): fact for fact in reversed(found)}
    return [fact for fact in found if first[fact.value.span, fact.value.type] is fact]
