"""Question kinds and packs: reading, checking, curation, the library and other formats."""
