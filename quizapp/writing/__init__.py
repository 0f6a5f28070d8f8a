"""Facts become questions: wording, cloze, distractors and the gate."""
