"""The journal of what a learner did, and the state derived from it."""
