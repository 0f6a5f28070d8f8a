"""quizapp turns documents into knowledge that stays.

Data flows one way through the rooms: text, documents, facts, packs, extraction, writing, generate, study, figures,
store, config, practice, tui and web, cli. A room may import the ones before it, never one after it.
"""

__version__ = "0.1.0"
