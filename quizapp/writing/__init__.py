"""Facts become questions: wording, cloze, distractors and the gate.

`write` leads through the room. `wording*`, `sides`, `cloze`, `structure` and `enumerating` word drafts; `grounding` and
`labelling` complete what they cite and name. `gate` judges them: by `flaws` and `whole` they are dropped; by
`doubts`, `anchored`, `subjects`, `awkward` (how it reads), `loose` (what else would fit or was lost), `openings`
(gaps that other words fill) and `sure` (whether enough is said) they become drafts; `unique` and `ranker` look at all
together. `repeats` keeps one of what asks the same; `peers`, `distractors` and `fitting_options` find wrong options;
`asking` makes the question; `sound` holds it against the packs' lint. `keeping` and `changes` compare with an earlier
bank; `assistant` is the optional model.
"""
