"""The Fact, its identity, and conflicts between facts."""
