"""Practice: a session with its questions, its store and the clock; the app and plain mode both sit on it."""
