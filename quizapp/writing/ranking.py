"""The ranker's weights, fitted to readers' verdicts (`python -m tests.quality fit`); not by hand."""

LINE = 0.0
"""The chance of being accepted below which a question is a draft; 0 asks everything."""
BIAS = 0.0
WEIGHTS: dict[str, tuple[float, float, float]] = {}
"""Feature -> its mean, its spread, and what one spread more adds to the log odds of being accepted."""
RULES: dict[str, float] = {}
"""Rule -> what it adds to the log odds; 0 for a rule that no reader has judged."""
