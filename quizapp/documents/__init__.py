"""A file becomes a Document: text with stable offsets, title, date, language, blocks and sentences."""
