"""Looking for questions: the language of a search, and which cards it finds."""
