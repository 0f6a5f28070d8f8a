"""Documents become facts, one module a family; the only room that imports spaCy.

Two tiers. `structure` leads through what a document states by its form, without a parser: `acronyms` (`initials`),
`fields`, `headers`, `attributes`, `columns`, `tables`, `cells`, `lists`, `leads`, `lead`, `stages`, `siblings`,
`enumerations`, `tasks`, `pairs`, `terms`, `marked_terms`, `defined_terms` (`meant`), `definitions`, `timelines`,
`headings`, `labels`, `years`, `dated`, `lifespans`, the outlines' `labelled`, `remarks`, `headed_terms`, `described`
(`nesting`), and `records`, `offices`, `tenures` for who held an office; `subject`, `subjects`, `owner`, `label`
(`title_parts`, `recurring`) say whose it is, and `stated` makes the facts alike.

`clauses` leads through the sentences. `parser` and `parsed` read a line; `clause_tree`, `clause_parts`, `pieces` and
`predications` take it apart; `context`, `mentions`, `referring`, `resolving`, `persons`, `pointing`, `spelling_out` put
in what it leaves to the sentences before. `clause_families` asks each family in turn: `clause_facts`, `identities`,
`kinds`, `aliases`, `clause_changes`, `shifts`, `undergone` (with `behind`, `aims`, `reasons`, `ways`, `measures`),
`doers`, `clause_members`, `sources`, `results`, `efforts`, `nominal`, `parties`, `modifiers`; `asked` makes their
facts, and `telling`, `phrase_answers`, `quantities` say what may be asked. `clause_gaps` finds what is left:
`statement`, `trims`, `plain` and `standing` make sentences that stand alone, `gap_values`, `gap_names`, `gap_terms`
what may be missing in them, `gapped` the facts. `meanings` finds what a sentence says that a term means, `term_facts`
says which of it is asked. `lexicon`, `names`, `sorts`, `phrases` are words; `silence` says why a sentence gave nothing.
"""
